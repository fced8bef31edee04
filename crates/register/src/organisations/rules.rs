//! Identifiers of organisations in the form of org-id.guide: the code of a list, a hyphen, the code in that list. Pure.

use values::words::t;

/// What is wrong with an identifier.
///
/// The code of a list is the country's two letters (or XM and XI for lists of no one country), a hyphen and the
/// register's letters: `GB-LAE` for local authorities in England, `GB-COH` for companies, `GB-CHC` for charities.
///
/// For the lists whose codes have a known form, the code must have it: a company has eight characters, a charity in England
/// and Wales six or seven digits, a legal entity the two check digits of ISO 17442.
pub fn identifier_problem(identifier: &str) -> Option<String> {
    if !is_identifier(identifier) {
        let words =
            "Enter an org-id identifier: the list in capital letters, a hyphen and the code, like GB-LAE-KEN or GB-COH-01234567";
        return Some(t(words).into_owned());
    }
    let list = list_of(identifier)?;
    wrong_code(list, &identifier[list.len() + 1..])
}

/// The list of an identifier: `GB-LAE` of `GB-LAE-KEN`.
pub fn list_of(identifier: &str) -> Option<&str> {
    let (second, _) = identifier.match_indices('-').nth(1)?;
    identifier.get(..second)
}

/// What is wrong with a code, for the lists whose codes have a known form.
fn wrong_code(list: &str, code: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (right, words) = match list {
        "GB-COH" => {
            let (front, back) = code.split_at_checked(2).unwrap_or_default();
            let front = digits(front) || front.bytes().all(|byte| byte.is_ascii_uppercase());
            let right = code.len() == 8 && front && back.get(..5).is_some_and(digits);
            (right, t("Enter the company number with all its 8 characters, like GB-COH-01234567 or GB-COH-SC123456"))
        }
        "GB-CHC" => {
            let main = code.split('-').next().unwrap_or_default();
            (
                digits(main) && (6..=7).contains(&main.len()),
                t("Enter the charity number with its 6 or 7 digits, like GB-CHC-1234567"),
            )
        }
        "GB-SC" => {
            let number = code.strip_prefix("SC").unwrap_or_default();
            (digits(number) && number.len() == 6, t("Enter the Scottish charity number, like GB-SC-SC012345"))
        }
        "GB-NIC" => (digits(code) && code.len() == 6, t("Enter the charity number with its 6 digits, like GB-NIC-101234")),
        "GB-LAE" => {
            let right = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            (right, t("Enter the three capital letters of the council, like GB-LAE-KEN"))
        }
        "GB-UKPRN" => (digits(code) && code.len() == 8, t("Enter the provider number with its 8 digits, like GB-UKPRN-10012345")),
        "XI-LEI" => (is_legal_entity(code), t("Check the legal entity identifier: its two check digits do not fit the rest")),
        _ => return None,
    };
    (!right).then(|| words.into_owned())
}

/// Whether the check digits of a legal entity identifier fit (ISO 17442, by ISO 7064 modulo 97 of 10).
fn is_legal_entity(code: &str) -> bool {
    let digit = |rest: u32, c: char| {
        let value = c.to_digit(36)?;
        Some((if value < 10 { rest * 10 + value } else { rest * 100 + value }) % 97)
    };
    code.len() == 20 && code.chars().try_fold(0, digit) == Some(1)
}

/// Whether it has the form of an identifier: two capital letters, a list in capitals, a code.
pub(crate) fn is_identifier(identifier: &str) -> bool {
    let mut parts = identifier.splitn(3, '-');
    let (Some(country), Some(list), Some(code)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let capitals = |part: &str| part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let country = country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase());
    let list = (2..=10).contains(&list.len()) && capitals(list);
    let code = code.starts_with(|c: char| c.is_ascii_alphanumeric())
        && code.ends_with(|c: char| c.is_ascii_alphanumeric())
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/'));
    country && list && code
}

#[cfg(test)]
mod tests {
    use super::{identifier_problem, list_of};

    #[test]
    fn identifiers_of_councils_companies_and_charities_pass() {
        for identifier in
            ["GB-LAE-KEN", "GB-COH-01234567", "GB-CHC-1234567", "GB-COH-SC123456", "GB-GOV-26", "XM-DAC-41114", "XI-IATI-WHS-X"]
        {
            assert_eq!(identifier_problem(identifier), None, "{identifier}");
        }
    }

    #[test]
    fn codes_have_the_form_of_their_list() {
        for identifier in
            ["GB-CHC-123456-2", "GB-SC-SC012345", "GB-NIC-101234", "GB-UKPRN-10012345", "XI-LEI-5493001KJTIIGC8Y1R12"]
        {
            assert_eq!(identifier_problem(identifier), None, "{identifier}");
        }
        for identifier in [
            "GB-COH-1234567",
            "GB-COH-S1234567",
            "GB-CHC-12345",
            "GB-SC-012345",
            "GB-LAE-KENT",
            "GB-UKPRN-1001234",
            "XI-LEI-5493001KJTIIGC8Y1R21",
        ] {
            assert!(identifier_problem(identifier).is_some(), "{identifier}");
        }
        assert_eq!(list_of("GB-CHC-123456-2"), Some("GB-CHC"));
    }

    #[test]
    fn every_identifier_of_the_kent_register_passes() {
        let sheet = include_str!("../../../../demo/kent/organisations.csv");
        let identifiers: Vec<&str> = sheet.split([',', '\n']).filter(|cell| cell.starts_with("GB-")).collect();
        assert_eq!(identifiers.len(), 14);
        assert!(identifiers.into_iter().all(|identifier| identifier_problem(identifier).is_none()));
    }

    #[test]
    fn others_are_told_the_form() {
        for identifier in [
            "gb-lae-ken",
            "GB-LAE",
            "GB-LAE-",
            "LAE-KEN",
            "GBR-LAE-KEN",
            "GB-LAE-K EN",
            "GB--KEN",
            "GB-LAE--KEN",
            "GB-LAE-KÉN",
            "01234567",
        ] {
            assert!(identifier_problem(identifier).is_some_and(|words| words.contains("GB-LAE-KEN")), "{identifier}");
        }
    }
}
