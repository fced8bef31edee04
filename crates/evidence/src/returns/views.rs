//! What answering a return looks like. Pure.

use super::answer::Answered;
use super::pages::Shown;
use super::records::Model as Return;
use super::rules::{GIVEN, NIL, NOT_GIVEN, STANDINGS, is_late};
use ::pages::Page;
use ::records::Names;
use chrono::NaiveDate;
use components::{Button, ButtonGroup, Choice, ErrorSummary, Notice, Radios, SummaryList, Tag, TextInput, Textarea, Tone, Width};
use maud::{Markup, html};
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(super) fn page(shown: &Shown, answered: &Answered) -> Page {
    let names = &shown.names;
    let gaps = [("measure", names.title(shown.asked.measure.uuid())), ("period", &*shown.asked.period().words())];
    let start = Page::new(fill("{measure}, {period}", &gaps)).caption(t("A figure you have been asked for"));
    let start = start.section(t("Evidence")).back(shown.back);
    let start = if answered.problems.is_empty() { start } else { start.before(summary(answered)).with_errors() };
    let head = ::records::Kept::head(&shown.asked);
    start.restricted(::records::pages::restricted(Kind::FigureReturn, &head, names)).content(html! {
        (facts(shown))
        (form(shown, answered))
    })
}

/// The page after an answer by a link of a mail.
pub(super) fn thanks() -> Page {
    Page::new(t("Thank you")).content(html! {
        p class="govuk-body" { (t("Your answer is saved, and the figure is shown with its measure. You can close this page.")) }
        p class="govuk-body" { (t("The link in the email cannot be used again. To change the answer, sign in.")) }
    })
}

/// The page after somebody else answered meanwhile: all that was typed stays.
pub(super) fn overtaken(shown: &Shown, answered: &Answered) -> Page {
    let words = t(
        "Somebody else changed this return while you were typing. Nothing was saved, and what you typed is still in the form. Compare, and send it again.",
    );
    page(shown, answered).before(Notice::new(words))
}

/// How a return stands, in a tag.
pub(super) fn standing(it: &Return, names: &Names, today: NaiveDate) -> Tag {
    if is_late(&it.standing, it.due, today) {
        return Tag::new(t("Late"), Tone::Problem);
    }
    let tone = match it.standing.as_str() {
        GIVEN | NIL => Tone::Good,
        NOT_GIVEN => Tone::Attention,
        _ => Tone::Plain,
    };
    Tag::new(names.label(STANDINGS, &it.standing).to_owned(), tone)
}

fn summary(answered: &Answered) -> ErrorSummary {
    answered.problems.iter().fold(ErrorSummary::new(), |summary, problem| summary.link(problem.words.clone(), &problem.key))
}

fn facts(shown: &Shown) -> Markup {
    let (it, names) = (&shown.asked, &shown.names);
    let place = it.place.map_or_else(|| t("Everywhere").into_owned(), |id| names.title(id.uuid()).to_owned());
    let list = SummaryList::new()
        .pair(t("Measure"), names.title(it.measure.uuid()))
        .pair(t("Place"), place)
        .pair(t("Period"), it.period().words())
        .pair(t("Who is asked"), names.title(it.owner.uuid()))
        .pair(t("Due"), dates::with_weekday(it.due))
        .pair(t("Status"), html! { (standing(it, names, shown.today)) });
    html! { (list) }
}

fn form(shown: &Shown, answered: &Answered) -> Markup {
    let is = |key: &str| answered.standing == key;
    let figure = TextInput::new("value", t("Figure"))
        .hint(t("A number without its unit, like 1199 or 7.2"))
        .value(answered.value.as_str())
        .width(Width::Ten)
        .error_if(answered.error("value"));
    let reason = Textarea::new("reason", t("Why can it not be given?"))
        .hint(t("It is shown with the measure. Do not name people"))
        .rows(3)
        .value(answered.reason.as_str())
        .error_if(answered.error("reason"));
    let answers = Radios::new("standing", t("What is your answer?"))
        .choice(Choice::new(GIVEN, t("The figure is here")).checked(is(GIVEN)).reveals(figure))
        .choice(Choice::new(NIL, t("Nil: there were none to count")).checked(is(NIL)))
        .choice(Choice::new(NOT_GIVEN, t("I cannot give it")).checked(is(NOT_GIVEN)).reveals(reason))
        .error_if(answered.error("standing"));
    let standings = shown.names.terms("finding-standing").iter();
    let standings = standings.map(|(key, words)| Choice::new(key.clone(), words.clone()).checked(*key == answered.counts_as));
    html! {
        h2 class="govuk-heading-m" { (t("Your answer")) }
        form method="post" novalidate autocomplete="off" {
            input type="hidden" name="was" value=(shown.asked.version);
            (answers)
            (Radios::new("counts_as", t("May the figure still change?")).hint(t("Leave this empty if you cannot give it")).inline().small()
                .choices(standings).error_if(answered.error("counts_as")))
            (Textarea::new("note", t("Note (optional)")).hint(t("What people should know about the figure. Do not name people")).rows(3).value(answered.note.as_str()).error_if(answered.error("note")))
            (ButtonGroup::new().button(Button::new(t("Send the answer")).once()).link(t("Cancel"), shown.back))
        }
    }
}
