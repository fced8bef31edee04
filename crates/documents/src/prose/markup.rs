//! What a written text looks like on a page: numbers in the margin that link to themselves, lists, tables with captions.

use super::{Block, Run, words};
use components::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render, html};
use std::cell::Cell;
use values::words::{fill, t};

/// What stands after a paragraph: given its number and its words.
pub type After<'a> = &'a dyn Fn(&str, &[Run]) -> Markup;

/// A text about to be shown on a page.
pub struct Shown<'a> {
    blocks: &'a [Block],
    top: u8,
    prefix: &'a str,
    after: Option<After<'a>>,
    /// How many tables were shown so far.
    tables: Cell<usize>,
}

/// The anchor of what has this number: `p-3-2`. `prefix` tells several texts of one page apart.
pub fn anchor(prefix: &str, number: &str) -> String {
    format!("{prefix}p-{}", number.replace('.', "-"))
}

impl<'a> Shown<'a> {
    /// A text whose first headings are of this level of the page, from 2.
    pub fn new(blocks: &'a [Block], top: u8) -> Shown<'a> {
        Shown { blocks, top: top.clamp(2, 6), prefix: "", after: None, tables: Cell::new(0) }
    }

    /// What its anchors begin with, when several texts stand on one page.
    pub fn prefix(mut self, prefix: &'a str) -> Shown<'a> {
        self.prefix = prefix;
        self
    }

    /// What stands after each numbered paragraph and what belongs to it.
    pub fn after(mut self, after: After<'a>) -> Shown<'a> {
        self.after = Some(after);
        self
    }

    /// Blocks of which none has a number.
    fn plain(&self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.one(block)) } }
    }

    fn one(&self, block: &Block) -> Markup {
        match block {
            Block::Heading { level, number, runs } => self.heading(*level, number.as_deref(), runs),
            Block::Paragraph { runs, .. } => html! { p class="govuk-body" { (said(runs)) } },
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Table { caption, head, rows } => {
                self.tables.set(self.tables.get() + 1);
                self.table(caption.as_deref(), head, rows)
            }
            Block::Framed { heading, blocks } => html! {
                div class="govuk-inset-text" {
                    p class="govuk-body" { strong { (heading) } }
                    (self.plain(blocks))
                }
            },
        }
    }

    fn heading(&self, level: u8, number: Option<&str>, runs: &[Run]) -> Markup {
        let id = number.map(|number| anchor(self.prefix, number));
        let words = html! { @if let Some(number) = number { (number) ". " } (said(runs)) };
        match self.top.saturating_add(level.saturating_sub(1)) {
            0..=2 => html! { h2 class="govuk-heading-m" id=[id] { (words) } },
            3 => html! { h3 class="govuk-heading-m" id=[id] { (words) } },
            4 => html! { h4 class="govuk-heading-s" id=[id] { (words) } },
            5 => html! { h5 class="govuk-heading-s" id=[id] { (words) } },
            _ => html! { h6 class="govuk-heading-s" id=[id] { (words) } },
        }
    }

    /// A numbered paragraph with the lists and tables that belong to it.
    fn numbered(&self, number: &str, runs: &[Run], belonging: &[Block]) -> Markup {
        let id = anchor(self.prefix, number);
        html! {
            div class="gt-paragraph" id=(id) {
                a class="gt-paragraph__number" href=(format!("#{id}"))
                    aria-label=(fill("Paragraph {number}", &[("number", number)])) { (number) }
                div class="gt-paragraph__text" {
                    p class="govuk-body" { (said(runs)) }
                    (self.plain(belonging))
                    @if let Some(after) = self.after { (after(number, runs)) }
                }
            }
        }
    }

    fn list(&self, ordered: bool, items: &[Vec<Block>]) -> Markup {
        let item = |blocks: &[Block]| match blocks {
            [Block::Paragraph { runs, .. }] => said(runs),
            [Block::Paragraph { runs, .. }, rest @ ..] => html! { (said(runs)) (self.plain(rest)) },
            other => self.plain(other),
        };
        html! {
            @if ordered {
                ol class="govuk-list govuk-list--number" { @for one in items { li { (item(one)) } } }
            } @else {
                ul class="govuk-list govuk-list--bullet" { @for one in items { li { (item(one)) } } }
            }
        }
    }

    fn table(&self, caption: Option<&str>, head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Markup {
        let place = self.tables.get();
        let counted = || fill("Table {number}", &[("number", &place.to_string())]);
        let column = |(at, cell): (usize, &Vec<Run>)| {
            let heading = words(cell);
            let column = || fill("Column {number}", &[("number", &(at + 1).to_string())]);
            Column::new(if heading.trim().is_empty() { column() } else { heading })
        };
        let start = Table::new(caption.map_or_else(counted, str::to_owned))
            .caption_size(components::Size::S)
            .id(format!("{}table-{place}", self.prefix))
            .small_screen(if head.len() > 2 { SmallScreen::Stack } else { SmallScreen::Leave });
        let start = head.iter().enumerate().map(column).fold(start, Table::column);
        let row = |cells: &Vec<Vec<Run>>| match cells.split_first() {
            Some((first, rest)) if !words(first).trim().is_empty() => {
                Row::headed(said(first)).cells(rest.iter().map(|cell| filled(cell)))
            }
            _ => Row::new().cells(cells.iter().map(|cell| filled(cell))),
        };
        start.rows(rows.iter().map(row)).render()
    }
}

impl Render for Shown<'_> {
    fn render(&self) -> Markup {
        let (mut rest, mut parts) = (self.blocks, Vec::new());
        self.tables.set(0);
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            let Block::Paragraph { number: Some(number), runs } = block else {
                parts.push(self.one(block));
                continue;
            };
            let own = rest.iter().take_while(|it| matches!(it, Block::List { .. } | Block::Table { .. })).count();
            let (belonging, others) = rest.split_at(own);
            rest = others;
            parts.push(self.numbered(number, runs, belonging));
        }
        html! { @for part in parts { (part) } }
    }
}

/// Words with their look.
fn said(runs: &[Run]) -> Markup {
    let marked = |run: &Run| match run.strong {
        true => html! { strong { (run.text) } },
        false => html! { (run.text) },
    };
    html! {
        @for run in runs {
            @match &run.link {
                Some(address) => a class="govuk-link" href=(address) { (marked(run)) },
                None => (marked(run)),
            }
        }
    }
}

/// A cell, which says so when nothing stands in it.
fn filled(cell: &[Run]) -> Markup {
    match words(cell).trim().is_empty() {
        true => html! { (components::Missing::new(t("No entry"))) },
        false => said(cell),
    }
}
