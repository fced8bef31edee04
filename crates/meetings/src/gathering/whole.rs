//! A meeting with everything that its pages tell, as far as the one who asks may see it: one question for each kind.

use super::records::Model as Meeting;
use super::rules::{CANCELLED, HELD};
use crate::agenda::restricted::Model as RestrictedPart;
use crate::agenda::rules::{Placed, numbers};
use crate::agenda::{items, sections};
use crate::attendance::seats::{self, Seat};
use crate::declarations::records::Model as Declaration;
use crate::find::{self, Pointed, col, column, named, whether};
use crate::minutes::{records as minutes, resolutions};
use crate::notice::rules::Notice;
use crate::packs::records::Model as Pack;
use crate::packs::rules::Stands;
use crate::papers::files::find::{self as files, FileHead};
use crate::papers::heads::{self, PaperHead};
use crate::papers::recommendations::Model as Recommendation;
use crate::publishing::rules::{self as publishing, State};
use crate::{attendance, notice, series};
use access::{Open, SeenBy};
use chrono::NaiveDate;
use components::{Tag, Tone};
use database::Fault;
use records::{Described, House, Names};
use sea_orm::Condition;
use sea_orm::sea_query::{Alias, ExprTrait, Query};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::kind;
use values::words::t;
use values::{Id, Kind};

/// The lists whose labels the pages of a meeting show.
const LISTS: &[&str] = &[
    "meeting-standing",
    "minutes-standing",
    "agenda-item-kind",
    "agenda-item-purpose",
    "agenda-item-standing",
    "restriction",
    "publication-kind",
    "meeting-attendance",
    "resolution-kind",
    "seat-role",
    "country",
    "paper-kind",
    "interest-category",
    "declaration-done",
    "action-standing",
];

/// A section with its items in order.
pub(crate) struct Section {
    pub(crate) model: sections::Model,
    pub(crate) items: Vec<Item>,
}

/// An item with its number.
pub(crate) struct Item {
    pub(crate) model: items::Model,
    pub(crate) number: String,
}

/// A minute with what was resolved.
pub(crate) struct Written {
    pub(crate) minute: minutes::Model,
    pub(crate) resolutions: Vec<resolutions::Model>,
}

/// A meeting with all that its pages tell.
pub(crate) struct Whole {
    pub(crate) meeting: Meeting,
    pub(crate) series: series::records::Model,
    pub(crate) sections: Vec<Section>,
    /// The restricted parts that this reader may see.
    pub(crate) parts: Vec<RestrictedPart>,
    /// The papers of all items that this reader may see, in their order, without their texts.
    pub(crate) papers: Vec<PaperHead>,
    /// What these papers recommend, in order.
    pub(crate) recommendations: Vec<Recommendation>,
    /// The packs that this reader may see.
    pub(crate) packs: Vec<Pack>,
    /// Where papers stand in the newest of them.
    pub(crate) stands: Vec<Stands>,
    pub(crate) publications: Vec<crate::publishing::records::Model>,
    pub(crate) attendances: Vec<attendance::records::Model>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) minutes: Vec<Written>,
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) notice: Option<Notice>,
    /// Every meeting of the series, in the order of their days.
    pub(crate) others: Vec<Meeting>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
    /// Whether this reader sees what only the members of the board see.
    pub(crate) member: bool,
    /// The newest file of each paper that this reader may see.
    pub(crate) files: Vec<FileHead>,
    /// The kinds of which it has anything that this reader may see.
    pub(crate) there: BTreeSet<Kind>,
}

/// The meeting with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let mut others = of_its_series(open, reference).await?;
    others.sort_by_key(|it| (it.on, it.starts.clone()));
    let Some(meeting) = others.iter().find(|it| it.reference == reference).cloned() else { return Ok(None) };
    let found: Vec<series::records::Model> = find::with(open, "id", meeting.series.uuid()).await?;
    let Some(series) = found.into_iter().next() else { return Ok(None) };
    let id = meeting.id.uuid();
    let there = there(open, id).await?;
    let sections = agendas(open, BTreeSet::from([id])).await?;
    let items: BTreeSet<Uuid> = sections.iter().flat_map(|it| &it.items).map(|it| it.model.id.uuid()).collect();
    let mut publications: Vec<crate::publishing::records::Model> = of_meeting(open, &there, id).await?;
    publications.sort_by_key(|it| (it.on, it.added_at));
    let attendances: Vec<attendance::records::Model> = of_meeting(open, &there, id).await?;
    let minutes = if there.contains(&Kind::Minute) { written(open, BTreeSet::from([id])).await? } else { Vec::new() };
    let declarations: Vec<Declaration> = of_meeting(open, &there, id).await?;
    let notice = notice::of(open, &[(&meeting, &series)]).await?.into_iter().next().flatten();
    let with_papers = if there.contains(&Kind::Paper) { items.clone() } else { BTreeSet::new() };
    let papers = heads::of(open, &with_papers).await?;
    let recommendations = heads::recommended(open, &papers).await?;
    let files = files::newest(open, &with_papers).await?;
    let with_parts = if there.contains(&Kind::RestrictedPart) { items } else { BTreeSet::new() };
    let parts = find::among(open, "item", with_parts).await?;
    let packs: Vec<Pack> = of_meeting(open, &there, id).await?;
    let stands = crate::packs::views::latest(&packs).map(Pack::stands).unwrap_or_default();
    let seats = seats::of_board(open, house, series.partnership.uuid()).await?;
    let today = open.today();
    let names = Names::default();
    let member = open.actor().is_system() || open.actor().sight().covers(SeenBy::Members, Some(series.partnership.uuid()));
    let mut whole = Whole {
        meeting,
        series,
        sections,
        parts,
        papers,
        recommendations,
        packs,
        stands,
        publications,
        attendances,
        seats,
        minutes,
        declarations,
        notice,
        others,
        names,
        today,
        member,
        files,
        there,
    };
    whole.names = names_of(open, house, &whole).await?;
    Ok(Some(whole))
}

/// The meetings of the series of the meeting with this reference; all that this reader may see.
async fn of_its_series(open: &dyn Open, reference: &str) -> Result<Vec<Meeting>, Fault> {
    let table = Kind::Meeting.sheet();
    let its = Query::select()
        .column(named(table, "series"))
        .from(Alias::new(table))
        .and_where(col(table, "reference").eq(reference))
        .take();
    find::all(open, Condition::all().add(col(table, "series").in_subquery(its))).await
}

/// The kinds of which this meeting has anything that this reader may see: most meetings have neither petitions nor declarations.
async fn there(open: &dyn Open, meeting: Uuid) -> Result<BTreeSet<Kind>, Fault> {
    let ids = |kind: Kind, which| {
        Query::select().column(named(kind.sheet(), "id")).from(Alias::new(kind.sheet())).and_where(which).take()
    };
    let sections = ids(Kind::AgendaSection, column(Kind::AgendaSection, "meeting").eq(meeting));
    let items = ids(Kind::AgendaItem, column(Kind::AgendaItem, "section").in_subquery(sections));
    let own = |kind| Condition::all().add(column(kind, "meeting").eq(meeting));
    let of_items = |kind| Condition::all().add(column(kind, "item").in_subquery(items.clone()));
    let asked = vec![
        whether::<crate::publishing::records::Model>(open, own(Kind::Publication)),
        whether::<attendance::records::Model>(open, own(Kind::Attendance)),
        whether::<minutes::Model>(open, own(Kind::Minute)),
        whether::<Declaration>(open, own(Kind::Declaration)),
        whether::<Pack>(open, own(Kind::Pack)),
        whether::<crate::questions::records::Model>(open, own(Kind::PublicQuestion)),
        whether::<crate::questions::petitions::Model>(open, own(Kind::Petition)),
        whether::<crate::papers::records::Model>(open, of_items(Kind::Paper)),
        whether::<RestrictedPart>(open, of_items(Kind::RestrictedPart)),
    ];
    find::there(open, asked).await
}

/// What points at the meeting, when there is any of its kind.
async fn of_meeting<M: Described>(open: &dyn Open, there: &BTreeSet<Kind>, meeting: Uuid) -> Result<Vec<M>, Fault> {
    if there.contains(&M::KIND) { find::with(open, "meeting", meeting).await } else { Ok(Vec::new()) }
}

/// The sections of these meetings with their items, by letter.
pub(crate) async fn agendas(open: &dyn Open, meetings: BTreeSet<Uuid>) -> Result<Vec<Section>, Fault> {
    let mut sections: Vec<sections::Model> = find::among(open, "meeting", meetings).await?;
    sections.sort_by(|one, other| one.letter.cmp(&other.letter));
    let of = sections.iter().map(|section| section.id.uuid()).collect();
    let mut items: Vec<items::Model> = find::among(open, "section", of).await?;
    items.sort_by_key(|item| item.position);
    let section = |model: sections::Model| {
        let own: Vec<items::Model> = items.iter().filter(|item| item.section == model.id).cloned().collect();
        let placed = |item: &items::Model| Placed { position: item.position, own_number: item.own_number.clone() };
        let numbers = numbers(&model.letter, &own.iter().map(placed).collect::<Vec<_>>());
        let items = own.into_iter().zip(numbers).map(|(model, number)| Item { model, number }).collect();
        Section { model, items }
    };
    Ok(sections.into_iter().map(section).collect())
}

/// The minutes of these meetings with what was resolved, by number.
pub(crate) async fn written(open: &dyn Open, meetings: BTreeSet<Uuid>) -> Result<Vec<Written>, Fault> {
    let mut minutes: Vec<minutes::Model> = find::among(open, "meeting", meetings).await?;
    minutes.sort_by_key(|minute| (minute.number, minute.added_at));
    let of = minutes.iter().map(|minute| minute.id.uuid()).collect();
    let mut resolutions: Vec<resolutions::Model> = find::among(open, "minute", of).await?;
    resolutions.sort_by_key(|resolution| resolution.position);
    let written = |minute: minutes::Model| {
        let own = resolutions.iter().filter(|resolution| resolution.minute == minute.id).cloned().collect();
        Written { minute, resolutions: own }
    };
    Ok(minutes.into_iter().map(written).collect())
}

async fn names_of(open: &dyn Open, house: &House, whole: &Whole) -> Result<Names, Fault> {
    let items = || whole.sections.iter().flat_map(|section| &section.items).map(|item| &item.model);
    let resolved = || whole.minutes.iter().flat_map(|written| &written.resolutions);
    let there = &whole.attendances;
    let seats = &whole.seats;
    Pointed::default()
        .at([whole.series.partnership])
        .at(whole.meeting.members_of.into_iter().chain(whole.series.members_of).map(Id::<kind::Partnership>::of))
        .at(whole.series.contact)
        .at(whole.meeting.approved_at)
        .at(whole.meeting.approved_by)
        .at(whole.declarations.iter().filter_map(|it| it.post))
        .at(items().filter_map(|item| item.presenter))
        .at(items().filter_map(|item| item.priority))
        .at(whole.papers.iter().filter_map(|paper| paper.written_by).map(Id::<kind::Post>::of))
        .at(resolved().filter_map(|resolution| resolution.priority))
        .at(there.iter().filter_map(|it| it.organisation))
        .at(there.iter().filter_map(|it| it.post))
        .at(seats.iter().filter_map(|seat| seat.organisation).map(Id::<kind::Organisation>::of))
        .at(seats.iter().filter_map(|seat| seat.post).map(Id::<kind::Post>::of))
        .names(house, open, LISTS)
        .await
}

impl Whole {
    /// Who may see a draft that this reader adds: the key of `access::SeenBy`, and the board's reference. A draft of a member is
    /// for members until it is published, so that its history tells nobody else what it said before.
    pub(crate) fn draft(&self) -> (&'static str, &str) {
        match self.names.reference(self.series.partnership.uuid()).filter(|_| self.member) {
            Some(board) => (SeenBy::Members.key(), board),
            None => (SeenBy::SignedIn.key(), ""),
        }
    }

    /// The same as questions of the address of a form.
    pub(crate) fn draft_asked(&self) -> String {
        let (seen_by, board) = self.draft();
        format!("&seen_by={seen_by}&members_of={board}")
    }

    /// Every item, in the order of the agenda.
    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The publication of the agenda.
    pub(crate) fn agenda_published(&self) -> Option<&crate::publishing::records::Model> {
        self.publications.iter().find(|it| it.what == publishing::AGENDA)
    }

    /// The number of an item, when it may be seen.
    pub(crate) fn number_of(&self, item: Option<Id<kind::AgendaItem>>) -> Option<&str> {
        self.items().find(|it| Some(it.model.id) == item).map(|it| it.number.as_str())
    }

    /// The minutes of an item.
    pub(crate) fn minutes_of(&self, item: Id<kind::AgendaItem>) -> impl Iterator<Item = &Written> {
        self.minutes.iter().filter(move |written| written.minute.item == Some(item))
    }

    /// The reference of the board that meets; nothing when it may not be seen.
    pub(crate) fn board(&self) -> &str {
        self.names.reference(self.series.partnership.uuid()).unwrap_or_default()
    }

    /// Where it meets.
    pub(crate) fn place(&self) -> Option<&str> {
        self.meeting.place_in(Some(&self.series))
    }

    /// Whether the meeting is still to come, today counted.
    pub(crate) fn to_come(&self) -> bool {
        self.today <= self.meeting.on
    }

    /// Whether something with this marking waits to be shown to those for whom the series is.
    pub(crate) fn waits(&self, seen_by: &str, members_of: Option<Uuid>) -> bool {
        let wide = |seen_by: &str| SeenBy::ALL.into_iter().position(|choice| choice.key() == seen_by);
        let (own, series) = (wide(seen_by), wide(&self.series.seen_by));
        own > series || (own == series && members_of != self.series.members_of)
    }

    /// What is known of it when something of it is to be published.
    pub(crate) fn state(&self) -> State {
        let items = || self.items().map(|item| &item.model);
        let minutes = self.minutes.iter().filter(|it| self.waits(&it.minute.seen_by, it.minute.members_of)).count();
        let resolutions = self.minutes.iter().flat_map(|it| &it.resolutions);
        let resolutions = resolutions.filter(|it| self.waits(&it.seen_by, it.members_of)).count();
        let there = self.attendances.iter().filter(|it| self.waits(&it.seen_by, it.members_of)).count();
        let declared = self.declarations.iter().filter(|it| self.waits(&it.seen_by, it.members_of)).count();
        State {
            cancelled: self.meeting.standing == CANCELLED,
            agenda_published: self.agenda_published().is_some(),
            items: items().count(),
            papers_waiting: self.papers_waiting().count() + self.recommendations_waiting().count(),
            items_waiting: items().filter(|it| self.waits(&it.seen_by, it.members_of)).count(),
            minutes: self.minutes.len(),
            minutes_waiting: minutes + resolutions + there + declared,
            to_come: self.today < self.meeting.on,
            over: self.today > self.meeting.on,
        }
    }

    /// How it stands, as a tag.
    pub(crate) fn tag(&self) -> Tag {
        let label = || self.names.label("meeting-standing", &self.meeting.standing).to_owned();
        match self.meeting.standing.as_str() {
            CANCELLED => Tag::new(label(), Tone::Problem),
            HELD => Tag::new(label(), Tone::Quiet),
            _ if self.agenda_published().is_some() => Tag::new(t("Agenda published"), Tone::Good),
            _ => Tag::new(label(), Tone::Active),
        }
    }

    /// The role of the seat of an attendance.
    pub(crate) fn role_of(&self, seat: Option<Id<kind::Seat>>) -> Option<&str> {
        self.seats.iter().find(|known| Some(known.id) == seat.map(Id::uuid)).map(|known| known.role.as_str())
    }
}
