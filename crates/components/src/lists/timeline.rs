//! The history of a record, newest first.

use maud::{Markup, Render, html};
use values::words::fill;

/// One entry of a history.
#[derive(Clone, Debug)]
pub struct TimelineItem {
    title: String,
    datetime: String,
    when: String,
    by: Option<String>,
    body: Option<Markup>,
    id: Option<String>,
}

impl TimelineItem {
    /// What happened, and when: for machines ("2027-03-01T09:00") and in words ("1 March 2027 at 9am").
    pub fn new(title: impl Into<String>, datetime: impl Into<String>, when: impl Into<String>) -> TimelineItem {
        TimelineItem { title: title.into(), datetime: datetime.into(), when: when.into(), by: None, body: None, id: None }
    }

    /// Who did it. "the system" when no person did.
    pub fn by(mut self, who: impl Into<String>) -> TimelineItem {
        self.by = Some(who.into());
        self
    }

    /// Two or three sentences, then a link.
    pub fn body(mut self, content: impl Render) -> TimelineItem {
        self.body = Some(content.render());
        self
    }

    /// The anchor of the entry, so that it can be linked to.
    pub fn id(mut self, id: impl Into<String>) -> TimelineItem {
        self.id = Some(id.into());
        self
    }
}

/// A list of what happened.
#[derive(Clone, Debug)]
pub struct Timeline {
    items: Vec<TimelineItem>,
    level: u8,
}

impl Timeline {
    /// An empty history whose entries have `h3` titles.
    pub fn new() -> Timeline {
        Timeline { items: Vec::new(), level: 3 }
    }

    /// Adds an entry.
    pub fn item(mut self, item: TimelineItem) -> Timeline {
        self.items.push(item);
        self
    }

    /// Gives the entries `h2` titles, when they stand right under the heading of the page.
    pub fn under_page_heading(mut self) -> Timeline {
        self.level = 2;
        self
    }
}

impl Default for Timeline {
    fn default() -> Timeline {
        Timeline::new()
    }
}

impl Render for Timeline {
    fn render(&self) -> Markup {
        html! {
            ol class="gt-timeline" {
                @for item in &self.items {
                    li class="gt-timeline__item" id=[&item.id] {
                        @if self.level == 2 {
                            h2 class="gt-timeline__title" { (item.title) }
                        } @else {
                            h3 class="gt-timeline__title" { (item.title) }
                        }
                        p class="gt-timeline__when" {
                            time datetime=(item.datetime) { (item.when) }
                            @if let Some(by) = &item.by { " " span { (fill("by {who}", &[("who", by)])) } }
                        }
                        @if let Some(body) = &item.body { div class="gt-timeline__body" { (body) } }
                    }
                }
            }
        }
    }
}
