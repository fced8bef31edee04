//! A list of rows that a page works out itself: filtered, sorted and paged as the lists of kept things are, all of it in the
//! address, and the same rows as a file. The lists of kept things are in `list`. Pure.

mod columns;

#[cfg(test)]
mod tests;

pub use self::columns::{ListColumn, Order};

use self::columns::Of;
use super::list::{PER_PAGE, page_asked, showing};
use super::{Format, keyed_file};
use ::pages::{Address, Answer, Visit};
use components::{
    Details, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, Select,
    SelectedFilters, SmallScreen, Table, TextInput,
};
use documents::{Cell, ColumnOut, SheetOut};
use maud::{Markup, html};
use values::slug::folded;
use values::words::{count, fill, t};

/// Whether a row meets a key of a choice.
type Meets<'a, R> = Box<dyn Fn(&R, &str) -> bool + 'a>;

/// A choice that narrows a list.
struct Narrowing<'a, R> {
    key: &'static str,
    label: String,
    /// The keys that can be chosen, with their words.
    offered: Vec<(String, String)>,
    meets: Meets<'a, R>,
}

/// A list of rows: where it is, what it shows, what it can be asked.
pub struct Listing<'a, R> {
    base: String,
    title: String,
    words: Option<(String, Of<'a, R, String>)>,
    narrowings: Vec<Narrowing<'a, R>>,
    columns: Vec<ListColumn<'a, R>>,
    first: Option<(&'static str, bool)>,
    folded: Option<String>,
    kept: Vec<&'static str>,
    small: SmallScreen,
}

impl<'a, R> Listing<'a, R> {
    /// A list at this address, without a suffix, that shows this.
    pub fn new(base: impl Into<String>, title: impl Into<String>) -> Self {
        let (base, title) = (base.into(), title.into());
        Listing {
            base,
            title,
            words: None,
            narrowings: Vec::new(),
            columns: Vec::new(),
            first: None,
            folded: None,
            kept: vec!["sort", "order"],
            small: SmallScreen::Stack,
        }
    }

    /// A box for words, each of which must be in these.
    pub fn searched(mut self, label: impl Into<String>, words: impl Fn(&R) -> String + 'a) -> Self {
        self.words = Some((label.into(), Box::new(words)));
        self
    }

    /// A choice, with its keys and words, and whether a row meets a key. A choice that offers nothing is left out.
    pub fn narrowed(
        mut self,
        (key, label): (&'static str, impl Into<String>),
        offered: Vec<(String, String)>,
        meets: impl Fn(&R, &str) -> bool + 'a,
    ) -> Self {
        if !offered.is_empty() {
            self.narrowings.push(Narrowing { key, label: label.into(), offered, meets: Box::new(meets) });
        }
        self
    }

    /// Adds a column. The first that the page shows heads its rows.
    pub fn column(mut self, column: ListColumn<'a, R>) -> Self {
        self.columns.push(column);
        self
    }

    /// By which column the list is sorted until somebody sorts it otherwise, and whether it is turned round. Without it, rows
    /// stay as they come.
    pub fn first_by(mut self, key: &'static str, descending: bool) -> Self {
        self.first = Some((key, descending));
        self
    }

    /// Its filters stand above it, folded under these words until one is chosen: for tables that need the whole width.
    pub fn folded(mut self, words: impl Into<String>) -> Self {
        self.folded = Some(words.into());
        self
    }

    /// What else the page is asked for, which filters leave as it is.
    pub fn keeps(mut self, key: &'static str) -> Self {
        self.kept.push(key);
        self
    }

    /// What its table does on a small screen, instead of becoming one card for each row.
    pub fn small_screen(mut self, small: SmallScreen) -> Self {
        self.small = small;
        self
    }

    /// The rows that the address asks for, in its order.
    pub fn asked<'r>(&self, address: &Address, rows: &'r [R]) -> Vec<&'r R> {
        let (words, chosen) = (folded(asked_words(address)), self.chosen(address));
        let has_words = |row: &R| match &self.words {
            Some((_, of)) => {
                let text = folded(&of(row));
                words.split_whitespace().all(|word| text.contains(word))
            }
            None => true,
        };
        let met = |row: &R| chosen.iter().all(|(narrowing, key, _)| (narrowing.meets)(row, key));
        let mut found: Vec<&R> = rows.iter().filter(|row| has_words(row) && met(row)).collect();
        let by = self.sorted(address);
        let order = by.and_then(|(key, _)| self.columns.iter().find(|column| column.key == key)?.order.as_ref());
        if let Some((order, (_, descending))) = order.zip(by) {
            let mut keyed: Vec<(Order, &R)> = found.into_iter().map(|row| (order(row), row)).collect();
            keyed.sort_by(|(one, _), (other, _)| one.compare(other, descending));
            found = keyed.into_iter().map(|(_, row)| row).collect();
        }
        found
    }

    /// What is chosen: the choice, the key, its words. What is not offered asks for nothing.
    fn chosen<'s>(&'s self, address: &Address) -> Vec<(&'s Narrowing<'a, R>, &'s str, &'s str)> {
        let of = |narrowing: &'s Narrowing<'a, R>| {
            let asked = address.get(narrowing.key);
            let (key, words) = narrowing.offered.iter().find(|(key, _)| key == asked)?;
            Some((narrowing, key.as_str(), words.as_str()))
        };
        self.narrowings.iter().filter_map(of).collect()
    }

    fn sorted(&self, address: &Address) -> Option<(&'static str, bool)> {
        let asked = self.columns.iter().find(|column| column.key == address.get("sort") && column.order.is_some());
        asked.map(|column| (column.key, address.get("order") == "desc")).or(self.first)
    }

    /// Whether the address asks for less than all.
    pub fn narrows(&self, address: &Address) -> bool {
        self.words.is_some() && !asked_words(address).is_empty() || !self.chosen(address).is_empty()
    }

    /// The heading of the page, with the number of the page after the first.
    pub fn heading(&self, address: &Address) -> String {
        match page_asked(address) {
            1 => self.title.clone(),
            page => fill("{title} (page {page})", &[("title", &self.title), ("page", &page.to_string())]),
        }
    }

    /// Filters and list. What is shown when there is nothing at all, whatever is asked, the page says itself.
    pub fn content(&self, address: &Address, rows: &[R]) -> Markup {
        let (panel, results) = (self.panel(address), self.results(address, rows));
        match &self.folded {
            None => html! { (FilterLayout::new(panel, results)) },
            Some(words) => html! {
                div class="govuk-!-display-none-print" { (Details::new(words.clone(), panel).open(self.narrows(address))) }
                div id="results" { (results) }
            },
        }
    }

    fn panel(&self, address: &Address) -> FilterPanel {
        let start = FilterPanel::new(self.base.clone());
        let start = match &self.words {
            Some((label, _)) => start.field(TextInput::new("q", label.clone()).value(asked_words(address))),
            None => start,
        };
        let panel = self.narrowings.iter().fold(start, |panel, it| {
            let select = Select::new(it.key, it.label.clone()).item("", t("All")).items(it.offered.clone());
            panel.field(select.selected(address.get(it.key)))
        });
        let kept = self.kept.iter().filter(|name| !address.get(name).is_empty());
        kept.fold(panel, |panel, name| panel.keep(*name, address.get(name)))
    }

    fn results(&self, address: &Address, rows: &[R]) -> Markup {
        let found = self.asked(address, rows);
        if found.is_empty() {
            let state = EmptyState::new(self.title.clone(), t("Nothing matches what you asked for."));
            return html! { (state.link(t("Clear filters"), self.cleared(address))) };
        }
        let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
        let last = total.div_ceil(PER_PAGE);
        let page = page_asked(address).min(last);
        let before = usize::try_from((page - 1) * PER_PAGE).unwrap_or(usize::MAX);
        let here: Vec<&R> = found.into_iter().skip(before).take(usize::try_from(PER_PAGE).unwrap_or(usize::MAX)).collect();
        html! {
            (ResultSentence::new(showing(page, here.len(), total)))
            @if self.narrows(address) { (self.selected(address)) }
            (self.table(address, &here))
            @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
            (self.downloads(address, total))
        }
    }

    /// The address without filters; what else the page is asked for stays.
    fn cleared(&self, address: &Address) -> String {
        let keys = self.narrowings.iter().map(|it| it.key).chain(["q", "page"]);
        address.with_all(&keys.map(|key| (key, "")).collect::<Vec<_>>())
    }

    fn selected(&self, address: &Address) -> SelectedFilters {
        let without = |key: &str| address.with_all(&[(key, ""), ("page", "")]);
        let words = asked_words(address);
        let start = SelectedFilters::new(self.cleared(address));
        let start = if words.is_empty() { start } else { start.filter(words, without("q")) };
        self.chosen(address).into_iter().fold(start, |list, (it, _, words)| {
            list.filter(fill("{what}: {chosen}", &[("what", &it.label), ("chosen", words)]), without(it.key))
        })
    }

    fn table(&self, address: &Address, rows: &[&R]) -> Table {
        let shown: Vec<(&ListColumn<'a, R>, &Of<'a, R, Markup>)> =
            self.columns.iter().filter_map(|column| Some((column, column.shown.as_ref()?))).collect();
        let start = Table::new(self.title.clone()).caption_hidden().small_screen(self.small);
        let sorted = self.sorted(address);
        let headed = shown.iter().fold(start, |table, (column, _)| table.column(column.headed(address, sorted)));
        headed.rows(rows.iter().map(|row| {
            let mut cells = shown.iter().map(|(_, cell)| cell(row));
            components::Row::headed(cells.next().unwrap_or_default()).cells(cells)
        }))
    }

    fn downloads(&self, address: &Address, total: u64) -> DownloadLinks {
        let label = count("Download this one", "Download these {n}", total);
        Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
            let href = address.at(&format!("{}.{}", self.base, format.ending()));
            links.link(DownloadLink::new(label.clone(), href, format.words()))
        })
    }

    /// The rows that the address asks for, all pages of them, as a file of this name.
    pub fn file(&self, visit: &Visit, name: &str, rows: &[R], format: Format) -> Answer {
        let filed: Vec<(&ListColumn<'a, R>, &Of<'a, R, Cell>)> =
            self.columns.iter().filter_map(|column| Some((column, column.filed.as_ref()?))).collect();
        let keys: Vec<&str> = filed.iter().map(|(column, _)| column.key).collect();
        let rows = self.asked(visit.address(), rows);
        let sheet = SheetOut {
            name: name.to_owned(),
            title: self.title.clone(),
            columns: filed.iter().map(|(column, _)| ColumnOut::new(column.heading.clone(), column.kind)).collect(),
            rows: rows.into_iter().map(|row| filed.iter().map(|(_, cell)| cell(row)).collect()).collect(),
        };
        keyed_file(visit, sheet, &keys, format)
    }
}

/// The words that the address asks for, of sensible length.
fn asked_words(address: &Address) -> &str {
    let words = address.get("q").trim();
    words.char_indices().nth(200).map_or(words, |(at, _)| &words[..at])
}
