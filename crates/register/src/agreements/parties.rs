//! Parties to a combination agreement: which authority was asked, and what it said.

use super::rules::{CONSENT_REFUSED, CONSENTED, Consents};
use super::{Agreement, records, refusals};
use crate::find;
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::collections::BTreeSet;
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// An authority that is party to a combination agreement, and what it has said.
    AgreementParty "agreement_parties" {
        agreement: Id<kind::Agreement>,
        organisation: Id<kind::Organisation>,
        standing: String,
        on: Option<NaiveDate>,
        note: Option<String>,
    }
}

/// A party stands within its agreement and its organisation.
pub const WITHIN: &[Within] = &[
    Within { column: "agreement", table: "agreements", within: records::WITHIN },
    Within { column: "organisation", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("agreement", "Agreement", at!(agreement))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .hint("A responsible authority of one of the partnerships, or the local policing body when it joins")
            .filtered()
            .choice("standing", "Consent", "agreement-consent", at!(standing))
            .filtered()
            .day("on", "On", at!(on))
            .hint("The day on which it was asked, consented or refused")
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let undated = self.standing == CONSENTED && self.on.is_none();
        undated.then(|| ("on", t("Enter the day of the consent").into_owned())).into_iter().collect()
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let of = rows.iter().map(|row| row.agreement.uuid()).collect();
        let agreements: Vec<Agreement> = find::among(open, "id", of).await?;
        let too_late = |row: &&Model| {
            let agreement = agreements.iter().find(|agreement| agreement.id == row.agreement);
            agreement.and_then(|agreement| agreement.from).is_some_and(|from| !row.consented_by(from))
        };
        let clash = |row: &Model| Clash { of: row.id.uuid(), key: "standing", words: refusals::in_force_too_early() };
        Ok(rows.iter().filter(too_late).map(clash).collect())
    }

    async fn left_broken(open: &dyn Open, were: &[Model]) -> Result<Vec<Clash>, Fault> {
        let of = were.iter().map(|row| row.agreement.uuid()).collect();
        let agreements: Vec<Agreement> = find::among(open, "id", of).await?;
        let around = records::Around::of(open, agreements.iter()).await?;
        let lacks = |row: &&Model| {
            let agreement = agreements.iter().find(|agreement| agreement.id == row.agreement);
            agreement.and_then(|agreement| agreement.from).is_some_and(|from| !around.consents(row.agreement, from).complete())
        };
        let clash = |row: &Model| Clash { of: row.id.uuid(), key: "agreement", words: refusals::needs_its_party() };
        Ok(were.iter().filter(lacks).map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{organisation}: {consent}, {agreement}",
            &[
                ("organisation", names.title(self.organisation.uuid())),
                ("consent", &names.label("agreement-consent", &self.standing).to_lowercase()),
                ("agreement", names.title(self.agreement.uuid())),
            ],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// Whether it had consented by this day.
    fn consented_by(&self, day: NaiveDate) -> bool {
        self.standing == CONSENTED && self.on.is_none_or(|on| on <= day)
    }
}

/// What these parties have said by this day, and how many of the authorities that must be party are not.
pub(crate) fn consents(parties: &[&Model], authorities: &BTreeSet<Id<kind::Organisation>>, day: NaiveDate) -> Consents {
    let given = parties.iter().filter(|party| party.consented_by(day)).count();
    let refused = parties.iter().filter(|party| party.standing == CONSENT_REFUSED).count();
    let absent = authorities.iter().filter(|authority| parties.iter().all(|party| party.organisation != **authority)).count();
    Consents { given, refused, awaited: parties.len() - given - refused, absent }
}

/// Where parties to agreements are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_consented_by_the_day_is_awaited_and_who_is_no_party_is_absent() {
        let organisation = |n| Id::of(Uuid::from_u128(n));
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let party = |n, standing: &str, on: &str| Model {
            organisation: organisation(n),
            standing: standing.into(),
            on: Some(day(on)),
            ..Model::default()
        };
        let parties = [
            party(1, CONSENTED, "2014-01-10"),
            party(2, CONSENTED, "2014-05-01"),
            party(3, CONSENT_REFUSED, "2014-01-12"),
            party(4, "asked", "2013-12-01"),
        ];
        let parties: Vec<&Model> = parties.iter().collect();
        let said = consents(&parties, &BTreeSet::from([organisation(1), organisation(9)]), day("2014-04-01"));
        assert_eq!(said, Consents { given: 1, awaited: 2, refused: 1, absent: 1 });
        let undated = Model { standing: CONSENTED.into(), ..Model::default() };
        assert_eq!(undated.problems().first().map(|(key, _)| *key), Some("on"));
    }
}
