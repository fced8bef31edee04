//! The pages of a meeting in the workspace: agenda, publishing, attendance, minutes; and what is ahead.

use crate::actions::KEEPERS;
use crate::gathering::ahead;
use crate::gathering::whole::Whole;
use crate::{agenda, attendance, minutes, publishing};
use axum::extract::Path;
use components::SubNavigation;
use maud::{Markup, html};
use pages::{Answer, Audience, Page, Refused, Routes, Typed, Visit, see_other};
use records::{House, in_house};
use values::Kind;
use values::meaning::Meant;
use values::words::t;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let one = |page: &str| format!("/workspace/meetings/{{reference}}/{page}");
    ways_back(house)
        .get(ahead::ADDRESS, Audience::SignedIn, in_house!(house, |visit| ahead::show(&visit, &house)))
        .about(Kind::Meeting)
        .get(
            &one("agenda"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| agenda::desk::show(&visit, &house, &at.0)),
        )
        .get(&one("publish"), keepers, in_house!(house, |visit, at: Path<String>| publishing::pages::ask(&visit, &house, &at.0)))
        .post(
            &one("publish"),
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| publishing::pages::publish(&visit, &house, &at.0, &typed)),
        )
        .get(
            &one("attendance"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| attendance::pages::show(&visit, &house, &at.0)),
        )
        .post(
            &one("attendance"),
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| attendance::pages::save(&visit, &house, &at.0, &typed)),
        )
        .get(
            &one("minutes"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| minutes::desk::show(&visit, &house, &at.0)),
        )
        .and(of_minutes(house))
        .about(Kind::AgendaItem)
        .post(
            "/workspace/agenda-items/{reference}/move",
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| agenda::moving::make(&visit, &house, &at.0, &typed)),
        )
}

/// The pages on which minutes are written.
fn of_minutes(house: &House) -> Routes {
    let place = "/workspace/meetings/{reference}/minutes/{item}";
    let approval = "/workspace/meetings/{reference}/minutes/approval";
    Routes::new()
        .about(Kind::Meeting)
        .get(
            approval,
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| minutes::approval::pages::show(&visit, &house, &at.0)),
        )
        .post(
            approval,
            Audience::Roles(KEEPERS),
            in_house!(house, |visit, at: Path<String>, typed: Typed| minutes::approval::pages::send(
                &visit, &house, &at.0, &typed
            )),
        )
        .get(
            "/workspace/meetings/{reference}/minutes/compare",
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| minutes::versions::page::show(&visit, &house, &at.0)),
        )
        .get(
            place,
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<(String, String)>| minutes::editing::show(&visit, &house, &at.0.0, &at.0.1)),
        )
        .post(
            place,
            Audience::Roles(KEEPERS),
            in_house!(house, |visit, at: Path<(String, String)>, typed: Typed| minutes::editing::save(
                &visit,
                &house,
                (&at.0.0, &at.0.1),
                &typed
            )),
        )
}

/// From a thing of an agenda or of minutes to the page of its meeting on which it stands.
fn ways_back(house: &House) -> Routes {
    let back = |page: &str| format!("/workspace/{page}");
    Routes::new()
        .about(Kind::AgendaSection)
        .get(
            &back("agenda-sections/{reference}/agenda"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| go_back(&visit, &house, Kind::AgendaSection, &at.0)),
        )
        .about(Kind::AgendaItem)
        .get(
            &back("agenda-items/{reference}/agenda"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| go_back(&visit, &house, Kind::AgendaItem, &at.0)),
        )
        .about(Kind::Paper)
        .get(
            &back("papers/{reference}/agenda"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| go_back(&visit, &house, Kind::Paper, &at.0)),
        )
        .about(Kind::ReportRecommendation)
        .get(
            &back("report-recommendations/{reference}/agenda"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| go_back(&visit, &house, Kind::ReportRecommendation, &at.0)),
        )
        .about(Kind::Minute)
        .get(
            &back("minutes/{reference}/meeting"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| go_back(&visit, &house, Kind::Minute, &at.0)),
        )
}

/// Leads to the meeting of a section, an item, a paper, a recommendation or a minute.
async fn go_back(visit: &Visit, house: &House, kind: Kind, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let mut at = house.of(kind).find(&reading, reference).await?.map(|row| (kind, row)).ok_or(Refused::NotFound)?;
    let mut anchor = String::new();
    loop {
        let (kind, row) = &at;
        if *kind == Kind::AgendaItem {
            anchor = format!("#{}", row.head.reference);
        }
        let next = match kind {
            Kind::ReportRecommendation => (Kind::Paper, "paper"),
            Kind::Paper => (Kind::AgendaItem, "item"),
            Kind::AgendaItem => (Kind::AgendaSection, "section"),
            Kind::AgendaSection | Kind::Minute => (Kind::Meeting, "meeting"),
            _ => break,
        };
        let index = house.of(*kind).fields().iter().position(|field| field.key == next.1);
        let Some(Meant::Thing(id)) = index.and_then(|index| row.values.get(index)) else { return Err(Refused::NotFound) };
        at = (next.0, house.of(next.0).get(&reading, *id).await?.ok_or(Refused::NotFound)?);
    }
    reading.close().await?;
    let page = if kind == Kind::Minute { "minutes" } else { "agenda" };
    Ok(see_other(&format!("/workspace/meetings/{}/{page}{anchor}", at.1.head.reference)))
}

/// Which page of a meeting is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Agenda,
    Attendance,
    Minutes,
    Papers,
}

/// A page of a meeting, with the others beside it.
pub(crate) fn page(whole: &Whole, here: Here, content: Markup) -> Page {
    let reference = &whole.meeting.reference;
    let base = format!("/workspace/meetings/{reference}");
    let caption = match here {
        Here::Agenda => t("Agenda"),
        Here::Attendance => t("Attendance"),
        Here::Minutes => t("Minutes, item by item"),
        Here::Papers => t("Papers, with your notes"),
    };
    let beside = SubNavigation::new(t("Pages of this meeting"))
        .item(t("Agenda"), format!("{base}/agenda"), here == Here::Agenda)
        .item(t("Attendance"), format!("{base}/attendance"), here == Here::Attendance)
        .item(t("Minutes"), format!("{base}/minutes"), here == Here::Minutes)
        .item(t("Papers"), format!("{base}/pack"), here == Here::Papers)
        .item(t("Record and history"), base.clone(), false)
        .item(t("Page for the public"), format!("/meetings/{reference}"), false);
    let only = records::pages::restricted(Kind::Meeting, &records::Kept::head(&whole.meeting), &whole.names);
    Page::new(whole.meeting.title.clone())
        .caption(caption)
        .section(t("Meetings"))
        .crumb(t("Meetings"), "/workspace/calendar")
        .crumb(whole.meeting.title.clone(), base)
        .wide()
        .restricted(only)
        .content(html! { (beside) (content) })
}
