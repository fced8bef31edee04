//! Somebody at a browser, with a mouse or with the keyboard alone, who looks closely at every page.

use crate::stage::Stage;
use crate::ways::Way;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use server::demonstration::PASSWORD;
use std::ops::Deref;
use std::time::Duration;
use testkit::browser::{Browser, Found, Key, Seen, Trouble};

/// So many times is Tab pressed at most on the way to something.
const TABS: usize = 250;
/// So many times is an arrow key pressed at most on the way to a circle of a group.
const CIRCLES: usize = 12;

/// The name of the group in which the focus is, when that is on a circle of it.
const GROUP: &str = "const it = document.activeElement;
    return it?.type === 'radio' ? it.closest('fieldset')?.querySelector('legend')?.innerText.trim() ?? '' : null";

/// Asks for an address without leaving the page: what a program that reads the site would get.
const ASK: &str = "const request = new XMLHttpRequest(); request.open('GET', arguments[0], false); request.send();
    return [request.status, request.responseText]";

/// Somebody at a browser.
pub struct Person {
    browser: Browser,
    base: String,
    way: Way,
}

/// What a person can do that needs no choice of mouse or keyboard is done by the browser.
impl Deref for Person {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Person {
    /// Somebody with a fresh browser in front of this site, on an empty page.
    pub async fn at(stage: &Stage, way: Way) -> Seen<Person> {
        Ok(Person { browser: Browser::start(way.options).await?, base: stage.base.clone(), way })
    }

    /// Types an address of the site.
    pub async fn go(&self, path: &str) -> Seen<()> {
        self.browser.open(&format!("{}{path}", self.base)).await
    }

    /// Is nobody in particular again.
    pub async fn forget_everything(&self) -> Seen<()> {
        self.devtools("Network.clearBrowserCookies", &json!({})).await?;
        Ok(())
    }

    /// The path of the page, with what follows it.
    pub async fn path(&self) -> Seen<String> {
        let address = self.browser.address().await?;
        Ok(address.strip_prefix(&self.base).unwrap_or(&address).to_owned())
    }

    /// Follows the link with this name to another page.
    pub async fn follow(&self, name: &str) -> Seen<()> {
        let before = self.loading().await?;
        self.download(name).await?;
        self.next_page(&before, name).await
    }

    /// Follows the link with this name, which leads to a file: the page stays.
    pub async fn download(&self, name: &str) -> Seen<()> {
        if self.way.by_keyboard {
            self.browser.tab_to(name, TABS).await?;
            return self.browser.press(Key::Enter).await;
        }
        self.browser.link(name).await?.click().await
    }

    /// Presses the button with this name, which leads to another page.
    pub async fn press_button(&self, name: &str) -> Seen<()> {
        let before = self.loading().await?;
        if self.way.by_keyboard {
            // A link of the same name may come first, such as the one to the page above.
            while self.browser.tab_to(name, TABS).await?.attribute("href").await?.is_some() {}
            self.browser.press(' ').await?;
        } else {
            self.browser.button(name).await?.click().await?;
        }
        self.next_page(&before, name).await
    }

    /// Waits until another page has loaded than the one before.
    async fn next_page(&self, before: &Value, name: &str) -> Seen<()> {
        for _ in 0..400 {
            if self.loading().await? != *before && self.has_loaded().await? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err(Trouble::new(format!("no page follows {name:?} within ten seconds")))
    }

    /// The number that the browser gave to the loading of this page.
    async fn loading(&self) -> Seen<Value> {
        let tree = self.devtools("Page.getResourceTree", &json!({})).await?;
        Ok(tree["frameTree"]["frame"]["loaderId"].clone())
    }

    async fn has_loaded(&self) -> Seen<bool> {
        let state = self.devtools("Runtime.evaluate", &json!({ "expression": "document.readyState" })).await?;
        Ok(state["result"]["value"] == "complete")
    }

    /// Types this into the field with this label, in the place of what was there.
    pub async fn write(&self, label: &str, text: &str) -> Seen<()> {
        if self.way.by_keyboard {
            self.browser.tab_to(label, TABS).await?;
            self.press_together(&[Key::Control.into(), 'a']).await?;
            return self.type_keys(text).await;
        }
        self.field(label).await?.write(text).await
    }

    /// Types a day into the three boxes under this heading.
    pub async fn write_day(&self, legend: &str, day: NaiveDate) -> Seen<()> {
        let [on, month, year] = [day.day().to_string(), day.month().to_string(), day.year().to_string()];
        if !self.way.by_keyboard {
            return self.browser.write_date(legend, &on, &month, &year).await;
        }
        for (part, typed) in [("Day", on), ("Month", month), ("Year", year)] {
            self.write(part, &typed).await?;
        }
        Ok(())
    }

    /// Chooses a circle of the group with this heading. By keyboard, arrow keys go from one circle to the next.
    pub async fn pick(&self, group: &str, option: &str) -> Seen<()> {
        if !self.way.by_keyboard {
            return self.field(&format!("{group} > {option}")).await?.click().await;
        }
        for _ in 0..TABS {
            self.press(Key::Tab).await?;
            if self.run(GROUP, Vec::new()).await?.as_str() == Some(group) {
                break;
            }
        }
        for _ in 0..CIRCLES {
            let Some(circle) = self.focused().await? else { break };
            if circle.accessible_name().await? == option {
                return self.press(' ').await;
            }
            self.press(Key::Down).await?;
        }
        Err(Trouble::new(format!("the keyboard does not reach {option:?} of {group:?}")))
    }

    /// Opens what stands folded under these words.
    pub async fn unfold(&self, words: &str) -> Seen<()> {
        if self.way.by_keyboard {
            self.browser.tab_to(words, TABS).await?;
            return self.press(' ').await;
        }
        self.browser.button(words).await?.click().await
    }

    /// What the site answers at this address: the status, and all that it says.
    pub async fn ask(&self, path: &str) -> Seen<(u64, String)> {
        let answered = self.run(ASK, vec![path.into()]).await?;
        serde_json::from_value(answered).map_err(|error| Trouble::new(format!("{path} gives no answer: {error}")))
    }

    /// Chooses an option of the list with this label. By keyboard, a list goes to what is typed.
    pub async fn choose(&self, label: &str, option: &str) -> Seen<()> {
        if self.way.by_keyboard {
            self.browser.tab_to(label, TABS).await?;
            return self.type_keys(option).await;
        }
        self.field(label).await?.choose(option).await
    }

    /// Chooses a file. What a browser opens for that is no page, so here the keyboard goes no further than the mouse.
    pub async fn attach(&self, label: &str, file: &std::path::Path) -> Seen<()> {
        let found: Found = self.field(label).await?;
        found.attach(file).await
    }

    async fn type_keys(&self, text: &str) -> Seen<()> {
        for letter in text.chars() {
            let key = if letter == '\n' { Key::Enter.into() } else { letter };
            self.browser.press_together(&[key]).await?;
        }
        Ok(())
    }

    /// Signs in as one of the demonstration's people: `co-ordinator`, `grants` ...
    pub async fn sign_in(&self, name: &str) -> Seen<()> {
        self.forget_everything().await?;
        self.go("/sign-in").await?;
        self.write("E-mail address", &format!("{name}@demo.example")).await?;
        self.write("Password", PASSWORD).await?;
        self.press_button("Sign in").await?;
        match self.path().await?.as_str() {
            "/workspace" => Ok(()),
            other => Err(Trouble::new(format!("{name} signs in and is at {other}"))),
        }
    }

    /// Looks at the page as everybody might come to it: it has no fault that axe-core finds, it does not scroll
    /// sideways, and it is kept so that its HTML is checked.
    pub async fn look(&self, name: &str) -> Seen<()> {
        self.check_accessibility().await?;
        self.no_sideways_scroll().await?;
        self.save_page(&format!("journey-{}-{name}", self.way.name)).await?;
        Ok(())
    }

    /// Fails unless the page shows each of these.
    pub async fn reads(&self, words: &[&str]) -> Seen<()> {
        let text = self.text().await?;
        match words.iter().find(|words| !text.contains(**words)) {
            None => Ok(()),
            Some(missing) => Err(Trouble::new(format!("{} does not say {missing:?}: {text}", self.path().await?))),
        }
    }

    /// Fails if the page shows these words.
    pub async fn does_not_read(&self, words: &str) -> Seen<()> {
        match self.text().await?.contains(words) {
            true => Err(Trouble::new(format!("{} still says {words:?}", self.path().await?))),
            false => Ok(()),
        }
    }
}
