//! A combination agreement as JSON; the shape is in the README of this area.

use super::page::Whole;
use super::parties;
use crate::public::{pointer, term};
use serde_json::{Value, json};

/// The agreement with what its page tells everybody.
pub(super) fn of(whole: &Whole) -> Value {
    let (agreement, names) = (&whole.agreement, &whole.names);
    let label = |list: &str, key: &Option<String>| key.as_deref().map_or(Value::Null, |key| term(names, list, key));
    json!({
        "on": whole.today,
        "reference": agreement.reference,
        "title": agreement.title,
        "stage": { "key": whole.stage.key(), "label": whole.stage.words() },
        "proposed_on": agreement.proposed_on,
        "consulted_from": agreement.consulted_from,
        "consulted_to": agreement.consulted_to,
        "decision": label("agreement-decision", &agreement.decision),
        "decided_on": agreement.decided_on,
        "decided_by": pointer(names, agreement.decided_by.map(|body| body.uuid())),
        "test": agreement.test,
        "joins": label("agreement-joins", &agreement.joins),
        "crosses_border": label("yes-no", &agreement.crosses_border),
        "cooperation": agreement.cooperation,
        "secretary_of_state_on": agreement.secretary_of_state_on,
        "from": agreement.from,
        "to": agreement.to,
        "ended_how": agreement.ended_how,
        "varies": pointer(names, agreement.varies.map(|varied| varied.uuid())),
        "varied_by": whole.varied_by.iter().map(|it| json!({ "reference": it.reference, "title": it.title })).collect::<Vec<_>>(),
        "merges": whole.around.merging.iter().map(|it| pointer(names, Some(it.partnership.uuid()))).collect::<Vec<_>>(),
        "result": pointer(names, agreement.result.map(|board| board.uuid())),
        "parties": whole.around.parties.iter().map(|it| party(whole, it)).collect::<Vec<_>>(),
        "source": agreement.source,
    })
}

fn party(whole: &Whole, party: &parties::Model) -> Value {
    json!({
        "organisation": pointer(&whole.names, Some(party.organisation.uuid())),
        "consent": term(&whole.names, "agreement-consent", &party.standing),
        "on": party.on,
        "note": party.note,
    })
}
