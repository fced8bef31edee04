//! Messages and parts of running text.

use super::{compare, list, text, words};
use components::{Details, ErrorSummary, InsetText, Notice, Panel, Tag, Tone, WarningText};
use maud::{Markup, PreEscaped, Render};
use serde_json::Value;

/// The words of an option, or its HTML when it has that.
fn text_or_html(options: &Value) -> Markup {
    match options["html"].as_str() {
        Some(html) => PreEscaped(html.to_owned()),
        None => words(&options["text"]).render(),
    }
}

#[test]
fn error_summary() {
    let names = ["default", "without links", "mixed with and without links"];
    compare("error-summary", &names, |options| {
        list(&options["errorList"]).iter().fold(ErrorSummary::new(), |summary, item| match item["href"].as_str() {
            Some(href) => summary.link(text(&item["text"]), href.trim_start_matches('#')),
            None => summary.text(text(&item["text"])),
        })
    });
}

#[test]
fn notice() {
    let names = [
        "default",
        "with text as html",
        "with type as success",
        "with long heading",
        "with lots of content",
        "custom title",
        "custom text",
    ];
    compare("notification-banner", &names, |options| {
        let notice = match options["html"].as_str() {
            Some(html) => Notice::with(PreEscaped(html)),
            None => Notice::new(text(&options["text"])),
        };
        let notice = if options["type"] == "success" { notice.success() } else { notice };
        match options["titleText"].as_str() {
            Some(words) => notice.title(words),
            None => notice,
        }
    });
}

#[test]
fn tag() {
    compare("tag", &["default", "grey", "green", "red", "orange"], |options| {
        let tone = match options["classes"].as_str() {
            Some("govuk-tag--grey") => Tone::Quiet,
            Some("govuk-tag--green") => Tone::Good,
            Some("govuk-tag--red") => Tone::Problem,
            Some("govuk-tag--orange") => Tone::Attention,
            _ => Tone::Plain,
        };
        Tag::new(text(&options["text"]), tone)
    });
}

#[test]
fn inset_text() {
    compare("inset-text", &["default", "with html", "html as text"], |options| InsetText::new(text_or_html(options)));
}

#[test]
fn warning_text() {
    compare("warning-text", &["default", "multiple lines"], |options| WarningText::new(text(&options["text"])));
}

#[test]
fn details() {
    let names = ["default", "expanded", "id", "html as text", "html", "summary html as text", "with html"];
    compare("details", &names, |options| {
        let details = Details::new(text(&options["summaryText"]), text_or_html(options)).open(options["open"] == true);
        match options["id"].as_str() {
            Some(id) => details.id(id),
            None => details,
        }
    });
}

#[test]
fn panel() {
    let names = ["title html as text", "body html as text", "body html", "title with no body text", "custom heading level"];
    compare("panel", &names, |options| {
        let mut panel = Panel::new(text(&options["titleText"]));
        if !options["text"].is_null() || !options["html"].is_null() {
            panel = panel.body(text_or_html(options));
        }
        if options["headingLevel"] == 2 { panel.below_heading() } else { panel }
    });
}
