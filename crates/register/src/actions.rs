//! Who may do what in the register.

use access::Role;
use records::Keepers;

/// Keeping everything in the register.
pub const KEEPERS: Keepers = &[Role::Coordinator, Role::Administrator];
