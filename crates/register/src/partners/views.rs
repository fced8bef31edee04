//! The page of all partners, from what was loaded. Pure.

use crate::partners::page::{Asked, Everyone};
use crate::public::{self, PARTNERS, link_to};
use crate::spans::{Phase, phase};
use crate::{organisations, partnerships};
use components::{
    Column, Details, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Missing, PlaceMap, ResultSentence, Row,
    Select, SelectedFilters, Size, SmallScreen, Table, TextInput,
};
use maud::{Markup, html};
use pages::{Address, Page};
use std::borrow::Cow;
use values::words::{count, fill, t};
use values::{Id, Kind, dates, kind, money};

type Board = partnerships::records::Model;
type Organisation = organisations::records::Model;

/// The page.
pub(crate) fn page(everyone: &Everyone, asked: &Asked, address: &Address) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("These are the boards and the organisations that work together to keep people safe, and where they work.")) }
        (FilterLayout::new(panel(everyone, asked), results(everyone, asked, address)))
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
    FilterPanel::new(PARTNERS).field(TextInput::new("q", t("Words in the name")).value(asked.words.clone())).field(select)
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
        h2 class="govuk-heading-m" { (t("The landscape")) }
        (landscape())
        h2 class="govuk-heading-m" { (t("Lists and downloads")) }
        (downloads())
    }
}

fn sentence(everyone: &Everyone) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    fill(
        "Showing {boards} and {organisations}",
        &[
            ("boards", &count("{n} board", "{n} boards", number(everyone.boards.len()))),
            ("organisations", &count("{n} organisation", "{n} organisations", number(everyone.organisations.len()))),
        ],
    )
}

fn selected(everyone: &Everyone, asked: &Asked, address: &Address) -> SelectedFilters {
    let mut chosen = SelectedFilters::new(PARTNERS);
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
        return EmptyState::new(what, t("Nothing matches what you asked for.")).link(t("Clear filters"), PARTNERS);
    }
    EmptyState::new(what, t("None has been published yet."))
}

fn boards(everyone: &Everyone) -> Markup {
    let ended = |board: &&Board| phase(everyone.today, board.from, board.to) == Phase::Ended;
    let (ended, now): (Vec<&Board>, Vec<&Board>) = everyone.boards.iter().partition(ended);
    let number = u64::try_from(ended.len()).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-l" { (t("Boards")) }
        @for (label, boards) in public::grouped(&everyone.names, "partnership-kind", now, |board| &board.kind) {
            (board_table(everyone, &label, &boards))
        }
        @if !ended.is_empty() {
            (Details::new(count("{n} board that has ended", "{n} boards that have ended", number), html! {
                ul class="govuk-list" {
                    @for board in ended {
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
        .column(Column::numeric(t("Seats today")))
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
    let ended = |one: &&Organisation| phase(everyone.today, one.from, one.to) == Phase::Ended;
    let (ended, now): (Vec<&Organisation>, Vec<&Organisation>) = everyone.organisations.iter().partition(ended);
    let number = u64::try_from(ended.len()).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-l" { (t("Organisations")) }
        @for (label, organisations) in public::grouped(&everyone.names, "organisation-kind", now, |one| &one.kind) {
            h3 class="govuk-heading-m" { (label) }
            ul class="govuk-list" {
                @for one in organisations { li { (link_to(Kind::Organisation, &one.reference, &one.title)) } }
            }
        }
        @if !ended.is_empty() {
            (Details::new(count("{n} organisation that has ended", "{n} organisations that have ended", number), html! {
                ul class="govuk-list govuk-list--spaced" { @for one in ended { li { (ended_line(everyone, one)) } } }
            }))
        }
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
        (crate::membership::MEMBERSHIP, t("Membership table"), t("Which organisation sits on which board")),
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
        let link = |ending: &str, kind: Cow<'static, str>| DownloadLink::new(label, format!("{PARTNERS}/{word}.{ending}"), kind);
        DownloadLinks::new().link(link("csv", t("CSV"))).link(link("xlsx", t("Excel"))).link(link("json", t("JSON")))
    };
    html! {
        ul class="govuk-list" {
            li { a class="govuk-link" href=(format!("{PARTNERS}/boards")) { (t("All boards as a list")) } }
            li { a class="govuk-link" href=(format!("{PARTNERS}/organisations")) { (t("All organisations as a list")) } }
            li { a class="govuk-link" href=(format!("{PARTNERS}/places")) { (t("All places as a list")) } }
        }
        (files("boards", &t("Download all boards")))
        (files("organisations", &t("Download all organisations")))
    }
}
