//! The workbook that people fill in to import: a sheet that explains, then one sheet for each kind of thing.
//!
//! The example in row 2 begins with `[example]` in its first cell. The import passes over every row whose first cell
//! begins so, whether people type over the row, delete it or leave it, and also after a save as CSV. The sheet that
//! explains is known by a name defined in the workbook, so it is passed over even when people rename it.

use super::book::{ColumnKind, define, properties};
use super::lists::{Lists, cut};
use super::table::add_note;
use super::{WriteError, names, styles};
use crate::marks;
use rust_xlsxwriter::{DataValidation, Workbook, Worksheet};
use values::words::{fill, t};

/// One sheet of a template.
#[derive(Clone, Debug, Default)]
pub struct SheetTemplate {
    /// The name on the tab, by which the import knows the sheet.
    pub name: String,
    /// What the sheet is for, in a few words.
    pub title: String,
    pub columns: Vec<ColumnTemplate>,
}

/// One column of a template.
#[derive(Clone, Debug, Default)]
pub struct ColumnTemplate {
    /// The short name that programs use; may stand in row 1 instead of the label.
    pub key: String,
    /// The name in row 1.
    pub label: String,
    /// What to write, in a sentence.
    pub help: String,
    pub required: bool,
    /// What may be chosen; anything when empty.
    pub allowed: Vec<String>,
    pub example: String,
    pub kind: ColumnKind,
}

/// Down to this row the lists and formats of the template work.
const LAST_ROW: u32 = 2_000;

/// Writes the template as `.xlsx`.
///
/// # Errors
/// When there are more columns or choices than a workbook can hold.
pub fn template(sheets: &[SheetTemplate]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&t("Import template"), &t("Fill in this workbook to import it"), "", None));
    let mut used = Vec::new();
    let read_me = names::of_sheet(&t("Read me"), &mut used);
    let placed: Vec<(String, &SheetTemplate)> =
        sheets.iter().map(|sheet| (names::of_sheet(&sheet.name, &mut used), sheet)).collect();
    explain(workbook.add_worksheet().set_name(&read_me)?, &placed)?;
    define(&mut workbook, &marks::notes_name(1), &read_me, 1)?;
    let mut lists = Lists::new(&mut used);
    for (name, sheet) in &placed {
        write_sheet(workbook.add_worksheet().set_name(name)?, sheet, &mut lists)?;
    }
    lists.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

fn explain(sheet: &mut Worksheet, placed: &[(String, &SheetTemplate)]) -> Result<(), WriteError> {
    for (column, width) in [(0, 24.0), (1, 26.0), (2, 22.0), (3, 14.0), (4, 60.0), (5, 40.0), (6, 26.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, t("How to fill in this workbook"), &styles::title())?;
    let steps = [
        t("Write one row for each thing, from row 2 down. Keep the names of the columns in row 1"),
        fill(
            "Row 2 is an example. Type over it, delete it or leave it: a row whose first cell begins with {mark} is not read",
            &[("mark", &marks::example_mark())],
        )
        .into(),
        t("Leave a cell empty when you do not know. Do not merge cells"),
        t("Write dates like 2027-03-17 and amounts in pounds like 12000"),
    ];
    for (row, step) in (1..).zip(&steps) {
        sheet.write_string(row, 0, step.as_ref())?;
    }
    let top = 6;
    let heads = [t("Sheet"), t("Column"), t("Short name"), t("Needed"), t("What to write"), t("Choose from"), t("Example")];
    for (column, head) in (0..).zip(&heads) {
        sheet.write_string_with_format(top, column, head.as_ref(), &styles::heading())?;
    }
    let columns = placed.iter().flat_map(|(name, sheet)| sheet.columns.iter().map(move |column| (name, column)));
    for (row, (name, column)) in (top + 1..).zip(columns) {
        let needed = if column.required { t("Yes") } else { t("No") };
        let allowed = column.allowed.join("\n");
        let cells = [name, &column.label, &column.key, needed.as_ref(), &column.help, &allowed, &column.example];
        for (at, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, at, cell_text(text), &styles::wrapped())?;
        }
    }
    sheet.set_freeze_panes(top + 1, 0)?;
    Ok(())
}

fn write_sheet(sheet: &mut Worksheet, out: &SheetTemplate, lists: &mut Lists) -> Result<(), WriteError> {
    let mut used = Vec::new();
    for (at, column) in (0u16..).zip(&out.columns) {
        let label = names::unique(&column.label, &mut used, 250);
        let width = column.label.chars().count().max(column.example.chars().count()).clamp(12, 40) + 3;
        sheet.set_column_width(at, f64::from(u32::try_from(width).unwrap_or(20)))?;
        sheet.set_column_format(at, &styles::to_type(column.kind))?;
        sheet.write_string_with_format(0, at, crate::text::guarded_in_book(&label), &styles::heading())?;
        sheet.write_string_with_format(1, at, example(at, column), &styles::to_type(ColumnKind::Text))?;
        if !column.help.is_empty() || column.required {
            add_note(sheet, (0, at), &hint(column))?;
        }
        sheet.add_data_validation(1, at, LAST_ROW, at, &rule(column, lists)?)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The example as text, so that it shows just what to type; the first cell carries the mark.
fn example(at: u16, column: &ColumnTemplate) -> String {
    let text = if at == 0 { format!("{} {}", marks::example_mark(), column.example) } else { column.example.clone() };
    cell_text(crate::text::guarded_in_book(text.trim()).as_str())
}

fn hint(column: &ColumnTemplate) -> String {
    if column.required { fill("Needed. {help}", &[("help", &column.help)]) } else { column.help.clone() }
}

/// What may be typed, and the hint shown while typing.
fn rule(column: &ColumnTemplate, lists: &mut Lists) -> Result<DataValidation, WriteError> {
    let rule = match column.allowed.as_slice() {
        [] => DataValidation::new().allow_any_value(),
        allowed => lists.rule(&column.label, allowed)?,
    };
    let title: String = column.label.chars().take(30).collect();
    Ok(rule.set_input_title(title)?.set_input_message(cut(&hint(column)))?)
}

fn cell_text(text: &str) -> String {
    text.chars().take(10_000).collect()
}
