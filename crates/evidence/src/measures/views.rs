//! What the page of a measure looks like: the finding, the chart, what it shows, how it is measured. Pure.

use super::chart::{chart, title};
use super::load::{Chosen, Whole};
use super::told::{self, Told};
use crate::comments::rules::have_changed;
use crate::imports::pages::IMPORTS;
use crate::periods::{LENGTHS, span};
use crate::public::{MEASURES, link, link_or, page_of, stated};
use crate::series::Series;
use crate::xmr::words;
use ::records::pages::Format;
use chrono::NaiveDate;
use components::{Button, Details, DownloadLink, DownloadLinks, EmptyState, Missing, Select, SummaryList, Tag, Tone};
use maud::{Markup, html};
use pages::Page;
use values::dates;
use values::words::{fill, t};

/// The latest so many signals are told.
const SIGNALS: usize = 5;

/// What the page shows, and to whom.
pub(crate) struct View<'a> {
    pub(crate) whole: &'a Whole,
    pub(crate) chosen: &'a Chosen,
    pub(crate) today: NaiveDate,
    /// Whether the reader keeps measures.
    pub(crate) may: bool,
}

impl View<'_> {
    /// The address of the page or of one of its files, with what was chosen.
    fn address(&self, ending: &str) -> String {
        format!("{MEASURES}/{}{ending}{}", self.whole.measure.reference, self.asked())
    }

    /// What was chosen, as the end of an address.
    fn asked(&self) -> String {
        let (whole, chosen) = (self.whole, self.chosen);
        let place = chosen.place.and_then(|id| whole.names.reference(id.uuid())).map(|place| format!("place={place}"));
        let as_one = chosen.as_one.then(|| "step-changes=no".to_owned());
        let asked: Vec<String> = place.into_iter().chain(as_one).collect();
        if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) }
    }
}

/// The page.
pub(crate) fn page(view: &View) -> Page {
    let (measure, names) = (&view.whole.measure, &view.whole.names);
    let told = view.whole.told(view.chosen);
    let content = html! {
        @if told.series.points.is_empty() {
            p class="govuk-body gt-lead" { (t("This measure shows whether its priority is working.")) }
            (EmptyState::new(t("Figures of this measure"), t("None can be seen here yet.")))
        } @else {
            p class="govuk-body gt-lead" { (words::finding(&told.series, &told.analysis, &title(view.whole, view.chosen))) "." }
            p class="govuk-body" { (data_to(view, &told)) }
            (places(view))
            (figures(view, &told))
        }
        (definition(view))
        (method(view))
        (comments(view, &told.series))
    };
    page_of(measure, names).caption(t("Measure")).crumb(t("Measures"), MEASURES).content(content)
}

/// Up to when there are figures, and when the next one is expected.
fn data_to(view: &View, told: &Told) -> String {
    let (Some(first), Some(latest)) = (told.series.points.first(), told.series.latest()) else {
        return t("There are no figures yet.").into_owned();
    };
    let when = span(first.period, latest.period);
    let late = view.whole.measure.frequency.is_some() && told.is_late(&view.whole.measure, view.today);
    match told.expected(&view.whole.measure, view.today).filter(|_| late) {
        Some(expected) => {
            let gaps = [("when", when.as_str()), ("expected", &expected.words())];
            fill("Figures for {when}. The figure for {expected} is overdue.", &gaps)
        }
        None => match told.next_by(&view.whole.measure) {
            Some(day) => {
                let gaps = [("when", when.as_str()), ("day", &dates::words(day))];
                fill("Figures for {when}. The next one is expected by {day}.", &gaps)
            }
            None => fill("Figures for {when}.", &[("when", &when)]),
        },
    }
}

/// The form that chooses a place, when there are several.
fn places(view: &View) -> Markup {
    let places = told::places(&view.whole.observations);
    let item = |place: &Option<values::Id<values::kind::Place>>| match place {
        None => (String::new(), t("Everywhere").into_owned()),
        Some(id) => {
            let names = &view.whole.names;
            (names.reference(id.uuid()).unwrap_or_default().to_owned(), names.title(id.uuid()).to_owned())
        }
    };
    let chosen = item(&view.chosen.place).0;
    html! {
        @if places.len() > 1 {
            form method="get" action=(format!("{MEASURES}/{}", view.whole.measure.reference)) novalidate class="govuk-!-display-none-print" {
                (Select::new("place", t("Place")).items(places.iter().map(item)).selected(chosen))
                (Button::new(t("Show this place")).secondary())
            }
        }
    }
}

fn figures(view: &View, told: &Told) -> Markup {
    let shows = shows(told);
    let chart = chart(view.whole, view.chosen, told)
        .help("#how-to-read")
        .image_files(view.address("/chart.svg"), view.address("/chart.png"));
    let files = Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let address = view.address(&format!("/figures.{}", format.ending()));
        links.link(DownloadLink::new(t("Download the figures"), address, format.words()))
    });
    html! {
        (chart)
        @if !shows.is_empty() {
            h2 class="govuk-heading-m" { (t("What this shows")) }
            ul class="govuk-list govuk-list--bullet" { @for line in shows { li { (line) } } }
        }
        (files)
        (how_to_read())
    }
}

/// What the chart shows beside what stands under it, in sentences: the latest signals, and how sure they are.
fn shows(told: &Told) -> Vec<String> {
    let signals = told.analysis.signals();
    let mut lines: Vec<String> =
        signals.iter().rev().take(SIGNALS).map(|signal| words::signal(&told.series, signal) + ".").collect();
    lines.extend(words::cautions(&told.series, &told.analysis, told.screening));
    lines
}

/// The same help in the same place on the page of every measure.
pub(crate) fn how_to_read() -> Details {
    let content = html! {
        p class="govuk-body" { (t("Figures go up and down even when nothing has changed. The usual range covers nearly all of these ups and downs. It reaches as far above the average as below it: 2.66 times the average step from one figure to the next.")) }
        p class="govuk-body" { (t("A figure is marked when it is unlikely to be chance:")) }
        ul class="govuk-list govuk-list--bullet" {
            li { (t("it lies outside the usual range")) }
            li { (t("it is one of seven or more in a row that all rise, or all fall")) }
            li { (t("it is one of two out of three in a row near the same end of the usual range")) }
            li { (t("it is one of seven or more in a row on the same side of the average")) }
        }
        p class="govuk-body" { (t("A square means better than usual, a triangle worse than usual, and a diamond a change that is neither good nor bad. A hollow shape is provisional. The method comes from the NHS guides “Making Data Count”.")) }
    };
    Details::new(t("How to read this chart"), content).id("how-to-read")
}

fn definition(view: &View) -> Markup {
    let (measure, names) = (&view.whole.measure, &view.whole.names);
    let none = t("Not stated");
    let label = |list: &str, key: &Option<String>| key.as_ref().map(|key| names.label(list, key).to_owned());
    let review = measure.review_on.map(dates::words);
    let list = SummaryList::new()
        .pair(t("Priority"), link(names, measure.priority.uuid()))
        .pair(t("What is counted"), measure.unit.as_str())
        .pair(t("What a rate is out of"), stated(measure.base.as_deref()))
        .pair(t("Which way is good"), names.label("direction", &measure.direction))
        .pair(t("Target"), stated(view.whole.told(view.chosen).target_words().as_deref()))
        .pair(t("How often figures come"), stated(label(LENGTHS, &measure.frequency).as_deref()))
        .pair(t("Stands in for"), stated(measure.proxy_for.as_deref()))
        .pair(t("Who is responsible for it"), link_or(names, measure.owner.map(|id| id.uuid()), &none))
        .pair(t("Source"), link_or(names, measure.source.map(|id| id.uuid()), &none))
        .pair(t("How to read it"), stated(measure.note.as_deref()));
    let list = worked_out(view, list).pair(t("The definition will be reviewed on"), stated(review.as_deref()));
    html! { h2 class="govuk-heading-m" { (t("How we measure it")) } (list) (notes(view)) }
}

/// Where figures come from that nobody types.
fn worked_out(view: &View, list: SummaryList) -> SummaryList {
    let measure = &view.whole.measure;
    let list = match &measure.formula {
        Some(formula) if view.whole.rests_on.seen => list.pair(t("Worked out as"), html! { code { (formula) } }),
        Some(_) => list.pair(t("Worked out as"), t("From other measures, of which you may not see all")),
        None => list,
    };
    let Some(feed) = &measure.fed_by else { return list };
    let facts = view.whole.counted.as_ref();
    let latest = facts.and_then(|facts| Some((facts.source()?, facts.latest.as_ref()?.1.as_str())));
    let from = html! {
        p class="govuk-body" {
            @match latest {
                Some((words, reference)) => { a class="govuk-link" href=(format!("{IMPORTS}/{reference}")) { (words) } },
                None => { (Missing::new(t("No file has been imported yet"))) },
            }
        }
        p class="govuk-body" { (t("Everywhere also includes what has no place. Small counts are withheld to protect people, and so are others from which they could be worked out.")) }
    };
    let unknown = facts.map(|facts| facts.unknown.join("; ")).filter(|kinds| !kinds.is_empty());
    let kinds = measure.fed_kinds.as_deref().map(|kinds| kinds.lines().map(str::trim).collect::<Vec<_>>().join("; "));
    let every = t("Every kind");
    let what = fill(
        "{feed}: {kinds}",
        &[("feed", view.whole.names.label("figure-feed", feed)), ("kinds", kinds.as_deref().unwrap_or(&every))],
    );
    list.pair(t("Counted from files"), html! {
        p class="govuk-body" { (what) }
        @if let Some(kinds) = unknown {
            p class="govuk-body" { (fill("Nothing can be counted, because no file has these kinds: {kinds}", &[("kinds", &kinds)])) }
        }
        (from)
    })
}

/// What one has to know of the quality of the figures, and who says so.
fn notes(view: &View) -> Markup {
    let told = view.whole.told(view.chosen);
    let notes = view.whole.notes_on(view.chosen, &told);
    let imported = view.whole.imported_on(view.chosen, &told);
    html! {
        @if !notes.is_empty() || !imported.is_empty() {
            h2 class="govuk-heading-m" { (t("How reliable these figures are")) }
            ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
                @for note in notes {
                    li {
                        (note.text)
                        @if note.from.is_some() || note.to.is_some() { " (" (dates::span(note.from, note.to)) ")" }
                        @if let Some(place) = note.place { " " (fill("It is about {place}.", &[("place", view.whole.names.title(place.uuid()))])) }
                        @if let Some(who) = &note.told_by { " " (fill("Source: {who}.", &[("who", who)])) }
                    }
                }
                @for words in &imported { li { (words) } }
            }
        }
    }
}

/// The step changes, and the way to the chart without them.
fn method(view: &View) -> Markup {
    let steps = view.whole.steps(view.chosen);
    let other = View { chosen: &Chosen { as_one: !view.chosen.as_one, ..view.chosen.clone() }, ..*view };
    html! {
        @if !steps.is_empty() {
            h2 class="govuk-heading-m" { (t("Changes to the method")) }
            ul class="govuk-list govuk-list--bullet" {
                @for step in &steps {
                    li { (fill("{month}: {reason}. A second person agreed.", &[("month", &dates::month(step.starts)), ("reason", step.reason.trim_end_matches('.'))])) }
                }
            }
            p class="govuk-body" {
                a class="govuk-link" href=(other.address("")) {
                    @if view.chosen.as_one { (t("Show the chart with its step changes")) }
                    @else { (t("Show the chart as one series, with the limits as they would be without step changes")) }
                }
            }
        }
        @if view.may { p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/rebases/new?measure={}", view.whole.measure.reference)) { (t("Ask for a step change")) } } }
    }
}

fn comments(view: &View, series: &Series) -> Markup {
    let comments = view.whole.comments_on(view.chosen);
    html! {
        @if !comments.is_empty() || view.may { h2 class="govuk-heading-m" { (t("Comments")) } }
        @for comment in &comments {
            h3 class="govuk-heading-s" { (dates::month(comment.starts)) }
            @if have_changed(comment.figures.as_deref(), series) {
                p class="govuk-body" { (Tag::new(t("Figures have changed since"), Tone::Attention)) }
            }
            (stated(Some(&comment.text)))
            @if let Some(figures) = &comment.figures {
                p class="govuk-body-s" { (fill("Written about: {figures}", &[("figures", figures)])) }
            }
            @if let Some(post) = comment.post { p class="govuk-body-s" { (view.whole.names.title(post.uuid())) } }
        }
        @if comments.is_empty() && view.may { p class="govuk-body" { (Missing::new(t("None yet"))) } }
        @if view.may { p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/measures/{}/comment{}", view.whole.measure.reference, view.asked())) { (t("Comment on a figure")) } } }
    }
}
