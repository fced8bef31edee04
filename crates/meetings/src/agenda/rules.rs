//! What an agenda item may be, how items are numbered and how they are put in order. No database, no clock, no web.

use values::words::t;

/// The kind of an item that is only spoken to.
pub const VERBAL: &str = "verbal";
/// The kind of an item that is spoken to and has papers.
pub const VERBAL_WITH_PAPERS: &str = "verbal-with-papers";
/// The kind of an item that is a presentation.
pub const PRESENTATION: &str = "presentation";
/// The key of confidential, in the list `restriction`: nothing is weighed, the law keeps it closed.
pub const CONFIDENTIAL: &str = "confidential";
/// The standings of papers that are still to come.
const TO_COME: [&str; 3] = ["asked-for", "promised", "late"];

/// What the rules look at in an item.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looked<'a> {
    /// How it is dealt with.
    pub kind: Option<&'a str>,
    /// The first and the last page of its papers.
    pub pages: (Option<i64>, Option<i64>),
    /// What it is about, and what is recommended.
    pub told: [Option<&'a str>; 2],
    /// Why it is not open to the public.
    pub restriction: Option<&'a str>,
    /// Why keeping it closed is in the public interest.
    pub interest_test: Option<&'a str>,
}

fn given(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// What is wrong with an item as a whole: the field to mend, and the words.
pub fn problems(item: Looked<'_>) -> Vec<(&'static str, String)> {
    let mut problems = page_problems(item);
    if let Some(reason) = item.restriction {
        if item.told.into_iter().any(given) {
            let key = if given(item.told[0]) { "summary" } else { "recommendations" };
            let words = t("Leave this blank and write it into the restricted part: what stands here is published");
            problems.push((key, words.into_owned()));
        }
        if reason != CONFIDENTIAL && !given(item.interest_test) {
            let words = t("Say why keeping it closed is in the public interest: for exempt information that must be weighed");
            problems.push(("interest_test", words.into_owned()));
        }
    } else if given(item.interest_test) {
        problems.push(("restriction", t("Select why it is not open to the public, or leave the weighing blank").into_owned()));
    }
    problems
}

fn page_problems(item: Looked<'_>) -> Vec<(&'static str, String)> {
    match item.pages {
        (Some(first), Some(last)) if last < first => {
            vec![("last_page", t("Enter a page that is the first or comes after it").into_owned())]
        }
        (Some(0), _) => vec![("first_page", t("Enter a page number from 1 up").into_owned())],
        (Some(_), None) => vec![("last_page", t("Enter the last page as well").into_owned())],
        (None, Some(_)) => vec![("first_page", t("Enter the first page as well").into_owned())],
        (Some(_), Some(_)) if item.kind == Some(VERBAL) => {
            vec![("kind", t("Select a spoken update with papers, or leave the pages blank").into_owned())]
        }
        _ => Vec::new(),
    }
}

/// An item to be numbered: its place in the section, and a number of its own when somebody gave it one.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its place in the section.
    pub position: i64,
    /// A number of its own.
    pub own_number: Option<String>,
}

/// The numbers of a section's items, which come in their order: the letter and the place, `A1`, `A2`. An item with a number of its
/// own keeps it, and the others are counted as if it were not there.
pub fn numbers(letter: &str, items: &[Placed]) -> Vec<String> {
    let mut counted = 0;
    let mut number = |item: &Placed| match item.own_number.as_deref().map(str::trim).filter(|own| !own.is_empty()) {
        Some(own) => own.to_owned(),
        None => {
            counted += 1;
            format!("{letter}{counted}")
        }
    };
    items.iter().map(&mut number).collect()
}

/// The items, by their place in the agenda, whose pages do not come after those of the items before: `pages` holds the first and
/// the last page of each item, where it has any.
pub fn pages_out_of_order(pages: &[Option<(i64, i64)>]) -> Vec<usize> {
    let mut reached = 0;
    let mut out_of_order = |pages: &Option<(i64, i64)>| {
        let Some((first, last)) = *pages else { return false };
        let wrong = first <= reached;
        reached = reached.max(last);
        wrong
    };
    pages.iter().enumerate().filter_map(|(at, pages)| out_of_order(pages).then_some(at)).collect()
}

/// Which way an item is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// The order of `length` items after the one at `index` was moved, as old indexes; none when it cannot move that way.
pub fn moved(length: usize, index: usize, way: Way) -> Option<Vec<usize>> {
    let other = match way {
        Way::Up => index.checked_sub(1)?,
        Way::Down => Some(index + 1).filter(|other| *other < length)?,
    };
    let mut order: Vec<usize> = (0..length).collect();
    (index < length).then(|| order.swap(index, other)).map(|()| order)
}

/// Whether papers for an item of this standing are still to come.
pub fn papers_missing(standing: &str) -> bool {
    TO_COME.contains(&standing)
}

/// Whether an item came after the agenda was published, for a meeting that was still to be held.
///
/// `published` and `added` are moments in seconds as the records were made; `held` says whether the meeting was over on
/// the day on which the item was added, so that the record of an old meeting can be completed.
pub fn came_late(published: Option<i64>, added: i64, held: bool) -> bool {
    !held && published.is_some_and(|published| published < added)
}
