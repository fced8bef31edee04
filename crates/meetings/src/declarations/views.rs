//! How declarations of interest are shown: for everyone with the minutes, in the workspace with the way to record one. Pure.

use super::records::Model;
use super::rules::stayed;
use crate::gathering::whole::Whole;
use crate::site::links::link;
use components::{Missing, WarningText};
use maud::{Markup, html};
use values::words::{fill, t};

/// Who declared it: the post, or what is known of whoever attended.
fn who(whole: &Whole, it: &Model) -> Markup {
    let there = it.attendance.and_then(|id| whole.attendances.iter().find(|other| other.id == id));
    let post = it.post.or(there.and_then(|it| it.post)).map(values::Id::uuid);
    match post.or(there.and_then(|it| it.organisation).map(values::Id::uuid)) {
        Some(id) => link(&whole.names, id),
        None => html! { (Missing::new(t("Not shown to you"))) },
    }
}

fn one(whole: &Whole, it: &Model, links: bool) -> Markup {
    html! {
        @if links { a class="govuk-link" href=(format!("/workspace/declarations/{}", it.reference)) { (whole.names.label("interest-category", &it.category)) } }
        @else { (whole.names.label("interest-category", &it.category)) }
        ", " (who(whole, it)) ": " (it.interest) ". "
        strong { (whole.names.label("declaration-done", &it.done)) } "."
    }
}

/// The declarations for everyone who may read the minutes.
pub(crate) fn published(whole: &Whole) -> Markup {
    if whole.declarations.is_empty() {
        return html! {};
    }
    html! {
        h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (t("Declarations of interest")) }
        ul class="govuk-list govuk-list--bullet" {
            @for it in &whole.declarations {
                li { (one(whole, it, false)) @if let Some(number) = whole.number_of(it.item) { " " (fill("(Item {number})", &[("number", number)])) } }
            }
        }
    }
}

/// The declarations about one item, or about none, with the way to record one.
pub(crate) fn of_item(whole: &Whole, item: Option<&crate::gathering::whole::Item>, may: bool) -> Markup {
    let own: Vec<&Model> = whole.declarations.iter().filter(|it| it.item == item.map(|item| item.model.id)).collect();
    let reference = item.map(|item| format!("&item={}", item.model.reference)).unwrap_or_default();
    let add = format!("/workspace/declarations/new?meeting={}{reference}{}", whole.meeting.reference, whole.draft_asked());
    html! {
        @if !own.is_empty() {
            ul class="govuk-list govuk-list--bullet" { @for it in &own { li { (one(whole, it, true)) } } }
        }
        @if own.iter().any(|it| stayed(&it.category, &it.done)) {
            (WarningText::new(t("Somebody with a disclosable pecuniary interest seems to have stayed. Without a dispensation they may neither speak nor vote on the item (Localism Act 2011, section 31).")))
        }
        @if may { p class="govuk-body" { a class="govuk-link" href=(add) { (t("Record a declaration of interest")) } } }
    }
}
