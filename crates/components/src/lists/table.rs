//! Tables with a caption, sorting, totals and a form for small screens.

use super::table_row::{Column, Row};
use crate::size::{Size, classes};
use maud::{Markup, Render, html};

/// What a table does on a small screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SmallScreen {
    /// Nothing: it has two or three short columns.
    #[default]
    Leave,
    /// Each row becomes a card with labels, for records that are read one by one.
    Stack,
    /// It scrolls sideways in a pane of its own, for real comparison.
    Scroll,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    id: Option<String>,
    caption: String,
    size: Option<Size>,
    caption_hidden: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    totals: Option<Row>,
    small: SmallScreen,
    alike: bool,
}

impl Table {
    /// A table with this caption.
    pub fn new(caption: impl Into<String>) -> Table {
        Table {
            id: None,
            caption: caption.into(),
            size: Some(Size::M),
            caption_hidden: false,
            columns: Vec::new(),
            rows: Vec::new(),
            totals: None,
            small: SmallScreen::Leave,
            alike: false,
        }
    }

    /// Sets the id, when two tables of a page have the same caption.
    pub fn id(mut self, id: impl Into<String>) -> Table {
        self.id = Some(id.into());
        self
    }

    /// How large the caption is.
    pub fn caption_size(mut self, size: Size) -> Table {
        self.size = Some(size);
        self
    }

    /// Keeps the caption for screen readers only, when a heading says the same.
    pub fn caption_hidden(mut self) -> Table {
        self.caption_hidden = true;
        self
    }

    /// Adds a column.
    pub fn column(mut self, column: Column) -> Table {
        self.columns.push(column);
        self
    }

    /// Adds a row.
    pub fn row(mut self, row: Row) -> Table {
        self.rows.push(row);
        self
    }

    /// Adds many rows.
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Table {
        self.rows.extend(rows);
        self
    }

    /// The last row, with the totals.
    pub fn totals(mut self, row: Row) -> Table {
        self.totals = Some(row);
        self
    }

    /// What the table does on a small screen.
    pub fn small_screen(mut self, small: SmallScreen) -> Table {
        self.small = small;
        self
    }

    /// Gives the columns fixed widths, so that they line up with those of other tables like it on the page.
    pub fn columns_alike(mut self) -> Table {
        self.alike = true;
        self
    }

    /// How many rows it has.
    pub(crate) fn length(&self) -> usize {
        self.rows.len()
    }

    fn caption_id(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("table-{}", crate::size::anchor(&self.caption)))
    }

    fn stacked(&self) -> bool {
        self.small == SmallScreen::Stack
    }

    fn role(&self, role: &'static str) -> Option<&'static str> {
        self.stacked().then_some(role)
    }

    fn caption(&self) -> Markup {
        let id = (self.small == SmallScreen::Scroll).then(|| self.caption_id());
        let sized = self.size.map(|size| size.class("govuk-table__caption")).unwrap_or_default();
        let class = match self.caption_hidden {
            true => "govuk-visually-hidden".to_owned(),
            false => classes("govuk-table__caption", &[(self.size.is_some(), &sized)]),
        };
        html! {
            caption id=[&id] class=(class) {
                @if id.is_some() { span class="gt-scroll__caption" { (self.caption) } } @else { (self.caption) }
            }
        }
    }

    fn head(&self) -> Markup {
        html! {
            @if !self.columns.is_empty() {
                thead class="govuk-table__head" role=[self.role("rowgroup")] {
                    tr class="govuk-table__row" role=[self.role("row")] {
                        @for column in &self.columns { (self.heading(column)) }
                    }
                }
            }
        }
    }

    fn heading(&self, column: &Column) -> Markup {
        let two_words = column.numeric && is_two_short_words(&column.heading);
        let numeric = (column.numeric, "govuk-table__header--numeric");
        let class = classes("govuk-table__header", &[numeric, (two_words, "gt-table__two-words")]);
        let sorted = column.sort.as_ref().map(|sort| sort.state);
        html! {
            th scope="col" class=(class) role=[self.role("columnheader")] aria-sort=[sorted] {
                @if let Some(sort) = &column.sort {
                    a class=(format!("gt-sort gt-sort--{}", sort.state)) href=(sort.href) { (column.heading) }
                } @else {
                    (column.heading)
                }
            }
        }
    }

    fn body_row(&self, row: &Row, class: &str) -> Markup {
        let skip = usize::from(row.header.is_some());
        html! {
            tr class=(class) role=[self.role("row")] {
                @if let Some(header) = &row.header {
                    th scope="row" class="govuk-table__header" role=[self.role("rowheader")] { (header) }
                }
                @for (index, cell) in row.cells.iter().enumerate() {
                    (self.cell(cell, self.columns.get(index + skip)))
                }
            }
        }
    }

    /// A cell. On a small screen, where the headings are not seen, a stacked one has its label beside it.
    fn cell(&self, cell: &Markup, column: Option<&Column>) -> Markup {
        let numeric = column.is_some_and(|column| column.numeric);
        let empty = self.stacked() && cell.0.is_empty();
        let class = classes("govuk-table__cell", &[(numeric, "govuk-table__cell--numeric"), (empty, "gt-table__cell--empty")]);
        html! {
            td class=(class) role=[self.role("cell")] {
                @if self.stacked() {
                    @if let Some(column) = column {
                        span class="gt-table__label" aria-hidden="true" { (column.heading) }
                    }
                    div class="gt-table__value" { (cell) }
                } @else {
                    (cell)
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let class = classes("govuk-table", &[(self.stacked(), "gt-table--stack"), (self.alike, "gt-table--alike")]);
        html! {
            table class=(class) role=[self.role("table")] {
                (self.caption())
                (self.head())
                tbody class="govuk-table__body" role=[self.role("rowgroup")] {
                    @for row in &self.rows { (self.body_row(row, "govuk-table__row")) }
                    @if let Some(row) = &self.totals { (self.body_row(row, "govuk-table__row gt-table__total")) }
                }
            }
        }
    }
}

/// Whether a heading can stand on one line on paper too: a month with its year.
fn is_two_short_words(heading: &str) -> bool {
    const SHORT: usize = 16;
    heading.chars().count() <= SHORT && heading.split_whitespace().count() == 2
}

impl Render for Table {
    fn render(&self) -> Markup {
        if self.small != SmallScreen::Scroll {
            return self.table();
        }
        html! {
            div class="gt-scroll" role="region" tabindex="0" aria-labelledby=(self.caption_id()) { (self.table()) }
        }
    }
}
