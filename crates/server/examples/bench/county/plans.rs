//! What the county has set out to do: plans with chapters and themes, priorities, and who leads them.

use super::{BOARDS, POSTS, PRIORITIES, YEARS, day, pick, prose, sheet};
use documents::Sheet;

const PLANS: u64 = 6;
const THEMES: u64 = 4;
const TITLES: [&str; 12] = [
    "Domestic abuse",
    "Road safety",
    "Serious and organised crime",
    "Antisocial behaviour",
    "Drugs and alcohol",
    "Hate crime",
    "Burglary",
    "Violence among young people",
    "Fraud and scams",
    "Preventing terrorism",
    "Crime in the country",
    "Reoffending",
];

pub fn sheets() -> Vec<Sheet> {
    vec![plans(), chapters(), themes(), priorities(), placements(), crosscuts(), lineages(), leads(), regards()]
}

fn plans() -> Sheet {
    sheet("plans", "reference title kind standing organisation partnership from to summary", PLANS, |n| {
        let (kind, standing, from, to) = match n {
            0 => ("community-safety-agreement", "in-force", 2023, "2029-03-31"),
            1 => ("police-and-crime-plan", "in-force", 2024, "2028-03-31"),
            2 => ("strategy", "in-force", 2022, ""),
            3 => ("community-safety-agreement", "replaced", 2020, "2023-03-31"),
            4 => ("community-safety-agreement", "replaced", 2017, "2020-03-31"),
            _ => ("action-plan", "draft", 2026, ""),
        };
        let owner = if n == 1 { "organisation-1|" } else { "|board-0" };
        format!("plan-{n}|Plan of {from}, number {n}|{kind}|{standing}|{owner}|{from}-04-01|{to}|{}", prose(n, 30))
    })
}

fn chapters() -> Sheet {
    sheet("chapters", "reference title plan number position text", PLANS * 8, |n| {
        let (plan, number) = (n / 8, n % 8 + 1);
        let paragraphs: Vec<String> = (0..5).map(|place| prose(n * 5 + place, 60)).collect();
        format!(
            "chapter-{plan}-{number}|Chapter {number} of plan {plan}|plan-{plan}|{number}|{number}|{}",
            paragraphs.join("\n\n")
        )
    })
}

fn themes() -> Sheet {
    sheet("themes", "reference title plan position summary from", THEMES, |n| {
        format!("theme-{n}|Theme number {n}|plan-0|{}|{}|2023-04-01", n + 1, prose(n, 20))
    })
}

fn priorities() -> Sheet {
    sheet("priorities", "reference title kind summary why from decided_on decided_by decision", PRIORITIES, |n| {
        let (title, from) = (TITLES[usize::try_from(n).unwrap_or_default()], 2017 + n % YEARS / 2);
        let (summary, why, decision) = (prose(n, 20), prose(n + 100, 40), prose(n + 200, 15));
        format!("priority-{n}|{title}|priority|{summary}|{why}|{from}-04-01|{from}-03-15|board-0|{decision}")
    })
}

fn placements() -> Sheet {
    sheet("placements", "reference plan priority part position", PRIORITIES * 3, |n| {
        let (priority, plan) = (n % PRIORITIES, [0, 1, 3][usize::try_from(n / PRIORITIES).unwrap_or_default()]);
        format!(
            "placement-{n}|plan-{plan}|priority-{priority}|{}|{}",
            if plan == 1 { "commissioner" } else { "county-priorities" },
            priority + 1
        )
    })
}

fn crosscuts() -> Sheet {
    sheet("crosscuts", "reference priority theme note", PRIORITIES * 2, |n| {
        format!("crosscut-{n}|priority-{}|theme-{}|{}", n % PRIORITIES, (n + n / PRIORITIES) % THEMES, prose(n, 8))
    })
}

fn lineages() -> Sheet {
    sheet("lineages", "reference before after how on reason", 6, |n| {
        format!("lineage-{n}|priority-{n}|priority-{}|expanded|{}|{}", n + 6, day(n, 20), prose(n, 12))
    })
}

fn leads() -> Sheet {
    sheet("leads", "reference priority role post partnership from", PRIORITIES * 3, |n| {
        let (role, who) = match n / PRIORITIES {
            0 => ("lead", format!("post-{}|", pick(n, 21, POSTS))),
            _ => ("carries", format!("|board-{}", pick(n, 22, BOARDS))),
        };
        format!("lead-{n}|priority-{}|{role}|{who}|{}-04-01", n % PRIORITIES, 2017 + n % 8)
    })
}

fn regards() -> Sheet {
    sheet("regards", "reference priority regard_to how on", PRIORITIES * 2, |n| {
        let from = n % PRIORITIES;
        format!(
            "regard-{n}|priority-{from}|priority-{}|{}|{}",
            (from + 5 + n / PRIORITIES) % PRIORITIES,
            prose(n, 14),
            day(n, 24)
        )
    })
}
