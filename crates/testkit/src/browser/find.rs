//! Finding things by what people see or hear: the words on them.

use super::found::{BETWEEN_LOOKS, Found};
use super::table::{self, Table};
use super::trouble::{Seen, Trouble};
use super::{Browser, Key};
use fantoccini::elements::{Element, ElementRef};
use serde_json::Value;
use std::time::{Duration, Instant};

const FIND: &str = include_str!("find.js");
/// The name under which a driver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// All words from which the name of what has the focus could be made; nothing where only the page has it.
const WORDS: &str = "
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const named = (it.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map((id) => document.getElementById(id));
    const texts = [it, ...(it.labels ?? []), ...named].filter(Boolean).map((one) => one.textContent);
    const inside = [it, ...it.querySelectorAll('*')].flatMap((one) => [...one.attributes].map((given) => given.value));
    return [...texts, ...inside, it.value ?? ''].join(' ');
";
/// How long a thing may take to be on the page.
const UNTIL_THERE: Duration = Duration::from_secs(3);

impl Browser {
    /// The heading with this text; the first, where there are several.
    pub async fn heading(&self, text: &str) -> Seen<Found> {
        Ok(self.all("heading", text).await?.swap_remove(0))
    }

    /// The link with this name; the first, where there are several.
    pub async fn link(&self, name: &str) -> Seen<Found> {
        Ok(self.all("link", name).await?.swap_remove(0))
    }

    /// The button with this name, or what opens more of the page.
    pub async fn button(&self, name: &str) -> Seen<Found> {
        self.only("button", name).await
    }

    /// The field with this label: a text, number or file field, a list, a box or a circle to choose. Where several
    /// have the same label, its group comes first: `Start date > Day`.
    pub async fn field(&self, label: &str) -> Seen<Found> {
        self.only("field", label).await
    }

    /// Types a date into the three boxes under this heading.
    pub async fn write_date(&self, legend: &str, day: &str, month: &str, year: &str) -> Seen<()> {
        for (part, typed) in [("Day", day), ("Month", month), ("Year", year)] {
            self.field(&format!("{legend} > {part}")).await?.write(typed).await?;
        }
        Ok(())
    }

    /// What the table with this caption says.
    pub async fn table(&self, caption: &str) -> Seen<Table> {
        let found = self.only("table", caption).await?;
        let cells = self.run(table::READ, vec![found.as_argument()]).await?;
        Ok(Table::read(&cells))
    }

    /// What has the focus, or nothing where only the page has it.
    pub async fn focused(&self) -> Seen<Option<Found>> {
        let focused = self.client.active_element().await?;
        let on_page = focused.tag_name().await? == "body";
        Ok((!on_page).then(|| Found::new(focused)))
    }

    /// Goes on with the Tab key until what has the focus has this name; at most so many times.
    pub async fn tab_to(&self, name: &str, most: usize) -> Seen<Found> {
        let mut passed = Vec::new();
        for _ in 0..most {
            self.press(Key::Tab).await?;
            // To ask for every name takes long. Most of what is passed has not even the words.
            let words = self.run(WORDS, Vec::new()).await?;
            let Some(words) = words.as_str() else { continue };
            if !squeezed(words).contains(&squeezed(name)) {
                passed.push(words.split_whitespace().take(6).collect::<Vec<_>>().join(" "));
                continue;
            }
            let Some(focused) = self.focused().await? else { continue };
            let heard = tidy(&focused.accessible_name().await?);
            if heard == tidy(name) {
                return Ok(focused);
            }
            passed.push(heard);
        }
        let here = self.here().await;
        Err(Trouble::new(format!("{most} times Tab does not reach {name:?}{here}; it passes {passed:?}")))
    }

    async fn only(&self, kind: &str, name: &str) -> Seen<Found> {
        let mut found = self.all(kind, name).await?;
        match found.len() {
            1 => Ok(found.swap_remove(0)),
            many => Err(Trouble::new(format!("{many} of kind {kind} are called {name:?}{}", self.here().await))),
        }
    }

    /// All of this kind with this name; at least one. A page that is about to come is waited for.
    async fn all(&self, kind: &str, name: &str) -> Seen<Vec<Found>> {
        let begun = Instant::now();
        loop {
            let found = self.all_now(kind, name).await;
            if found.is_ok() || begun.elapsed() > UNTIL_THERE {
                return found;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    async fn all_now(&self, kind: &str, name: &str) -> Seen<Vec<Found>> {
        let answer = self.run(FIND, vec![kind.into(), name.into()]).await?;
        let ids = answer["found"].as_array().into_iter().flatten().filter_map(|found| found[ELEMENT].as_str());
        let element = |id: &str| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        let found: Vec<Found> = ids.map(|id| Found::new(element(id))).collect();
        if found.is_empty() {
            let names: Vec<&str> = answer["names"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            return Err(Trouble::new(format!("no {kind} is called {name:?}{}; there are {names:?}", self.here().await)));
        }
        Ok(found)
    }
}

/// A name as it is compared: hidden words stand apart from the words before them, even where they begin with a colon.
fn tidy(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    [":", ",", "."].iter().fold(words.join(" "), |name, mark| name.replace(&format!(" {mark}"), mark))
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}
