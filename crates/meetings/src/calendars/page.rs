//! The page with the calendars of all boards, and the page on which people make and revoke their own.

use super::moved::wishes;
use super::{ADDRESS, OWN, feeds};
use crate::find::{self, Pointed};
use crate::series::records::Model as Series;
use crate::site::MEETINGS;
use ::pages::{Answer, Page, Refused, Typed, Visit};
use ::records::House;
use access::{Action, Actor, Event, Open, Role};
use chrono::DateTime;
use components::{Button, Column, EmptyState, InsetText, Row, SmallScreen, Table, WarningText};
use database::Fault;
use maud::{Markup, html};
use sea_orm::ActiveValue::Set;
use sea_orm::{Condition, EntityTrait};
use values::dates;
use values::words::{fill, t};

/// Keeping one's own calendar: everyone who signs in may.
struct OwnCalendar;

impl Action for OwnCalendar {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_signed_in()
    }

    fn roles(&self) -> Vec<Role> {
        Role::ALL.to_vec()
    }
}

/// Shows the calendars of all boards.
pub(super) async fn all(visit: &Visit, house: &House) -> Answer {
    // What is offered here is read without an account, so only public boards have a calendar.
    let reading = visit.site().door().reading(&Actor::anonymous()).await?;
    let series: Vec<Series> = find::all(&reading, Condition::all()).await?;
    let names = Pointed::default().at(series.iter().map(|series| series.partnership)).names(house, &reading, &[]).await?;
    reading.close().await?;
    let mut boards: Vec<(String, String)> = series
        .iter()
        .filter_map(|series| names.card(series.partnership.uuid()))
        .map(|card| (card.title.clone(), card.reference.clone()))
        .collect();
    boards.sort_by_cached_key(|(title, reference)| (values::slug::folded(title), reference.clone()));
    boards.dedup();
    let content = html! {
        p class="govuk-body gt-lead" { (t("Put the meetings of a board into your calendar. When one is moved or cancelled, your calendar follows.")) }
        @if boards.is_empty() { (EmptyState::new(t("Calendars"), t("No board has public meetings here yet."))) }
        @else { (table(&boards, &visit.site().setup().base)) }
        h2 class="govuk-heading-m" { (t("How to subscribe")) }
        p class="govuk-body" { (t("Copy the address of a calendar and add it in your calendar program as a calendar from the web. If you open the link instead, many programs take the meetings once and do not follow changes.")) }
        p class="govuk-body" { a class="govuk-link" href=(OWN) { (t("Your own calendar, when you have an account")) } }
    };
    Ok(visit.show(Page::new(t("Calendars")).section(t("Meetings")).crumb(t("Meetings"), MEETINGS).content(content)))
}

fn table(boards: &[(String, String)], base: &str) -> Table {
    let row = |(title, reference): &(String, String)| {
        let path = format!("{MEETINGS}/boards/{reference}.ics");
        Row::headed(html! { a class="govuk-link" href=(format!("{MEETINGS}?board={reference}")) { (title) } })
            .cell(html! { a class="govuk-link" href=(path) { (base) (path) } })
    };
    Table::new(t("Calendars of boards"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Board")))
        .column(Column::new(t("Calendar")))
        .rows(boards.iter().map(row))
}

/// Shows whether the person has a calendar, and the buttons to make, make anew and revoke it.
pub(super) async fn own(visit: &Visit, _house: &House) -> Answer {
    let person = visit.actor().id().ok_or(Refused::SignIn)?;
    let reading = visit.reading().await?;
    let feed = feeds::of(&reading, person).await?;
    let mails = wishes::Entity::find_by_id(person).one(reading.on()).await.map_err(Fault::from)?.is_some();
    reading.close().await?;
    let content = html! {
        (what_it_is())
        @match feed {
            Some(feed) => {
                p class="govuk-body" { (fill("You made your calendar on {day}.", &[("day", &dates::moment(DateTime::from_timestamp(feed.made_at, 0).unwrap_or_default()))])) }
                form method="post" action=(OWN) { (Button::new(t("Make a new address")).secondary().once()) }
                p class="govuk-body" { (t("The old address stops working then.")) }
                form method="post" action=(format!("{OWN}/revoke")) { (Button::new(t("Revoke my calendar")).warning().once()) }
            }
            None => form method="post" action=(OWN) { (Button::new(t("Make my calendar")).once()) },
        }
        (mails_or_not(mails))
    };
    Ok(visit.show(page().content(content)))
}

/// Whether the person is told by mail of changes at short notice, and the button that turns it round.
fn mails_or_not(mails: bool) -> Markup {
    let (words, button, want) = match mails {
        true => (
            t("You get a mail at once when a meeting of your boards is moved or cancelled within two days of its time."),
            t("Stop these mails"),
            "no",
        ),
        false => (
            t(
                "Calendar programs look for changes only now and then. You can get a mail at once when a meeting of your boards is moved or cancelled within two days of its time.",
            ),
            t("Send me these mails"),
            "yes",
        ),
    };
    html! {
        h2 class="govuk-heading-m" { (t("Changes at short notice")) }
        p class="govuk-body" { (words) }
        form method="post" action=(format!("{OWN}/mails")) {
            input type="hidden" name="want" value=(want);
            (Button::new(button).secondary().once())
        }
    }
}

/// Keeps whether the person wants mails about changes at short notice.
pub(super) async fn want_mails(visit: &Visit, _house: &House, typed: &Typed) -> Answer {
    let person = visit.actor().id().ok_or(Refused::SignIn)?;
    let writing = visit.begin(&OwnCalendar).await?;
    wishes::Entity::delete_by_id(person).exec(writing.on()).await.map_err(Fault::from)?;
    let want = typed.get("want") == "yes";
    if want {
        let row = wishes::ActiveModel { person: Set(person), asked_at: Set(writing.now().timestamp()) };
        wishes::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(Fault::from)?;
    }
    let verb = if want { "wants-mails" } else { "wants-no-mails" };
    writing.finish(Event::of_house(verb, "account", &visit.actor().name())).await?;
    Ok(::pages::see_other(OWN))
}

fn page() -> Page {
    Page::new(t("Your own calendar")).section(t("Meetings")).crumb(t("Meetings"), "/workspace/calendar")
}

fn what_it_is() -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("The meetings of your boards, in your calendar program, under an address that only you know.")) }
        p class="govuk-body" { (t("It holds the meetings of the boards that you or your organisation belong to. Meetings that are not public stand in it with their day and time; where they are and what they are about you see when you sign in.")) }
        p class="govuk-body" { a class="govuk-link" href=(ADDRESS) { (t("Public calendars of all boards")) } }
    }
}

/// Makes the calendar, and shows its address this once.
pub(super) async fn make(visit: &Visit, _house: &House) -> Answer {
    let person = visit.actor().id().ok_or(Refused::SignIn)?;
    let writing = visit.begin(&OwnCalendar).await?;
    let token = feeds::make(&writing, person).await?;
    writing.finish(Event::of_house("made-calendar", "account", &visit.actor().name())).await?;
    let address = format!("{}{ADDRESS}/{token}.ics", visit.site().setup().base);
    let content = html! {
        p class="govuk-body" { (t("Copy this address and add it in your calendar program as a calendar from the web:")) }
        (InsetText::new(html! { p class="govuk-body" { code { (address) } } }))
        (WarningText::new(t("We show it this once. Whoever has it sees your meetings, so do not pass it on.")))
        p class="govuk-body" { a class="govuk-link" href=(OWN) { (t("Make a new address, or revoke it")) } }
    };
    Ok(visit.show(page().content(content)))
}

/// Makes the calendar worthless.
pub(super) async fn revoke(visit: &Visit, _house: &House) -> Answer {
    let person = visit.actor().id().ok_or(Refused::SignIn)?;
    let writing = visit.begin(&OwnCalendar).await?;
    if feeds::revoke(&writing, person).await? {
        writing.finish(Event::of_house("revoked-calendar", "account", &visit.actor().name())).await?;
    } else {
        writing.give_up().await?;
    }
    Ok(::pages::see_other(OWN))
}
