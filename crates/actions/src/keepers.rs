//! Who may keep what in this area.

use access::Role;

/// Who adds, changes and removes actions.
pub const ACTIONS: &[Role] = &[Role::Coordinator, Role::Administrator];

/// Who adds, changes and removes recommendations and the replies to them.
pub const RECOMMENDATIONS: &[Role] = &[Role::Coordinator, Role::Administrator];

/// Who may tell how an action stands: partner officers only of actions that posts of their organisation own.
pub const TELLERS: &[Role] = &[Role::Coordinator, Role::Administrator, Role::PartnerOfficer];
