//! The public pages of measures: the list, its files, and one measure.

use super::load::load;
use super::views;
use crate::public::MEASURES;
use ::pages::{Answer, Visit};
use ::records::House;
use ::records::pages::{Format, ListSpec, list_file};
use values::Kind;
use values::words::t;

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
        intro: t("A measure shows whether a priority is working. Here you can see what is counted, and which way is good.")
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
    let chosen = whole.chosen(visit.address());
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    Ok(visit.show(views::page(&views::View { whole: &whole, chosen: &chosen, today: visit.clock().today(), may })))
}
