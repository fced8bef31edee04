//! The bodies of a reorganisation: which end, what comes after each, and what is wrong with that.

use super::rules::Ways;
use super::{handovers, records, transfers};
use crate::following::{self, Lived};
use crate::{circles, find, organisations, partnerships, successions};
use ::records::{Described, Register, Row};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::meaning::Meant;
use values::slug::folded;
use values::words::{fill, t};
use values::{Id, Kind, kind};

/// A reorganisation with all that was said of it, and the bodies that it names.
pub struct Act {
    /// What happens, and when.
    pub(crate) model: records::Model,
    /// Who passes to whom.
    pub(crate) transfers: Vec<transfers::Model>,
    /// What was decided for single things.
    pub(crate) handovers: Vec<handovers::Model>,
    /// The rows of all bodies named, by id.
    pub(crate) bodies: BTreeMap<Uuid, (Kind, Row)>,
    steps: Vec<(Uuid, Uuid)>,
}

/// What comes after a body: one that the register has, or one that it will have by this name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// A body of the register.
    Known(Uuid),
    /// A body still to be added, by its kind and its name.
    New(Kind, String),
}

/// The row of a stored thing.
pub(crate) fn row_of<M: Described>(thing: &M) -> Row {
    Row { head: thing.head(), values: M::fields().read(thing) }
}

/// The value of a field, by its key.
pub(crate) fn value<'a>(register: &dyn Register, row: &'a Row, key: &str) -> Option<&'a Meant> {
    register.fields().iter().position(|field| field.key == key).and_then(|index| row.values.get(index))
}

/// Sets a field, by its key.
pub(crate) fn set(register: &dyn Register, row: &mut Row, key: &str, value: Meant) {
    if let Some(index) = register.fields().iter().position(|field| field.key == key) {
        row.values[index] = value;
    }
}

/// The day in a field, by its key.
pub(crate) fn day(register: &dyn Register, row: &Row, key: &str) -> Option<NaiveDate> {
    match value(register, row, key) {
        Some(Meant::Day(day)) => Some(*day),
        _ => None,
    }
}

impl Act {
    /// The reorganisation with this reference, when it may be seen through this door.
    pub(crate) async fn load(open: &dyn Open, reference: &str) -> Result<Option<Act>, Fault> {
        let Some(model) = find::one::<records::Model>(open, reference).await? else { return Ok(None) };
        let transfers: Vec<transfers::Model> = find::with(open, "reorganisation", model.id).await?;
        let handovers = find::with(open, "reorganisation", model.id).await?;
        let named = transfers.iter().flat_map(|transfer| [transfer.first(), transfer.coming()]).flatten();
        let ids: BTreeSet<Uuid> = named.map(|(_, id)| id).collect();
        let organisations = rows::<organisations::records::Model>(open, &ids).await?;
        let boards = rows::<partnerships::records::Model>(open, &ids).await?;
        let bodies = organisations.into_iter().chain(boards).collect();
        let steps: Vec<successions::Model> = find::all(open, Condition::all()).await?;
        let steps = steps.iter().filter(|step| step.is_whole()).map(|step| (step.before.uuid(), step.after.uuid())).collect();
        Ok(Some(Act { model, transfers, handovers, bodies, steps }))
    }

    /// The bodies that end or give up a part, each once, in the order of the transfers.
    pub(crate) fn first(&self) -> Vec<(Kind, Uuid)> {
        let mut seen = BTreeSet::new();
        self.transfers.iter().filter_map(transfers::Model::first).filter(|body| seen.insert(*body)).collect()
    }

    /// The bodies that end.
    pub(crate) fn ending(&self) -> Vec<(Kind, Uuid)> {
        self.first().into_iter().filter(|(_, body)| !self.carries_on(*body)).collect()
    }

    /// Whether the body gives up a part and carries on.
    pub(crate) fn carries_on(&self, body: Uuid) -> bool {
        self.out_of(body).any(transfers::Model::is_part)
    }

    /// The transfers whose first body this is.
    fn out_of(&self, body: Uuid) -> impl Iterator<Item = &transfers::Model> {
        self.transfers.iter().filter(move |transfer| transfer.first().is_some_and(|(_, id)| id == body))
    }

    /// What comes after by this transfer; nothing when the body is abolished.
    pub(crate) fn target(transfer: &transfers::Model) -> Option<Target> {
        let new = || Some(Target::New(transfer.first()?.0, folded(transfer.new_name.as_deref()?)));
        transfer.coming().map(|(_, id)| Target::Known(id)).or_else(new)
    }

    /// The ways out of a body that ends or gives up a part.
    pub(crate) fn ways(&self, body: Uuid) -> Ways {
        let carries_on = self.carries_on(body);
        let out: Vec<_> = self.out_of(body).filter(|it| Act::target(it).is_some()).collect();
        let shared = |target: &Target| {
            let into = self.transfers.iter().filter(|other| Act::target(other).as_ref() == Some(target));
            into.count() > 1
        };
        let one_to_one = matches!(out.as_slice(), [one] if Act::target(one).is_some_and(|target| !shared(&target)));
        let one_to_one = one_to_one && !carries_on;
        Ways { transfers: out.iter().map(|transfer| transfer.id.uuid()).collect(), one_to_one, carries_on }
    }

    /// Why this cannot be done as it is planned, in words.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.transfers.is_empty() {
            problems.push(t("Add a transfer for each body that ends").into_owned());
        }
        let on = self.model.on;
        let ending: BTreeSet<Uuid> = self.ending().into_iter().map(|(_, id)| id).collect();
        let coming: BTreeSet<Uuid> = self.transfers.iter().filter_map(|it| it.coming().map(|(_, id)| id)).collect();
        let giving: BTreeSet<Uuid> = self.first().into_iter().map(|(_, id)| id).filter(|id| !ending.contains(id)).collect();
        problems.extend(ending.iter().filter_map(|id| following::cannot_end(on, self.lived(*id)?)));
        problems.extend(giving.iter().filter_map(|id| following::cannot_give_up(on, self.lived(*id)?)));
        for id in giving.iter().filter(|id| self.out_of(**id).any(|transfer| !transfer.is_part())) {
            let title = self.bodies.get(id).map_or("", |(_, row)| &row.head.title);
            let words = "{title} both ends and carries on: say the same in each of its transfers";
            problems.push(fill(words, &[("title", title)]));
        }
        problems.extend(coming.iter().filter_map(|id| following::cannot_follow(on, self.lived(*id)?)));
        for id in ending.intersection(&coming) {
            let title = self.bodies.get(id).map_or("", |(_, row)| &row.head.title);
            problems.push(fill("{title} both ends and comes after another: leave one of the two out", &[("title", title)]));
        }
        problems.extend(self.transfers.iter().filter_map(|transfer| self.circle(transfer)));
        problems
    }

    fn circle(&self, transfer: &transfers::Model) -> Option<String> {
        if transfer.is_part() {
            return None;
        }
        let (before, after) = (transfer.before?.uuid(), transfer.after?.uuid());
        let title = |id: Uuid| self.bodies.get(&id).map_or("", |(_, row)| row.head.title.as_str());
        circles::leads(self.steps.iter().copied(), after, before).then(|| {
            let gaps = [("before", title(before)), ("after", title(after))];
            fill("{before} came after {after}, which cannot come after it again: select another body", &gaps)
        })
    }

    fn lived(&self, id: Uuid) -> Option<Lived<'_>> {
        let (kind, row) = self.bodies.get(&id)?;
        // Organisations and boards both keep their first and last day under these keys.
        let place = |key: &str| match kind {
            Kind::Organisation => index::<organisations::records::Model>(key),
            _ => index::<partnerships::records::Model>(key),
        };
        let day = |key: &str| match row.values.get(place(key)?) {
            Some(Meant::Day(day)) => Some(*day),
            _ => None,
        };
        Some(Lived { title: &row.head.title, from: day("from"), to: day("to") })
    }
}

fn index<M: Described>(key: &str) -> Option<usize> {
    M::fields().known().iter().position(|field| field.key == key)
}

async fn rows<M: Described>(open: &dyn Open, ids: &BTreeSet<Uuid>) -> Result<Vec<(Uuid, (Kind, Row))>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let these = Condition::all().add(find::column(M::KIND, "id").is_in(ids.iter().copied()));
    let found: Vec<M> = find::all(open, these).await?;
    Ok(found.iter().map(|thing| (thing.head().id, (M::KIND, row_of(thing)))).collect())
}

/// The stored form of the succession that a transfer between two organisations leaves.
pub(crate) fn succession(act: &Act, transfer: &transfers::Model, before: Uuid, after: Uuid) -> successions::Model {
    let how = if transfer.is_part() { successions::PART } else { &act.model.how };
    successions::Model {
        before: Id::<kind::Organisation>::of(before),
        after: Id::<kind::Organisation>::of(after),
        on: act.model.on,
        how: how.to_owned(),
        source: act.model.source.clone(),
        seen_by: act.model.seen_by.clone(),
        members_of: act.model.members_of,
        ..successions::Model::default()
    }
}
