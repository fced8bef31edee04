//! What the page of an agreement looks like: the chart as it is, as it would be, and the button. Pure.

use super::pages::{Asked, Stands};
use crate::measures::chart::chart;
use crate::measures::load::Chosen;
use crate::measures::told::Told;
use crate::observations::records::Model as Observation;
use crate::public::MEASURES;
use components::{Button, Column, InsetText, Notice, Row, SmallScreen, SummaryList, Table, WarningText};
use maud::{Markup, html};
use pages::Page;
use records::Kept;
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(asked: &Asked) -> Page {
    let rebase = &asked.rebase;
    let words = match asked.stands {
        Stands::Agreed => t("A second person agreed. The step change now counts, and the chart of the measure shows it."),
        Stands::Own => t("You asked for this step change or changed it. It counts once somebody else agrees."),
        Stands::Open => t("Somebody asked for this step change. It counts once you or another second person agrees."),
        Stands::ForOthers => t("Somebody asked for this step change. It counts once a second person agrees."),
    };
    let list = SummaryList::new()
        .pair(t("First period after the change"), dates::month(rebase.starts))
        .pair(t("Reason"), rebase.reason.as_str());
    let content = html! {
        (InsetText::new(words))
        (list)
        @if rebase.seen_by != asked.whole.measure.seen_by {
            (WarningText::new(t("Some people who may see the measure may not see this step change. They would see the chart without it. Change who may see it before somebody agrees.")))
        }
        (compared(asked))
        @if asked.stands == Stands::Open {
            form method="post" novalidate {
                input type="hidden" name="shown" value=(rebase.version);
                p class="govuk-body" { (t("By selecting this you say that something real changed, that the reason is right, and that the usual range should be worked out anew from then on.")) }
                (Button::new(t("Agree to the step change")).once())
            }
        }
    };
    let only = records::pages::restricted(Kind::Rebase, &rebase.head(), &asked.whole.names);
    Page::new(rebase.title.clone())
        .caption(t("Step change of a measure"))
        .section(t("Measures"))
        .crumb(Kind::Rebase.many(), "/workspace/rebases")
        .crumb(rebase.title.clone(), format!("/workspace/rebases/{}", rebase.reference))
        .restricted(only)
        .content(content)
}

/// The page after an agreement that does not count.
pub(crate) fn refused(asked: &Asked) -> Page {
    let words = match asked.stands {
        Stands::Own => t("Nothing was recorded: whoever asked for a step change or changed it cannot also agree to it."),
        _ => t("Nothing was recorded: the step change has been edited since you opened this page. Look at it again."),
    };
    page(asked).before(Notice::new(words))
}

/// The limits without and with the step change, and the chart with it.
fn compared(asked: &Asked) -> Markup {
    let (whole, rebase) = (&asked.whole, &asked.rebase);
    let place = rebase.place.or_else(|| crate::measures::told::places(&whole.observations).first().copied().flatten());
    let chosen = Chosen { place, as_one: false };
    let own: Vec<&Observation> = whole.observations.iter().filter(|it| it.place == place).collect();
    let mut others = whole.steps(&chosen);
    others.retain(|it| it.id != rebase.id);
    let without = Told::of(&whole.measure, &own, &others);
    others.push(rebase);
    others.sort_by_key(|it| it.starts);
    let with = Told::of(&whole.measure, &own, &others);
    let row = |name, told: &Told| {
        let variation = told.variation();
        let range = told.range().map(|(lower, upper)| fill("{lower} to {upper}", &[("lower", &lower), ("upper", &upper)]));
        let none = || t("Too few figures").into_owned();
        Row::headed(name).cell(range.unwrap_or_else(none)).cell(variation.word).cell(variation.sentence)
    };
    let table = Table::new(t("What the latest figure means without and with it"))
        .column(Column::new(t("Step change")))
        .column(Column::new(t("Usual range")))
        .column(Column::new(t("Variation")))
        .column(Column::new(t("What it means")))
        .row(row(t("Without it"), &without))
        .row(row(t("With it"), &with))
        .small_screen(SmallScreen::Stack);
    html! {
        (table)
        @if !with.series.points.is_empty() { (chart(whole, &chosen, &with)) }
        p class="govuk-body" { a class="govuk-link" href=(format!("{MEASURES}/{}", whole.measure.reference)) { (t("The measure as it is shown now")) } }
    }
}
