//! The day for which a page is asked: `?on=2017-04-01`, today when nothing else is asked for.

use chrono::NaiveDate;
use pages::{Address, Visit};

/// The day that the address asks for. What is no date asks for today: an address is no form.
pub(crate) fn on(visit: &Visit) -> NaiveDate {
    asked(visit.address()).unwrap_or_else(|| visit.clock().today())
}

fn asked(address: &Address) -> Option<NaiveDate> {
    values::dates::read(address.get("on")).ok()
}

#[cfg(test)]
mod tests {
    use super::asked;
    use pages::Address;

    #[test]
    fn only_a_date_asks_for_another_day() {
        let of = |on: &str| Address { asked: vec![("on".to_owned(), on.to_owned())], ..Address::default() };
        assert_eq!(asked(&of("2012-11-01")), "2012-11-01".parse().ok());
        for on in ["", "soon", "2012-13-01"] {
            assert_eq!(asked(&of(on)), None, "{on}");
        }
    }
}
