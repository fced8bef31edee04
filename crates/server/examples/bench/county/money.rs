//! The county's money: budgets, funds with awards and payments, and costs that are shared.

use super::{AWARDS, ORGANISATIONS, PRIORITIES, YEARS, one, pick, prose, sheet, year};
use documents::Sheet;

const FUNDS: u64 = 20;

pub fn sheets() -> Vec<Sheet> {
    vec![budgets(), budget_lines(), funds(), awards(), award_priorities(), payments(), pools(), contributions()]
}

fn budgets() -> Sheet {
    sheet("budgets", "reference title organisation year total", YEARS, |n| {
        format!("budget-{n}|Budget of {}|organisation-1|{}|4200000", year(n), year(n))
    })
}

fn budget_lines() -> Sheet {
    sheet("budget_lines", "reference title budget position amount priority", YEARS * 10, |n| {
        let (budget, position) = (n / 10, n % 10 + 1);
        let priority = if n % 11 == 10 { String::new() } else { format!("priority-{}", n % PRIORITIES) };
        format!(
            "budget-line-{n}|Line {position} of budget {budget}|budget-{budget}|{position}|{}|{priority}",
            1000 + pick(n, 50, 400_000)
        )
    })
}

fn funds() -> Sheet {
    sheet("funds", "reference title organisation partnership year amount purpose", FUNDS, |n| {
        format!("fund-{n}|Fund number {n}|organisation-1|board-0|{}|250000|{}", year(n), prose(n, 16))
    })
}

fn awards() -> Sheet {
    sheet("awards", "reference title fund organisation amount standing awarded_on from to purpose outcome", AWARDS, |n| {
        let first = 2017 + n % FUNDS % YEARS;
        let standing = if first < 2025 {
            one(n, 51, &["completed", "completed", "live", "withdrawn"])
        } else {
            one(n, 52, &["offered", "live"])
        };
        let outcome = if standing == "completed" && n % 7 != 6 { prose(n, 18) } else { String::new() };
        format!(
            "award-{n}|Award number {n}: {}|fund-{}|organisation-{}|{}|{standing}|{first}-05-{:02}|{first}-06-01|{}-03-31|{}|{outcome}",
            one(n, 53, &["youth club", "safe routes", "scam watch", "night guides"]),
            n % FUNDS,
            pick(n, 54, ORGANISATIONS),
            500 + pick(n, 55, 20_000),
            1 + pick(n, 56, 28),
            first + 1,
            prose(n, 20)
        )
    })
}

fn award_priorities() -> Sheet {
    sheet("award_priorities", "reference award priority", AWARDS * 6 / 5, |n| {
        format!("award-priority-{n}|award-{}|priority-{}", n % AWARDS, (n + n / AWARDS) % PRIORITIES)
    })
}

fn payments() -> Sheet {
    sheet("payments", "reference award amount paid_on", AWARDS * 2, |n| {
        let first = 2017 + n % FUNDS % YEARS;
        format!("payment-{n}|award-{}|{}|{first}-{:02}-10", n % AWARDS, 200 + pick(n, 57, 300), 7 + n / AWARDS * 3)
    })
}

fn pools() -> Sheet {
    sheet("pools", "reference title partnership priority year unit_cost units", YEARS, |n| {
        format!("pool-{n}|Shared cost of {}|board-0|priority-{}|{}|20000|4", year(n), n % 3, year(n))
    })
}

fn contributions() -> Sheet {
    sheet("contributions", "reference pool organisation amount standing", YEARS * 12, |n| {
        format!(
            "contribution-{n}|pool-{}|organisation-{}|{}|{}",
            n / 12,
            n % 12,
            2500 + pick(n, 58, 4000),
            one(n, 59, &["asked", "agreed", "paid"])
        )
    })
}
