//! The requests: the list is sent, each committee is decided, and what was decided waits as an import to be looked at.

use super::known::{Board, Known, identifier};
use super::matching::{Guess, guess};
use super::views;
use super::xml::{self, Committee};
use crate::partnerships::identifiers::each;
use crate::partnerships::records::Model as Partnership;
use access::Role;
use axum::extract::DefaultBodyLimit;
use documents::{CsvStyle, Row, Sheet};
use pages::{Answer, Audience, Routes, Typed, Visit};
use records::House;
use records::import::pages::{LARGEST, Uploaded, keep};
use values::words::{fill, t};

/// The address of the form.
pub(super) const ADDRESS: &str = "/admin/import/committees";
/// The address to which decisions are sent.
pub(super) const DECIDED: &str = "/admin/import/committees/decided";

/// Who brings such lists in.
pub(super) const IMPORTERS: Audience = Audience::Roles(&[Role::Administrator]);

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let [shown, sent, decided] = std::array::from_fn(|_| house.clone());
    let show = move |visit: Visit| {
        let house = shown.clone();
        async move {
            let known = Known::load(&visit, &house).await?;
            Ok::<_, pages::Refused>(visit.show(views::form(&known, "", &[])))
        }
    };
    let take = move |visit: Visit, file: Uploaded| {
        let house = sent.clone();
        async move { take(visit, house, file).await }
    };
    let decide = move |visit: Visit, typed: Typed| {
        let house = decided.clone();
        async move { decide(visit, house, typed).await }
    };
    Routes::new()
        .get(ADDRESS, IMPORTERS, show)
        .post_with(ADDRESS, IMPORTERS, take, DefaultBodyLimit::max(LARGEST))
        .post(DECIDED, IMPORTERS, decide)
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
    /// Whether somebody matched it to the board before.
    pub remembered: bool,
}

/// A board that the register does not have yet.
pub(super) const NEW: &str = "new";
/// A committee that is left out.
pub(super) const OUT: &str = "out";

/// All that the page of decisions shows.
pub(super) struct Deciding {
    pub known: Known,
    pub decisions: Vec<Decision>,
    /// What kind of board the new ones are.
    pub kind: String,
    /// The council whose site it is, which convenes the new ones.
    pub council: String,
    /// What is missing, by the key of its box.
    pub problems: Vec<(String, String)>,
}

async fn take(visit: Visit, house: House, file: Uploaded) -> Answer {
    let known = Known::load(&visit, &house).await?;
    let council = file.answer("council").to_owned();
    let read = xml::read(file.bytes());
    let mut problems = Vec::new();
    if known.council(&council).is_none() {
        problems.push(("council", t("Choose the council whose site it is").into_owned()));
    }
    let committees = match (read, problems.is_empty()) {
        (Ok(committees), true) => committees,
        (read, _) => {
            problems.extend(read.err().map(|words| ("file", words)));
            return Ok(visit.show(views::form(&known, &council, &problems)));
        }
    };
    let boards = known.named();
    let decide = |committee: Committee| first_choice(&known, &boards, &council, committee);
    let decisions = committees.into_iter().map(decide).collect();
    let deciding = Deciding { known, decisions, kind: String::new(), council, problems: Vec::new() };
    Ok(visit.show(views::decide(&deciding)))
}

/// What a committee seems to be: what was decided before, and otherwise what its name says.
fn first_choice(known: &Known, boards: &[Board], council: &str, committee: Committee) -> Decision {
    if let Some(board) = known.remembered(council, &committee.number) {
        return Decision { committee, choice: board.reference.clone(), near: Vec::new(), remembered: true };
    }
    let (choice, near) = match guess(&committee, boards) {
        Guess::Same(reference) => (reference, Vec::new()),
        Guess::Doubtful(near) => (String::new(), near),
        Guess::New => (NEW.to_owned(), Vec::new()),
        Guess::Over => (OUT.to_owned(), Vec::new()),
    };
    Decision { committee, choice, near, remembered: false }
}

async fn decide(visit: Visit, house: House, typed: Typed) -> Answer {
    let known = Known::load(&visit, &house).await?;
    let (kind, council) = (typed.get("kind").to_owned(), typed.get("council").to_owned());
    let numbers = (0..).take_while(|number| typed.has(&format!("title-{number}")));
    let decisions = numbers.map(|number| decision(&known, &council, &typed, number)).collect();
    let mut deciding = Deciding { known, decisions, kind, council, problems: Vec::new() };
    deciding.problems = problems(&deciding);
    if !deciding.problems.is_empty() {
        return Ok(visit.show(views::decide(&deciding)));
    }
    let sheet = deciding.sheet();
    if sheet.rows.is_empty() {
        return Ok(visit.show(views::nothing_new()));
    }
    keep(visit, "partnerships.csv".to_owned(), documents::write_csv(&sheet, CsvStyle::default())).await
}

/// What was decided about one committee of the form.
fn decision(known: &Known, council: &str, typed: &Typed, number: usize) -> Decision {
    let text = |name: &str| typed.get(&format!("{name}-{number}")).to_owned();
    let committee = Committee {
        number: text("number"),
        title: text("title"),
        category: text("category"),
        ended: typed.has(&format!("ended-{number}")),
    };
    let seems = first_choice(known, &known.named(), council, committee);
    let choice = text("choice");
    let is_known = [NEW, OUT].contains(&choice.as_str()) || known.board(&choice).is_some();
    Decision { choice: if is_known { choice } else { String::new() }, ..seems }
}

fn problems(deciding: &Deciding) -> Vec<(String, String)> {
    let mut problems = Vec::new();
    let needs_kind = deciding.fresh().next().is_some();
    if needs_kind && !deciding.known.names.terms("partnership-kind").iter().any(|(key, _)| *key == deciding.kind) {
        problems.push(("kind".to_owned(), t("Choose what kind of board the new ones are").into_owned()));
    }
    if deciding.known.council(&deciding.council).is_none() {
        problems.push(("council".to_owned(), t("Choose the council whose site it is").into_owned()));
    }
    let undecided = deciding.decisions.iter().enumerate().filter(|(_, decision)| decision.choice.is_empty());
    problems.extend(undecided.map(|(number, decision)| {
        (format!("choice-{number}"), fill("Decide what “{title}” is", &[("title", &decision.committee.title)]))
    }));
    problems
}

/// The columns of the sheet that goes the way of all imports.
const COLUMNS: [&str; 7] = ["reference", "title", "kind", "convened_by", "identifiers", "seen_by", "members_of"];

impl Deciding {
    /// The committees that become new boards.
    fn fresh(&self) -> impl Iterator<Item = &Committee> {
        self.decisions.iter().filter(|decision| decision.choice == NEW).map(|decision| &decision.committee)
    }

    /// The new boards, and the boards of the register that committees were matched to for the first time. Both remember the
    /// number that the committee has on the council's site.
    fn sheet(&self) -> Sheet {
        let added = self.fresh().map(|committee| self.new_board(committee));
        let matched = self.known.boards.iter().filter_map(|board| self.matched(board));
        let row = |(number, cells): (u32, [String; 7])| Row { number, cells: cells.to_vec() };
        Sheet {
            name: "partnerships".to_owned(),
            columns: COLUMNS.map(str::to_owned).to_vec(),
            rows: (2..).zip(added.chain(matched)).map(row).collect(),
        }
    }

    fn new_board(&self, committee: &Committee) -> [String; 7] {
        let identifier = identifier(&self.council, &committee.number).unwrap_or_default();
        let (kind, council) = (self.kind.clone(), self.council.clone());
        [String::new(), committee.title.clone(), kind, council, identifier, "anyone".to_owned(), String::new()]
    }

    /// The row of a board that is to remember numbers which it does not have yet.
    fn matched(&self, board: &Partnership) -> Option<[String; 7]> {
        let of_board = self.decisions.iter().filter(|decision| decision.choice == board.reference);
        let found = of_board.filter_map(|decision| identifier(&self.council, &decision.committee.number));
        let taken = |identifier: &String| {
            self.known
                .boards
                .iter()
                .any(|other| each(other.identifiers.as_deref()).any(|one| one.eq_ignore_ascii_case(identifier)))
        };
        let new: Vec<String> = found.filter(|identifier| !taken(identifier)).collect();
        if new.is_empty() {
            return None;
        }
        let all: Vec<String> = each(board.identifiers.as_deref()).map(str::to_owned).chain(new).collect();
        Some([
            board.reference.clone(),
            board.title.clone(),
            board.kind.clone(),
            self.known.reference(board.convened_by.map(values::Id::uuid)),
            all.join("\n"),
            board.seen_by.clone(),
            self.known.reference(board.members_of),
        ])
    }
}
