//! The pages of a reorganisation: the preview, the rehearsal, carrying it out, undoing it.

use super::bodies::Act;
use super::runs::{self, KEEP};
use super::work::{self, Report};
use super::{records, views};
use crate::actions::{KEEPERS, LOOKERS, Rehearse};
use crate::showing::{AsOn, Rehearsal, Showing};
use crate::{find, organisations, partners, partnerships, places};
use ::records::{House, Names, in_house};
use access::{Action, Open, Writing};
use axum::extract::Path;
use database::Fault;
use pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// The routes beside those that every kind of thing has.
pub(crate) fn routes(house: &House) -> Routes {
    const ONE: &str = "/workspace/reorganisations/{reference}";
    let (lookers, keepers) = (Audience::Roles(LOOKERS), Audience::Roles(KEEPERS));
    Routes::new()
        .about(Kind::Reorganisation)
        .get(&format!("{ONE}/preview"), lookers, in_house!(house, |visit, at: Path<String>| preview(visit, house, at.0)))
        .get(&format!("{ONE}/rehearsal"), lookers, in_house!(house, |visit, at: Path<String>| everyone(visit, house, at.0)))
        .get(
            &format!("{ONE}/rehearsal/{{folder}}/{{thing}}"),
            lookers,
            in_house!(house, |visit, at: Path<(String, String, String)>| one_thing(visit, house, at.0)),
        )
        .post(
            &format!("{ONE}/carry-out"),
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| carry_out(visit, house, at.0, typed)),
        )
        .post(&format!("{ONE}/undo"), keepers, in_house!(house, |visit, at: Path<String>| undo(visit, house, at.0)))
}

/// A reorganisation, played through in a change that is still open.
struct Played {
    writing: Writing,
    act: Act,
    report: Report,
}

/// Plays a reorganisation through. What is hidden from this actor passes on too, but who may not see it has none.
async fn play(visit: &Visit, house: &House, reference: &str, action: &dyn Action) -> Result<Played, Refused> {
    let mut writing = visit.begin(action).await?;
    find::one::<records::Model>(&writing, reference).await?.ok_or(Refused::NotFound)?;
    writing.see_everything();
    let act = Act::load(&writing, reference).await?.ok_or(Refused::NotFound)?;
    let report = match act.model.standing.as_str() {
        records::PLANNED => work::run(house, &mut writing, &act).await?,
        _ => Report::default(),
    };
    Ok(Played { writing, act, report })
}

/// What the preview tells one actor.
pub(super) struct Preview {
    pub(super) act: Act,
    pub(super) report: Report,
    /// The titles of bodies and things that this actor may see.
    pub(super) titles: HashMap<Uuid, String>,
    /// The labels of lists.
    pub(super) names: Names,
    pub(super) run: Option<runs::Model>,
    /// Whether this actor may carry it out.
    pub(super) may: bool,
    /// What went wrong with what was asked last.
    pub(super) notice: Option<String>,
}

impl Preview {
    /// From what was played; the change is given up.
    async fn of(visit: &Visit, house: &House, played: Played) -> Result<Preview, Fault> {
        let Played { writing, act, report } = played;
        let titles = titles(house, &AsOn::of_actor(&writing), &act, &report).await?;
        let names = house.terms_of(&writing, &["succession-kind", "reorganisation-standing"]).await?;
        let run = runs::last(&writing, act.model.id.uuid()).await?;
        writing.give_up().await?;
        Ok(Preview { act, report, titles, names, run, may: visit.actor().has_any(KEEPERS), notice: None })
    }
}

/// The titles of everything that a preview names, as far as this door shows it: one question for each kind.
async fn titles(house: &House, open: &dyn Open, act: &Act, report: &Report) -> Result<HashMap<Uuid, String>, Fault> {
    let mut ids: BTreeMap<Kind, BTreeSet<Uuid>> = BTreeMap::new();
    for (id, (kind, _)) in &act.bodies {
        ids.entry(*kind).or_default().insert(*id);
    }
    for (kind, id, _) in &report.added {
        ids.entry(*kind).or_default().insert(*id);
    }
    for item in &report.items {
        ids.entry(item.kind).or_default().insert(item.head.id);
    }
    let mut titles = HashMap::new();
    for (kind, ids) in &ids {
        titles.extend(house.cards(open, *kind, ids).await?.into_iter().map(|card| (card.id, card.title)));
    }
    Ok(titles)
}

async fn preview(visit: Visit, house: House, reference: String) -> Answer {
    let played = play(&visit, &house, &reference, &Rehearse).await?;
    let preview = Preview::of(&visit, &house, played).await?;
    Ok(visit.show(views::page(&preview)))
}

async fn carry_out(visit: Visit, house: House, reference: String, typed: Typed) -> Answer {
    let played = play(&visit, &house, &reference, &KEEP).await?;
    let seen = typed.get("was") == played.act.model.version.to_string();
    let planned = played.act.model.standing == records::PLANNED;
    if !seen || !planned || !played.report.may_be_done() {
        let mut preview = Preview::of(&visit, &house, played).await?;
        let changed = t("It has changed since you looked, so nothing was done. Look again, then carry it out");
        preview.notice = (!seen || !planned).then(|| changed.into_owned());
        return Ok(visit.show(views::page(&preview).status(axum::http::StatusCode::CONFLICT)));
    }
    runs::finish(played.writing, played.act.model.id.uuid(), played.report.changes).await?;
    Ok(see_other(&address(&reference)))
}

async fn undo(visit: Visit, house: House, reference: String) -> Answer {
    let writing = visit.begin(&KEEP).await?;
    let model = find::one::<records::Model>(&writing, &reference).await?.ok_or(Refused::NotFound)?;
    let words = match runs::last(&writing, model.id.uuid()).await? {
        Some(run) => runs::undo(&house, writing, run).await?.err(),
        None => {
            writing.give_up().await?;
            Some(t("There is nothing to undo.").into_owned())
        }
    };
    if words.is_none() {
        return Ok(see_other(&address(&reference)));
    }
    let played = play(&visit, &house, &reference, &Rehearse).await?;
    let preview = Preview { notice: words, ..Preview::of(&visit, &house, played).await? };
    Ok(visit.show(views::page(&preview).status(axum::http::StatusCode::CONFLICT)))
}

/// The address of the preview.
pub(super) fn address(reference: &str) -> String {
    format!("/workspace/reorganisations/{reference}/preview")
}

/// The pages as they would be on the first day.
fn rehearsal(visit: &Visit, act: &Act) -> Showing {
    let reference = &act.model.reference;
    let rehearsal = Rehearsal {
        title: act.model.title.clone(),
        preview: address(reference),
        folder: format!("/workspace/reorganisations/{reference}/rehearsal"),
        day: act.model.on,
    };
    Showing::rehearsal(visit, rehearsal)
}

/// Who would work with whom.
async fn everyone(visit: Visit, house: House, reference: String) -> Answer {
    let Played { writing, act, report } = play(&visit, &house, &reference, &Rehearse).await?;
    if !report.problems.is_empty() {
        return Ok(see_other(&address(&reference)));
    }
    let showing = rehearsal(&visit, &act);
    let everyone = partners::page::load(&showing.over(&writing), &house).await?;
    writing.give_up().await?;
    Ok(showing.show(&visit, || partners::page::whole(&everyone, visit.address())))
}

/// A board, an organisation or a place as it would be.
async fn one_thing(visit: Visit, house: House, (reference, folder, thing): (String, String, String)) -> Answer {
    let Played { writing, act, report } = play(&visit, &house, &reference, &Rehearse).await?;
    if !report.problems.is_empty() {
        return Ok(see_other(&address(&reference)));
    }
    let showing = rehearsal(&visit, &act);
    let open = showing.over(&writing);
    let page: Box<dyn FnOnce() -> pages::Page + Send> = match folder.as_str() {
        "boards" => {
            let whole = partnerships::page::load(&open, &house, &thing).await?.ok_or(Refused::NotFound)?;
            Box::new(move || partnerships::page::view(&whole))
        }
        "organisations" => {
            let whole = organisations::page::load(&open, &house, &thing).await?.ok_or(Refused::NotFound)?;
            Box::new(move || organisations::page::view(&whole))
        }
        "places" => {
            let whole = places::page::load(&open, &house, &thing).await?.ok_or(Refused::NotFound)?;
            Box::new(move || places::page::view(&whole))
        }
        _ => return Err(Refused::NotFound),
    };
    writing.give_up().await?;
    Ok(showing.show(&visit, page))
}
