//! A table on its way in: uploaded, its columns named, its rows looked at, confirmed, undone.

use super::bringing::{self, Looked, sheet, sheets};
use super::columns::{fingerprint, guessed};
use super::records::Model as Mapping;
use super::views::{self, Asking};
use super::waiting::{self, Model as Upload};
use crate::actions::KEEPERS;
use crate::imports::undoing::BringFigures;
use ::pages::{Answer, Audience, Download, Refused, Routes, Typed, Visit, see_other};
use ::records::change::{Keeping, NotDone};
use ::records::import::pages::{LARGEST, Uploaded};
use ::records::reading::{Texts, read};
use ::records::{House, find, in_house};
use access::Open;
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::IntoResponse;
use documents::{Book, Sheet};
use sea_orm::Condition;
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// The address of the page on which tables are brought in.
pub(crate) const TABLES: &str = "/workspace/tables";

/// The keys of the form of columns.
pub(super) const KEYS: [&str; 12] = [
    "title",
    "source",
    "measure_in",
    "measure",
    "place_in",
    "place",
    "period_in",
    "period",
    "value_in",
    "standing_in",
    "standing",
    "note_in",
];

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let columns = "/workspace/tables/{id}/columns";
    Routes::new()
        .get(TABLES, keepers, in_house!(house, |visit| start(&visit, None)))
        .post_with(TABLES, keepers, in_house!(house, |visit, sent: Uploaded| take(&visit, sent)), DefaultBodyLimit::max(LARGEST))
        .get("/workspace/tables/{id}", keepers, in_house!(house, |visit, id: Path<Uuid>| show(&visit, &house, id.0)))
        .get(columns, keepers, in_house!(house, |visit, id: Path<Uuid>| ask(&visit, &house, id.0)))
        .post(columns, keepers, in_house!(house, |visit, id: Path<Uuid>, typed: Typed| name(&visit, &house, id.0, &typed)))
        .get(
            "/workspace/tables/{id}/errors.xlsx",
            keepers,
            in_house!(house, |visit, id: Path<Uuid>| errors(&visit, &house, id.0)),
        )
        .post("/workspace/tables/{id}/confirm", keepers, in_house!(house, |visit, id: Path<Uuid>| confirm(&visit, &house, id.0)))
        .post(
            "/workspace/tables/imports/{id}/undo",
            keepers,
            in_house!(house, |visit, id: Path<Uuid>| undo(&visit, &house, id.0)),
        )
}

async fn start(visit: &Visit, problem: Option<String>) -> Answer {
    let reading = visit.reading().await?;
    let past = waiting::past(&reading).await?;
    reading.close().await?;
    Ok(visit.show(views::start(&past, problem, visit.address())))
}

/// Keeps an uploaded table, and leads on to its columns, or to its rows when a table with these headings came before.
async fn take(visit: &Visit, sent: Uploaded) -> Answer {
    if sent.bytes().is_empty() {
        return start(visit, Some(t("Select a file").into_owned())).await;
    }
    let book = match sheets(sent.name(), sent.bytes()) {
        Ok(book) => book,
        Err(problems) => {
            let words: Vec<String> = problems.into_iter().map(|problem| problem.words).collect();
            return start(visit, Some(words.join(" "))).await;
        }
    };
    let Some(sheet) = sheet(&book).filter(|sheet| !sheet.rows.is_empty()) else {
        return start(visit, Some(t("The file has no rows under its headings").into_owned())).await;
    };
    let mut writing = visit.begin(&BringFigures).await?;
    let mapping = known(&writing, sheet).await?;
    let id = waiting::add(&writing, sent.name(), sent.bytes().to_vec(), mapping.as_ref().map(|it| it.id.uuid())).await?;
    writing.note(access::Event { thing: Some(id), ..access::Event::of_house("uploaded", "import", sent.name()) });
    writing.finish_noted().await?;
    let next = if mapping.is_some() { "" } else { "/columns" };
    Ok(see_other(&format!("{TABLES}/{id}{next}")))
}

/// The mapping of tables with the headings of this one.
async fn known(open: &dyn Open, sheet: &Sheet) -> Result<Option<Mapping>, Refused> {
    let every: Vec<Mapping> = find::all(open, Condition::all()).await?;
    let own = fingerprint(&sheet.columns);
    Ok(every.into_iter().find(|it| it.fingerprint() == own))
}

/// An uploaded table with its sheet.
struct Waiting {
    upload: Upload,
    book: Book,
}

impl Waiting {
    async fn load(open: &dyn Open, id: Uuid) -> Result<Waiting, Refused> {
        let upload = waiting::one(open, id).await?.ok_or(Refused::NotFound)?;
        let book = sheets(&upload.file, &upload.bytes).map_err(|_| Refused::Unreadable)?;
        Ok(Waiting { upload, book })
    }

    fn sheet(&self) -> Result<&Sheet, Refused> {
        sheet(&self.book).ok_or(Refused::Unreadable)
    }
}

/// Asks which column says what, with what was remembered or is guessed.
async fn ask(visit: &Visit, house: &House, id: Uuid) -> Answer {
    let reading = visit.reading().await?;
    let waiting = Waiting::load(&reading, id).await?;
    let sheet = waiting.sheet()?;
    let mapping = known(&reading, sheet).await?;
    let lookup = bringing::lookup(&reading, house).await?;
    reading.close().await?;
    let columns = mapping.as_ref().map_or_else(|| guessed(&sheet.columns), Mapping::columns);
    let stem = waiting.upload.file.split('.').next().unwrap_or_default().to_owned();
    let title = mapping.as_ref().map_or(stem, |it| it.title.clone());
    let mut asking = Asking::of(&waiting.upload, sheet, &lookup, &columns, title);
    if let Some(source) = mapping.and_then(|it| it.source).and_then(|id| lookup.names.reference(id.uuid())) {
        asking.texts.insert("source".into(), source.to_owned());
    }
    Ok(visit.show(views::columns(&asking)))
}

/// Remembers which column says what, and leads on to the rows.
async fn name(visit: &Visit, house: &House, id: Uuid, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&BringFigures).await?;
    let waiting = Waiting::load(&writing, id).await?;
    let sheet = waiting.sheet()?;
    let before = known(&writing, sheet).await?;
    let lookup = bringing::lookup(&writing, house).await?;
    let mut texts: Texts = KEYS.iter().map(|key| ((*key).to_owned(), typed.get(key).to_owned())).collect();
    texts.insert("headings".into(), sheet.columns.join("\n"));
    let keeping = Keeping { house, kind: Kind::TableMapping };
    let register = house.of(Kind::TableMapping);
    let was = match &before {
        Some(it) => register.get(&writing, it.id.uuid()).await?,
        None => None,
    };
    let kept = match (read(register, &texts, &lookup, was.as_ref()), &was) {
        (Ok(row), Some(was)) => keeping.change(&mut writing, was, row, &lookup).await.map(|_| was.head.id),
        (Ok(row), None) => keeping.add(&mut writing, row, &lookup).await.map(|row| row.head.id),
        (Err(problems), _) => Err(NotDone::Wrong(problems)),
    };
    match kept {
        Ok(mapping) => {
            waiting::read_by(&writing, id, mapping).await?;
            let event = access::Event::of_house("mapped", "import", &waiting.upload.file);
            writing.finish(access::Event { thing: Some(id), ..event }).await?;
            Ok(see_other(&format!("{TABLES}/{id}")))
        }
        Err(NotDone::Wrong(problems)) => {
            let mut asking = Asking::of(&waiting.upload, sheet, &lookup, &guessed(&sheet.columns), String::new());
            (asking.texts, asking.problems) = (texts, problems);
            writing.give_up().await?;
            Ok(visit.show(views::columns(&asking)))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Refused::NotFound),
    }
}

/// A waiting table with what it would do.
struct Ready {
    waiting: Waiting,
    looked: Looked,
    figures: Book,
    mapping: Mapping,
}

/// Looks at a waiting table; nothing when its columns are not named yet.
async fn ready(visit: &Visit, house: &House, id: Uuid) -> Result<Option<Ready>, Refused> {
    let reading = visit.reading().await?;
    let waiting = Waiting::load(&reading, id).await?;
    let mapping = match waiting.upload.mapping {
        Some(mapping) => find::with::<Mapping>(&reading, "id", mapping).await?.pop(),
        None => None,
    };
    reading.close().await?;
    let Some(mapping) = mapping else { return Ok(None) };
    let (looked, figures) = bringing::looked(visit, house, waiting.sheet()?, &mapping).await?;
    Ok(Some(Ready { waiting, looked, figures, mapping }))
}

/// Shows what a table would do, or asks for its columns.
async fn show(visit: &Visit, house: &House, id: Uuid) -> Answer {
    match ready(visit, house, id).await? {
        Some(it) => Ok(visit.show(views::looked(&it.waiting.upload, &it.looked, &it.mapping))),
        None => Ok(see_other(&format!("{TABLES}/{id}/columns"))),
    }
}

/// Gives the person's own file back with a column that names each error.
async fn errors(visit: &Visit, house: &House, id: Uuid) -> Answer {
    let ready = ready(visit, house, id).await?.ok_or(Refused::NotFound)?;
    let marked = documents::mark_errors(&ready.waiting.book, &ready.looked.errors).map_err(|error| {
        tracing::error!(%error, "a marked table could not be written");
        Refused::Broken
    })?;
    let stem = ready.waiting.upload.file.split('.').next().unwrap_or_default();
    let name = format!("{}-with-errors.xlsx", values::slug::from_title(stem));
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Download { name, mime, bytes: marked.xlsx }.into_response())
}

/// Brings the figures in that are right.
async fn confirm(visit: &Visit, house: &House, id: Uuid) -> Answer {
    let Some(ready) = ready(visit, house, id).await? else { return Ok(see_other(&format!("{TABLES}/{id}/columns"))) };
    let report = bringing::brought(visit, house, &ready.figures, &ready.waiting.upload.file).await?;
    let Some(import) = report.import else {
        return Ok(visit.show(views::looked(&ready.waiting.upload, &ready.looked, &ready.mapping)));
    };
    let writing = visit.begin(&BringFigures).await?;
    waiting::done(&writing, id, import, ready.looked.left_out()).await?;
    writing.finish_own().await?;
    Ok(see_other(&format!("{TABLES}?done=yes")))
}

/// Undoes a table that was brought in, all of it.
async fn undo(visit: &Visit, house: &House, id: Uuid) -> Answer {
    let writing = visit.begin(&BringFigures).await?;
    let import = waiting::import(&writing, id).await?.ok_or(Refused::NotFound)?;
    match ::records::import::undo(house, writing, import).await? {
        Ok(_) => Ok(see_other(&format!("{TABLES}?undone=yes"))),
        Err(words) => start(visit, Some(words)).await,
    }
}
