//! The links to packs on the pages of a meeting. Pure.

use super::records::Model as Pack;
use super::rules::{self, MEMBERS, PUBLIC};
use crate::agenda::items;
use crate::gathering::whole::Whole;
use crate::site::agenda_shown;
use components::{Button, DownloadLink, DownloadLinks};
use maud::{Markup, html};
use values::dates;
use values::words::{fill, t};

/// The address under which packs are given out.
pub(crate) const PACKS: &str = "/meetings/packs";

/// Adds the agenda and the newest packs to what can be taken from the page of a meeting.
pub(crate) fn downloads(start: DownloadLinks, meeting: &str, packs: &[Pack]) -> DownloadLinks {
    let agenda = DownloadLink::new(t("Agenda"), format!("/meetings/{meeting}/agenda.pdf"), t("PDF"));
    let large = DownloadLink::new(t("Agenda in large print"), format!("/meetings/{meeting}/agenda.pdf?size=large"), t("PDF"));
    let newest = [PUBLIC, MEMBERS].into_iter().filter_map(|audience| of(packs, audience).next());
    newest.fold(start.link(agenda).link(large), |links, pack| links.link(link(pack)))
}

/// The packs for these readers, the newest first.
fn of<'a>(packs: &'a [Pack], audience: &'a str) -> impl Iterator<Item = &'a Pack> {
    let mut own: Vec<&Pack> = packs.iter().filter(|pack| pack.audience == audience).collect();
    own.sort_by_key(|pack| std::cmp::Reverse(pack.number));
    own.into_iter()
}

fn link(pack: &Pack) -> DownloadLink {
    DownloadLink::new(named(pack), format!("{PACKS}/{}", pack.reference), measured(pack))
}

fn named(pack: &Pack) -> String {
    let number = pack.number.to_string();
    if pack.audience == MEMBERS {
        fill("Members’ pack, version {number}", &[("number", &number)])
    } else {
        fill("Public pack, version {number}", &[("number", &number)])
    }
}

/// What the file of a pack is: `PDF, 58 pages, 1.2 MB`.
fn measured(pack: &Pack) -> String {
    let tenths = (pack.bytes + 50_000) / 100_000;
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    fill("PDF, {pages} pages, {size} MB", &[("pages", &pack.pages.to_string()), ("size", &size)])
}

/// The versions before the newest, for whoever holds one on paper.
pub(crate) fn earlier(packs: &[Pack]) -> Markup {
    let earlier: Vec<&Pack> = [PUBLIC, MEMBERS].into_iter().flat_map(|audience| of(packs, audience).skip(1)).collect();
    html! {
        @if !earlier.is_empty() {
            p class="govuk-body-s" {
                (t("Earlier versions:"))
                @for pack in &earlier {
                    " " a class="govuk-link" href=(format!("{PACKS}/{}", pack.reference)) {
                        (fill("{pack}, made on {day}", &[("pack", &named(pack)), ("day", &dates::words(pack.on))]))
                    }
                }
            }
        }
    }
}

/// The newest of these packs; the members' one where both are seen, because it has the pages of the other.
pub(crate) fn latest(packs: &[Pack]) -> Option<&Pack> {
    packs.iter().max_by_key(|pack| (pack.audience == MEMBERS, pack.number))
}

/// The pages of an item: those of the newest pack, or those that were typed for a pack that was made elsewhere.
pub(crate) fn pages_of(whole: &Whole, item: &items::Model) -> Option<String> {
    rules::pages_of(item.id.uuid(), &whole.stands).or_else(|| agenda_shown::pages(item.first_page, item.last_page))
}

/// On the agenda in the workspace: the pack as it would be now, those that are out, and making them again.
pub(crate) fn desk(whole: &Whole, may: bool) -> Markup {
    let base = format!("/workspace/meetings/{}", whole.meeting.reference);
    let links = of(&whole.packs, PUBLIC)
        .chain(of(&whole.packs, MEMBERS))
        .fold(DownloadLinks::new(), |links, pack| links.link(link(pack)));
    html! {
        @if may {
            h2 class="govuk-heading-m" id="packs" { (t("Packs")) }
            @if whole.agenda_published().is_none() {
                p class="govuk-body" { (t("The packs are made when the agenda is published.")) }
            } @else if whole.packs.is_empty() {
                p class="govuk-body" { (t("The packs are being made, or could not be made. Why not stands in the history of the publication.")) }
            } @else {
                (links)
            }
            p class="govuk-body" { a class="govuk-link" href=(format!("{base}/draft-pack")) { (t("Look at the pack as it would be now (PDF)")) } }
            @if whole.agenda_published().is_some() {
                form method="post" action=(format!("{base}/packs-again")) {
                    (Button::new(t("Make the packs again")).secondary().once())
                }
            }
        }
    }
}
