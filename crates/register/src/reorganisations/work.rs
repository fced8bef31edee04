//! A reorganisation carried out in one change: bodies end and begin, and what is tied to them passes on. A preview is
//! the same work, given up at the end, so that it counts exactly what carrying out would change.

use super::bodies::{Act, Target, row_of, set, succession};
use super::pass::{self, Item};
use super::{records, tied, transfers};
use crate::{find, successions};
use ::records::change::{Keeping, NotDone};
use ::records::{House, Lookup, Row};
use access::Writing;
use chrono::{Days, NaiveDate};
use database::Fault;
use sea_orm::Condition;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;
use values::meaning::Meant;
use values::words::fill;
use values::{Id, Kind};

/// What carrying a reorganisation out does, or would do.
#[derive(Default)]
pub struct Report {
    /// Why it cannot be done, in words. When there is anything, nothing may be kept of the work.
    pub problems: Vec<String>,
    /// What becomes of each thing that is tied to a body that ends.
    pub items: Vec<Item>,
    /// The bodies that are added, with their titles.
    pub added: Vec<(Kind, Uuid, String)>,
    /// How many rows are added or changed in all; each leaves one event.
    pub changes: i64,
}

impl Report {
    /// How many things still wait for a decision.
    pub fn undecided(&self) -> usize {
        self.items.iter().filter(|item| item.passing == tied::Passing::Undecided).count()
    }

    /// Whether it may be carried out.
    pub fn may_be_done(&self) -> bool {
        self.problems.is_empty() && self.undecided() == 0
    }
}

/// A reorganisation under way.
pub(crate) struct Work<'a> {
    pub(crate) house: &'a House,
    pub(crate) act: &'a Act,
    /// The last day of what ends.
    pub(crate) last_day: NaiveDate,
    /// The body that each transfer leads to.
    pub(crate) targets: HashMap<Uuid, Uuid>,
    pub(crate) report: Report,
    lookups: HashMap<Kind, Lookup>,
}

/// Does all of it in this change, which the caller finishes or gives up. Rows that the actor may not see pass on too.
pub(crate) async fn run(house: &House, writing: &mut Writing, act: &Act) -> Result<Report, Fault> {
    writing.see_everything();
    let last_day = act.model.on.checked_sub_days(Days::new(1)).unwrap_or(act.model.on);
    let report = Report { problems: act.problems(), ..Report::default() };
    let mut work = Work { house, act, last_day, targets: HashMap::new(), report, lookups: HashMap::new() };
    if !work.report.problems.is_empty() {
        return Ok(work.report);
    }
    match work.all(writing).await {
        Ok(()) => Ok(work.report),
        Err(NotDone::Fault(fault)) => Err(fault),
        Err(not_done) => {
            work.report.problems.extend(words(not_done));
            Ok(work.report)
        }
    }
}

/// Why a row could not be stored.
fn words(not_done: NotDone) -> Vec<String> {
    match not_done {
        NotDone::Wrong(problems) => {
            let one = |it: ::records::reading::Problem| match it.found.is_empty() {
                true => it.words,
                false => fill("“{title}”: {words}", &[("title", &it.found), ("words", &it.words)]),
            };
            problems.into_iter().map(one).collect()
        }
        NotDone::Overtaken(row) => {
            let title = row.map(|row| row.head.title).unwrap_or_default();
            vec![fill("“{title}” was changed by somebody else just now. Look again", &[("title", &title)])]
        }
        NotDone::PointedAt(_) | NotDone::Fault(_) => Vec::new(),
    }
}

impl Work<'_> {
    async fn all(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        self.begin_bodies(writing).await?;
        self.end_bodies(writing).await?;
        self.follow(writing).await?;
        let first = self.act.first();
        let tied = tied::find(writing, self.house, &first, self.act.model.on).await?;
        pass::all(self, writing, tied).await?;
        self.name_targets(writing).await?;
        self.close(writing).await
    }

    /// Adds the bodies that have only a name so far, each once.
    async fn begin_bodies(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        let mut new: BTreeMap<Target, Uuid> = BTreeMap::new();
        for transfer in &self.act.transfers {
            let Some(target) = Act::target(transfer) else { continue };
            let id = match (&target, new.get(&target)) {
                (Target::Known(id), _) => *id,
                (_, Some(id)) => *id,
                (Target::New(kind, _), None) => {
                    let row = self.new_body(*kind, transfer);
                    let stored = self.add(writing, *kind, row).await?;
                    self.report.added.push((*kind, stored.head.id, stored.head.title.clone()));
                    new.insert(target, stored.head.id);
                    stored.head.id
                }
            };
            self.targets.insert(transfer.id.uuid(), id);
        }
        Ok(())
    }

    /// A new body like the one that ends, but for what the transfer says.
    fn new_body(&self, kind: Kind, transfer: &transfers::Model) -> Row {
        let register = self.house.of(kind);
        let before = transfer.first().and_then(|(_, id)| self.act.bodies.get(&id));
        let mut row = before.map_or_else(|| empty(register.fields().len()), |(_, row)| row.clone());
        (row.head.id, row.head.reference) = (Uuid::nil(), String::new());
        row.head.title = transfer.new_name.clone().unwrap_or_default();
        set(register, &mut row, "from", Meant::Day(self.act.model.on));
        for blank in ["to", "identifier", "identifiers", "about", "meets"] {
            set(register, &mut row, blank, Meant::Nothing);
        }
        let target = Act::target(transfer);
        let alone = self.act.transfers.iter().filter(|other| Act::target(other) == target).count() == 1;
        match transfer.new_place {
            Some(place) => set(register, &mut row, "place", Meant::Thing(place.uuid())),
            // Of several bodies that join, none serves the place of all; nor does a part serve the place of the whole.
            None if !alone || transfer.is_part() => set(register, &mut row, "place", Meant::Nothing),
            None => {}
        }
        if let Some(new_kind) = transfer.new_kind.as_ref().filter(|_| kind == Kind::Organisation) {
            set(register, &mut row, "kind", Meant::Text(new_kind.clone()));
        }
        row
    }

    /// Gives every body that ends its last day.
    async fn end_bodies(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        let act = self.act;
        for (kind, id) in act.ending() {
            let Some((_, was)) = act.bodies.get(&id) else { continue };
            let mut row = was.clone();
            set(self.house.of(kind), &mut row, "to", Meant::Day(self.last_day));
            self.change(writing, kind, was, row).await?;
        }
        Ok(())
    }

    /// Adds a succession for each transfer between organisations, unless there is one already.
    async fn follow(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        let there: Vec<successions::Model> = find::all(writing, Condition::all()).await?;
        let act = self.act;
        for transfer in &act.transfers {
            let (Some(before), Some(after)) = (transfer.before, self.targets.get(&transfer.id.uuid())) else { continue };
            let step = succession(act, transfer, before.uuid(), *after);
            let same = |other: &successions::Model| (other.before, other.after, other.on) == (step.before, step.after, step.on);
            if !there.iter().any(same) {
                let row = row_of(&step);
                self.add(writing, Kind::Succession, row).await?;
            }
        }
        Ok(())
    }

    /// Lets each transfer point at the body that was added for it.
    async fn name_targets(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        let act = self.act;
        for transfer in act.transfers.iter().filter(|transfer| transfer.new_name.is_some()) {
            let Some(after) = self.targets.get(&transfer.id.uuid()).copied() else { continue };
            let mut named = transfers::Model { new_name: None, new_kind: None, new_place: None, ..transfer.clone() };
            match transfer.before {
                Some(_) => named.after = Some(Id::of(after)),
                None => named.board_after = Some(Id::of(after)),
            }
            self.change(writing, Kind::Transfer, &row_of(transfer), row_of(&named)).await?;
        }
        Ok(())
    }

    /// The reorganisation is carried out.
    async fn close(&mut self, writing: &mut Writing) -> Result<(), NotDone> {
        let done = records::Model { standing: records::CARRIED_OUT.to_owned(), ..self.act.model.clone() };
        self.change(writing, Kind::Reorganisation, &row_of(&self.act.model), row_of(&done)).await
    }

    /// Stores a new row, with the title that its kind makes.
    pub(crate) async fn add(&mut self, writing: &mut Writing, kind: Kind, mut row: Row) -> Result<Row, NotDone> {
        let house = self.house;
        let lookup = self.lookup(writing, kind).await?;
        if let Some(title) = house.of(kind).made_title(&row, &lookup.names) {
            row.head.title = title.chars().take(::records::reading::LONGEST_TITLE).collect();
        }
        let stored = Keeping { house, kind }.add(writing, row, lookup).await?;
        self.report.changes += 1;
        // What was looked up before does not know the new body.
        if matches!(kind, Kind::Organisation | Kind::Partnership) {
            self.lookups.clear();
        }
        Ok(stored)
    }

    /// Stores a changed row, with the title that its kind makes.
    pub(crate) async fn change(&mut self, writing: &mut Writing, kind: Kind, was: &Row, mut row: Row) -> Result<(), NotDone> {
        let house = self.house;
        let lookup = self.lookup(writing, kind).await?;
        let pointed = |row: &Row| row.values.iter().filter(|value| matches!(value, Meant::Thing(_))).cloned().collect::<Vec<_>>();
        if pointed(was) != pointed(&row)
            && let Some(title) = house.of(kind).made_title(&row, &lookup.names)
        {
            row.head.title = title.chars().take(::records::reading::LONGEST_TITLE).collect();
        }
        if (Keeping { house, kind }).change(writing, was, row, lookup).await? {
            self.report.changes += 1;
        }
        Ok(())
    }

    async fn lookup(&mut self, writing: &Writing, kind: Kind) -> Result<&Lookup, Fault> {
        if let std::collections::hash_map::Entry::Vacant(place) = self.lookups.entry(kind) {
            place.insert(self.house.lookup(writing, kind).await?);
        }
        Ok(&self.lookups[&kind])
    }
}

fn empty(fields: usize) -> Row {
    Row { head: ::records::Head::default(), values: vec![Meant::Nothing; fields] }
}
