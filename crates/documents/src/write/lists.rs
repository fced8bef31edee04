//! What may be chosen in a column: kept on one hidden sheet, since a list inside a cell may only have 255 characters.

use super::{WriteError, names};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Workbook};
use values::words::{fill, t};

/// The lists of a workbook under way.
pub(super) struct Lists {
    sheet: String,
    columns: Vec<Vec<String>>,
}

impl Lists {
    /// No lists yet; their sheet takes its name now.
    pub(super) fn new(used: &mut Vec<String>) -> Lists {
        Lists { sheet: names::of_sheet(&t("Lists"), used), columns: Vec::new() }
    }

    /// The rule for cells in which one of these may be chosen.
    pub(super) fn rule(&mut self, heading: &str, allowed: &[String]) -> Result<DataValidation, WriteError> {
        let at = self.columns.iter().position(|column| column == allowed).unwrap_or_else(|| {
            self.columns.push(allowed.to_vec());
            self.columns.len() - 1
        });
        let letters = crate::text::column_letters(at);
        let range = format!("={}!${letters}$1:${letters}${}", names::quoted(&self.sheet), allowed.len());
        let title: String = heading.chars().take(30).collect();
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(title)?
            .set_error_message(cut(&fill("Choose one of the {column} values in the list", &[("column", heading)])))?;
        Ok(rule)
    }

    /// Writes the hidden sheet, last, when there are any lists.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), WriteError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.sheet)?.set_hidden(true);
        for (column, allowed) in (0..).zip(&self.columns) {
            for (row, text) in (0..).zip(allowed) {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok(())
    }
}

/// A message as long as a spreadsheet program shows.
pub(super) fn cut(message: &str) -> String {
    message.chars().take(250).collect()
}
