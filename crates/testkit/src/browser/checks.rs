//! Checks that every page must pass.

use super::Browser;
use super::trouble::{Seen, Trouble};
use serde_json::Value;

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/node_modules/axe-core/axe.min.js");
const RUN_AXE: &str = include_str!("axe.js");

/// What sticks out of the page sideways: nothing, unless the page itself scrolls that way.
const STICKS_OUT: &str = "
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > page.clientWidth);
    const inner = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
    return [`the page is ${page.scrollWidth} wide in ${page.clientWidth}`, ...inner.slice(0, 5).map((one) => one.outerHTML.slice(0, 200))];
";

impl Browser {
    /// Fails when the page scrolls sideways, naming what sticks out.
    pub async fn no_sideways_scroll(&self) -> Seen<()> {
        let found = self.run(STICKS_OUT, Vec::new()).await?;
        self.nothing(&found, "the page scrolls sideways").await
    }

    /// Fails when axe-core finds a fault: WCAG 2.2 up to AA, and good practice. Where the page's own scripts are off
    /// they stay off; only axe-core may run for a moment, on the page as it stands.
    pub async fn check_accessibility(&self) -> Seen<()> {
        let axe = std::fs::read_to_string(AXE)
            .map_err(|error| Trouble::new(format!("axe-core is missing ({error}): npm ci --prefix web")))?;
        self.allow_scripts(true).await?;
        let found = self.client.execute_async(&format!("{axe}\n{RUN_AXE}"), Vec::new()).await;
        self.allow_scripts(self.options.javascript).await?;
        self.nothing(&found?, "the page is not accessible").await
    }

    async fn nothing(&self, found: &Value, what: &str) -> Seen<()> {
        let faults: Vec<&str> = match found {
            Value::Array(faults) => faults.iter().filter_map(Value::as_str).collect(),
            other => vec![other.as_str().unwrap_or("the check gave no answer")],
        };
        if faults.is_empty() {
            return Ok(());
        }
        let list: String = faults.iter().map(|fault| format!("\n  - {fault}")).collect();
        Err(Trouble::new(format!("{what}{}:{list}", self.here().await)))
    }
}
