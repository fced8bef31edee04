//! The tables of agreements, requests, terms of reference, interests and collaborations.

use database::Step;
use database::table::Table;
use values::Kind;

/// The step that makes them.
pub(super) fn step() -> Step {
    let agreements = vec![agreements(), agreement_parties(), agreement_partnerships()];
    let requests = vec![report_requests(), callings(), called_partnerships()];
    let papers = vec![terms_of_reference(), interests(), collaborations(), collaboration_shares()];
    Step::new("2026-11-register-papers", [agreements, requests, papers].concat())
}

fn agreements() -> Table {
    Table::kept(Kind::Agreement)
        .maybe_day("proposed_on")
        .maybe_day("consulted_from")
        .maybe_day("consulted_to")
        .maybe_thing("decided_by", Kind::Organisation)
        .maybe_day("decided_on")
        .maybe_text("decision")
        .maybe_text("test")
        .maybe_text("joins")
        .maybe_text("crosses_border")
        .maybe_text("cooperation")
        .maybe_day("secretary_of_state_on")
        .maybe_thing("result", Kind::Partnership)
        .maybe_thing("varies", Kind::Agreement)
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("ended_how")
        .maybe_text("source")
}

fn agreement_parties() -> Table {
    Table::kept(Kind::AgreementParty)
        .thing("agreement", Kind::Agreement)
        .thing("organisation", Kind::Organisation)
        .text("standing")
        .maybe_day("on")
        .maybe_text("note")
        .unique(&["agreement", "organisation"])
}

fn agreement_partnerships() -> Table {
    Table::kept(Kind::AgreementPartnership)
        .thing("agreement", Kind::Agreement)
        .thing("partnership", Kind::Partnership)
        .unique(&["agreement", "partnership"])
}

fn report_requests() -> Table {
    Table::kept(Kind::ReportRequest)
        .thing("partnership", Kind::Partnership)
        .thing("asked_by", Kind::Organisation)
        .day("asked_on")
        .text("subject")
        .text("why_not_effective")
        .text("why_reasonable")
        .maybe_day("due")
        .maybe_day("received_on")
        .maybe_day("published_on")
        .maybe_text("note")
}

fn callings() -> Table {
    Table::kept(Kind::Calling)
        .thing("called_by", Kind::Organisation)
        .day("called_on")
        .day("meets_on")
        .text("matter")
        .maybe_text("note")
}

fn called_partnerships() -> Table {
    Table::kept(Kind::CalledPartnership)
        .thing("calling", Kind::Calling)
        .thing("partnership", Kind::Partnership)
        .maybe_text("attended")
        .unique(&["calling", "partnership"])
}

fn terms_of_reference() -> Table {
    Table::kept(Kind::TermsOfReference)
        .thing("partnership", Kind::Partnership)
        .number("number")
        .day("agreed_on")
        .maybe_day("review_on")
        .text("text")
        .maybe_text("source")
        .unique(&["partnership", "number"])
}

fn interests() -> Table {
    Table::kept(Kind::Interest)
        .thing("post", Kind::Post)
        .text("category")
        .maybe_text("what")
        .maybe_thing("organisation", Kind::Organisation)
        .maybe_day("from")
        .maybe_day("to")
        .day("declared_on")
}

fn collaborations() -> Table {
    Table::kept(Kind::Collaboration)
        .text("kind")
        .maybe_thing("lead", Kind::Organisation)
        .maybe_text("purpose")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_number("cost_a_year")
        .maybe_number("saving_estimated")
        .maybe_number("saving_realised")
        .maybe_text("exit_terms")
        .maybe_thing("board", Kind::Partnership)
        .maybe_text("source")
}

fn collaboration_shares() -> Table {
    Table::kept(Kind::CollaborationShare)
        .thing("collaboration", Kind::Collaboration)
        .thing("organisation", Kind::Organisation)
        .maybe_number("parts")
        .unique(&["collaboration", "organisation"])
}
