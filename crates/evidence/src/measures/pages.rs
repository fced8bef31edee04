//! The public pages of measures: the list, its files, and one measure.

use super::records::Model;
use crate::find;
use crate::public::{MEASURES, link, link_or, page_of, stated};
use ::pages::{Answer, Page, Refused, Visit};
use ::records::pages::{Format, ListSpec, list_file};
use ::records::{House, Names};
use access::Open;
use components::SummaryList;
use maud::html;
use values::Kind;
use values::words::t;

/// A measure and the names of what it points at.
struct Whole {
    measure: Model,
    names: Names,
}

/// Shows the list.
pub(crate) async fn list(visit: &Visit, house: &House) -> Answer {
    ::records::pages::list(visit, house, &spec()).await
}

/// The list as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    list_file(visit, house, &spec(), format).await
}

fn spec() -> ListSpec {
    ListSpec {
        kind: Kind::Measure,
        base: MEASURES.to_owned(),
        title: t("Measures").into_owned(),
        intro: t("A measure shows whether a priority works. Here you can see what is counted, and which way is good.")
            .into_owned(),
        crumbs: Vec::new(),
        item: |base, reference| format!("{base}/{reference}"),
        may_add: false,
    }
}

/// Shows one measure.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let measure: Model = find::one(open, reference).await?;
    let pointed = [
        (Kind::Priority, vec![measure.priority.uuid()]),
        (Kind::Post, measure.owner.iter().map(|id| id.uuid()).collect()),
        (Kind::Source, measure.source.iter().map(|id| id.uuid()).collect()),
        (Kind::Partnership, measure.members_of.into_iter().collect()),
    ];
    let names = find::names(house, open, &["direction"], &pointed).await?;
    Ok(Whole { measure, names })
}

fn page(whole: &Whole) -> Page {
    let (measure, names) = (&whole.measure, &whole.names);
    let none = t("Not stated");
    let list = SummaryList::new()
        .pair(t("Priority"), link(names, measure.priority.uuid()))
        .pair(t("What is counted"), measure.unit.as_str())
        .pair(t("Which way is good"), names.label("direction", &measure.direction))
        .pair(t("Stands in for"), stated(measure.proxy_for.as_deref()))
        .pair(t("Who answers for it"), link_or(names, measure.owner.map(|id| id.uuid()), &none))
        .pair(t("Source"), link_or(names, measure.source.map(|id| id.uuid()), &none))
        .pair(t("How to read it"), stated(measure.note.as_deref()));
    let lead = t("This measure shows whether its priority works. No figures are kept here yet.");
    let content = html! { p class="govuk-body gt-lead" { (lead) } (list) };
    page_of(measure, names).caption(t("Measure")).crumb(t("Measures"), MEASURES).content(content)
}
