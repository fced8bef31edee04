//! The requests of programs: the system, its body and its lists. Every question is asked for a page of objects at once.

use super::objects::{LISTS, Paged, Told, agenda_item, body, list, meeting, organization, publisher, system};
use super::{SYSTEM, answer, papers};
use crate::agenda::items::Model as Item;
use crate::agenda::sections::Model as Section;
use crate::find::{self, Pointed, column};
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole::{self, Section as Lettered, Written};
use crate::papers::heads;
use crate::publishing::records::Model as Publication;
use crate::publishing::rules::AGENDA;
use crate::series::records::Model as Series;
use access::{Actor, Open, Reading};
use axum::extract::Path;
use chrono::DateTime;
use database::Fault;
use pages::{Answer, Audience, Refused, Routes, Visit};
use records::{Described, House, Names, in_house, visible};
use sea_orm::sea_query::{ExprTrait, Order};
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

/// Objects on one page of a list.
const PER_PAGE: u64 = 50;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let at = |path: &str| format!("{SYSTEM}/{path}");
    let start = Routes::new()
        .get(SYSTEM, Audience::Public, in_house!(house, |visit| show(visit, house, What::System)))
        .get(&at("bodies"), Audience::Public, in_house!(house, |visit| show(visit, house, What::Bodies)))
        .get(&at("body"), Audience::Public, in_house!(house, |visit| show(visit, house, What::Body)))
        .get(&at("organizations"), Audience::Public, in_house!(house, |visit| boards(visit, house)))
        .get(&at("meetings"), Audience::Public, in_house!(house, |visit| meetings(visit, house)))
        .get(&at("agenda-items"), Audience::Public, in_house!(house, |visit| items(visit, house)));
    let made = ["organizations", "meetings", "agenda-items", "papers", "files", "consultations"];
    let empty = LISTS.into_iter().map(|(_, list)| list).filter(|list| !made.contains(list));
    empty
        .fold(start, |routes, list| routes.get(&at(list), Audience::Public, async |visit: Visit| none(&visit)))
        .and(papers::routes(house))
        .about(Kind::Partnership)
        .get(
            &at("organizations/{reference}"),
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| board(visit, house, at.0)),
        )
        .about(Kind::AgendaItem)
        .get(
            &at("agenda-items/{reference}"),
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| item(visit, house, at.0)),
        )
}

#[derive(Clone, Copy)]
enum What {
    System,
    Bodies,
    Body,
}

/// What programs get is what anybody gets, whoever is signed in where they run.
pub(super) async fn reading(visit: &Visit) -> Result<Reading, Refused> {
    Ok(visit.site().door().reading(&Actor::anonymous()).await?)
}

pub(super) fn base(visit: &Visit) -> String {
    visit.site().setup().base.clone()
}

/// The page that is asked for, and the way to the others.
fn paged(visit: &Visit, total: u64) -> (Paged, impl Fn(u64) -> String + use<>) {
    let page = visit.address().get("page").parse().unwrap_or(1).clamp(1, 100_000);
    let (base, address) = (base(visit), visit.address().clone());
    (Paged { page, per_page: PER_PAGE, total }, move |page: u64| format!("{base}{}", address.with("page", &page.to_string())))
}

async fn show(visit: Visit, house: House, what: What) -> Answer {
    let reading = reading(&visit).await?;
    let names = house.terms_of(&reading, &["site"]).await?;
    reading.close().await?;
    let (base, name) = (base(&visit), publisher(&names));
    Ok(answer(match what {
        What::System => system(&base, &name),
        What::Body => body(&base, &name),
        What::Bodies => {
            let (paged, address) = paged(&visit, 1);
            list(vec![body(&base, &name)], &paged, address)
        }
    }))
}

/// A list of things that are not published in this form.
fn none(visit: &Visit) -> Answer {
    let (paged, address) = paged(visit, 0);
    Ok(answer(list(Vec::new(), &paged, address)))
}

/// The boards that have series of meetings.
async fn boards(visit: Visit, house: House) -> Answer {
    let reading = reading(&visit).await?;
    let series: Vec<Series> = find::all(&reading, Condition::all()).await?;
    let ids: BTreeSet<Uuid> = series.iter().map(|series| series.partnership.uuid()).collect();
    let mut boards = house.cards(&reading, Kind::Partnership, &ids).await?;
    reading.close().await?;
    boards.sort_by_cached_key(|card| values::slug::folded(&card.title));
    let (paged, address) = paged(&visit, u64::try_from(boards.len()).unwrap_or(u64::MAX));
    let skip = usize::try_from((paged.page - 1) * PER_PAGE).unwrap_or(usize::MAX);
    let shown = boards.iter().skip(skip).take(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let data = shown.map(|card| organization(&base(&visit), (&card.reference, &card.title))).collect();
    Ok(answer(list(data, &paged, address)))
}

async fn board(visit: Visit, house: House, reference: String) -> Answer {
    let reading = reading(&visit).await?;
    let row = house.of(Kind::Partnership).find(&reading, &reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    Ok(answer(organization(&base(&visit), (&row.head.reference, &row.head.title))))
}

/// A page of meetings with all that their objects tell.
pub(super) struct Loaded {
    meetings: Vec<Meeting>,
    series: Vec<Series>,
    sections: Vec<Lettered>,
    minutes: Vec<Written>,
    publications: Vec<Publication>,
    papers: Vec<(Uuid, String)>,
    names: Names,
}

impl Loaded {
    pub(super) async fn of(open: &dyn Open, house: &House, meetings: Vec<Meeting>) -> Result<Loaded, Fault> {
        let ids: BTreeSet<Uuid> = meetings.iter().map(|meeting| meeting.id.uuid()).collect();
        let series: Vec<Series> = find::among(open, "id", meetings.iter().map(|it| it.series.uuid()).collect()).await?;
        let sections = whole::agendas(open, ids.clone()).await?;
        let minutes = whole::written(open, ids.clone()).await?;
        let publications: Vec<Publication> = find::among(open, "meeting", ids).await?;
        let items = sections.iter().flat_map(|it| &it.items).map(|it| it.model.id.uuid()).collect();
        let papers = heads::of(open, &items).await?.into_iter().map(|paper| (paper.item, paper.reference)).collect();
        let boards = Pointed::default().at(series.iter().map(|series| series.partnership));
        let names = boards.names(house, open, &["resolution-kind", "restriction", "paper-kind", "agenda-item-purpose"]).await?;
        Ok(Loaded { meetings, series, sections, minutes, publications, papers, names })
    }

    pub(super) fn told(&self) -> impl Iterator<Item = Told<'_>> {
        self.meetings.iter().filter_map(|meeting| {
            let published = self.publications.iter().filter(|it| it.meeting == meeting.id && it.what == AGENDA);
            Some(Told {
                meeting,
                series: self.series.iter().find(|series| series.id == meeting.series)?,
                items: self.sections.iter().filter(|it| it.model.meeting == meeting.id).flat_map(|it| &it.items).collect(),
                minutes: self.minutes.iter().filter(|it| it.minute.meeting == meeting.id).collect(),
                agenda_published: published.map(|it| it.on).min(),
                papers: &self.papers,
                names: &self.names,
            })
        })
    }
}

/// Conditions on when a thing was made and last changed, which every list of OParl takes.
pub(super) fn since(visit: &Visit, kind: Kind) -> Condition {
    let moment =
        |name: &str| DateTime::parse_from_rfc3339(&visit.address().get(name).replace(' ', "+")).ok().map(|at| at.timestamp());
    let asked = [
        ("created_since", "added_at", true),
        ("created_until", "added_at", false),
        ("modified_since", "changed_at", true),
        ("modified_until", "changed_at", false),
    ];
    asked.into_iter().fold(Condition::all(), |all, (name, field, since)| match moment(name) {
        Some(at) if since => all.add(column(kind, field).gte(at)),
        Some(at) => all.add(column(kind, field).lte(at)),
        None => all,
    })
}

/// The page that is asked for of the things stored as `M` that meet the condition, in the order of a column, and the way to the others.
pub(super) async fn page_of<M: Described>(
    visit: &Visit,
    open: &dyn Open,
    which: Condition,
    by: &str,
) -> Result<(Paged, impl Fn(u64) -> String + use<M>, Vec<M>), Refused> {
    let asked = M::Entity::find().filter(visible(open.sight(), M::KIND.sheet(), M::WITHIN)).filter(which);
    let total = asked.clone().count(open.on()).await.map_err(Fault::from)?;
    let (paged, address) = paged(visit, total);
    let sorted = asked.order_by(column(M::KIND, by), Order::Asc).order_by(column(M::KIND, "id"), Order::Asc);
    let found = sorted.offset((paged.page - 1) * PER_PAGE).limit(PER_PAGE).all(open.on()).await.map_err(Fault::from)?;
    Ok((paged, address, found))
}

async fn meetings(visit: Visit, house: House) -> Answer {
    let reading = reading(&visit).await?;
    let mut which = since(&visit, Kind::Meeting);
    let board = visit.address().get("organization");
    if !board.is_empty() {
        let board = house.of(Kind::Partnership).find(&reading, board).await?.ok_or(Refused::NotFound)?;
        let series: Vec<Series> = find::with(&reading, "partnership", board.head.id).await?;
        which = which.add(column(Kind::Meeting, "series").is_in(series.iter().map(|it| it.id.uuid())));
    }
    let (paged, address, found) = page_of::<Meeting>(&visit, &reading, which, "on").await?;
    let loaded = Loaded::of(&reading, &house, found).await?;
    reading.close().await?;
    let data: Vec<Value> = loaded.told().map(|told| meeting(&told, &base(&visit))).collect();
    Ok(answer(list(data, &paged, address)))
}

/// The items of agendas, those that were made first coming first.
async fn items(visit: Visit, house: House) -> Answer {
    let reading = reading(&visit).await?;
    let (paged, address, found) = page_of::<Item>(&visit, &reading, since(&visit, Kind::AgendaItem), "added_at").await?;
    let data = of_items(&reading, &house, &found, &base(&visit)).await?;
    reading.close().await?;
    Ok(answer(list(data, &paged, address)))
}

async fn item(visit: Visit, house: House, reference: String) -> Answer {
    let reading = reading(&visit).await?;
    let found: Item = find::shown(&reading, &reference).await?;
    let data = of_items(&reading, &house, &[found], &base(&visit)).await?;
    reading.close().await?;
    Ok(answer(data.into_iter().next().ok_or(Refused::NotFound)?))
}

/// The objects of these items, in their order: their meetings are asked for together.
async fn of_items(open: &dyn Open, house: &House, items: &[Item], base: &str) -> Result<Vec<Value>, Fault> {
    let sections: Vec<Section> = find::among(open, "id", items.iter().map(|item| item.section.uuid()).collect()).await?;
    let of = sections.iter().map(|section| section.meeting.uuid()).collect();
    let loaded = Loaded::of(open, house, find::among(open, "id", of).await?).await?;
    let told: Vec<Told<'_>> = loaded.told().collect();
    let object = |item: &Item| {
        let place = |told: &&Told<'_>| told.items.iter().any(|it| it.model.id == item.id);
        let told = told.iter().find(place)?;
        let order = told.items.iter().position(|it| it.model.id == item.id)?;
        Some(agenda_item(told, told.items[order], order, base))
    };
    Ok(items.iter().filter_map(object).collect())
}
