//! Lists and records in the gallery.

use super::{LONG, chapter};
use crate::{
    Checkboxes, Choice, Column, DownloadLink, DownloadLinks, FilterLayout, FilterPanel, Pagination, PreviousNext, ResultSentence,
    Row, SearchBox, SearchResult, SearchResults, Select, SelectedFilters, SmallScreen, Sort, SubNavigation, SummaryCard,
    SummaryList, SummaryRow, Table, Tag, Timeline, TimelineItem, Tone,
};
use maud::{Markup, html};

pub(super) fn lists() -> Markup {
    html! {
        (chapter("A register with filters", html! { (FilterLayout::new(filters(), results())) }))
        (chapter("A search", html! { (search()) }))
        (chapter("A record", html! { (record()) }))
        (chapter("A wide table", html! { (wide()) (chapters()) }))
    }
}

fn search() -> Markup {
    let found = SearchResult::new("Domestic homicide reviews: update", Some("/meetings/kcsp#item-d1".to_owned()))
        .about("Agenda item")
        .about("Kent Community Safety Partnership")
        .about("15 March 2017")
        .extract(html! { "… what the " strong { "review" } " said, and what follows from it …" });
    html! {
        (SearchBox::new("/search", "Search").id("gallery-search").value("review").hint("Words, a phrase in quotes, or a reference"))
        (SearchResults::from(1).result(found.clone()).result(found.restricted("Members only")).result(SearchResult::new(LONG, None)))
    }
}

fn chapters() -> PreviousNext {
    PreviousNext::new().label("Chapters").previous("/5", "5. Key achievements").next("/7", "7. Leads")
}

fn filters() -> FilterPanel {
    FilterPanel::new("/grants")
        .keep("sort", "due")
        .field(
            Checkboxes::new("status", "Status")
                .small()
                .choice(Choice::new("overdue", "Return overdue").checked(true))
                .choice(Choice::new("held", "Payment held"))
                .choice(Choice::new("closed", "Closed")),
        )
        .field(Select::new("area", "Area").item("", "All areas").item("ashford", "Ashford").item("long", LONG))
}

fn results() -> Markup {
    html! {
        (ResultSentence::new("Showing 1 to 3 of 142 grants, return overdue, in Ashford, sorted by due date"))
        (SelectedFilters::new("/grants").filter("Return overdue", "/grants?area=ashford").filter("Ashford", "/grants"))
        (grants())
        (DownloadLinks::new()
            .link(DownloadLink::new("Download these 142 grants", "/grants.csv", "CSV, 41 KB"))
            .link(DownloadLink::new("Download these 142 grants", "/grants.xlsx", "Excel, 56 KB")))
        (Pagination::new(4, 12, |page| format!("/grants?page={page}")))
    }
}

fn grants() -> Table {
    let grant = |name: &str, to: &str, amount: &str, due: &str, tag: Tag| {
        let due = html! { time datetime="2027-03-01" { (due) } };
        Row::headed(html! { a class="govuk-link" href="/grants/1" { (name) } }).cell(to).cell(amount).cell(due).cell(tag)
    };
    Table::new("Grants")
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new("Grant").sort(Sort::by("?sort=grant")))
        .column(Column::new("Given to"))
        .column(Column::numeric("Amount (£)").sort(Sort::by("?sort=amount").descending()))
        .column(Column::new("Next date").sort(Sort::by("?sort=due").ascending()))
        .column(Column::new("Status"))
        .row(grant("Small Steps", "Kent County Council", "3,100", "1 Mar 2027", Tag::new("Return overdue", Tone::Problem)))
        .row(grant("Project Liberty", LONG, "7,535", "8 Mar 2027", Tag::new("Payment held", Tone::Attention)))
        .row(grant("Is it Worth It tour", "Theatre <Co>", "6,696", "12 Mar 2027", Tag::new("Active", Tone::Active)))
        .totals(Row::headed("Total").cell("3 grants").cell("17,331").cell("").cell(""))
}

fn record() -> Markup {
    html! {
        (SubNavigation::new("Grant pages")
            .item("Overview", "/grants/1", true)
            .item("Papers", "/grants/1/papers", false)
            .item("Money", "/grants/1/money", false)
            .item("History", "/grants/1/history", false))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                (summary())
                (SummaryCard::new("Quarter 3 return", SummaryList::new().pair("Due", "28 February 2027").pair("State", "Overdue"))
                    .below_heading().action("Send a reminder", "/remind"))
                (history())
            }
        }
    }
}

fn summary() -> SummaryList {
    SummaryList::new()
        .row(SummaryRow::new("Purpose", "Support for 270 girls in Ashford and Swale").action("Change", "/change", "purpose"))
        .row(SummaryRow::new("Amount", "£7,535.00"))
        .row(SummaryRow::new("Priority", LONG).action("Change", "/change", "priority").action("Remove", "/remove", "priority"))
}

fn history() -> Timeline {
    Timeline::new()
        .item(TimelineItem::new("Reminder sent", "2027-03-01T09:00", "1 March 2027 at 9am").by("the system").id("event-3"))
        .item(
            TimelineItem::new("Return due date passed", "2027-02-28", "28 February 2027")
                .body("Payment 4 (£1,883.75) is held until the return arrives."),
        )
        .item(TimelineItem::new("Agreement signed, version 2", "2026-04-04T14:12", "4 April 2026 at 2:12pm").by("the provider"))
}

fn wide() -> Table {
    let districts = ["Ashford", "Canterbury", "Dartford", "Dover", "Folkestone and Hythe", "Gravesham", "Maidstone"];
    let table = Table::new("Priorities chosen by each district, 2027").small_screen(SmallScreen::Scroll);
    let table = districts
        .into_iter()
        .fold(table.column(Column::new("Priority")), |table, district| table.column(Column::numeric(district)));
    ["Domestic abuse", "Road safety", "Substance misuse"]
        .into_iter()
        .fold(table, |table, priority| table.row((1..=districts.len()).fold(Row::headed(priority), |row, rank| row.cell(rank))))
}
