//! The page of all partners, from what was loaded. Pure.

use crate::partners::page::{Asked, Everyone};
use crate::public::{self, PARTNERS, link_to};
use crate::spans::phases;
use crate::{organisations, partnerships, showing};
use chrono::NaiveDate;
use components::{
    Column, Details, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Missing, PlaceMap, ResultSentence, Row,
    Select, SelectedFilters, Size, SmallScreen, Table, TextInput,
};
use maud::{Markup, html};
use pages::{Address, Page};
use records::Kept;
use std::borrow::Cow;
use values::words::{count, fill, t};
use values::{Id, Kind, dates, kind, money};

type Board = partnerships::records::Model;
type Organisation = organisations::records::Model;

/// The page.
pub(crate) fn page(everyone: &Everyone, asked: &Asked, address: &Address) -> Page {
    let content = html! {
        (showing::banner())
        p class="govuk-body gt-lead" { (t("These are the boards and the organisations that work together to keep people safe, and where they work.")) }
        (showing::form())
        @if showing::rehearses() {
            (results(everyone, asked, address))
        } @else {
            (FilterLayout::new(panel(everyone, asked), results(everyone, asked, address)))
        }
    };
    Page::new(t("Who we work with")).wide().content(content)
}

fn panel(everyone: &Everyone, asked: &Asked) -> FilterPanel {
    let places = everyone.places.iter().map(|place| (place.reference.clone(), place.title.clone()));
    let select = Select::new("place", t("Place"))
        .hint(t("And the places inside it"))
        .item("", t("All places"))
        .items(places)
        .selected(asked.place.clone());
    let panel =
        FilterPanel::new(PARTNERS).field(TextInput::new("q", t("Words in the name")).value(asked.words.clone())).field(select);
    match showing::kept_day() {
        Some(day) => panel.keep("on", day.to_string()),
        None => panel,
    }
}

fn results(everyone: &Everyone, asked: &Asked, address: &Address) -> Markup {
    let nothing = everyone.boards.is_empty() && everyone.organisations.is_empty();
    html! {
        (ResultSentence::new(sentence(everyone)))
        @if asked.narrows() { (selected(everyone, asked, address)) }
        @if nothing { (empty(asked)) }
        @if !everyone.boards.is_empty() { (boards(everyone)) }
        @if !everyone.organisations.is_empty() { (organisations(everyone)) }
        @if !asked.narrows() && let Some(map) = map(everyone) { (map) }
        @if !showing::rehearses() {
            h2 class="govuk-heading-m" { (t("The landscape")) }
            (landscape())
            h2 class="govuk-heading-m" { (t("Lists and downloads")) }
            (downloads())
        }
    }
}

fn sentence(everyone: &Everyone) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let day = everyone.today;
    let boards = everyone.boards.iter().filter(|board| dates::within(day, board.from, board.to)).count();
    let organisations = everyone.organisations.iter().filter(|one| dates::within(day, one.from, one.to)).count();
    fill(
        "Showing {boards} and {organisations}",
        &[
            ("boards", &count("{n} board", "{n} boards", number(boards))),
            ("organisations", &count("{n} organisation", "{n} organisations", number(organisations))),
        ],
    )
}

fn selected(everyone: &Everyone, asked: &Asked, address: &Address) -> SelectedFilters {
    let mut chosen = SelectedFilters::new(showing::keep(PARTNERS.to_owned()));
    if !asked.words.is_empty() {
        chosen = chosen.filter(asked.words.clone(), address.with("q", ""));
    }
    if !asked.place.is_empty() {
        let place = everyone.places.iter().find(|place| place.reference == asked.place);
        let words = place.map_or(asked.place.clone(), |place| place.title.clone());
        chosen = chosen.filter(words, address.with("place", ""));
    }
    chosen
}

fn empty(asked: &Asked) -> EmptyState {
    let what = t("Boards and organisations");
    if asked.narrows() {
        return EmptyState::new(what, t("Nothing matches what you asked for."))
            .link(t("Clear filters"), showing::keep(PARTNERS.to_owned()));
    }
    EmptyState::new(what, t("None has been published yet."))
}

fn boards(everyone: &Everyone) -> Markup {
    let boards = phases(everyone.today, &everyone.boards, |board| (board.from, board.to));
    let number = |boards: &[&Board]| u64::try_from(boards.len()).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-l" { (t("Boards")) }
        @for (label, boards) in public::grouped(&everyone.names, "partnership-kind", boards.current, |board| &board.kind) {
            (board_table(everyone, &label, &boards))
        }
        @if !boards.coming.is_empty() {
            (Details::new(count("{n} board that comes later", "{n} boards that come later", number(&boards.coming)), html! {
                ul class="govuk-list" { @for board in boards.coming { li { (coming(Kind::Partnership, board, board.from)) } } }
            }))
        }
        @if !boards.ended.is_empty() {
            (Details::new(count("{n} board that has ended", "{n} boards that have ended", number(&boards.ended)), html! {
                ul class="govuk-list" {
                    @for board in boards.ended {
                        li {
                            (link_to(Kind::Partnership, &board.reference, &board.title))
                            @if let Some(to) = board.to { (public::beneath(fill("Until {to}", &[("to", &dates::words(to))]))) }
                        }
                    }
                }
            }))
        }
    }
}

fn board_table(everyone: &Everyone, label: &str, boards: &[&Board]) -> Table {
    let row = |board: &&Board| {
        let seats = everyone.seats.get(&board.id.uuid()).and_then(|seats| u64::try_from(*seats).ok());
        Row::headed(link_to(Kind::Partnership, &board.reference, &board.title))
            .cell(place(everyone, board.place))
            .cell(html! { @match seats { Some(seats) => (money::with_commas(seats)), None => (Missing::new(t("Not stated")).quiet()) } })
    };
    Table::new(label)
        .caption_size(Size::M)
        .columns_alike()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Board")))
        .column(Column::new(t("Place")))
        .column(Column::numeric(t("Seats")))
        .rows(boards.iter().map(row))
}

fn place(everyone: &Everyone, id: Option<Id<kind::Place>>) -> Markup {
    let place = id.and_then(|id| everyone.places.iter().find(|place| place.id == id));
    html! {
        @match place {
            Some(place) => (link_to(Kind::Place, &place.reference, &place.title)),
            None => (Missing::new(t("Not stated")).quiet()),
        }
    }
}

fn organisations(everyone: &Everyone) -> Markup {
    let all = phases(everyone.today, &everyone.organisations, |one| (one.from, one.to));
    let number = |some: &[&Organisation]| u64::try_from(some.len()).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-l" { (t("Organisations")) }
        @for (label, organisations) in public::grouped(&everyone.names, "organisation-kind", all.current, |one| &one.kind) {
            h3 class="govuk-heading-m" { (label) }
            ul class="govuk-list" {
                @for one in organisations { li { (link_to(Kind::Organisation, &one.reference, &one.title)) } }
            }
        }
        @if !all.coming.is_empty() {
            (Details::new(count("{n} organisation that comes later", "{n} organisations that come later", number(&all.coming)), html! {
                ul class="govuk-list" { @for one in all.coming { li { (coming(Kind::Organisation, one, one.from)) } } }
            }))
        }
        @if !all.ended.is_empty() {
            (Details::new(count("{n} organisation that has ended", "{n} organisations that have ended", number(&all.ended)), html! {
                ul class="govuk-list govuk-list--spaced" { @for one in all.ended { li { (ended_line(everyone, one)) } } }
            }))
        }
    }
}

fn coming<M: Kept>(kind: Kind, one: &M, from: Option<NaiveDate>) -> Markup {
    let head = one.head();
    html! {
        (link_to(kind, &head.reference, &head.title))
        @if let Some(from) = from { (public::beneath(fill("From {from}", &[("from", &dates::words(from))]))) }
    }
}

fn ended_line(everyone: &Everyone, one: &Organisation) -> Markup {
    let after = everyone.successions.iter().filter(|step| step.before == one.id);
    html! {
        (link_to(Kind::Organisation, &one.reference, &one.title))
        @if let Some(to) = one.to { (public::beneath(fill("Until {to}", &[("to", &dates::words(to))]))) }
        @for step in after {
            (public::beneath(html! { (t("What came after it:")) " " (public::link(&everyone.names, step.after.uuid())) }))
        }
    }
}

fn map(everyone: &Everyone) -> Option<PlaceMap> {
    let (outer, drawn) = everyone.map.as_ref()?;
    let kind = everyone.places.iter().find(|place| drawn.shows(place.id)).map_or("", |place| place.kind.as_str());
    let classes = [everyone.names.label("place-kind", kind).to_owned()];
    let map = drawn.map("map", fill("Places inside {place}", &[("place", &outer.title)]), &classes, |_| 0);
    Some(map.under_page_heading().subtitle(t("Select a place to see its boards and organisations")))
}

/// Links to the pages that look at all boards at once.
fn landscape() -> Markup {
    let pages = [
        (crate::overlap::OVERLAP, t("Overlap between boards"), t("What every two boards share, the most first")),
        (crate::coverage::COVERAGE, t("Coverage"), t("Who covers which priority or theme, and where nobody does")),
        (crate::picture::PICTURE, t("Picture"), t("The boards and their links, drawn")),
        (crate::structure::STRUCTURE, t("Structure"), t("The boards as a list, each under the one above it")),
        (crate::membership_table::MEMBERSHIP, t("Membership table"), t("Which organisation sits on which board")),
    ];
    html! {
        ul class="govuk-list govuk-list--spaced" {
            @for (href, name, about) in pages {
                li { a class="govuk-link" href=(href) { (name) } (public::beneath(about)) }
            }
        }
    }
}

fn downloads() -> Markup {
    let files = |word: &str, label: &str| {
        let link = |ending: &str, kind: Cow<'static, str>| {
            DownloadLink::new(label, showing::keep(format!("{PARTNERS}/{word}.{ending}")), kind)
        };
        DownloadLinks::new().link(link("csv", t("CSV"))).link(link("xlsx", t("Excel"))).link(link("json", t("JSON")))
    };
    html! {
        ul class="govuk-list" {
            li { a class="govuk-link" href=(showing::keep(format!("{PARTNERS}/boards"))) { (t("All boards as a list")) } }
            li { a class="govuk-link" href=(showing::keep(format!("{PARTNERS}/organisations"))) { (t("All organisations as a list")) } }
            li { a class="govuk-link" href=(showing::keep(format!("{PARTNERS}/places"))) { (t("All places as a list")) } }
            li { a class="govuk-link" href=(format!("{PARTNERS}/agreements")) { (t("All combination agreements as a list")) } }
            li { a class="govuk-link" href=(format!("{PARTNERS}/collaborations")) { (t("All collaborations as a list")) } }
        }
        (files("boards", &t("Download all boards")))
        (files("organisations", &t("Download all organisations")))
        (DownloadLink::new(t("Download the register for other programs"), crate::popolo::ADDRESS, t("Popolo JSON")))
    }
}
