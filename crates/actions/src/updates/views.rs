//! What the page for telling how an action stands looks like.

use super::form::Told;
use super::page::Shown;
use super::records::Model as Update;
use components::{
    Button, ButtonGroup, Choice, DateInput, Details, ErrorSummary, Notice, Radios, SummaryList, TextInput, Textarea,
};
use maud::{Markup, html};
use pages::Page;
use values::meaning::Meant;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// So many earlier updates are shown at once.
const FEW: usize = 3;

/// The page.
pub(super) fn page(shown: &Shown, told: &Told) -> Page {
    let title = fill("Tell how it stands: {action}", &[("action", &shown.action.head.title)]);
    let start = Page::new(title).section(Kind::Action.many()).back(&shown.back);
    let start = if told.problems.is_empty() { start } else { start.before(summary(told)).with_errors() };
    let names = &shown.lookup.names;
    start.restricted(::records::pages::restricted(Kind::Action, &shown.action.head, names)).content(html! {
        (facts(shown))
        (before(shown))
        (form(shown, told))
    })
}

/// The page after an update by a link of a mail.
pub(super) fn thanks() -> Page {
    Page::new(t("Thank you")).content(html! {
        p class="govuk-body" { (t("Your update is kept, and the action stands as you told. You can close this page.")) }
        p class="govuk-body" { (t("The link in the mail cannot be used again. To tell more, sign in.")) }
        p class="govuk-body" { a class="govuk-link" href=(crate::mine::MINE) { (t("My actions")) } }
    })
}

/// The page after somebody else changed the action: all that was typed stays.
pub(super) fn overtaken(shown: &Shown, told: &Told) -> Page {
    let words = t(
        "Somebody else changed this action while you were typing. Nothing was saved, and what you typed is still in the form. How it stands now is shown above it. Compare, and send it again.",
    );
    page(shown, told).before(Notice::new(words))
}

fn summary(told: &Told) -> ErrorSummary {
    told.problems.iter().fold(ErrorSummary::new(), |summary, problem| {
        let id = if problem.key == "due" { "due-day" } else { problem.key.as_str() };
        summary.link(problem.words.clone(), id)
    })
}

/// What somebody must know of the action to tell how it stands.
const FACTS: [&str; 5] = ["priority", "owner", "partnership", "due", "standing"];

fn facts(shown: &Shown) -> SummaryList {
    let fields = shown.house.of(Kind::Action).fields().iter().zip(&shown.action.values);
    let told = fields.filter(|(field, value)| FACTS.contains(&field.key) && **value != Meant::Nothing);
    told.fold(SummaryList::new(), |list, (field, value)| {
        list.pair(field.label(), ::records::pages::value(field, value, &shown.lookup.names, shown.links))
    })
}

fn before(shown: &Shown) -> Markup {
    let (first, more) = shown.before.split_at(shown.before.len().min(FEW));
    html! {
        @if !first.is_empty() {
            h2 class="govuk-heading-m" { (t("What was told before")) }
            (updates(shown, first))
            @if !more.is_empty() {
                (Details::new(count("{n} earlier update", "{n} earlier updates", u64::try_from(more.len()).unwrap_or(0)), updates(shown, more)))
            }
        }
    }
}

fn updates(shown: &Shown, updates: &[Update]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--spaced" {
            @for update in updates {
                li {
                    strong { (dates::words(update.on)) } ": " (shown.lookup.names.label("action-standing", &update.standing)) ". "
                    (update.happened)
                    @if let Some(evidence) = &update.evidence { " " (fill("To be seen: {where}.", &[("where", evidence)])) }
                }
            }
        }
    }
}

fn form(shown: &Shown, told: &Told) -> Markup {
    let standings = shown.lookup.names.terms("action-standing").iter();
    let choices = standings.map(|(key, words)| Choice::new(key.clone(), words.clone()).checked(*key == told.standing));
    let [day, month, year] = told.due.clone();
    html! {
        h2 class="govuk-heading-m" { (t("Your update")) }
        form method="post" novalidate autocomplete="off" {
            input type="hidden" name="was" value=(shown.action.head.version);
            (Radios::new("standing", t("How does it stand now?")).small().choices(choices).error_if(told.error("standing")))
            (Textarea::new("happened", t("What has happened since?")).hint(t("Also what is in the way, and whose help you need"))
                .rows(5).value(&*told.happened).error_if(told.error("happened")))
            (Textarea::new("outcome", t("What came of it (once it is done)")).rows(3).value(&*told.outcome).error_if(told.error("outcome")))
            (DateInput::new("due", t("When will it be done? (optional)")).hint(t("Change the date if it has moved, and say why above"))
                .typed(day, month, year).error_if(told.error("due")))
            (TextInput::new("evidence", t("Where can it be seen? (optional)")).hint(t("A page, a paper or a meeting"))
                .value(&*told.evidence).error_if(told.error("evidence")))
            (ButtonGroup::new().button(Button::new(t("Send the update")).once()).link(t("Cancel"), &shown.back))
        }
    }
}
