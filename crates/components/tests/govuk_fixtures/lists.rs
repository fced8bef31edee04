//! Summary lists and tables.

use super::{compare, list, size, text, words};
use components::{Column, Row, SummaryCard, SummaryList, SummaryRow, Table};
use maud::{Markup, PreEscaped, Render};
use serde_json::Value;

fn text_or_html(cell: &Value) -> Markup {
    match cell["html"].as_str() {
        Some(html) => PreEscaped(html.to_owned()),
        None => words(&cell["text"]).render(),
    }
}

fn summary(options: &Value) -> SummaryList {
    list(&options["rows"]).iter().fold(SummaryList::new(), |summary, row| {
        let ours = SummaryRow::new(text(&row["key"]["text"]), text_or_html(&row["value"]));
        summary.row(list(&row["actions"]["items"]).iter().fold(ours, |ours, action| {
            let (words, href) = (text(&action["text"]), text(&action["href"]));
            match action["visuallyHiddenText"].as_str() {
                Some(hidden) => ours.action(words, href, hidden),
                None => ours.plain_action(words, href),
            }
        }))
    })
}

#[test]
fn summary_list() {
    let names = ["default", "with actions", "value with html", "actions href", "single action with anchor", "with some actions"];
    compare("summary-list", &names, summary);
}

#[test]
fn summary_list_without_lines() {
    compare("summary-list", &["no-border"], |options| summary(options).without_lines());
}

#[test]
fn summary_card() {
    let names = [
        "as a summary card with a text header",
        "as a summary card with actions",
        "as a summary card with a custom header level",
    ];
    compare("summary-list", &names, |options| {
        let card = &options["card"];
        let mut ours = SummaryCard::new(text(&card["title"]["text"]), summary(options));
        if card["title"]["headingLevel"] == 3 {
            ours = ours.below_heading();
        }
        list(&card["actions"]["items"])
            .iter()
            .fold(ours, |ours, action| ours.action(text(&action["text"]), text(&action["href"])))
    });
}

#[test]
fn table() {
    compare("table", &["with head and caption"], |options| {
        let head = list(&options["head"]);
        let mut table = Table::new(text(&options["caption"]));
        if let Some(size) = size(&options["captionClasses"]) {
            table = table.caption_size(size);
        }
        for column in head {
            let heading = text(&column["text"]);
            let numeric = column["format"] == "numeric";
            table = table.column(if numeric { Column::numeric(heading) } else { Column::new(heading) });
        }
        let rows = list(&options["rows"]).iter().map(|row| {
            let (first, rest) = list(row).split_first().expect("a row has cells");
            Row::headed(text_or_html(first)).cells(rest.iter().map(text_or_html))
        });
        table.rows(rows)
    });
}
