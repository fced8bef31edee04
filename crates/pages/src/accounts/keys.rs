//! Keys for programs: one's own, made, shown once and revoked; and all of them, for those who look after accounts.

use super::actions::AccountAction;
use super::password::own;
use super::problems::Problems;
use crate::{Answer, Limits, Page, Refused, Typed, Visit, see_other};
use access::keys::{self, LONGEST, MOST, Model};
use access::{Open, accounts};
use chrono::{DateTime, Days, NaiveDate};
use components::{
    Alert, Button, Column, DateInput, EmptyState, InsetText, Row, SmallScreen, Table, Tag, TextInput, Tone, WarningText, Width,
};
use maud::{Markup, html};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::dates;
use values::money::with_commas;
use values::words::{count, fill, t};

/// The address of one's own keys.
const OWN: &str = "/account/keys";
/// The address of all keys.
const ALL: &str = "/admin/keys";
/// What stands before a key in a request.
const HEADER: &str = "Authorization: Bearer ";
/// So many days a new key holds unless its owner says otherwise.
const USUAL: u64 = 90;

/// Shows one's own keys, and the form that makes one.
pub(super) async fn list(visit: Visit) -> Answer {
    own(&visit).await?;
    let until = visit.clock().today().checked_add_days(Days::new(USUAL)).unwrap_or_default();
    let parts = [until.format("%-d"), until.format("%-m"), until.format("%Y")].map(|part| part.to_string());
    let typed = Typed::of(["day", "month", "year"].iter().zip(parts).map(|(part, text)| (format!("ends-{part}"), text)));
    show(&visit, &typed, &Problems::default()).await
}

async fn show(visit: &Visit, typed: &Typed, problems: &Problems) -> Answer {
    let person = own(visit).await?;
    let reading = visit.reading().await?;
    let all = keys::of_person(reading.on(), person.id).await?;
    reading.close().await?;
    let content = html! {
        p class="govuk-body gt-lead" { (t("With a key, a program of yours reads what you may see here: the figures and lists of this site as data. It changes nothing.")) }
        p class="govuk-body" { a class="govuk-link" href="/api" { (t("What programs can ask for")) } }
        @if all.is_empty() {
            (EmptyState::new(t("Your keys"), t("You have made none yet.")))
        } @else {
            (table(visit, &all, &BTreeMap::new(), OWN))
        }
        (limits(visit))
        h2 class="govuk-heading-m" { (t("Make a key")) }
        (form(typed, problems))
    };
    let page = Page::new(t("Keys for programs"))
        .crumb(t("Your account"), "/account")
        .crumb(t("Keys for programs"), OWN)
        .content(content);
    let page = match visit.address().get("done") {
        "revoked" => page.before(Alert::success(t("The key is revoked. Programs that use it are refused from now on."))),
        _ => page,
    };
    Ok(visit.show(if problems.is_empty() { page } else { page.before(problems.summary()).with_errors() }))
}

fn form(typed: &Typed, problems: &Problems) -> Markup {
    let [day, month, year] = typed.day_parts("ends");
    html! {
        form method="post" action=(OWN) novalidate {
            (TextInput::new("name", t("What the key is for"))
                .hint(t("For example, the name of the program that will use it"))
                .value(typed.get("name")).width(Width::TwoThirds).error_if(problems.of("name")))
            (DateInput::new("ends", t("Last day on which it works"))
                .hint(t("At most a year from now")).typed(day, month, year).error_if(problems.of("ends")))
            (Button::new(t("Make the key")).once())
        }
    }
}

/// How often programs may ask, and that the table counts since this program started.
fn limits(visit: &Visit) -> Markup {
    let Limits { without_key, with_key } = visit.site().limits();
    html! {
        p class="govuk-body" {
            @if with_key == 0 { (t("There is no limit to how often a key may ask.")) }
            @else { (count("A key may ask {n} time a minute.", "A key may ask {n} times a minute.", with_key)) }
            " "
            @if without_key == 0 { (t("There is no limit for programs without a key.")) }
            @else { (count("Without a key, programs may ask {n} time a minute, counted by their network address.", "Without a key, programs may ask {n} times a minute, counted by their network address.", without_key)) }
        }
    }
}

/// How often a key was used, since this program started.
fn uses(visit: &Visit, key: &Model) -> String {
    let used = visit.site().asked().used(&key.hash, visit.clock().now().timestamp());
    let (hour, today) = (with_commas(used.this_hour), with_commas(used.today));
    fill("{hour} this hour, {today} today", &[("hour", &hour), ("today", &today)])
}

fn table(visit: &Visit, all: &[Model], owners: &BTreeMap<Uuid, String>, revoke: &str) -> Table {
    let today = visit.clock().today();
    let start = Table::new(t("Keys")).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("Key")));
    let start = if owners.is_empty() { start } else { start.column(Column::new(t("Whose"))) };
    let headed = [t("Last day"), t("Last used"), t("Requests"), t("State"), t("Revoke")]
        .into_iter()
        .fold(start, |table, it| table.column(Column::new(it)));
    headed.rows(all.iter().map(|key| {
        let moment = |at: i64| DateTime::from_timestamp(at, 0).unwrap_or_default();
        let used = key.used_at.map_or_else(|| t("Never").into_owned(), |at| dates::moment(moment(at)));
        let state = match (key.revoked_at, key.holds(today)) {
            (Some(_), _) => Tag::new(t("Revoked"), Tone::Quiet),
            (None, false) => Tag::new(t("Over"), Tone::Quiet),
            (None, true) => Tag::new(t("In use"), Tone::Good),
        };
        let row = Row::headed(key.name.as_str());
        let row = if owners.is_empty() { row } else { row.cell(owners.get(&key.person).cloned().unwrap_or_default()) };
        let act = if key.holds(today) {
            revoking(key, revoke)
        } else {
            html! { (t("Nothing to do")) }
        };
        row.cell(dates::words(key.ends_on)).cell(used).cell(uses(visit, key)).cell(html! { (state) }).cell(act)
    }))
}

fn revoking(key: &Model, to: &str) -> Markup {
    html! {
        form method="post" action=(format!("{to}/revoke")) novalidate {
            input type="hidden" name="key" value=(key.id);
            (Button::new(fill("Revoke {name}", &[("name", &key.name)])).secondary())
        }
    }
}

/// Makes a key and shows it, this once.
pub(super) async fn make(visit: Visit, typed: Typed) -> Answer {
    let person = own(&visit).await?;
    let mut writing = visit.begin(&AccountAction::MakeKey).await?;
    let today = writing.today();
    let held = keys::of_person(writing.on(), person.id).await?.iter().filter(|key| key.holds(today)).count();
    let (problems, ends) = read(&typed, today, held);
    let Some(ends) = ends.filter(|_| problems.is_empty()) else {
        writing.give_up().await?;
        return show(&visit, &typed, &problems).await;
    };
    let key = keys::make(&mut writing, person.id, typed.get("name").trim(), ends).await?;
    writing.finish_noted().await?;
    let content = html! {
        (WarningText::new(t("Copy the key now. It is not kept and cannot be shown again.")))
        (InsetText::new(html! { code { (key) } }))
        p class="govuk-body" { (t("Programs send it with each request, as a header:")) }
        p class="govuk-body" { code { (HEADER) (key) } }
        p class="govuk-body" { (t("Whoever has the key reads what you may see. Do not put it into addresses, e-mails or files that others see.")) }
        p class="govuk-body" { a class="govuk-link" href=(OWN) { (t("Back to your keys")) } }
    };
    let page = Page::new(t("Your new key")).crumb(t("Your account"), "/account").crumb(t("Keys for programs"), OWN);
    Ok(visit.show(page.once().content(content)))
}

/// What is wrong with what was typed, and the last day.
fn read(typed: &Typed, today: NaiveDate, held: usize) -> (Problems, Option<NaiveDate>) {
    let mut problems = Problems::default();
    let name = typed.get("name").trim();
    if name.is_empty() {
        problems.add("name", t("Enter what the key is for"));
    } else if name.chars().count() > 100 {
        problems.add("name", t("Enter at most 100 letters"));
    } else if held >= MOST {
        problems.add("name", t("You have 20 keys in use. Revoke one first"));
    }
    let [day, month, year] = typed.day_parts("ends");
    let ends = match dates::from_parts(day, month, year) {
        Ok(ends) if ends < today => Err(t("The last day must be today or later").into_owned()),
        Ok(ends) if (ends - today).num_days() > LONGEST => Err(t("The last day must be at most a year from now").into_owned()),
        other => other,
    };
    match ends {
        Ok(ends) => (problems, Some(ends)),
        Err(words) => {
            problems.about_day("ends", words);
            (problems, None)
        }
    }
}

/// Revokes one of one's own keys.
pub(super) async fn revoke(visit: Visit, typed: Typed) -> Answer {
    let person = own(&visit).await?;
    revoked(&visit, &typed, Some(person.id), OWN).await
}

/// Revokes anybody's key, for those who look after accounts.
pub(super) async fn revoke_any(visit: Visit, typed: Typed) -> Answer {
    revoked(&visit, &typed, None, ALL).await
}

async fn revoked(visit: &Visit, typed: &Typed, only_of: Option<Uuid>, back: &str) -> Answer {
    let action = if only_of.is_some() { AccountAction::MakeKey } else { AccountAction::RevokeKey };
    let id: Uuid = typed.get("key").parse().map_err(|_| Refused::NotFound)?;
    let mut writing = visit.begin(&action).await?;
    if keys::revoke(&mut writing, id, only_of).await? {
        writing.finish_noted().await?;
    } else {
        writing.give_up().await?;
    }
    Ok(see_other(&format!("{back}?done=revoked")))
}

/// Every key with its owner.
pub(super) async fn all(visit: Visit) -> Answer {
    let reading = visit.reading().await?;
    let all = keys::all(reading.on()).await?;
    let owners = accounts::all(reading.on()).await?.into_iter().map(|person| (person.id, person.name)).collect();
    reading.close().await?;
    let content = html! {
        p class="govuk-body gt-lead" { (t("Keys with which programs read what their owners may see. Ending an account revokes its keys.")) }
        @if all.is_empty() { (EmptyState::new(t("Keys for programs"), t("Nobody has made one yet."))) }
        @else { (table(&visit, &all, &owners, ALL)) }
        (limits(&visit))
        p class="govuk-body" { (t("Requests are counted since this program was started. The limits are terms of the list requests-a-minute, under Terms and lists.")) }
    };
    let page = Page::new(t("Keys for programs")).crumb(t("Administration"), "/admin").crumb(t("Keys for programs"), ALL).wide();
    let page = match visit.address().get("done") {
        "revoked" => page.before(Alert::success(t("The key is revoked. Programs that use it are refused from now on."))),
        _ => page,
    };
    Ok(visit.show(page.content(content)))
}
