//! Funding: budgets and their lines, funds and their awards, and costs that partners share.

pub mod actions;
pub mod awards;
pub mod budgets;
mod find;
pub mod funds;
mod migrations;
mod overview;
pub mod pools;
mod public;
mod routes;
pub mod shared;

pub use migrations::steps;
pub use routes::routes;

use records::Register;
use std::sync::Arc;
use values::Kind;

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    match kind {
        Kind::Budget => Some(budgets::shelf()),
        Kind::BudgetLine => Some(budgets::lines::shelf()),
        Kind::Fund => Some(funds::shelf()),
        Kind::Award => Some(awards::shelf()),
        Kind::AwardPriority => Some(awards::priorities::shelf()),
        Kind::Payment => Some(awards::payments::shelf()),
        Kind::Pool => Some(pools::shelf()),
        Kind::Contribution => Some(pools::contributions::shelf()),
        _ => None,
    }
}
