//! The stored form of a combination agreement.

use super::{merging, parties, refusals, rules};
use crate::{circles, find, seats};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Register, Shelf, Within, at, kept};
use std::collections::BTreeSet;
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::t;

kept! {
    /// An agreement by which one partnership is made of several: Crime and Disorder Act 1998, section 5A.
    Agreement "agreements" {
        proposed_on: Option<NaiveDate>,
        consulted_from: Option<NaiveDate>,
        consulted_to: Option<NaiveDate>,
        decided_by: Option<Id<kind::Organisation>>,
        decided_on: Option<NaiveDate>,
        decision: Option<String>,
        test: Option<String>,
        joins: Option<String>,
        crosses_border: Option<String>,
        cooperation: Option<String>,
        secretary_of_state_on: Option<NaiveDate>,
        result: Option<Id<kind::Partnership>>,
        varies: Option<Id<kind::Agreement>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        ended_how: Option<String>,
        source: Option<String>,
    }
}

/// An agreement stands by itself: what it names is named only to those who may see it.
pub const WITHIN: &[Within] = &[];

impl Described for Model {
    fn fields() -> Fields<Self> {
        let start = Fields::<Self>::new()
            .day("proposed_on", "Proposed on", at!(proposed_on))
            .listed()
            .day("consulted_from", "Consultation from", at!(consulted_from))
            .day("consulted_to", "Consultation until", at!(consulted_to))
            .thing("decided_by", "Decided by", at!(decided_by))
            .hint("The local policing body")
            .filtered()
            .day("decided_on", "Decided on", at!(decided_on))
            .choice("decision", "Decision", "agreement-decision", at!(decision))
            .filtered()
            .lines("test", "Test", at!(test))
            .searched()
            .hint("Why it is in the interests of reducing crime and disorder or reoffending, or of combating the misuse of substances")
            .choice("joins", "Whether the local policing body joins", "agreement-joins", at!(joins))
            .choice("crosses_border", "Does it cross the border of a police area?", "yes-no", at!(crosses_border));
        start
            .lines("cooperation", "Arrangements for co-operation", at!(cooperation))
            .searched()
            .hint("Needed when it crosses the border of a police area")
            .day("secretary_of_state_on", "Secretary of State became party on", at!(secretary_of_state_on))
            .hint("Needed when it crosses the border of a police area")
            .thing("result", "Merged partnership", at!(result))
            .filtered()
            .thing("varies", "Varies", at!(varies))
            .hint("An earlier agreement that this one changes")
            .day("from", "In force from", at!(from))
            .dated()
            .listed()
            .day("to", "In force until", at!(to))
            .listed()
            .lines("ended_how", "How it ended", at!(ended_how))
            .searched()
            .line("source", "Source", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = refusals::problems(&self.facts(), self.ended_how.is_some());
        if self.varies.is_some_and(|varied| varied == self.id && !varied.uuid().is_nil()) {
            problems.push(("varies", t("Select another agreement: one does not vary itself").into_owned()));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let around = Around::of(open, rows.iter().filter(|row| row.from.is_some())).await?;
        let stored: Vec<Model> = match rows.iter().any(|row| row.varies.is_some()) {
            true => find::all(open, sea_orm::Condition::all()).await?,
            false => Vec::new(),
        };
        let clash = |row: &Model| {
            if row.from.is_some_and(|from| !around.consents(row.id, from).complete()) {
                return Some(Clash { of: row.id.uuid(), key: "from", words: refusals::in_force_too_early() });
            }
            let steps = stored.iter().filter(|step| step.id != row.id);
            let steps = steps.filter_map(|step| Some((step.id.uuid(), step.varies?.uuid())));
            let circle = row.varies.is_some_and(|varied| circles::leads(steps, varied.uuid(), row.id.uuid()));
            let words = || t("Select another agreement: that one varies this one already, itself or through others").into_owned();
            circle.then(|| Clash { of: row.id.uuid(), key: "varies", words: words() })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// Whether it says nothing of its steps.
    pub(crate) fn is_unrecorded(&self) -> bool {
        let days = [self.proposed_on, self.consulted_from, self.consulted_to, self.decided_on, self.from, self.to];
        self.decision.is_none() && days.iter().all(Option::is_none)
    }

    /// What it says itself; consents and partnerships come from [`Around`].
    pub(crate) fn facts(&self) -> rules::Facts {
        rules::Facts {
            proposed_on: self.proposed_on,
            consulted_from: self.consulted_from,
            consulted_to: self.consulted_to,
            decision: self.decision.clone(),
            decided_on: self.decided_on,
            tested: self.test.is_some(),
            crosses: self.crosses_border.as_deref().map(|answer| answer == rules::CROSSES),
            cooperates: self.cooperation.is_some(),
            secretary_of_state_on: self.secretary_of_state_on,
            from: self.from,
            to: self.to,
            named: self.result.is_some(),
            ..rules::Facts::default()
        }
    }
}

/// What stands around agreements: their parties, the partnerships that they merge, and who sits there.
pub(crate) struct Around {
    pub(crate) parties: Vec<parties::Model>,
    pub(crate) merging: Vec<merging::Model>,
    seats: Vec<seats::Model>,
}

impl Around {
    /// Asks for all of them at once.
    pub(crate) async fn of(open: &dyn Open, agreements: impl Iterator<Item = &Model>) -> Result<Around, Fault> {
        let ids: BTreeSet<Uuid> = agreements.map(|agreement| agreement.id.uuid()).collect();
        let parties = find::among(open, "agreement", ids.clone()).await?;
        let merging: Vec<merging::Model> = find::among(open, "agreement", ids).await?;
        let boards = merging.iter().map(|one| one.partnership.uuid()).collect();
        Ok(Around { parties, seats: find::among(open, "partnership", boards).await?, merging })
    }

    /// What the authorities have said by this day, and how many must be party and are not.
    pub(crate) fn consents(&self, agreement: Id<kind::Agreement>, day: NaiveDate) -> rules::Consents {
        let parties: Vec<&parties::Model> = self.parties.iter().filter(|party| party.agreement == agreement).collect();
        let boards: Vec<_> = self.merging.iter().filter(|one| one.agreement == agreement).map(|one| one.partnership).collect();
        let seats = self.seats.iter().filter(|seat| boards.contains(&seat.partnership));
        parties::consents(&parties, &merging::authorities(seats, day), day)
    }
}

/// Where combination agreements are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
