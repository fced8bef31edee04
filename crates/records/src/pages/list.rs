//! The list of any kind of thing: filtered, sorted and paged on the server, all of it in the address.

use super::{OnDay, show};
use crate::{Ask, Field, House, Lookup, Names, Register, Row, has_days, sortable};
use ::pages::{Address, Answer, Page, Visit};
use access::Open;
use components::{
    Button, Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, Select,
    SelectedFilters, SmallScreen, Sort, Table, TextInput,
};
use maud::{Markup, html};
use values::meaning::{Input, Meant};
use values::words::{count, fill, t};
use values::{Kind, dates, money};

/// Rows on one page.
pub const PER_PAGE: u64 = 50;

/// What a list shows and where it stands.
#[derive(Clone)]
pub struct ListSpec {
    /// The kind of thing.
    pub kind: Kind,
    /// The address of the list, without a suffix.
    pub base: String,
    /// Its heading.
    pub title: String,
    /// Its first line; none when empty.
    pub intro: String,
    /// The pages above it.
    pub crumbs: Vec<(String, String)>,
    /// The address of one thing, from the base and its reference.
    pub item: fn(&str, &str) -> String,
    /// Whether the actor may add one, at `{base}/new`.
    pub may_add: bool,
}

impl ListSpec {
    fn in_workspace(&self) -> bool {
        self.base.starts_with("/workspace")
    }
}

/// One page of rows, and what they stand for.
pub struct Listed {
    pub rows: Vec<Row>,
    pub names: Names,
    pub total: u64,
}

/// A list about to be shown.
struct View<'a> {
    address: &'a Address,
    spec: &'a ListSpec,
    register: &'a dyn Register,
    ask: &'a Ask,
    listed: &'a Listed,
    page: u64,
}

/// Shows the list.
pub async fn list(visit: &Visit, house: &House, spec: &ListSpec) -> Answer {
    let reading = visit.reading().await?;
    let register = house.of(spec.kind);
    let lookup = house.lookup_for_filters(&reading, spec.kind).await?;
    let mut ask = read_ask(visit.address(), register, &lookup);
    let page = page_asked(visit.address());
    (ask.skip, ask.take) = ((page - 1) * PER_PAGE, Some(PER_PAGE));
    let total = register.count(&reading, &ask).await?;
    let listed = load(&reading, house, spec.kind, &ask, total).await?;
    reading.close().await?;
    let results = results(&View { address: visit.address(), spec, register, ask: &ask, listed: &listed, page });
    let content = html! {
        @if !spec.intro.is_empty() { p class="govuk-body gt-lead" { (spec.intro) } }
        @if spec.may_add { (Button::link(spec.kind.adding(), format!("{}/new", spec.base)).secondary()) }
        (FilterLayout::new(panel(visit.address(), spec, register, &lookup, &ask), results))
    };
    let on = on_day(visit.address(), register);
    let title = if page > 1 {
        fill("{title} (page {page})", &[("title", &spec.title), ("page", &page.to_string())])
    } else {
        spec.title.clone()
    };
    let whole = Page::new(title).wide().content(content);
    let start = if on.error.is_some() { whole.before(on.summary()).with_errors() } else { whole };
    let shown = spec.crumbs.iter().fold(start, |page, (words, href)| page.crumb(words.clone(), href.clone()));
    Ok(visit.show(if spec.in_workspace() { shown.crumb(spec.title.clone(), spec.base.clone()) } else { shown }))
}

/// The day for which the list is asked, when its things have a first and a last day.
pub fn on_day(address: &Address, register: &dyn Register) -> OnDay {
    if has_days(register.fields()) { OnDay::of(address) } else { OnDay::default() }
}

/// Loads the rows asked for with what they stand for.
pub async fn load(open: &dyn Open, house: &House, kind: Kind, ask: &Ask, total: u64) -> Result<Listed, database::Fault> {
    let rows = house.of(kind).rows(open, ask).await?;
    let names = house.names(open, kind, &rows).await?;
    Ok(Listed { rows, names, total })
}

/// Reads what the address asks for. What cannot be read asks for nothing: an address is no form.
pub fn read_ask(address: &Address, register: &dyn Register, lookup: &Lookup) -> Ask {
    let fields = register.fields();
    let read = |(index, field): (usize, &Field)| {
        let typed = address.get(field.key);
        match field.input.read(typed, lookup) {
            Ok(Meant::Nothing) | Err(_) => None,
            Ok(meant) => Some((index, meant)),
        }
    };
    let filtered = fields.iter().enumerate().filter(|(_, field)| field.filtered);
    let (sort, descending) = match (address.get("sort"), register.first_by()) {
        ("", Some(first)) => first,
        (asked, _) => (asked, address.get("order") == "desc"),
    };
    Ask {
        words: address.get("q").chars().take(200).collect(),
        filters: filtered.filter_map(read).collect(),
        sort: fields.iter().position(|field| field.key == sort && field.listed && sortable(field)),
        descending,
        on: on_day(address, register).day,
        ..Ask::default()
    }
}

fn panel(address: &Address, spec: &ListSpec, register: &dyn Register, lookup: &Lookup, ask: &Ask) -> FilterPanel {
    let start = FilterPanel::new(spec.base.clone()).field(TextInput::new("q", t("Words in the name")).value(ask.words.clone()));
    let with_fields = register.fields().iter().filter(|field| field.filtered).fold(start, |panel, field| {
        let chosen = address.get(field.key);
        match field.input {
            Input::Choice(list) => panel.field(any(field).items(lookup.names.terms(list).to_vec()).selected(chosen)),
            Input::Thing(kind) => panel.field(any(field).items(things(lookup, kind)).selected(chosen)),
            _ => panel.field(TextInput::new(field.key, field.label()).value(chosen)),
        }
    });
    let with_day = if has_days(register.fields()) { with_fields.field(on_day(address, register).control()) } else { with_fields };
    ["sort", "order"]
        .into_iter()
        .filter(|name| !address.get(name).is_empty())
        .fold(with_day, |panel, name| panel.keep(name, address.get(name)))
}

fn any(field: &Field) -> Select {
    Select::new(field.key, field.label()).item("", t("All"))
}

fn things(lookup: &Lookup, kind: Kind) -> Vec<(String, String)> {
    let mut things: Vec<_> =
        lookup.things(kind).map(|(reference, id)| (reference.clone(), lookup.names.title(*id).to_owned())).collect();
    things.sort_by_cached_key(|(_, title)| values::slug::folded(title));
    things
}

fn results(view: &View<'_>) -> Markup {
    let View { address, spec, ask, listed, page, .. } = *view;
    let narrowed = !ask.words.is_empty() || !ask.filters.is_empty() || ask.on.is_some();
    if listed.rows.is_empty() {
        return empty(spec, narrowed);
    }
    let last = listed.total.div_ceil(PER_PAGE);
    html! {
        (ResultSentence::new(showing(page, listed.rows.len(), listed.total)))
        @if narrowed { (selected(view)) }
        (table(view))
        @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
        (downloads(address, spec, listed.total))
    }
}

/// The page of a list that the address asks for, from 1.
pub(super) fn page_asked(address: &Address) -> u64 {
    address.get("page").parse::<u64>().unwrap_or(1).clamp(1, 100_000)
}

/// What a page of a list shows, of how many in all.
pub(super) fn showing(page: u64, here: usize, total: u64) -> String {
    let from = (page - 1) * PER_PAGE + 1;
    let to = from + u64::try_from(here).unwrap_or(0) - 1;
    let of = count("{n} in all", "{n} in all", total);
    fill("Showing {from} to {to}, {all}", &[("from", &money::with_commas(from)), ("to", &money::with_commas(to)), ("all", &of)])
}

fn empty(spec: &ListSpec, narrowed: bool) -> Markup {
    let what = spec.kind.many();
    let state = if narrowed {
        EmptyState::new(what, t("Nothing matches what you asked for.")).link(t("Clear filters"), spec.base.clone())
    } else {
        let state = EmptyState::new(what, t("Nobody has added one yet."));
        if spec.may_add { state.link(t("Add the first one"), format!("{}/new", spec.base)) } else { state }
    };
    html! { (state) }
}

fn selected(view: &View<'_>) -> SelectedFilters {
    let View { address, spec, register, ask, listed, .. } = *view;
    let mut chosen = SelectedFilters::new(spec.base.clone());
    if !ask.words.is_empty() {
        chosen = chosen.filter(ask.words.clone(), address.with_all(&[("q", ""), ("page", "")]));
    }
    for (index, value) in &ask.filters {
        let field = &register.fields()[*index];
        let words = match value {
            Meant::Thing(id) => listed.names.title(*id).to_owned(),
            Meant::Text(key) => match field.input {
                Input::Choice(list) => listed.names.label(list, key).to_owned(),
                _ => key.clone(),
            },
            other => crate::plain(other, &listed.names),
        };
        chosen = chosen.filter(words, address.with_all(&[(field.key, ""), ("page", "")]));
    }
    if let Some(day) = ask.on {
        chosen = chosen.filter(fill("As on {day}", &[("day", &dates::words(day))]), OnDay::today(address));
    }
    chosen
}

fn table(view: &View<'_>) -> Table {
    let View { address, spec, register, ask, listed, .. } = *view;
    let on = on_day(address, register);
    let shown: Vec<(usize, &Field)> = register.fields().iter().enumerate().filter(|(_, field)| field.listed).collect();
    // By the title a list is sorted at first, unless its kind says otherwise.
    let title = if register.first_by().is_some() { "title" } else { "" };
    let by_title = sort(address, title, ask.sort.is_none(), ask.descending);
    let start = Table::new(spec.title.clone())
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(crate::reading::title_label(spec.kind)).sort(by_title));
    let headed = shown.iter().fold(start, |table, (index, field)| {
        let column = if show::is_numeric(field) { Column::numeric(heading(field)) } else { Column::new(heading(field)) };
        table.column(if sortable(field) {
            column.sort(sort(address, field.key, ask.sort == Some(*index), ask.descending))
        } else {
            column
        })
    });
    let rows = listed.rows.iter().map(|row| {
        let head =
            html! { a class="govuk-link" href=(on.keep((spec.item)(&spec.base, &row.head.reference))) { (row.head.title) } };
        let cells =
            shown.iter().map(|(index, field)| show::in_list(field, &row.values[*index], &listed.names, spec.in_workspace()));
        components::Row::headed(head).cells(cells)
    });
    headed.rows(rows)
}

fn heading(field: &Field) -> String {
    match field.input {
        Input::Pounds => fill("{label} (£)", &[("label", &field.label())]),
        _ => field.label().into_owned(),
    }
}

/// The order of a column: by it, and the other way when the list is sorted by it already.
pub(super) fn sort(address: &Address, key: &str, sorted: bool, descending: bool) -> Sort {
    let order = if sorted && !descending { "desc" } else { "" };
    let link = Sort::by(address.with_all(&[("sort", key), ("order", order), ("page", "")]));
    match (sorted, descending) {
        (true, true) => link.descending(),
        (true, false) => link.ascending(),
        (false, _) => link,
    }
}

fn downloads(address: &Address, spec: &ListSpec, total: u64) -> DownloadLinks {
    let label = count("Download this one", "Download these {n}", total);
    super::Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{}.{}", spec.base, format.ending()));
        links.link(DownloadLink::new(label.clone(), href, format.words()))
    })
}
