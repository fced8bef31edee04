//! What a stored file is called when somebody takes it: the day, the body, the thing, the version.

use values::slug;

/// The longest name, with its ending.
const LONGEST: usize = 79;

/// The name of a file: `2017-03-15-kcsp-b1-report-v2.pdf`. The parts must not say what is restricted: a name travels further
/// than what is in the file.
pub fn stored_name(parts: &[&str], version: i64, ending: &str) -> String {
    let tail = format!("-v{version}.{ending}");
    let words = slug::from_title(&parts.join(" "));
    let room = LONGEST.saturating_sub(tail.len());
    let front: String = words.chars().take(room).collect();
    format!("{}{tail}", front.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::stored_name;

    #[test]
    fn a_name_says_day_body_thing_and_version() {
        assert_eq!(stored_name(&["2017-03-15", "KCSP", "B1", "paper"], 2, "pdf"), "2017-03-15-kcsp-b1-paper-v2.pdf");
        let long = stored_name(&[&"word ".repeat(40)], 12, "docx");
        assert!(long.len() < 80 && long.ends_with("-v12.docx") && !long.contains("--"), "{long}");
    }
}
