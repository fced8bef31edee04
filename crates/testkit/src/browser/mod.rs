//! A browser for tests: Chromium without a window, in which things are found as a person finds them.
//!
//! ```no_run
//! # use testkit::browser::{Browser, Options, Seen};
//! # async fn journey() -> Seen<()> {
//! let browser = Browser::start(Options::default()).await?;
//! browser.open("http://127.0.0.1:8080/plans").await?;
//! browser.link("Police and crime plan").await?.click().await?;
//! browser.field("Search").await?.write("domestic abuse").await?;
//! browser.button("Search").await?.click().await?;
//! browser.heading("Search results").await?;
//! browser.check_accessibility().await?;
//! # Ok(())
//! # }
//! ```

mod checks;
mod devtools;
mod driver;
mod find;
mod found;
mod keyboard;
mod table;
mod trouble;

pub use fantoccini::key::Key;
pub use found::Found;
pub use table::Table;
pub use trouble::{Seen, Trouble};

use crate::pages_seen;
use devtools::Request;
use driver::Driver;
use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// How the browser is: with scripts or without, and how large its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether pages may run scripts.
    pub javascript: bool,
    /// Width of the page in CSS pixels; 320 is the narrowest that a page must fit.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
}

impl Default for Options {
    /// A desktop window, with scripts.
    fn default() -> Options {
        Options { javascript: true, width: 1280, height: 900 }
    }
}

impl Options {
    /// The narrowest telephone, which is also a desktop window at 400% zoom.
    pub fn narrow() -> Options {
        Options { width: 320, height: 640, ..Options::default() }
    }

    /// The same without scripts.
    pub fn without_scripts(self) -> Options {
        Options { javascript: false, ..self }
    }
}

/// A running browser with one page open. It ends when it is dropped.
pub struct Browser {
    client: Client,
    options: Options,
    driver: Driver,
}

impl Browser {
    /// Starts a browser with a fresh profile, on an empty page.
    pub async fn start(options: Options) -> Seen<Browser> {
        let driver = Driver::start()?;
        let wishes = json!({ "browserName": "chrome", "goog:chromeOptions": driver.chrome_options() });
        let Value::Object(wishes) = wishes else { return Err(Trouble::new("wishes are always an object")) };
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wishes).connect(&driver.address()).await?;
        let browser = Browser { client, options, driver };
        browser.devtools("Network.enable", &json!({})).await?;
        browser.resize(options.width, options.height).await?;
        browser.allow_scripts(options.javascript).await?;
        Ok(browser)
    }

    /// Goes to this address and waits until the page has loaded.
    pub async fn open(&self, url: &str) -> Seen<()> {
        Ok(self.client.goto(url).await?)
    }

    /// The address of the page.
    pub async fn address(&self) -> Seen<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// The title of the page, as the tab shows it.
    pub async fn title(&self) -> Seen<String> {
        Ok(self.client.title().await?)
    }

    /// Goes back one page.
    pub async fn back(&self) -> Seen<()> {
        Ok(self.client.back().await?)
    }

    /// All text of the page that is shown.
    pub async fn text(&self) -> Seen<String> {
        let text = self.run("return document.body.innerText", Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Gives the page this size.
    pub async fn resize(&self, width: u32, height: u32) -> Seen<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size).await?;
        Ok(())
    }

    /// Saves a picture of the whole page, as PNG.
    pub async fn screenshot(&self, path: impl AsRef<Path>) -> Seen<()> {
        let height = self.run("return document.documentElement.scrollHeight", Vec::new()).await?;
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or_default();
        self.resize(self.options.width, height.clamp(self.options.height, 20_000)).await?;
        let picture = self.client.screenshot().await;
        self.resize(self.options.width, self.options.height).await?;
        Ok(std::fs::write(path, picture?)?)
    }

    /// The page as it comes out on paper, as PDF, on the size of paper that it asks for; A4 when it asks for none.
    pub async fn print(&self) -> Seen<Vec<u8>> {
        let as_it_asks = PrintConfiguration::builder().shrink_to_fit(false).build();
        let as_it_asks = as_it_asks.map_err(|error| Trouble::new(format!("the page cannot be printed: {error}")))?;
        Ok(self.client.print(as_it_asks).await?)
    }

    /// Saves what is downloaded from now on into this folder, without asking.
    pub async fn downloads_into(&self, folder: impl AsRef<Path>) -> Seen<()> {
        let wishes = json!({ "behavior": "allow", "downloadPath": folder.as_ref() });
        self.devtools("Browser.setDownloadBehavior", &wishes).await?;
        Ok(())
    }

    /// Keeps the page, as the server sent it, among the pages that tests saw. Gives the file.
    pub async fn save_page(&self, name: &str) -> Seen<PathBuf> {
        let tree = self.devtools("Page.getResourceTree", &json!({})).await?;
        let frame = &tree["frameTree"]["frame"];
        // The request for a page has the same number as the loading of the page.
        let sent = self.devtools("Network.getResponseBody", &json!({ "requestId": frame["loaderId"] })).await?;
        let html = sent["body"].as_str().ok_or_else(|| Trouble::new(format!("{} has no text", frame["url"])))?;
        Ok(pages_seen::save(name, html)?)
    }

    /// Gives a command to Chromium's developer tools, for what this browser has no words for.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Seen<Value> {
        Ok(self.client.issue_cmd(Request::devtools(command, parameters)).await?)
    }

    /// The folder in which this browser keeps what it remembers; gone when the browser is.
    pub fn profile(&self) -> &Path {
        self.driver.profile()
    }

    async fn allow_scripts(&self, allowed: bool) -> Seen<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": !allowed })).await?;
        Ok(())
    }

    /// Runs a script of ours in the page; this works where the page's own scripts are off.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Seen<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The end of a message: where it happened.
    async fn here(&self) -> String {
        self.address().await.map(|address| format!(" at {address}")).unwrap_or_default()
    }
}
