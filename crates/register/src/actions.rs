//! Who may do what in the register.

use access::{Action, Actor, Role};
use records::Keepers;

/// Keeping everything in the register; carrying a reorganisation out and undoing it.
pub const KEEPERS: Keepers = &[Role::Coordinator, Role::Administrator];

/// Looking at what a reorganisation would do. Nothing is kept of it.
pub const LOOKERS: &[Role] = &[Role::Coordinator, Role::Administrator, Role::Auditor];

/// Playing a reorganisation through, to give it up again.
pub struct Rehearse;

impl Action for Rehearse {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(LOOKERS)
    }

    fn roles(&self) -> Vec<Role> {
        LOOKERS.to_vec()
    }
}
