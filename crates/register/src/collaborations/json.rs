//! A collaboration as JSON; the shape is in the README of this area.

use super::page::Whole;
use super::rules::{Portion, split};
use crate::public::{pointer, term};
use serde_json::{Value, json};
use values::Money;

/// The collaboration with what its page tells. Sums are texts of pounds and pence, so that no penny is lost.
pub(super) fn of(whole: &Whole) -> Value {
    let (it, names) = (&whole.collaboration, &whole.names);
    let sum = |amount: Option<Money>| amount.map(Money::plain);
    let sums =
        [("cost_a_year", it.cost_a_year), ("saving_estimated", it.saving_estimated), ("saving_realised", it.saving_realised)];
    let splits = sums.map(|(key, amount)| (key, portions(whole, amount)));
    let partner = |(at, share): (usize, &super::shares::Model)| {
        let mut partner = json!({ "organisation": pointer(names, Some(share.organisation.uuid())), "parts": share.parts });
        for (key, portions) in &splits {
            partner[*key] = portions.as_ref().map_or(Value::Null, |portions| json!(portions[at].amount.plain()));
        }
        partner
    };
    json!({
        "on": whole.today,
        "reference": it.reference,
        "title": it.title,
        "kind": term(names, "collaboration-kind", &it.kind),
        "purpose": it.purpose,
        "lead": pointer(names, it.lead.map(|lead| lead.uuid())),
        "board": pointer(names, it.board.map(|board| board.uuid())),
        "from": it.from,
        "to": it.to,
        "cost_a_year": sum(it.cost_a_year),
        "saving_estimated": sum(it.saving_estimated),
        "saving_realised": sum(it.saving_realised),
        "partners": whole.shares.iter().enumerate().map(partner).collect::<Vec<_>>(),
        "exit_terms": it.exit_terms,
        "source": it.source,
    })
}

/// What each partner has of a sum; nothing when the sum or a partner's parts are not stated.
fn portions(whole: &Whole, sum: Option<Money>) -> Option<Vec<Portion>> {
    let parts: Option<Vec<i64>> = whole.shares.iter().map(|share| share.parts).collect();
    split(sum?, &parts?)
}
