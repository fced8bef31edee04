//! What "My actions" looks like.

use super::MINE;
use super::page::Mine;
use crate::actions::records::Model;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, Missing, Notice, Pagination, Row, SmallScreen, SubNavigation, Table, Tag,
    Tone,
};
use maud::{Markup, html};
use pages::{Address, Page};
use records::pages::Format;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// Actions on one page.
const PER_PAGE: usize = 50;

/// The page.
pub(super) fn page(mine: &Mine, address: &Address) -> Page {
    let late = mine.actions.iter().filter(|action| action.overdue_on(mine.today)).count();
    let content = html! {
        p class="govuk-body gt-lead" { (t("What the posts of your organisation have said they will do. Tell the others how it stands: two minutes are enough.")) }
        (SubNavigation::new(t("Which actions"))
            .item(t("Open"), MINE, !mine.all)
            .item(t("All, with those that are done or stopped"), format!("{MINE}?show=all"), mine.all))
        @if mine.actions.is_empty() {
            (empty(mine))
        } @else {
            p class="govuk-body" { (sentence(mine, late)) }
            (shown(mine, address))
            (downloads(address))
        }
    };
    let page = Page::new(t("My actions")).section(Kind::Action.many()).wide().crumb(t("My actions"), MINE).content(content);
    if address.get("done").is_empty() { page } else { page.before(done(address)) }
}

fn done(address: &Address) -> Notice {
    let history = format!("/workspace/undo/{}", address.get("done"));
    let is_number = address.get("done").chars().all(|letter| letter.is_ascii_digit());
    let words = t("Thank you. Your update is kept, and the action stands as you told.");
    let start = Notice::with(html! {
        (words)
        @if is_number { " " a class="govuk-notification-banner__link" href=(history) { (t("See what changed")) } }
    });
    start.success()
}

fn empty(mine: &Mine) -> EmptyState {
    let why = match (mine.is_officer, mine.all) {
        (false, _) => t("You are not an officer of an organisation here, so no action is yours to tell about."),
        (true, false) => t("No post of your organisation has anything open. Thank you."),
        (true, true) => t("No post of your organisation has promised anything yet."),
    };
    EmptyState::new(t("Actions of your organisation"), why).link(t("See all actions"), "/workspace/actions")
}

fn sentence(mine: &Mine, late: usize) -> String {
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let all = count("{n} action", "{n} actions", number(mine.actions.len()));
    match late {
        0 => fill("{actions}, and none is late.", &[("actions", &all)]),
        _ => values::words::count_with(
            "{actions}, {n} of them late.",
            "{actions}, {n} of them late.",
            number(late),
            &[("actions", &all)],
        ),
    }
}

fn shown(mine: &Mine, address: &Address) -> Markup {
    let last = mine.actions.len().div_ceil(PER_PAGE).max(1);
    let page = address.get("page").parse::<usize>().unwrap_or(1).clamp(1, last);
    let shown = mine.actions.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let table = Table::new(t("Actions of your organisation"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Action")))
        .column(Column::new(t("Due on")))
        .column(Column::new(t("How it stands")))
        .column(Column::new(t("Last told")))
        .column(Column::new(t("Your update")))
        .rows(shown.map(|action| row(mine, action)));
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    html! {
        (table)
        @if last > 1 { (Pagination::new(number(page), number(last), |page| address.with("page", &page.to_string()))) }
    }
}

fn row(mine: &Mine, action: &Model) -> Row {
    let here = format!("/workspace/actions/{}", action.reference);
    let owner = mine.title(action.owner.map(|id| id.uuid()));
    let last = mine.last.get(&action.id.uuid());
    Row::headed(html! {
        a class="govuk-link" href=(here) { (action.title) }
        @if !owner.is_empty() { div class="govuk-hint govuk-!-margin-bottom-0" { (owner) } }
    })
    .cell(html! {
        @match action.due { Some(due) => (dates::words(due)), None => (Missing::new(t("No date")).quiet()) }
        @if action.overdue_on(mine.today) { " " (Tag::new(t("Late"), Tone::Problem)) }
    })
    .cell(mine.names.label("action-standing", &action.standing))
    .cell(html! {
        @match last { Some(update) => (dates::words(update.on)), None => (Missing::new(t("Not yet")).quiet()) }
    })
    .cell(html! {
        a class="govuk-link" href=(format!("{here}/update")) {
            (t("Tell how it stands"))
            span class="govuk-visually-hidden" { ": " (action.title) }
        }
    })
}

fn downloads(address: &Address) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{MINE}.{}", format.ending()));
        links.link(DownloadLink::new(t("Download these actions"), href, format.words()))
    })
}
