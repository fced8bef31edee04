//! The numbers printed on the pages of a pack. No engine, no files.

use documents::pack::Place;
use std::collections::BTreeMap;

/// The number of every page. `starts` are the pages, from 1, on which the papers begin, with the place of each. What stands
/// before the first has the numbers from 1; where the first is out with a number and more stands before it now, with letters.
pub(crate) fn labels(pages: usize, starts: &[(usize, Place)]) -> Vec<String> {
    let mut all = Vec::with_capacity(pages);
    let front = starts.first().map_or(pages, |(page, _)| page - 1);
    let kept = match starts.first() {
        Some((_, Place::At(first))) => front.min(usize::try_from(first.saturating_sub(1)).unwrap_or(front)),
        _ => front,
    };
    let mut next = 1;
    let mut lettered: BTreeMap<u32, usize> = BTreeMap::new();
    number(&mut all, kept, &mut next);
    letter(&mut all, front - kept, next.saturating_sub(1), &mut lettered);
    let ends = starts.iter().skip(1).map(|(page, _)| *page).chain([pages + 1]);
    for ((start, place), end) in starts.iter().zip(ends) {
        let long = end.saturating_sub(*start);
        match place {
            Place::Next => number(&mut all, long, &mut next),
            Place::At(first) => {
                next = *first;
                number(&mut all, long, &mut next);
            }
            Place::After(page) => letter(&mut all, long, *page, &mut lettered),
        }
    }
    all
}

/// Pages after this one, with the letters that follow those it has already.
fn letter(all: &mut Vec<String>, long: usize, page: u32, lettered: &mut BTreeMap<u32, usize>) {
    let used = lettered.entry(page).or_default();
    all.extend((*used..*used + long).map(|at| format!("{page}{}", letters(at))));
    *used += long;
}

fn number(all: &mut Vec<String>, long: usize, next: &mut u32) {
    for _ in 0..long {
        all.push(next.to_string());
        *next += 1;
    }
}

/// a to z, then aa, ab.
fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap_or_default());
    match at / 26 {
        0 => letter(at).to_string(),
        more => letters(more - 1) + &letter(at).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_follow_the_agenda_page_by_page() {
        let all = labels(10, &[(3, Place::Next), (7, Place::Next)]);
        assert_eq!(all, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
        assert_eq!(labels(2, &[]), ["1", "2"], "an agenda alone");
    }

    #[test]
    fn a_supplement_takes_letters_and_nothing_after_it_is_renumbered() {
        let before = labels(8, &[(3, Place::Next), (7, Place::Next)]);
        let with = labels(12, &[(3, Place::Next), (7, Place::After(6)), (11, Place::Next)]);
        assert_eq!(with[6..10], ["6a", "6b", "6c", "6d"]);
        assert_eq!(with[10..], before[6..]);
    }

    #[test]
    fn what_is_out_with_a_number_keeps_it() {
        assert_eq!(labels(6, &[(3, Place::At(11)), (5, Place::Next)]), ["1", "2", "11", "12", "13", "14"]);
    }

    #[test]
    fn two_supplements_after_one_page_share_its_letters() {
        let all = labels(10, &[(3, Place::At(3)), (5, Place::After(4)), (7, Place::After(4)), (9, Place::At(5))]);
        assert_eq!(all, ["1", "2", "3", "4", "4a", "4b", "4c", "4d", "5", "6"]);
    }

    #[test]
    fn an_agenda_that_grew_does_not_take_the_numbers_of_what_is_out() {
        assert_eq!(labels(6, &[(5, Place::At(3))]), ["1", "2", "2a", "2b", "3", "4"]);
    }

    #[test]
    fn after_z_comes_aa() {
        let long = labels(31, &[(2, Place::After(1))]);
        assert_eq!([&long[26], &long[27], &long[28]], ["1z", "1aa", "1ab"]);
    }
}
