//! The sections of a board's page on its terms, agreements, requests, interests and collaborations. Pure.

use super::papers::Papers;
use crate::agreements::records::Model as Agreement;
use crate::interests::records::Model as Interest;
use crate::interests::rules::Conflict;
use crate::public::{self, link, link_to, stated};
use crate::requests::rules::{State, state};
use crate::requests::{called, callings, reports};
use crate::terms_of_reference::records::in_force;
use crate::terms_of_reference::views as terms_shown;
use components::{Column, Details, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use values::words::{count, fill, t};
use values::{Kind, dates};

/// All sections that have something to tell.
pub(super) fn sections(papers: &Papers) -> Markup {
    html! {
        (terms(papers))
        (agreements(papers))
        (requests(papers))
        (called_together(papers))
        (interests(papers))
        (collaborations(papers))
    }
}

fn heading(words: &str) -> Markup {
    html! { h2 class="govuk-heading-m" { (words) } }
}

fn terms(papers: &Papers) -> Markup {
    let Some(latest) = papers.terms.first() else { return html! {} };
    let shown = in_force(&papers.terms, papers.today).unwrap_or(latest);
    let earlier = papers.terms.iter().filter(|version| version.id != shown.id);
    let others = u64::try_from(papers.terms.len().saturating_sub(1)).unwrap_or(u64::MAX);
    html! {
        (heading(&t("Terms of reference")))
        p class="govuk-body" {
            a class="govuk-link" href=(terms_shown::address_of(&papers.board, shown)) { (terms_shown::called(shown)) }
            @if let Some(on) = shown.review_on {
                @let tone = if shown.review_was_due(papers.today) { Tone::Attention } else { Tone::Plain };
                " " (Tag::new(terms_shown::review(shown, papers.today, on), tone))
            }
        }
        @if others > 0 {
            (Details::new(count("{n} other version", "{n} other versions", others), html! {
                ul class="govuk-list" {
                    @for version in earlier {
                        li { a class="govuk-link" href=(terms_shown::address_of(&papers.board, version)) { (terms_shown::called(version)) } }
                    }
                }
                p class="govuk-body" {
                    a class="govuk-link" href=(format!("{}/compare", terms_shown::address(&papers.board))) { (t("Compare two versions")) }
                }
            }))
        }
    }
}

fn agreements(papers: &Papers) -> Markup {
    if papers.came_from.is_empty() && papers.goes_into.is_empty() {
        return html! {};
    }
    let groups = [
        (&papers.came_from, Came::Already, t("This partnership came from:")),
        (&papers.came_from, Came::Unrecorded, t("This partnership is said to come from this, of which no step is recorded:")),
        (&papers.came_from, Came::NotYet, t("This partnership would come from:")),
        (&papers.came_from, Came::Refused, t("This partnership would have come from, which was refused:")),
        (&papers.goes_into, Came::Already, t("This partnership merged with others by:")),
        (
            &papers.goes_into,
            Came::Unrecorded,
            t("This partnership is said to merge with others by this, of which no step is recorded:"),
        ),
        (&papers.goes_into, Came::NotYet, t("This partnership would merge with others by:")),
        (&papers.goes_into, Came::Refused, t("This partnership would have merged with others by, which was refused:")),
    ];
    html! {
        (heading(&Kind::Agreement.many()))
        @for (agreements, came, words) in groups {
            @let these: Vec<&Agreement> = agreements.iter().filter(|it| Came::of(it, papers.today) == came).collect();
            @if !these.is_empty() {
                p class="govuk-body" { (words) }
                ul class="govuk-list govuk-list--bullet" {
                    @for it in these { li { (link_to(Kind::Agreement, &it.reference, &it.title)) } }
                }
            }
        }
    }
}

/// What came of an agreement, as far as it matters to a board.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// It came into force.
    Already,
    /// No step is recorded.
    Unrecorded,
    /// It has not come into force yet.
    NotYet,
    /// It was refused.
    Refused,
}

impl Came {
    fn of(agreement: &Agreement, today: chrono::NaiveDate) -> Came {
        if agreement.decision.as_deref() == Some(crate::agreements::rules::REFUSED) {
            Came::Refused
        } else if agreement.from.is_some_and(|from| from <= today) {
            Came::Already
        } else if agreement.is_unrecorded() {
            Came::Unrecorded
        } else {
            Came::NotYet
        }
    }
}

fn requests(papers: &Papers) -> Markup {
    if papers.requests.is_empty() {
        return html! {};
    }
    let row = |request: &reports::Model| {
        let state = state(request.days(), papers.today);
        let tone = match state {
            State::Asked => Tone::Active,
            State::Late => Tone::Problem,
            State::Received => Tone::Attention,
            State::Published => Tone::Good,
        };
        let due = request.due.map(dates::words);
        Row::headed(&*request.subject)
            .cell(link(&papers.names, request.asked_by.uuid()))
            .cell(dates::words(request.asked_on))
            .cell(stated(due.as_deref()))
            .cell(Tag::new(state.words(), tone))
    };
    let table = Table::new(Kind::ReportRequest.many())
        .caption_hidden()
        .column(Column::new(t("Subject")))
        .column(Column::new(t("Asked by")))
        .column(Column::new(t("Asked on")))
        .column(Column::new(t("Due")))
        .column(Column::new(t("State")))
        .rows(papers.requests.iter().map(row))
        .small_screen(SmallScreen::Stack);
    html! {
        (heading(&Kind::ReportRequest.many()))
        (table)
        @for request in &papers.requests { (reasons(request)) }
    }
}

/// Why a report was asked for.
fn reasons(request: &reports::Model) -> Details {
    let why = html! {
        h3 class="govuk-heading-s" { (t("Functions that are not carried out effectively and efficiently")) }
        p class="govuk-body" { (request.why_not_effective) }
        h3 class="govuk-heading-s" { (t("Why it is reasonable and proportionate to ask")) }
        p class="govuk-body" { (request.why_reasonable) }
    };
    Details::new(fill("Why a report on {subject} was asked for", &[("subject", &request.subject)]), why)
}

fn called_together(papers: &Papers) -> Markup {
    if papers.callings.is_empty() {
        return html! {};
    }
    let row = |(calling, one): &(callings::Model, called::Model)| {
        let attended = one.attended.as_deref().map(|key| papers.names.label("attendance", key));
        Row::headed(dates::words(calling.meets_on))
            .cell(link(&papers.names, calling.called_by.uuid()))
            .cell(&*calling.matter)
            .cell(stated(attended))
    };
    let table = Table::new(t("Meetings to which it was called"))
        .caption_hidden()
        .column(Column::new(t("Meeting")))
        .column(Column::new(t("Called by")))
        .column(Column::new(t("Matter")))
        .column(Column::new(t("Did it come?")))
        .rows(papers.callings.iter().map(row))
        .small_screen(SmallScreen::Stack);
    html! { (heading(&t("Meetings to which it was called"))) (table) }
}

fn interests(papers: &Papers) -> Markup {
    if papers.interests.is_empty() {
        return html! {};
    }
    let row = |(interest, conflict): &(Interest, Option<Conflict>)| {
        let post = papers.names.title(interest.post.uuid());
        let organisation = interest.organisation.map(|organisation| link(&papers.names, organisation.uuid()));
        Row::headed(post)
            .cell(html! {
                (papers.names.label("interest-category", &interest.category))
                @if let Some(what) = &interest.what { (public::beneath(what)) }
            })
            .cell(html! {
                (organisation.unwrap_or_else(|| stated(None)))
                @if let Some(conflict) = conflict {
                    div { (Tag::new(t("Could conflict"), Tone::Attention)) }
                    (public::beneath(conflict.words()))
                }
            })
            .cell(dates::words(interest.declared_on))
    };
    let table = Table::new(Kind::Interest.many())
        .caption_hidden()
        .column(Column::new(t("Post")))
        .column(Column::new(t("Interest")))
        .column(Column::new(t("In whom")))
        .column(Column::new(t("Declared on")))
        .rows(papers.interests.iter().map(row))
        .small_screen(SmallScreen::Stack);
    html! { (heading(&Kind::Interest.many())) (table) }
}

fn collaborations(papers: &Papers) -> Markup {
    if papers.collaborations.is_empty() {
        return html! {};
    }
    html! {
        (heading(&Kind::Collaboration.many()))
        ul class="govuk-list" {
            @for it in &papers.collaborations { li { (link_to(Kind::Collaboration, &it.reference, &it.title)) } }
        }
    }
}
