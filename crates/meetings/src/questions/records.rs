//! How public questions are stored. The e-mail address of who asks is not part of it.

use crate::{find, gathering};
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// A question that somebody from the public puts to a board.
    PublicQuestion "questions" {
        meeting: Id<kind::Meeting>,
        text: String,
        asked_as: Option<String>,
        asked_on: NaiveDate,
        asked_at: Option<String>,
        standing: String,
        position: Option<i64>,
        refused_for: Option<String>,
        refused_words: Option<String>,
        together_with: Option<Id<kind::PublicQuestion>>,
        put: Option<String>,
        answerer: Option<Id<kind::Post>>,
        answer_way: Option<String>,
        answer: Option<String>,
        answered_on: Option<NaiveDate>,
        supplementary: Option<String>,
        supplementary_answer: Option<String>,
    }
}

/// A question stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

/// The standing of a question that the clerk has not looked at yet.
pub const WAITING: &str = "waiting";
/// The standing of a question that is taken.
pub const ACCEPTED: &str = "accepted";
/// The standing of a question that is not taken.
pub const REFUSED: &str = "refused";
/// The standing of a question that is put together with another.
pub const TOGETHER: &str = "together";
/// The standing of a question that its asker took back.
pub const WITHDRAWN: &str = "withdrawn";

/// The condition that a question has no answer yet, or its supplementary question has none.
pub(crate) fn without_answer() -> sea_orm::Condition {
    use sea_orm::sea_query::ExprTrait;
    let of = |name| find::column(values::Kind::PublicQuestion, name);
    let open = sea_orm::Condition::all().add(of("supplementary").is_not_null()).add(of("supplementary_answer").is_null());
    sea_orm::Condition::any().add(of("answer").is_null()).add(open)
}

/// The most letters of a title.
const TITLE: usize = 90;

impl Described for Model {
    fn fields() -> Fields<Self> {
        let fields = Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .lines("text", "Question", at!(text))
            .line("asked_as", "Name to be shown", at!(asked_as))
            .hint("As the person wants it. Blank: a resident")
            .listed()
            .day("asked_on", "Came on", at!(asked_on))
            .listed()
            .line("asked_at", "At", at!(asked_at))
            .hint("Hours and minutes in England and Wales, such as 16:05")
            .choice("standing", "How it stands", "question-standing", at!(standing))
            .filtered()
            .number("position", "Place in the order", at!(position))
            .choice("refused_for", "Why it is refused", "question-refusal", at!(refused_for))
            .filtered()
            .lines("refused_words", "What the asker is told besides", at!(refused_words))
            .thing("together_with", "Put together with", at!(together_with));
        fields
            .choice("put", "Asked at the meeting", "yes-no", at!(put))
            .thing("answerer", "Who answers", at!(answerer))
            .hint("The post, not the name of a person")
            .choice("answer_way", "How it was answered", "answer-way", at!(answer_way))
            .lines("answer", "Answer", at!(answer))
            .hint("It is seen by everyone who sees the question")
            .day("answered_on", "Answered on", at!(answered_on))
            .listed()
            .lines("supplementary", "Supplementary question", at!(supplementary))
            .lines("supplementary_answer", "Answer to the supplementary question", at!(supplementary_answer))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let mut wrong = |key, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
        if self.standing == REFUSED && self.refused_for.is_none() {
            wrong("refused_for", t("Select why it is refused: the asker is told"));
        }
        if (self.standing == TOGETHER) != self.together_with.is_some() {
            wrong("together_with", t("Select the question it is put together with, and only then"));
        }
        if self.together_with == Some(self.id) && self.together_with.is_some() {
            wrong("together_with", t("Select another question"));
        }
        if self.answer.is_some() && self.answered_on.is_none() {
            wrong("answered_on", t("Enter the day of the answer as well"));
        }
        if self.supplementary_answer.is_some() && self.supplementary.is_none() {
            wrong("supplementary", t("Enter the supplementary question as well"));
        }
        if self.asked_at.as_deref().is_some_and(|at| gathering::rules::time(at).is_none()) {
            wrong("asked_at", t("Enter a time of day with hours and minutes, like 10:00 or 14:30"));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let others = rows.iter().filter_map(|row| row.together_with).map(Id::uuid).collect();
        let others: Vec<Model> = find::among(open, "id", others).await?;
        let clash = |row: &Model| {
            let other = others.iter().find(|other| Some(other.id) == row.together_with)?;
            let words = t("Select a question of the same meeting that is not itself put together with another").into_owned();
            let wrong = other.meeting != row.meeting || other.together_with.is_some();
            wrong.then(|| Clash { of: row.id.uuid(), key: "together_with", words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, _names: &Names) -> Option<String> {
        Some(shortened(&self.text))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("question");

    const BESIDE: &'static [Beside] = &[Beside {
        words: || t("Accept, refuse or answer it"),
        at: "/workspace/questions/{reference}/answer",
        shown_to: crate::actions::KEEPERS,
    }];
}

/// The beginning of a text, at the end of a word.
pub(crate) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return line;
    }
    let cut: String = line.chars().take(TITLE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

impl Model {
    /// The name to be shown.
    pub(crate) fn asker(&self) -> String {
        self.asked_as.clone().unwrap_or_else(|| t("a resident").into_owned())
    }
}

/// Where public questions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
