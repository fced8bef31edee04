//! Answering a return, for whoever is signed in and for whoever has a link from a mail; and how all returns stand.

use super::answer::Answered;
use super::records::Model as Return;
use super::rules::Answering;
use super::{standing, views};
use crate::find::{self, col, named};
use ::pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use ::records::change::NotDone;
use ::records::find::Pointed;
use ::records::{House, Names, in_house, visible};
use access::links::{self, Purpose};
use access::{Action, Actor, Open, SeenBy, accounts};
use axum::extract::Path;
use axum::http::StatusCode;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, JoinType, Query};
use uuid::Uuid;
use values::Kind;

/// Where a link of a mail leads: this, its token, the reference of the return.
pub(crate) const RETURNED: &str = "/returned";
/// The address of the list of returns with how they stand.
pub(crate) const RETURNS: &str = "/workspace/returns";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let own = "/workspace/returns/{reference}";
    let by_link = format!("{RETURNED}/{{token}}/{{reference}}");
    let show_by_link = in_house!(house, |visit, at: Path<(String, String)>| async {
        let (token, reference) = at.0;
        let answerer = Answerer::with_link(&visit, token).await?;
        show(&visit, &house, answerer, &reference).await
    });
    let send_by_link = in_house!(house, |visit, at: Path<(String, String)>, typed: Typed| async {
        let (token, reference) = at.0;
        let answerer = Answerer::with_link(&visit, token).await?;
        send(&visit, &house, answerer, (&reference, &typed)).await
    });
    Routes::new()
        .get(RETURNS, Audience::Roles(crate::actions::ANSWERERS), in_house!(house, |visit| standing::show(&visit, &house)))
        .get(RETURNED, Audience::Public, async |visit: Visit| -> Answer { Ok(visit.show(views::thanks())) })
        .get(&by_link, Audience::Public, show_by_link)
        .post(&by_link, Audience::Public, send_by_link)
        .about(Kind::FigureReturn)
        .get(
            own,
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| show(&visit, &house, Answerer::visiting(&visit), &at.0)),
        )
        .post(
            own,
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>, typed: Typed| send(
                &visit,
                &house,
                Answerer::visiting(&visit),
                (&at.0, &typed)
            )),
        )
}

/// Who answers, and with which link when they are not signed in.
struct Answerer {
    actor: Actor,
    token: Option<String>,
}

impl Answerer {
    fn visiting(visit: &Visit) -> Answerer {
        Answerer { actor: visit.actor().clone(), token: None }
    }

    /// Whoever the link was sent to, while their account and the link hold.
    async fn with_link(visit: &Visit, token: String) -> Result<Answerer, Refused> {
        let door = visit.site().door();
        let person = links::holder(door, &token, Purpose::Tell).await?.ok_or(Refused::OldLink)?;
        let actor = accounts::actor(door.database().reader(), person, door.clock().today()).await?.ok_or(Refused::OldLink)?;
        Ok(Answerer { actor, token: Some(token) })
    }
}

/// What the page shows.
pub(super) struct Shown {
    /// The return as it is stored.
    pub(super) asked: Return,
    /// What it points at, and the labels of lists.
    pub(super) names: Names,
    /// Where the page leads back to.
    pub(super) back: &'static str,
    /// Today, to tell what is late.
    pub(super) today: chrono::NaiveDate,
}

impl Shown {
    async fn load(open: &dyn Open, house: &House, answerer: &Answerer, reference: &str) -> Result<Shown, Refused> {
        let asked: Return = find::one(open, reference).await?;
        // A mail can be passed on, so what only members of a board may see is never behind its links.
        if answerer.token.is_some() && asked.seen_by == SeenBy::Members.key() {
            return Err(Refused::NotFound);
        }
        let pointed = Pointed::default().at([asked.measure]).at([asked.owner]).at(asked.place);
        let pointed = pointed.at(asked.members_of.map(values::Id::<values::kind::Partnership>::of));
        let names = pointed.names(house, open, &[super::rules::STANDINGS, "finding-standing"]).await?;
        let back = if answerer.token.is_some() { "/" } else { RETURNS };
        Ok(Shown { asked, names, back, today: open.today() })
    }
}

#[derive(FromQueryResult)]
struct Asked {
    organisation: Option<Uuid>,
}

/// Who may answer the return with this reference. Who may does not depend on who may see the post.
async fn answering(open: &dyn Open, reference: &str) -> Result<Answering, Refused> {
    let asked = Query::select()
        .column(named("posts", "organisation"))
        .from(Alias::new("figure_returns"))
        .join(JoinType::LeftJoin, Alias::new("posts"), col("posts", "id").equals(named("figure_returns", "owner")))
        .cond_where(visible(open.sight(), "figure_returns", crate::observations::records::OF_MEASURE))
        .and_where(col("figure_returns", "reference").eq(reference))
        .take();
    let found = ::records::find::found::<Asked>(open, &asked).await?.pop().ok_or(Refused::NotFound)?;
    Ok(Answering { organisation: found.organisation })
}

async fn show(visit: &Visit, house: &House, answerer: Answerer, reference: &str) -> Answer {
    let reading = visit.site().door().reading(&answerer.actor).await?;
    let answering = answering(&reading, reference).await?;
    if !answering.allows(&answerer.actor) {
        return Err(Refused::NotAllowed(answering.roles()));
    }
    let shown = Shown::load(&reading, house, &answerer, reference).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&shown, &Answered::of_return(&shown.asked))))
}

async fn send(visit: &Visit, house: &House, answerer: Answerer, (reference, typed): (&str, &Typed)) -> Answer {
    let door = visit.site().door();
    let reading = door.reading(&answerer.actor).await?;
    let answering = answering(&reading, reference).await?;
    reading.close().await?;
    let mut writing = door.begin(&answerer.actor, &answering).await?;
    let shown = Shown::load(&writing, house, &answerer, reference).await?;
    let mut answered = Answered::of_form(typed);
    if typed.get("was") != shown.asked.version.to_string() {
        return Ok(visit.show(views::overtaken(&shown, &answered).status(StatusCode::CONFLICT)));
    }
    match answered.keep(&mut writing, house, &shown.asked).await {
        Ok(true) => {}
        Ok(false) => {
            writing.give_up().await?;
            return Ok(visit.show(views::page(&shown, &answered)));
        }
        Err(NotDone::Fault(fault)) => return Err(fault.into()),
        Err(_) => return Ok(visit.show(views::overtaken(&shown, &answered).status(StatusCode::CONFLICT))),
    }
    if let Some(token) = &answerer.token {
        links::redeem(&writing, token, Purpose::Tell).await?.ok_or(Refused::OldLink)?;
    }
    writing.finish_noted().await?;
    Ok(see_other(if answerer.token.is_some() { RETURNED } else { RETURNS }))
}
