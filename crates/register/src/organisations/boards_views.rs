//! The page of the boards of one organisation, from what was loaded. Pure.

use super::boards::{SEATS_OF, Whole, Without};
use crate::membership::ask::Body;
use crate::public::{beneath, dates as span, link_to, nothing, stated};
use crate::seats::Model as Seat;
use components::{Column, DownloadLink, DownloadLinks, Missing, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use pages::Page;
use records::pages::Format;
use values::Kind;
use values::words::{count, fill, t};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let organisation = &whole.organisation;
    let (with, without) = (whole.with_seat(), whole.without_seat());
    let content = html! {
        h2 class="govuk-heading-m" { (t("Boards in its places where it has no seat")) }
        (no_seat(whole, &without))
        h2 class="govuk-heading-m" { (t("Boards on which it has a seat")) }
        @if with.is_empty() { (nothing(t("This organisation has no seat on a board today."))) } @else { (seated(whole, &with)) }
        (downloads(whole))
    };
    let own = format!("/workspace/{}/{}", Kind::Organisation.path(), organisation.reference);
    let head = records::Kept::head(organisation);
    Page::new(fill("Boards of {organisation}", &[("organisation", &organisation.title)]))
        .section(t("Register"))
        .wide()
        .crumb(t("Register"), "/workspace/register")
        .crumb(Kind::Organisation.many(), format!("/workspace/{}", Kind::Organisation.path()))
        .crumb(organisation.title.clone(), own)
        .restricted(records::pages::restricted(Kind::Organisation, &head, &whole.names))
        .content(content)
}

fn no_seat(whole: &Whole, without: &[Without]) -> Markup {
    let number = u64::try_from(without.len()).unwrap_or(u64::MAX);
    html! {
        @if whole.organisation.place.is_none() {
            (nothing(t("The register does not say which place this organisation serves, so only boards where the law asks for it are shown.")))
        }
        @if without.is_empty() {
            (nothing(t("There is no such board.")))
        } @else {
            p class="govuk-body" { (count("{n} board, where the law asks for a seat first.", "{n} boards, those where the law asks for a seat first.", number)) }
            (table_without(whole, without))
        }
    }
}

fn board_table(caption: &str) -> Table {
    Table::new(caption)
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Board")))
        .column(Column::new(t("Kind of board")))
        .column(Column::new(t("Place")))
}

fn headed(whole: &Whole, board: &Body) -> Row {
    let place = board.place.and_then(|place| whole.names.card(place.uuid()));
    Row::headed(link_to(Kind::Partnership, &board.reference, &board.title))
        .cell(whole.names.label("partnership-kind", &board.kind))
        .cell(stated(place.map(|place| place.title.as_str())))
}

fn table_without(whole: &Whole, without: &[Without]) -> Table {
    let start = board_table(&t("Boards without a seat")).column(Column::new(t("What the law says")));
    start.rows(without.iter().map(|one| {
        headed(whole, one.board).cell(html! {
            @if one.law.is_empty() { (Missing::new(t("Nothing that is recorded here")).quiet()) }
            @for (rule, citation) in &one.law { (Tag::new(t("Missing"), Tone::Problem)) " " (rule) (beneath(citation)) }
            @if whole.may_keep { (form(whole, one)) }
        })
    }))
}

/// The form that gives the organisation its seat.
fn form(whole: &Whole, without: &Without) -> Markup {
    let board = without.board;
    let role = without.role.map(|role| format!("&role={role}")).unwrap_or_default();
    let href =
        format!("/workspace/seats/new?partnership={}&organisation={}{role}", board.reference, whole.organisation.reference);
    html! {
        div class="govuk-!-margin-top-1" {
            a class="govuk-link" href=(href) { (Kind::Seat.adding()) span class="govuk-visually-hidden" { ": " (board.title) } }
        }
    }
}

fn seated(whole: &Whole, with: &[(&Body, &Seat)]) -> Table {
    let start = board_table(&t("Boards with a seat")).column(Column::new(t("Role"))).column(Column::new(t("Represented by")));
    start.column(Column::new(t("Dates"))).rows(with.iter().map(|(board, seat)| {
        let post = seat.post.and_then(|post| whole.names.card(post.uuid()));
        headed(whole, board)
            .cell(whole.names.label("seat-role", &seat.role))
            .cell(html! {
                @match post {
                    Some(post) => (link_to(Kind::Post, &post.reference, &post.title)),
                    None => (Missing::new(t("Not stated")).quiet()),
                }
            })
            .cell(span(whole.day, seat.from, seat.to))
    }))
}

fn downloads(whole: &Whole) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = format!("{SEATS_OF}/{}.{}", whole.organisation.reference, format.ending());
        links.link(DownloadLink::new(t("Download these boards"), href, format.words()))
    })
}
