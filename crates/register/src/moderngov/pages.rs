//! The requests: the list is sent, each committee is decided, and what was decided waits as an import to be looked at.

use super::matching::{Board, Guess, guess};
use super::views;
use super::xml::{self, Committee};
use access::Role;
use axum::extract::DefaultBodyLimit;
use documents::{CsvStyle, Row, Sheet};
use pages::{Answer, Audience, Routes, Typed, Visit};
use records::import::pages::{LARGEST, Uploaded, keep};
use records::{House, Names};
use values::Kind;
use values::words::{fill, t};

/// The address of the form.
pub(super) const ADDRESS: &str = "/admin/import/committees";
/// The address to which decisions are sent.
pub(super) const DECIDED: &str = "/admin/import/committees/decided";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let importers = Audience::Roles(&[Role::Administrator]);
    let [sent, decided] = std::array::from_fn(|_| house.clone());
    let take = move |visit: Visit, file: Uploaded| {
        let house = sent.clone();
        async move { take(visit, house, file).await }
    };
    let decide = move |visit: Visit, typed: Typed| {
        let house = decided.clone();
        async move { decide(visit, house, typed).await }
    };
    Routes::new()
        .get(ADDRESS, importers, |visit: Visit| async move { Ok::<_, pages::Refused>(visit.show(views::form(None))) })
        .post_with(ADDRESS, importers, take, DefaultBodyLimit::max(LARGEST))
        .post(DECIDED, importers, decide)
}

/// What a committee is said to be; blank until somebody decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    /// The committee.
    pub committee: Committee,
    /// `new`, `out`, or the reference of a board.
    pub choice: String,
    /// The boards that it may be.
    pub near: Vec<Board>,
}

/// A board that the register does not have yet.
pub(super) const NEW: &str = "new";
/// A committee that is left out.
pub(super) const OUT: &str = "out";

/// All that the page of decisions shows.
pub(super) struct Deciding {
    pub decisions: Vec<Decision>,
    /// What kind of board the new ones are.
    pub kind: String,
    /// Who convenes them.
    pub council: String,
    /// The kinds and the organisations to choose from.
    pub names: Names,
    pub organisations: Vec<(String, String)>,
    /// What is missing, by the key of its box.
    pub problems: Vec<(String, String)>,
}

async fn take(visit: Visit, house: House, file: Uploaded) -> Answer {
    let committees = match xml::read(file.bytes()) {
        Ok(committees) => committees,
        Err(words) => return Ok(visit.show(views::form(Some(words)))),
    };
    let (names, boards, organisations) = known(&visit, &house).await?;
    let decide = |committee: Committee| {
        let (choice, near) = match guess(&committee, &boards) {
            Guess::Same(reference) => (reference, Vec::new()),
            Guess::Doubtful(near) => (String::new(), near),
            Guess::New => (NEW.to_owned(), Vec::new()),
            Guess::Over => (OUT.to_owned(), Vec::new()),
        };
        Decision { committee, choice, near }
    };
    let decisions = committees.into_iter().map(decide).collect();
    let deciding =
        Deciding { decisions, kind: String::new(), council: String::new(), names, organisations, problems: Vec::new() };
    Ok(visit.show(views::decide(&deciding)))
}

async fn decide(visit: Visit, house: House, typed: Typed) -> Answer {
    let (names, boards, organisations) = known(&visit, &house).await?;
    let numbers = (0..).take_while(|number| typed.has(&format!("title-{number}")));
    let decision = |number: usize| {
        let committee = Committee {
            title: typed.get(&format!("title-{number}")).to_owned(),
            category: typed.get(&format!("category-{number}")).to_owned(),
            ended: typed.has(&format!("ended-{number}")),
            ..Committee::default()
        };
        let near = match guess(&committee, &boards) {
            Guess::Doubtful(near) => near,
            _ => Vec::new(),
        };
        let choice = typed.get(&format!("choice-{number}")).to_owned();
        let known = [NEW, OUT].contains(&choice.as_str()) || boards.iter().any(|(reference, _)| *reference == choice);
        Decision { committee, choice: if known { choice } else { String::new() }, near }
    };
    let decisions: Vec<Decision> = numbers.map(decision).collect();
    let (kind, council) = (typed.get("kind").to_owned(), typed.get("council").to_owned());
    let mut deciding = Deciding { decisions, kind, council, names, organisations, problems: Vec::new() };
    deciding.problems = problems(&deciding);
    if !deciding.problems.is_empty() {
        return Ok(visit.show(views::decide(&deciding)));
    }
    if deciding.fresh().next().is_none() {
        return Ok(visit.show(views::nothing_new()));
    }
    let bytes = documents::write_csv(&deciding.sheet(), CsvStyle::default());
    keep(visit, "partnerships.csv".to_owned(), bytes).await
}

/// The labels of lists, the boards, and the organisations that may convene them.
async fn known(visit: &Visit, house: &House) -> Result<(Names, Vec<Board>, Vec<Board>), pages::Refused> {
    let reading = visit.reading().await?;
    let names = house.terms_of(&reading, &["partnership-kind"]).await?;
    let cards = |cards: Vec<records::Card>| cards.into_iter().map(|card| (card.reference, card.title)).collect();
    let boards = cards(house.choices(&reading, Kind::Partnership).await?);
    let organisations = cards(house.choices(&reading, Kind::Organisation).await?);
    reading.close().await?;
    Ok((names, boards, organisations))
}

fn problems(deciding: &Deciding) -> Vec<(String, String)> {
    let mut problems = Vec::new();
    let needs_kind = deciding.fresh().next().is_some();
    if needs_kind && !deciding.names.terms("partnership-kind").iter().any(|(key, _)| *key == deciding.kind) {
        problems.push(("kind".to_owned(), t("Choose what kind of board the new ones are").into_owned()));
    }
    if !deciding.council.is_empty() && !deciding.organisations.iter().any(|(reference, _)| *reference == deciding.council) {
        problems.push(("council".to_owned(), t("Choose the council from the list").into_owned()));
    }
    let undecided = deciding.decisions.iter().enumerate().filter(|(_, decision)| decision.choice.is_empty());
    problems.extend(undecided.map(|(number, decision)| {
        (format!("choice-{number}"), fill("Decide what “{title}” is", &[("title", &decision.committee.title)]))
    }));
    problems
}

impl Deciding {
    /// The committees that become new boards.
    fn fresh(&self) -> impl Iterator<Item = &Committee> {
        self.decisions.iter().filter(|decision| decision.choice == NEW).map(|decision| &decision.committee)
    }

    /// The new boards as a sheet of an import.
    fn sheet(&self) -> Sheet {
        let row = |(number, committee): (u32, &Committee)| Row {
            number,
            cells: vec![committee.title.clone(), self.kind.clone(), self.council.clone(), "anyone".to_owned()],
        };
        Sheet {
            name: "partnerships".to_owned(),
            columns: ["title", "kind", "convened_by", "seen_by"].map(str::to_owned).to_vec(),
            rows: (2..).zip(self.fresh()).map(row).collect(),
        }
    }
}
