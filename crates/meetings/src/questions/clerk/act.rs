//! What the clerk decides, in one change with the mail that tells the asker.

use super::super::What;
use super::super::held;
use super::super::mails::Kept;
use super::super::records::{ACCEPTED, Model as Question, REFUSED, TOGETHER, WITHDRAWN};
use super::one::{self, Asked};
use super::{DESK, one_at, one_shown};
use crate::actions::Clerk;
use crate::find;
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::House;
use ::records::change::{Keeping, NotDone};
use ::records::reading::{Texts, read};
use access::{Open, SeenBy, Writing};
use axum::http::StatusCode;
use jobs::outbox;
use std::collections::BTreeSet;

/// The fields of an answer, as the form sends them.
const ANSWER: [&str; 8] =
    ["put", "debated", "signatures", "answerer", "answer_way", "answer", "supplementary", "supplementary_answer"];

/// Does what the button says, and leads back to what waits.
pub(super) async fn make(visit: &Visit, house: &House, what: What, (reference, typed): (&str, &Typed)) -> Answer {
    let service = visit.site().names().await.service;
    let mut writing = visit.begin(&Clerk).await?;
    let mut asked = one::load(&writing, house, what, reference).await?;
    let act = typed.get("act").to_owned();
    let Some(sent) = sent(&writing, &asked, typed, &act).await? else {
        writing.give_up().await?;
        return Ok(see_other(&one_at(what, reference)));
    };
    if typed.get("was") != asked.row.head.version.to_string() {
        writing.give_up().await?;
        return Ok(visit.show(one_shown::overtaken(&asked).status(StatusCode::CONFLICT)));
    }
    let register = house.of(what.kind());
    let kept = match read(register, &sent, &asked.lookup, Some(&asked.row)) {
        Ok(row) => Keeping { house, kind: what.kind() }.change(&mut writing, &asked.row, row, &asked.lookup).await,
        Err(problems) => Err(NotDone::Wrong(problems)),
    };
    match kept {
        Ok(true) => {}
        Ok(false) => return Ok(see_other(DESK)),
        Err(NotDone::Wrong(problems)) => {
            writing.give_up().await?;
            asked.texts.extend(sent);
            asked.problems = problems;
            return Ok(visit.show(one_shown::page(&asked).with_errors()));
        }
        Err(NotDone::Fault(fault)) => return Err(fault.into()),
        Err(_) => return Ok(visit.show(one_shown::overtaken(&asked).status(StatusCode::CONFLICT))),
    }
    tell(&writing, &asked, (&act, &sent), (&service, &visit.site().setup().base)).await?;
    writing.finish_noted().await?;
    Ok(see_other(DESK))
}

/// What the act changes; none when there is no such act.
async fn sent(open: &dyn Open, asked: &Asked, typed: &Typed, act: &str) -> Result<Option<Texts>, Refused> {
    let mut sent = Texts::new();
    let mut set = |key: &str, text: &str| {
        sent.insert(key.to_owned(), text.to_owned());
    };
    match act {
        "accept" => {
            set("standing", ACCEPTED);
            if asked.what == What::Question {
                set("position", &(next_place(open, asked).await?).to_string());
            }
            shown_to(asked, &mut set);
        }
        "refuse" => {
            set("standing", REFUSED);
            set("refused_for", typed.get("refused_for"));
            set("refused_words", typed.get("refused_words"));
        }
        "together" if asked.what == What::Question => {
            set("standing", TOGETHER);
            set("together_with", typed.get("together_with"));
            shown_to(asked, &mut set);
        }
        "withdraw" => {
            set("standing", WITHDRAWN);
            set("seen_by", SeenBy::SignedIn.key());
        }
        "answer" => {
            for key in ANSWER.into_iter().filter(|key| typed.has(key)) {
                set(key, typed.get(key));
            }
            let first = !typed.get("answer").trim().is_empty() && asked.text("answered_on").is_empty();
            if first {
                set("answered_on", &open.today().to_string());
            }
        }
        _ => return Ok(None),
    }
    Ok(Some(sent))
}

/// What is taken is shown to those who see its meeting.
fn shown_to(asked: &Asked, set: &mut impl FnMut(&str, &str)) {
    set("seen_by", &asked.meeting.seen_by);
    let board = asked.meeting.members_of.and_then(|board| asked.lookup.names.reference(board)).unwrap_or_default();
    set("members_of", board);
}

/// The place after the last question that is taken.
async fn next_place(open: &dyn Open, asked: &Asked) -> Result<i64, Refused> {
    let others: Vec<Question> = find::with(open, "meeting", asked.meeting.id.uuid()).await?;
    let taken = others.iter().filter(|other| other.standing == ACCEPTED);
    Ok(taken.filter_map(|other| other.position).max().unwrap_or(0) + 1)
}

/// Writes the mail that tells the asker, and those whose questions are put together with this one.
async fn tell(writing: &Writing, asked: &Asked, (act, sent): (&str, &Texts), site: (&str, &str)) -> Result<(), Refused> {
    let id = asked.row.head.id;
    let kept = Kept { what: asked.what, reference: &asked.row.head.reference, meeting: &asked.meeting, site };
    let answered = act == "answer" && asked.text("answer").is_empty() && sent.contains_key("answered_on");
    let mut to: BTreeSet<_> = [id].into();
    if answered && asked.what == What::Question {
        let others: Vec<Question> = find::with(writing, "together_with", id).await?;
        to.extend(others.iter().map(|other| other.id.uuid()));
    }
    for (_, email) in held::addresses(writing, &to).await? {
        let mail = match act {
            "accept" => kept.accepted(&email),
            "together" => kept.together(&email),
            "refuse" => {
                let key = sent.get("refused_for").map_or("", String::as_str);
                let reason = asked.lookup.names.label("question-refusal", key).to_owned();
                kept.refused(&email, &reason, sent.get("refused_words").map(String::as_str))
            }
            _ if answered => kept.answered(&email),
            _ => continue,
        };
        outbox::put(writing, &mail).await?;
    }
    if act == "withdraw" {
        held::forget(writing, id).await?;
    }
    Ok(())
}
