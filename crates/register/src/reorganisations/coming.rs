//! What the public pages say of reorganisations: that one is planned for a body, and what a board became.

use super::{records, transfers};
use crate::find;
use access::Open;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use values::{Id, Kind, kind};

/// The planned reorganisations that name this organisation, as far as this door shows them, by day.
pub(crate) async fn planned(open: &dyn Open, body: Id<kind::Organisation>) -> Result<Vec<records::Model>, Fault> {
    let names = ["before", "after"].map(|name| find::column(Kind::Transfer, name).eq(body));
    let naming = names.into_iter().fold(Condition::any(), Condition::add);
    let transfers: Vec<transfers::Model> = find::all(open, naming).await?;
    let mut acts = acts(open, &transfers, records::PLANNED).await?;
    acts.sort_by_key(|act| act.on);
    Ok(acts)
}

/// What this board became: the reorganisation that was carried out, and the board that came after.
pub(crate) async fn became(
    open: &dyn Open,
    board: Id<kind::Partnership>,
) -> Result<Vec<(records::Model, Id<kind::Partnership>)>, Fault> {
    let transfers: Vec<transfers::Model> = find::with(open, "board", board).await?;
    let acts = acts(open, &transfers, records::CARRIED_OUT).await?;
    let after = |transfer: &transfers::Model| {
        if transfer.is_part() {
            return None;
        }
        let act = acts.iter().find(|act| act.id == transfer.reorganisation)?;
        Some((act.clone(), transfer.board_after?))
    };
    Ok(transfers.iter().filter_map(after).collect())
}

/// The reorganisations of these transfers that stand so.
async fn acts(open: &dyn Open, transfers: &[transfers::Model], standing: &str) -> Result<Vec<records::Model>, Fault> {
    if transfers.is_empty() {
        return Ok(Vec::new());
    }
    let ids = transfers.iter().map(|transfer| transfer.reorganisation.uuid());
    let these = Condition::all()
        .add(find::column(Kind::Reorganisation, "id").is_in(ids))
        .add(find::column(Kind::Reorganisation, "standing").eq(standing));
    find::all(open, these).await
}
