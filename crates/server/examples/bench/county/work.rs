//! What the county knows and does: sources, findings, measures and actions.

use super::{ACTIONS, BOARDS, MEASURES, POSTS, PRIORITIES, day, one, pick, prose, sheet};
use documents::Sheet;

const SOURCES: u64 = 12;

pub fn sheets() -> Vec<Sheet> {
    vec![sources(), findings(), measures(), actions()]
}

fn sources() -> Sheet {
    sheet("sources", "reference title publisher published_on note", SOURCES, |n| {
        format!("source-{n}|Assessment number {n}|Organisation number {n}|{}|{}", day(n, 30), prose(n, 10))
    })
}

fn findings() -> Sheet {
    sheet("findings", "reference title source priority kind figure out_of unit standing on note", 120, |n| {
        let (figure, of) = (pick(n, 31, 12), 12);
        let kind = one(n, 32, &["partnerships-naming-it", "count"]);
        let standing = if n % 9 == 8 { "provisional" } else { "final" };
        format!(
            "finding-{n}|Issue {}: finding number {n}|source-{}|priority-{}|{kind}|{figure}|{of}|local partnerships|{standing}|{}|{}",
            n % 15,
            n % SOURCES,
            n % PRIORITIES,
            day(n, 33),
            prose(n, 10)
        )
    })
}

fn measures() -> Sheet {
    sheet("measures", "reference title priority unit direction owner source note", MEASURES, |n| {
        let direction = one(n, 34, &["up-is-good", "down-is-good", "neither"]);
        format!(
            "measure-{n}|Measure number {n}|priority-{}|{}|{direction}|post-{}|source-{}|{}",
            n % PRIORITIES,
            one(n, 35, &["people", "reports", "visits"]),
            pick(n, 36, POSTS),
            n % SOURCES,
            prose(n, 16)
        )
    })
}

fn actions() -> Sheet {
    sheet("actions", "reference title priority owner partnership due standing outcome note", ACTIONS, |n| {
        let priority = if n % 15 == 14 { String::new() } else { format!("priority-{}", n % PRIORITIES) };
        let due = day(n, 37);
        let (standing, outcome) = match n % 5 {
            0 | 1 => ("done", prose(n, 18)),
            2 => ("under-way", String::new()),
            3 => ("not-started", String::new()),
            _ => ("stopped", String::new()),
        };
        format!(
            "action-{n}|Action number {n}: {}|{priority}|post-{}|board-{}|{due}|{standing}|{outcome}|{}",
            one(n, 38, &["visit schools", "hold a conference", "train staff", "light the parks"]),
            pick(n, 39, POSTS),
            pick(n, 40, BOARDS),
            prose(n, 12)
        )
    })
}
