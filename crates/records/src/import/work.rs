//! One import under way: its sheets, what they may point at, and what becomes of each row.

use super::clashes::clashes;
use super::order::{in_order, thing};
use super::run::{ERRORS, Found, LISTED, Report};
use crate::change::{Keeping, NotDone};
use crate::export::{column_keys, column_label};
use crate::reading::{self, Problem, Texts};
use crate::{Ask, House, Lookup, Names, Register, Row};
use access::{Open, Writing};
use database::Fault;
use documents::{Book, CellError, Sheet};
use std::collections::{HashMap, HashSet};
use values::Kind;
use values::meaning::Input;
use values::words::{fill, t};

/// One import under way.
pub(super) struct Work<'a> {
    house: &'a House,
    book: &'a Book,
    /// Everything that can be pointed at: what is stored and what the book brings.
    known: Lookup,
    report: Report,
}

/// One sheet under way.
pub(super) struct Page<'a> {
    kind: Kind,
    pub(super) register: &'a dyn Register,
    pub(super) sheet: &'a Sheet,
    /// Where each key of the register stands in the sheet.
    pub(super) columns: HashMap<&'static str, usize>,
    pub(super) stored: HashMap<String, Row>,
    /// What was added or changed, with the line of each.
    pub(super) done: Vec<(u32, Row)>,
}

impl<'a> Work<'a> {
    pub(super) fn new(house: &'a House, book: &'a Book) -> Work<'a> {
        Work { house, book, known: Lookup::default(), report: Report::default() }
    }

    /// Does all of it in this change, and says what was done or what is wrong.
    pub(super) async fn all(mut self, writing: &mut Writing) -> Result<Report, Fault> {
        writing.see_everything();
        let mut pages = self.pages(writing).await?;
        self.know(writing, &pages).await?;
        for page in &mut pages {
            self.page(writing, page).await?;
        }
        if self.report.errors.is_empty() {
            self.report.errors = clashes(writing, &pages).await?;
        }
        self.report.errors.truncate(ERRORS);
        Ok(self.report)
    }

    /// The sheets of the book in the order in which they are read, with their columns found.
    async fn pages(&mut self, writing: &Writing) -> Result<Vec<Page<'a>>, Fault> {
        let mut pages = Vec::new();
        for sheet in &self.book.sheets {
            let Some(kind) = Kind::ALL.iter().copied().find(|kind| matches_sheet(*kind, &sheet.name)) else {
                let words = fill(
                    "There is no sheet of this name. Name it as in the template, for example {sheet}",
                    &[("sheet", "organisations")],
                );
                self.error(sheet, 1, None, &sheet.name, words);
                continue;
            };
            let register = self.house.of(kind);
            let columns = self.columns(sheet, register);
            let rows = register.rows(writing, &Ask::default()).await?;
            let stored = rows.into_iter().map(|row| (row.head.reference.clone(), row)).collect();
            pages.push(Page { kind, register, sheet, columns, stored, done: Vec::new() });
        }
        pages.sort_by_key(|page| page.kind);
        Ok(pages)
    }

    /// Finds each key's column by key or by label; strangers and missing ones are errors of row 1.
    fn columns(&mut self, sheet: &Sheet, register: &dyn Register) -> HashMap<&'static str, usize> {
        let keys = column_keys(register);
        let folded = |text: &str| values::slug::folded(text).replace([' ', '-'], "_");
        let mut columns = HashMap::new();
        for (index, heading) in sheet.columns.iter().enumerate() {
            let same =
                |key: &&&'static str| folded(key) == folded(heading) || folded(&column_label(register, key)) == folded(heading);
            match keys.iter().find(same) {
                Some(key) => drop(columns.insert(*key, index)),
                None => {
                    let words =
                        fill("There is no such column here. The columns are: {columns}", &[("columns", &keys.join(", "))]);
                    self.error(sheet, 1, Some(heading), heading, words);
                }
            }
        }
        columns
    }

    /// Lets everything be pointed at: the terms, what is stored, and what the book brings under ids made now.
    async fn know(&mut self, writing: &Writing, pages: &[Page<'a>]) -> Result<(), Fault> {
        let lists: HashSet<&str> = Kind::ALL.iter().flat_map(|kind| self.house.of(*kind).fields()).filter_map(list).collect();
        self.known.names = self.house.terms_of(writing, &lists.into_iter().collect::<Vec<_>>()).await?;
        let mut kinds: HashSet<Kind> = pages.iter().flat_map(|page| page.register.fields()).filter_map(thing).collect();
        kinds.extend(pages.iter().map(|page| page.kind));
        kinds.insert(Kind::Partnership);
        for kind in kinds {
            for card in self.house.choices(writing, kind).await? {
                self.known.add_thing(kind, &card.reference, card.id);
                self.known.names.add_cards([card]);
            }
        }
        for page in pages {
            for row in &page.sheet.rows {
                self.know_row(writing, page, row);
            }
        }
        Ok(())
    }

    fn know_row(&mut self, writing: &Writing, page: &Page<'_>, row: &documents::Row) {
        let cell = |key: &str| page.columns.get(key).map_or("", |column| row.cell(*column)).trim().to_owned();
        let (reference, title) = (cell("reference"), cell("title"));
        if page.kind == Kind::Term {
            self.known.names.add_term(&cell("list"), &cell("key"), &title);
        }
        if reference.is_empty() || page.stored.contains_key(&reference) {
            return;
        }
        let id = writing.new_id();
        self.known.add_thing(page.kind, &reference, id);
        self.known.names.add_cards([crate::Card { kind: page.kind, id, reference, title, seen_by: String::new() }]);
    }

    async fn page(&mut self, writing: &mut Writing, page: &mut Page<'a>) -> Result<(), Fault> {
        let mut seen = HashSet::new();
        let mut fresh: Vec<(u32, Row)> = Vec::new();
        for line in &page.sheet.rows {
            let texts = texts_of(page, line);
            let reference = texts.get("reference").map(|text| text.trim().to_owned()).unwrap_or_default();
            if !reference.is_empty() && !seen.insert(reference.clone()) {
                let words = t("This reference stands on an earlier row too. Give each row its own").into_owned();
                self.error(page.sheet, line.number, Some("reference"), &reference, words);
                continue;
            }
            match reading::read(page.register, &texts, &self.known, page.stored.get(&reference)) {
                Err(problems) => self.problems(page, line.number, problems),
                Ok(row) => match page.stored.get(&reference) {
                    Some(was) => {
                        if self.change(writing, page, (line.number, was), row.clone()).await? {
                            page.done.push((line.number, row));
                        }
                    }
                    None => fresh.push((line.number, self.named(writing, page, row, &mut seen))),
                },
            }
        }
        self.add(writing, page, fresh.iter().map(|(_, row)| row.clone()).collect()).await?;
        page.done.extend(fresh);
        Ok(())
    }

    /// Gives a new row its id, and its reference when the sheet has none.
    fn named(&mut self, writing: &Writing, page: &Page<'_>, mut row: Row, seen: &mut HashSet<String>) -> Row {
        use values::meaning::Known;
        if row.head.reference.is_empty() {
            let wanted = values::slug::from_title(&row.head.title);
            let free = |name: &String| !seen.contains(name) && !page.stored.contains_key(name);
            row.head.reference =
                std::iter::once(wanted.clone()).chain((2..).map(|n| format!("{wanted}-{n}"))).find(free).unwrap_or(wanted);
            seen.insert(row.head.reference.clone());
            self.known.add_thing(page.kind, &row.head.reference, writing.new_id());
        }
        row.head.id = self.known.thing(page.kind, &row.head.reference).unwrap_or_else(|| writing.new_id());
        (row.head.version, row.head.added_at, row.head.changed_at) = (1, writing.now().timestamp(), writing.now().timestamp());
        row
    }

    /// Stores a changed row; the answer is whether there was a change.
    async fn change(&mut self, writing: &mut Writing, page: &Page<'_>, at: (u32, &Row), row: Row) -> Result<bool, Fault> {
        let (number, was) = at;
        let found = found(page, was, &row, &self.known.names);
        let keeping = Keeping { house: self.house, kind: page.kind };
        let changed = match keeping.store(writing, was, row, &self.known).await {
            Ok(changed) => changed,
            Err(NotDone::Fault(fault)) => return Err(fault),
            Err(NotDone::Wrong(problems)) => {
                self.problems(page, number, problems);
                return Ok(false);
            }
            Err(_) => {
                let words = t("Somebody changed this meanwhile. Import again").into_owned();
                self.error(page.sheet, number, None, &was.head.title, words);
                return Ok(false);
            }
        };
        let sheet = self.report.sheets.entry(page.kind).or_default();
        if changed {
            sheet.changed += 1
        } else {
            sheet.same += 1
        }
        if changed && self.report.changes.len() < LISTED {
            self.report.changes.push(found);
        }
        Ok(changed)
    }

    /// Stores new rows, those first that others of the same sheet point at.
    async fn add(&mut self, writing: &mut Writing, page: &Page<'_>, fresh: Vec<Row>) -> Result<(), Fault> {
        self.report.sheets.entry(page.kind).or_default().added += u64::try_from(fresh.len()).unwrap_or(0);
        if !self.report.errors.is_empty() {
            return Ok(());
        }
        for rows in in_order(page.register, fresh) {
            match page.register.insert(writing, &rows).await {
                Ok(()) => {}
                Err(Fault::Taken | Fault::Depended) => {
                    let words = t("Two rows of this sheet are alike, or a row is like one that is already there under another reference. Keep one of them").into_owned();
                    self.error(page.sheet, 1, None, page.kind.sheet(), words);
                    return Ok(());
                }
                Err(fault) => return Err(fault),
            }
            for row in &rows {
                writing.note(crate::change::added(page.register, row, &self.known));
            }
        }
        Ok(())
    }

    fn problems(&mut self, page: &Page<'_>, row: u32, problems: Vec<Problem>) {
        for problem in problems {
            self.error(page.sheet, row, Some(&problem.key), &problem.found, problem.words);
        }
    }

    fn error(&mut self, sheet: &Sheet, row: u32, column: Option<&str>, found: &str, words: String) {
        let found = found.chars().take(200).collect();
        self.report.errors.push(CellError { sheet: sheet.name.clone(), row, column: column.map(str::to_owned), found, words });
    }
}

fn list(field: &crate::Field) -> Option<&'static str> {
    match field.input {
        Input::Choice(list) => Some(list),
        _ => None,
    }
}

fn matches_sheet(kind: Kind, name: &str) -> bool {
    name.trim().to_lowercase().replace([' ', '-'], "_") == kind.sheet()
}

fn texts_of(page: &Page<'_>, line: &documents::Row) -> Texts {
    page.columns.iter().map(|(key, column)| ((*key).to_owned(), line.cell(*column).to_owned())).collect()
}

fn found(page: &Page<'_>, was: &Row, row: &Row, names: &Names) -> Found {
    let (before, after) = (reading::texts(page.register, was, names), reading::texts(page.register, row, names));
    let differs = |(key, text): &(&String, &String)| before.get(*key) != Some(*text);
    let field = |(key, text): (&String, &String)| [column_label(page.register, key), before[key].clone(), text.clone()];
    Found { kind: page.kind, title: was.head.title.clone(), fields: after.iter().filter(differs).map(field).collect() }
}
