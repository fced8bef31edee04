//! Who may tell how an action stands. No database, no clock.

use crate::keepers;
use access::{Action, Actor, Role};
use uuid::Uuid;

/// Telling how one action stands.
#[derive(Clone, Copy, Debug)]
pub struct Tell {
    /// The organisation of the post that does it, when a post does.
    pub organisation: Option<Uuid>,
}

impl Action for Tell {
    /// Those who keep actions, and the officers of the organisation that does this one.
    fn allows(&self, actor: &Actor) -> bool {
        let own = self.organisation.is_some_and(|organisation| actor.organisations().contains(&organisation));
        own || actor.has_any(keepers::ACTIONS)
    }

    fn roles(&self) -> Vec<Role> {
        keepers::TELLERS.to_vec()
    }
}
