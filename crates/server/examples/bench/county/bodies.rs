//! Who there is in the county: places, organisations, posts, boards, and who sits where.

use super::{BOARDS, ORGANISATIONS, POSTS, day, one, pick, prose, sheet};
use documents::Sheet;

const KINDS: [&str; 6] = [
    "district-or-borough-council",
    "health-trust",
    "charity-or-voluntary-body",
    "justice-body",
    "government-body",
    "health-commissioner",
];
const BOARD_KINDS: [&str; 5] = ["working-group", "strategy-group", "safeguarding-board", "team", "scrutiny-body"];
const WORK: [&str; 10] = [
    "housing",
    "youth work",
    "custody",
    "road safety",
    "licensing",
    "public health",
    "victims",
    "prevention",
    "analysis",
    "probation",
];

pub fn sheets() -> Vec<Sheet> {
    vec![places(), organisations(), successions(), posts(), boards(), links(), seats()]
}

fn places() -> Sheet {
    sheet("places", "reference title kind inside", 13, |n| match n {
        0 => "county|County of the bench|county|".to_owned(),
        n => format!("district-{n}|District {n}|district|county"),
    })
}

fn organisations() -> Sheet {
    sheet("organisations", "reference title kind place from about", ORGANISATIONS, |n| {
        let kind = match n {
            0 => "police-force",
            1 => "local-policing-body",
            2 => "county-council",
            3 => "fire-and-rescue-service",
            n => one(n, 1, &KINDS),
        };
        let from = if n % 3 == 0 { day(n, 2).to_string() } else { String::new() };
        format!("organisation-{n}|Organisation number {n}|{kind}|district-{}|{from}|{}", 1 + n % 12, prose(n, 14))
    })
}

/// Between organisations whose first day is not known, so that any day of the step fits.
fn successions() -> Sheet {
    sheet("successions", "reference before after on how", 5, |n| {
        format!("succession-{n}|organisation-{}|organisation-{}|{}|replaced", 31 + 3 * n, 32 + 3 * n, day(n, 3))
    })
}

fn posts() -> Sheet {
    sheet("posts", "reference title organisation held_since vacant_since note", POSTS, |n| {
        let title =
            format!("{} of {}, team {n}", one(n, 4, &["Head", "Manager", "Director", "Officer", "Chair"]), one(n, 5, &WORK));
        let (held, vacant) =
            if n % 25 == 24 { (String::new(), day(n, 6).to_string()) } else { (day(n, 7).to_string(), String::new()) };
        format!("post-{n}|{title}|organisation-{}|{held}|{vacant}|", pick(n, 8, ORGANISATIONS))
    })
}

fn boards() -> Sheet {
    sheet("partnerships", "reference title kind place convened_by purpose meets", BOARDS, |n| {
        let kind = if n == 0 { "community-safety-partnership" } else { one(n, 9, &BOARD_KINDS) };
        format!(
            "board-{n}|Board number {n}|{kind}|county|organisation-{}|{}|Every three months",
            pick(n, 10, ORGANISATIONS),
            prose(n, 18)
        )
    })
}

fn links() -> Sheet {
    sheet("links", "reference partnership other kind", BOARDS - 1, |n| {
        format!("link-{n}|board-{}|board-{}|{}", n + 1, n / 3, one(n, 11, &["reports-to", "works-with", "informs"]))
    })
}

fn seats() -> Sheet {
    sheet("seats", "reference partnership organisation post role from", 300, |n| {
        let role = if n < BOARDS { "chair" } else { one(n, 12, &["member", "responsible-authority", "in-attendance"]) };
        format!(
            "seat-{n}|board-{}|organisation-{}|post-{}|{role}|{}",
            n % BOARDS,
            n * 7 % ORGANISATIONS,
            pick(n, 13, POSTS),
            day(n, 14)
        )
    })
}
