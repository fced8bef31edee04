//! The partnerships that a combination agreement merges.

use super::{Agreement, records, refusals};
use crate::{find, seats, spans};
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
    /// A partnership that a combination agreement merges with others.
    AgreementPartnership "agreement_partnerships" {
        agreement: Id<kind::Agreement>,
        partnership: Id<kind::Partnership>,
    }
}

/// It stands within the agreement and the partnership.
pub const WITHIN: &[Within] = &[
    Within { column: "agreement", table: "agreements", within: records::WITHIN },
    Within { column: "partnership", table: "partnerships", within: &[] },
];

/// The role of those who must all be party to an agreement, by its key in the list `seat-role`.
const RESPONSIBLE: &str = "responsible-authority";

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("agreement", "Agreement", at!(agreement))
            .filtered()
            .thing("partnership", "Partnership", at!(partnership))
            .hint("One of those that become one")
            .filtered()
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let of = rows.iter().map(|row| row.agreement.uuid()).collect();
        let agreements: Vec<Agreement> = find::among(open, "id", of).await?;
        let itself = |row: &&Model| agreements.iter().any(|it| it.id == row.agreement && it.result == Some(row.partnership));
        let around = records::Around::of(open, agreements.iter()).await?;
        let unready = |row: &Model| {
            let agreement = agreements.iter().find(|agreement| agreement.id == row.agreement);
            let from = agreement.and_then(|agreement| agreement.from);
            from.is_some_and(|from| !around.consents(row.agreement, from).complete())
        };
        let clash = |row: &Model| {
            let words = match (itself(&row), unready(row)) {
                (true, _) => t("Select another partnership: this one is what the others become").into_owned(),
                (false, true) => refusals::in_force_too_early(),
                (false, false) => return None,
            };
            Some(Clash { of: row.id.uuid(), key: "partnership", words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{agreement}: merges {partnership}",
            &[("agreement", names.title(self.agreement.uuid())), ("partnership", names.title(self.partnership.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The responsible authorities that have one of these seats on this day.
pub(crate) fn authorities<'a>(seats: impl Iterator<Item = &'a seats::Model>, day: NaiveDate) -> BTreeSet<Id<kind::Organisation>> {
    let sits = |seat: &&seats::Model| seat.role == RESPONSIBLE && spans::phase(day, seat.from, seat.to) == spans::Phase::Current;
    seats.filter(sits).map(|seat| seat.organisation).collect()
}

/// Where the partnerships that agreements merge are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
