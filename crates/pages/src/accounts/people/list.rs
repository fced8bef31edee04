//! The list of people, and the same as a file.

use super::super::actions::AccountAction;
use super::super::choices::Bodies;
use super::ask::{self, Ask, PER_PAGE, State};
use crate::{Address, Answer, Download, Page, Visit};
use access::accounts::{Column as C, Model, membership};
use access::{Action, Open, Role};
use chrono::DateTime;
use components::{
    Button, Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, Row, Select,
    SelectedFilters, SmallScreen, Sort, Table, Tag, TextInput, Tone,
};
use documents::{CsvStyle, Sheet, write_csv};
use maud::{Markup, html};
use std::collections::HashMap;
use uuid::Uuid;
use values::clock::london;
use values::words::{count, fill, t};
use values::{dates, money};

struct Listed {
    total: u64,
    people: Vec<Model>,
    held: HashMap<Uuid, Vec<membership::Model>>,
    bodies: Bodies,
}

impl Listed {
    fn roles(&self, person: &Model) -> Vec<String> {
        self.held.get(&person.id).into_iter().flatten().map(|membership| self.bodies.words(membership)).collect()
    }
}

pub(super) async fn list(visit: Visit) -> Answer {
    let ask = Ask::read(visit.address());
    let reading = visit.reading().await?;
    let (total, people) = ask.page(reading.on()).await?;
    let held = ask::memberships(reading.on(), &people).await?;
    let listed = Listed { total, people, held, bodies: Bodies::load(reading.on()).await? };
    reading.close().await?;
    let content = html! {
        @if AccountAction::AddPerson.allows(visit.actor()) { (Button::link(t("Add a person"), "/admin/people/add")) }
        (FilterLayout::new(panel(visit.address(), &ask), results(visit.address(), &ask, &listed)))
    };
    let title = match ask.page {
        1 => t("People and invitations").into_owned(),
        page => fill("People and invitations (page {page})", &[("page", &page.to_string())]),
    };
    let page = Page::new(title)
        .section(t("Administration"))
        .crumb(t("Administration"), "/admin")
        .crumb(t("People and invitations"), "/admin/people");
    Ok(visit.show(page.wide().content(content)))
}

fn panel(address: &Address, ask: &Ask) -> FilterPanel {
    let roles = Role::ALL.into_iter().map(|role| (role.key(), role.words()));
    let states = State::ALL.into_iter().map(|state| (state.key(), state.words()));
    let panel = FilterPanel::new("/admin/people")
        .field(TextInput::new("q", t("Words in the name or e-mail address")).value(ask.words.clone()))
        .field(Select::new("role", t("Role")).item("", t("All")).items(roles).selected(ask.role.map_or("", Role::key)))
        .field(Select::new("state", t("State")).item("", t("All")).items(states).selected(ask.state.map_or("", State::key)));
    ["sort", "order"]
        .into_iter()
        .filter(|name| !address.get(name).is_empty())
        .fold(panel, |panel, name| panel.keep(name, address.get(name)))
}

fn results(address: &Address, ask: &Ask, listed: &Listed) -> Markup {
    if listed.people.is_empty() {
        let state =
            EmptyState::new(t("People"), t("Nobody matches what you asked for.")).link(t("Clear filters"), "/admin/people");
        return html! { (state) };
    }
    let last = listed.total.div_ceil(PER_PAGE);
    let download = count("Download this person", "Download these {n} people", listed.total);
    html! {
        (ResultSentence::new(sentence(ask, listed)))
        @if ask.narrows() { (selected(address, ask)) }
        (table(address, ask, listed))
        @if last > 1 { (Pagination::new(ask.page, last, |page| address.with("page", &page.to_string()))) }
        (DownloadLinks::new().link(DownloadLink::new(download, address.at("/admin/people.csv"), t("CSV"))))
    }
}

fn sentence(ask: &Ask, listed: &Listed) -> String {
    let from = (ask.page - 1) * PER_PAGE + 1;
    let to = from + u64::try_from(listed.people.len()).unwrap_or(1) - 1;
    let all = money::with_commas(listed.total);
    fill(
        "Showing {from} to {to} of {all} people",
        &[("from", &money::with_commas(from)), ("to", &money::with_commas(to)), ("all", &all)],
    )
}

fn selected(address: &Address, ask: &Ask) -> SelectedFilters {
    let chosen = [
        ("q", Some(ask.words.clone()).filter(|words| !words.is_empty())),
        ("role", ask.role.map(|role| role.words().into_owned())),
        ("state", ask.state.map(|state| state.words().into_owned())),
    ];
    chosen.into_iter().fold(SelectedFilters::new("/admin/people"), |filters, (name, words)| match words {
        Some(words) => filters.filter(words, address.with_all(&[(name, ""), ("page", "")])),
        None => filters,
    })
}

fn table(address: &Address, ask: &Ask, listed: &Listed) -> Table {
    let sorted = |key: &str, column: C| sort(address, key, ask, matches_column(ask.sort, column));
    let start = Table::new(t("People"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Name")).sort(sorted("", C::Name)))
        .column(Column::new(t("E-mail address")).sort(sorted("email", C::EmailFolded)))
        .column(Column::new(t("Roles")))
        .column(Column::new(t("State")))
        .column(Column::new(t("Added")).sort(sorted("added", C::AddedAt)));
    start.rows(listed.people.iter().map(|person| {
        let name = html! { a class="govuk-link" href={ "/admin/people/" (person.id) } { (person.name) } };
        let roles = html! { @for role in listed.roles(person) { div { (role) } } };
        Row::headed(name).cell(person.email.clone()).cell(roles).cell(state(person)).cell(dates::words(added(person)))
    }))
}

fn matches_column(a: C, b: C) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

fn sort(address: &Address, key: &str, ask: &Ask, sorted: bool) -> Sort {
    let order = if sorted && !ask.descending { "desc" } else { "" };
    let link = Sort::by(address.with_all(&[("sort", key), ("order", order), ("page", "")]));
    match (sorted, ask.descending) {
        (true, true) => link.descending(),
        (true, false) => link.ascending(),
        (false, _) => link,
    }
}

/// The state of an account, as a tag.
pub(super) fn state(person: &Model) -> Tag {
    let state = State::of(person);
    let tone = match state {
        State::Open => Tone::Good,
        State::Invited => Tone::Attention,
        State::Ended => Tone::Plain,
    };
    Tag::new(state.words(), tone)
}

/// The day on which an account was added.
pub(super) fn added(person: &Model) -> chrono::NaiveDate {
    london(DateTime::from_timestamp(person.added_at, 0).unwrap_or_default()).date_naive()
}

pub(super) async fn csv(visit: Visit) -> Answer {
    use axum::response::IntoResponse;
    let ask = Ask::read(visit.address());
    let reading = visit.reading().await?;
    let people = ask.select().all(reading.on()).await.map_err(database::Fault::from)?;
    let held = ask::memberships(reading.on(), &people).await?;
    let listed = Listed { total: 0, people, held, bodies: Bodies::load(reading.on()).await? };
    reading.close().await?;
    let file = Download {
        name: "people.csv".into(),
        mime: "text/csv; charset=utf-8",
        bytes: write_csv(&sheet(&listed), CsvStyle { byte_order_mark: true }),
    };
    Ok(file.into_response())
}

fn sheet(listed: &Listed) -> Sheet {
    let columns = [t("Name"), t("E-mail address"), t("Roles"), t("State"), t("Added")].map(String::from).to_vec();
    let cells = |person: &Model| {
        let state = State::of(person).words().into_owned();
        vec![person.name.clone(), person.email.clone(), listed.roles(person).join("; "), state, added(person).to_string()]
    };
    let rows = listed.people.iter().zip(2..).map(|(person, number)| documents::Row { number, cells: cells(person) }).collect();
    Sheet { name: "people".into(), columns, rows }
}
