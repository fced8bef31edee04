//! Who may do what with plans and priorities.

use access::Role;

/// Who adds, changes and removes plans, priorities and all that joins them.
pub const KEEPERS: &[Role] = &[Role::Coordinator, Role::Administrator];
