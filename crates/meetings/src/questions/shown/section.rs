//! The questions and petitions of one meeting, on its page: those that are taken, with their answers.

use super::super::asking::{ADDRESS, told};
use super::super::petitions::{self, Model as Petition};
use super::super::records::{ACCEPTED, Model as Question, TOGETHER};
use super::super::taking::{self, Offer};
use super::super::{What, asking};
use crate::find::{self, Pointed};
use crate::gathering::whole::Whole;
use crate::site::links::{link, paragraphs};
use ::records::{House, Names};
use access::{Door, Open};
use components::{InsetText, Missing};
use database::Fault;
use maud::{Markup, html};
use std::collections::BTreeSet;
use values::Kind;
use values::dates;
use values::words::{count, fill, t};

/// What was asked for a meeting, and what can be asked still.
pub(crate) struct AskedThere {
    questions: Vec<Question>,
    petitions: Vec<Petition>,
    open: Vec<(What, Offer)>,
    names: Names,
}

/// What was asked for this meeting, as far as the reader may see it.
pub(crate) async fn of_meeting(door: &Door, open: &dyn Open, house: &House, whole: &Whole) -> Result<AskedThere, Fault> {
    let id = whole.meeting.id.uuid();
    let asked = |kind| if whole.there.contains(&kind) { BTreeSet::from([id]) } else { BTreeSet::new() };
    let mut questions: Vec<Question> = find::among(open, "meeting", asked(Kind::PublicQuestion)).await?;
    questions.retain(|question| [ACCEPTED, TOGETHER].contains(&question.standing.as_str()));
    questions.sort_by_key(|question| (question.position.unwrap_or(i64::MAX), question.added_at));
    let mut petitions: Vec<Petition> = find::among(open, "meeting", asked(Kind::Petition)).await?;
    petitions.retain(|petition| petition.standing == ACCEPTED);
    let posts = questions.iter().filter_map(|it| it.answerer).chain(petitions.iter().filter_map(|it| it.answerer));
    let names = match questions.is_empty() && petitions.is_empty() {
        true => Names::default(),
        false => Pointed::default().at(posts).names(house, open, &["answer-way", "petition-standing"]).await?,
    };
    let offered = if whole.to_come() { taking::open_at(door, &whole.meeting, &whole.series).await? } else { Vec::new() };
    Ok(AskedThere { questions, petitions, open: offered, names })
}

impl AskedThere {
    /// By when something can be asked, with the way to it; nothing when nothing can.
    pub(crate) fn invitation(&self) -> Option<Markup> {
        let one = |(what, offer): &(What, Offer)| {
            let by = offer.deadline.map(told::deadline).unwrap_or_default();
            let words = match what {
                What::Question => fill("Ask a question by {deadline}", &[("deadline", &by)]),
                What::Petition => fill("Hand in a petition by {deadline}", &[("deadline", &by)]),
            };
            html! { a class="govuk-link" href=(asking::form_at(*what, &offer.meeting.reference)) { (words) } }
        };
        (!self.open.is_empty())
            .then(|| html! { @for (at, offer) in self.open.iter().enumerate() { @if at > 0 { br; } (one(offer)) } })
    }

    /// The section of the page; nothing when there is nothing to show.
    pub(crate) fn section(&self) -> Markup {
        let main: Vec<&Question> = self.questions.iter().filter(|question| question.standing == ACCEPTED).collect();
        html! {
            @if !main.is_empty() {
                h2 class="govuk-heading-l" id="questions" { (t("Questions from the public")) }
                @for (number, question) in (1..).zip(main) { (self.question(number, question)) }
            }
            @if !self.petitions.is_empty() {
                h2 class="govuk-heading-l" id="petitions" { (t("Petitions")) }
                @for petition in &self.petitions { (self.petition(petition)) }
            }
            @if !self.questions.is_empty() || !self.petitions.is_empty() {
                p class="govuk-body" { a class="govuk-link" href=(ADDRESS) { (t("How to ask a question or hand in a petition")) } }
            }
        }
    }

    fn question(&self, number: u32, question: &Question) -> Markup {
        let others: Vec<&Question> = self.questions.iter().filter(|other| other.together_with == Some(question.id)).collect();
        html! {
            h3 class="govuk-heading-m" id=(question.reference) { (fill("Question {number}, from {asker}", &[("number", &number.to_string()), ("asker", &question.asker())])) }
            (InsetText::new(paragraphs(&question.text)))
            @for other in others {
                p class="govuk-body" id=(other.reference) { (fill("Also asked by {asker}.", &[("asker", &other.asker())])) }
            }
            (self.answer(question))
            @if let Some(supplementary) = &question.supplementary {
                p class="govuk-body govuk-!-margin-bottom-1" { strong { (t("Supplementary question")) } }
                (paragraphs(supplementary))
                @match &question.supplementary_answer {
                    Some(answer) => { p class="govuk-body govuk-!-margin-bottom-1" { strong { (t("Answer to the supplementary question")) } } (paragraphs(answer)) }
                    None => p class="govuk-body" { (Missing::new(t("Not answered yet"))) },
                }
            }
        }
    }

    fn answer(&self, question: &Question) -> Markup {
        html! {
            @match &question.answer {
                Some(answer) => {
                    p class="govuk-body govuk-!-margin-bottom-1" {
                        strong { (t("Answer")) }
                        @if let Some(post) = question.answerer { ", " (link(&self.names, post.uuid())) }
                        @if let Some(day) = question.answered_on { ", " (dates::words(day)) }
                        @if let Some(way) = &question.answer_way { " (" (self.names.label("answer-way", way)) ")" }
                    }
                    (paragraphs(answer))
                }
                None => p class="govuk-body" { (Missing::new(t("Not answered yet"))) },
            }
        }
    }

    fn petition(&self, petition: &Petition) -> Markup {
        html! {
            h3 class="govuk-heading-m" id=(petition.reference) { (petition.title) }
            p class="govuk-body" {
                (fill("From {asker}.", &[("asker", &petition.asker())])) " "
                @match signatures(petition) { Some(words) => (words), None => (Missing::new(t("The signatures are not counted yet."))) }
                @if petition.debated.as_deref() == Some(crate::series::records::YES) { " " (t("It was debated at this meeting.")) }
            }
            (InsetText::new(paragraphs(&petition.text)))
            @match &petition.answer {
                Some(answer) => {
                    p class="govuk-body govuk-!-margin-bottom-1" {
                        strong { (t("Response")) }
                        @if let Some(post) = petition.answerer { ", " (link(&self.names, post.uuid())) }
                        @if let Some(day) = petition.answered_on { ", " (dates::words(day)) }
                    }
                    (paragraphs(answer))
                }
                None => p class="govuk-body" { (Missing::new(t("No response yet"))) },
            }
        }
    }
}

/// How many signatures count, in words.
pub(super) fn signatures(petition: &petitions::Model) -> Option<String> {
    petition.signatures.map(|number| count("{n} signature.", "{n} signatures.", number.unsigned_abs()))
}
