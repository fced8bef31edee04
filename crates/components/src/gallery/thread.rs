//! The golden thread in the gallery.

use super::chapter;
use crate::{Gap, GridCell, GridOverview, GridRow, Tag, ThreadStep, ThreadSteps, Tone};
use maud::{Markup, html};

pub(super) fn thread() -> Markup {
    html! {
        (chapter("The golden thread of one priority", html! {
            div class="govuk-grid-row" { div class="govuk-grid-column-two-thirds" { (steps()) } }
        }))
        (chapter("All threads", html! { (grid()) }))
    }
}

fn links(items: &[(&str, &str)]) -> Markup {
    html! {
        ul class="govuk-list" {
            @for (text, more) in items { li { a class="govuk-link" href="/record" { (text) } " " (more) } }
        }
    }
}

fn steps() -> ThreadSteps {
    ThreadSteps::new("Golden thread of road safety")
        .below_heading()
        .step(
            ThreadStep::new("Evidence")
                .state(Tag::new("Up to date", Tone::Good))
                .count("2 sources, the newest from March 2027")
                .body(links(&[
                    ("Strategic assessment 2027, chapter 4", "names road safety third of ten issues"),
                    ("Residents’ survey 2026", "61% of 2,140 people are worried about speeding"),
                ])),
        )
        .step(
            ThreadStep::new("Priority")
                .state(Tag::new("In force", Tone::Plain))
                .count("Community Safety Agreement 2027, chapter 6")
                .body(links(&[("Priority 3: Road safety", "")])),
        )
        .step(
            ThreadStep::new("Commitments and actions")
                .state(Tag::new("1 overdue", Tone::Problem))
                .count("3 commitments, 7 actions")
                .body(links(&[
                    ("C14 Fewer people hurt on rural roads", "on track"),
                    ("C15 Young drivers know the risks", "1 action overdue since 5 March 2027"),
                ])),
        )
        .step(
            ThreadStep::new("Money")
                .state(Tag::new("Payment held", Tone::Attention))
                .count("£10,635 in 2 grants")
                .body(links(&[("Project Liberty", "£7,535"), ("Small Steps", "£3,100")])),
        )
        .step(ThreadStep::new("Measures").state(Tag::new("Nothing yet", Tone::Quiet)).gap(gap()))
        .step(ThreadStep::new("Scrutiny").state(Tag::new("Reported", Tone::Good)).count("Last read on 17 March 2027"))
}

fn gap() -> Gap {
    Gap::new("No measure shows whether this works.")
        .who("The lead for road safety or an analyst can add one.")
        .link("Add a measure to road safety", "/measures/add")
}

fn row(name: &str, cells: [(&str, &str, Tone); 6]) -> GridRow {
    cells.into_iter().fold(GridRow::new(name, "/thread"), |row, (number, state, tone)| {
        let cell = GridCell::new(number, state, tone);
        row.cell(if number == "0" { cell.gap() } else { cell.href("/thread/step") })
    })
}

fn grid() -> GridOverview {
    use Tone::{Attention, Good, Problem, Quiet};
    ["Evidence", "Commitments", "Actions", "Money", "Measures", "Scrutiny"]
        .into_iter()
        .fold(GridOverview::new("Priorities of 2027 and their threads", "Priority"), GridOverview::step)
        .row(row(
            "Domestic abuse",
            [
                ("4", "Up to date", Good),
                ("3", "On track", Good),
                ("12", "On track", Good),
                ("£22,400", "Paid", Good),
                ("2", "Improving", Good),
                ("1", "Reported", Good),
            ],
        ))
        .row(row(
            "Road safety",
            [
                ("2", "Up to date", Good),
                ("3", "On track", Good),
                ("7", "1 overdue", Problem),
                ("£10,635", "Payment held", Attention),
                ("0", "No measure", Quiet),
                ("1", "Reported", Good),
            ],
        ))
        .row(row(
            "Safeguarding vulnerable people",
            [
                ("1", "Older than 2 years", Attention),
                ("2", "On track", Good),
                ("5", "On track", Good),
                ("0", "No money", Quiet),
                ("1", "Usual", Good),
                ("0", "Not reported", Quiet),
            ],
        ))
}
