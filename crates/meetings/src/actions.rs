//! Who may do what in this area.

use access::{Action, Actor, Role};
use records::Keepers;

/// Who keeps meetings, agendas, attendance, minutes and resolutions, and who publishes them.
pub const KEEPERS: Keepers = &[Role::Coordinator, Role::Administrator];

/// Who puts right what the record of publications says. Publishing itself writes it.
pub const OF_PUBLICATIONS: Keepers = &[Role::Administrator];

/// Who puts right what the record of files of papers says. Uploading writes it.
pub const OF_FILES: Keepers = &[Role::Administrator];

/// Publishing an agenda, late items or minutes, and putting items in order.
pub struct Clerk;

impl Action for Clerk {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        KEEPERS.to_vec()
    }
}
