//! Names that workbooks allow, each used once: of sheets, tables and columns.

use values::words::t;

/// The name, cut to so many characters, with a number behind it when it is taken already (capitals do not count).
pub(super) fn unique(wanted: &str, used: &mut Vec<String>, longest: usize) -> String {
    let cut = |room: usize| wanted.chars().take(room).collect::<String>().trim_end().to_owned();
    let mut name = cut(longest);
    let mut number = 2;
    while used.contains(&name.to_lowercase()) {
        let end = format!(" {number}");
        name = format!("{}{end}", cut(longest - end.len()));
        number += 1;
    }
    used.push(name.to_lowercase());
    name
}

/// A name that a worksheet may have: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end.
pub(super) fn of_sheet(wanted: &str, used: &mut Vec<String>) -> String {
    let safe = |c: char| if c.is_control() || "[]:*?/\\".contains(c) { '-' } else { c };
    let name: String = wanted.chars().map(safe).take(31).collect();
    let name = name.trim_matches(['\'', ' ']);
    let name = if name.is_empty() { t("Sheet").into_owned() } else { name.to_owned() };
    // Excel keeps this name for itself.
    let name = if name.eq_ignore_ascii_case("history") { format!("{name}_") } else { name };
    unique(&name, used, 31)
}

/// A name that a table may have: letters, figures and underscores, never like the address of a cell.
pub(super) fn of_table(sheet: &str, used: &mut Vec<String>) -> String {
    let safe: String = sheet.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    unique(&format!("Table_{safe}"), used, 200).replace(' ', "_")
}

/// A sheet's name as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_used_once() {
        let mut used = Vec::new();
        assert_eq!(of_sheet("Grants 2017/18", &mut used), "Grants 2017-18");
        assert_eq!(of_sheet("GRANTS 2017-18", &mut used), "GRANTS 2017-18 2");
        assert_eq!(of_sheet("'", &mut used), "Sheet");
        assert_eq!(of_sheet("History", &mut used), "History_");
        let long = "a".repeat(40);
        assert_eq!(of_sheet(&long, &mut used).chars().count(), 31);
        assert_eq!(of_sheet(&long, &mut used), format!("{} 2", "a".repeat(29)));
        let mut tables = Vec::new();
        assert_eq!(of_table("A 1", &mut tables), "Table_A_1");
        assert_eq!(of_table("A-1", &mut tables), "Table_A_1_2");
    }
}
