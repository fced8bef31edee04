//! Identifiers of organisations in the form of org-id.guide: the code of a list, a hyphen, the code in that list. Pure.

use values::words::t;

/// What is wrong with an identifier.
///
/// The code of a list is the country's two letters (or XM and XI for lists of no one country), a hyphen and the
/// register's letters: `GB-LAE` for local authorities in England, `GB-COH` for companies, `GB-CHC` for charities.
pub fn identifier_problem(identifier: &str) -> Option<String> {
    (!is_identifier(identifier)).then(|| {
        let words =
            "Enter an org-id identifier: the list in capital letters, a hyphen and the code, like GB-LAE-KEN or GB-COH-01234567";
        t(words).into_owned()
    })
}

fn is_identifier(identifier: &str) -> bool {
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
    use super::identifier_problem;

    #[test]
    fn identifiers_of_councils_companies_and_charities_pass() {
        for identifier in
            ["GB-LAE-KEN", "GB-COH-01234567", "GB-CHC-1234567", "GB-COH-SC123456", "GB-GOV-26", "XM-DAC-41114", "XI-IATI-WHS-X"]
        {
            assert_eq!(identifier_problem(identifier), None, "{identifier}");
        }
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
