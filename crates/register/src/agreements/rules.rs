//! How a combination agreement comes about (Crime and Disorder Act 1998, section 5A): its stage from the facts, and what
//! is still missing. No database, no clock.

use chrono::NaiveDate;
use std::borrow::Cow;
use values::words::{count, t};

/// The decision that lets an agreement come into force, by its key in the list `agreement-decision`.
pub const APPROVED: &str = "approved";

/// The decision that ends it, by its key in the list `agreement-decision`.
pub const REFUSED: &str = "refused";

/// What an authority that agrees has said, by its key in the list `agreement-consent`.
pub const CONSENTED: &str = "consented";

/// What an authority that does not agree has said, by its key in the list `agreement-consent`.
pub const CONSENT_REFUSED: &str = "refused";

/// The answer that an agreement crosses the border of a police area, by its key in the list `yes-no`.
pub const CROSSES: &str = "yes";

/// What is known of one agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The day on which it was proposed.
    pub proposed_on: Option<NaiveDate>,
    /// The first day of the consultation.
    pub consulted_from: Option<NaiveDate>,
    /// The last day of the consultation.
    pub consulted_to: Option<NaiveDate>,
    /// What was decided, by its key.
    pub decision: Option<String>,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Whether it is written down why it is in the interests that the Act names.
    pub tested: bool,
    /// Whether it crosses the border of a police area; none when nobody has said.
    pub crosses: Option<bool>,
    /// Whether it has arrangements for co-operation.
    pub cooperates: bool,
    /// The day on which the Secretary of State became party to it.
    pub secretary_of_state_on: Option<NaiveDate>,
    /// Its first day in force.
    pub from: Option<NaiveDate>,
    /// Its last day in force.
    pub to: Option<NaiveDate>,
    /// What the parties have said.
    pub consents: Consents,
    /// How many partnerships it merges.
    pub merging: usize,
    /// Whether the merged partnership is named.
    pub named: bool,
    /// The first day of the agreement that varies it.
    pub varied_on: Option<NaiveDate>,
}

/// What the authorities have said that must all be party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consents {
    /// How many have consented.
    pub given: usize,
    /// How many were asked and have not answered.
    pub awaited: usize,
    /// How many have refused.
    pub refused: usize,
    /// How many responsible authorities of the partnerships are not party at all.
    pub absent: usize,
}

impl Consents {
    /// Whether every authority has consented.
    pub fn complete(self) -> bool {
        self.given > 0 && self.awaited + self.refused + self.absent == 0
    }

    fn any(self) -> bool {
        self.given + self.awaited + self.refused > 0
    }
}

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No step is recorded: that there is such an agreement may be all that is known.
    Unrecorded,
    /// Somebody has proposed it.
    Proposed,
    /// The consultation is over.
    Consulted,
    /// Not every authority has consented.
    ConsentsAwaited,
    /// All have consented; the local policing body has not decided.
    DecisionAwaited,
    /// Approved, and not yet in force.
    Decided,
    /// In force.
    InForce,
    /// In force as a later agreement varies it.
    Varied,
    /// No longer in force.
    Ended,
    /// The local policing body refused it.
    Refused,
}

impl Stage {
    /// The stage as data names it.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Unrecorded => "unrecorded",
            Stage::Proposed => "proposed",
            Stage::Consulted => "consulted",
            Stage::ConsentsAwaited => "consents-awaited",
            Stage::DecisionAwaited => "decision-awaited",
            Stage::Decided => "decided",
            Stage::InForce => "in-force",
            Stage::Varied => "varied",
            Stage::Ended => "ended",
            Stage::Refused => "refused",
        }
    }

    /// The stage in a word or two.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Stage::Unrecorded => t("No step recorded"),
            Stage::Proposed => t("Proposed"),
            Stage::Consulted => t("Consulted"),
            Stage::ConsentsAwaited => t("Consents awaited"),
            Stage::DecisionAwaited => t("Decision awaited"),
            Stage::Decided => t("Decided"),
            Stage::InForce => t("In force"),
            Stage::Varied => t("Varied"),
            Stage::Ended => t("Ended"),
            Stage::Refused => t("Refused"),
        }
    }
}

/// Where the agreement stands on this day.
pub fn stage(facts: &Facts, day: NaiveDate) -> Stage {
    let by = |date: Option<NaiveDate>| date.is_some_and(|date| date <= day);
    let decided = |key: &str| facts.decision.as_deref() == Some(key) && facts.decided_on.is_none_or(|on| on <= day);
    if facts.to.is_some_and(|to| to < day) {
        Stage::Ended
    } else if decided(REFUSED) {
        Stage::Refused
    } else if by(facts.from) {
        if by(facts.varied_on) { Stage::Varied } else { Stage::InForce }
    } else if decided(APPROVED) {
        Stage::Decided
    } else if facts.consents.complete() {
        Stage::DecisionAwaited
    } else if facts.consents.any() {
        Stage::ConsentsAwaited
    } else if by(facts.consulted_to) {
        Stage::Consulted
    } else if facts.proposed_on.is_some() || facts.consulted_from.is_some() {
        Stage::Proposed
    } else {
        Stage::Unrecorded
    }
}

/// What is still missing on this day, a sentence each; nothing once it has ended or was refused.
pub fn missing(facts: &Facts, day: NaiveDate) -> Vec<String> {
    if matches!(stage(facts, day), Stage::Ended | Stage::Refused) {
        return Vec::new();
    }
    let mut missing: Vec<String> = Vec::new();
    let mut add = |lacks: bool, words: &'static str| missing.extend(lacks.then(|| t(words).into_owned()));
    add(facts.proposed_on.is_none(), values::words::later("The day on which it was proposed"));
    add(facts.merging < 2, values::words::later("The partnerships that it merges: at least two"));
    add(facts.consulted_from.is_none(), values::words::later("The consultation"));
    add(
        facts.consulted_from.is_some() && facts.consulted_to.is_none_or(|to| to > day),
        values::words::later("The end of the consultation"),
    );
    add(!facts.consents.any(), values::words::later("The responsible authorities that are party to it"));
    add(facts.crosses.is_none(), values::words::later("Whether it crosses the border of a police area"));
    let crosses = facts.crosses == Some(true);
    add(crosses && !facts.cooperates, values::words::later("Arrangements for co-operation across the border"));
    add(crosses && facts.secretary_of_state_on.is_none(), values::words::later("The Secretary of State as a party"));
    add(facts.decision.is_none(), values::words::later("The decision of the local policing body"));
    add(
        facts.decision.is_some() && !facts.tested,
        values::words::later("The test: why it is in the interests that the Act names"),
    );
    add(facts.decision.is_some() && !facts.named, values::words::later("The merged partnership"));
    missing.extend(consents_missing(facts.consents));
    missing
}

fn consents_missing(consents: Consents) -> Vec<String> {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let mut missing = Vec::new();
    if consents.absent > 0 {
        let (one, many) = (
            "{n} responsible authority of these partnerships is not party yet",
            "{n} responsible authorities of these partnerships are not party yet",
        );
        missing.push(count(one, many, number(consents.absent)));
    }
    if consents.awaited > 0 {
        missing.push(count(
            "{n} authority has not answered yet",
            "{n} authorities have not answered yet",
            number(consents.awaited),
        ));
    }
    if consents.refused > 0 {
        missing.push(count("{n} authority has refused", "{n} authorities have refused", number(consents.refused)));
    }
    missing
}
