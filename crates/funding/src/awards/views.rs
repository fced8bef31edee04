//! What the page of an award looks like, and its JSON.

use super::{payments, records};
use crate::public::{AWARDS, column, day, link, page_of, stated};
use ::pages::Page;
use ::records::Names;
use components::{Column, DownloadLink, Missing, Row, SummaryList, Table};
use maud::{Markup, html};
use serde_json::{Value as Json, json};
use uuid::Uuid;
use values::words::{count_with, fill, t};
use values::{FinancialYear, Money, dates};

/// An award with all that its page tells.
pub(crate) struct Whole {
    pub(crate) award: records::Model,
    /// The year of its fund.
    pub(crate) year: Option<FinancialYear>,
    /// Earliest first.
    pub(crate) payments: Vec<payments::Model>,
    /// The priorities that it serves.
    pub(crate) priorities: Vec<Uuid>,
    pub(crate) names: Names,
}

impl Whole {
    fn paid(&self) -> Money {
        self.payments.iter().map(|payment| payment.amount).sum()
    }

    /// Who was given it: the name written down, otherwise that of the organisation in the register.
    fn recipient(&self) -> Option<&str> {
        let known = self.award.organisation.map(|id| self.names.title(id.uuid())).filter(|name| !name.is_empty());
        self.award.recipient.as_deref().or(known)
    }

    fn standing(&self) -> &str {
        self.names.label("award-standing", &self.award.standing)
    }
}

/// The sentence above the list.
pub(crate) fn sum_in_words(number: usize, sum: Money) -> String {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    let gaps = [("sum", &*sum.words())];
    match number {
        0 => {
            t("Every award of public money is listed here: who was given how much, and for what. There is none yet.").into_owned()
        }
        _ => count_with(
            "There is {n} award that you can see here, of {sum}. Open it to see what it is for and what came of it.",
            "There are {n} awards that you can see here. Together they come to {sum}. Open one to see what it is for and what came of it.",
            number,
            &gaps,
        ),
    }
}

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let reference = &whole.award.reference;
    let content = html! {
        p class="govuk-body gt-lead" { (lead(whole)) }
        (summary(whole))
        @if !whole.payments.is_empty() { (paid_out(whole)) }
        p class="govuk-body" {
            (DownloadLink::new(t("Download this award"), format!("{AWARDS}/{reference}.json"), t("JSON")))
        }
    };
    page_of(&whole.award, &whole.names).caption(t("Award")).crumb(t("Awards"), AWARDS).content(content)
}

fn lead(whole: &Whole) -> String {
    let (amount, fund) = (whole.award.amount.words(), whole.names.title(whole.award.fund.uuid()));
    let gaps = [("amount", amount.as_str()), ("fund", fund), ("recipient", whole.recipient().unwrap_or_default())];
    match whole.recipient() {
        Some(_) => fill("{amount} for {recipient}, from this fund: {fund}.", &gaps),
        None => fill("{amount} from this fund: {fund}.", &gaps),
    }
}

fn summary(whole: &Whole) -> SummaryList {
    let award = &whole.award;
    let year = whole.year.map(FinancialYear::words);
    SummaryList::new()
        .pair(t("Given to"), given_to(whole))
        .pair(t("Amount"), award.amount.words())
        .pair(t("Paid so far"), paid_so_far(whole))
        .pair(t("What it is for"), stated(award.purpose.as_deref()))
        .pair(t("Awarded on"), day(award.awarded_on))
        .pair(t("The work lasts"), lasts(award))
        .pair(t("Fund"), link(&whole.names, award.fund.uuid()))
        .pair(t("Financial year"), html! { @match &year { Some(year) => (year), None => (Missing::new(t("Not stated"))) } })
        .pair(t("Priorities that it serves"), serves(whole))
        .pair(t("How it stands"), whole.standing())
        .pair(t("What came of it"), outcome(award))
}

fn given_to(whole: &Whole) -> Markup {
    match (&whole.award.recipient, whole.award.organisation) {
        (Some(name), _) => html! { (name) },
        (None, Some(id)) => link(&whole.names, id.uuid()),
        (None, None) => html! { (Missing::new(t("Not stated"))) },
    }
}

fn paid_so_far(whole: &Whole) -> Markup {
    match whole.payments.len() {
        0 => html! { (Missing::new(t("No payments have been recorded"))) },
        _ => html! { (fill("{paid} of {amount}", &[("paid", &whole.paid().words()), ("amount", &whole.award.amount.words())])) },
    }
}

fn lasts(award: &records::Model) -> Markup {
    match (award.from, award.to) {
        (None, None) => html! { (Missing::new(t("Not stated"))) },
        (from, to) => html! { (dates::span(from, to)) },
    }
}

fn serves(whole: &Whole) -> Markup {
    html! {
        @if whole.priorities.is_empty() {
            (Missing::new(t("No priority is named for this award")))
        } @else {
            ul class="govuk-list" { @for id in &whole.priorities { li { (link(&whole.names, *id)) } } }
        }
    }
}

fn outcome(award: &records::Model) -> Markup {
    match &award.outcome {
        Some(outcome) => stated(Some(outcome)),
        None => html! { (Missing::new(t("Nothing has been reported yet"))) },
    }
}

fn paid_out(whole: &Whole) -> Table {
    let amounts: Vec<Money> = whole.payments.iter().map(|payment| payment.amount).collect();
    let words = column(&amounts);
    let row = |payment: &payments::Model| {
        let note = payment.note.as_deref().map_or_else(|| html! { (Missing::new(t("None"))) }, |note| html! { (note) });
        Row::headed(dates::words(payment.paid_on)).cell(note).cell(words(payment.amount))
    };
    Table::new(t("Payments"))
        .column(Column::new(t("Paid on")))
        .column(Column::new(t("Note")))
        .column(Column::numeric(t("Amount")))
        .rows(whole.payments.iter().map(row))
        .totals(Row::headed(t("Total")).cell("").cell(words(whole.paid())))
}

/// The award as JSON: amounts in pounds, dates as ISO texts, things by their reference.
pub(crate) fn json(whole: &Whole) -> Json {
    let award = &whole.award;
    let pounds = |amount: Money| json!(amount.pence() as f64 / 100.0);
    let reference = |id: Uuid| whole.names.reference(id);
    json!({
        "reference": award.reference,
        "title": award.title,
        "recipient": whole.recipient(),
        "organisation": award.organisation.and_then(|id| reference(id.uuid())),
        "amount": pounds(award.amount),
        "currency": "GBP",
        "paid": pounds(whole.paid()),
        "payments": whole.payments.iter().map(|payment| json!({
            "amount": pounds(payment.amount), "paid_on": payment.paid_on, "note": payment.note,
        })).collect::<Vec<_>>(),
        "fund": reference(award.fund.uuid()),
        "year": whole.year.map(FinancialYear::plain),
        "standing": award.standing,
        "awarded_on": award.awarded_on,
        "from": award.from,
        "to": award.to,
        "purpose": award.purpose,
        "outcome": award.outcome,
        "priorities": whole.priorities.iter().filter_map(|id| reference(*id)).collect::<Vec<_>>(),
    })
}
