//! Synonyms: other terms for the same thing, so that who searches for one finds the other. Dated data that each site changes.

use crate::fields::Fields;
use crate::{Described, Names, at, kept, visible};
use access::Open;
use chrono::NaiveDate;
use database::search::{SameTerms, stems};
use database::table::Table;
use database::{Fault, Step};
use sea_orm::{EntityTrait, QueryFilter};
use values::Kind;
use values::words::{fill, t};

kept! {
    /// Two terms for the same thing: `DHR` and `domestic homicide review`.
    Synonym "synonyms" { term: String, same_as: String, from: Option<NaiveDate>, to: Option<NaiveDate>, source: Option<String>, }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("term", "Term", at!(term))
            .hint("A short form, an older name or another spelling, such as DHR")
            .listed()
            .line("same_as", "Means the same as", at!(same_as))
            .hint("Such as domestic homicide review. Who searches for one finds the other")
            .listed()
            .day("from", "In use from", at!(from))
            .day("to", "In use until", at!(to))
            .line("source", "Source", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        for (key, text) in [("term", &self.term), ("same_as", &self.same_as)] {
            if stems(text).is_empty() {
                problems.push((key, t("Enter a term with letters or digits").into_owned()));
            }
        }
        if problems.is_empty() && stems(&self.term) == stems(&self.same_as) {
            problems.push(("same_as", t("Enter another term: search finds this one by the first already").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }

    fn made_title(&self, _names: &Names) -> Option<String> {
        Some(fill("{term} means {other}", &[("term", &self.term), ("other", &self.same_as)]))
    }
}

/// The table of synonyms.
pub fn steps() -> Vec<Step> {
    let synonyms = Table::kept(Kind::Synonym)
        .text("term")
        .text("same_as")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("source")
        .unique(&["term", "same_as"]);
    vec![Step::new("2026-11-synonyms", vec![synonyms])]
}

/// The terms that stand for one thing today, as far as the actor may see them: those that are joined, by one pair or by several.
pub async fn same_terms(open: &dyn Open) -> Result<Vec<SameTerms>, Fault> {
    let seen = Entity::find().filter(visible(open.sight(), Kind::Synonym.sheet(), &[]));
    let today = open.today();
    let in_use = |it: &Model| it.from.is_none_or(|from| from <= today) && it.to.is_none_or(|to| today <= to);
    let pairs = seen.all(open.on()).await?.into_iter().filter(in_use).map(|it| [stems(&it.term), stems(&it.same_as)]);
    Ok(joined(pairs))
}

/// The groups that pairs of terms make together.
fn joined(pairs: impl IntoIterator<Item = [Vec<String>; 2]>) -> Vec<SameTerms> {
    let mut groups: Vec<SameTerms> = Vec::new();
    for pair in pairs {
        let mut group: SameTerms = pair.into_iter().filter(|term| !term.is_empty()).collect();
        let (touched, others) = groups.into_iter().partition(|known: &SameTerms| known.iter().any(|term| group.contains(term)));
        groups = others;
        group.extend(touched.into_iter().flatten());
        group.sort();
        group.dedup();
        groups.push(group);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{Model, joined};
    use crate::Described;
    use database::search::stems;

    #[test]
    fn pairs_with_a_term_in_common_are_one_group() {
        let pair = |one: &str, other: &str| [stems(one), stems(other)];
        let groups = joined([pair("DHR", "domestic homicide review"), pair("ASB", "antisocial behaviour"), pair("DARDR", "DHR")]);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_synonym_is_another_term() {
        let keys = |term: &str, same_as: &str| {
            let it = Model { term: term.into(), same_as: same_as.into(), ..Model::default() };
            it.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert!(keys("PCC", "Police and Crime Commissioner").is_empty());
        assert_eq!(keys("--", "a"), ["term"]);
        assert_eq!(keys("review", "Reviews"), ["same_as"]);
    }
}
