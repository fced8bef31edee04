//! Who may keep what in this area.

use access::Role;

/// Who adds, changes and removes sources, findings and measures.
pub const KEEPERS: &[Role] = &[Role::Coordinator, Role::Administrator];
