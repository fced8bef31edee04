//! Answering a return, for whoever is signed in and for whoever has a link from a mail; and how all returns stand.

use super::answer::Answered;
use super::due::with_organisations;
use super::records::Model as Return;
use super::review::{self, Review};
use super::rules::{AT_ONCE, Answering, Reviewing, counts_at_once};
use super::{standing, views};
use crate::find::{self, col};
use ::pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use ::records::change::NotDone;
use ::records::find::Pointed;
use ::records::pages::Format;
use ::records::{House, Names, in_house, visible};
use access::links::{self, Purpose};
use access::{Action, Actor, Open, SeenBy, accounts};
use axum::extract::Path;
use axum::http::StatusCode;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::ExprTrait;
use uuid::Uuid;
use values::Kind;

/// Where a link of a mail leads: this, its token, the reference of the return.
pub(crate) const RETURNED: &str = "/returned";
/// The address of the list of returns with how they stand.
pub(crate) const RETURNS: &str = "/workspace/returns";

/// The address of the list with the answers that somebody must look at.
pub fn to_look_at() -> String {
    format!("{RETURNS}?status={}", standing::TO_LOOK_AT)
}

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
    let answerers = Audience::Roles(crate::actions::ANSWERERS);
    let files = Format::ALL.into_iter().fold(Routes::new(), |routes, format| {
        let handler = in_house!(house, |visit| standing::file(&visit, &house, format));
        routes.get(&format!("{RETURNS}.{}", format.ending()), answerers, handler)
    });
    files
        .get(RETURNS, answerers, in_house!(house, |visit| standing::show(&visit, &house)))
        .get(RETURNED, Audience::Public, async |visit: Visit| -> Answer { Ok(visit.show(views::thanks(visit.address()))) })
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
        .post(
            "/workspace/returns/{reference}/review",
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>, typed: Typed| review::send(&visit, &house, &at.0, &typed)),
        )
}

/// Who answers, and with which link when they are not signed in.
pub(super) struct Answerer {
    actor: Actor,
    token: Option<String>,
}

impl Answerer {
    pub(super) fn visiting(visit: &Visit) -> Answerer {
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
    /// Where the form is sent.
    pub(super) here: String,
    /// Today, to tell what is late.
    pub(super) today: chrono::NaiveDate,
    /// Whether the reader may answer it.
    pub(super) may_answer: bool,
    /// Whether the reader may look at the answer of others.
    pub(super) may_review: bool,
    /// Whether what the reader sends counts at once.
    pub(super) at_once: bool,
}

impl Shown {
    /// Loads it for somebody who may do either.
    pub(super) async fn load(
        open: &dyn Open,
        house: &House,
        answerer: &Answerer,
        (reference, may): (&str, &May),
    ) -> Result<Shown, Refused> {
        let asked: Return = find::one(open, reference).await?;
        // A mail can be passed on, so what only members of a board may see is never behind its links.
        if answerer.token.is_some() && asked.seen_by == SeenBy::Members.key() {
            return Err(Refused::NotFound);
        }
        let pointed = Pointed::default().at([asked.measure]).at([asked.owner]).at(asked.place);
        let pointed = pointed.at(asked.members_of.map(values::Id::<values::kind::Partnership>::of));
        let names = pointed.names(house, open, &[super::rules::STANDINGS, "finding-standing", "site"]).await?;
        let (back, here) = match &answerer.token {
            Some(token) => ("/", format!("{RETURNED}/{token}/{reference}")),
            None => (RETURNS, format!("{RETURNS}/{reference}")),
        };
        let by_link = answerer.token.is_some();
        Ok(Shown {
            asked,
            at_once: counts_at_once(&answerer.actor, by_link, says_at_once(&names)),
            names,
            back,
            here,
            today: open.today(),
            may_answer: may.answering.allows(&answerer.actor),
            may_review: !by_link && may.reviewing.allows(&answerer.actor),
        })
    }
}

/// Whether the site says that answers count without anybody looking at them: its list has a term for that.
pub(super) fn says_at_once(names: &Names) -> bool {
    names.terms("site").iter().any(|(key, _)| key == AT_ONCE)
}

#[derive(FromQueryResult)]
struct Asked {
    asked: Option<Uuid>,
    responsible: Option<Uuid>,
}

/// What may be done with a return, and by whom.
pub(super) struct May {
    pub(super) answering: Answering,
    pub(super) reviewing: Reviewing,
}

impl May {
    /// What may be done with the return with this reference.
    pub(super) async fn with(open: &dyn Open, reference: &str) -> Result<May, Refused> {
        let asked = with_organisations()
            .cond_where(visible(open.sight(), "figure_returns", crate::observations::records::OF_MEASURE))
            .and_where(col("figure_returns", "reference").eq(reference))
            .take();
        let found = ::records::find::found::<Asked>(open, &asked).await?.pop().ok_or(Refused::NotFound)?;
        let reviewing = Reviewing { asked: found.asked, responsible: found.responsible };
        Ok(May { answering: Answering { organisation: found.asked }, reviewing })
    }
}

async fn show(visit: &Visit, house: &House, answerer: Answerer, reference: &str) -> Answer {
    let reading = visit.site().door().reading(&answerer.actor).await?;
    let may = May::with(&reading, reference).await?;
    let reviews = answerer.token.is_none() && may.reviewing.allows(&answerer.actor);
    if !reviews && !may.answering.allows(&answerer.actor) {
        return Err(Refused::NotAllowed(may.answering.roles()));
    }
    let shown = Shown::load(&reading, house, &answerer, (reference, &may)).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&shown, &Answered::of_return(&shown.asked), &Review::default())))
}

async fn send(visit: &Visit, house: &House, answerer: Answerer, (reference, typed): (&str, &Typed)) -> Answer {
    let door = visit.site().door();
    let reading = door.reading(&answerer.actor).await?;
    let may = May::with(&reading, reference).await?;
    reading.close().await?;
    let mut writing = door.begin(&answerer.actor, &may.answering).await?;
    let shown = Shown::load(&writing, house, &answerer, (reference, &may)).await?;
    let mut answered = Answered::of_form(typed);
    if typed.get("was") != shown.asked.version.to_string() {
        return Ok(visit.show(views::overtaken(&shown, &answered, &Review::default()).status(StatusCode::CONFLICT)));
    }
    match answered.keep(&mut writing, house, &shown.asked, shown.at_once).await {
        Ok(true) => {}
        Ok(false) => {
            writing.give_up().await?;
            return Ok(visit.show(views::page(&shown, &answered, &Review::default())));
        }
        Err(NotDone::Fault(fault)) => return Err(fault.into()),
        Err(_) => return Ok(visit.show(views::overtaken(&shown, &answered, &Review::default()).status(StatusCode::CONFLICT))),
    }
    if let Some(token) = &answerer.token {
        links::redeem(&writing, token, Purpose::Tell).await?.ok_or(Refused::OldLink)?;
    }
    writing.finish_noted().await?;
    let base = if answerer.token.is_some() { RETURNED } else { RETURNS };
    let done = if shown.at_once { "counts" } else { "sent" };
    Ok(see_other(&format!("{base}?done={done}")))
}
