//! The questions that a page asks of its database, as PostgreSQL's own log writes them down.

use serde_json::{Value as Json, json};
use std::collections::HashMap;

/// One question with its values, which are texts as the log has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The statement, its values marked `$1`, `$2` and so on.
    pub sql: String,
    /// The values; none for null.
    pub values: Vec<Option<String>>,
}

/// Questions asked in one snapshot, or one question by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Whether it was a snapshot.
    pub snapshot: bool,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// How many questions there are.
pub fn number(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.questions.len()).sum()
}

/// Reads the log of a request. Each connection is a process of its own, told by its number in brackets.
pub fn of_log(log: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut in_snapshot, mut latest) = (HashMap::new(), HashMap::new());
    for line in log.replace("\n\t", " ").lines() {
        let Some((process, said)) = line.split_once("] ").and_then(|(front, said)| Some((front.rsplit_once('[')?.1, said)))
        else {
            continue;
        };
        if said == "LOG:  statement: BEGIN" {
            in_snapshot.insert(process, parts.len());
            parts.push(Part { snapshot: true, ..Part::default() });
        } else if matches!(said, "LOG:  statement: COMMIT" | "LOG:  statement: ROLLBACK") {
            in_snapshot.remove(process);
        } else if let Some((_, sql)) = said.strip_prefix("LOG:  execute ").and_then(|rest| rest.split_once(": ")) {
            if sql.starts_with("SET ") {
                continue;
            }
            let at = *in_snapshot.get(process).unwrap_or(&parts.len());
            if at == parts.len() {
                parts.push(Part::default());
            }
            parts[at].questions.push(Question { sql: sql.to_owned(), values: Vec::new() });
            latest.insert(process, at);
        } else if let Some((_, values)) = said.strip_prefix("DETAIL:  ").and_then(|rest| rest.split_once("arameters: ")) {
            let question = latest.get(process).and_then(|at: &usize| parts[*at].questions.last_mut());
            if let Some(question) = question {
                question.values = values_of(values);
            }
        }
    }
    parts.retain(|part| !part.questions.is_empty());
    parts
}

/// Reads `$1 = 'it''s', $2 = NULL`.
fn values_of(mut text: &str) -> Vec<Option<String>> {
    let mut values = Vec::new();
    while let Some((_, rest)) = text.split_once(" = ") {
        let Some(quoted) = rest.strip_prefix('\'') else {
            values.push(None);
            text = rest;
            continue;
        };
        let end = end_of(quoted);
        values.push(Some(quoted[..end].replace("''", "'")));
        text = &quoted[end..];
    }
    values
}

/// Where a quoted text ends: at the first quote that is not doubled.
fn end_of(quoted: &str) -> usize {
    let mut from = 0;
    while let Some(quote) = quoted[from..].find('\'').map(|at| from + at) {
        if !quoted[quote + 1..].starts_with('\'') {
            return quote;
        }
        from = quote + 2;
    }
    quoted.len()
}

/// The same questions for SQLite: its marks for values, and its own ids for the same things.
pub fn for_sqlite(parts: &[Part], ids: &HashMap<String, String>) -> Vec<Part> {
    let question = |question: &Question| {
        let (sql, order) = with_question_marks(&question.sql);
        let value = |place: &usize| question.values.get(*place).cloned().flatten();
        let own = |text: String| ids.get(&text).cloned().unwrap_or(text);
        Question { sql, values: order.iter().map(|place| value(place).map(own)).collect() }
    };
    let part = |part: &Part| Part { snapshot: part.snapshot, questions: part.questions.iter().map(question).collect() };
    parts.iter().map(part).collect()
}

/// Turns `$2` into `?`, and says which values stand there, counted from nought.
fn with_question_marks(sql: &str) -> (String, Vec<usize>) {
    let (mut marked, mut order) = (String::new(), Vec::new());
    let mut pieces = sql.split('$');
    marked.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digits = piece.chars().take_while(char::is_ascii_digit).count();
        match piece[..digits].parse::<usize>() {
            Ok(number) => {
                order.push(number - 1);
                marked.push('?');
                marked.push_str(&piece[digits..]);
            }
            Err(_) => marked.extend(["$", piece]),
        }
    }
    (marked, order)
}

/// The questions as JSON, for the process that asks them.
pub fn json(parts: &[Part]) -> Json {
    let question = |question: &Question| json!({ "sql": question.sql, "values": question.values });
    let part =
        |part: &Part| json!({ "snapshot": part.snapshot, "questions": part.questions.iter().map(question).collect::<Vec<_>>() });
    parts.iter().map(part).collect()
}

/// The questions of that JSON.
pub fn of_json(json: &Json) -> Vec<Part> {
    let items = |json: &Json| json.as_array().cloned().unwrap_or_default();
    let question = |json: &Json| Question {
        sql: json["sql"].as_str().unwrap_or_default().to_owned(),
        values: items(&json["values"]).iter().map(|value| value.as_str().map(str::to_owned)).collect(),
    };
    let part = |json: &Json| Part {
        snapshot: json["snapshot"].as_bool().unwrap_or_default(),
        questions: items(&json["questions"]).iter().map(question).collect(),
    };
    items(json).iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::{Part, Question, for_sqlite, of_log};
    use std::collections::HashMap;

    const LOG: &str = "\
2026-01-01 10:00:00.000 UTC [7] LOG:  execute sqlx_s_1: SELECT data FROM sessions WHERE token = $1
2026-01-01 10:00:00.000 UTC [7] DETAIL:  parameters: $1 = 'it''s'
2026-01-01 10:00:00.000 UTC [8] LOG:  statement: BEGIN
2026-01-01 10:00:00.000 UTC [8] LOG:  execute sqlx_s_9: SET TRANSACTION READ ONLY
2026-01-01 10:00:00.000 UTC [8] LOG:  execute sqlx_s_2: SELECT a FROM b
\tWHERE c = $2 AND d = $1
2026-01-01 10:00:00.000 UTC [8] DETAIL:  Parameters: $1 = NULL, $2 = '5'
2026-01-01 10:00:00.000 UTC [8] LOG:  statement: COMMIT
";

    fn question(sql: &str, values: &[Option<&str>]) -> Question {
        Question { sql: sql.to_owned(), values: values.iter().map(|value| value.map(str::to_owned)).collect() }
    }

    #[test]
    fn a_log_tells_what_was_asked_in_a_snapshot_and_what_by_itself() {
        let alone = question("SELECT data FROM sessions WHERE token = $1", &[Some("it's")]);
        let within = question("SELECT a FROM b WHERE c = $2 AND d = $1", &[None, Some("5")]);
        let parts = [Part { snapshot: false, questions: vec![alone] }, Part { snapshot: true, questions: vec![within] }];
        assert_eq!(of_log(LOG), parts);
    }

    #[test]
    fn sqlite_is_asked_with_its_own_marks_and_ids() {
        let ids = HashMap::from([("5".to_owned(), "9".to_owned())]);
        let asked = for_sqlite(&of_log(LOG), &ids);
        assert_eq!(asked[1].questions[0], question("SELECT a FROM b WHERE c = ? AND d = ?", &[Some("9"), None]));
    }
}
