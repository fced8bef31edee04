//! Adding, changing, removing and undoing kept things, each with its event, and nothing lost when two people change one.

use crate::reading::{Problem, texts};
use crate::{Clash, House, Keepers, Lookup, Register, Row};
use access::{Action, Actor, Event, Open, Role, Writing};
use database::Fault;
use serde_json::{Value as Json, json};
use values::words::t;
use values::{Kind, slug};

/// Keeping the things of one kind: adding, changing, removing, undoing.
#[derive(Clone, Copy, Debug)]
pub struct Keep(pub Keepers);

impl Action for Keep {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(self.0)
    }

    fn roles(&self) -> Vec<Role> {
        self.0.to_vec()
    }
}

/// The register of one kind, about to be changed.
#[derive(Clone, Copy)]
pub struct Keeping<'a> {
    /// The house.
    pub house: &'a House,
    /// The kind of thing.
    pub kind: Kind,
}

/// Why a change was not made. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Something typed is wrong.
    #[error("something typed is wrong")]
    Wrong(Vec<Problem>),
    /// Somebody else changed the thing meanwhile; this is how it is now. `None`: it is gone.
    #[error("somebody else changed it meanwhile")]
    Overtaken(Option<Box<Row>>),
    /// Other things still point at it.
    #[error("other things point at it")]
    PointedAt(Vec<(Kind, u64)>),
    /// The database did not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Keeping<'_> {
    /// Stores a new row in this change, and notes the event. The answer is its id.
    pub async fn add(self, writing: &mut Writing, mut row: Row, lookup: &Lookup) -> Result<Row, NotDone> {
        let register = self.house.of(self.kind);
        row.head.id = writing.new_id();
        row.head.version = 1;
        row.head.added_at = writing.now().timestamp();
        row.head.changed_at = row.head.added_at;
        if row.head.reference.is_empty() {
            let wanted = wanted_reference(register, &row);
            row.head.reference = free_reference(register, writing, &wanted).await?;
        }
        match register.insert(writing, std::slice::from_ref(&row)).await {
            Ok(()) => {}
            Err(Fault::Taken) => return Err(NotDone::Wrong(vec![taken(&row)])),
            Err(fault) => return Err(fault.into()),
        }
        self.settle_change(writing, None, Some(&row)).await?;
        writing.note(added(register, &row, lookup));
        Ok(row)
    }

    /// Refuses what a row that is stored now breaks by what else is stored, and what it leaves broken that is not as it
    /// was any more. The caller drops the change.
    pub(crate) async fn settle_change(self, writing: &Writing, was: Option<&Row>, now: Option<&Row>) -> Result<(), NotDone> {
        let register = self.house.of(self.kind);
        let (open, mut clashes) = (writing.unhindered(), Vec::new());
        if let Some(now) = now {
            clashes = register.clashes(&open, std::slice::from_ref(now)).await?;
        }
        if let (Some(was), true) = (was, clashes.is_empty()) {
            clashes = register.left_broken(&open, std::slice::from_ref(was)).await?;
        }
        let Some(row) = now.or(was).filter(|_| !clashes.is_empty()) else { return Ok(()) };
        let names = self.house.names(writing, self.kind, std::slice::from_ref(row)).await?;
        let written = texts(register, row, &names);
        let problem = |clash: Clash| Problem {
            key: clash.key.to_owned(),
            found: written.get(clash.key).cloned().unwrap_or_default(),
            words: clash.words,
        };
        Err(NotDone::Wrong(clashes.into_iter().map(problem).collect()))
    }

    /// Stores a changed row over `was`, and notes what changed; a row without a change is left alone. The answer is
    /// whether there was one.
    pub async fn change(self, writing: &mut Writing, was: &Row, row: Row, lookup: &Lookup) -> Result<bool, NotDone> {
        let changed = self.store(writing, was, row.clone(), lookup).await?;
        if changed {
            self.settle_change(writing, Some(was), Some(&row)).await?;
        }
        Ok(changed)
    }

    /// Stores a changed row without looking at what else is stored: an import does that once for all its rows.
    pub(crate) async fn store(self, writing: &mut Writing, was: &Row, mut row: Row, lookup: &Lookup) -> Result<bool, NotDone> {
        let register = self.house.of(self.kind);
        let fields = changed_fields(register, was, &row, lookup);
        if fields.is_empty() {
            return Ok(false);
        }
        row.head.version = was.head.version + 1;
        row.head.changed_at = writing.now().timestamp();
        match register.update(writing, &row, was.head.version).await {
            Ok(true) => {}
            Ok(false) => return Err(NotDone::Overtaken(register.get(writing, was.head.id).await?.map(Box::new))),
            Err(Fault::Taken) => return Err(NotDone::Wrong(vec![taken(&row)])),
            Err(fault) => return Err(fault.into()),
        }
        writing.note(event("changed", register, &row, json!({ "version": row.head.version, "fields": fields })));
        Ok(true)
    }

    /// Removes a row, with the reason why, and notes all that it held.
    pub async fn remove(self, writing: &mut Writing, row: &Row, reason: &str) -> Result<(), NotDone> {
        self.take_out(writing, row, reason).await?;
        self.settle_change(writing, Some(row), None).await
    }

    /// Removes a row without looking at what it leaves broken.
    pub(crate) async fn take_out(self, writing: &mut Writing, row: &Row, reason: &str) -> Result<(), NotDone> {
        let register = self.house.of(self.kind);
        let pointing = self.house.pointing_at(writing, self.kind, row.head.id).await?;
        if !pointing.is_empty() {
            return Err(NotDone::PointedAt(pointing));
        }
        let names = self.house.names(writing, self.kind, std::slice::from_ref(row)).await?;
        if !register.delete(writing, &row.head).await? {
            return Err(NotDone::Overtaken(register.get(writing, row.head.id).await?.map(Box::new)));
        }
        let before = texts(register, row, &names);
        let fields: Vec<Json> =
            before.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| json!([key, text, ""])).collect();
        writing.note(event("removed", register, row, json!({ "version": row.head.version, "reason": reason, "fields": fields })));
        Ok(())
    }

    /// Stores a removed row again under its old id, without looking at what else is stored.
    pub(crate) async fn put_back(self, writing: &mut Writing, row: &mut Row, lookup: &Lookup) -> Result<(), NotDone> {
        let register = self.house.of(self.kind);
        row.head.added_at = writing.now().timestamp();
        row.head.changed_at = row.head.added_at;
        match register.insert(writing, std::slice::from_ref(row)).await {
            Ok(()) => {}
            Err(Fault::Taken) => return Err(NotDone::Wrong(vec![taken(row)])),
            Err(fault) => return Err(fault.into()),
        }
        writing.note(added(register, row, lookup));
        Ok(())
    }
}

fn taken(row: &Row) -> Problem {
    let words = t("There is already one like this. Change that one, or enter something different").into_owned();
    Problem { key: "title".to_owned(), found: row.head.title.clone(), words }
}

/// The event of a row that was added.
pub fn added(register: &dyn Register, row: &Row, lookup: &Lookup) -> Event {
    let after = texts(register, row, &lookup.names);
    let fields: Vec<Json> = after.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| json!([key, "", text])).collect();
    event("added", register, row, json!({ "version": row.head.version, "fields": fields }))
}

fn event(verb: &str, register: &dyn Register, row: &Row, details: Json) -> Event {
    let event = Event::of_thing(verb, register.kind(), row.head.id, &row.head.title);
    event.seen_by(&row.head.seen_by, row.head.members_of).with(details)
}

/// What a new row's reference is made from: its title, or, where titles must not show, a word and a part of its id.
fn wanted_reference(register: &dyn Register, row: &Row) -> String {
    let id = row.head.id.simple().to_string();
    register.neutral().map_or_else(|| row.head.title.clone(), |word| format!("{word}-{}", &id[id.len() - 8..]))
}

/// A reference made from the title that no other thing of the kind has, seen or hidden.
async fn free_reference(register: &dyn Register, writing: &mut Writing, title: &str) -> Result<String, Fault> {
    let wanted = slug::from_title(title);
    let mut free = wanted.clone();
    for number in 2.. {
        if !exists(register, writing, &free).await? {
            break;
        }
        let room = slug::LONGEST - 8;
        free = format!("{}-{number}", wanted.chars().take(room).collect::<String>().trim_end_matches('-'));
    }
    Ok(free)
}

async fn exists(register: &dyn Register, writing: &Writing, reference: &str) -> Result<bool, Fault> {
    use sea_orm::ConnectionTrait;
    use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
    let asked = Query::select()
        .expr(Expr::val(1))
        .from(Alias::new(register.kind().sheet()))
        .and_where(Expr::col(Alias::new("reference")).eq(reference))
        .take();
    let statement = writing.on().get_database_backend().build(&asked);
    Ok(writing.on().query_one_raw(statement).await.map_err(Fault::from)?.is_some())
}

fn changed_fields(register: &dyn Register, was: &Row, row: &Row, lookup: &Lookup) -> Vec<Json> {
    let (before, after) = (texts(register, was, &lookup.names), texts(register, row, &lookup.names));
    after.iter().filter(|(key, text)| before.get(*key) != Some(text)).map(|(key, text)| json!([key, before[key], text])).collect()
}
