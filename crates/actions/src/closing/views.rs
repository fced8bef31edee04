//! What the page that closes an action looks like. Pure.

use super::Closing;
use crate::actions::rules::{DONE, STOPPED};
use components::{Button, ButtonGroup, Choice, ErrorSummary, Notice, Radios, Select, Textarea};
use maud::html;
use pages::Page;
use values::Kind;
use values::words::{fill, t};

/// The page.
pub(super) fn page(closing: &Closing) -> Page {
    let head = &closing.action.head;
    let text = |key: &str| closing.texts.get(key).cloned().unwrap_or_default();
    let terms = closing.lookup.names.terms("action-standing");
    let radios = terms
        .iter()
        .filter(|(key, _)| [DONE, STOPPED].contains(&key.as_str()))
        .fold(Radios::new("standing", t("How did it end?")), |radios, (key, label)| {
            radios.choice(Choice::new(key.clone(), label.clone()).checked(*key == text("standing")))
        });
    let outcome = Textarea::new("outcome", t("What came of it"))
        .hint(t("Needed when it is done"))
        .value(text("outcome"))
        .rows(4)
        .error_if(closing.error("outcome"));
    let meeting = Select::new("closed_at", t("Meeting that closes it"))
        .item("", t("Choose one"))
        .items(closing.meetings.iter().map(|card| (card.reference.clone(), card.title.clone())).collect::<Vec<_>>())
        .selected(text("closed_at"))
        .error_if(closing.error("closed_at"));
    let here = format!("/workspace/actions/{}", head.reference);
    let content = html! {
        form method="post" novalidate autocomplete="off" {
            input type="hidden" name="was" value=(head.version);
            (radios.error_if(closing.error("standing")))
            (outcome)
            (meeting)
            (ButtonGroup::new().button(Button::new(t("Close the action")).once()).link(t("Cancel"), here.clone()))
        }
    };
    let title = fill("Close at a meeting: {action}", &[("action", &head.title)]);
    let only = ::records::pages::restricted(Kind::Action, head, &closing.lookup.names);
    let start = Page::new(title).section(Kind::Action.many()).back(here).restricted(only).content(content);
    if closing.problems.is_empty() {
        return start;
    }
    let summary = closing.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), it.key.clone()));
    start.before(summary).with_errors()
}

/// The page after somebody else changed the action: what was typed stays.
pub(super) fn overtaken(closing: &Closing) -> Page {
    let words = t(
        "Somebody else changed this action while you were typing. Nothing was saved, and what you typed is still in the form. Compare it with the action, and send it again.",
    );
    page(closing).before(Notice::new(words))
}
