//! Which day a page of the register shows and where its links lead: to today, to the same other day, or on through
//! a rehearsal.

use access::{Actor, Open, Sight};
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use components::{Button, Details, InsetText};
use maud::{Markup, html};
use pages::{Address, Page, Visit};
use records::pages::OnDay;
use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};
use values::words::{fill, t};
use values::{Kind, dates};

/// What a page shows: which day, and whether as it is or as a reorganisation would make it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Showing {
    on: OnDay,
    address: Address,
    rehearsal: Option<Rehearsal>,
}

/// A reorganisation that is played through without being carried out.
#[derive(Clone, Debug)]
pub(crate) struct Rehearsal {
    /// Its title.
    pub(crate) title: String,
    /// The address of its preview.
    pub(crate) preview: String,
    /// The address under which its pages are.
    pub(crate) folder: String,
    /// Its first day.
    pub(crate) day: NaiveDate,
}

tokio::task_local! {
    static SHOWING: Showing;
}

impl Showing {
    /// What the address of this visit asks for.
    pub(crate) fn of(visit: &Visit) -> Showing {
        let address = visit.address().clone();
        Showing { on: OnDay::of(&address), address, rehearsal: None }
    }

    /// A page of a rehearsal.
    pub(crate) fn rehearsal(visit: &Visit, rehearsal: Rehearsal) -> Showing {
        Showing { on: OnDay::default(), address: visit.address().clone(), rehearsal: Some(rehearsal) }
    }

    /// The same door, on which it is the day shown.
    pub(crate) fn over<'a>(&self, open: &'a dyn Open) -> AsOn<'a> {
        let day = self.rehearsal.as_ref().map(|rehearsal| rehearsal.day).or(self.on.day);
        AsOn { open, day: day.unwrap_or_else(|| open.today()), sight: open.actor().sight() }
    }

    /// Shows a page whose links keep the day.
    pub(crate) fn show(self, visit: &Visit, page: impl FnOnce() -> Page) -> Response {
        let (summary, wrong) = (self.on.summary(), self.on.error.is_some());
        let page = SHOWING.sync_scope(self, page);
        visit.show(if wrong { page.before(summary).with_errors() } else { page })
    }

    /// Answers with JSON that names the day, or with what is wrong with the day asked for.
    pub(crate) fn json(&self, day: NaiveDate, mut value: Value) -> Response {
        match &self.on.error {
            // An answer that says how it is to be taken is left as it is; others that fail become a page.
            Some(words) => {
                let inline = [(header::CONTENT_DISPOSITION, "inline")];
                (StatusCode::UNPROCESSABLE_ENTITY, inline, Json(json!({ "error": words }))).into_response()
            }
            None => {
                value["on"] = json!(day);
                crate::public::json_answer(value)
            }
        }
    }
}

/// A door on which it is another day. What the actor may see stays.
pub(crate) struct AsOn<'a> {
    open: &'a dyn Open,
    day: NaiveDate,
    sight: Sight,
}

impl<'a> AsOn<'a> {
    /// The same door on the same day, but only with what its actor may see: for a change that sees everything.
    pub(crate) fn of_actor(open: &'a dyn Open) -> AsOn<'a> {
        AsOn { open, day: open.today(), sight: open.actor().sight() }
    }
}

impl Open for AsOn<'_> {
    fn on(&self) -> &DatabaseTransaction {
        self.open.on()
    }

    fn actor(&self) -> &Actor {
        self.open.actor()
    }

    fn sight(&self) -> &Sight {
        &self.sight
    }

    fn now(&self) -> DateTime<Utc> {
        self.open.now()
    }

    fn today(&self) -> NaiveDate {
        self.day
    }
}

fn showing() -> Showing {
    SHOWING.try_with(Showing::clone).unwrap_or_default()
}

/// Whether the page is part of a rehearsal, where filters and downloads have no place.
pub(crate) fn rehearses() -> bool {
    showing().rehearsal.is_some()
}

/// The address of a thing of the register as this page links it, when its kind has a page.
pub(crate) fn address(kind: Kind, reference: &str) -> Option<String> {
    let address = crate::public::address(kind, reference)?;
    let showing = showing();
    Some(match showing.rehearsal {
        Some(rehearsal) => address.replacen(crate::public::PARTNERS, &rehearsal.folder, 1),
        None => showing.on.keep(address),
    })
}

/// An address of this area with the day kept, or that of the rehearsal.
pub(crate) fn keep(href: String) -> String {
    let showing = showing();
    match showing.rehearsal {
        Some(rehearsal) => rehearsal.folder,
        None => showing.on.keep(href),
    }
}

/// The day in the address, for filters that must keep it.
pub(crate) fn kept_day() -> Option<NaiveDate> {
    showing().on.day
}

/// Says which day is shown, when it is not today, with the way back.
pub(crate) fn banner() -> Markup {
    let showing = showing();
    if let Some(rehearsal) = &showing.rehearsal {
        return rehearsed(rehearsal);
    }
    let Some(day) = showing.on.day else { return html! {} };
    let words = html! {
        p class="govuk-body" { (fill("This page shows how things stood on {day}.", &[("day", &dates::words(day))])) }
        p class="govuk-body" { a class="govuk-link" href=(OnDay::today(&showing.address)) { (t("Show today")) } }
    };
    html! { (InsetText::new(words)) }
}

fn rehearsed(rehearsal: &Rehearsal) -> Markup {
    let gaps = [("title", rehearsal.title.as_str()), ("day", &dates::words(rehearsal.day))];
    let words = html! {
        p class="govuk-body" {
            (fill("This is a rehearsal of “{title}”: how things would stand on {day}. Nothing has been changed.", &gaps))
        }
        p class="govuk-body" { a class="govuk-link" href=(rehearsal.folder) { (t("Who we would work with")) } }
        p class="govuk-body" { a class="govuk-link" href=(rehearsal.preview) { (t("Back to the preview")) } }
    };
    html! { (InsetText::new(words)) }
}

/// The form that asks for another day. The other questions of the address are kept.
pub(crate) fn form() -> Markup {
    let showing = showing();
    if showing.rehearsal.is_some() {
        return html! {};
    }
    let others = showing.address.asked.iter().filter(|(name, value)| !OnDay::asks(name) && !value.is_empty());
    let form = html! {
        form method="get" action=(showing.address.path) novalidate {
            @for (name, value) in others { input type="hidden" name=(name) value=(value); }
            (showing.on.control())
            (Button::new(t("Show this day")).secondary())
        }
    };
    html! { (Details::new(t("Show this page as on another day"), form).open(showing.on.error.is_some())) }
}
