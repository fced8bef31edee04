//! What the public pages of this area share: addresses, links, amounts in columns, and files.

use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use components::Missing;
use documents::CsvStyle;
use maud::{Markup, html};
use pages::{Download, Page, Refused};
use records::{House, Kept, Names, Row, export};
use uuid::Uuid;
use values::words::t;
use values::{Kind, Money};

/// The address of the money of all years.
pub(crate) const GRANTS: &str = "/grants";
/// The address of the list of awards.
pub(crate) const AWARDS: &str = "/grants/awards";

/// The form in which a thing was asked for, by the end of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Page,
    Csv,
    Json,
}

/// The reference asked for, and in which form: `licence-to-kill-2016.json`.
pub(crate) fn asked(typed: &str) -> (&str, Form) {
    match typed.rsplit_once('.') {
        Some((reference, "csv")) => (reference, Form::Csv),
        Some((reference, "json")) => (reference, Form::Json),
        _ => (typed, Form::Page),
    }
}

/// The public page of a thing, when its kind has one.
pub(crate) fn address(kind: Kind, reference: &str) -> Option<String> {
    let folder = match kind {
        Kind::Award => AWARDS,
        Kind::Fund => "/grants/funds",
        Kind::Budget => "/grants/budgets",
        Kind::Pool => "/grants/pooled-costs",
        Kind::Priority => "/priorities",
        Kind::Organisation => "/partners/organisations",
        Kind::Partnership => "/partners/boards",
        _ => return None,
    };
    Some(format!("{folder}/{reference}"))
}

/// A link to a thing of this kind.
pub(crate) fn link_to(kind: Kind, reference: &str, title: &str) -> Markup {
    match address(kind, reference) {
        Some(href) => html! { a class="govuk-link" href=(href) { (title) } },
        None => html! { (title) },
    }
}

/// A link to what is pointed at, or a word that it is not for this reader.
pub(crate) fn link(names: &Names, id: Uuid) -> Markup {
    match names.card(id) {
        Some(card) => link_to(card.kind, &card.reference, &card.title),
        None => html! { (Missing::new(t("Not shown to you"))) },
    }
}

/// A link to what may be pointed at, or a word that nothing is.
pub(crate) fn link_or(names: &Names, id: Option<Uuid>, none: &str) -> Markup {
    match id {
        Some(id) => link(names, id),
        None => html! { (Missing::new(none)) },
    }
}

/// A text in paragraphs, or a word that there is none.
pub(crate) fn stated(text: Option<&str>) -> Markup {
    match text {
        Some(text) => html! { @for part in text.split("\n\n") { p class="govuk-body" { (part) } } },
        None => html! { (Missing::new(t("Not stated"))) },
    }
}

/// A date in a cell, or a word that there is none.
pub(crate) fn day(day: Option<NaiveDate>) -> Markup {
    match day {
        Some(day) => html! { time datetime=(day) { (values::dates::words(day)) } },
        None => html! { (Missing::new(t("Not stated"))) },
    }
}

/// How to write the amounts of one column: with pence in all of them when any has some.
pub(crate) fn column(amounts: &[Money]) -> fn(Money) -> String {
    if amounts.iter().any(|amount| amount.pence() % 100 != 0) { Money::with_pence } else { Money::words }
}

/// The length of a bar in pounds.
pub(crate) fn length(amount: Money) -> f64 {
    amount.pence() as f64 / 100.0
}

/// A page of one thing under the grants, with the strip when only the members of a board may see it.
pub(crate) fn page_of<M: Kept>(thing: &M, names: &Names) -> Page {
    let head = thing.head();
    let only = records::pages::restricted(M::KIND, &head, names);
    Page::new(head.title).crumb(t("Grants and budgets"), GRANTS).restricted(only)
}

/// Rows as a CSV file with this name, in the columns of the import.
pub(crate) fn csv_answer(house: &House, kind: Kind, rows: &[Row], names: &Names, name: &str) -> Response {
    let sheet = export::sheet(house.of(kind), rows, names);
    let bytes = documents::write_csv(&sheet, CsvStyle { byte_order_mark: true });
    Download { name: format!("{name}.csv"), mime: "text/csv; charset=utf-8", bytes }.into_response()
}

/// JSON as an answer.
pub(crate) fn json_answer(value: &serde_json::Value) -> Result<Response, Refused> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|_| Refused::Broken)?;
    let headers = [(axum::http::header::CONTENT_TYPE, "application/json"), (axum::http::header::CACHE_CONTROL, "no-store")];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::{Form, asked, column};
    use values::Money;

    #[test]
    fn the_form_is_told_by_the_end_of_the_address() {
        assert_eq!(asked("small-steps-2016"), ("small-steps-2016", Form::Page));
        assert_eq!(asked("small-steps-2016.json"), ("small-steps-2016", Form::Json));
        assert_eq!(asked("fund.csv"), ("fund", Form::Csv));
        assert_eq!(asked("fund.pdf"), ("fund.pdf", Form::Page));
    }

    #[test]
    fn a_column_has_pence_in_all_of_its_amounts_or_in_none() {
        let amounts = [Money::pounds(1_000), Money(188_375)];
        assert_eq!(column(&amounts)(amounts[0]), "£1,000.00");
        assert_eq!(column(&amounts[..1])(amounts[0]), "£1,000");
    }
}
