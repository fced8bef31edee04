//! Which characters our letters can draw. What they cannot is replaced by a mark, because PDF/UA refuses a character without a shape.

use crate::world::FONTS;

/// What stands for a character that no letter of ours can draw.
const MARK: char = '\u{FFFD}';

/// Makes a text fit to be set: control characters go, and what cannot be drawn becomes a mark.
pub(crate) fn readable(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || *letter == '\n')
        .map(|letter| if drawn(letter) { letter } else { MARK })
        .collect()
}

fn drawn(letter: char) -> bool {
    letter.is_ascii() || FONTS.iter().any(|font| font.info().coverage.contains(letter.into()))
}

/// The same for every text within data.
pub(crate) fn all_readable(data: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match data {
        Value::String(text) => Value::String(readable(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(all_readable).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, value)| (key, all_readable(value))).collect()),
        other => other,
    }
}
