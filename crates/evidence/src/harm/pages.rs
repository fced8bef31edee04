//! Bringing in a publisher's file of weights, seeing which kinds have none yet, and taking a file back.

use super::reading::{Line, read};
use super::sets::Model as Set;
use super::{HARM, kinds};
use crate::actions::KEEPERS;
use ::pages::{Address, Answer, Page, Refused, Visit, see_other};
use ::records::House;
use ::records::change::Keep;
use ::records::import::pages::Uploaded;
use ::records::import::{self, Report};
use ::records::pages::Format;
use access::Open;
use chrono::NaiveDate;
use components::{
    Alert, Button, Column, EmptyState, ErrorSummary, FileUpload, InsetText, Radios, Row, SmallScreen, Table, TextInput, Width,
};
use database::Fault;
use documents::{Book, Sheet};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use values::words::t;
use values::{Kind, dates, slug};

/// Shows the page.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    begin(visit, house, Vec::new(), &[]).await
}

/// The kinds and their weights as a file.
pub(super) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let known = kinds::known(&reading, house).await?;
    reading.close().await?;
    kinds::listing(&known).file(visit, "harm_weights_of_kinds", &known.kinds, format)
}

async fn begin(visit: &Visit, house: &House, problems: Vec<(&'static str, String)>, answers: &[(&str, String)]) -> Answer {
    let reading = visit.reading().await?;
    let known = kinds::known(&reading, house).await?;
    reading.close().await?;
    // What is sent to other addresses comes back to this page.
    let address = Address { path: HARM.to_owned(), ..visit.address().clone() };
    let list = kinds::listing(&known);
    let content = html! {
        p class="govuk-body gt-lead" { (t("Weights say how much harm an offence does, so that a homicide does not count the same as a theft. They come from a publisher’s file and are never made up here.")) }
        (InsetText::new(t("Each kind of street-level crime covers offences of very different weight. Somebody must decide which weight can stand for a kind, if any can. A kind without a weight is left out, and pages say so.")))
        h2 class="govuk-heading-m" { (t("Sets of weights")) }
        (sets(&known.sets))
        h2 class="govuk-heading-m" { (t("Which weight stands for which kind")) }
        @if known.kinds.is_empty() {
            (EmptyState::new(t("Kinds and their weights"), t("They are listed here once there are both a set of weights and imported figures.")))
        } @else {
            (list.content(&address, &known.kinds))
        }
        (form(&problems, answers))
    };
    let page = Page::new(list.heading(&address)).section(t("Evidence")).crumb(t("Evidence"), "/workspace/evidence-base").wide();
    let page = page.content(content);
    let page = match visit.address().get("done") {
        "taken" => page.before(Alert::success(t("The weights are kept. Now say which of them stand for which kinds."))),
        "undone" => page.before(Alert::success(t("The import was undone, and all its weights were removed."))),
        _ => page,
    };
    if problems.is_empty() {
        return Ok(visit.show(page));
    }
    let summary = problems.iter().fold(ErrorSummary::new(), |summary, (key, words)| summary.link(words.clone(), key));
    Ok(visit.show(page.before(summary).with_errors()))
}

fn form(problems: &[(&'static str, String)], answers: &[(&str, String)]) -> Markup {
    let error = |key: &str| problems.iter().find(|(of, _)| *of == key).map(|(_, words)| words.clone());
    let typed = |key: &str| answers.iter().find(|(of, _)| *of == key).map(|(_, text)| text.clone()).unwrap_or_default();
    let line = |key: &'static str, label| TextInput::new(key, label).value(typed(key)).error_if(error(key));
    let left_out = typed("proactive_left_out");
    html! {
        h2 class="govuk-heading-m" { (t("Import a file of weights")) }
        form method="post" action=(HARM) enctype="multipart/form-data" novalidate {
            (line("title", t("What the weights are called")))
            (line("publisher", t("Who published them")))
            (line("edition", t("Version")).width(Width::Ten))
            (line("unit", t("What one point is")).hint(t("For example, a day in prison")))
            (line("from", t("In use from")).hint(t("A date, like 15 March 2017")).width(Width::Twenty))
            (line("to", t("In use until (optional)")).width(Width::Twenty))
            (Radios::new("proactive_left_out", t("Are offences that the police find themselves left out?")).inline().error_if(error("proactive_left_out"))
                .choice(components::Choice::new("yes", t("Yes")).checked(left_out == "yes"))
                .choice(components::Choice::new("no", t("No")).checked(left_out == "no")))
            (FileUpload::new("file", t("The file")).hint(t("A table with a column called Offence and one called Weight: CSV, Excel or OpenDocument")).accept(".csv,.xlsx,.ods").error_if(error("file")))
            (Button::new(t("Import the weights")).once())
        }
    }
}

fn sets(sets: &[Set]) -> Markup {
    if sets.is_empty() {
        return html! { (EmptyState::new(t("Sets of weights"), t("None has been imported yet."))) };
    }
    let row = |set: &Set| {
        let title = html! { a class="govuk-link" href=(format!("/workspace/weight-sets/{}", set.reference)) { (set.title) } };
        let undo = html! {
            form method="post" action=(format!("{HARM}/{}/undo", set.reference)) {
                button type="submit" class="gt-button-link" { (t("Undo")) span class="govuk-visually-hidden" { " " (set.title) } }
            }
        };
        Row::headed(title)
            .cell(set.publisher.as_str())
            .cell(set.edition.as_str())
            .cell(dates::span(Some(set.from), set.to))
            .cell(undo)
    };
    let table = Table::new(t("Sets of weights"))
        .caption_hidden()
        .column(Column::new(t("Set")))
        .column(Column::new(t("Who published them")))
        .column(Column::new(t("Version")))
        .column(Column::new(t("In use")))
        .column(Column::new(t("Undo")))
        .rows(sets.iter().map(row))
        .small_screen(SmallScreen::Stack);
    html! {
        (table)
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::WeightSet.path())) { (t("All sets, to filter and to download")) } }
    }
}

/// The address of the form with these answers; letters and digits stay, everything else is written by its number.
pub(super) fn linked(asked: &[(&str, &str)]) -> String {
    let safe = |text: &str| {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() || b == b'-' { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect::<String>()
    };
    let pairs: Vec<String> = asked.iter().map(|(key, value)| format!("{key}={}", safe(value))).collect();
    format!("/workspace/weight-matches/new?{}", pairs.join("&"))
}

/// The keys of the form.
const ANSWERS: [&str; 7] = ["title", "publisher", "edition", "unit", "from", "to", "proactive_left_out"];

/// Takes a file: the set and all of its weights in one change, or nothing.
pub(super) async fn take(visit: &Visit, house: &House, sent: &Uploaded) -> Answer {
    let answers: Vec<(&str, String)> = ANSWERS.iter().map(|key| (*key, sent.answer(key).trim().to_owned())).collect();
    let mut problems = wrong(&answers);
    let lines = match read(sent.name(), sent.bytes()) {
        Ok(lines) => lines,
        Err(words) => {
            problems.push(("file", words.join(". ")));
            Vec::new()
        }
    };
    if !problems.is_empty() {
        return begin(visit, house, problems, &answers).await;
    }
    let writing = visit.begin(&Keep(KEEPERS)).await?;
    let book = book(&answers, &lines);
    let report: Report = import::run(house, writing, &book, &file_of(&reference(&answers))).await?;
    match report.errors.first() {
        None => Ok(see_other(&format!("{HARM}?done=taken"))),
        Some(_) => {
            let words: Vec<String> = report.errors.iter().take(20).map(|error| error.sentence()).collect();
            begin(visit, house, vec![("file", words.join(". "))], &answers).await
        }
    }
}

fn answer<'a>(answers: &'a [(&str, String)], key: &str) -> &'a str {
    answers.iter().find(|(of, _)| *of == key).map_or("", |(_, text)| text)
}

/// What is wrong with the answers beside the file.
fn wrong(answers: &[(&str, String)]) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    let mut need = |key: &'static str, words: std::borrow::Cow<'static, str>| {
        if answer(answers, key).is_empty() {
            problems.push((key, words.into_owned()));
        }
    };
    need("title", t("Enter what the weights are called"));
    need("publisher", t("Enter who published them"));
    need("edition", t("Enter the version"));
    need("unit", t("Enter what one point is"));
    need("proactive_left_out", t("Select yes or no"));
    let day = |key: &str| dates::read(answer(answers, key));
    if let Err(words) = day("from") {
        problems.push(("from", words));
    }
    if let (false, Err(words)) = (answer(answers, "to").is_empty(), day("to")) {
        problems.push(("to", words));
    }
    problems
}

fn reference(answers: &[(&str, String)]) -> String {
    slug::from_title(&format!("{} {}", answer(answers, "title"), answer(answers, "edition")))
}

/// What the record of the import is called, by which it is found again.
fn file_of(reference: &str) -> String {
    format!("harm-weights/{reference}")
}

/// The set and its weights as the sheets of an import.
fn book(answers: &[(&str, String)], lines: &[Line]) -> Book {
    let set = reference(answers);
    let day = |key: &str| dates::read(answer(answers, key)).map(|day: NaiveDate| day.to_string()).unwrap_or_default();
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let head = ["reference", "title", "publisher", "edition", "unit", "from", "to", "proactive_left_out", "seen_by"];
    let (from, to) = (day("from"), day("to"));
    let of = |key| answer(answers, key);
    let row =
        [set.as_str(), of("title"), of("publisher"), of("edition"), of("unit"), &from, &to, of("proactive_left_out"), "anyone"];
    let sets = Sheet {
        name: Kind::WeightSet.sheet().to_owned(),
        columns: texts(&head),
        rows: vec![documents::Row { number: 2, cells: texts(&row) }],
    };
    let weight = |(number, line): (usize, &Line)| {
        let reference = format!("{}-{number}", set.chars().take(100).collect::<String>().trim_end_matches('-'));
        documents::Row { number: line.row, cells: texts(&[&reference, &set, &line.offence, &line.weight, "anyone"]) }
    };
    let weights = Sheet {
        name: Kind::HarmWeight.sheet().to_owned(),
        columns: texts(&["reference", "weight_set", "offence", "weight", "seen_by"]),
        rows: (1..).zip(lines).map(weight).collect(),
    };
    Book { sheets: vec![sets, weights] }
}

/// Takes a file back: the set with all of its weights, as long as nothing else points at them.
pub(super) async fn undo(visit: &Visit, house: &House, reference: &str) -> Answer {
    let writing = visit.begin(&Keep(KEEPERS)).await?;
    let set: Set = crate::find::one(&writing, reference).await?;
    let of_file = import::Entity::find()
        .filter(import::Column::File.eq(file_of(&set.reference)))
        .filter(import::Column::UndoneAt.is_null());
    let found = of_file.order_by_desc(import::Column::At).one(writing.on()).await.map_err(Fault::from)?;
    let Some(record) = found else {
        writing.give_up().await?;
        return Err(Refused::NotFound);
    };
    match import::undo(house, writing, record).await? {
        Ok(_) => Ok(see_other(&format!("{HARM}?done=undone"))),
        Err(words) => begin(visit, house, vec![("file", words)], &[]).await,
    }
}
