//! Another spelling: the word of a known title that is nearest to one that nothing has.

use database::search::tokens;
use std::collections::BTreeMap;

/// How near a word must be, where 1 is the same.
const NEAR: f64 = 0.75;
/// The fewest letters of a word that is corrected: shorter ones are near to too many.
const SHORTEST: usize = 4;

/// What was typed, with the nearest word of the titles in place of each that none of them has; none when nothing changes.
pub(super) fn near<'a>(typed: &str, titles: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for token in titles.flat_map(tokens) {
        *known.entry(token.word).or_default() += 1;
    }
    let (mut meant, mut from) = (String::new(), 0);
    let mut changed = false;
    for token in tokens(typed) {
        meant.push_str(&typed[from..token.at.start]);
        let nearest = nearest(&token.word, &known).filter(|_| !known.contains_key(&token.word));
        changed |= nearest.is_some();
        meant.push_str(nearest.as_deref().unwrap_or(&typed[token.at.clone()]));
        from = token.at.end;
    }
    meant.push_str(&typed[from..]);
    changed.then_some(meant)
}

/// The nearest word; of several, the one that more titles have.
fn nearest(word: &str, known: &BTreeMap<String, usize>) -> Option<String> {
    let length = word.chars().count();
    if length < SHORTEST {
        return None;
    }
    let near = known.iter().filter_map(|(other, number)| Some((alike(word, length, other)?, number, other)));
    let best = near.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    best.map(|(_, _, other)| other.clone())
}

/// How much alike two words are, if they are near; two letters in each other's place are one mistake.
fn alike(word: &str, length: usize, other: &str) -> Option<f64> {
    let (least, longest) = (length.min(other.chars().count()) as f64, length.max(other.chars().count()) as f64);
    // So many letters are missing that it cannot be near: the rest need not be looked at.
    if least / longest < NEAR {
        return None;
    }
    Some(1.0 - strsim::osa_distance(word, other) as f64 / longest).filter(|alike| *alike >= NEAR)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_word_that_no_title_has_becomes_the_nearest_that_one_has() {
        let titles = ["Domestic abuse", "Road safety", "Abuse of older people"];
        let meant = |typed: &str| near(typed, titles.iter().copied());
        assert_eq!(meant("domestc abuse").as_deref(), Some("domestic abuse"));
        assert_eq!(meant("“raod safty”").as_deref(), Some("“road safety”"));
        assert_eq!(meant("road safety"), None);
        assert_eq!(meant("xyzzy"), None);
        assert_eq!(meant("oda"), None);
    }
}
