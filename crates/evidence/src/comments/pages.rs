//! The form with which an analyst comments on a figure, and what happens when it is sent.

use super::rules::figures;
use crate::measures::load::{Chosen, Whole, load};
use crate::measures::told::Told;
use crate::public::MEASURES;
use access::{Action, Actor, Role};
use chrono::NaiveDate;
use components::{Button, ButtonGroup, Checkboxes, Choice, ErrorSummary, Select, Textarea};
use maud::html;
use pages::{Answer, Page, Refused, Typed, Visit, see_other};
use records::change::{Keeping, NotDone};
use records::reading::{Problem, Texts, read};
use records::{House, Kept};
use values::Kind;
use values::words::{fill, t};

/// Commenting on a figure.
struct Comment;

impl Action for Comment {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(crate::actions::KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        crate::actions::KEEPERS.to_vec()
    }
}

/// What stands in the form.
#[derive(Default)]
struct State {
    starts: String,
    text: String,
    public: bool,
    problems: Vec<Problem>,
}

impl State {
    fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }
}

/// Shows the form; the address may name the place and the period.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    let chosen = whole.chosen(visit.address());
    let state = State { starts: visit.address().get("starts").to_owned(), public: true, ..State::default() };
    Ok(visit.show(page(&whole, &chosen, &state)))
}

/// Keeps the comment with the figures that it explains.
pub(crate) async fn send(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Comment).await?;
    let whole = load(&writing, house, reference).await?;
    let chosen = whole.chosen(visit.address());
    let told = whole.told(&chosen);
    let mut state = State {
        starts: typed.get("starts").to_owned(),
        text: typed.get("text").to_owned(),
        public: typed.get("public") == "yes",
        problems: Vec::new(),
    };
    let texts = texts(&whole, &chosen, &told, &state);
    let lookup = house.lookup(&writing, Kind::MeasureComment).await?;
    let added = match read(house.of(Kind::MeasureComment), &texts, &lookup, None) {
        Ok(row) => Keeping { house, kind: Kind::MeasureComment }.add(&mut writing, row, &lookup).await,
        Err(problems) => Err(NotDone::Wrong(problems)),
    };
    match added {
        Ok(_) => {
            writing.finish_noted().await?;
            let place = chosen.place.and_then(|id| whole.names.reference(id.uuid()));
            let place = place.map(|place| format!("?place={place}")).unwrap_or_default();
            Ok(see_other(&format!("{MEASURES}/{reference}{place}")))
        }
        Err(NotDone::Wrong(problems)) => {
            writing.give_up().await?;
            state.problems = problems;
            Ok(visit.show(page(&whole, &chosen, &state).with_errors()))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Refused::NotFound),
    }
}

fn texts(whole: &Whole, chosen: &Chosen, told: &Told, state: &State) -> Texts {
    let head = whole.measure.head();
    let starts: Option<NaiveDate> = state.starts.parse().ok();
    let known = starts.and_then(|starts| figures(&told.series, &told.analysis, starts));
    let place = chosen.place.and_then(|id| whole.names.reference(id.uuid())).unwrap_or_default();
    let board = head.members_of.and_then(|id| whole.names.reference(id)).unwrap_or_default();
    let seen_by = if state.public { head.seen_by.as_str() } else { access::SeenBy::SignedIn.key() };
    // A period that is none of the series is not read, so that the list says to choose one.
    let starts = known.as_ref().map(|_| state.starts.as_str()).unwrap_or_default();
    // Whoever sees the comment may see what is kept with it.
    let known = known.as_deref().filter(|_| whole.rests_on.open);
    let pairs = [
        ("measure", head.reference.as_str()),
        ("starts", starts),
        ("place", place),
        ("text", &state.text),
        ("figures", known.unwrap_or_default()),
        ("seen_by", seen_by),
        ("members_of", board),
    ];
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn page(whole: &Whole, chosen: &Chosen, state: &State) -> Page {
    let measure = &whole.measure;
    let told = whole.told(chosen);
    let signals = told.analysis.signals();
    let item = |at: usize| {
        let point = &told.series.points[at];
        let signal = signals.iter().any(|signal| (signal.from..=signal.last).contains(&at));
        let gaps = [("period", point.period.words()), ("figure", told.series.words(point))];
        let gaps = [(gaps[0].0, gaps[0].1.as_str()), (gaps[1].0, gaps[1].1.as_str())];
        let words = if signal { fill("{period}: {figure}, stands out", &gaps) } else { fill("{period}: {figure}", &gaps) };
        (point.period.starts.to_string(), words)
    };
    let items = (0..told.series.points.len()).rev().map(item);
    let place = chosen.place.and_then(|id| whole.names.reference(id.uuid()));
    let place = place.map(|place| format!("?place={place}")).unwrap_or_default();
    let back = format!("{MEASURES}/{}{place}", measure.reference);
    let content = html! {
        form method="post" novalidate {
            (Select::new("starts", t("Which figure are you explaining?"))
                .hint(t("If it stands out together with others, the comment covers all of them"))
                .item("", t("Choose a period")).items(items).selected(state.starts.as_str()).error_if(state.error("starts")))
            (Textarea::new("text", t("Comment"))
                .hint(t("Say what is known about the reasons, and what is being done. Do not name people"))
                .value(state.text.as_str()).rows(6).error_if(state.error("text")))
            (Checkboxes::new("public", t("Who may see it"))
                .choice(Choice::new("yes", t("Everyone who may see the measure")).checked(state.public)))
            (ButtonGroup::new().button(Button::new(t("Save the comment")).once()).link(t("Cancel"), back.as_str()))
        }
    };
    let summary = state.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), &it.key));
    let title = match chosen.place {
        Some(place) => {
            let gaps = [("measure", measure.title.as_str()), ("place", whole.names.title(place.uuid()))];
            fill("Comment on {measure}, {place}", &gaps)
        }
        None => fill("Comment on {measure}", &[("measure", &measure.title)]),
    };
    let only = records::pages::restricted(Kind::Measure, &measure.head(), &whole.names);
    let page = Page::new(title).section(t("Measures")).back(back).restricted(only).content(content);
    if state.problems.is_empty() { page } else { page.before(summary) }
}
