//! Where each result leads: on the public site the page on which a thing is told, in the workspace its own.

use crate::address::{Side, public, workspace};
use access::Open;
use components::NumberedParagraph;
use database::Fault;
use records::search::Found;
use records::{House, Names};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// The kinds that are found on a side: those that are searched; on the public site, those that are told there.
pub(super) fn kinds(house: &House, side: Side) -> Vec<Kind> {
    let told = |kind: &Kind| side == Side::Workspace || is_told(*kind);
    Kind::ALL.iter().copied().filter(|kind| house.of(*kind).is_searched() && told(kind)).collect()
}

/// Actions are told on the page of the priority that they serve.
pub(super) fn told_with(side: Side) -> &'static [(Kind, &'static str)] {
    match side {
        Side::Public => &[(Kind::Action, "priority")],
        Side::Workspace => &[],
    }
}

/// Whether things of this kind are told on a public page, their own or that of what they belong to.
fn is_told(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AgendaItem
            | Kind::Minute
            | Kind::Resolution
            | Kind::Chapter
            | Kind::Theme
            | Kind::Finding
            | Kind::Action
            | Kind::Paper
            | Kind::PaperFile
            | Kind::ReportRecommendation
            | Kind::TermsOfReference
    ) || public(kind, "it").is_some()
}

/// The boards and priorities that results belong to: one question for each of the two kinds.
pub(super) async fn belonging(open: &dyn Open, house: &House, found: &[Found]) -> Result<Names, Fault> {
    let mut names = Names::default();
    for kind in [Kind::Partnership, Kind::Priority] {
        let ids: BTreeSet<Uuid> = found.iter().filter_map(|it| it.points_at(house, kind)).collect();
        if !ids.is_empty() {
            names.add_cards(house.cards(open, kind, &ids).await?);
        }
    }
    Ok(names)
}

/// The address of a result, at the paragraph in which the words were found; none when it has no page for this reader.
pub(super) fn address(side: Side, house: &House, found: &Found, names: &Names, anchor: &str) -> Option<String> {
    match side {
        Side::Workspace => Some(with(workspace(found.kind, &found.row.head.reference), anchor)),
        Side::Public => on_the_site(house, found, names, anchor),
    }
}

fn with(address: String, anchor: &str) -> String {
    if anchor.is_empty() { address } else { format!("{address}#{anchor}") }
}

fn on_the_site(house: &House, found: &Found, names: &Names, anchor: &str) -> Option<String> {
    let page = |kind: Kind| public(kind, &found.nearest(kind)?.head.reference);
    match found.kind {
        Kind::AgendaItem | Kind::Paper | Kind::ReportRecommendation => {
            let item = &found.nearest(Kind::AgendaItem)?.head.reference;
            Some(with(format!("{}/items/{item}", page(Kind::Meeting)?), if found.kind == Kind::Paper { anchor } else { "" }))
        }
        Kind::PaperFile => Some(with(format!("/meetings/papers/{}/file", found.nearest(Kind::Paper)?.head.reference), anchor)),
        Kind::Minute => Some(with(page(Kind::Meeting)?, &of_minute(&number(house, found)?, anchor))),
        Kind::Resolution => {
            let minute = Found { kind: Kind::Minute, row: found.nearest(Kind::Minute)?.clone(), within: Vec::new() };
            Some(with(page(Kind::Meeting)?, &of_minute(&number(house, &minute)?, "")))
        }
        Kind::Chapter => {
            let number = number(house, found)?;
            let paragraph = place(anchor).map(|place| NumberedParagraph::anchor(&format!("{}.{place}", number.trim())));
            let chapter = format!("{}/{}", page(Kind::Plan)?, plans::chapters::rules::address(&number));
            Some(with(chapter, &paragraph.unwrap_or_default()))
        }
        Kind::Theme => page(Kind::Plan),
        Kind::Finding => page(Kind::Source),
        Kind::TermsOfReference => Some(format!("{}/terms", page(Kind::Partnership)?)),
        Kind::Action => {
            let priority = found.points_at(house, Kind::Priority).and_then(|id| names.card(id));
            priority.and_then(|card| public(Kind::Priority, &card.reference))
        }
        kind => public(kind, &found.row.head.reference),
    }
}

/// The number of a minute or of a chapter.
fn number(house: &House, found: &Found) -> Option<String> {
    match found.value(house, "number")? {
        Meant::Number(number) => Some(number.to_string()),
        Meant::Text(number) => Some(number),
        _ => None,
    }
}

/// The place of a paragraph among those of its field.
fn place(anchor: &str) -> Option<&str> {
    anchor.rsplit_once('-').map(|(_, place)| place)
}

fn of_minute(number: &str, anchor: &str) -> String {
    place(anchor).map_or_else(|| format!("minute-{number}"), |place| NumberedParagraph::anchor(&format!("{number}.{place}")))
}
