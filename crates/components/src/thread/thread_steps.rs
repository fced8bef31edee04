//! The thread of one priority as a list of steps joined by a line.

use crate::content::Tag;
use crate::size::classes;
use maud::{Markup, Render, html};
use values::words::t;

/// What is missing at a step, and who could mend it.
#[derive(Clone, Debug)]
pub struct Gap {
    missing: String,
    who: Option<String>,
    link: Option<(String, String)>,
}

impl Gap {
    /// What is missing, in a sentence: "No measure shows whether this works."
    pub fn new(missing: impl Into<String>) -> Gap {
        Gap { missing: missing.into(), who: None, link: None }
    }

    /// Who could mend it, in a sentence: "The lead for road safety can add one."
    pub fn who(mut self, words: impl Into<String>) -> Gap {
        self.who = Some(words.into());
        self
    }

    /// Where it is mended.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> Gap {
        self.link = Some((text.into(), href.into()));
        self
    }
}

impl Render for Gap {
    fn render(&self) -> Markup {
        html! {
            div class="gt-gap" {
                p class="gt-gap__missing" { strong { (t("Gap:")) } " " (self.missing) }
                @if let Some(who) = &self.who { p class="gt-gap__who" { (who) } }
                @if let Some((text, href)) = &self.link {
                    p class="gt-gap__link" { a class="govuk-link" href=(href) { (text) } }
                }
            }
        }
    }
}

/// One step of a thread.
#[derive(Clone, Debug)]
pub struct ThreadStep {
    heading: String,
    state: Option<Tag>,
    count: Option<String>,
    body: Option<Markup>,
    gap: Option<Gap>,
}

impl ThreadStep {
    /// A step with its heading: "Evidence", "Actions".
    pub fn new(heading: impl Into<String>) -> ThreadStep {
        ThreadStep { heading: heading.into(), state: None, count: None, body: None, gap: None }
    }

    /// The state in words.
    pub fn state(mut self, tag: Tag) -> ThreadStep {
        self.state = Some(tag);
        self
    }

    /// How much there is, in words: "4 actions, 1 overdue".
    pub fn count(mut self, words: impl Into<String>) -> ThreadStep {
        self.count = Some(words.into());
        self
    }

    /// What there is: a short list of links, a figure.
    pub fn body(mut self, content: impl Render) -> ThreadStep {
        self.body = Some(content.render());
        self
    }

    /// What is missing here.
    pub fn gap(mut self, gap: Gap) -> ThreadStep {
        self.gap = Some(gap);
        self
    }

    fn class(&self) -> String {
        let empty = self.gap.is_some() && self.body.is_none();
        classes("gt-thread__step", &[(empty, "gt-thread__step--gap")])
    }
}

/// The steps of one thread, from top to bottom.
#[derive(Clone, Debug)]
pub struct ThreadSteps {
    label: String,
    steps: Vec<ThreadStep>,
    level: u8,
}

impl ThreadSteps {
    /// A thread with a name for screen readers: "Golden thread of road safety".
    pub fn new(label: impl Into<String>) -> ThreadSteps {
        ThreadSteps { label: label.into(), steps: Vec::new(), level: 2 }
    }

    /// Adds a step.
    pub fn step(mut self, step: ThreadStep) -> ThreadSteps {
        self.steps.push(step);
        self
    }

    /// Gives the steps `h3` headings, under another heading.
    pub fn below_heading(mut self) -> ThreadSteps {
        self.level = 3;
        self
    }

    fn step_markup(&self, step: &ThreadStep) -> Markup {
        html! {
            li class=(step.class()) {
                div class="gt-thread__head" {
                    @if self.level == 2 {
                        h2 class="gt-thread__heading" { (step.heading) }
                    } @else {
                        h3 class="gt-thread__heading" { (step.heading) }
                    }
                    @if let Some(state) = &step.state { (state) }
                }
                @if let Some(count) = &step.count { p class="gt-thread__count" { (count) } }
                @if let Some(body) = &step.body { div class="gt-thread__body" { (body) } }
                @if let Some(gap) = &step.gap { (gap) }
            }
        }
    }
}

impl Render for ThreadSteps {
    fn render(&self) -> Markup {
        html! {
            ol class="gt-thread" role="list" aria-label=(self.label) {
                @for step in &self.steps { (self.step_markup(step)) }
            }
        }
    }
}
