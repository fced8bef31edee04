//! What a saved chart and the form that saves one look like. Pure.

use super::super::EXPLORE;
use super::super::pages::Found;
use super::super::said;
use super::super::views::figures;
use super::CHARTS;
use super::pages::State;
use super::records::Model;
use super::rules::Changed;
use crate::public::{EVIDENCE, page_of, stated};
use ::pages::Page;
use ::records::Names;
use components::{
    Button, ButtonGroup, Checkboxes, Choice, Column, Details, EmptyState, ErrorSummary, Row, SmallScreen, SummaryList, Table,
    Tag, TextInput, Textarea, Tone,
};
use maud::{Markup, html};
use values::dates;
use values::words::{count, fill, t};

/// So many changed figures are named.
const NAMED: usize = 20;

/// A saved chart with what is found for it now.
pub(super) struct View<'a> {
    pub saved: &'a Model,
    pub found: &'a Found,
    pub changed: &'a [Changed],
    /// Whether the reader keeps saved charts.
    pub may: bool,
}

/// The page of a saved chart.
pub(super) fn page(view: &View, names: &Names) -> Page {
    let saved = view.saved;
    let content = html! {
        @if let Some(sentence) = &saved.sentence { div class="gt-lead" { (stated(Some(sentence))) } }
        (since(view))
        @match (&view.found.choice, &view.found.explored) {
            (Some(choice), Some(explored)) => {
                (figures(choice, explored))
                p class="govuk-body" { a class="govuk-link" href=(format!("{EXPLORE}?{}", choice.query())) { (t("Change the choice in the explorer")) } }
            }
            _ => (EmptyState::new(t("Figures of this chart"), t("They can no longer be seen here."))),
        }
        @for line in &view.found.told { p class="govuk-body" { (line) } }
        @if view.may {
            p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/saved-charts/{}", saved.reference)) { (t("Its record and history, to change or remove it")) } }
        }
    };
    page_of(saved, names)
        .caption(t("Saved chart"))
        .crumb(t("Evidence"), EVIDENCE)
        .crumb(t("Saved charts"), CHARTS)
        .wide()
        .content(content)
}

/// What was found when it was saved, and what changed since.
fn since(view: &View) -> Markup {
    let saved = view.saved;
    let number = u64::try_from(view.changed.len()).unwrap_or(u64::MAX);
    let state = match view.changed.is_empty() {
        true => html! { (t("The figures have not changed")) },
        false => html! {
            (Tag::new(t("Figures have changed since"), Tone::Attention)) " "
            (count("{n} figure has changed.", "{n} figures have changed.", number))
        },
    };
    let list = SummaryList::new()
        .pair(t("Saved on"), saved.saved_on.map(dates::words).unwrap_or_default())
        .pair(t("Finding when it was saved"), saved.finding.clone().unwrap_or_default())
        .pair(t("Since then"), state);
    let row = |it: &Changed| {
        let of = it.of.trim_end_matches("|all").replace('|', ", ");
        Row::headed(of).cell(it.was.as_str()).cell(it.now.as_str())
    };
    let table = Table::new(t("Figures that changed since it was saved"))
        .column(Column::new(t("Row and column")))
        .column(Column::numeric(t("When it was saved")))
        .column(Column::numeric(t("Now")))
        .rows(view.changed.iter().take(NAMED).map(row))
        .small_screen(SmallScreen::Stack);
    html! {
        (list)
        @if !view.changed.is_empty() { (Details::new(t("Show which figures changed"), table)) }
    }
}

/// The form with which a choice is saved.
pub(super) fn form(found: &Found, state: &State) -> Page {
    let query = found.choice.as_ref().map(super::super::choice::Choice::query).unwrap_or_default();
    let back = format!("{EXPLORE}?{query}");
    let finding = found.explored.as_ref().map(said::finding).unwrap_or_default();
    let who = if found.measure.is_some() { t("Everyone who may see the measure") } else { t("Everyone") };
    let content = html! {
        p class="govuk-body gt-lead" { (t("Your choice is saved with its finding and today’s figures. Its page always shows the latest figures, and says if they have changed.")) }
        p class="govuk-body" { (fill("Finding today: {finding}", &[("finding", &finding)])) }
        form method="post" novalidate {
            (TextInput::new("title", t("Title")).value(state.title.as_str()).error_if(state.error("title")))
            (Textarea::new("sentence", t("What it says for the report"))
                .hint(t("A sentence or two of your own: what the figures mean here. You can leave it out"))
                .value(state.sentence.as_str()).rows(4).error_if(state.error("sentence")))
            (Checkboxes::new("public", t("Who may see it")).choice(Choice::new("yes", who).checked(state.public)))
            (ButtonGroup::new().button(Button::new(t("Save the chart")).once()).link(t("Cancel"), back.as_str()))
        }
    };
    let summary = state.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), &it.key));
    let page = Page::new(t("Save this for reports")).section(t("Evidence")).back(back).restricted(found.restricted.clone());
    let page = page.content(content);
    if state.problems.is_empty() { page } else { page.before(summary) }
}
