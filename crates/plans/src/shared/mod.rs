//! What other areas may ask about plans and priorities: plain answers about a set of things, one question each, and
//! nothing that the actor may not see.

mod lineages;
mod people;
mod placements;
mod plans;
mod priorities;
mod regards;
mod themes;

pub use lineages::{LineageOf, Other, lineages};
pub use people::{LeadOf, leads};
pub use placements::{PlacementOf, placements};
pub use plans::{PlanSummary, current_plans};
pub use priorities::{PrioritySummary, priorities, priority};
pub use regards::{RegardOf, regards};
pub use themes::{ThemeOf, themes};
