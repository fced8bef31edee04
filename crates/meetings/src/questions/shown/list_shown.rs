//! What the public lists of questions and petitions look like. Pure.

use super::super::What;
use super::super::asking::ADDRESS;
use super::list::{Line, Listed, PER_PAGE};
use super::list_at;
use ::pages::{Address, Page};
use ::records::pages::Format;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Missing, Pagination, ResultSentence, Row, Select,
    SmallScreen, Table,
};
use maud::{Markup, html};
use values::dates;
use values::money;
use values::words::{count, fill, t};

/// The page.
pub(super) fn page(listed: &Listed, address: &Address, page: u64) -> Page {
    let (title, lead) = match listed.what {
        What::Question => (
            t("Questions from the public"),
            t("What people asked boards, and what they were told. Those that are not answered yet stand here as well."),
        ),
        What::Petition => (t("Petitions"), t("What people asked boards to do, how many signed, and how the boards responded.")),
    };
    let content = html! {
        p class="govuk-body gt-lead" { (lead) }
        p class="govuk-body" { a class="govuk-link" href=(ADDRESS) { (t("Ask a question or hand in a petition")) } }
        (FilterLayout::new(panel(listed, address), results(listed, address, page)))
    };
    let title = if page > 1 {
        fill("{title} (page {page})", &[("title", &title), ("page", &page.to_string())])
    } else {
        title.into_owned()
    };
    Page::new(title).section(t("Meetings")).wide().crumb(t("Meetings"), crate::site::MEETINGS).content(content)
}

fn panel(listed: &Listed, address: &Address) -> FilterPanel {
    let mut boards: Vec<(String, String)> = Vec::new();
    for card in listed.series.iter().filter_map(|series| listed.names.card(series.partnership.uuid())) {
        let board = (card.reference.clone(), card.title.clone());
        if !boards.contains(&board) {
            boards.push(board);
        }
    }
    let answers = [("", t("Answered or not")), ("none", t("Not answered yet")), ("given", t("Answered"))];
    FilterPanel::new(list_at(listed.what))
        .field(Select::new("board", t("Board")).item("", t("All boards")).items(boards).selected(address.get("board")))
        .field(Select::new("answer", t("Answer")).items(answers).selected(address.get("answer")))
}

fn results(listed: &Listed, address: &Address, page: u64) -> Markup {
    if listed.lines.is_empty() {
        let what = if listed.what == What::Question { t("Questions from the public") } else { t("Petitions") };
        let narrowed = ["board", "answer"].iter().any(|name| !address.get(name).is_empty());
        let state = match narrowed {
            true => {
                EmptyState::new(what, t("Nothing matches what you asked for.")).link(t("Clear filters"), list_at(listed.what))
            }
            false => EmptyState::new(what, t("None has been published yet.")),
        };
        return html! { (state) };
    }
    let last = listed.total.div_ceil(PER_PAGE);
    let number = count("{n} in all, the latest first", "{n} in all, the latest first", listed.total);
    html! {
        (ResultSentence::new(number))
        (table(listed))
        @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
        (downloads(listed, address))
    }
}

fn table(listed: &Listed) -> Table {
    let (caption, head) = match listed.what {
        What::Question => (t("Questions from the public"), t("Question")),
        What::Petition => (t("Petitions"), t("Petition")),
    };
    let start = Table::new(caption)
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(head))
        .column(Column::new(t("From")))
        .column(Column::new(t("Meeting")));
    let start = if listed.what == What::Petition { start.column(Column::numeric(t("Signatures"))) } else { start };
    start.column(Column::new(t("Answer"))).rows(listed.lines.iter().map(|line| row(listed, line)))
}

fn row(listed: &Listed, line: &Line) -> Row {
    let href = format!("{}/{}", list_at(listed.what), line.reference);
    let row = Row::headed(html! { a class="govuk-link" href=(href) { (line.title) } }).cell(&line.asker).cell(html! {
        @match listed.meeting(line) {
            Some((meeting, series)) => { (series.title) ", " (dates::words(meeting.on)) }
            None => (Missing::new(t("Not shown to you"))),
        }
    });
    let row = match (listed.what, line.signatures) {
        (What::Question, _) => row,
        (What::Petition, Some(number)) => row.cell(money::with_commas(number.unsigned_abs())),
        (What::Petition, None) => row.cell(html! { (Missing::new(t("Not counted yet"))) }),
    };
    row.cell(html! {
        @match line.answered_on.filter(|_| line.answer.is_some()) {
            Some(day) => (fill("Answered on {day}", &[("day", &dates::words(day))])),
            None => (t("Not answered yet")),
        }
    })
}

fn downloads(listed: &Listed, address: &Address) -> DownloadLinks {
    let label = count("Download this one", "Download these {n}", listed.total);
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{}.{}", list_at(listed.what), format.ending()));
        links.link(DownloadLink::new(label.clone(), href, format.words()))
    })
}
