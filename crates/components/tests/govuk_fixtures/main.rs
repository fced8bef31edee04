//! Compares our parts with the official fixtures of the GOV.UK Frontend package.
//!
//! Each test names the fixtures that apply: those that use only options we offer. Left out are fixtures with free
//! classes, attributes and HTML in place of words; the footer, whose fixtures all carry the crown; and options we do not
//! offer, such as inverse colours.

mod content;
mod controls;
mod lists;
mod navigation;
mod questions;
mod tree;

use maud::Render;
use serde_json::Value;
use std::path::PathBuf;

/// Reads the fixtures of a component and compares the named ones with what `build` makes of their options.
fn compare<R: Render>(component: &str, names: &[&str], build: impl Fn(&Value) -> R) {
    compare_part(component, names, None, build);
}

/// The same, for a part of ours that stands inside something more: only what `selector` finds is compared.
fn compare_part<R: Render>(component: &str, names: &[&str], selector: Option<&str>, build: impl Fn(&Value) -> R) {
    let fixtures = read(component);
    let mut compared = 0;
    for name in names {
        let fixture = fixtures
            .iter()
            .find(|fixture| fixture["name"] == **name)
            .unwrap_or_else(|| panic!("{component} has no fixture named {name:?}"));
        let official = tree::of(text(&fixture["html"]), selector);
        let ours = tree::of(&build(&fixture["options"]).render().into_string(), selector);
        assert!(!official.is_empty(), "the fixture {name:?} of {component} is empty");
        assert!(official == ours, "{component}, {name:?}\n--- official\n{official}\n--- ours\n{ours}");
        compared += 1;
    }
    assert!(compared > 0, "no fixture of {component} was compared");
}

fn read(component: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../web/node_modules/govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let whole: Value = serde_json::from_str(&file).expect("fixtures are JSON");
    whole["fixtures"].as_array().expect("fixtures are a list").clone()
}

/// An option in words; numbers too, as the official templates take both.
fn words(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// An option that must be words.
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("words expected, found {value}"))
}

/// An option that is a list; empty when it is absent.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The size that a class such as `govuk-label--l` sets.
fn size(classes: &Value) -> Option<components::Size> {
    use components::Size;
    let class = classes.as_str()?;
    let sizes = [("--xl", Size::Xl), ("--l", Size::L), ("--m", Size::M), ("--s", Size::S)];
    sizes.into_iter().find(|(ending, _)| class.ends_with(ending)).map(|(_, size)| size)
}
