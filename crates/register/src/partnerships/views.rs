//! The page of a board, from what was loaded. Pure.

use crate::membership::{rules, views};
use crate::partnerships::page::Whole;
use crate::public::{self, dates as span, link, stated};
use crate::spans::phases;
use crate::{links, seats, showing};
use components::{Column, Details, DownloadLink, DownloadLinks, InsetText, Row, SmallScreen, SummaryList, Table};
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
        (showing::banner())
        @if let Some(purpose) = &board.purpose { p class="govuk-body gt-lead" { (purpose) } }
        @if let Some(to) = board.to.filter(|to| *to < whole.today) {
            (InsetText::new(html! {
                p class="govuk-body" { (fill("This board ended on {day}.", &[("day", &dates::words(to))])) }
                @for (on, after) in &whole.became {
                    p class="govuk-body" {
                        (fill("Became on {day}:", &[("day", &dates::words(*on))])) " " (link(&whole.names, after.uuid()))
                    }
                }
            }))
        }
        @if let Some(from) = board.from.filter(|from| *from > whole.today) {
            (InsetText::new(fill("This board begins on {day}.", &[("day", &dates::words(from))])))
        }
        (facts(whole))
        h2 class="govuk-heading-m" { (t("How it is linked to other boards")) }
        (linked(whole))
        (must_be_there(whole))
        h2 class="govuk-heading-m" { (t("Seats")) }
        (seats(whole))
        (super::papers_shown::sections(&whole.papers))
        @if !showing::rehearses() { (DownloadLinks::new().link(DownloadLink::new(t("Download this page as data"), showing::keep(json), t("JSON")))) }
        (showing::form())
    };
    public::page_of(board, &whole.names)
        .crumb(t("Boards"), showing::keep(format!("{}/boards", public::PARTNERS)))
        .caption(whole.names.label("partnership-kind", &board.kind))
        .content(content)
}

fn must_be_there(whole: &Whole) -> Markup {
    let Whole { known, attending, body, names, today, sight, may_fill, .. } = whole;
    let held = rules::membership(known, body, *today);
    views::section(&views::Told { known, board: body, held: &held, names, day: *today, may_fill: *may_fill, sight, attending })
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
        .pair(t("Meetings"), meetings(board))
}

/// Where its meetings are listed; another area keeps them.
fn meetings(board: &crate::partnerships::records::Model) -> Markup {
    html! {
        a class="govuk-link" href=(format!("/meetings?board={}", board.reference)) { (t("Meetings of this board")) }
        br;
        a class="govuk-link" href=(format!("/recommendations?board={}", board.reference)) { (t("Recommendations of this board")) }
    }
}

fn linked(whole: &Whole) -> Markup {
    let span = |link: &links::Model| (link.from, link.to);
    let (out, inn) = (phases(whole.today, &whole.outward, span), phases(whole.today, &whole.inward, span));
    let number = |one: &[&links::Model], other: &[&links::Model]| u64::try_from(one.len() + other.len()).unwrap_or(u64::MAX);
    let (old, coming) = (number(&out.ended, &inn.ended), number(&out.coming, &inn.coming));
    html! {
        @if out.current.is_empty() && inn.current.is_empty() {
            (public::nothing(fill("No link to another board is known on {day}.", &[("day", &dates::words(whole.today))])))
        }
        (outward(whole, &out.current))
        (inward(whole, &inn.current))
        @if coming > 0 {
            (Details::new(count("{n} link that comes later", "{n} links that come later", coming), html! {
                (outward(whole, &out.coming))
                (inward(whole, &inn.coming))
            }))
        }
        @if old > 0 {
            (Details::new(count("{n} link that has ended", "{n} links that have ended", old), html! {
                (outward(whole, &out.ended))
                (inward(whole, &inn.ended))
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
    let seats = phases(whole.today, &whole.seats, |seat| (seat.from, seat.to));
    let number = |seats: &[&seats::Model]| u64::try_from(seats.len()).unwrap_or(u64::MAX);
    html! {
        @if seats.current.is_empty() {
            (public::nothing(fill("No seat on this board is known on {day}.", &[("day", &dates::words(whole.today))])))
        } @else {
            (table(whole, &fill("Seats on {day}", &[("day", &dates::words(whole.today))]), &seats.current))
        }
        @if !seats.coming.is_empty() {
            (Details::new(count("{n} seat that comes later", "{n} seats that come later", number(&seats.coming)), html! { (table(whole, &t("Seats that come later"), &seats.coming)) }))
        }
        @if !seats.ended.is_empty() {
            (Details::new(count("{n} former seat", "{n} former seats", number(&seats.ended)), html! { (table(whole, &t("Former seats"), &seats.ended)) }))
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
