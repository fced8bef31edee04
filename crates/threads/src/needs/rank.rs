//! One thing that needs somebody, and the order of the list: what is late, what is due, what has no date.

use crate::gaps::GapKind;
use chrono::NaiveDate;
use values::dates;
use values::words::{fill, t};

/// How pressing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Its day has passed.
    Late,
    /// Its day is near.
    Due,
    /// It has no day.
    Whenever,
}

impl Urgency {
    /// How pressing something with this date is.
    pub fn of(due: Option<NaiveDate>, today: NaiveDate) -> Urgency {
        match due {
            Some(due) if due < today => Urgency::Late,
            Some(_) => Urgency::Due,
            None => Urgency::Whenever,
        }
    }
}

/// Something that needs somebody: a verb and a thing, the day, the body, and where it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What to do with what: "Say how it stands: Review the bid forms".
    pub words: String,
    /// Where it is done.
    pub href: String,
    /// The day on which it was or is due.
    pub due: Option<NaiveDate>,
    /// The body or the priority that it is about.
    pub body: String,
    /// The kind of gap, when it is one: among things of the same urgency it says which matters more.
    pub gap: Option<GapKind>,
}

impl Need {
    /// The day in words: "due tomorrow, Tuesday 9 March 2027".
    pub fn when(&self, today: NaiveDate) -> String {
        let Some(due) = self.due else { return String::new() };
        let day = dates::with_weekday(due);
        let gaps = [("day", day.as_str())];
        match (due - today).num_days() {
            0 => fill("due today, {day}", &gaps),
            1 => fill("due tomorrow, {day}", &gaps),
            days if days < 0 => fill("since {day}", &gaps),
            _ => fill("due {day}", &gaps),
        }
    }

    /// The heading under which it stands.
    pub fn heading(urgency: Urgency) -> std::borrow::Cow<'static, str> {
        match urgency {
            Urgency::Late => t("Overdue"),
            Urgency::Due => t("Due"),
            Urgency::Whenever => t("Without a date"),
        }
    }
}

/// The list in order, each place to go to once: late things by how late they are, then what is due, then the gaps that
/// matter most.
pub fn ranked(mut needs: Vec<Need>, today: NaiveDate) -> Vec<Need> {
    needs.sort_by(|one, other| {
        let key = |need: &Need| (Urgency::of(need.due, today), need.due, need.gap, need.words.clone());
        key(one).cmp(&key(other))
    });
    let mut seen = std::collections::HashSet::new();
    needs.retain(|need| seen.insert(need.href.clone()));
    needs
}
