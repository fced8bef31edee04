//! A page before it is shown: its heading, where it stands, its content.

use access::Event;
use axum::http::StatusCode;
use maud::{Markup, Render, html};

/// That only some may see a page: the sentence over it, and the event that records its reading.
#[derive(Clone, Debug)]
pub struct Restricted {
    /// Who alone may see it, as a sentence.
    pub words: String,
    /// What is recorded.
    pub reading: Event,
}

/// A page. Its title is its first heading unless the content brings its own.
#[derive(Clone, Debug)]
pub struct Page {
    pub(crate) title: String,
    pub(crate) section: Option<String>,
    pub(crate) caption: Option<String>,
    pub(crate) crumbs: Vec<(String, String)>,
    pub(crate) back: Option<String>,
    pub(crate) content: Markup,
    pub(crate) before: Markup,
    pub(crate) own_heading: bool,
    pub(crate) document: bool,
    pub(crate) wide: bool,
    pub(crate) has_errors: bool,
    pub(crate) once: bool,
    pub(crate) restricted: Option<Restricted>,
    pub(crate) also_read: Vec<Event>,
    pub(crate) status: StatusCode,
}

impl Page {
    /// A page with this heading.
    pub fn new(title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            section: None,
            caption: None,
            crumbs: Vec::new(),
            back: None,
            content: html! {},
            before: html! {},
            own_heading: false,
            document: false,
            wide: false,
            has_errors: false,
            once: false,
            restricted: None,
            also_read: Vec::new(),
            status: StatusCode::OK,
        }
    }

    /// Another heading than the first, for a page that is one of several of the same thing.
    pub fn heading(mut self, title: impl Into<String>) -> Page {
        self.title = title.into();
        self
    }

    /// The section, for the title of the browser's window.
    pub fn section(mut self, words: impl Into<String>) -> Page {
        self.section = Some(words.into());
        self
    }

    /// A quiet line above the heading.
    pub fn caption(mut self, words: impl Into<String>) -> Page {
        self.caption = Some(words.into());
        self
    }

    /// A page above this one. The home page comes first by itself.
    pub fn crumb(mut self, words: impl Into<String>, href: impl Into<String>) -> Page {
        self.crumbs.push((words.into(), href.into()));
        self
    }

    /// A link back instead of breadcrumbs, for forms.
    pub fn back(mut self, href: impl Into<String>) -> Page {
        self.back = Some(href.into());
        self
    }

    /// The content under the heading.
    pub fn content(mut self, content: impl Render) -> Page {
        self.content = content.render();
        self
    }

    /// What stands above the heading: an alert, an error summary.
    pub fn before(mut self, content: impl Render) -> Page {
        self.before = html! { (self.before) (content.render()) };
        self
    }

    /// The content brings its own first heading.
    pub fn own_heading(mut self) -> Page {
        self.own_heading = true;
        self
    }

    /// A published document: its heading is set in the document's letter.
    pub fn document(mut self) -> Page {
        self.document = true;
        self
    }

    /// The full width, for wide tables; otherwise two thirds.
    pub fn wide(mut self) -> Page {
        self.wide = true;
        self
    }

    /// A form that came back with errors.
    pub fn with_errors(mut self) -> Page {
        self.has_errors = true;
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// Who alone may see the page. The reading is recorded before the page is shown.
    pub fn restricted(mut self, restricted: Option<Restricted>) -> Page {
        self.restricted = restricted;
        self
    }

    /// What is read on this page besides, when it shows several things that only some may see. Recorded with the other.
    pub fn also_read(mut self, readings: impl IntoIterator<Item = Event>) -> Page {
        self.also_read.extend(readings);
        self
    }

    /// Made anew for each visitor, because it holds when it was made; browsers do not keep it either.
    pub fn once(mut self) -> Page {
        self.once = true;
        self
    }

    /// Another status than 200.
    pub fn status(mut self, status: StatusCode) -> Page {
        self.status = status;
        self
    }
}

impl Page {
    /// The address of the sign-in page that leads on to this address.
    pub(crate) fn sign_in_address(to: &str) -> String {
        match serde_urlencoded::to_string([("to", to)]) {
            Ok(query) if to != "/" => format!("/sign-in?{query}"),
            _ => "/sign-in".to_owned(),
        }
    }
}
