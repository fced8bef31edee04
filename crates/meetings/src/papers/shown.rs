//! What a paper looks like on a page: its head, its summary, what it recommends on top and again at the end, and its numbered
//! text. Pure.

use super::files::find::FileHead;
use super::files::rules::waits;
use super::recommendations::Model as Recommendation;
use super::records::Model as Paper;
use crate::gathering::whole::Whole;
use crate::minutes::rules::paragraphs as parted;
use crate::site::links::{link, paragraphs};
use components::{DownloadLink, DownloadLinks, InsetText, SummaryList, Tag, Tone};
use documents::prose::{Block, Run, Shown, anchor, numbered, read, words};
use maud::{Markup, html};
use std::borrow::Cow;
use uuid::Uuid;
use values::words::{fill, t};

/// What stands after a numbered paragraph: given its number and its words.
pub(crate) type After<'a> = &'a dyn Fn(&str, &[Run]) -> Markup;

/// A paper with its text read and numbered, about to be shown.
pub(crate) struct PaperShown<'a> {
    whole: &'a Whole,
    paper: &'a Paper,
    blocks: Vec<Block>,
    prefix: String,
    top: u8,
}

/// The text of a paper, read and numbered.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    numbered(read(paper.body.as_deref().unwrap_or_default()))
}

impl<'a> PaperShown<'a> {
    /// A paper under a heading of this level. `prefix` begins its anchors, when several papers stand on the page.
    pub(crate) fn new(whole: &'a Whole, paper: &'a Paper, prefix: impl Into<String>, top: u8) -> PaperShown<'a> {
        PaperShown { whole, paper, blocks: blocks(paper), prefix: prefix.into(), top }
    }

    /// The paper, with something after each of its paragraphs.
    pub(crate) fn with(&self, after: Option<After<'_>>) -> Markup {
        let text = Shown::new(&self.blocks, self.top + 1).prefix(&self.prefix);
        let text = match after {
            Some(after) => text.after(after),
            None => text,
        };
        html! {
            (heading(self.top, Some(&self.id()), html! { (self.called()) }))
            @if let Some(tag) = tag(self.whole, self.paper.item.uuid(), (&self.paper.seen_by, self.paper.members_of)) {
                p class="govuk-body" { (tag) }
            }
            (self.head())
            @if let Some(file) = self.whole.file_of(self.paper.id.uuid()) {
                (DownloadLinks::new().link(file.link(self.file_words(file))))
            } @else if !self.blocks.is_empty() {
                (DownloadLinks::new().link(self.as_file("pdf", t("PDF"))).link(self.as_file("word", t("Word"))))
            }
            @if let Some(summary) = &self.paper.summary {
                (heading(self.top + 1, None, html! { (t("Summary")) }))
                (paragraphs(summary))
            }
            (self.recommended(true))
            (self.contents())
            (text)
            @if !self.blocks.is_empty() { (self.recommended(false)) }
            (self.lines(t("For further information"), self.paper.contacts.as_deref()))
            (self.lines(t("Background documents"), self.paper.background.as_deref()))
        }
    }

    /// Its numbered paragraphs: numbers and words.
    pub(crate) fn paragraphs(&self) -> Vec<(String, String)> {
        let paragraph = |block: &Block| match block {
            Block::Paragraph { number: Some(number), runs } => Some((number.clone(), words(runs))),
            _ => None,
        };
        self.blocks.iter().filter_map(paragraph).collect()
    }

    /// The anchor of the paper.
    pub(crate) fn id(&self) -> String {
        format!("{}paper", self.prefix)
    }

    /// Its kind, and its subject when that is not the title of the item.
    pub(crate) fn called(&self) -> String {
        let kind = self.whole.names.label("paper-kind", &self.paper.kind).to_owned();
        let item = self.whole.items().find(|item| item.model.id == self.paper.item);
        if item.is_some_and(|item| item.model.title == self.paper.title) {
            return kind;
        }
        fill("{kind}: {title}", &[("kind", &kind), ("title", &self.paper.title)])
    }

    /// The words of the link to its file.
    fn file_words(&self, file: &FileHead) -> Cow<'static, str> {
        let draft = waits((&file.seen_by, file.members_of), (&self.paper.seen_by, self.paper.members_of));
        if draft { t("Download the draft of this paper") } else { t("Download this paper") }
    }

    /// The link to the paper as a file of this form.
    fn as_file(&self, form: &str, called: Cow<'static, str>) -> DownloadLink {
        DownloadLink::new(t("Download this paper"), format!("/meetings/papers/{}/{form}", self.paper.reference), called)
    }

    /// By, To, Classification, Subject.
    fn head(&self) -> SummaryList {
        let (paper, names) = (self.paper, &self.whole.names);
        let mut list = SummaryList::new();
        if let Some(by) = paper.written_by {
            list = list.pair(t("By"), link(names, by.uuid()));
        }
        if let Some(to) = &paper.written_for {
            list = list.pair(t("To"), to.as_str());
        }
        if let Some(key) = &paper.classification {
            list = list.pair(t("Classification"), names.label("agenda-item-purpose", key));
        }
        list.pair(t("Subject"), paper.title.as_str())
    }

    /// What it recommends: under a heading on top, and again at the end.
    fn recommended(&self, first: bool) -> Markup {
        let all: Vec<&Recommendation> = self.whole.recommended_in(self.paper.id.uuid()).collect();
        let id = format!("{}recommendations", self.prefix);
        html! {
            @if !all.is_empty() {
                (InsetText::new(html! {
                    @if first { (heading(self.top + 1, Some(&id), html! { (t("Recommendations")) })) }
                    @else { p class="govuk-body" { strong { (t("Recommended")) } } }
                    ol class="govuk-list govuk-list--number" {
                        @for one in all { li { (one.title) (became(self.whole, one)) } }
                    }
                }))
            }
        }
    }

    /// Its sections, when there are several.
    fn contents(&self) -> Markup {
        let section = |block: &Block| match block {
            Block::Heading { level: 1, number: Some(number), runs } => Some((number.clone(), words(runs))),
            _ => None,
        };
        let sections: Vec<(String, String)> = self.blocks.iter().filter_map(section).collect();
        html! {
            @if sections.len() > 1 {
                nav class="gt-contents" aria-label=(fill("Contents of {title}", &[("title", &self.paper.title)])) {
                    ol class="gt-contents__list" {
                        @for (number, words) in sections {
                            li class="gt-contents__item" {
                                a class="govuk-link" href=(format!("#{}", anchor(&self.prefix, &number))) { (number) ". " (words) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A few lines under a heading.
    fn lines(&self, called: std::borrow::Cow<'static, str>, lines: Option<&str>) -> Markup {
        let lines: Vec<&str> = lines.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        html! {
            @if !lines.is_empty() {
                (heading(self.top + 1, None, html! { (called) }))
                ul class="govuk-list govuk-list--bullet" { @for line in lines { li { (line) } } }
            }
        }
    }
}

/// That a paper is not for everybody: of a closed item it never will be, another is not published yet.
pub(crate) fn tag(whole: &Whole, item: Uuid, (seen_by, members_of): (&str, Option<Uuid>)) -> Option<Tag> {
    let closed = whole.items().any(|it| it.model.id.uuid() == item && it.model.restriction.is_some());
    match (closed, whole.waits(seen_by, members_of)) {
        (true, _) => Some(Tag::new(t("Members only"), Tone::Quiet)),
        (false, true) => Some(Tag::new(t("Not published"), Tone::Quiet)),
        (false, false) => None,
    }
}

/// What became of a recommendation, when the meeting resolved something on it.
fn became(whole: &Whole, recommendation: &Recommendation) -> Markup {
    let resolved = whole.minutes.iter().find_map(|written| {
        let resolution = written.resolutions.iter().find(|it| Some(it.id) == recommendation.resolution)?;
        Some((written.minute.number, resolution))
    });
    html! {
        @if let Some((number, resolution)) = resolved {
            br; strong { (t("Resolved:")) } " " (resolution.words) ". "
            a class="govuk-link" href=(format!("/meetings/{}#minute-{number}", whole.meeting.reference)) {
                (fill("Minute {number}", &[("number", &number.to_string())]))
            }
        }
    }
}

/// What is recommended on an item, in few words: what its papers recommend, or the item's own words where no paper does.
pub(crate) fn recommended_on(whole: &Whole, item: &crate::gathering::whole::Item) -> Vec<String> {
    let of_papers: Vec<String> = whole
        .papers_of(item.model.id)
        .flat_map(|paper| whole.recommended_in(paper.id))
        .map(|recommendation| recommendation.title.clone())
        .collect();
    if !of_papers.is_empty() {
        return of_papers;
    }
    parted(item.model.recommendations.as_deref()).map(str::to_owned).collect()
}

/// A heading of this level.
pub(crate) fn heading(level: u8, id: Option<&str>, words: Markup) -> Markup {
    match level {
        0..=2 => html! { h2 class="govuk-heading-l" id=[id] { (words) } },
        3 => html! { h3 class="govuk-heading-m" id=[id] { (words) } },
        4 => html! { h4 class="govuk-heading-s" id=[id] { (words) } },
        _ => html! { h5 class="govuk-heading-s" id=[id] { (words) } },
    }
}
