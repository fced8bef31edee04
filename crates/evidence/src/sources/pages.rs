//! The public page of a source: what it is, and what was found in it.

use super::records::Model;
use crate::findings::rules::NAMING;
use crate::public::{EVIDENCE, page_of, stated};
use crate::shared::{self, FindingSummary};
use crate::{find, issues, overview};
use ::pages::{Answer, Page, Refused, Visit};
use ::records::{House, Names};
use access::Open;
use components::{EmptyState, Missing, SummaryList};
use maud::{Markup, html};
use values::words::t;
use values::{Kind, dates};

/// A source with what was found in it.
struct Whole {
    source: Model,
    findings: Vec<FindingSummary>,
    names: Names,
}

/// Shows one source.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let source: Model = find::one(open, reference).await?;
    let findings = shared::findings_of(open, source.id.uuid()).await?;
    let pointed = [
        (Kind::Priority, findings.iter().filter_map(|finding| finding.priority).collect()),
        (Kind::Partnership, source.members_of.into_iter().collect()),
    ];
    let names = find::names(house, open, &["finding-standing"], &pointed).await?;
    Ok(Whole { source, findings, names })
}

fn page(whole: &Whole) -> Page {
    let counts: Vec<FindingSummary> = whole.findings.iter().filter(|finding| finding.kind == NAMING).cloned().collect();
    let content = html! {
        p class="govuk-body gt-lead" { (t("This is a source that we took facts from.")) }
        (summary(&whole.source))
        @if let Some(chart) = issues::chart("issues", &counts) { (chart) }
        @if whole.findings.is_empty() {
            (EmptyState::new(t("What was found in it"), t("No findings from this source can be seen here yet.")))
        } @else {
            (overview::findings(t("What was found in it"), &whole.findings, &whole.names, false))
        }
    };
    page_of(&whole.source, &whole.names).caption(t("Source")).crumb(t("Evidence"), EVIDENCE).wide().content(content)
}

fn summary(source: &Model) -> SummaryList {
    SummaryList::new()
        .pair(t("Who published it"), stated(source.publisher.as_deref()))
        .pair(t("Published on"), published_on(source))
        .pair(t("Licence"), stated(source.licence.as_deref()))
        .pair(t("Note"), stated(source.note.as_deref()))
}

fn published_on(source: &Model) -> Markup {
    match source.published_on {
        Some(day) => html! { time datetime=(day) { (dates::words(day)) } },
        None => html! { (Missing::new(t("Not stated"))) },
    }
}
