//! Who may keep what in this area.

use access::Role;

/// Who adds, changes and removes budgets, funds, awards, payments and pooled costs.
pub const KEEPERS: &[Role] = &[Role::GrantsOfficer, Role::Administrator];

/// Who says which priority an award serves: those who know the money, and those who know the plans.
pub const PRIORITY_KEEPERS: &[Role] = &[Role::GrantsOfficer, Role::Coordinator, Role::Administrator];
