//! Reading ModernGov's answer to `GetCouncillorsByWard`: how many seats each ward has, and which offices councillors hold. Pure.
//!
//! Nothing that says who a councillor is leaves this file.

use super::xml::plain_text;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use values::words::t;

/// A ward of the council and how many councillors it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ward {
    pub(super) title: String,
    pub(super) seats: u32,
}

/// What a council's list says without saying who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Council {
    /// In the order of the list.
    pub(super) wards: Vec<Ward>,
    /// Offices such as leader or mayor, and how many hold them.
    pub(super) offices: BTreeMap<String, u32>,
}

/// The most councillors of one list; the largest councils have about a hundred.
const MOST: u32 = 1000;

/// The wards and offices of the file, or what is wrong with it, in words.
pub(super) fn read(bytes: &[u8]) -> Result<Council, String> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| not_the_list())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut council, mut ward, mut element, mut all) = (Council::default(), None::<Ward>, String::new(), 0);
    let (mut title, mut offices, mut is_list) = (String::new(), String::new(), false);
    loop {
        match reader.read_event().map_err(|_| not_the_list())? {
            Event::Start(start) => {
                element = start.name().as_ref().to_lowercase();
                match element.as_str() {
                    "councillorsbyward" => is_list = true,
                    "ward" => (ward, title) = (Some(Ward::default()), String::new()),
                    "councillor" => offices.clear(),
                    _ => {}
                }
            }
            Event::Text(text) => put((&element, &text), &mut title, &mut offices),
            Event::GeneralRef(entity) => put((&element, &format!("&{};", &*entity)), &mut title, &mut offices),
            Event::End(end) => {
                match end.name().as_ref().to_lowercase().as_str() {
                    "councillor" => {
                        all += 1;
                        ward.iter_mut().for_each(|ward| ward.seats += 1);
                        add_offices(&mut council, &offices);
                    }
                    "ward" => council.wards.extend(ward.take().map(|ward| Ward { title: plain_text(&title), ..ward })),
                    _ => {}
                }
                element.clear();
            }
            Event::Eof => break,
            _ => {}
        }
        if all > MOST {
            return Err(t("The file lists more councillors than a council has").into_owned());
        }
    }
    council.wards.retain(|ward| !ward.title.is_empty() && ward.seats > 0);
    if is_list && !council.wards.is_empty() { Ok(council) } else { Err(not_the_list()) }
}

/// Takes only the name of the ward and the offices; every other text is passed over.
fn put((element, text): (&str, &str), title: &mut String, offices: &mut String) {
    match element {
        "wardtitle" => title.push_str(text),
        "keyposts" => offices.push_str(text),
        _ => {}
    }
}

/// Offices stand beside each other with commas or semicolons.
fn add_offices(council: &mut Council, offices: &str) {
    let plain = plain_text(offices);
    for office in plain.split([',', ';']).map(str::trim).filter(|office| !office.is_empty()) {
        *council.offices.entry(office.to_owned()).or_default() += 1;
    }
}

fn not_the_list() -> String {
    t("This is not a list of councillors by ward. Choose the XML file that GetCouncillorsByWard of the council's ModernGov site gives")
        .into_owned()
}

/// The titles of the posts: one for each seat of a ward and for each holder of an office. The first has no number, so that
/// it keeps its title when the ward gets another seat.
pub(super) fn posts(council: &Council) -> Vec<String> {
    use values::words::fill;
    let numbered = |one: String, n: u32| match n {
        1 => one,
        _ => fill("{post} (seat {n})", &[("post", &one), ("n", &n.to_string())]),
    };
    let seats = council.wards.iter().flat_map(|ward| {
        let title = fill("Councillor, {ward}", &[("ward", &ward.title)]);
        (1..=ward.seats).map(move |n| numbered(title.clone(), n))
    });
    let offices = council.offices.iter().flat_map(|(office, all)| (1..=*all).map(move |n| numbered(office.clone(), n)));
    seats.chain(offices).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shape of the answer, with people who were never there.
    const ANSWER: &str = "<councillorsbyward><wards>\
        <ward><wardtitle>Abbey &amp;amp; Mill</wardtitle><councillors>\
        <councillor><councillorid>1</councillorid><fullusername>Councillor A Person</fullusername><photobigurl>http://x/1.jpg</photobigurl>\
        <politicalpartytitle>A Party</politicalpartytitle><keyposts>Leader of the Council, Cabinet Member for Safety</keyposts>\
        <workaddress><email>a.person@example.org</email></workaddress></councillor>\
        <councillor><fullusername>Councillor B Person</fullusername><keyposts/></councillor></councillors></ward>\
        <ward><wardtitle>Castle</wardtitle><councillors><councillor><fullusername>Vacancy</fullusername></councillor></councillors></ward>\
        <ward><wardtitle>Nobody</wardtitle><councillors/></ward></wards></councillorsbyward>";

    #[test]
    fn wards_are_counted_and_nobody_is_named() {
        let council = read(ANSWER.as_bytes()).expect("the list");
        let titles = posts(&council);
        assert_eq!(
            titles,
            [
                "Councillor, Abbey & Mill",
                "Councillor, Abbey & Mill (seat 2)",
                "Councillor, Castle",
                "Cabinet Member for Safety",
                "Leader of the Council"
            ]
        );
        let all = format!("{council:?}");
        assert!(!all.contains("Person") && !all.contains("Party") && !all.contains("example.org") && !all.contains("jpg"));
    }

    #[test]
    fn anything_else_is_refused_in_words() {
        let committees = "<committees><committee><committeetitle>X</committeetitle></committee></committees>";
        for file in ["", committees, "<councillorsbyward><wards></wards></councillorsbyward>", "<html></html>", "\u{0}"] {
            assert!(read(file.as_bytes()).expect_err("not the list").starts_with("This is not a list of councillors"), "{file}");
        }
        let many = format!(
            "<councillorsbyward><ward><wardtitle>X</wardtitle>{}</ward></councillorsbyward>",
            "<councillor></councillor>".repeat(1001)
        );
        assert!(read(many.as_bytes()).is_err_and(|words| words.contains("more councillors")));
    }
}
