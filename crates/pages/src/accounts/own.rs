//! One's own account: name, roles, password, and the devices that are signed in.

use super::actions::AccountAction;
use super::choices::Bodies;
use super::password::own;
use crate::{Answer, Page, Refused, Typed, Visit, see_other};
use access::Open;
use access::accounts::{self, Model};
use access::sessions;
use chrono::DateTime;
use components::{Alert, Button, Column, Row, SmallScreen, SummaryList, SummaryRow, Table};
use maud::{Markup, html};
use tower_sessions::Session;
use values::dates;
use values::words::{fill, t};

pub(super) async fn account(visit: Visit) -> Answer {
    let person = own(&visit).await?;
    let reading = visit.reading().await?;
    let held = accounts::memberships(reading.on(), person.id).await?;
    let bodies = Bodies::load(reading.on()).await?;
    reading.close().await?;
    let devices = sessions::of_person(visit.site().door(), person.id).await?;
    let roles: Vec<String> = held.iter().map(|membership| bodies.words(membership)).collect();
    let content = html! {
        (about(&person, &roles))
        h2 class="govuk-heading-m" { (t("Where you are signed in")) }
        (table(visit.session(), &devices))
        @if devices.len() > 1 { (end_form("others", &t("Sign out everywhere else"))) }
        h2 class="govuk-heading-m" { (t("Keys for programs")) }
        p class="govuk-body" { a class="govuk-link" href="/account/keys" { (t("Let a program read what you may see")) } }
        form method="post" action="/sign-out" novalidate { (Button::new(t("Sign out"))) }
    };
    let page = Page::new(t("Your account")).crumb(t("Your account"), "/account").content(content);
    Ok(visit.show(match done(visit.address().get("done")) {
        Some(words) => page.before(words),
        None => page,
    }))
}

fn done(what: &str) -> Option<Alert> {
    match what {
        "password" => Some(Alert::success(t("Your password is changed."))),
        "sessions" => Some(Alert::success(t("The other devices are signed out."))),
        _ => None,
    }
}

fn about(person: &Model, roles: &[String]) -> SummaryList {
    let password = if person.password.is_some() { t("Set") } else { t("Not set. You sign in with a link by e-mail.") };
    let list = html! {
        @if roles.is_empty() { (t("None. An administrator can give you one.")) }
        @else { ul class="govuk-list" { @for role in roles { li { (role) } } } }
    };
    SummaryList::new()
        .pair(t("Name"), &person.name)
        .pair(t("E-mail address"), &person.email)
        .pair(t("Roles"), list)
        .row(SummaryRow::new(t("Password"), password.as_ref()).action(t("Change"), "/account/password", t("password")))
}

fn table(current: &Session, devices: &[sessions::Model]) -> Table {
    let start = Table::new(t("Devices that are signed in"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Device")))
        .column(Column::new(t("Last used")))
        .column(Column::new(t("Sign out")));
    start.rows(devices.iter().map(|device| {
        let used = DateTime::from_timestamp(device.seen_at, 0).unwrap_or_default();
        let here = sessions::is_current(current, device);
        let act = if here {
            html! { (t("This device")) }
        } else {
            end_form(&device.token, &fill("Sign out {device}", &[("device", &browser(&device.device))]))
        };
        Row::headed(browser(&device.device)).cell(dates::moment(used)).cell(act)
    }))
}

fn end_form(which: &str, words: &str) -> Markup {
    html! {
        form method="post" action="/account/sessions" novalidate {
            input type="hidden" name="which" value=(which);
            (Button::new(words).secondary())
        }
    }
}

/// The browser and system in words, from the long name that browsers give themselves.
fn browser(name: &str) -> String {
    const BROWSERS: [(&str, &str); 5] =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| name.contains(mark)).map(|(_, words)| *words);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => fill("{browser} on {system}", &[("browser", browser), ("system", system)]),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t("A device that does not name itself").into_owned(),
    }
}

pub(super) async fn end_sessions(visit: Visit, typed: Typed) -> Answer {
    let (door, person) = (visit.site().door(), visit.actor().id().ok_or(Refused::SignIn)?);
    match typed.get("which") {
        "others" => drop(sessions::end_others(door, person, visit.session()).await?),
        token => drop(sessions::end(door, person, token).await?),
    }
    Ok(see_other("/account?done=sessions"))
}

/// Ends the session. Somebody who is signed out already is led on the same way.
pub(super) async fn sign_out(visit: Visit) -> Answer {
    if visit.actor().is_signed_in() {
        let person = own(&visit).await?;
        let writing = visit.begin(&AccountAction::SignOut).await?;
        writing.finish(accounts::event("signed-out", &person)).await?;
    }
    visit.session().flush().await?;
    Ok(see_other("/"))
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn browsers_are_told_in_words() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(edge), "Edge on Windows");
        assert_eq!(browser(phone), "Safari on iPhone");
        assert_eq!(browser("curl/8"), "A device that does not name itself");
    }
}
