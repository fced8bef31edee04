//! Buttons, boxes and lists to choose from.

use super::{compare, list, size, text, words};
use components::{Button, FileUpload, PasswordInput, Select, TextInput, Textarea, Width};
use serde_json::Value;

/// Gives a control the id, label, hint and error of the options.
macro_rules! with_words {
    ($control:expr, $options:expr) => {{
        let (mut control, options) = ($control, $options);
        if let Some(id) = options["id"].as_str() {
            control = control.id(id);
        }
        if let Some(hint) = options["hint"]["text"].as_str() {
            control = control.hint(hint);
        }
        control = control.error_if(options["errorMessage"]["text"].as_str());
        let label = &options["label"];
        match (size(&label["classes"]), label["isPageHeading"] == true) {
            (Some(size), true) => control = control.as_heading(size),
            (Some(size), false) => control = control.label_size(size),
            (None, _) => {}
        }
        control
    }};
}

/// The name, which is the id in fixtures that give no name.
fn name(options: &Value) -> &str {
    options["name"].as_str().unwrap_or_else(|| text(&options["id"]))
}

fn label(options: &Value) -> &str {
    text(&options["label"]["text"])
}

#[test]
fn button() {
    let names = [
        "default",
        "disabled",
        "link",
        "secondary",
        "secondary disabled",
        "warning",
        "warning disabled",
        "name",
        "value",
        "no type",
        "no data-prevent-double-click",
        "prevent double click",
    ];
    compare("button", &names, |options| {
        let words = text(&options["text"]);
        let mut button = match options["href"].as_str() {
            Some(href) => Button::link(words, href),
            None => Button::new(words).disabled(options["disabled"] == true),
        };
        match options["classes"].as_str() {
            Some("govuk-button--secondary") => button = button.secondary(),
            Some("govuk-button--warning") => button = button.warning(),
            _ => {}
        }
        if let Some(name) = options["name"].as_str() {
            button = button.name(name);
        }
        if let Some(value) = options["value"].as_str() {
            button = button.value(value);
        }
        if options["preventDoubleClick"] == true { button.once() } else { button }
    });
}

#[test]
fn text_input() {
    let names = [
        "default",
        "with hint text",
        "with error message",
        "with error and hint",
        "with width-2 class",
        "with width-3 class",
        "with width-4 class",
        "with width-5 class",
        "with width-10 class",
        "with width-20 class",
        "with width-30 class",
        "with label as page heading",
        "with prefix",
        "with suffix",
        "with prefix and suffix",
        "with prefix and suffix and error",
        "with prefix and suffix and width modifier",
        "id",
        "value",
        "inputmode",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
    ];
    compare("input", &names, text_input_of);
}

fn text_input_of(options: &Value) -> TextInput {
    let mut input = with_words!(TextInput::new(name(options), label(options)), options);
    input = input.value(words(&options["value"]));
    if let Some(words) = options["prefix"]["text"].as_str() {
        input = input.prefix(words);
    }
    if let Some(words) = options["suffix"]["text"].as_str() {
        input = input.suffix(words);
    }
    if let Some(width) = options["classes"].as_str().and_then(width) {
        input = input.width(width);
    }
    if options["inputmode"] == "decimal" {
        input = input.inputmode("decimal");
    }
    if options["autocomplete"] == "postal-code" {
        input = input.autocomplete("postal-code");
    }
    match options["spellcheck"].as_bool() {
        Some(on) => input.spellcheck(on),
        None => input,
    }
}

fn width(class: &str) -> Option<Width> {
    let widths = [Width::Two, Width::Three, Width::Four, Width::Five, Width::Ten, Width::Twenty, Width::Thirty];
    let characters = ["2", "3", "4", "5", "10", "20", "30"];
    let asked = class.strip_prefix("govuk-input--width-")?;
    characters.iter().position(|width| *width == asked).map(|index| widths[index])
}

#[test]
fn password_input() {
    let names =
        ["default", "with hint text", "with error message", "with label as page heading", "id", "with new-password autocomplete"];
    compare("password-input", &names, |options| {
        let input = with_words!(PasswordInput::new(name(options), label(options)), options);
        if options["autocomplete"] == "new-password" { input.for_new_password() } else { input }
    });
}

#[test]
fn textarea() {
    let names = [
        "default",
        "with hint",
        "with error message",
        "with default value",
        "with custom rows",
        "with label as page heading",
        "id",
        "with hint and error message",
        "with spellcheck enabled",
        "with spellcheck disabled",
    ];
    compare("textarea", &names, |options| {
        let mut area = with_words!(Textarea::new(name(options), label(options)), options);
        area = area.value(words(&options["value"]));
        if let Some(rows) = options["rows"].as_u64().and_then(|rows| u8::try_from(rows).ok()) {
            area = area.rows(rows);
        }
        match options["spellcheck"].as_bool() {
            Some(on) => area.spellcheck(on),
            None => area,
        }
    });
}

#[test]
fn select() {
    let names = ["with hint text and error message", "hint", "error", "id"];
    compare("select", &names, |options| {
        let select = with_words!(Select::new(name(options), label(options)), options);
        let items = list(&options["items"]);
        let chosen = items.iter().find(|item| item["selected"] == true).map(|item| words(&item["value"]));
        let select = select.items(items.iter().map(|item| (words(&item["value"]), words(&item["text"]))));
        match chosen {
            Some(value) => select.selected(value),
            None => select,
        }
    });
}

#[test]
fn file_upload() {
    let names = [
        "default",
        "with hint text",
        "with error message and hint",
        "with label as page heading",
        "id",
        "error",
        "allows multiple files",
    ];
    compare("file-upload", &names, |options| {
        let upload = with_words!(FileUpload::new(name(options), label(options)), options);
        if options["multiple"] == true { upload.multiple() } else { upload }
    });
}
