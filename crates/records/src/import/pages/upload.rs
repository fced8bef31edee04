//! An uploaded file on its way: kept, looked at, confirmed, or given back with its errors.

use super::{Import, views};
use crate::House;
use crate::import::imports::draft;
use crate::import::{look, run};
use ::pages::{Answer, Download, Refused, Visit, see_other};
use access::Open;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::IntoResponse;
use database::Fault;
use documents::{Book, FileProblem, Limits};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;
use values::words::{fill, t};

/// The largest request that an upload may be; the file in it may be 20 MB.
pub const LARGEST: usize = 21 * 1024 * 1024;

/// The file of an upload form.
pub struct Uploaded {
    name: String,
    bytes: Vec<u8>,
    answers: Vec<(String, String)>,
}

/// How many other questions an upload form may have, and how long an answer may be.
const ANSWERS: (usize, usize) = (10, 200);

impl Uploaded {
    /// What was sent.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the file was called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was answered to another question of the form; nothing when it was not asked.
    pub fn answer(&self, name: &str) -> &str {
        self.answers.iter().find(|(asked, _)| asked == name).map_or("", |(_, answer)| answer)
    }
}

impl<S: Send + Sync> FromRequest<S> for Uploaded {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Uploaded, Refused> {
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| Refused::Unreadable)?;
        let mut found = Uploaded { name: String::new(), bytes: Vec::new(), answers: Vec::new() };
        while let Some(part) = parts.next_field().await.map_err(|_| Refused::TooBig)? {
            if part.name() == Some("file") {
                found.name = part.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect();
                found.bytes = part.bytes().await.map_err(|_| Refused::TooBig)?.to_vec();
            } else if let Some(name) = part.name().map(str::to_owned).filter(|_| found.answers.len() < ANSWERS.0) {
                let answer = part.text().await.map_err(|_| Refused::TooBig)?;
                found.answers.push((name, answer.chars().take(ANSWERS.1).collect()));
            }
        }
        Ok(found)
    }
}

/// Keeps an uploaded file and leads on to what it would do.
pub async fn take(visit: Visit, house: House, file: Uploaded) -> Answer {
    if file.bytes.is_empty() {
        return refuse(&visit, &house, t("Choose a file to import").into_owned()).await;
    }
    if let Err(problems) = read(&file.name, &file.bytes) {
        let words = problems.iter().map(sentence).collect::<Vec<_>>().join(" ");
        return refuse(&visit, &house, words).await;
    }
    keep(visit, file.name, file.bytes).await
}

/// Keeps a file that can be read, and leads on to what it would do.
pub async fn keep(visit: Visit, name: String, bytes: Vec<u8>) -> Answer {
    let writing = visit.begin(&Import).await?;
    let id = writing.new_id();
    let row = draft::ActiveModel {
        id: Set(id),
        person: Set(visit.actor().id()),
        file: Set(name.clone()),
        bytes: Set(bytes),
        at: Set(writing.now().timestamp()),
    };
    draft::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(Fault::from)?;
    writing.finish(access::Event { thing: Some(id), ..access::Event::of_house("uploaded", "import", &name) }).await?;
    Ok(see_other(&format!("/admin/import/{id}")))
}

/// How many seconds an uploaded file waits to be confirmed: a week.
const WAITS: i64 = 7 * 24 * 60 * 60;

/// Forgets the files that this condition names, and those that have waited too long.
async fn forget(visit: &Visit, which: sea_orm::sea_query::SimpleExpr) -> Result<(), Refused> {
    let writing = visit.begin(&Import).await?;
    let old = draft::Column::At.lt(writing.now().timestamp() - WAITS);
    let gone = draft::Entity::delete_many()
        .filter(Condition::any().add(which).add(old))
        .exec(writing.on())
        .await
        .map_err(Fault::from)?;
    if gone.rows_affected > 0 {
        writing.finish(access::Event::of_house("forgot", "import", "uploaded files")).await?;
    }
    Ok(())
}

async fn refuse(visit: &Visit, house: &House, words: String) -> Answer {
    let past = super::past(visit).await?;
    Ok(visit.show(views::start(house, &past, Some(words))))
}

fn read(name: &str, bytes: &[u8]) -> Result<Book, Vec<FileProblem>> {
    documents::read_upload(name, bytes, &Limits::default())
}

/// A file's problem with the place where it stands.
fn sentence(problem: &FileProblem) -> String {
    match (&problem.sheet, problem.row) {
        (Some(sheet), Some(row)) => {
            fill("{sheet}, row {row}: {words}", &[("sheet", sheet), ("row", &row.to_string()), ("words", &problem.words)])
        }
        (Some(sheet), None) => fill("{sheet}: {words}", &[("sheet", sheet), ("words", &problem.words)]),
        _ => problem.words.clone(),
    }
}

async fn kept(visit: &Visit, id: Uuid) -> Result<(draft::Model, Book), Refused> {
    let reading = visit.reading().await?;
    let found = draft::Entity::find_by_id(id).one(reading.on()).await.map_err(Fault::from)?;
    let draft = found.filter(|draft| draft.person == visit.actor().id()).ok_or(Refused::NotFound)?;
    let book = read(&draft.file, &draft.bytes).map_err(|_| Refused::Unreadable)?;
    Ok((draft, book))
}

/// Shows what the file would do, or what is wrong with it.
pub async fn show(visit: Visit, house: House, id: Uuid) -> Answer {
    let (draft, book) = kept(&visit, id).await?;
    let report = look(&house, visit.begin(&Import).await?, &book).await?;
    Ok(visit.show(views::report(&draft, &report)))
}

/// Gives the person's own file back with a column that names each error.
pub async fn errors_file(visit: Visit, house: House, id: Uuid) -> Answer {
    let (draft, book) = kept(&visit, id).await?;
    let report = look(&house, visit.begin(&Import).await?, &book).await?;
    let marked = documents::mark_errors(&book, &report.errors).map_err(|error| {
        tracing::error!(%error, "a marked file could not be written");
        Refused::Broken
    })?;
    let stem = draft.file.rsplit_once('.').map_or(draft.file.as_str(), |(stem, _)| stem);
    let name = format!("{}-with-errors.xlsx", values::slug::from_title(stem));
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Download { name, mime, bytes: marked.xlsx }.into_response())
}

/// Imports the file as it was looked at, if nothing has come in its way since.
pub async fn confirm(visit: Visit, house: House, id: Uuid) -> Answer {
    let (draft, book) = kept(&visit, id).await?;
    let report = run(&house, visit.begin(&Import).await?, &book, &draft.file).await?;
    if !report.errors.is_empty() {
        return Ok(visit.show(views::report(&draft, &report)));
    }
    forget(&visit, draft::Column::Id.eq(id)).await?;
    Ok(see_other("/admin/import?done=yes"))
}
