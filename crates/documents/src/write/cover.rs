//! The first sheet of a workbook: what it is, how it was chosen, when it was taken, and what is on the other sheets.

use super::book::{BookOut, SheetOut};
use super::{WriteError, names, styles};
use rust_xlsxwriter::{Url, Worksheet};
use values::dates;
use values::words::{count, t};

/// The name on the tab.
pub(super) fn name() -> String {
    t("About").into_owned()
}

/// Writes the cover.
pub(super) fn write(sheet: &mut Worksheet, book: &BookOut, placed: &[(String, &SheetOut)]) -> Result<(), WriteError> {
    sheet.set_column_width(0, 28)?.set_column_width(1, 70)?.set_column_width(2, 14)?;
    sheet.write_string_with_format(0, 0, &book.title, &styles::title())?;
    let all = t("All rows");
    let moment = dates::moment(book.taken);
    let facts = [
        (t("What this is"), book.about.as_str()),
        (t("From"), book.organisation.as_str()),
        (t("Filter used"), book.filter.as_deref().unwrap_or(&all)),
        (t("Taken on"), moment.as_str()),
        (t("Licence"), book.licence.as_str()),
    ];
    let mut row = 1;
    for (label, said) in facts.iter().filter(|(_, said)| !said.is_empty()) {
        sheet.write_string_with_format(row, 0, label.as_ref(), &styles::heading())?;
        sheet.write_string_with_format(row, 1, *said, &styles::wrapped())?;
        row += 1;
    }
    for (place, note) in (1..).zip(&book.notes) {
        let label = values::words::fill("Note {n}", &[("n", &place.to_string())]);
        sheet.write_string_with_format(row, 0, label, &styles::heading())?;
        sheet.write_string_with_format(row, 1, note, &styles::wrapped())?;
        row += 1;
    }
    write_contents(sheet, placed, row)
}

fn write_contents(sheet: &mut Worksheet, placed: &[(String, &SheetOut)], first: u32) -> Result<(), WriteError> {
    for (column, heading) in (0..).zip([t("Sheet"), t("What is on it"), t("Rows")]) {
        sheet.write_string_with_format(first, column, heading.as_ref(), &styles::heading())?;
    }
    for (row, (name, out)) in (first + 1..).zip(placed) {
        let link = Url::new(format!("internal:{}!A1", names::quoted(name))).set_text(name);
        sheet.write_url(row, 0, link)?;
        sheet.write_string_with_format(row, 1, &out.title, &styles::wrapped())?;
        sheet.write_string(row, 2, count("{n} row", "{n} rows", out.rows.len() as u64))?;
    }
    Ok(())
}
