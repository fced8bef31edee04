//! The rooms in which every sentence has its Welsh: charts, and the public pages of figures around them.

use super::scan::{Said, Scan};
use std::collections::BTreeMap;

/// Files whose sentences are all in Welsh, by the beginnings of their paths. Add a room when its last sentence is translated.
const ROOMS: &[&str] = &[
    "crates/components/src/charts",
    "crates/components/src/lists",
    "crates/components/src/navigation",
    "crates/evidence/src/api",
    "crates/evidence/src/comparing",
    "crates/evidence/src/explorer",
    "crates/evidence/src/imports/notes/rules.rs",
    "crates/evidence/src/imports/pages/public.rs",
    "crates/evidence/src/imports/reading/meaning.rs",
    "crates/evidence/src/issues.rs",
    "crates/evidence/src/measures/chart.rs",
    "crates/evidence/src/measures/files.rs",
    "crates/evidence/src/measures/pages.rs",
    "crates/evidence/src/measures/summary.rs",
    "crates/evidence/src/measures/views.rs",
    "crates/evidence/src/overview.rs",
    "crates/evidence/src/periods.rs",
    "crates/evidence/src/places",
    "crates/evidence/src/series.rs",
    "crates/evidence/src/sources/pages.rs",
    "crates/evidence/src/withholding/rules.rs",
    "crates/evidence/src/worked/counted.rs",
    "crates/evidence/src/worked/table.rs",
    "crates/evidence/src/xmr",
    "crates/pages/src/refused.rs",
    "crates/pages/src/shell.rs",
    "crates/values/src/dates.rs",
];
/// Forms of the workspace that stand in those folders, with labels of fields and their errors. Their readers keep records.
const NOT_THESE: &[&str] = &["crates/evidence/src/explorer/saved/records.rs", "crates/evidence/src/places/groups.rs"];
/// How many forms a sentence with a number has in Welsh.
const FORMS: usize = 6;

/// The sentences of these rooms that have no Welsh, or too few forms of it, or other gaps than the English has.
pub fn faults(scans: &[(String, Scan)], po: &str) -> Vec<String> {
    let (welsh, twice) = read(po);
    let twice = twice.into_iter().map(|text| format!("locales/cy.po: {text:?} stands there twice; leave one"));
    let inside = |path: &str| ROOMS.iter().any(|room| path.starts_with(room)) && !NOT_THESE.contains(&path);
    let of = |(path, scan): &(String, Scan)| -> Vec<String> {
        let said = scan.said.iter().filter(|_| inside(path));
        said.filter_map(|said| Some(format!("{path}:{} {:?} {}", said.line, said.text, fault(said, &welsh)?))).collect()
    };
    twice.chain(scans.iter().flat_map(of)).collect()
}

fn fault(said: &Said, welsh: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let Some(forms) = welsh.get(&said.text).filter(|forms| forms.iter().all(|form| !form.is_empty())) else {
        return Some("has no Welsh; add it to locales/cy.po".to_owned());
    };
    let wanted = if said.plural.is_some() { FORMS } else { 1 };
    if forms.len() != wanted {
        return Some(format!("has {} forms in Welsh instead of {wanted}", forms.len()));
    }
    let english = said.plural.as_ref().map_or_else(|| said.text.clone(), |plural| format!("{} {plural}", said.text));
    let stranger = forms.iter().flat_map(|form| gaps(form)).find(|gap| !gaps(&english).contains(gap) && *gap != "n")?;
    Some(format!("has a gap in Welsh that the English has not: {{{stranger}}}"))
}

/// The names of the gaps of a sentence.
fn gaps(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(gap, _)| gap)).collect()
}

/// The messages of a PO file with their forms, and those that stand in it twice.
fn read(po: &str) -> (BTreeMap<String, Vec<String>>, Vec<String>) {
    let (mut all, mut twice) = (BTreeMap::new(), Vec::new());
    for entry in po.split("\n\n").filter(|entry| !entry.lines().any(|line| line.starts_with("#,") && line.contains("fuzzy"))) {
        let (mut one, mut forms) = (String::new(), Vec::new());
        let mut is_form = false;
        for line in entry.lines() {
            let (key, text) = line.split_once('"').map_or((line, ""), |(key, rest)| (key.trim(), rest.trim_end_matches('"')));
            let text = text.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
            match key {
                "msgid" => (one, is_form) = (text, false),
                "msgid_plural" => is_form = false,
                key if key.starts_with("msgstr") => {
                    forms.push(text);
                    is_form = true;
                }
                "" => forms.last_mut().filter(|_| is_form).unwrap_or(&mut one).push_str(&text),
                _ => {}
            }
        }
        if all.insert(one.clone(), forms).is_some() {
            twice.push(one);
        }
    }
    (all, twice)
}

#[cfg(test)]
mod test {
    use super::*;
    use crate::words::scan::scan;

    const PO: &str = "msgid \"Usual\"\nmsgstr \"Arferol\"\n\nmsgid \"Empty\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"Guessed\"\nmsgstr \"Efallai\"\n\n\
        msgid \"{n} row\"\nmsgid_plural \"{n} rows\"\nmsgstr[0] \"0\"\nmsgstr[1] \"{n} rhes\"\nmsgstr[2] \"{n} res\"\n\n\
        msgid \"From {a}\"\nmsgstr \"O {b}\"\n\nmsgid \"\"\n\"In two \"\n\"lines\"\nmsgstr \"\"\n\"Mewn \"\n\"dwy\"\n";

    fn found(path: &str, code: &str) -> Vec<String> {
        faults(&[(path.to_owned(), scan(code).unwrap())], PO)
    }

    #[test]
    fn a_sentence_of_a_chart_has_its_welsh_in_all_forms_with_its_gaps() {
        let chart = "crates/components/src/charts/xmr.rs";
        assert!(found(chart, "fn f() { t(\"Usual\"); t(\"In two lines\") }").is_empty());
        for (code, words) in [
            ("fn f() { t(\"New\") }", "has no Welsh"),
            ("fn f() { t(\"Empty\") }", "has no Welsh"),
            ("fn f() { t(\"Guessed\") }", "has no Welsh"),
            ("fn f() { count(\"{n} row\", \"{n} rows\", 2) }", "has 3 forms in Welsh instead of 6"),
            ("fn f() { fill(\"From {a}\", &[]) }", "has a gap in Welsh that the English has not: {b}"),
        ] {
            let found = found(chart, code);
            assert!(found.len() == 1 && found[0].contains(words), "{code}: {found:?}");
        }
    }

    #[test]
    fn a_message_stands_once() {
        let found = faults(&[], &format!("{PO}\nmsgid \"Usual\"\nmsgstr \"Arferol\"\n"));
        assert_eq!(found, ["locales/cy.po: \"Usual\" stands there twice; leave one"]);
    }

    #[test]
    fn other_rooms_may_wait() {
        assert!(found("crates/funding/src/awards/views.rs", "fn f() { t(\"New\") }").is_empty());
    }
}
