//! The keyboard: keys go to whatever has the focus.

use super::Browser;
use super::trouble::Seen;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

impl Browser {
    /// Presses a key: `Key::Tab`, or a letter.
    pub async fn press(&self, key: impl Into<char>) -> Seen<()> {
        self.press_together(&[key.into()]).await
    }

    /// Presses keys together, for example Shift and Tab: `[Key::Shift.into(), Key::Tab.into()]`.
    pub async fn press_together(&self, keys: &[char]) -> Seen<()> {
        let mut actions = KeyActions::new("keyboard".into());
        for value in keys {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }
}
