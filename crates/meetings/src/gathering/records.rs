//! How meetings are stored.

use super::rules;
use crate::{find, series};
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, dates, kind};

kept! {
    /// A meeting of a series, on one day.
    Meeting "meetings" {
        series: Id<kind::MeetingSeries>,
        on: NaiveDate,
        starts: Option<String>,
        ends: Option<String>,
        place: Option<String>,
        how_to_attend: Option<String>,
        standing: String,
        minutes_standing: Option<String>,
        approved_at: Option<Id<kind::Meeting>>,
        approval: Option<String>,
        signed_on: Option<NaiveDate>,
        note: Option<String>,
        approved_by: Option<Id<kind::Resolution>>,
    }
}

/// A meeting stands within its series.
pub const WITHIN: &[Within] = &[Within { column: "series", table: "meeting_series", within: series::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("series", "Series", at!(series))
            .filtered()
            .day("on", "On", at!(on))
            .dated()
            .listed()
            .line("starts", "Starts at", at!(starts))
            .hint("Hours and minutes, such as 10:00")
            .line("ends", "Ends at", at!(ends))
            .line("place", "Place", at!(place))
            .searched()
            .hint("Blank for the usual place of the series")
            .lines("how_to_attend", "How to attend", at!(how_to_attend))
            .searched()
            .hint("The way in, step-free access, the link to watch, how to ask a question")
            .choice("standing", "How it stands", "meeting-standing", at!(standing))
            .hint("Publishing the agenda is done on the page of the agenda, and is recorded there")
            .filtered()
            .choice("minutes_standing", "How its minutes stand", "minutes-standing", at!(minutes_standing))
            .filtered()
            .thing("approved_at", "Meeting that approved the minutes", at!(approved_at))
            .lines("approval", "How they were approved", at!(approval))
            .hint("The corrections in words, one to a paragraph, for example: with one attendance added. Blank when there were none")
            .day("signed_on", "Minutes signed on", at!(signed_on))
            .lines("note", "Note", at!(note))
            .searched()
            .hint("When it was cancelled or moved: why, and to when")
            .thing("approved_by", "Resolution that approved the minutes", at!(approved_by))
            .hint("A resolution of the later meeting")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = rules::time_problems(self.starts.as_deref(), self.ends.as_deref());
        let approved = self.minutes_standing.as_deref() == Some(rules::APPROVED);
        if approved != self.approved_at.is_some() {
            let words = if approved {
                t("Select the meeting that approved the minutes, or choose another standing")
            } else {
                t("Choose approved as the standing of the minutes, or leave the meeting that approved them blank")
            };
            problems.push((if approved { "approved_at" } else { "minutes_standing" }, words.into_owned()));
        }
        if self.signed_on.is_some_and(|signed| signed < self.on) {
            problems.push(("signed_on", t("Enter a day on or after the meeting").into_owned()));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let others = rows.iter().filter_map(|row| row.approved_at).map(Id::uuid).collect();
        let others: Vec<Model> = find::among(open, "id", others).await?;
        let clash = |row: &Model| {
            let other = others.iter().find(|other| Some(other.id) == row.approved_at)?;
            let words = t("Select a later meeting of the same series").into_owned();
            (other.on <= row.on || other.series != row.series).then(|| Clash { of: row.id.uuid(), key: "approved_at", words })
        };
        let mut clashes: Vec<Clash> = rows.iter().filter_map(clash).collect();
        clashes.extend(approved_elsewhere(open, rows).await?);
        Ok(clashes)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill("{series}, {day}", &[("series", names.title(self.series.uuid())), ("day", &dates::words(self.on))]))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] = &[
        Beside { words: || t("Agenda, papers and publishing"), at: "/workspace/meetings/{reference}/agenda", shown_to: &[] },
        Beside { words: || t("Attendance"), at: "/workspace/meetings/{reference}/attendance", shown_to: &[] },
        Beside { words: || t("Minutes, item by item"), at: "/workspace/meetings/{reference}/minutes", shown_to: &[] },
        Beside { words: || t("Papers, with your notes"), at: "/workspace/meetings/{reference}/pack", shown_to: &[] },
        Beside { words: || t("Page for the public"), at: "/meetings/{reference}", shown_to: &[] },
    ];
}

/// The meetings whose minutes are said to be approved by a resolution of another meeting than the one that approved them.
async fn approved_elsewhere(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
    use crate::minutes::{records::Model as Minute, resolutions::Model as Resolution};
    let ids = rows.iter().filter_map(|row| row.approved_by).map(Id::uuid).collect();
    let resolutions: Vec<Resolution> = find::among(open, "id", ids).await?;
    let of = resolutions.iter().map(|resolution| resolution.minute.uuid()).collect();
    let minutes: Vec<Minute> = find::among(open, "id", of).await?;
    let clash = |row: &Model| {
        let by = row.approved_by?;
        let resolution = resolutions.iter().find(|resolution| resolution.id == by);
        let minute = resolution.and_then(|resolution| minutes.iter().find(|minute| minute.id == resolution.minute));
        let words = t("Select a resolution of the meeting that approved the minutes").into_owned();
        (minute.map(|minute| minute.meeting) != row.approved_at).then(|| Clash { of: row.id.uuid(), key: "approved_by", words })
    };
    Ok(rows.iter().filter_map(clash).collect())
}

impl Model {
    /// Where it meets: its own place, or the usual one of its series while it is still planned. Where an earlier meeting was
    /// held is not guessed.
    pub(crate) fn place_in<'a>(&'a self, series: Option<&'a series::records::Model>) -> Option<&'a str> {
        let usual = series.filter(|_| self.standing == rules::PLANNED).and_then(|series| series.place.as_deref());
        self.place.as_deref().or(usual)
    }
}

/// Where meetings are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
