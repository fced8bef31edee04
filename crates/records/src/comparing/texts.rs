//! What changed from one text to another: paragraph by paragraph, and word by word where a paragraph changed. Pure.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use std::time::Duration;

/// A run of words of a paragraph that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Kept(String),
    /// Only in the earlier text.
    Removed(String),
    /// Only in the later text.
    Added(String),
}

/// A part of the comparison, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Paragraphs that are the same in both texts.
    Unchanged(Vec<String>),
    /// A paragraph in which words changed.
    Changed(Vec<Piece>),
    /// A paragraph that is only in the later text.
    Added(String),
    /// A paragraph that is only in the earlier text.
    Removed(String),
    /// A paragraph that stood elsewhere in the earlier text.
    Moved(String),
}

/// How many paragraphs changed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Paragraphs in which words changed.
    pub changed: u64,
    /// Paragraphs that were added.
    pub added: u64,
    /// Paragraphs that were removed.
    pub removed: u64,
    /// Paragraphs that stand elsewhere now.
    pub moved: u64,
}

impl Tally {
    /// Counts the parts.
    pub fn of(parts: &[Part]) -> Tally {
        let mut tally = Tally::default();
        for part in parts {
            match part {
                Part::Unchanged(_) => {}
                Part::Changed(_) => tally.changed += 1,
                Part::Added(_) => tally.added += 1,
                Part::Removed(_) => tally.removed += 1,
                Part::Moved(_) => tally.moved += 1,
            }
        }
        tally
    }
}

/// How long one paragraph may be compared word by word; after that it is told in larger pieces.
const PATIENCE: Duration = Duration::from_millis(200);

/// How alike two paragraphs are at least when one became the other; 1 is the same.
const ALIKE: f32 = 0.5;

/// How many paragraphs onward one is looked for that was changed.
const ONWARD: usize = 6;

/// Compares two texts.
pub fn compare(before: &str, after: &str) -> Vec<Part> {
    let (before, after) = (paragraphs(before), paragraphs(after));
    let mut parts = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                let same = before[old_index..old_index + len].iter().map(|text| (*text).to_owned());
                parts.push(Part::Unchanged(same.collect()));
            }
            DiffOp::Delete { old_index, old_len, .. } => replaced(&before[old_index..old_index + old_len], &[], &mut parts),
            DiffOp::Insert { new_index, new_len, .. } => replaced(&[], &after[new_index..new_index + new_len], &mut parts),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                replaced(&before[old_index..old_index + old_len], &after[new_index..new_index + new_len], &mut parts);
            }
        }
    }
    call_moves_moves(parts)
}

/// The paragraphs of a text: every line that is not blank.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Finds which of the earlier paragraphs became which of the later ones.
fn replaced(before: &[&str], after: &[&str], parts: &mut Vec<Part>) {
    let mut next = 0;
    for old in before {
        let alike = after[next..].iter().take(ONWARD).position(|new| likeness(old, new) >= ALIKE);
        match alike {
            Some(ahead) => {
                parts.extend(after[next..next + ahead].iter().map(|new| Part::Added((*new).to_owned())));
                parts.push(Part::Changed(pieces(old, after[next + ahead])));
                next += ahead + 1;
            }
            None => parts.push(Part::Removed((*old).to_owned())),
        }
    }
    parts.extend(after[next..].iter().map(|new| Part::Added((*new).to_owned())));
}

/// How alike two paragraphs are by their words; the blanks between them say nothing.
fn likeness(one: &str, other: &str) -> f32 {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split_whitespace().collect(), other.split_whitespace().collect());
    TextDiff::configure().timeout(PATIENCE).diff_slices(&one, &other).ratio()
}

/// The words of a paragraph that changed, in runs.
fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::configure().timeout(PATIENCE).diff_words(before, after).iter_all_changes() {
        let text = change.value();
        match (pieces.last_mut(), change.tag()) {
            (Some(Piece::Kept(run)), ChangeTag::Equal)
            | (Some(Piece::Removed(run)), ChangeTag::Delete)
            | (Some(Piece::Added(run)), ChangeTag::Insert) => run.push_str(text),
            (_, ChangeTag::Equal) => pieces.push(Piece::Kept(text.to_owned())),
            (_, ChangeTag::Delete) => pieces.push(Piece::Removed(text.to_owned())),
            (_, ChangeTag::Insert) => pieces.push(Piece::Added(text.to_owned())),
        }
    }
    pieces
}

/// A paragraph that was taken out here and put in there was moved: it is told once, where it stands now.
fn call_moves_moves(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<String> = Vec::new();
    let mut moved: Vec<String> = Vec::new();
    for part in &parts {
        if let Part::Removed(text) = part {
            out.push(text.clone());
        }
    }
    let name = |part: Part| match part {
        Part::Added(text) => match out.iter().position(|removed| *removed == text) {
            Some(at) => {
                moved.push(out.swap_remove(at));
                Part::Moved(text)
            }
            None => Part::Added(text),
        },
        other => other,
    };
    let named: Vec<Part> = parts.into_iter().map(name).collect();
    let mut stays = |part: &Part| match part {
        Part::Removed(text) => match moved.iter().position(|known| known == text) {
            Some(at) => {
                moved.swap_remove(at);
                false
            }
            None => true,
        },
        _ => true,
    };
    named.into_iter().filter(|part| stays(part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_are_found_within_a_paragraph() {
        let parts = compare(
            "The board meets four times a year.\n\nIt has a chair.",
            "The board meets six times a year.\n\nIt has a chair.",
        );
        let pieces = vec![
            Piece::Kept("The board meets ".into()),
            Piece::Removed("four".into()),
            Piece::Added("six".into()),
            Piece::Kept(" times a year.".into()),
        ];
        assert_eq!(parts, [Part::Changed(pieces), Part::Unchanged(vec!["It has a chair.".into()])]);
    }

    #[test]
    fn paragraphs_are_added_removed_and_moved() {
        let before = "Purpose\nThe board leads.\nMembers serve three years.\nQuorum: five members.";
        let after = "Purpose\nQuorum: five members.\nThe board leads.\nPapers are published a week before.";
        let parts = compare(before, after);
        assert_eq!(Tally::of(&parts), Tally { changed: 0, added: 1, removed: 1, moved: 1 }, "{parts:?}");
    }

    #[test]
    fn paragraphs_that_share_few_words_are_not_taken_for_one_another() {
        let parts = compare("Members serve for three years.", "Members declare interests every year.");
        assert_eq!(Tally::of(&parts), Tally { added: 1, removed: 1, ..Tally::default() });
    }

    #[test]
    fn equal_texts_have_one_part_and_blank_ones_none() {
        assert_eq!(compare("One.\r\nTwo.", "One.\n\nTwo."), [Part::Unchanged(vec!["One.".into(), "Two.".into()])]);
        assert!(compare("", " \n").is_empty());
        assert_eq!(compare("", "One."), [Part::Added("One.".into())]);
    }

    #[test]
    fn nothing_is_lost_on_the_way() {
        let (before, after) = ("a b c\nd e f\ng h i", "a b x\nnew words here\nd e f g\ng h i");
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for part in compare(before, after) {
            match part {
                Part::Unchanged(same) => {
                    old.extend(same.clone());
                    new.extend(same);
                }
                Part::Added(text) => new.push(text),
                Part::Removed(text) => old.push(text),
                Part::Moved(_) => panic!("nothing moved"),
                Part::Changed(pieces) => {
                    let joined = |leave: fn(&Piece) -> bool| -> String {
                        let text = |piece: &Piece| match piece {
                            Piece::Kept(text) | Piece::Added(text) | Piece::Removed(text) => text.clone(),
                        };
                        pieces.iter().filter(|piece| !leave(piece)).map(text).collect()
                    };
                    old.push(joined(|piece| matches!(piece, Piece::Added(_))));
                    new.push(joined(|piece| matches!(piece, Piece::Removed(_))));
                }
            }
        }
        assert_eq!((old.join("\n"), new.join("\n")), (before.to_owned(), after.to_owned()));
    }
}
