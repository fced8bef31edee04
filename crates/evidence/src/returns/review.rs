//! Looking at what somebody answered: once it is accepted it becomes a figure of the measure, with its chart, files and pages; or it is
//! sent back with a reason, and the officers who are asked get a mail with a new link.

use super::answer::{Answered, changed};
use super::mails::Letters;
use super::pages::{Answerer, May, RETURNS, Shown};
use super::records::Model as Return;
use super::rules::Stage;
use super::views;
use ::pages::{Answer, Typed, Visit, see_other};
use ::records::House;
use ::records::change::NotDone;
use ::records::reading::{Problem, Texts};
use access::{Open, Writing};
use axum::http::StatusCode;
use values::words::t;

/// Its answer counts.
pub(super) const ACCEPT: &str = "accept";
/// It must be put right.
pub(super) const SEND_BACK: &str = "send-back";

/// What was chosen in the form, right and wrong.
#[derive(Debug, Default)]
pub(super) struct Review {
    pub(super) decision: String,
    /// What must be put right.
    pub(super) why: String,
    pub(super) problems: Vec<Problem>,
}

impl Review {
    fn of_form(typed: &Typed) -> Review {
        let mut review =
            Review { decision: typed.get("decision").to_owned(), why: typed.get("why").trim().to_owned(), problems: Vec::new() };
        match review.decision.as_str() {
            ACCEPT => {}
            SEND_BACK if review.why.is_empty() => review.say("why", t("Say what must be put right").into_owned()),
            SEND_BACK => {}
            _ => review.say("decision", t("Select whether you accept the answer or send it back").into_owned()),
        }
        review
    }

    fn say(&mut self, key: &str, words: String) {
        self.problems.push(Problem { key: key.to_owned(), found: String::new(), words });
    }

    /// What is wrong with this field.
    pub(super) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// Keeps what was decided in this change; problems stay in the form.
    async fn keep(&mut self, writing: &mut Writing, house: &House, of: &Return) -> Result<bool, NotDone> {
        let texts: Texts = match self.decision.as_str() {
            SEND_BACK => [("sent_back".to_owned(), self.why.clone())].into(),
            _ => [("accepted_on".to_owned(), writing.today().to_string())].into(),
        };
        let kept = match changed(writing, house, of, &texts).await? {
            Err(problems) => Err(NotDone::Wrong(problems)),
            Ok(()) if self.decision == SEND_BACK => Ok(()),
            Ok(()) => Answered::of_return(of).land(writing, house, of).await,
        };
        match kept {
            Err(NotDone::Wrong(problems)) => {
                // What is wrong with the figure is told beside the choice: it can only be sent back.
                problems.into_iter().for_each(|it| self.say("decision", it.words));
                Ok(false)
            }
            other => other.map(|()| true),
        }
    }
}

/// Takes what was decided.
pub(super) async fn send(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let reading = visit.reading().await?;
    let may = May::with(&reading, reference).await?;
    reading.close().await?;
    let mut writing = visit.begin(&may.reviewing).await?;
    let shown = Shown::load(&writing, house, &Answerer::visiting(visit), (reference, &may)).await?;
    let (answered, mut review) = (Answered::of_return(&shown.asked), Review::of_form(typed));
    if typed.get("was") != shown.asked.version.to_string() || shown.asked.stage() != Stage::ToLookAt {
        return Ok(visit.show(views::overtaken(&shown, &answered, &review).status(StatusCode::CONFLICT)));
    }
    if !review.problems.is_empty() {
        return Ok(visit.show(views::page(&shown, &answered, &review)));
    }
    match review.keep(&mut writing, house, &shown.asked).await {
        Ok(true) => {}
        Ok(false) => {
            writing.give_up().await?;
            return Ok(visit.show(views::page(&shown, &answered, &review)));
        }
        Err(NotDone::Fault(fault)) => return Err(fault.into()),
        Err(_) => return Ok(visit.show(views::overtaken(&shown, &answered, &review).status(StatusCode::CONFLICT))),
    }
    let done = match review.decision.as_str() {
        SEND_BACK => {
            let base = visit.site().setup().base.trim_end_matches('/');
            match (Letters { house, base }).send_back(&mut writing, &shown.asked, &review.why).await? {
                0 => "sent-back-untold",
                _ => "sent-back",
            }
        }
        _ => "accepted",
    };
    writing.finish_noted().await?;
    Ok(see_other(&format!("{RETURNS}?done={done}")))
}
