//! One thing on a page, and what a person does with it.

use super::devtools::Request;
use super::trouble::{Seen, Trouble};
use fantoccini::elements::Element;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

const LEADS_AWAY: &str = include_str!("leads_away.js");
/// The longest that a browser was seen to take before it begins to leave a page.
const BEFORE_LEAVING: Duration = Duration::from_secs(1);
/// The time between one look at the page and the next.
pub(super) const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// A heading, link, button, field or table that was found on the page.
#[derive(Clone, Debug)]
pub struct Found {
    element: Element,
}

impl Found {
    pub(super) fn new(element: Element) -> Found {
        Found { element }
    }

    /// Clicks in the middle of it. Where that leads to another page, the next step waits for it.
    pub async fn click(&self) -> Seen<()> {
        let leads_away = self.leads_away().await?;
        self.element.click().await?;
        self.wait_until_gone(leads_away).await;
        Ok(())
    }

    /// Whether using it asks for another page: a link to one, or what sends a form.
    pub(super) async fn leads_away(&self) -> Seen<bool> {
        let answer = self.element.clone().client().execute(LEADS_AWAY, vec![self.as_argument()]).await?;
        Ok(answer.as_bool().unwrap_or_default())
    }

    /// Waits until the page on which this stands has been left. A browser begins that a moment after it was asked, and
    /// the driver does not always know of it yet. A script or a download may keep the page; then it goes on.
    pub(super) async fn wait_until_gone(&self, leads_away: bool) {
        let begun = Instant::now();
        while leads_away && begun.elapsed() < BEFORE_LEAVING && self.element.is_enabled().await.is_ok() {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Types this, in the place of what was there.
    pub async fn write(&self, text: &str) -> Seen<()> {
        self.element.clear().await?;
        Ok(self.element.send_keys(text).await?)
    }

    /// Chooses this option of a list.
    pub async fn choose(&self, option: &str) -> Seen<()> {
        let chosen = self.element.select_by_label(option).await;
        chosen.map_err(|error| Trouble::new(format!("the list has no option {option:?}: {error}")))
    }

    /// Attaches this file.
    pub async fn attach(&self, file: impl AsRef<Path>) -> Seen<()> {
        Ok(self.element.send_keys(&std::fs::canonicalize(file)?.display().to_string()).await?)
    }

    /// What stands in the field.
    pub async fn value(&self) -> Seen<String> {
        Ok(self.element.prop("value").await?.unwrap_or_default())
    }

    /// Whether the box or circle is chosen.
    pub async fn is_chosen(&self) -> Seen<bool> {
        Ok(self.element.is_selected().await?)
    }

    /// The text that it shows.
    pub async fn text(&self) -> Seen<String> {
        Ok(self.element.text().await?)
    }

    /// An attribute of its HTML.
    pub async fn attribute(&self, name: &str) -> Seen<Option<String>> {
        Ok(self.element.attr(name).await?)
    }

    /// Its name as a screen reader would say it, worked out by the browser.
    pub async fn accessible_name(&self) -> Seen<String> {
        let id = self.element.element_id();
        let name = self.element.clone().client().issue_cmd(Request::accessible_name(&id)).await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }

    /// This thing, to be handed to a script.
    pub(super) fn as_argument(&self) -> Value {
        json!(self.element)
    }
}
