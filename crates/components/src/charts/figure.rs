//! The frame that all charts and maps share: finding, subtitle, drawing, note and source.

use crate::content::{Details, DownloadLink};
use maud::{Markup, Render, html};
use values::words::{fill, t};

/// What stands around a drawing.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub id: String,
    pub finding: String,
    pub subtitle: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    pub csv: Option<DownloadLink>,
    pub images: Vec<DownloadLink>,
    pub level: u8,
}

impl Frame {
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> Frame {
        Frame {
            id: id.into(),
            finding: finding.into(),
            subtitle: None,
            source: None,
            note: None,
            csv: None,
            images: Vec::new(),
            level: 3,
        }
    }

    /// The id of the heading, which names the drawing.
    pub fn title_id(&self) -> String {
        format!("{}-title", self.id)
    }

    /// The frame around the drawing, with a table of the same numbers when there is one.
    pub fn around(&self, drawing: Markup, table: Option<Markup>) -> Markup {
        html! {
            figure class="gt-figure" id=(self.id) {
                figcaption class="gt-figure__caption" {
                    @if self.level == 2 {
                        h2 class="gt-figure__title" id=(self.title_id()) { (self.finding) }
                    } @else {
                        h3 class="gt-figure__title" id=(self.title_id()) { (self.finding) }
                    }
                    @if let Some(subtitle) = &self.subtitle { p class="gt-figure__subtitle" { (subtitle) } }
                }
                (drawing)
                @if let Some(note) = &self.note { p class="gt-figure__note" { (note) } }
                @if let Some(source) = &self.source {
                    p class="gt-figure__source" { (fill("Source: {source}", &[("source", source)])) }
                }
                @if let Some(table) = table { (Details::new(t("Show the data as a table"), table)) }
                (self.files())
            }
        }
    }

    /// The same numbers and the same picture as files.
    fn files(&self) -> Markup {
        let links: Vec<&DownloadLink> = self.csv.iter().chain(&self.images).collect();
        html! {
            @match links.as_slice() {
                [] => {},
                [only] => p class="gt-figure__download" { (only.render()) },
                several => ul class="gt-downloads gt-figure__download" {
                    @for link in several { li class="gt-downloads__item" { (link.render()) } }
                },
            }
        }
    }
}

/// The builder methods that every figure has.
macro_rules! figure_methods {
    () => {
        /// The measure, the place, the period and the unit.
        pub fn subtitle(mut self, words: impl Into<String>) -> Self {
            self.frame.subtitle = Some(words.into());
            self
        }
        /// Where the numbers come from.
        pub fn source(mut self, words: impl Into<String>) -> Self {
            self.frame.source = Some(words.into());
            self
        }
        /// What one has to know to read it rightly. Several notes follow one another.
        pub fn note(mut self, words: impl Into<String>) -> Self {
            let before = self.frame.note.take().map_or_else(String::new, |before| before + " ");
            self.frame.note = Some(before + &words.into());
            self
        }
        /// The same numbers as a file, with its type and size in words ("CSV, 3 KB").
        pub fn csv(mut self, href: impl Into<String>, kind: impl Into<String>) -> Self {
            let words = values::words::t("Download the data");
            self.frame.csv = Some($crate::content::DownloadLink::new(words, href, kind));
            self
        }
        /// The picture as files: the addresses of its SVG and its PNG.
        pub fn image_files(mut self, svg: impl Into<String>, png: impl Into<String>) -> Self {
            let link = |to: String, kind| $crate::content::DownloadLink::new(values::words::t("Image"), to, kind);
            self.frame.images = vec![link(svg.into(), values::words::t("SVG")), link(png.into(), values::words::t("PNG"))];
            self
        }
        /// Makes the finding an `h2`, when it stands right under the heading of the page.
        pub fn under_page_heading(mut self) -> Self {
            self.frame.level = 2;
            self
        }
    };
}
pub(super) use figure_methods;
