//! The page of a combination agreement, from what was loaded. Pure.

use super::page::Whole;
use super::parties;
use super::rules::{CONSENT_REFUSED, CONSENTED, Stage};
use crate::public::{self, dates as span, link, stated};
use components::{Column, InsetText, Row, SmallScreen, SummaryList, Table, Tag, Tone};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(super) fn page(whole: &Whole) -> Page {
    let agreement = &whole.agreement;
    let content = html! {
        p class="govuk-body" { (t("Stage:")) " " (tag(whole.stage)) }
        (missing(whole))
        h2 class="govuk-heading-m" { (t("Steps")) }
        (steps(whole))
        h2 class="govuk-heading-m" { (t("Decision and its test")) }
        (decision(whole))
        h2 class="govuk-heading-m" { (t("Partnerships that it merges")) }
        (merging(whole))
        h2 class="govuk-heading-m" { (t("Parties and their consents")) }
        (parties(whole))
        (public::data_link(Kind::Agreement, &agreement.reference))
    };
    public::page_of(agreement, &whole.names)
        .crumb(t("Combination agreements"), format!("{}/agreements", public::PARTNERS))
        .caption(Kind::Agreement.one())
        .content(content)
}

/// The stage as a tag.
pub(crate) fn tag(stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Proposed | Stage::Consulted | Stage::Decided => Tone::Active,
        Stage::ConsentsAwaited | Stage::DecisionAwaited => Tone::Attention,
        Stage::InForce | Stage::Varied => Tone::Good,
        Stage::Ended | Stage::Unrecorded => Tone::Quiet,
        Stage::Refused => Tone::Problem,
    };
    Tag::new(stage.words(), tone)
}

fn missing(whole: &Whole) -> Markup {
    if whole.missing.is_empty() {
        return html! {};
    }
    html! {
        (InsetText::new(html! {
            p class="govuk-body" { (t("Still missing, as far as you can see:")) }
            ul class="govuk-list govuk-list--bullet" { @for words in &whole.missing { li { (words) } } }
        }))
    }
}

fn day(on: Option<chrono::NaiveDate>) -> Markup {
    match on {
        Some(on) => html! { time datetime=(on) { (dates::words(on)) } },
        None => stated(None),
    }
}

fn steps(whole: &Whole) -> SummaryList {
    let agreement = &whole.agreement;
    let start = SummaryList::new()
        .pair(t("Proposed on"), day(agreement.proposed_on))
        .pair(t("Consultation"), span(whole.today, agreement.consulted_from, agreement.consulted_to))
        .pair(t("In force"), span(whole.today, agreement.from, agreement.to));
    let ended = match &agreement.ended_how {
        Some(how) => start.pair(t("How it ended"), how.as_str()),
        None => start,
    };
    let varies = match agreement.varies {
        Some(varied) => ended.pair(t("Varies"), link(&whole.names, varied.uuid())),
        None => ended,
    };
    let varied = match whole.varied_by.is_empty() {
        true => varies,
        false => varies.pair(
            t("Varied by"),
            html! {
                ul class="govuk-list" {
                    @for other in &whole.varied_by { li { (public::link_to(Kind::Agreement, &other.reference, &other.title)) } }
                }
            },
        ),
    };
    varied.pair(t("Source"), stated(agreement.source.as_deref()))
}

fn decision(whole: &Whole) -> SummaryList {
    let agreement = &whole.agreement;
    let label = |list: &str, key: &Option<String>| stated(key.as_deref().map(|key| whole.names.label(list, key)));
    let start = SummaryList::new()
        .pair(t("Decision"), label("agreement-decision", &agreement.decision))
        .pair(t("Decided on"), day(agreement.decided_on))
        .pair(t("Decided by"), agreement.decided_by.map_or_else(|| stated(None), |body| link(&whole.names, body.uuid())))
        .pair(t("Test"), paragraphs(agreement.test.as_deref()))
        .pair(t("Whether the local policing body joins"), label("agreement-joins", &agreement.joins))
        .pair(t("Crosses the border of a police area"), label("yes-no", &agreement.crosses_border));
    if agreement.cooperation.is_none() && agreement.secretary_of_state_on.is_none() {
        return start;
    }
    start
        .pair(t("Arrangements for co-operation"), paragraphs(agreement.cooperation.as_deref()))
        .pair(t("Secretary of State became party on"), day(agreement.secretary_of_state_on))
}

/// A text of several lines, a paragraph for each.
fn paragraphs(text: Option<&str>) -> Markup {
    match text {
        Some(text) => {
            html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p class="govuk-body" { (line) } } }
        }
        None => stated(None),
    }
}

fn merging(whole: &Whole) -> Markup {
    html! {
        @if whole.around.merging.is_empty() {
            (public::nothing(t("No partnership is named yet.")))
        } @else {
            ul class="govuk-list" { @for one in &whole.around.merging { li { (link(&whole.names, one.partnership.uuid())) } } }
        }
        @if let Some(result) = whole.agreement.result {
            p class="govuk-body" { (t("The merged partnership:")) " " (link(&whole.names, result.uuid())) }
        }
    }
}

fn parties(whole: &Whole) -> Markup {
    if whole.around.parties.is_empty() {
        return public::nothing(t("No party is named yet."));
    }
    let row = |party: &parties::Model| {
        let tone = match party.standing.as_str() {
            CONSENTED => Tone::Good,
            CONSENT_REFUSED => Tone::Problem,
            _ => Tone::Plain,
        };
        Row::headed(link(&whole.names, party.organisation.uuid()))
            .cell(Tag::new(whole.names.label("agreement-consent", &party.standing), tone))
            .cell(day(party.on))
            .cell(stated(party.note.as_deref()))
    };
    let caption = fill("Parties to {agreement}", &[("agreement", &whole.agreement.title)]);
    let table = Table::new(caption)
        .caption_hidden()
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("Consent")))
        .column(Column::new(t("On")))
        .column(Column::new(t("Note")))
        .rows(whole.around.parties.iter().map(row))
        .small_screen(SmallScreen::Stack);
    html! { (table) }
}
