//! What others may ask of this area: money in short, as far as the one who asks may see it.

mod awards;
mod budget_lines;
mod funds;
mod pools;
mod recipients;
mod totals;

pub use awards::{AwardSummary, awards, unlinked_awards, without_outcome};
pub use budget_lines::{BudgetLineSummary, UnlinkedLines, budget_lines, unlinked_lines};
pub use funds::{FundSummary, latest_funds};
pub use pools::{PoolSummary, pools};
pub use recipients::{Recipient, recipients};
pub use totals::{YearTotals, totals_by_year};
