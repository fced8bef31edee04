//! Reading ModernGov's answer to `GetCommittees`. Pure.
//!
//! Names of elements are in lower case, booleans are `True` and `False`, counts come with a leading blank, and the text of
//! titles is escaped twice.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use values::words::t;

/// One committee as the council's site lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Committee {
    /// Its number on that site.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// The group under which that site lists it.
    pub category: String,
    /// Whether that site says that it is no longer there.
    pub ended: bool,
}

/// The most committees that one file may list; the largest councils have a few hundred.
const MOST: usize = 2000;
/// The longest title that is taken.
const LONGEST: usize = 300;

/// The committees of the file, or what is wrong with it, in words.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Committee>, String> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| not_the_list())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut found, mut here, mut element) = (Vec::new(), None::<Committee>, String::new());
    loop {
        match reader.read_event().map_err(|_| not_the_list())? {
            Event::Start(start) => {
                element = start.name().as_ref().to_lowercase();
                if element == "committee" {
                    here = Some(Committee::default());
                }
            }
            Event::Text(text) => {
                put(here.as_mut(), &element, &text);
            }
            Event::GeneralRef(entity) => {
                put(here.as_mut(), &element, &format!("&{};", &*entity));
            }
            Event::End(end) => {
                if end.name().as_ref().eq_ignore_ascii_case("committee") {
                    found.extend(here.take().map(plain).filter(|committee| !committee.title.is_empty()));
                }
                element.clear();
            }
            Event::Eof => break,
            _ => {}
        }
        if found.len() > MOST {
            return Err(t("The file lists more committees than a council has").into_owned());
        }
    }
    if found.is_empty() { Err(not_the_list()) } else { Ok(found) }
}

fn put(committee: Option<&mut Committee>, element: &str, text: &str) {
    let Some(committee) = committee else { return };
    match element {
        "committeeid" => committee.number.push_str(text.trim()),
        "committeetitle" => committee.title.push_str(text),
        "committeecategory" => committee.category.push_str(text),
        "committeedeleted" | "committeeexpired" => committee.ended |= text.trim().eq_ignore_ascii_case("true"),
        _ => {}
    }
}

/// Takes both layers of escapes off, and blanks around and between.
fn plain(committee: Committee) -> Committee {
    Committee { title: plain_text(&committee.title), category: plain_text(&committee.category), ..committee }
}

/// A text without both layers of escapes, with single blanks.
pub(super) fn plain_text(text: &str) -> String {
    let once = unescape(text).map_or_else(|_| text.to_owned(), |text| text.into_owned());
    let twice = unescape(&once).map_or_else(|_| once.clone(), |text| text.into_owned());
    let words: Vec<&str> = twice.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

fn not_the_list() -> String {
    t("This is not a list of committees. Choose the XML file that GetCommittees of the council's ModernGov site gives")
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Committee, read};

    /// As a city council's site answered (public data).
    const ANSWER: &str = include_str!("../../../../demo/moderngov/GetCommittees.xml");

    #[test]
    fn a_councils_own_answer_is_read() {
        let found = read(ANSWER.as_bytes()).expect("the list");
        assert_eq!(found.len(), 3);
        assert!(found[0].ended, "the first has expired");
        let audit = Committee {
            number: "144".into(),
            title: "Audit Committee".into(),
            category: "Governance and Decision Making Committees".into(),
            ended: false,
        };
        assert_eq!(found[2], audit);
    }

    #[test]
    fn titles_are_escaped_twice() {
        let file = "<committees><committeescount> 1</committeescount><committee><committeeid>5</committeeid>\
            <committeetitle>Crime &amp;amp; Disorder  Committee</committeetitle></committee></committees>";
        assert_eq!(read(file.as_bytes()).expect("the list")[0].title, "Crime & Disorder Committee");
    }

    #[test]
    fn anything_else_is_refused_in_words() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><committees><committee><committeetitle>&b;</committeetitle></committee></committees>";
        assert!(read(bomb.as_bytes()).is_ok_and(|found| found[0].title == "&b;"), "entities are not made larger");
        for file in ["", "committees", "<html><body>403</body></html>", "<committees><committee>", "\u{0}"] {
            assert!(read(file.as_bytes()).expect_err("not the list").starts_with("This is not a list of committees"), "{file}");
        }
        assert!(read(b"\xff\xfe<").is_err());
    }
}
