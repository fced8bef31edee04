//! The looks of cells: plain, high contrast, wrapped.

use super::book::ColumnKind;
use rust_xlsxwriter::{Format, FormatAlign};

/// Whole pounds.
const POUNDS: &str = "£#,##0;-£#,##0";
/// Pounds and pence.
const PENCE: &str = "£#,##0.00;-£#,##0.00";
const DAY: &str = "dd mmm yyyy";
const TEXT: &str = "@";

pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(16)
}

pub(super) fn heading() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

pub(super) fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// The cell that an error is about; the words stand in the column of errors.
pub(super) fn wrong(format: Format) -> Format {
    format.set_background_color(0x00FF_E5CC)
}

pub(super) fn of_kind(kind: ColumnKind, with_pence: bool) -> Format {
    match kind {
        ColumnKind::Text => wrapped(),
        ColumnKind::Number => Format::new().set_align(FormatAlign::Top),
        ColumnKind::Pounds => Format::new().set_align(FormatAlign::Top).set_num_format(if with_pence { PENCE } else { POUNDS }),
        ColumnKind::Day => Format::new().set_align(FormatAlign::Top).set_num_format(DAY),
    }
}

/// For cells still to be typed: text stays text, so that `007` and `1/2` are kept as typed.
pub(super) fn to_type(kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text => wrapped().set_num_format(TEXT),
        _ => of_kind(kind, false),
    }
}
