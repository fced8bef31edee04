//! What the page of one minute looks like: the text that is written, what was resolved, who promised what. Pure.

use super::editing::Desk;
use super::keeping::Form;
use super::rules::paragraphs;
use super::views::{actions, add_action, resolved};
use crate::declarations::views as declarations;
use crate::gathering::rules::APPROVED;
use crate::publishing::rules::MINUTES;
use crate::workspace::{self, Here};
use access::events;
use components::{
    Button, ButtonGroup, Details, ErrorSummary, InsetText, Missing, Notice, NumberedParagraph, Select, TextInput, Textarea,
    WarningText, Width,
};
use maud::{Markup, html};
use pages::Page;
use records::comparing::{compare, marked::Compared};
use values::dates;
use values::words::{fill, t};

/// The page.
pub(crate) fn page(desk: &Desk, form: &Form) -> Page {
    let content = html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                (heading(desk))
                @if desk.may { (written(desk, form)) } @else { (reading(desk)) }
                (beside(desk))
            }
            div class="govuk-grid-column-one-third" { (places(desk)) }
        }
    };
    let page = workspace::page(&desk.whole, Here::Minutes, content);
    if form.problems.is_empty() {
        return page;
    }
    let summary = form.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), it.key.clone()));
    page.before(summary).with_errors()
}

/// The page after somebody else changed the minute: both versions, and the text that was typed still in the form.
pub(crate) fn overtaken(desk: &Desk, form: &Form, last: Option<&events::Model>) -> Page {
    let (theirs, mine) = (desk.written().and_then(|it| it.minute.text.as_deref()).unwrap_or_default(), form.text("text"));
    let parts = compare(theirs, mine);
    let compared = Compared { anchor: "differs", parts: &parts };
    let words = match (desk.written(), last) {
        (Some(_), Some(event)) => fill(
            "{who} changed this minute on {when}, after you opened it.",
            &[("who", &event.actor_name), ("when", &dates::moment(event.moment()))],
        ),
        (Some(_), None) => t("Somebody else changed this minute after you opened it.").into_owned(),
        (None, _) => t("Somebody else removed this minute after you opened it.").into_owned(),
    };
    let fresh = Form::sent_again(form, desk.version());
    let notice = html! {
        (Notice::new(fill("{words} Nothing was saved, and what you typed is still in the form. Compare the two, put right in the form what should be kept, and save again.", &[("words", &words)])))
        h2 class="govuk-heading-m" { (t("From what is stored now to what you typed")) }
        (others(desk, form))
        @if compared.differs() {
            p class="govuk-body" { (t("Words that you added are underlined, words that are stored and not in your text are struck through.")) }
            (compared.text())
        } @else { p class="govuk-body" { (t("What was said is the same in both.")) } }
        p class="govuk-body" { a class="govuk-link" href=(format!("{}/{}", desk.base(), desk.place)) { (t("Leave what is stored and give up what you typed")) } }
    };
    page(desk, &fresh).before(notice)
}

/// Where title, number or time differ.
fn others(desk: &Desk, form: &Form) -> Markup {
    let stored = Form::stored(desk);
    let labels = [("title", t("Title")), ("number", t("Number")), ("began_at", t("The item began at"))];
    let differ = labels.into_iter().filter(|(key, _)| stored.text(key).trim() != form.text(key).trim());
    html! {
        @for (key, label) in differ {
            p class="govuk-body" {
                (fill("{label}: “{stored}” is stored, you typed “{typed}”.", &[("label", &label), ("stored", stored.text(key)), ("typed", form.text(key))]))
            }
        }
    }
}

fn heading(desk: &Desk) -> Markup {
    let title = match (desk.item(), desk.written()) {
        (Some(item), _) => format!("{} {}", item.number, item.model.title),
        (None, Some(written)) => format!("{}. {}", written.minute.number, written.minute.title),
        (None, None) => t("A minute without an item").into_owned(),
    };
    let restricted = desk.item().is_some_and(|item| item.model.restriction.is_some());
    let part = desk.item().and_then(|item| desk.whole.parts.iter().find(|part| part.item == item.model.id));
    html! {
        h2 class="govuk-heading-l" { (title) }
        @if restricted {
            (InsetText::new(t("Not open to the public. Write here only what may be published, such as that an update was noted; the rest goes into the restricted part.")))
        }
        @if let Some(part) = part {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/restricted-parts/{}", part.reference)) { (t("Restricted part of this item")) }
            }
        }
        @if let Some(words) = settled(desk) { (WarningText::new(words)) }
    }
}

/// What to mind when the minutes are out or approved already.
fn settled(desk: &Desk) -> Option<String> {
    let whole = &desk.whole;
    if whole.meeting.minutes_standing.as_deref() == Some(APPROVED) {
        return Some(
            t("These minutes are approved. What you change now, the meeting that approved them has not seen.").into_owned(),
        );
    }
    let out = desk.written().is_some_and(|it| !whole.waits(&it.minute.seen_by, it.minute.members_of));
    let published = whole.publications.iter().any(|it| it.what == MINUTES);
    (out && published).then(|| t("This minute is published. What you save can be read at once.").into_owned())
}

fn written(desk: &Desk, form: &Form) -> Markup {
    let by_itself = settled(desk).is_none();
    let not_yet = t("Not saved yet. Select Save.");
    let title = TextInput::new("title", t("Title")).value(form.text("title")).error_if(form.error("title"));
    let number = TextInput::new("number", t("Number"))
        .value(form.text("number"))
        .inputmode("numeric")
        .width(Width::Five)
        .error_if(form.error("number"));
    let began = TextInput::new("began_at", t("The item began at (optional)"))
        .hint(t("Hours and minutes, such as 10:40"))
        .value(form.text("began_at"))
        .width(Width::Five)
        .error_if(form.error("began_at"));
    let text = Textarea::new("text", t("What was said"))
        .hint(t("A blank line begins a new paragraph. Paragraphs are numbered. Name posts, not people"))
        .value(form.text("text"))
        .rows(14)
        .error_if(form.error("text"));
    let onward = desk.next().map(|next| fill("Save and go on to {number}", &[("number", &next.number)]));
    let fields = html! {
        input type="hidden" name="was" value=(form.was);
        (title) (number) (began) (text)
        p class="govuk-body" role="status" data-gt-saved="" { }
        (resolution(desk, form))
        (onward.into_iter().fold(ButtonGroup::new().button(Button::new(t("Save"))), |group, words| {
            group.button(Button::new(words).secondary().name("onward").value("yes"))
        }))
    };
    html! {
        @if by_itself { form method="post" novalidate autocomplete="off" data-gt-saves=(not_yet) { (fields) } }
        @else { form method="post" novalidate autocomplete="off" { (fields) } }
    }
}

/// The boxes for one more resolution, saved with the minute.
fn resolution(desk: &Desk, form: &Form) -> Markup {
    let votes = |key: &'static str, label: String| {
        TextInput::new(key, label).value(form.text(key)).inputmode("numeric").width(Width::Five).error_if(form.error(key))
    };
    let kinds = desk.whole.names.terms("resolution-kind").to_vec();
    let boxes = html! {
        (Textarea::new("words", t("Resolved (optional)"))
            .hint(t("As it follows the word resolved: that the update be noted"))
            .value(form.text("words")).rows(2).error_if(form.error("words")))
        (Select::new("kind", t("Kind")).item("", t("Choose one")).items(kinds).selected(form.text("kind")).error_if(form.error("kind")))
        (votes("votes_for", t("Votes for (only when they were counted)").into_owned()))
        (votes("votes_against", t("Votes against").into_owned()))
        (votes("abstentions", t("Abstentions").into_owned()))
    };
    let typed = super::keeping::OF_RESOLUTION.iter().any(|key| !form.text(key).is_empty());
    html! { (Details::new(t("Add a resolution"), boxes).open(typed)) }
}

/// The minute for those who only read it.
fn reading(desk: &Desk) -> Markup {
    html! { @if desk.written().is_none() { p class="govuk-body" { (Missing::new(t("No minute yet"))) } } }
}

/// What belongs to the minute: how it reads, resolutions, actions, declarations, history.
fn beside(desk: &Desk) -> Markup {
    html! {
        @if let Some(written) = desk.written() {
            @let number = written.minute.number;
            h3 class="govuk-heading-m" { (t("How it reads")) }
            @if written.minute.text.is_none() { p class="govuk-body" { (Missing::new(t("Nothing is written yet"))) } }
            @for (place, paragraph) in (1..).zip(paragraphs(written.minute.text.as_deref())) {
                (NumberedParagraph::new(format!("{number}.{place}"), html! { p class="govuk-body" { (paragraph) } }))
            }
            h3 class="govuk-heading-m" { (t("Resolved")) }
            (resolved(&desk.whole, written, desk.may))
            h3 class="govuk-heading-m" { (t("Actions")) }
            (actions(&desk.whole, desk.promised.iter().collect()))
            @if desk.may { p class="govuk-body" { a class="govuk-link" href=(add_action(&desk.whole, written, None)) { (t("Add an action that no resolution asks for")) } } }
        }
        h3 class="govuk-heading-m" { (t("Declarations of interest")) }
        (declarations::of_item(&desk.whole, desk.item(), desk.may))
        @if let Some(written) = desk.written() {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/minutes/{}#history", written.minute.reference)) { (t("Who changed this minute, and when")) }
            }
        }
    }
}

/// The items of the agenda, to go from one to another.
fn places(desk: &Desk) -> Markup {
    let base = desk.base();
    let here = desk.item().map(|item| item.model.id);
    html! {
        nav aria-label=(t("Items of this agenda")) {
            h2 class="govuk-heading-s" { (t("Items of this agenda")) }
            ul class="govuk-list govuk-list--spaced" {
                @for item in desk.whole.items() {
                    @let title = format!("{} {}", item.number, item.model.title);
                    li {
                        @if here == Some(item.model.id) { strong aria-current="page" { (title) } }
                        @else { a class="govuk-link" href=(format!("{base}/{}", item.model.reference)) { (title) } }
                        @if desk.whole.minutes_of(item.model.id).next().is_none() { " " span class="gt-missing" { "(" (t("no minute yet")) ")" } }
                    }
                }
            }
            p class="govuk-body" { a class="govuk-link" href=(base) { (t("All minutes of this meeting")) } }
        }
    }
}
