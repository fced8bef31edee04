//! The file for translators, in gettext's format: every message once, with the files it stands in.

use super::scan::Scan;
use std::collections::BTreeMap;
use std::fmt::Write;

const HEAD: &str = r#"# Every sentence of Golden Thread, for translators. Written by `cargo xtask words extract`; do not edit.
msgid ""
msgstr ""
"Project-Id-Version: golden-thread\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"
"#;

/// One message and where it was found.
struct Message<'a> {
    text: &'a str,
    plural: Option<&'a str>,
    files: Vec<&'a str>,
}

/// The whole file, and the messages that are said both with and without a number, which gettext cannot hold.
pub fn write(scans: &[(String, Scan)]) -> (String, Vec<String>) {
    let mut messages: Vec<Message> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut clashes = Vec::new();
    for (path, scan) in scans {
        for said in &scan.said {
            let place = *places.entry(&said.text).or_insert_with(|| {
                messages.push(Message { text: &said.text, plural: said.plural.as_deref(), files: Vec::new() });
                messages.len() - 1
            });
            let message = &mut messages[place];
            if message.plural != said.plural.as_deref() {
                clashes.push(format!("{path}:{} {:?} stands elsewhere with another plural, or with none", said.line, said.text));
            }
            if !message.files.contains(&path.as_str()) {
                message.files.push(path);
            }
        }
    }
    (HEAD.to_owned() + &messages.iter().map(entry).collect::<String>(), clashes)
}

fn entry(message: &Message) -> String {
    let mut entry = String::from("\n");
    for file in &message.files {
        let _ = writeln!(entry, "#: {file}");
    }
    let _ = writeln!(entry, "msgid {}", quoted(message.text));
    match message.plural {
        Some(plural) => {
            let _ = writeln!(entry, "msgid_plural {}\nmsgstr[0] \"\"\nmsgstr[1] \"\"", quoted(plural));
        }
        None => entry.push_str("msgstr \"\"\n"),
    }
    entry
}

fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod test {
    use super::*;
    use crate::words::scan::scan;

    fn scans(files: &[(&str, &str)]) -> Vec<(String, Scan)> {
        files.iter().map(|(path, text)| ((*path).to_owned(), scan(text).unwrap())).collect()
    }

    #[test]
    fn every_message_stands_once_with_its_files() {
        let files = scans(&[
            ("a.rs", "fn f() { t(\"Plans\"); count(\"{n} \\\"plan\\\"\", \"{n} plans\", 2); }"),
            ("b.rs", "fn f() { t(\"Plans\") }"),
        ]);
        let (pot, clashes) = write(&files);
        let expected = "\n#: a.rs\n#: b.rs\nmsgid \"Plans\"\nmsgstr \"\"\n\n#: a.rs\nmsgid \"{n} \\\"plan\\\"\"\n\
            msgid_plural \"{n} plans\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
        assert_eq!(pot.strip_prefix(HEAD), Some(expected));
        assert!(clashes.is_empty());
    }

    #[test]
    fn one_message_with_and_without_a_number_clashes() {
        let (_, clashes) = write(&scans(&[("a.rs", "fn f() { t(\"1 plan\"); count(\"1 plan\", \"{n} plans\", 1); }")]));
        assert_eq!(clashes, ["a.rs:1 \"1 plan\" stands elsewhere with another plural, or with none"]);
    }
}
