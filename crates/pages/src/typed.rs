//! What a form sent: texts by name, kept as they were typed.

use crate::Refused;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};

/// The texts that a form sent, right and wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Texts by name, for filling a form from what is stored.
    pub fn of(texts: impl IntoIterator<Item = (String, String)>) -> Typed {
        Typed(texts.into_iter().collect())
    }

    /// The text of this name, empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(sent, _)| sent == name).map_or("", |(_, text)| text)
    }

    /// Every text of this name, for checkboxes.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(sent, _)| sent == name).map(|(_, text)| text.as_str())
    }

    /// Whether something of this name was sent.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(sent, _)| sent == name)
    }

    /// Puts a text in place of what was there.
    pub fn set(&mut self, name: &str, text: impl Into<String>) {
        self.0.retain(|(sent, _)| sent != name);
        self.0.push((name.to_owned(), text.into()));
    }

    /// The three boxes of a date as typed: day, month, year.
    pub fn day_parts(&self, name: &str) -> [&str; 3] {
        ["day", "month", "year"].map(|part| {
            let wanted = |sent: &String| sent.strip_prefix(name).and_then(|rest| rest.strip_prefix('-')) == Some(part);
            self.0.iter().find(|(sent, _)| wanted(sent)).map_or("", |(_, text)| text)
        })
    }
}

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Typed, Refused> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|error| Refused::of_status(axum::response::IntoResponse::into_response(error).status()))?;
        let sent: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).map_err(|_| Refused::Unreadable)?;
        // No database keeps a null character and nobody types one; other control characters are told to who sent them.
        let without_nulls = |text: String| if text.contains('\0') { text.replace('\0', "") } else { text };
        Ok(Typed(sent.into_iter().map(|(name, text)| (name, without_nulls(text))).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn dates_come_in_three_boxes() {
        let typed = Typed::of([("due-day".into(), "1".into()), ("due-year".into(), "2017".into()), ("due".into(), "x".into())]);
        assert_eq!(typed.day_parts("due"), ["1", "", "2017"]);
    }
}
