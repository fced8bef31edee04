//! Everything that waits for the clerk: what came in, the order at the meetings ahead, and what is not answered yet.

use super::super::petitions::Model as Petition;
use super::super::records::{ACCEPTED, Model as Question, WAITING, without_answer};
use super::{DESK, desk_shown};
use crate::actions::Clerk;
use crate::agenda::moving::refused;
use crate::agenda::rules::{Way, moved};
use crate::find::{self, column};
use crate::gathering::records::Model as Meeting;
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::House;
use ::records::change::Keeping;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// What the page shows.
pub(super) struct Waiting {
    /// What nobody has looked at yet, the first that came first.
    pub(super) new: (Vec<Question>, Vec<Petition>),
    /// What is taken and not answered, by meeting.
    pub(super) taken: (Vec<Question>, Vec<Petition>),
    pub(super) meetings: Vec<Meeting>,
    pub(super) today: NaiveDate,
}

/// Shows the page.
pub(super) async fn show(visit: &Visit, _house: &House) -> Answer {
    let reading = visit.reading().await?;
    let waiting = load(&reading).await?;
    reading.close().await?;
    Ok(visit.show(desk_shown::page(&waiting)))
}

async fn load(open: &dyn Open) -> Result<Waiting, Fault> {
    let of = |kind, standing: &str| Condition::all().add(column(kind, "standing").eq(standing));
    let (question, petition) = (Kind::PublicQuestion, Kind::Petition);
    let mut new: (Vec<Question>, Vec<Petition>) =
        (find::all(open, of(question, WAITING)).await?, find::all(open, of(petition, WAITING)).await?);
    new.0.sort_by_key(|it| it.added_at);
    new.1.sort_by_key(|it| it.added_at);
    let unanswered = of(petition, ACCEPTED).add(column(petition, "answer").is_null());
    let mut taken: (Vec<Question>, Vec<Petition>) =
        (find::all(open, of(question, ACCEPTED).add(without_answer())).await?, find::all(open, unanswered).await?);
    taken.0.sort_by_key(|it| (it.position, it.added_at));
    taken.1.sort_by_key(|it| it.added_at);
    let questions = new.0.iter().chain(&taken.0).map(|it| it.meeting.uuid());
    let of: BTreeSet<Uuid> = questions.chain(new.1.iter().chain(&taken.1).map(|it| it.meeting.uuid())).collect();
    let mut meetings: Vec<Meeting> = find::among(open, "id", of).await?;
    meetings.sort_by_key(|meeting| meeting.on);
    Ok(Waiting { new, taken, meetings, today: open.today() })
}

/// The meetings for which something waits for the clerk, each with how many are to be looked at and how many have no answer.
pub(crate) async fn by_meeting(open: &dyn Open) -> Result<Vec<(Meeting, u64, u64)>, Fault> {
    let Waiting { new, taken, meetings, .. } = load(open).await?;
    let number = |(questions, petitions): &(Vec<Question>, Vec<Petition>), meeting: &Meeting| {
        let questions = questions.iter().filter(|it| it.meeting == meeting.id).count();
        let petitions = petitions.iter().filter(|it| it.meeting == meeting.id).count();
        u64::try_from(questions + petitions).unwrap_or(u64::MAX)
    };
    Ok(meetings
        .into_iter()
        .map(|meeting| (number(&new, &meeting), number(&taken, &meeting), meeting))
        .map(|(new, taken, it)| (it, new, taken))
        .collect())
}

/// Moves a question that is taken up or down in the order of its meeting.
pub(super) async fn move_one(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let question: Question = find::one(&writing, reference).await?.ok_or(Refused::NotFound)?;
    let way = if typed.get("way") == "up" { Way::Up } else { Way::Down };
    let mut others: Vec<Question> = find::with(&writing, "meeting", question.meeting.uuid()).await?;
    others.retain(|other| other.standing == ACCEPTED);
    others.sort_by_key(|other| (other.position, other.added_at));
    let at = others.iter().position(|other| other.id == question.id);
    let Some(order) = at.and_then(|at| moved(others.len(), at, way)) else { return Ok(see_other(DESK)) };
    let register = house.of(Kind::PublicQuestion);
    let index = register.fields().iter().position(|field| field.key == "position").ok_or(Refused::Broken)?;
    let lookup = house.lookup(&writing, Kind::PublicQuestion).await?;
    let keeping = Keeping { house, kind: Kind::PublicQuestion };
    let mut changed = false;
    for (place, old) in (1..).zip(order) {
        let was = register.get(&writing, others[old].id.uuid()).await?.ok_or(Refused::NotFound)?;
        let mut row = was.clone();
        row.values[index] = Meant::Number(place);
        changed |= keeping.change(&mut writing, &was, row, &lookup).await.map_err(refused)?;
    }
    if changed {
        writing.finish_noted().await?;
    } else {
        writing.give_up().await?;
    }
    Ok(see_other(&format!("{DESK}#{reference}")))
}
