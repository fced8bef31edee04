//! What the search looks like: the box, the filters, the results, and what there is when there are none. Pure.

use super::asked::{Asked, PER_PAGE};
use super::base;
use super::load::{Answered, Shown};
use crate::address::Side;
use components::{
    DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, SearchBox, SearchResult,
    SearchResults, Select, SelectedFilters,
};
use maud::{Markup, html};
use pages::{Address, Page};
use records::Card;
use records::pages::Format;
use records::search::{MOST, Order};
use values::words::{count, fill, t};
use values::{dates, money};

/// The questions of the address that narrow a search.
const NARROWING: [&str; 4] = ["type", "board", "priority", "year"];

/// The box on a page that is not the search itself.
pub(super) fn elsewhere(side: Side) -> SearchBox {
    SearchBox::new(base(side), t("Search")).hint(match side {
        Side::Public => t("Meetings, plans, minutes, grants, boards and organisations"),
        Side::Workspace => t("Words, a phrase in quotes, or a reference"),
    })
}

/// The page.
pub(super) fn page(side: Side, address: &Address, asked: &Asked, found: &Answered) -> Page {
    let heading = match asked.words.as_str() {
        "" => t("Search").into_owned(),
        words if asked.page > 1 => {
            fill("Search for “{words}” (page {page})", &[("words", words), ("page", &asked.page.to_string())])
        }
        words => fill("Search for “{words}”", &[("words", words)]),
    };
    let page = Page::new(heading).wide().crumb(t("Search"), base(side));
    page.content(html! {
        (own_box(side, asked))
        @if asked.words.is_empty() { (hints()) } @else { (FilterLayout::new(panel(side, asked, found), results(side, address, asked, found))) }
    })
}

/// The box on the page of the search, which keeps what the search is narrowed to.
fn own_box(side: Side, asked: &Asked) -> SearchBox {
    let start = SearchBox::new(base(side), t("Words to search for"))
        .value(asked.words.clone())
        .hint(t("Words, a phrase in quotes, or a reference"));
    kept(asked).into_iter().fold(start, |search, (name, value)| search.keep(name, value))
}

/// What the address holds beside the words.
fn kept(asked: &Asked) -> Vec<(&'static str, String)> {
    let reference = |card: &Card| card.reference.clone();
    let all = [
        ("type", asked.kind.map(|kind| kind.key().to_owned())),
        ("board", asked.board.as_ref().map(reference)),
        ("priority", asked.priority.as_ref().map(reference)),
        ("year", asked.year.map(|year| year.to_string())),
        ("sort", (asked.order == Order::Newest).then(|| "newest".to_owned())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn hints() -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("What you can search for")) }
        ul class="govuk-list govuk-list--bullet" {
            li { (t("Words: everything that is found has all of them, in any order and any form")) }
            li { (t("A phrase in quotes, such as “road safety”: the words one after the other")) }
            li { (t("The beginning of the last word: four letters are enough")) }
            li { (t("A reference, such as that of a grant: it leads straight to the record")) }
        }
    }
}

fn panel(side: Side, asked: &Asked, found: &Answered) -> FilterPanel {
    let any = |name, label| Select::new(name, label).item("", t("All"));
    let cards = |cards: &[Card]| cards.iter().map(|card| (card.reference.clone(), card.title.clone())).collect::<Vec<_>>();
    let chosen = |card: &Option<Card>| card.as_ref().map(|card| card.reference.clone()).unwrap_or_default();
    let years = asked.all_years().into_iter().map(|year| (year.0.to_string(), year.0.to_string()));
    let panel = FilterPanel::new(base(side))
        .keep("q", asked.words.clone())
        .field(types(asked, found))
        .field(any("board", t("Board")).items(cards(&asked.boards)).selected(chosen(&asked.board)))
        .field(any("priority", t("Priority")).items(cards(&asked.priorities)).selected(chosen(&asked.priority)))
        .field(any("year", t("Year")).items(years).selected(asked.year.map(|year| year.to_string()).unwrap_or_default()));
    if asked.order == Order::Newest { panel.keep("sort", "newest") } else { panel }
}

/// The types of what was found, with how many there are of each when that is known.
fn types(asked: &Asked, found: &Answered) -> Select {
    let mut kinds: Vec<_> = found.of_kind.iter().map(|(kind, number)| (*kind, Some(*number))).collect();
    if let Some(kind) = asked.kind.filter(|kind| !found.of_kind.contains_key(kind)) {
        kinds.push((kind, None));
    }
    kinds.sort_by_cached_key(|(kind, _)| values::slug::folded(&kind.many()));
    let words = |(kind, number): (values::Kind, Option<u64>)| {
        let counted = number.filter(|_| !found.more && asked.kind.is_none());
        let words = match counted {
            Some(number) => fill("{type} ({number})", &[("type", &kind.many()), ("number", &money::with_commas(number))]),
            None => kind.many().into_owned(),
        };
        (kind.key().to_owned(), words)
    };
    let selected = asked.kind.map(|kind| kind.key()).unwrap_or_default();
    Select::new("type", t("Type")).item("", t("All")).items(kinds.into_iter().map(words)).selected(selected)
}

fn results(side: Side, address: &Address, asked: &Asked, found: &Answered) -> Markup {
    if found.shown.is_empty() {
        return html! { h2 class="govuk-visually-hidden" { (t("Results")) } (selected(address, asked)) (nothing(side, address, asked, found)) };
    }
    let first = (asked.page - 1) * PER_PAGE + 1;
    let last = found.total.div_ceil(PER_PAGE);
    let list = found.shown.iter().fold(SearchResults::from(first), |list, one| list.result(result(one)));
    html! {
        h2 class="govuk-visually-hidden" { (t("Results")) }
        (ResultSentence::new(sentence(asked, found, first)))
        @if found.more { p class="govuk-body" { (t("More things match than are listed. Add a word or a filter to see the ones you want.")) } }
        (selected(address, asked))
        (order(address, asked))
        (list)
        @if last > 1 { (Pagination::new(asked.page, last, |page| address.with("page", &page.to_string()))) }
        (downloads(side, address, found))
    }
}

fn sentence(asked: &Asked, found: &Answered, first: u64) -> String {
    let last = first + found.shown.len() as u64 - 1;
    let all = match found.more {
        true => fill("more than {number} results", &[("number", &money::with_commas(MOST as u64))]),
        false => count("{n} result", "{n} results", found.total),
    };
    fill(
        "Showing {from} to {to} of {all} for “{words}”",
        &[("from", &money::with_commas(first)), ("to", &money::with_commas(last)), ("all", &all), ("words", &asked.words)],
    )
}

/// The two orders: the one that is on in words, the other as a link.
fn order(address: &Address, asked: &Asked) -> Markup {
    let link = |words: &str, sort: &str| html! { a class="govuk-link" href=(address.with_all(&[("sort", sort), ("page", "")])) { (words) } };
    html! {
        p class="govuk-body" {
            (t("In order of:")) " "
            @match asked.order {
                Order::Best => { strong { (t("best match")) } " " (link(&t("newest"), "newest")) }
                Order::Newest => { (link(&t("best match"), "")) " " strong { (t("newest")) } }
            }
        }
    }
}

fn selected(address: &Address, asked: &Asked) -> SelectedFilters {
    let without = |name: &str| address.with_all(&[(name, ""), ("page", "")]);
    let clear: Vec<(&str, &str)> = NARROWING.iter().map(|name| (*name, "")).chain([("page", "")]).collect();
    let words = [
        ("type", asked.kind.map(|kind| kind.many().into_owned())),
        ("board", asked.board.as_ref().map(|card| card.title.clone())),
        ("priority", asked.priority.as_ref().map(|card| card.title.clone())),
        ("year", asked.year.map(|year| year.to_string())),
    ];
    let on = words.into_iter().filter_map(|(name, words)| Some((name, words?)));
    on.fold(SelectedFilters::new(address.with_all(&clear)), |chosen, (name, words)| chosen.filter(words, without(name)))
}

fn result(one: &Shown) -> SearchResult {
    let start = SearchResult::new(one.title.clone(), one.href.clone()).about(one.kind.one());
    let day = one.day.map(dates::words);
    let about = [one.within.clone(), one.board.clone(), day].into_iter().flatten().fold(start, SearchResult::about);
    let about = match &one.extract {
        Some((extract, _)) => about.extract(extract),
        None => about,
    };
    if one.restricted {
        return about.restricted(t("Members only")).extract(t("Open it to read it. Your reading is recorded."));
    }
    about
}

fn nothing(side: Side, address: &Address, asked: &Asked, found: &Answered) -> Markup {
    let why = fill("Nothing that you may see matches “{words}”.", &[("words", &asked.words)]);
    let why = match side {
        Side::Public => fill("Nothing that is published matches “{words}”.", &[("words", &asked.words)]),
        Side::Workspace => why,
    };
    let state = EmptyState::new(t("Results"), why);
    let clear: Vec<(&str, &str)> = NARROWING.iter().map(|name| (*name, "")).collect();
    html! {
        @if asked.is_narrowed() { (state.link(t("Search without filters"), address.with_all(&clear))) } @else { (state) }
        @if let Some(meant) = &found.meant {
            p class="govuk-body" { (t("Did you mean")) " " a class="govuk-link" href=(address.with_all(&[("q", meant), ("page", "")])) { (meant) } "?" }
        }
        p class="govuk-body" { (t("Other ways to find it:")) }
        ul class="govuk-list govuk-list--bullet" {
            li { (t("Use fewer words, or other words for the same thing")) }
            @for (words, href) in ways(side) { li { a class="govuk-link" href=(href) { (words) } } }
        }
    }
}

/// Lists to look through.
fn ways(side: Side) -> [(std::borrow::Cow<'static, str>, &'static str); 2] {
    match side {
        Side::Public => [(t("All meetings"), "/meetings"), (t("All plans"), "/plans/all")],
        Side::Workspace => [(t("All meetings"), "/workspace/meetings"), (t("All threads"), "/workspace/threads")],
    }
}

fn downloads(side: Side, address: &Address, found: &Answered) -> DownloadLinks {
    let label = count("Download this one", "Download these {n}", found.total);
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{}.{}", base(side), format.ending()));
        links.link(DownloadLink::new(label.clone(), href, format.words()))
    })
}
