//! The address of a request without its language, and addresses made from it with one question changed.

use axum::http::Uri;
use values::words::Language;

/// The address asked for: a path without `/cy`, the language, and the questions after `?`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The path, without the language.
    pub path: String,
    /// The language that the path asked for.
    pub language: Language,
    /// The questions, in order.
    pub asked: Vec<(String, String)>,
}

impl Address {
    /// Reads the address of a request. Control characters have no place in one and are left out.
    pub fn of(uri: &Uri) -> Address {
        let (language, path) = match uri.path().strip_prefix("/cy") {
            Some("") => (Language::Welsh, "/"),
            Some(rest) if rest.starts_with('/') => (Language::Welsh, rest),
            _ => (Language::English, uri.path()),
        };
        let asked: Vec<(String, String)> = serde_urlencoded::from_str(uri.query().unwrap_or_default()).unwrap_or_default();
        let plain = |text: String| text.chars().filter(|c| !c.is_control()).collect::<String>();
        let asked = asked.into_iter().map(|(name, value)| (plain(name), plain(value))).collect();
        Address { path: path.to_owned(), language, asked }
    }

    /// The first answer to a question, empty when it was not asked.
    pub fn get(&self, name: &str) -> &str {
        self.asked.iter().find(|(asked, _)| asked == name).map_or("", |(_, value)| value)
    }

    /// This address with one question answered otherwise; an empty answer leaves the question out.
    pub fn with(&self, name: &str, value: &str) -> String {
        self.with_all(&[(name, value)])
    }

    /// This address with several questions answered otherwise.
    pub fn with_all(&self, answers: &[(&str, &str)]) -> String {
        let other = |name: &String| answers.iter().all(|(answered, _)| answered != name);
        let mut asked: Vec<_> = self.asked.iter().filter(|(n, v)| other(n) && !v.is_empty()).cloned().collect();
        asked.extend(answers.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        joined(&self.path, &asked)
    }

    /// The same questions at another path, for downloads; the page number is left out.
    pub fn at(&self, path: &str) -> String {
        let asked: Vec<_> = self.asked.iter().filter(|(n, v)| n != "page" && !v.is_empty()).cloned().collect();
        joined(path, &asked)
    }

    /// The same page in another language.
    pub fn in_language(&self, language: Language) -> String {
        let here = joined(&self.path, &self.asked);
        match language {
            Language::English => here,
            Language::Welsh => format!("/cy{here}"),
        }
    }
}

fn joined(path: &str, asked: &[(String, String)]) -> String {
    match serde_urlencoded::to_string(asked) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Address;
    use axum::http::Uri;
    use values::words::Language;

    fn address(text: &'static str) -> Address {
        Address::of(&Uri::from_static(text))
    }

    #[test]
    fn the_language_is_no_part_of_the_path() {
        assert_eq!(address("/cy/plans?a=1").path, "/plans");
        assert_eq!(address("/cy").path, "/");
        assert_eq!(address("/cycling").language, Language::English);
        assert_eq!(address("/plans?a=1").in_language(Language::Welsh), "/cy/plans?a=1");
    }

    #[test]
    fn one_question_changes_and_the_others_stay() {
        let list = address("/grants?status=overdue&page=2&q=");
        assert_eq!(list.with("page", "3"), "/grants?status=overdue&page=3");
        assert_eq!(list.with("status", ""), "/grants?page=2");
        assert_eq!(list.at("/grants.csv"), "/grants.csv?status=overdue");
    }
}
