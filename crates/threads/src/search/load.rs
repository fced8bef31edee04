//! Loads what a search found: one question for what matches, and one for each kind of what is shown on the page.

use super::asked::{Asked, PER_PAGE};
use super::bold;
use super::places::{self, belonging, kinds, told_with};
use crate::address::Side;
use access::{Open, SeenBy};
use chrono::NaiveDate;
use database::Fault;
use maud::Markup;
use records::House;
use records::search::{Found, Hit, Narrowed, Query, Searching, around};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;

/// A result as a page or a file tells it.
pub(super) struct Shown {
    pub kind: Kind,
    pub title: String,
    pub href: Option<String>,
    /// What it stands within, such as the plan of a chapter.
    pub within: Option<String>,
    pub board: Option<String>,
    pub day: Option<NaiveDate>,
    /// The words that were found; none of what only the members of a board may read: that is opened, and the reading recorded.
    pub extract: Option<(Markup, String)>,
    pub restricted: bool,
}

/// What was found.
#[derive(Default)]
pub(super) struct Answered {
    /// The results of the page.
    pub shown: Vec<Shown>,
    /// How many there are in all, of those that one search gives.
    pub total: u64,
    /// Whether there are more.
    pub more: bool,
    /// How many of each kind.
    pub of_kind: BTreeMap<Kind, u64>,
    /// Another spelling, when nothing was found.
    pub meant: Option<String>,
}

/// The results of the page that is asked for.
pub(super) async fn page(open: &dyn Open, house: &House, side: Side, asked: &Asked) -> Result<Answered, Fault> {
    let skip = usize::try_from((asked.page - 1) * PER_PAGE).unwrap_or(usize::MAX);
    answered(open, house, side, asked, |hits| hits.iter().skip(skip).take(PER_PAGE as usize).cloned().collect()).await
}

/// Everything that one search gives.
pub(super) async fn all(open: &dyn Open, house: &House, side: Side, asked: &Asked) -> Result<Answered, Fault> {
    answered(open, house, side, asked, <[Hit]>::to_vec).await
}

async fn answered(
    open: &dyn Open,
    house: &House,
    side: Side,
    asked: &Asked,
    part: impl Fn(&[Hit]) -> Vec<Hit>,
) -> Result<Answered, Fault> {
    if asked.words.is_empty() {
        return Ok(Answered::default());
    }
    let same = records::synonyms::same_terms(open).await?;
    let sought = Query::read(&asked.words, &same);
    let (kinds, narrowed) = (asked.kinds(house, side), asked.narrowed(side));
    let searching = Searching { house, open, kinds: &kinds, narrowed: &narrowed };
    let results = searching.find(&sought, asked.order).await?;
    if results.hits.is_empty() {
        let meant = if sought.is_empty() { None } else { searching.near(&asked.words, &same).await? };
        return Ok(Answered { meant, ..Answered::default() });
    }
    let mut of_kind = BTreeMap::new();
    for kind in results.hits.iter().filter_map(|hit| Kind::from_key(&hit.kind)) {
        *of_kind.entry(kind).or_default() += 1;
    }
    let shown = shown(&searching, side, &sought, &part(&results.hits)).await?;
    Ok(Answered { shown, total: results.hits.len() as u64, more: results.more, of_kind, meant: None })
}

async fn shown(searching: &Searching<'_>, side: Side, sought: &Query, hits: &[Hit]) -> Result<Vec<Shown>, Fault> {
    let Searching { house, open, .. } = *searching;
    let things: Vec<(Kind, Uuid)> = hits.iter().filter_map(|hit| Some((Kind::from_key(&hit.kind)?, hit.thing))).collect();
    let found = around(open, house, &things).await?;
    let readable: Vec<Uuid> = found.values().filter(|it| !is_restricted(it)).map(|it| it.row.head.id).collect();
    let extracts = searching.extracts(sought, &readable).await?;
    let found: Vec<Found> = things.iter().filter_map(|(_, id)| found.get(id).cloned()).collect();
    let names = belonging(open, house, &found).await?;
    let one = |it: &Found| {
        let extract = extracts.get(&it.row.head.id);
        let anchor = extract.map_or("", |extract| extract.anchor.as_str());
        Shown {
            kind: it.kind,
            title: it.row.head.title.clone(),
            href: places::address(side, house, it, &names, anchor),
            within: it.within.iter().find(|(kind, _)| is_worth_telling(*kind)).map(|(_, row)| row.head.title.clone()),
            board: it.points_at(house, Kind::Partnership).map(|id| names.title(id).to_owned()).filter(|title| !title.is_empty()),
            day: it.day(house),
            extract: extract.map(|extract| (bold::extract(&extract.words, sought), bold::cut(&extract.words, sought))),
            restricted: is_restricted(it),
        }
    };
    Ok(found.iter().map(one).collect())
}

/// Whether only the members of a board may see a thing, or what it stands within.
fn is_restricted(found: &Found) -> bool {
    found.chain().any(|(_, row)| row.head.seen_by == SeenBy::Members.key())
}

/// Whether the title of what a result stands within says more than its board and its day.
fn is_worth_telling(kind: Kind) -> bool {
    !matches!(kind, Kind::AgendaSection | Kind::Meeting | Kind::MeetingSeries | Kind::Partnership)
}

/// The address of the thing with this reference, when the reader may see it and it has a page.
pub(super) async fn straight_to(open: &dyn Open, house: &House, side: Side, reference: &str) -> Result<Option<String>, Fault> {
    let (kinds, narrowed) = (kinds(house, side), Narrowed { with: told_with(side), ..Narrowed::default() });
    let searching = Searching { house, open, kinds: &kinds, narrowed: &narrowed };
    let Some(thing) = searching.by_reference(reference).await? else { return Ok(None) };
    let Some(found) = around(open, house, &[thing]).await?.remove(&thing.1) else { return Ok(None) };
    let names = belonging(open, house, std::slice::from_ref(&found)).await?;
    Ok(places::address(side, house, &found, &names, ""))
}
