//! How the rules of bodies for public questions and petitions are stored: dated rows, each with its source.

use super::What;
use super::rules::{Closed, Deadline, Limits, Until, deadline, weekday};
use crate::gathering::rules::time;
use ::records::{Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;
use values::words::t;
use values::{Id, dates, kind};

kept! {
    /// What one body asks of public questions, or of petitions.
    QuestionRule "question_rules" {
        partnership: Id<kind::Partnership>,
        series: Option<Id<kind::MeetingSeries>>,
        what: String,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        closing: String,
        clear_days: Option<i64>,
        weekday: Option<String>,
        weeks_before: Option<i64>,
        closes_at: Option<String>,
        closed_days: Option<String>,
        most: Option<i64>,
        chosen_by: Option<String>,
        most_words: Option<i64>,
        answer_minutes: Option<i64>,
        supplementary: Option<String>,
        supplementary_minutes: Option<i64>,
        repeat_months: Option<i64>,
        signatures: Option<i64>,
        address_days: Option<i64>,
        note: Option<String>,
        source: Option<String>,
    }
}

/// A rule stands within its board and, when it is for one series, within that.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "series", table: "meeting_series", within: crate::series::records::WITHIN },
];

/// The key of so many clear days, in the list `ask-until`.
pub const CLEAR_DAYS: &str = "clear-days";
/// The key of a weekday of an earlier week, in the list `ask-until`.
pub const WEEKDAY: &str = "weekday";
/// The key of the order in which they come, in the list `ask-chooser`.
pub const IN_ORDER: &str = "order";
/// How many days after the meeting an asker's address is kept, where the body says nothing.
pub const DAYS_KEPT: i64 = 30;

impl Described for Model {
    fn fields() -> Fields<Self> {
        let fields = Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .thing("series", "Only for this series of meetings", at!(series))
            .hint("Blank when the rule is for all meetings of the board")
            .choice("what", "What it is for", "ask-kind", at!(what))
            .filtered()
            .day("from", "From", at!(from))
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .choice("closing", "By when it must come", "ask-until", at!(closing))
            .number("clear_days", "Clear working days before the meeting", at!(clear_days))
            .hint("Without the last day itself, the day of the meeting, weekends and bank holidays")
            .choice("weekday", "Weekday", "weekday", at!(weekday))
            .number("weeks_before", "So many weeks before that of the meeting", at!(weeks_before))
            .hint("1 is the week before. Weeks begin on Monday")
            .line("closes_at", "At", at!(closes_at))
            .hint("Hours and minutes, such as 12:00. Blank for the end of the day")
            .choice("closed_days", "When the last day is a weekend or a bank holiday", "closed-day", at!(closed_days));
        fields
            .number("most", "The most at one meeting", at!(most))
            .choice("chosen_by", "Which are taken when there are more", "ask-chooser", at!(chosen_by))
            .number("most_words", "The most words", at!(most_words))
            .number("answer_minutes", "Minutes for the answer", at!(answer_minutes))
            .choice("supplementary", "A supplementary question may be asked", "supplementary", at!(supplementary))
            .number("supplementary_minutes", "Minutes for the supplementary question", at!(supplementary_minutes))
            .number("repeat_months", "Months in which the same may not be asked again", at!(repeat_months))
            .number("signatures", "Signatures from which a petition is debated", at!(signatures))
            .number("address_days", "Days that the e-mail address is kept after the meeting", at!(address_days))
            .hint("30 when blank. It is only used for the reply")
            .lines("note", "What else people should know", at!(note))
            .hint("It is shown to those who ask")
            .line("source", "Source", at!(source))
            .hint("The standing order or the decision, with its date")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let mut wrong = |key, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
        if self.closing == CLEAR_DAYS && self.clear_days.is_none_or(|days| days > 60) {
            wrong("clear_days", t("Enter how many clear days, at most 60"));
        }
        if self.closing == WEEKDAY && self.weekday.is_none() {
            wrong("weekday", t("Select the weekday"));
        }
        if self.closing == WEEKDAY && !self.weeks_before.is_some_and(|weeks| (1..=26).contains(&weeks)) {
            wrong("weeks_before", t("Enter a number of weeks from 1 to 26"));
        }
        if self.closes_at.as_deref().is_some_and(|at| time(at).is_none()) {
            wrong("closes_at", t("Enter a time of day with hours and minutes, like 10:00 or 14:30"));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            wrong("to", t("The last day must be the same as or after the first day"));
        }
        if self.address_days.is_some_and(|days| days > 730) {
            wrong("address_days", t("Enter at most 730 days"));
        }
        problems
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// A number as rules use it.
fn small(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

impl Model {
    /// By when it must come for a meeting on this day.
    pub fn deadline(&self, meeting: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> Option<Deadline> {
        let until = match self.closing.as_str() {
            WEEKDAY => Until::Weekday { day: weekday(self.weekday.as_deref()?)?, weeks: small(self.weeks_before)? },
            _ => Until::ClearDays(small(self.clear_days)?),
        };
        let closed = match self.closed_days.as_deref() {
            Some("before") => Closed::Before,
            Some("after") => Closed::After,
            _ => Closed::Stays,
        };
        deadline(meeting, until, self.closes_at.as_deref().and_then(time), closed, holidays)
    }

    /// What it allows. A number binds those who ask only when questions are taken in the order in which they come.
    pub fn limits(&self) -> Limits {
        let in_order = self.chosen_by.as_deref().is_none_or(|by| by == IN_ORDER);
        Limits {
            words: small(self.most_words),
            number: small(self.most).filter(|_| in_order),
            repeat_months: small(self.repeat_months),
        }
    }

    /// How many days after the meeting an address is kept.
    pub fn days_kept(&self) -> i64 {
        self.address_days.unwrap_or(DAYS_KEPT)
    }
}

/// The rule for a meeting of this series on this day: one for the series goes before one for the board, then the one that
/// began last.
pub(crate) fn in_force<'a>(
    rules: &'a [Model],
    series: &crate::series::records::Model,
    what: What,
    on: NaiveDate,
) -> Option<&'a Model> {
    let here = |rule: &&Model| {
        let own = rule.series.is_none_or(|own| own == series.id);
        own && rule.partnership == series.partnership && rule.what == what.key() && dates::within(on, rule.from, rule.to)
    };
    rules.iter().filter(here).max_by_key(|rule| (rule.series.is_some(), rule.from))
}

/// Where the rules are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
