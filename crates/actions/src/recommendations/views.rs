//! What the public pages of recommendations look like. Pure.

use super::page::{Made, PER_PAGE, RECOMMENDATIONS, asked};
use super::records::Model;
use super::replies::Model as Reply;
use super::rules::{AWAITED, NOT_ACCEPTED};
use ::records::pages::Format;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, InsetText, Missing, Pagination, ResultSentence,
    Row, Select, SmallScreen, SummaryList, Table, Tag, Tone,
};
use maud::{Markup, html};
use pages::{Address, Page};
use uuid::Uuid;
use values::words::{count, fill, t};
use values::{Id, Kind, dates};

/// The list.
pub(super) fn list(made: &Made, address: &Address, page: u64) -> Page {
    let panel = FilterPanel::new(RECOMMENDATIONS).field(
        Select::new("board", t("Made by")).item("", t("All boards")).items(made.boards.clone()).selected(address.get("board")),
    );
    let content = html! {
        p class="govuk-body gt-lead" { (t("What boards have recommended, to whom, and what each body answered.")) }
        (FilterLayout::new(panel, results(made, address, page)))
    };
    Page::new(t("Recommendations")).wide().content(content)
}

fn results(made: &Made, address: &Address, page: u64) -> Markup {
    if made.recommendations.is_empty() {
        let state = EmptyState::new(t("Recommendations"), t("No recommendation that you can see matches what you asked for."));
        let narrowed = !address.get("board").is_empty();
        return html! { @if narrowed { (state.link(t("Clear filters"), RECOMMENDATIONS)) } @else { (state) } };
    }
    let last = made.total.div_ceil(PER_PAGE);
    let table = Table::new(t("Recommendations"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Recommendation")))
        .column(Column::new(t("Made by")))
        .column(Column::new(t("Made on")))
        .column(Column::new(t("Replies")))
        .rows(made.recommendations.iter().map(|it| row(made, it)));
    html! {
        (ResultSentence::new(count("{n} recommendation", "{n} recommendations", made.total)))
        (table)
        @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
        (downloads(address))
    }
}

fn downloads(address: &Address) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{RECOMMENDATIONS}.{}", format.ending()));
        links.link(DownloadLink::new(t("Download these recommendations"), href, format.words()))
    })
}

fn row(made: &Made, it: &Model) -> Row {
    Row::headed(html! { a class="govuk-link" href=(format!("{RECOMMENDATIONS}/{}", it.reference)) { (it.title) } })
        .cell(link(made, Some(it.partnership.uuid())))
        .cell(html! { time datetime=(it.made_on) { (dates::words(it.made_on)) } })
        .cell(in_short(made, it))
}

/// How many answered how: `2 accepted, 1 awaited`.
fn in_short(made: &Made, it: &Model) -> Markup {
    let replies = made.replies_to(it);
    let number = |key: &str| replies.iter().filter(|reply| reply.standing == key).count();
    let counted = made.names.terms("reply-standing").iter().map(|(key, label)| (number(key), label.to_lowercase()));
    let words: Vec<String> =
        counted.filter(|(number, _)| *number > 0).map(|(number, label)| format!("{number} {label}")).collect();
    let late = replies.iter().any(|reply| reply.overdue_on(made.today));
    html! {
        @if words.is_empty() { (Missing::new(t("Nobody was asked to reply")).quiet()) } @else { (words.join(", ")) }
        @if late { " " (Tag::new(t("Late"), Tone::Problem)) }
    }
}

/// One recommendation.
pub(super) fn one(made: &Made) -> Page {
    let Some(it) = made.recommendations.first() else { return Page::new(t("Recommendation")) };
    let only = ::records::pages::restricted(Kind::Recommendation, &::records::Kept::head(it), &made.names);
    let content = html! {
        (InsetText::new(html! { @for part in it.words.split("\n\n") { p class="govuk-body" { (part) } } }))
        (facts(made, it))
        h2 class="govuk-heading-m" { (t("Replies")) }
        (replies(made, it))
    };
    Page::new(it.title.clone())
        .caption(t("Recommendation"))
        .crumb(t("Recommendations"), RECOMMENDATIONS)
        .restricted(only)
        .content(content)
}

fn facts(made: &Made, it: &Model) -> SummaryList {
    let start = SummaryList::new()
        .pair(t("Made by"), link(made, Some(it.partnership.uuid())))
        .pair(t("Made on"), dates::words(it.made_on));
    let from = [it.item.map(Id::uuid), it.resolution.map(Id::uuid), it.finding.map(Id::uuid)];
    let from: Vec<Uuid> = from.into_iter().flatten().collect();
    let start = match from.is_empty() {
        true => start,
        false => start.pair(
            t("Comes from"),
            html! { @for (place, id) in from.iter().enumerate() { @if place > 0 { br; } (link(made, Some(*id))) } },
        ),
    };
    match it.priority {
        Some(priority) => start.pair(t("Priority"), link(made, Some(priority.uuid()))),
        None => start,
    }
}

fn replies(made: &Made, it: &Model) -> Markup {
    let replies = made.replies_to(it);
    if replies.is_empty() {
        return html! { p class="govuk-body" { (Missing::new(t("No reply is published, or nobody was asked for one."))) } };
    }
    let table = Table::new(t("Who was asked, and what they answered"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Body")))
        .column(Column::new(t("How it stands")))
        .column(Column::new(t("Reply")))
        .column(Column::new(t("What follows")))
        .rows(replies.into_iter().map(|reply| {
            Row::headed(link(made, asked(reply)))
                .cell(standing(made, reply))
                .cell(said(reply))
                .cell(link(made, reply.action.map(Id::uuid)))
        }));
    html! { (table) }
}

fn standing(made: &Made, reply: &Reply) -> Markup {
    let label = made.names.label("reply-standing", &reply.standing);
    let late = reply.overdue_on(made.today);
    let tone = match reply.standing.as_str() {
        _ if late => Tone::Problem,
        AWAITED => Tone::Active,
        NOT_ACCEPTED => Tone::Attention,
        _ => Tone::Good,
    };
    html! {
        (Tag::new(label, tone))
        @match (reply.standing.as_str(), reply.due, reply.replied_on) {
            (AWAITED, Some(due), _) if late => { br; (fill("Was due on {day}", &[("day", &dates::words(due))])) },
            (AWAITED, Some(due), _) => { br; (fill("Due on {day}", &[("day", &dates::words(due))])) },
            (_, _, Some(on)) => { br; (fill("Replied on {day}", &[("day", &dates::words(on))])) },
            _ => {},
        }
    }
}

fn said(reply: &Reply) -> Markup {
    html! {
        @match &reply.reply {
            Some(text) => @for part in text.split("\n\n") { p class="govuk-body" { (part) } },
            None => (Missing::new(t("No reply yet")).quiet()),
        }
    }
}

/// What is pointed at, with its public page where its kind has one.
fn link(made: &Made, id: Option<Uuid>) -> Markup {
    let Some(id) = id else { return html! { (Missing::new(t("None")).quiet()) } };
    let Some(card) = made.names.card(id) else { return html! { (Missing::new(t("Not shown to you"))) } };
    let folder = match card.kind {
        Kind::Partnership => Some("/partners/boards"),
        Kind::Organisation => Some("/partners/organisations"),
        Kind::Priority => Some("/priorities"),
        _ => None,
    };
    html! {
        @match folder {
            Some(folder) => a class="govuk-link" href=(format!("{folder}/{}", card.reference)) { (card.title) },
            None => (card.title),
        }
    }
}
