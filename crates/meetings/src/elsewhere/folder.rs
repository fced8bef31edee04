//! A folder of minutes as sheets: one for each meeting, named by its day, with a row for each minute. Pure.

use chrono::NaiveDate;
use documents::Sheet;
use values::words::{fill, t};

/// The minutes of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) on: NaiveDate,
    pub(super) minutes: Vec<FoundMinute>,
}

/// One minute of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundMinute {
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) text: String,
    /// What was resolved, as it follows the word resolved; blank when nothing is written down.
    pub(super) resolved: String,
}

/// The days of the sheets, or what is wrong with one, in words.
pub(super) fn read(sheets: &[Sheet]) -> Result<Vec<Day>, String> {
    let mut days = sheets.iter().map(of_sheet).collect::<Result<Vec<Day>, String>>()?;
    days.sort_by_key(|day| day.on);
    match days.windows(2).find(|pair| pair[0].on == pair[1].on) {
        Some(pair) => {
            Err(fill("Two sheets are named by the same day, {day}. Put them into one", &[("day", &pair[0].on.to_string())]))
        }
        None => Ok(days),
    }
}

fn of_sheet(sheet: &Sheet) -> Result<Day, String> {
    let gaps = [("sheet", sheet.name.as_str())];
    let on = values::dates::read(sheet.name.get(..10).unwrap_or_default())
        .or_else(|_| values::dates::read(&sheet.name))
        .map_err(|_| fill("“{sheet}” is not named by a day. Name each sheet like 2016-10-13", &gaps))?;
    let column = |name: &str| sheet.columns.iter().position(|heading| heading.trim().eq_ignore_ascii_case(name));
    let (Some(number), Some(title)) = (column("number"), column("title")) else {
        return Err(fill("“{sheet}” needs the columns number and title, and may have text and resolved", &gaps));
    };
    let (text, resolved) = (column("text"), column("resolved"));
    let minute = |row: &documents::Row| {
        let cell = |at: Option<usize>| at.map(|at| row.cell(at).trim().to_owned()).unwrap_or_default();
        let read = cell(Some(number)).trim_end_matches('.').parse::<i64>();
        let line = row.number.to_string();
        let wrong = || fill("“{sheet}”, row {row}: enter the number of the minute as digits", &[gaps[0], ("row", &line)]);
        let title = cell(Some(title));
        if title.is_empty() {
            return Err(fill("“{sheet}”, row {row}: enter the title of the minute", &[gaps[0], ("row", &line)]));
        }
        Ok(FoundMinute { number: read.map_err(|_| wrong())?, title, text: cell(text), resolved: cell(resolved) })
    };
    let minutes = sheet.rows.iter().map(minute).collect::<Result<Vec<_>, String>>()?;
    if minutes.is_empty() { Err(fill("“{sheet}” has no minutes", &gaps)) } else { Ok(Day { on, minutes }) }
}

/// Words for a folder that is no folder of sheets.
pub(super) fn not_a_folder() -> String {
    t("Choose a workbook, or a ZIP of CSV files, with a sheet for each meeting named by its day").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::Row;

    fn sheet(name: &str, rows: &[[&str; 3]]) -> Sheet {
        let row = |(number, cells): (u32, &[&str; 3])| Row { number, cells: cells.map(str::to_owned).to_vec() };
        Sheet {
            name: name.to_owned(),
            columns: ["Number", "Title", "Resolved"].map(str::to_owned).to_vec(),
            rows: (2..).zip(rows).map(row).collect(),
        }
    }

    #[test]
    fn a_sheet_named_by_its_day_becomes_the_minutes_of_that_day() {
        let sheets =
            [sheet("2017-03-15", &[["138", "Notes", ""]]), sheet("2016-10-13", &[["126.", "Notes", "that they be signed"]])];
        let days = read(&sheets).expect("two days");
        assert_eq!(days.iter().map(|day| day.on.to_string()).collect::<Vec<_>>(), ["2016-10-13", "2017-03-15"]);
        assert_eq!((days[0].minutes[0].number, days[0].minutes[0].resolved.as_str()), (126, "that they be signed"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_sheet_and_row() {
        let wrong = |sheet: Sheet| read(&[sheet]).expect_err("wrong");
        assert!(wrong(sheet("minutes", &[["1", "Notes", ""]])).contains("not named by a day"));
        assert!(wrong(sheet("2016-10-13", &[["one", "Notes", ""]])).contains("row 2: enter the number"));
        assert!(wrong(sheet("2016-10-13", &[["1", " ", ""]])).contains("row 2: enter the title"));
        assert!(wrong(sheet("2016-10-13", &[])).contains("has no minutes"));
        assert!(read(&[sheet("2016-10-13", &[["1", "A", ""]]), sheet("2016-10-13", &[["2", "B", ""]])]).is_err());
    }
}
