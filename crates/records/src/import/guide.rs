//! The template of the import, and the guide to its columns: both from the fields themselves.

use crate::export::{column_keys, column_kind, column_label};
use crate::{House, Names, Register};
use access::SeenBy;
use documents::{ColumnKind, ColumnTemplate, SheetTemplate, WriteError};
use values::Kind;
use values::meaning::Input;
use values::words::{fill, t};

/// The template as a workbook: a sheet for each register, with help and an example in each column.
pub fn template(house: &House, terms: &Names) -> Result<Vec<u8>, WriteError> {
    documents::template(&sheets(house, terms))
}

/// The sheets of the template.
pub fn sheets(house: &House, terms: &Names) -> Vec<SheetTemplate> {
    let sheet = |kind: &Kind| {
        let register = house.of(*kind);
        let columns = column_keys(register).into_iter().map(|key| column(register, key, terms)).collect();
        SheetTemplate { name: kind.sheet().to_owned(), title: kind.many().into_owned(), columns }
    };
    Kind::ALL.iter().map(sheet).collect()
}

fn column(register: &dyn Register, key: &'static str, terms: &Names) -> ColumnTemplate {
    let label = column_label(register, key);
    let Some(field) = register.fields().iter().find(|field| field.key == key) else {
        return head_column(register, key, label);
    };
    let (help, example, allowed) = match field.input {
        Input::Line(_) | Input::Lines(_) => (t("Text").into_owned(), t("Some words").into_owned(), Vec::new()),
        Input::Day => (t("A date, year first").into_owned(), "2017-03-15".to_owned(), Vec::new()),
        Input::Pounds => (t("An amount in pounds, without sign or commas").into_owned(), "12000".to_owned(), Vec::new()),
        Input::Year => (t("A financial year").into_owned(), "2017 to 2018".to_owned(), Vec::new()),
        Input::Number => (t("A whole number").into_owned(), "12".to_owned(), Vec::new()),
        Input::Choice(list) => {
            let keys: Vec<String> = terms.terms(list).iter().map(|(key, _)| key.clone()).collect();
            (t("One of the list").into_owned(), keys.first().cloned().unwrap_or_default(), keys)
        }
        Input::Thing(kind) => {
            (fill("The reference of a row of {sheet}", &[("sheet", kind.sheet())]), "a-reference".to_owned(), Vec::new())
        }
    };
    let help = field.hint().map_or(help.clone(), |hint| format!("{help}. {hint}"));
    ColumnTemplate {
        key: key.to_owned(),
        label,
        help,
        required: !field.optional,
        allowed,
        example,
        kind: column_kind(field.input),
    }
}

fn head_column(register: &dyn Register, key: &'static str, label: String) -> ColumnTemplate {
    let (help, example, allowed) = match key {
        "reference" => (
            t("The lasting name in addresses: small letters, digits, hyphens. Left blank, it is made from the title"),
            "kent-police",
            Vec::new(),
        ),
        "title" if register.makes_titles() => {
            (t("Made by the system from the other columns; what stands here is not read"), "", Vec::new())
        }
        "title" => (t("What people call it"), "Kent Police", Vec::new()),
        "seen_by" => (
            t("Who can see it: anyone (published), signed-in, or members of one board"),
            "anyone",
            SeenBy::ALL.iter().map(|s| s.key().to_owned()).collect(),
        ),
        _ => (t("The reference of the board, when only its members can see it"), "", Vec::new()),
    };
    let required = key == "title" && !register.makes_titles();
    ColumnTemplate {
        key: key.to_owned(),
        label,
        help: help.into_owned(),
        required,
        allowed,
        example: example.to_owned(),
        kind: ColumnKind::Text,
    }
}
