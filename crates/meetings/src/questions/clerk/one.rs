//! One question or petition as the clerk sees it: its words, its asker's address, how it stands to the rules, what to do.

use super::super::What;
use super::super::held;
use super::super::records::{ACCEPTED, Model as Question};
use super::super::rules::{alike, words};
use super::super::ruling::{self, Model as Rule};
use super::one_shown;
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::notice::holidays;
use crate::series::records::Model as Series;
use ::pages::{Answer, Refused, Visit};
use ::records::reading::{Problem, Texts, texts};
use ::records::{House, Lookup, Row};
use access::Open;
use chrono::{DateTime, Utc};
use values::meaning::Meant;

/// What the page shows.
pub(super) struct Asked {
    pub(super) what: What,
    pub(super) row: Row,
    /// What stands in the form: what is stored, or what was typed.
    pub(super) texts: Texts,
    pub(super) problems: Vec<Problem>,
    pub(super) lookup: Lookup,
    pub(super) meeting: Meeting,
    pub(super) series: Series,
    pub(super) rule: Option<Rule>,
    /// The address for the reply, while it is kept.
    pub(super) email: Option<String>,
    /// Whether it came in time, when a rule says by when.
    pub(super) in_time: Option<bool>,
    /// Other questions of the meeting that are taken, and whether they ask much the same.
    pub(super) others: Vec<(Question, bool)>,
}

impl Asked {
    /// What is stored in this field.
    pub(super) fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    /// What is wrong with this field.
    pub(super) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// How many words it has.
    pub(super) fn words(&self) -> u32 {
        words(self.text("text"))
    }
}

/// Shows the page.
pub(super) async fn show(visit: &Visit, house: &House, what: What, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let asked = load(&reading, house, what, reference).await?;
    reading.close().await?;
    Ok(visit.show(one_shown::page(&asked)))
}

/// The question or petition with this reference, with all that the page needs.
pub(super) async fn load(open: &dyn Open, house: &House, what: What, reference: &str) -> Result<Asked, Refused> {
    let (register, kind) = (house.of(what.kind()), what.kind());
    let row = register.find(open, reference).await?.ok_or(Refused::NotFound)?;
    let lookup = house.lookup(open, kind).await?;
    let index = register.fields().iter().position(|field| field.key == "meeting");
    let Some(Meant::Thing(meeting)) = index.and_then(|index| row.values.get(index)) else { return Err(Refused::Broken) };
    let meeting: Vec<Meeting> = find::with(open, "id", *meeting).await?;
    let meeting = meeting.into_iter().next().ok_or(Refused::NotFound)?;
    let series: Vec<Series> = find::with(open, "id", meeting.series.uuid()).await?;
    let series = series.into_iter().next().ok_or(Refused::NotFound)?;
    let rules: Vec<Rule> = find::with(open, "what", what.key()).await?;
    let rule = ruling::in_force(&rules, &series, what, meeting.on).cloned();
    let holidays = holidays::around(open, std::iter::once(meeting.on)).await?;
    let deadline = rule.as_ref().and_then(|rule| rule.deadline(meeting.on, &holidays));
    let texts = texts(register, &row, &lookup.names);
    let in_time = deadline.and_then(|deadline| Some(asked_at(&texts)? <= deadline.moment));
    let email = held::addresses(open, &[row.head.id].into()).await?.into_iter().next().map(|(_, email)| email);
    let mut others: Vec<Question> = Vec::new();
    if what == What::Question {
        others = find::with(open, "meeting", meeting.id.uuid()).await?;
        others.retain(|other| other.standing == ACCEPTED && other.id.uuid() != row.head.id);
    }
    let own = texts.get("text").cloned().unwrap_or_default();
    let others = others.into_iter().map(|other| (alike(&other.text, &own), other)).map(|(same, other)| (other, same)).collect();
    Ok(Asked { what, row, texts, problems: Vec::new(), lookup, meeting, series, rule, email, in_time, others })
}

/// The minute in which it came.
fn asked_at(texts: &Texts) -> Option<DateTime<Utc>> {
    let day = texts.get("asked_on")?.parse().ok()?;
    let time = texts.get("asked_at").and_then(|at| crate::gathering::rules::time(at))?;
    crate::gathering::rules::moment(day, time)
}
