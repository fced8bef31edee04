//! Questions with several controls under a legend.

use super::{compare, list, size, text, words};
use components::{Checkboxes, Choice, DateInput, DatePart, Fieldset, Radios};
use maud::PreEscaped;
use serde_json::Value;

/// Gives a question the id, legend, hint and error of the options.
macro_rules! with_legend {
    ($question:expr, $options:expr) => {{
        let (mut question, options) = ($question, $options);
        if let Some(id) = options["id"].as_str().or(options["idPrefix"].as_str()) {
            question = question.id(id);
        }
        if let Some(hint) = options["hint"]["text"].as_str() {
            question = question.hint(hint);
        }
        question = question.error_if(options["errorMessage"]["text"].as_str());
        let legend = &options["fieldset"]["legend"];
        match (size(&legend["classes"]), legend["isPageHeading"] == true) {
            (Some(size), true) => question = question.as_heading(size),
            (Some(size), false) => question = question.label_size(size),
            (None, _) => {}
        }
        question
    }};
}

fn legend(options: &Value) -> &str {
    text(&options["fieldset"]["legend"]["text"])
}

fn choice(item: &Value, chosen: &Value) -> Choice {
    let value = words(&item["value"]);
    let by_value = list(chosen).iter().any(|chosen| words(chosen) == value) || (!value.is_empty() && words(chosen) == value);
    let mut choice = Choice::new(value, text(&item["text"]));
    choice = choice.checked(item["checked"] == true || by_value).disabled(item["disabled"] == true);
    if let Some(id) = item["id"].as_str() {
        choice = choice.id(id);
    }
    if let Some(hint) = item["hint"]["text"].as_str() {
        choice = choice.hint(hint);
    }
    if let Some(html) = item["conditional"]["html"].as_str() {
        choice = choice.reveals(PreEscaped(html));
    }
    if item["behaviour"] == "exclusive" { choice.excludes_others() } else { choice }
}

#[test]
fn radios() {
    let names = [
        "default",
        "with hint",
        "inline",
        "with a divider",
        "with hints on items",
        "with fieldset and error message",
        "with very long option text",
        "with conditional items",
        "with conditional item checked",
        "small with long text",
        "small inline",
        "small with a divider",
        "with hint and error message",
    ];
    compare("radios", &names, |options| {
        let mut radios = with_legend!(Radios::new(text(&options["name"]), legend(options)), options);
        let classes = words(&options["classes"]);
        if classes.contains("--inline") {
            radios = radios.inline();
        }
        if classes.contains("--small") {
            radios = radios.small();
        }
        list(&options["items"]).iter().fold(radios, |radios, item| match item["divider"].as_str() {
            Some(words) => radios.divider(words),
            None => radios.choice(choice(item, &options["value"])),
        })
    });
}

#[test]
fn checkboxes() {
    let names = [
        "with hint",
        "with pre-checked values",
        "with divider and None",
        "with legend as a page heading",
        "with error message",
        "with very long option text",
        "with conditional items",
        "small",
        "small with long text",
        "small with error",
        "small with hint",
        "small with divider and None",
        "with error message and hint",
    ];
    compare("checkboxes", &names, |options| {
        let mut boxes = with_legend!(Checkboxes::new(text(&options["name"]), legend(options)), options);
        if words(&options["classes"]).contains("--small") {
            boxes = boxes.small();
        }
        list(&options["items"]).iter().fold(boxes, |boxes, item| match item["divider"].as_str() {
            Some(words) => boxes.divider(words),
            None => boxes.choice(choice(item, &options["values"])),
        })
    });
}

#[test]
fn date_input() {
    compare("date-input", &["with values and name prefix"], |options| {
        let typed = |part| words(&options["values"][format!("dob-{part}")]);
        let date = DateInput::new(text(&options["namePrefix"]), legend(options));
        with_legend!(date, options).typed(typed("day"), typed("month"), typed("year"))
    });
}

/// The other fixtures of dates have no prefix in the names that are sent, which ours always have.
#[test]
fn date_input_marks_the_boxes_that_are_wrong() {
    for (name, wrong) in [
        ("with error on day input", vec![DatePart::Day]),
        ("with error on month input", vec![DatePart::Month]),
        ("with error on year input", vec![DatePart::Year]),
        ("with error message and hint", vec![]),
    ] {
        let fixture = super::read("date-input").into_iter().find(|fixture| fixture["name"] == name);
        let fixture = fixture.unwrap_or_else(|| panic!("no fixture named {name}"));
        let options = &fixture["options"];
        let id = text(&options["id"]);
        let date = with_legend!(DateInput::new(id, legend(options)), options).wrong(&wrong);
        let mut official = text(&fixture["html"]).to_owned();
        for part in ["day", "month", "year"] {
            official = official.replace(&format!("name=\"{part}\""), &format!("name=\"{id}-{part}\""));
        }
        let ours = maud::Render::render(&date).into_string();
        assert_eq!(super::tree::of(&official, None), super::tree::of(&ours, None), "{name}");
    }
}

#[test]
fn fieldset() {
    let names = [
        "default",
        "styled as xl text",
        "styled as large text",
        "styled as medium text",
        "styled as small text",
        "as page heading xl",
        "as page heading l",
        "as page heading m",
        "as page heading s",
        "html fieldset content",
    ];
    compare("fieldset", &names, |options| {
        let legend = &options["legend"];
        let fieldset = Fieldset::new(text(&legend["text"])).content(PreEscaped(words(&options["html"])));
        match (size(&legend["classes"]), legend["isPageHeading"] == true) {
            (Some(size), true) => fieldset.as_heading(size),
            (Some(size), false) => fieldset.label_size(size),
            (None, _) => fieldset,
        }
    });
}
