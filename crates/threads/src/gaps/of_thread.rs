//! The gaps of one thread.

use super::{Gap, GapKind, Mend, of_actions};
use crate::address::{add, change};
use crate::thread::Thread;
use plans::shared::PrioritySummary;
use std::borrow::Cow;
use values::words::{fill, t};
use values::{Kind, dates};

/// The kind of priority that must be carried by every step. Principles, promises and opportunities shape the work
/// without each having a lead, money and measures of its own, so nothing is missing where they have none.
const CARRIED: &str = "priority";

/// A reader of published things is told that nothing is published; others, that there is nothing.
#[derive(Clone, Copy)]
struct Said<'a> {
    priority: &'a PrioritySummary,
    published_only: bool,
}

impl Said<'_> {
    fn either(self, there_is_none: Cow<'static, str>, none_is_published: Cow<'static, str>) -> String {
        if self.published_only { none_is_published.into_owned() } else { there_is_none.into_owned() }
    }

    fn gap(self, kind: GapKind, sentence: String, mend: Mend) -> Gap {
        let priority = Some((self.priority.reference.clone(), self.priority.title.clone()));
        Gap { kind, sentence, thing: self.priority.title.clone(), about: None, priority, due: None, mend }
    }
}

/// What is missing on this thread. A priority that is over keeps its thread as it was: nothing is missing any more.
pub fn of_thread(thread: &Thread, published_only: bool) -> Vec<Gap> {
    if thread.priority.kind != CARRIED || !thread.is_current() {
        return Vec::new();
    }
    let said = Said { priority: &thread.priority, published_only };
    let mut gaps: Vec<Gap> = Vec::new();
    gaps.extend(no_evidence(thread, said));
    gaps.extend(no_decision(thread, said));
    gaps.extend(no_plan(thread, said));
    gaps.extend(regard(thread, said));
    gaps.extend(leads(thread, said));
    gaps.extend(no_action(thread, said));
    gaps.extend(thread.actions.iter().flat_map(|action| of_actions::of_action(action, &thread.priority, thread.today)));
    gaps.extend(no_money(thread, said));
    gaps.extend(no_measure(thread, said));
    gaps.extend(no_figures(thread, said));
    gaps.extend(awards(thread));
    gaps
}

fn no_evidence(thread: &Thread, said: Said) -> Option<Gap> {
    let sentence = said.either(
        t("No evidence is named that led to this priority."),
        t("The evidence that led to this priority is not published yet."),
    );
    let mend = Mend::new(Kind::Finding, t("Add a finding"), add(Kind::Finding, "priority", &thread.priority.reference));
    thread.findings.is_empty().then(|| said.gap(GapKind::NoEvidence, sentence, mend))
}

fn no_decision(thread: &Thread, said: Said) -> Option<Gap> {
    let priority = &thread.priority;
    let told = priority.decided_by.is_some() || priority.decision.is_some();
    let sentence = match (priority.decided_on, told) {
        (Some(_), _) => return None,
        (None, true) => t("The day on which this priority was decided is not written down.").into_owned(),
        (None, false) => t("Who decided on this priority, and when, is not written down.").into_owned(),
    };
    let mend = Mend::new(Kind::Priority, t("Write down the decision"), change(Kind::Priority, &priority.reference));
    Some(said.gap(GapKind::NoDecision, sentence, mend))
}

fn no_plan(thread: &Thread, said: Said) -> Option<Gap> {
    let sentence = said.either(t("This priority stands in no plan."), t("This priority stands in no published plan."));
    let mend =
        Mend::new(Kind::Placement, t("Give it a place in a plan"), add(Kind::Placement, "priority", &thread.priority.reference));
    thread.placements.is_empty().then(|| said.gap(GapKind::NoPlan, sentence, mend))
}

fn regard(thread: &Thread, said: Said) -> Option<Gap> {
    let reference = &thread.priority.reference;
    let paid = || Mend::new(Kind::Regard, t("Record regard to another plan"), add(Kind::Regard, "priority", reference));
    let received = || Mend::new(Kind::Regard, t("Record regard to this priority"), add(Kind::Regard, "regard_to", reference));
    match (thread.regard_paid.is_empty(), thread.regard_received.is_empty()) {
        (false, false) => None,
        (true, true) => {
            let words = t("Nobody has written down how this priority and the plans of other bodies have regard to each other.");
            Some(said.gap(GapKind::NoRegard, words.into_owned(), paid()))
        }
        (false, true) => {
            let words =
                t("This priority has regard to the plans of other bodies, but none of them is recorded as having regard to it.");
            Some(said.gap(GapKind::RegardOnlyPaid, words.into_owned(), received()))
        }
        (true, false) => {
            let words = t("Other bodies have regard to this priority, but it is not recorded as having regard to theirs.");
            Some(said.gap(GapKind::RegardOnlyReceived, words.into_owned(), paid()))
        }
    }
}

fn leads(thread: &Thread, said: Said) -> Vec<Gap> {
    if thread.leads.is_empty() {
        let sentence = said.either(t("Nobody leads this priority."), t("Who leads this priority is not published yet."));
        let form = format!("{}&role=lead", add(Kind::Lead, "priority", &thread.priority.reference));
        return vec![said.gap(GapKind::NoLead, sentence, Mend::new(Kind::Lead, t("Name a lead"), form))];
    }
    let vacant = thread.leads.iter().filter_map(|lead| Some((lead, lead.vacant_since?, lead.who.reference.as_deref()?)));
    let gap = |(lead, since, post): (&crate::thread::Lead, _, &str)| {
        let gaps = [("post", lead.who.title.as_str()), ("date", &dates::words(since))];
        let sentence = fill("The post that leads this priority is vacant since {date}: {post}.", &gaps);
        let mend = Mend::new(Kind::Post, t("Say who has the post"), change(Kind::Post, post));
        Gap { due: Some(since), thing: lead.who.title.clone(), ..said.gap(GapKind::VacantLead, sentence, mend) }
    };
    vacant.map(gap).chain(thread.leads.iter().filter_map(|lead| ended(lead, said))).collect()
}

/// A lead whose body is no more. The day on which it falls due is the body's last.
fn ended(lead: &crate::thread::Lead, said: Said) -> Option<Gap> {
    let (since, form) = (lead.ended?, change(Kind::Lead, &lead.reference));
    let gaps = [("lead", lead.who.title.as_str()), ("date", &dates::words(since))];
    let sentence = match lead.organisation {
        Some(_) => fill("The organisation of the post that leads this priority ended on {date}: {lead}.", &gaps),
        None => fill("The body that leads this priority ended on {date}: {lead}.", &gaps),
    };
    let mend = Mend::new(Kind::Lead, t("Say who leads it now"), form);
    Some(Gap { due: Some(since), thing: lead.who.title.clone(), ..said.gap(GapKind::EndedLead, sentence, mend) })
}

fn no_action(thread: &Thread, said: Said) -> Option<Gap> {
    let sentence = said.either(t("No action serves this priority."), t("No action for this priority is published yet."));
    let mend = Mend::new(Kind::Action, t("Add an action"), add(Kind::Action, "priority", &thread.priority.reference));
    thread.actions.is_empty().then(|| said.gap(GapKind::NoAction, sentence, mend))
}

fn no_money(thread: &Thread, said: Said) -> Option<Gap> {
    let sentence = said.either(
        t("No budget line, award or shared cost serves this priority."),
        t("No budget line, award or shared cost for this priority is published yet."),
    );
    let form = add(Kind::AwardPriority, "priority", &thread.priority.reference);
    let mend = Mend::new(Kind::AwardPriority, t("Link an award"), form);
    (!thread.money.is_some()).then(|| said.gap(GapKind::NoMoney, sentence, mend))
}

fn no_measure(thread: &Thread, said: Said) -> Option<Gap> {
    let sentence =
        said.either(t("No measure shows whether this works."), t("No measure that shows whether this works is published yet."));
    let mend = Mend::new(Kind::Measure, t("Add a measure"), add(Kind::Measure, "priority", &thread.priority.reference));
    thread.measures.is_empty().then(|| said.gap(GapKind::NoMeasure, sentence, mend))
}

/// The measures are there, and none has a figure for the last period for which there should be one.
fn no_figures(thread: &Thread, said: Said) -> Option<Gap> {
    let measure = thread.measures.first()?;
    if thread.figures.iter().any(|figures| !figures.is_late) {
        return None;
    }
    let never = !thread.figures.iter().any(|figures| figures.has_figures);
    let sentence = match never {
        true => said.either(
            t("No measure of this priority has a figure."),
            t("No figure of a measure of this priority is published yet."),
        ),
        false => t("No measure of this priority has a figure for the last period for which there should be one.").into_owned(),
    };
    let mend = Mend::new(Kind::Observation, t("Add a figure"), add(Kind::Observation, "measure", &measure.reference));
    Some(said.gap(GapKind::NoFigures, sentence, mend))
}

fn awards(thread: &Thread) -> Vec<Gap> {
    let priority = (thread.priority.reference.clone(), thread.priority.title.clone());
    let ended = thread.money.awards.iter().filter(|award| award.lacks_outcome_on(thread.today));
    ended.map(|award| Gap { priority: Some(priority.clone()), ..super::of_site::of_award(award) }).collect()
}
