//! Charts and maps in the gallery.

use super::chapter;
use crate::{Arrow, ArrowKind, Bar, BarChart, Column, Diagram, DiagramBox, MapArea, PlaceMap, Ring, Row, Size, Table};
use maud::{Markup, html};

pub(super) fn charts() -> Markup {
    html! {
        (chapter("Charts and maps", html! {
            (money())
            (reports())
            (boards())
            (super::xmr::breaches())
            (super::xmr::many())
            (super::xmr::few())
            div class="govuk-grid-row" {
                div class="govuk-grid-column-two-thirds" { (map()) }
                div class="govuk-grid-column-one-third" { (map_table()) }
            }
        }))
    }
}

fn money() -> BarChart {
    let bars = [
        ("Safeguarding vulnerable people and building resilience in families", 12_640.0, "£12,640"),
        ("Road safety", 10_635.0, "£10,635"),
        ("Domestic abuse", 7_535.0, "£7,535"),
        ("Substance misuse", 5_751.0, "£5,751"),
        ("Antisocial behaviour", 3_100.0, "£3,100"),
    ];
    BarChart::new("money", "Safeguarding and road safety received over half of the money")
        .subtitle("Grants awarded by priority, Kent, 2026 to 2027, in pounds")
        .headings("Priority", "Awarded (£)")
        .bars(bars.map(|(label, value, words)| Bar::new(label, value, words)))
        .source("Kent Community Safety Partnership, grants register")
        .csv("/grants.csv", "CSV, 3 KB")
}

/// Four boards and who reports to whom; the list beside it says the same.
fn boards() -> Markup {
    let one = |name: &str, shape: usize, says: &str| DiagramBox::new(name).shape(shape).says(says).href("/boards");
    let arrow = |from, to, kind| Arrow { from, to, kind, turned: false };
    let diagram = Diagram::new("boards", "Two groups report to the county partnership")
        .boxed(one("County Community Safety Partnership", 0, "Strategic").main())
        .boxed(one("Domestic Abuse Strategy Group", 1, "Delivery"))
        .boxed(one("Working group", 2, "Task"))
        .boxed(one("Panel of residents", 3, "Level not stated"))
        .kind(ArrowKind::new("Reports to").rises())
        .kind(ArrowKind::new("Works with").without_heads())
        .arrow(arrow(1, 0, 0))
        .arrow(arrow(2, 0, 0))
        .arrow(arrow(2, 3, 1));
    html! {
        (diagram)
        ul class="govuk-list govuk-list--bullet" {
            li { "The Domestic Abuse Strategy Group reports to the County Community Safety Partnership." }
            li { "The working group reports to the County Community Safety Partnership and works with the panel of residents." }
        }
    }
}

const RATES: [(&str, Option<f64>); 6] = [
    ("Ashford", Some(3.1)),
    ("Canterbury", Some(4.4)),
    ("Dover", None),
    ("Maidstone", Some(2.6)),
    ("Swale", Some(3.8)),
    ("Thanet", Some(5.2)),
];

fn reports() -> BarChart {
    let bars = RATES.map(|(place, rate)| match rate {
        Some(rate) => Bar::new(place, rate, format!("{rate:.1}")),
        None => Bar::missing(place, "Withheld to protect people"),
    });
    BarChart::new("reports", "Thanet has twice the reports of Maidstone")
        .subtitle("Antisocial behaviour reports per 1,000 people, six districts of Kent, 2026")
        .headings("District", "Reports per 1,000 people")
        .bars(bars)
        .focus("Thanet")
        .note("Population of mid-2025. Numbers under 5 are withheld.")
        .source("Kent Police")
}

/// A made-up place of five corners, at a column and a row.
fn place(column: f64, row: f64) -> Vec<Ring> {
    let (west, north) = (0.4 + column * 0.3, 51.4 - row * 0.16);
    vec![vec![
        (west, north),
        (west + 0.2, north + 0.03),
        (west + 0.3, north),
        (west + 0.3, north - 0.16),
        (west, north - 0.16),
        (west, north),
    ]]
}

fn map() -> PlaceMap {
    let corners = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, 1.0)];
    let areas = RATES.iter().zip(corners).map(|((name, rate), (column, row))| {
        let area = MapArea::new(*name, place(column, row)).href("/areas");
        match rate {
            Some(rate) => area.class(((rate - 2.0).clamp(0.0, 3.9)) as usize).words(format!("{rate:.1}")),
            None => area.words("No data"),
        }
    });
    PlaceMap::new("map", "Reports are most frequent at the coast")
        .subtitle("Antisocial behaviour reports per 1,000 people, made-up outlines, 2026")
        .class("2.0 to 2.9")
        .class("3.0 to 3.9")
        .class("4.0 to 4.9")
        .class("5.0 and over")
        .areas(areas)
        .source("Kent Police")
}

fn map_table() -> Table {
    let rows = RATES.map(|(name, rate)| {
        let link = html! { a class="govuk-link" href="/areas" { (name) } };
        Row::headed(link).cell(rate.map_or("Withheld".to_owned(), |rate| format!("{rate:.1}")))
    });
    Table::new("Reports per 1,000 people, 2026")
        .caption_size(Size::S)
        .column(Column::new("District"))
        .column(Column::numeric("Reports"))
        .rows(rows)
}
