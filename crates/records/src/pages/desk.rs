//! The desk of one kind of thing: where its requests come in. Adding and changing are here, the rest beside it.

use super::form::{self, State};
use super::{Format, ListSpec, list, list_file};
use crate::change::{Keep, Keeping, NotDone};
use crate::reading::{self, Texts};
use crate::{Head, House, Lookup, Row};
use ::pages::{Answer, Page, Refused, Typed, Visit, see_other};
use access::{SeenBy, Writing};
use components::{Column, Notice, SmallScreen, Table};
use maud::{Markup, html};
use values::Kind;
use values::words::{fill, t};

/// Where the requests about one kind of thing come in.
#[derive(Clone)]
pub struct Desk {
    pub house: House,
    pub kind: Kind,
}

impl Desk {
    pub fn new(house: &House, kind: Kind) -> Desk {
        Desk { house: house.clone(), kind }
    }

    /// The address of the list.
    pub fn base(&self) -> String {
        format!("/workspace/{}", self.kind.path())
    }

    /// The address of one thing.
    pub fn address(&self, reference: &str) -> String {
        format!("{}/{reference}", self.base())
    }

    fn keep(&self) -> Keep {
        Keep(self.house.keepers(self.kind))
    }

    /// The register, about to be changed.
    pub fn keeping(&self) -> Keeping<'_> {
        Keeping { house: &self.house, kind: self.kind }
    }

    /// The row with this reference, as the actor may see it.
    pub async fn row(&self, open: &dyn access::Open, reference: &str) -> Result<Row, Refused> {
        self.house.of(self.kind).find(open, reference).await?.ok_or(Refused::NotFound)
    }

    fn spec(&self, visit: &Visit) -> ListSpec {
        let base = self.base();
        ListSpec {
            kind: self.kind,
            title: self.kind.many().into_owned(),
            intro: String::new(),
            crumbs: Vec::new(),
            item: |base, reference| format!("{base}/{reference}"),
            may_add: visit.actor().has_any(self.house.keepers(self.kind)),
            base,
        }
    }

    pub async fn list(&self, visit: Visit) -> Answer {
        list(&visit, &self.house, &self.spec(&visit)).await
    }

    pub async fn file(&self, visit: Visit, format: Format) -> Answer {
        list_file(&visit, &self.house, &self.spec(&visit), format).await
    }

    pub async fn new_form(&self, visit: Visit) -> Answer {
        let reading = visit.reading().await?;
        let lookup = self.house.lookup(&reading, self.kind).await?;
        let known = |key: &str| {
            matches!(key, "title" | "seen_by" | "members_of")
                || self.house.of(self.kind).fields().iter().any(|field| field.key == key)
        };
        let texts: Texts = visit.address().asked.iter().filter(|(key, _)| known(key)).cloned().collect();
        let state = State::of_texts(self.house.of(self.kind), texts);
        Ok(visit.show(self.form_page(None, &state, &lookup, html! {})))
    }

    pub async fn add(&self, visit: Visit, typed: Typed) -> Answer {
        let mut writing = visit.begin(&self.keep()).await?;
        let register = self.house.of(self.kind);
        let lookup = self.house.lookup(&writing, self.kind).await?;
        let mut state = State::of_form(register, &typed);
        let row = match state.read(register, &lookup, None) {
            Some(row) => row,
            None => return Ok(visit.show(self.form_page(None, &state, &lookup, html! {}))),
        };
        match self.keeping().add(&mut writing, row, &lookup).await {
            Ok(row) => self.done(&visit, writing, &row.head).await,
            Err(NotDone::Wrong(problems)) => {
                state.add_problems(problems);
                Ok(visit.show(self.form_page(None, &state, &lookup, html! {})))
            }
            Err(other) => Err(refused(other)),
        }
    }

    /// Leads on to the page of the thing, or, when it is kept for others, to one that says so.
    async fn done(&self, visit: &Visit, writing: Writing, head: &Head) -> Answer {
        let place = writing.finish_noted().await?;
        Ok(see_other(&match sees(visit, &head.seen_by, head.members_of) {
            true => format!("{}?done={place}", self.address(&head.reference)),
            false => format!("/workspace/undo/{place}"),
        }))
    }

    pub async fn change_form(&self, visit: Visit, reference: String) -> Answer {
        let reading = visit.reading().await?;
        let row = self.row(&reading, &reference).await?;
        let lookup = self.house.lookup(&reading, self.kind).await?;
        let register = self.house.of(self.kind);
        let state = State::of_texts(register, reading::texts(register, &row, &lookup.names));
        Ok(visit.show(self.form_page(Some(&row), &state, &lookup, html! {})))
    }

    pub async fn change(&self, visit: Visit, reference: String, typed: Typed) -> Answer {
        let mut writing = visit.begin(&self.keep()).await?;
        let register = self.house.of(self.kind);
        let now = self.row(&writing, &reference).await?;
        let lookup = self.house.lookup(&writing, self.kind).await?;
        let mut state = State::of_form(register, &typed);
        if typed.get("was") != now.head.version.to_string() {
            let notice = overtaken(self, &state, &now, &lookup);
            return Ok(visit.show(self.form_page(Some(&now), &state, &lookup, notice).status(axum::http::StatusCode::CONFLICT)));
        }
        let Some(row) = state.read(register, &lookup, Some(&now)) else {
            return Ok(visit.show(self.form_page(Some(&now), &state, &lookup, html! {})));
        };
        let head = row.head.clone();
        match self.keeping().change(&mut writing, &now, row, &lookup).await {
            Ok(true) => self.done(&visit, writing, &head).await,
            Ok(false) => Ok(see_other(&self.address(&reference))),
            Err(NotDone::Overtaken(Some(theirs))) => {
                let notice = overtaken(self, &state, &theirs, &lookup);
                Ok(visit.show(self.form_page(Some(&theirs), &state, &lookup, notice).status(axum::http::StatusCode::CONFLICT)))
            }
            Err(NotDone::Wrong(problems)) => {
                state.add_problems(problems);
                Ok(visit.show(self.form_page(Some(&now), &state, &lookup, html! {})))
            }
            Err(other) => Err(refused(other)),
        }
    }

    /// The page with the form; `row` is the thing as it is stored, when it is.
    fn form_page(&self, row: Option<&Row>, state: &State, lookup: &Lookup, notice: Markup) -> Page {
        let (title, back) = match row {
            Some(row) => (fill("Change {title}", &[("title", &row.head.title)]), self.address(&row.head.reference)),
            None => (self.kind.adding().into_owned(), self.base()),
        };
        let content = form::content(self.house.of(self.kind), state, lookup, row.map(|row| row.head.version), &back);
        let page = Page::new(title).section(self.kind.many()).back(back).before(state.summary()).before(notice).content(content);
        if state.has_problems() { page.with_errors() } else { page }
    }
}

/// Whether the visitor sees a thing with this marking; of what it stands within they saw all when they chose it.
pub fn sees(visit: &Visit, seen_by: &str, members_of: Option<uuid::Uuid>) -> bool {
    SeenBy::from_key(seen_by).is_some_and(|seen_by| visit.actor().sight().covers(seen_by, members_of))
}

/// What a change that was not made means for the page, when the form cannot say it.
pub fn refused(not_done: NotDone) -> Refused {
    match not_done {
        NotDone::Fault(fault) => fault.into(),
        _ => Refused::NotFound,
    }
}

/// Says that somebody was faster, and shows both versions; what was typed stays in the form.
fn overtaken(desk: &Desk, state: &State, theirs: &Row, lookup: &Lookup) -> Markup {
    let register = desk.house.of(desk.kind);
    let now = reading::texts(register, theirs, &lookup.names);
    let differ: Vec<_> = form::labels(register)
        .into_iter()
        .filter(|(key, _)| state.text(key) != now.get(key).map_or("", String::as_str))
        .collect();
    let mut table = Table::new(t("What differs"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Field")))
        .column(Column::new(t("What you typed")))
        .column(Column::new(t("How it is now")));
    for (key, label) in differ {
        let theirs = now.get(&key).cloned().unwrap_or_default();
        table = table.row(components::Row::headed(label).cell(said(state.text(&key))).cell(said(&theirs)));
    }
    html! {
        (Notice::new(t("Somebody else changed this while you were typing. Nothing was saved and what you typed is still in the form below. Compare, put right what should be kept, and save again.")))
        (table)
    }
}

fn said(text: &str) -> Markup {
    html! { @if text.is_empty() { (components::Missing::new(t("Nothing"))) } @else { (text) } }
}
