//! The gaps of one action: late, without an owner, without a date.

use super::{Gap, GapKind, Mend};
use crate::address::change;
use actions::shared::ActionSummary;
use chrono::NaiveDate;
use plans::shared::PrioritySummary;
use std::borrow::Cow;
use values::words::{fill, t};
use values::{Kind, dates};

/// What is missing of this action. An action that is closed misses nothing.
pub(super) fn of_action(action: &ActionSummary, priority: &PrioritySummary, today: NaiveDate) -> Vec<Gap> {
    if action.is_closed() {
        return Vec::new();
    }
    let gap = |kind: GapKind, sentence: String, mend: Cow<'static, str>| Gap {
        kind,
        sentence,
        thing: action.title.clone(),
        about: Some(action.id),
        priority: Some((priority.reference.clone(), priority.title.clone())),
        due: action.due.filter(|_| kind == GapKind::OverdueAction),
        mend: Mend::new(Kind::Action, mend, change(Kind::Action, &action.reference)),
    };
    let title = [("action", action.title.as_str())];
    let mut gaps = Vec::new();
    if let Some(due) = action.due.filter(|_| action.overdue_on(today)) {
        let words = fill("“{action}” was due on {date}.", &[title[0], ("date", &dates::words(due))]);
        gaps.push(gap(GapKind::OverdueAction, words, t("Say how it stands")));
    }
    if action.owner.is_none() {
        gaps.push(gap(GapKind::ActionWithoutOwner, fill("No post answers for “{action}”.", &title), t("Name an owner")));
    }
    if action.due.is_none() {
        gaps.push(gap(GapKind::ActionWithoutDate, fill("“{action}” has no date.", &title), t("Give it a date")));
    }
    gaps
}
