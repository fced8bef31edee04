//! Successions: one organisation became, joined or was replaced by another on a day.

use crate::organisations::records::Model as Organisation;
use crate::{circles, find};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// One step from an organisation to the one that came after it.
    Succession "successions" {
        before: Id<kind::Organisation>,
        after: Id<kind::Organisation>,
        on: NaiveDate,
        how: String,
        source: Option<String>,
    }
}

/// The key of the list `succession-kind` for a part that goes to another body while the first carries on. The other does
/// not stand in for the first, so such a step leads no further.
pub const PART: &str = "part";

/// A succession stands within both organisations.
pub const WITHIN: &[Within] = &[
    Within { column: "before", table: "organisations", within: &[] },
    Within { column: "after", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("before", "Before", at!(before))
            .hint("The organisation that was there before")
            .filtered()
            .thing("after", "After", at!(after))
            .hint("The organisation that came after it")
            .filtered()
            .day("on", "On", at!(on))
            .hint("The first day of the new one")
            .listed()
            .choice("how", "How", "succession-kind", at!(how))
            .filtered()
            .line("source", "Source", at!(source))
            .hint("The Act, the order or the decision")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let same = self.before == self.after && !self.before.uuid().is_nil();
        let words = || t("Select another organisation: one cannot come after itself").into_owned();
        same.then(|| ("after", words())).into_iter().collect()
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let ids = rows.iter().flat_map(|row| [row.before.uuid(), row.after.uuid()]).collect();
        let organisations: Vec<Organisation> = find::among(open, "id", ids).await?;
        let stored: Vec<Model> = find::all(open, sea_orm::Condition::all()).await?;
        let clash = |row: &Model| {
            let (key, words) = row.clash(&organisations, &stored)?;
            Some(Clash { of: row.id.uuid(), key, words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let how = names.label("succession-kind", &self.how);
        Some(fill(
            "{before}, then {after} ({how})",
            &[
                ("before", names.title(self.before.uuid())),
                ("after", names.title(self.after.uuid())),
                ("how", &how.to_lowercase()),
            ],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// Whether the first body became the other, or part of it; otherwise it gave up a part and carried on.
    pub fn is_whole(&self) -> bool {
        self.how != PART
    }

    /// What this step breaks beside the organisations that it joins and the other steps.
    fn clash(&self, organisations: &[Organisation], stored: &[Model]) -> Option<(&'static str, String)> {
        let find = |id| organisations.iter().find(|organisation| organisation.id == id);
        let begins = find(self.before).and_then(|before| before.from);
        let ends = find(self.after).and_then(|after| after.to);
        if begins.is_some_and(|first| self.on <= first) {
            return Some(("on", t("Enter a day after the first day of the organisation that was there before").into_owned()));
        }
        if ends.is_some_and(|last| last < self.on) {
            return Some(("after", t("Select another organisation: this one had ended by that day").into_owned()));
        }
        let comes = find(self.after).and_then(|after| after.from);
        if comes.is_some_and(|first| first > self.on) {
            return Some(("after", t("Select another organisation: this one was not there yet on that day").into_owned()));
        }
        if !self.is_whole() {
            return None;
        }
        let whole = stored.iter().filter(|step| step.is_whole());
        let steps = whole.filter(|step| step.id != self.id).map(|step| (step.before.uuid(), step.after.uuid()));
        circles::leads(steps, self.after.uuid(), self.before.uuid()).then(|| {
            let words = "Select another organisation: the first came after this one already, itself or through others";
            ("after", t(words).into_owned())
        })
    }
}

/// Where successions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fits_the_days_of_both_organisations_and_does_not_go_round() {
        let id = |n| uuid::Uuid::from_u128(n);
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let organisation = |n, from: &str, to: Option<&str>| Organisation {
            id: Id::of(id(n)),
            from: Some(day(from)),
            to: to.map(day),
            ..Organisation::default()
        };
        let bodies = [
            organisation(1, "1974-04-01", Some("2018-03-31")),
            organisation(2, "2018-04-01", None),
            organisation(3, "1974-04-01", Some("2017-03-31")),
        ];
        let step = |n, before, after, on: &str| Model {
            id: Id::of(id(n)),
            before: Id::of(id(before)),
            after: Id::of(id(after)),
            on: day(on),
            ..Model::default()
        };
        let renamed = step(11, 1, 2, "2018-04-01");
        let key = |step: Model, stored: &[Model]| step.clash(&bodies, stored).map(|(key, _)| key);
        assert_eq!(key(renamed.clone(), &[]), None);
        assert_eq!(key(step(11, 1, 2, "1974-04-01"), &[]), Some("on"));
        assert_eq!(key(step(11, 1, 3, "2018-04-01"), &[]), Some("after"));
        assert_eq!(key(step(11, 1, 2, "2017-04-01"), &[]), Some("after"), "it was still to come");
        assert_eq!(key(step(12, 2, 1, "2018-03-31"), &[renamed]), Some("on"));
        assert_eq!(key(step(12, 3, 1, "2016-04-01"), &[step(13, 1, 3, "2015-04-01")]), Some("after"));
    }

    #[test]
    fn bodies_may_give_parts_to_each_other_and_neither_comes_after_the_other() {
        let id = |n| uuid::Uuid::from_u128(n);
        let step = |n, before, after, how: &str| Model {
            id: Id::of(id(n)),
            before: Id::of(id(before)),
            after: Id::of(id(after)),
            how: how.into(),
            ..Model::default()
        };
        let given = step(11, 1, 2, PART);
        assert!(step(12, 2, 1, PART).clash(&[], std::slice::from_ref(&given)).is_none());
        assert!(step(12, 2, 1, "merged").clash(&[], std::slice::from_ref(&given)).is_none(), "1 is still there to merge into");
        assert!(step(12, 2, 1, "merged").clash(&[], &[step(11, 1, 2, "merged")]).is_some());
    }

    #[test]
    fn nothing_comes_after_itself() {
        let id = |n| Id::of(uuid::Uuid::from_u128(n));
        let step = |before, after| Model { before, after, ..Model::default() }.problems().len();
        assert_eq!((step(id(1), id(1)), step(id(1), id(2))), (1, 0));
    }
}
