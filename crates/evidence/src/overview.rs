//! The public page of all evidence: which issues are named most, what was found, and in which sources.

use crate::findings::rules::NAMING;
use crate::public::{EVIDENCE, link_or, standing};
use crate::shared::{self, FindingSummary};
use crate::sources::records::Model as Source;
use crate::{find, issues};
use access::Open;
use components::{Column, DownloadLink, DownloadLinks, EmptyState, Missing, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::{Answer, Page, Refused, Visit};
use records::pages::{Format, ListSpec, list_file};
use records::{House, Names};
use sea_orm::Condition;
use values::words::t;
use values::{Kind, dates};

/// All evidence that the actor may see.
struct Overview {
    findings: Vec<FindingSummary>,
    sources: Vec<Source>,
    names: Names,
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let overview = load(&reading, house).await?;
    reading.close().await?;
    Ok(visit.show(Page::new(t("Evidence")).wide().content(content(&overview))))
}

async fn load(open: &dyn Open, house: &House) -> Result<Overview, Refused> {
    let findings = shared::all_findings(open).await?;
    let sources: Vec<Source> = find::all(open, Condition::all()).await?;
    let priorities = findings.iter().filter_map(|finding| finding.priority).collect();
    let names = find::names(house, open, &["finding-standing"], &[(Kind::Priority, priorities)]).await?;
    Ok(Overview { findings, sources, names })
}

/// The findings as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let spec = ListSpec {
        kind: Kind::Finding,
        base: EVIDENCE.to_owned(),
        title: t("Findings").into_owned(),
        intro: String::new(),
        crumbs: Vec::new(),
        item: |base, _| base.to_owned(),
        may_add: false,
    };
    list_file(visit, house, &spec, format).await
}

fn content(all: &Overview) -> Markup {
    let counts: Vec<FindingSummary> = all.findings.iter().filter(|finding| finding.kind == NAMING).cloned().collect();
    html! {
        p class="govuk-body gt-lead" { (t("What we know about crime and safety here, and where it comes from. Our priorities are based on it.")) }
        (ways_in(all))
        @for (number, group) in (1..).zip(issues::by_source(&counts)) {
            @if let Some(chart) = issues::chart(&format!("issues-{number}"), group) { (chart) }
        }
        @if all.findings.is_empty() {
            (EmptyState::new(t("Findings"), t("None can be seen here yet.")))
        } @else {
            (findings(t("What was found"), &all.findings, &all.names, true).id("findings"))
            (files())
        }
        @if all.sources.is_empty() { (EmptyState::new(t("Sources"), t("None can be seen here yet."))) } @else { (sources(all).id("sources")) }
    }
}

/// Where else evidence is, and where on this long page.
fn ways_in(all: &Overview) -> Markup {
    let link = |to: &str, words: std::borrow::Cow<'static, str>| html! { li { a class="govuk-link" href=(to) { (words) } } };
    html! {
        ul class="govuk-list govuk-list--spaced" {
            (link(crate::measures::summary::SUMMARY, t("What the measures show, in one table")))
            (link(crate::explorer::EXPLORE, t("Explore the figures: choose what is counted, where and when")))
            (link(crate::places::PLACES, t("What is recorded in each district and small area")))
            @if !all.findings.is_empty() { (link("#findings", t("What was found, one by one"))) }
            @if !all.sources.is_empty() { (link("#sources", t("The sources, with what each of them told us"))) }
            (link(crate::imports::pages::IMPORTS, t("Files that our figures come from")))
            (link(crate::api::API, t("Data for programs: JSON, CSV and their descriptions")))
        }
    }
}

fn files() -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        links.link(DownloadLink::new(t("Download the findings"), format!("{EVIDENCE}.{}", format.ending()), format.words()))
    })
}

/// The table of findings, with their sources when the page holds several.
pub(crate) fn findings(caption: impl Into<String>, all: &[FindingSummary], names: &Names, with_source: bool) -> Table {
    let row = |finding: &FindingSummary| {
        let row = Row::headed(finding.title.as_str()).cell(finding.figure_in_words());
        let row = row.cell(link_or(names, finding.priority, &t("It led to no priority")));
        let row = if with_source { row.cell(source_link(finding)) } else { row };
        row.cell(standing(names, &finding.standing))
    };
    let table = Table::new(caption)
        .column(Column::new(t("Finding")))
        .column(Column::new(t("Figure")))
        .column(Column::new(t("Priority it led to")));
    let table = if with_source { table.column(Column::new(t("Source"))) } else { table };
    table.column(Column::new(t("Provisional or final"))).rows(all.iter().map(row)).small_screen(SmallScreen::Stack)
}

fn source_link(finding: &FindingSummary) -> Markup {
    html! { a class="govuk-link" href=(format!("{EVIDENCE}/{}", finding.source_reference)) { (finding.source_title) } }
}

fn sources(all: &Overview) -> Table {
    let row = |source: &Source| {
        let number = all.findings.iter().filter(|finding| finding.source == source.id.uuid()).count();
        let title = html! { a class="govuk-link" href=(format!("{EVIDENCE}/{}", source.reference)) { (source.title) } };
        let missing = || html! { (Missing::new(t("Not stated"))) };
        let publisher = source.publisher.as_deref().map_or_else(missing, |publisher| html! { (publisher) });
        let day = source.published_on.map_or_else(missing, |day| html! { (dates::words(day)) });
        Row::headed(title).cell(publisher).cell(day).cell(number.to_string())
    };
    Table::new(t("Sources"))
        .column(Column::new(t("Source")))
        .column(Column::new(t("Who published it")))
        .column(Column::new(t("Published on")))
        .column(Column::numeric(t("Findings")))
        .rows(all.sources.iter().map(row))
        .small_screen(SmallScreen::Stack)
}
