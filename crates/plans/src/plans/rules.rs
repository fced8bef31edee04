//! What must hold for a plan as a whole, and where it stands between its first draft and its end.

use super::records::Model;
use chrono::NaiveDate;
use values::words::t;

/// Where a plan stands. The keys are those of the list `plan-standing`; a site may add keys, which stand as `Past`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It holds now.
    InForce,
    /// People are asked what they think of it.
    Consultation,
    /// It is being written.
    Draft,
    /// It was replaced or has ended.
    Past,
}

impl Standing {
    /// The standing that this key means.
    pub fn of(key: &str) -> Standing {
        match key {
            "in-force" => Standing::InForce,
            "consultation" => Standing::Consultation,
            "draft" => Standing::Draft,
            _ => Standing::Past,
        }
    }

    /// Whether the plan is still to come.
    pub fn is_to_come(self) -> bool {
        matches!(self, Standing::Consultation | Standing::Draft)
    }
}

/// Whether the plan is called in force although its last day has passed.
pub fn has_run_out(standing: &str, to: Option<NaiveDate>, today: NaiveDate) -> bool {
    Standing::of(standing) == Standing::InForce && to.is_some_and(|to| to < today)
}

/// The problem when the last day comes before the first.
pub fn ends_after_start(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<(&'static str, String)> {
    let wrong = from.zip(to).is_some_and(|(from, to)| to < from);
    wrong.then(|| ("to", t("The last day must be the same as or after the first day").into_owned()))
}

/// What is wrong with the plan as a whole.
pub fn problems(plan: &Model) -> Vec<(&'static str, String)> {
    let mut problems: Vec<_> = ends_after_start(plan.from, plan.to).into_iter().collect();
    if plan.adopted_on.is_some() && Standing::of(&plan.standing).is_to_come() {
        let words = t("A draft has not been agreed yet. Leave this date blank, or change the standing");
        problems.push(("adopted_on", words.into_owned()));
    }
    if plan.from.zip(plan.review_on).is_some_and(|(from, review)| review < from) {
        problems.push(("review_on", t("The review must come after the first day").into_owned()));
    }
    problems
}
