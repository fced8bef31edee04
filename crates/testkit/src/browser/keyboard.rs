//! The keyboard: keys go to whatever has the focus.

use super::trouble::Seen;
use super::{Browser, Key};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

impl Browser {
    /// Presses a key: `Key::Tab`, or a letter. Where Enter leads to another page, the next step waits for it.
    pub async fn press(&self, key: impl Into<char>) -> Seen<()> {
        let key = key.into();
        let used = if key == char::from(Key::Enter) { self.focused().await? } else { None };
        let Some(used) = used else { return self.press_together(&[key]).await };
        let leads_away = used.leads_away().await?;
        self.press_together(&[key]).await?;
        used.wait_until_gone(leads_away).await;
        Ok(())
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
