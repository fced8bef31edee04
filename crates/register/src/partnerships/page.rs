//! The public page of a board: loads it with its seats and its links in both directions.

use crate::find::{self, Pointed};
use crate::membership::ask::{self, Body, Known};
use crate::membership::attending::{self, Attending};
use crate::showing::Showing;
use crate::{actions, links, partnerships, public, reorganisations, seats};
use access::{Open, Sight};
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Page, Refused, Visit};
use records::{House, Names};
use values::{Id, kind};

/// A board with all that its page tells.
pub(crate) struct Whole {
    pub(crate) board: partnerships::records::Model,
    /// The links in which it stands first: it reports to, is scrutinised by.
    pub(crate) outward: Vec<links::Model>,
    /// The links in which another stands first.
    pub(crate) inward: Vec<links::Model>,
    pub(crate) seats: Vec<seats::Model>,
    /// The day on which it became another board, and which.
    pub(crate) became: Vec<(NaiveDate, Id<kind::Partnership>)>,
    pub(crate) names: Names,
    pub(crate) papers: super::papers::Papers,
    pub(crate) today: NaiveDate,
    /// What the rules of membership are held against, and on which day.
    pub(crate) known: Known,
    /// How often the bodies came to its meetings.
    pub(crate) attending: Attending,
    pub(crate) body: Body,
    pub(crate) sight: Sight,
    pub(crate) may_fill: bool,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 5] = ["partnership-kind", "link-kind", "seat-role", "authority-kind", "requirement-how"];

/// Shows the page, or its JSON.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str) -> Answer {
    let (reference, json) = public::asked(asked);
    let showing = Showing::of(visit);
    let reading = visit.reading().await?;
    let whole = load(&showing.over(&reading), house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if json {
        return Ok(showing.json(whole.today, super::json::of(&whole)));
    }
    Ok(showing.show(visit, || view(&whole)))
}

/// The page from what was loaded.
pub(crate) fn view(whole: &Whole) -> Page {
    super::views::page(whole)
}

/// The board with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(board) = find::one::<partnerships::records::Model>(open, reference).await? else { return Ok(None) };
    let outward: Vec<links::Model> = find::with(open, "partnership", board.id).await?;
    let inward: Vec<links::Model> = find::with(open, "other", board.id).await?;
    let mut seats: Vec<seats::Model> = find::with(open, "partnership", board.id).await?;
    let became = reorganisations::coming::became(open, board.id).await?;
    let became: Vec<_> = became.into_iter().map(|(act, after)| (act.on, after)).collect();
    let pointed = Pointed::default()
        .at(board.place)
        .at(became.iter().map(|(_, after)| *after))
        .at(board.convened_by)
        .at(board.members_of.map(Id::<kind::Partnership>::of))
        .at(outward.iter().map(|link| link.other))
        .at(inward.iter().map(|link| link.partnership))
        .at(seats.iter().map(|seat| seat.organisation))
        .at(seats.iter().filter_map(|seat| seat.post));
    let names = pointed.names(house, open, &LISTS).await?;
    seats.sort_by_cached_key(|seat| {
        let organisation = values::slug::folded(names.title(seat.organisation.uuid()));
        (public::rank(&names, "seat-role", &seat.role), organisation, seat.from)
    });
    let papers = super::papers::load(open, house, &board, &seats).await?;
    let body = Body::from(&board);
    let known = ask::known(open, &std::collections::BTreeSet::from([board.kind.as_str()]), Some(&body)).await?;
    let attending = match known.requirements.is_empty() {
        true => Attending::default(),
        false => attending::of_board(open, house, (body.id, open.today()), &known).await?,
    };
    let (sight, may_fill, today) = (open.sight().clone(), open.actor().has_any(actions::KEEPERS), open.today());
    Ok(Some(Whole { board, outward, inward, seats, became, papers, names, today, known, attending, body, sight, may_fill }))
}
