//! The page of a board, from what was loaded. Pure.

use crate::partnerships::page::Whole;
use crate::public::{self, dates as span, link, stated};
use crate::spans::{Phase, phase};
use crate::{links, seats};
use components::{Column, Details, DownloadLink, InsetText, Row, SmallScreen, SummaryList, Table};
use maud::{Markup, html};
use pages::Page;
use uuid::Uuid;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let board = &whole.board;
    let json = public::address(Kind::Partnership, &board.reference).unwrap_or_default() + ".json";
    let content = html! {
        @if let Some(purpose) = &board.purpose { p class="govuk-body gt-lead" { (purpose) } }
        @if let Some(to) = board.to.filter(|to| *to < whole.today) {
            (InsetText::new(fill("This board ended on {day}.", &[("day", &dates::words(to))])))
        }
        (facts(whole))
        h2 class="govuk-heading-m" { (t("How it is linked to other boards")) }
        (linked(whole))
        h2 class="govuk-heading-m" { (t("Seats")) }
        (seats(whole))
        (super::papers_shown::sections(&whole.papers))
        (DownloadLink::new(t("Download this page as data"), json, t("JSON")))
    };
    public::page_of(board, &whole.names)
        .crumb(t("Boards"), format!("{}/boards", public::PARTNERS))
        .caption(whole.names.label("partnership-kind", &board.kind))
        .content(content)
}

fn facts(whole: &Whole) -> SummaryList {
    let board = &whole.board;
    let place = board.place.map(|place| link(&whole.names, place.uuid()));
    let convener = board.convened_by.map(|organisation| link(&whole.names, organisation.uuid()));
    SummaryList::new()
        .pair(t("Kind"), whole.names.label("partnership-kind", &board.kind))
        .pair(t("Place"), place.unwrap_or_else(|| stated(None)))
        .pair(t("Convened by"), convener.unwrap_or_else(|| stated(None)))
        .pair(t("When it meets"), stated(board.meets.as_deref()))
        .pair(t("Dates"), span(whole.today, board.from, board.to))
}

fn linked(whole: &Whole) -> Markup {
    let has_ended = |link: &&links::Model| phase(whole.today, link.from, link.to) == Phase::Ended;
    let (out_old, out_now): (Vec<_>, Vec<_>) = whole.outward.iter().partition(has_ended);
    let (in_old, in_now): (Vec<_>, Vec<_>) = whole.inward.iter().partition(has_ended);
    let old = u64::try_from(out_old.len() + in_old.len()).unwrap_or(u64::MAX);
    html! {
        @if out_now.is_empty() && in_now.is_empty() {
            (public::nothing(t("No link to another board is known today.")))
        }
        (outward(whole, &out_now))
        (inward(whole, &in_now))
        @if old > 0 {
            (Details::new(count("{n} link that has ended", "{n} links that have ended", old), html! {
                (outward(whole, &out_old))
                (inward(whole, &in_old))
            }))
        }
    }
}

/// The links in which this board stands first, under the label of their kind: "Reports to".
fn outward(whole: &Whole, links: &[&links::Model]) -> Markup {
    groups(whole, links, |link| link.other.uuid(), str::to_owned)
}

/// The links in which another board stands first: "Reports to this board".
fn inward(whole: &Whole, links: &[&links::Model]) -> Markup {
    groups(whole, links, |link| link.partnership.uuid(), |label| fill("{link} this board", &[("link", label)]))
}

fn groups(whole: &Whole, links: &[&links::Model], other: fn(&links::Model) -> Uuid, heading: fn(&str) -> String) -> Markup {
    let groups = public::grouped(&whole.names, "link-kind", links.iter().copied(), |link| &link.kind);
    html! {
        @for (label, links) in groups {
            h3 class="govuk-heading-s" { (heading(&label)) }
            ul class="govuk-list" {
                @for link in links { li { (one(whole, link, other(link))) } }
            }
        }
    }
}

fn one(whole: &Whole, link: &links::Model, other: Uuid) -> Markup {
    let dates = crate::spans::words(whole.today, link.from, link.to);
    let hint = match (dates, &link.note) {
        (Some(dates), Some(note)) => Some(fill("{dates}. {note}", &[("dates", &dates), ("note", note)])),
        (dates, note) => dates.or(note.clone()),
    };
    html! {
        (public::link(&whole.names, other))
        @if let Some(hint) = hint { (public::beneath(hint)) }
    }
}

fn seats(whole: &Whole) -> Markup {
    let (former, now): (Vec<_>, Vec<_>) =
        whole.seats.iter().partition(|seat| phase(whole.today, seat.from, seat.to) == Phase::Ended);
    let number = u64::try_from(former.len()).unwrap_or(u64::MAX);
    html! {
        @if now.is_empty() {
            (public::nothing(t("No seat on this board is known today.")))
        } @else {
            (table(whole, &t("Seats today"), &now))
        }
        @if !former.is_empty() {
            (Details::new(count("{n} former seat", "{n} former seats", number), html! { (table(whole, &t("Former seats"), &former)) }))
        }
    }
}

fn table(whole: &Whole, caption: &str, seats: &[&seats::Model]) -> Table {
    let row = |seat: &&seats::Model| {
        let post = seat.post.and_then(|post| whole.names.card(post.uuid()));
        Row::headed(link(&whole.names, seat.organisation.uuid()))
            .cell(
                html! { @match post { Some(post) => (post.title), None => (components::Missing::new(t("Not stated")).quiet()) } },
            )
            .cell(whole.names.label("seat-role", &seat.role))
            .cell(span(whole.today, seat.from, seat.to))
    };
    Table::new(caption)
        .caption_hidden()
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("Post")))
        .column(Column::new(t("Role")))
        .column(Column::new(t("Dates")))
        .rows(seats.iter().map(row))
        .small_screen(SmallScreen::Stack)
}
