//! The state of a thing, in a word.

use maud::{Markup, Render, html};

/// The colour of a tag. The word says the state; the colour only helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// An ordinary state.
    #[default]
    Plain,
    /// Not started, closed, or of no concern.
    Quiet,
    /// Under way.
    Active,
    /// Done or agreed.
    Good,
    /// Due soon, or needs care.
    Attention,
    /// Overdue, held or failed.
    Problem,
}

impl Tone {
    /// The class of a tag in this tone.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Plain => "govuk-tag",
            Tone::Quiet => "govuk-tag govuk-tag--grey",
            Tone::Active => "govuk-tag govuk-tag--teal",
            Tone::Good => "govuk-tag govuk-tag--green",
            Tone::Attention => "govuk-tag govuk-tag--orange",
            Tone::Problem => "govuk-tag govuk-tag--red",
        }
    }
}

/// A tag. Never a link.
#[derive(Clone, Debug)]
pub struct Tag {
    text: String,
    tone: Tone,
}

impl Tag {
    /// A tag with one or two words: "Overdue", "In force".
    pub fn new(text: impl Into<String>, tone: Tone) -> Tag {
        Tag { text: text.into(), tone }
    }
}

impl Render for Tag {
    fn render(&self) -> Markup {
        html! { strong class=(self.tone.class()) { (self.text) } }
    }
}
