//! Who may do what in the register.

use access::Role;
use records::Keepers;

/// Keeping places, boundaries, organisations, successions, posts, partnerships, links and seats.
pub const KEEPERS: Keepers = &[Role::Coordinator, Role::Administrator];
