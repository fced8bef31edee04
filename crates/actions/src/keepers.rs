//! Who may keep what in this area.

use access::Role;

/// Who adds, changes and removes actions.
pub const ACTIONS: &[Role] = &[Role::Coordinator, Role::Administrator];
