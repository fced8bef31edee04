//! The page of a post, from what was loaded. Pure.

use super::page::{DIARIES, Side, Whole};
use super::rules::vacant_on;
use super::tenures::Model as Tenure;
use crate::public::{self, dates as span, link, link_to, stated};
use crate::seats::Model as Seat;
use crate::spans::{Phase, phase};
use components::{Column, Details, DownloadLink, DownloadLinks, InsetText, Missing, Row, SmallScreen, SummaryList, Table};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole, side: Side) -> Page {
    let post = &whole.post;
    let restricted = records::pages::restricted(Kind::Post, &records::Kept::head(post), &whole.names);
    let here = match side {
        Side::Public => public::address(Kind::Post, &post.reference).unwrap_or_default(),
        Side::Workspace => format!("{DIARIES}/{}", post.reference),
    };
    let content = html! {
        (vacant(whole))
        (facts(whole))
        h2 class="govuk-heading-m" { (t("Who holds it")) }
        (holders(whole))
        h2 class="govuk-heading-m" { (t("Who goes to what")) }
        (seats(whole))
        (subjects(whole))
        @if whole.may_keep { (forms(whole)) }
        (DownloadLinks::new()
            .link(DownloadLink::new(t("Download the boards of this post"), format!("{here}.csv"), t("CSV")))
            .link(DownloadLink::new(t("Download this page as data"), format!("{here}.json"), t("JSON"))))
    };
    let start = Page::new(post.title.clone()).caption(Kind::Post.one()).restricted(restricted);
    let start = match side {
        Side::Public => start.crumb(t("Who we work with"), public::PARTNERS),
        Side::Workspace => {
            let own = format!("/workspace/{}/{}", Kind::Post.path(), post.reference);
            let start = start.section(t("Register")).crumb(t("Register"), "/workspace/register");
            start.crumb(Kind::Post.many(), format!("/workspace/{}", Kind::Post.path())).crumb(post.title.clone(), own)
        }
    };
    start.content(content)
}

fn vacant(whole: &Whole) -> Markup {
    let post = &whole.post;
    let since = post.vacant_since.filter(|_| vacant_on(whole.day, post.held_since, post.vacant_since));
    html! {
        @if let Some(since) = since {
            (InsetText::new(fill("This post has been vacant since {day}.", &[("day", &dates::words(since))])))
        }
    }
}

fn facts(whole: &Whole) -> SummaryList {
    SummaryList::new()
        .pair(t("Organisation"), link(&whole.names, whole.post.organisation.uuid()))
        .pair(t("Held since"), stated(whole.post.held_since.map(dates::words).as_deref()))
}

fn holders(whole: &Whole) -> Markup {
    if whole.tenures.is_empty() {
        return public::nothing(t("Nobody has recorded who holds this post, or who stands in."));
    }
    let (former, now): (Vec<&Tenure>, Vec<&Tenure>) =
        whole.tenures.iter().partition(|tenure| phase(whole.day, tenure.from, tenure.to) == Phase::Ended);
    let number = u64::try_from(former.len()).unwrap_or(u64::MAX);
    html! {
        @if now.is_empty() {
            (public::nothing(t("Nobody is recorded as holding this post today.")))
        } @else {
            (tenures(whole, &t("Holder and deputies"), &now))
        }
        @if !former.is_empty() {
            (Details::new(count("{n} earlier holder or deputy", "{n} earlier holders and deputies", number), html! {
                (tenures(whole, &t("Earlier holders and deputies"), &former))
            }))
        }
    }
}

/// Names are shown to people who have signed in, where there are any.
fn tenures(whole: &Whole, caption: &str, tenures: &[&Tenure]) -> Table {
    let names = whole.signed_in && tenures.iter().any(|tenure| tenure.name.is_some());
    let row = |tenure: &&Tenure| {
        let row = Row::headed(whole.names.label("tenure-kind", &tenure.held_as));
        let row = if names { row.cell(stated(tenure.name.as_deref())) } else { row };
        row.cell(span(whole.day, tenure.from, tenure.to))
    };
    let start = Table::new(caption).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("As")));
    let start = if names { start.column(Column::new(t("Name"))) } else { start };
    start.column(Column::new(t("Dates"))).rows(tenures.iter().map(row))
}

fn seats(whole: &Whole) -> Markup {
    let (former, now): (Vec<&Seat>, Vec<&Seat>) =
        whole.seats.iter().partition(|seat| phase(whole.day, seat.from, seat.to) == Phase::Ended);
    let number = u64::try_from(former.len()).unwrap_or(u64::MAX);
    html! {
        @if now.is_empty() {
            (public::nothing(t("This post has no seat on a board today.")))
        } @else {
            p class="govuk-body" { (count("Whoever has this post goes to {n} board.", "Whoever has this post goes to {n} boards.", boards(&now))) }
            (table(whole, &t("Boards that this post goes to"), &now))
        }
        @if !former.is_empty() {
            (Details::new(count("{n} former seat", "{n} former seats", number), html! { (table(whole, &t("Former seats"), &former)) }))
        }
    }
}

fn boards(seats: &[&Seat]) -> u64 {
    let boards: std::collections::BTreeSet<_> = seats.iter().map(|seat| seat.partnership).collect();
    u64::try_from(boards.len()).unwrap_or(u64::MAX)
}

fn table(whole: &Whole, caption: &str, seats: &[&Seat]) -> Table {
    let row = |seat: &&Seat| {
        let board = whole.board(seat);
        let head = html! {
            @match board {
                Some(board) => (link_to(Kind::Partnership, &board.reference, &board.title)),
                None => (Missing::new(t("Not shown to you"))),
            }
        };
        Row::headed(head)
            .cell(whole.names.label("seat-role", &seat.role))
            .cell(span(whole.day, seat.from, seat.to))
            .cell(stated(board.and_then(|board| board.meets.as_deref())))
    };
    Table::new(caption)
        .caption_hidden()
        .column(Column::new(t("Board")))
        .column(Column::new(t("Role")))
        .column(Column::new(t("Dates")))
        .column(Column::new(t("When it meets")))
        .rows(seats.iter().map(row))
        .small_screen(SmallScreen::Stack)
}

fn subjects(whole: &Whole) -> Markup {
    html! {
        @if !whole.subjects.is_empty() {
            h2 class="govuk-heading-m" { (t("Subjects that it follows")) }
            p class="govuk-body" { (t("Ask whoever has this post to attend when an item is about one of these.")) }
            ul class="govuk-list govuk-list--bullet" {
                @for subject in &whole.subjects {
                    li {
                        (whole.names.title(subject.theme.uuid()))
                        @if let Some(note) = &subject.note { (public::beneath(note)) }
                    }
                }
            }
        }
    }
}

/// The forms that add to this page, for those who keep posts.
fn forms(whole: &Whole) -> Markup {
    let organisation = whole.names.reference(whole.post.organisation.uuid()).unwrap_or_default();
    let of_seat = |kind| if kind == Kind::Seat { format!("&organisation={organisation}") } else { String::new() };
    let add = |kind: Kind| format!("/workspace/{}/new?post={}{}", kind.path(), whole.post.reference, of_seat(kind));
    html! {
        ul class="govuk-list" {
            @for kind in [Kind::Tenure, Kind::Seat, Kind::Subject] {
                li { a class="govuk-link" href=(add(kind)) { (kind.adding()) } }
            }
        }
    }
}
