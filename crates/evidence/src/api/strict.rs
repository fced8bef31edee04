//! Files for programs answer what is asked, or say which name they do not know and which there are: never other figures. Pure.

use ::pages::Address;
use values::words::fill;

/// So many names are told; a longer list is told by its address.
const NAMES: usize = 60;
/// The longest name in an address that is told back.
const TOLD: usize = 40;

/// That an address asks something that there is not to be asked, and what there is; nothing when it does not.
pub(crate) fn parameters(address: &Address, known: &[&str]) -> Option<String> {
    let strange = address.asked.iter().map(|(name, _)| name.as_str()).find(|name| !known.contains(name))?;
    let gaps = [("name", &*short(strange)), ("names", &known.join(", "))];
    Some(match known {
        [] => fill("There is no parameter “{name}” here. There is none at this address.", &gaps[..1]),
        _ => fill("There is no parameter “{name}” here. There are: {names}.", &gaps),
    })
}

/// That there is no such value of a parameter, and which there are; or where they are listed, when there are many.
pub(crate) fn value(parameter: &str, wanted: &str, known: &[&str], listed: &str) -> String {
    let (short, names) = (short(wanted), known.join(", "));
    let gaps = [("parameter", parameter), ("wanted", &*short), ("names", &*names)];
    match known.len() {
        0 => fill("“{wanted}” cannot be asked for with {parameter}: these figures have none to choose from.", &gaps),
        number if number <= NAMES => fill("There is no “{wanted}” for {parameter}. There are: {names}.", &gaps),
        _ => unlisted(parameter, wanted, listed),
    }
}

/// That there is no such value of a parameter, and where those that there are are listed.
pub(crate) fn unlisted(parameter: &str, wanted: &str, listed: &str) -> String {
    let gaps = [("parameter", parameter), ("wanted", &*short(wanted)), ("address", listed)];
    fill("There is no “{wanted}” for {parameter}. Those that there are stand at {address}.", &gaps)
}

fn short(text: &str) -> String {
    if text.chars().count() > TOLD { format!("{}…", text.chars().take(TOLD).collect::<String>()) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(asked: &[(&str, &str)]) -> Address {
        let asked = asked.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Address { path: "/api/measures".into(), asked, ..Address::default() }
    }

    #[test]
    fn a_parameter_that_is_not_there_is_told_with_those_that_are() {
        assert_eq!(parameters(&address(&[("page", "2")]), &["page", "per_page"]), None);
        let strange = parameters(&address(&[("page", "2"), ("pgae", "3")]), &["page", "per_page"]);
        assert_eq!(strange.as_deref(), Some("There is no parameter “pgae” here. There are: page, per_page."));
        assert!(parameters(&address(&[("a", "")]), &[]).is_some_and(|words| words.contains("There is none at this address")));
    }

    #[test]
    fn a_value_that_is_not_there_is_told_with_those_that_are_or_where_they_are() {
        assert_eq!(value("as", "x", &["count", "rate"], "/here"), "There is no “x” for as. There are: count, rate.");
        let many: Vec<&str> = (0..61).map(|_| "E1").collect();
        assert_eq!(value("area", "x", &many, "/here"), "There is no “x” for area. Those that there are stand at /here.");
        assert!(value("kind", &"x".repeat(99), &[], "/here").contains("x…”"));
    }
}
