//! Where papers stand in a pack, and how that is kept from one version to the next. No database, no clock, no web.

use documents::pack::Place;
use uuid::Uuid;
use values::words::fill;

/// Everyone: what the law publishes.
pub const PUBLIC: &str = "public";
/// The members of the board: the same, and what is closed to the public.
pub const MEMBERS: &str = "members";

/// Where a paper stands in a version of a pack: the item, the paper, the numbers on its first and its last page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The item.
    pub item: Uuid,
    /// The paper, or the restricted part.
    pub paper: Uuid,
    /// The number on its first page: `38` or `38a`.
    pub first: String,
    /// The number on its last page.
    pub last: String,
}

/// Writes where papers stand, one to a line.
pub fn written(all: &[Stands]) -> String {
    let line = |it: &Stands| format!("{} {} {} {}", it.item, it.paper, it.first, it.last);
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`written`] wrote. A line that says nothing is left out.
pub fn read(text: &str) -> Vec<Stands> {
    let line = |line: &str| {
        let mut words = line.split_whitespace();
        let (item, paper) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Stands { item, paper, first: words.next()?.to_owned(), last: words.next()?.to_owned() })
    };
    text.lines().filter_map(line).collect()
}

/// The pages of an item in a pack, in words: `Pages 3 - 10, 38a - 38b`.
pub fn pages_of(item: Uuid, stands: &[Stands]) -> Option<String> {
    let range = |it: &Stands| if it.first == it.last { it.first.clone() } else { format!("{} - {}", it.first, it.last) };
    let ranges: Vec<String> = stands.iter().filter(|it| it.item == item).map(range).collect();
    match ranges.as_slice() {
        [] => None,
        [one] if !one.contains(' ') => Some(fill("Page {page}", &[("page", one)])),
        all => Some(fill("Pages {pages}", &[("pages", &all.join(", "))])),
    }
}

/// The places of papers, in the order in which they are laid, given where they stood in the version before. What is out keeps its
/// numbers, and what is new takes letters after the page before it.
pub fn places(papers: &[Uuid], before: &[Stands]) -> Vec<Place> {
    let out = |paper: &Uuid| before.iter().find(|it| it.paper == *paper);
    let Some(front) = before.iter().filter_map(|it| number(&it.first)).min() else {
        return vec![Place::Next; papers.len()];
    };
    let mut last = front.saturating_sub(1);
    let place = |paper: &Uuid| {
        let Some(stood) = out(paper) else { return Place::After(last) };
        let lettered = stood.first.chars().any(char::is_alphabetic);
        let place =
            number(&stood.first).map_or(Place::Next, |first| if lettered { Place::After(first) } else { Place::At(first) });
        last = number(&stood.last).map_or(last, even);
        place
    };
    papers.iter().map(place).collect()
}

/// The number of a page without its letters.
fn number(label: &str) -> Option<u32> {
    label.trim_end_matches(char::is_alphabetic).parse().ok()
}

/// The page before the next right-hand page.
fn even(page: u32) -> u32 {
    page + page % 2
}

/// The name of the file that people keep: `2017-03-15-kent-csp-public-pack-v2.pdf`. It holds no word of any item.
pub fn file_name(day: chrono::NaiveDate, board: &str, audience: &str, version: i64) -> String {
    const LONGEST: usize = 80;
    let ending = format!("-{audience}-pack-v{version}.pdf");
    let mut name = format!("{day}-{board}");
    name.truncate(LONGEST - ending.len());
    name.trim_end_matches('-').to_owned() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn stood(paper: u128, first: &str, last: &str) -> Stands {
        Stands { item: id(100 + paper), paper: id(paper), first: first.into(), last: last.into() }
    }

    #[test]
    fn the_first_version_counts_its_papers_one_after_the_other() {
        assert_eq!(places(&[id(1), id(2)], &[]), [Place::Next, Place::Next]);
    }

    #[test]
    fn what_is_out_keeps_its_numbers_and_what_is_new_takes_letters() {
        let before = [stood(1, "3", "10"), stood(2, "11", "37"), stood(3, "39", "44")];
        let now = places(&[id(1), id(2), id(9), id(3)], &before);
        assert_eq!(now, [Place::At(3), Place::At(11), Place::After(38), Place::At(39)]);
        let first = places(&[id(9), id(1)], &before);
        assert_eq!(first, [Place::After(2), Place::At(3)], "before all others: after the agenda");
        let last = places(&[id(1), id(2), id(3), id(9)], &before);
        assert_eq!(last[3], Place::After(44), "after all others too, so that the pages for members keep theirs");
    }

    #[test]
    fn a_supplement_stays_where_it_was_put() {
        let before = [stood(1, "3", "10"), stood(9, "10a", "10b")];
        assert_eq!(places(&[id(1), id(9), id(8)], &before), [Place::At(3), Place::After(10), Place::After(10)]);
    }

    #[test]
    fn where_papers_stand_is_read_as_it_was_written() {
        let all = [stood(1, "3", "10"), stood(9, "10a", "10b")];
        assert_eq!(read(&written(&all)), all);
        assert_eq!(read("nonsense\n\n1 2 3"), []);
    }

    #[test]
    fn the_pages_of_an_item_are_told_as_they_are_printed() {
        let mut all = vec![stood(1, "3", "10"), stood(2, "11", "11")];
        assert_eq!(pages_of(id(101), &all).as_deref(), Some("Pages 3 - 10"));
        assert_eq!(pages_of(id(102), &all).as_deref(), Some("Page 11"));
        assert_eq!(pages_of(id(103), &all), None);
        all.push(Stands { item: id(101), ..stood(9, "38a", "38b") });
        assert_eq!(pages_of(id(101), &all).as_deref(), Some("Pages 3 - 10, 38a - 38b"));
    }

    #[test]
    fn names_of_files_are_short_and_say_day_body_kind_and_version() {
        let day = "2017-03-15".parse().expect("a day");
        assert_eq!(file_name(day, "kent-csp", PUBLIC, 2), "2017-03-15-kent-csp-public-pack-v2.pdf");
        let long = file_name(day, &"very-long-".repeat(20), MEMBERS, 12);
        assert!(long.len() <= 80 && long.ends_with("-members-pack-v12.pdf"), "{long}");
    }
}
