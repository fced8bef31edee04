//! Who uploaded a file of figures is told by mail when it waits to be confirmed, when it was imported, or when it was not: once each.

use super::loading;
use super::pages::waiting::{Column, Entity, Model, State};
use super::pages::{FIGURES, IMPORTS};
use ::records::House;
use access::{Actor, Door, Open, accounts};
use async_trait::async_trait;
use jobs::{Done, Mail, Schedule, outbox};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use values::words::{fill, t};

/// How long a file may wait to be confirmed before its person is told, in seconds: who stays at the page sees it there.
const PATIENT: i64 = 5 * 60;

/// Tells people how their uploads went.
pub struct Telling {
    /// Where the names of the site are kept.
    pub house: House,
    /// The address of the site, for links.
    pub base: String,
}

#[async_trait]
impl Schedule for Telling {
    fn name(&self) -> &'static str {
        "telling-of-figures"
    }

    fn every(&self) -> i64 {
        60
    }

    /// Each mail comes in the same change as the mark that it was written, so it is written once.
    async fn run(&self, door: &Door) -> Done {
        let reading = door.reading(&Actor::system()).await?;
        let uploads = Entity::find().filter(Column::Person.is_not_null()).all(reading.on()).await?;
        let names = self.house.terms_of(&reading, &["site"]).await?;
        reading.close().await?;
        let service = names.label("site", "service");
        let now = door.clock().now().timestamp();
        for upload in uploads {
            let state = upload.state(now);
            let ready = state == State::Ready && upload.at < now - PATIENT;
            let over = matches!(state, State::Done | State::Unread | State::Failed);
            if (ready || over) && upload.told.as_deref() != Some(state.key()) {
                self.tell(door, &upload, (state, service)).await?;
            }
        }
        Ok(())
    }
}

impl Telling {
    async fn tell(&self, door: &Door, upload: &Model, (state, service): (State, &str)) -> Done {
        let writing = loading::begin(door).await?;
        let not_yet = Column::Told.is_null().or(Column::Told.ne(state.key()));
        let mark = Entity::update_many().col_expr(Column::Told, Expr::value(state.key()));
        let marked = mark.filter(Column::Id.eq(upload.id)).filter(not_yet).exec(writing.on()).await?;
        if marked.rows_affected == 0 {
            return Ok(writing.give_up().await?);
        }
        let person = match upload.person {
            Some(person) => accounts::by_id(writing.on(), person).await?,
            None => None,
        };
        if let Some(person) = person.filter(|person| person.ended_at.is_none()) {
            outbox::put(&writing, &self.mail(&person.email, upload, (state, service))).await?;
        }
        writing.finish_own().await?;
        Ok(())
    }

    /// What is said: the name of the file, what became of it, and the page that tells more.
    fn mail(&self, email: &str, upload: &Model, (state, service): (State, &str)) -> Mail {
        let report = upload.report();
        let base = self.base.trim_end_matches('/');
        let page = format!("{base}{FIGURES}/{}", upload.id);
        let import = report.reference.as_deref().filter(|_| state == State::Done);
        let link = import.map_or(page, |reference| format!("{base}{IMPORTS}/{reference}"));
        let stopped = t("The import stopped part way, and nothing from it is shown");
        let problem = report.problem.as_deref().unwrap_or(&stopped).trim_end_matches('.');
        let gaps = [("service", service), ("file", upload.file.as_str()), ("problem", problem), ("link", &link)];
        let (subject, told) = match (state, report.same) {
            (State::Ready, _) => (
                fill("{service}: {file} is ready to be imported", &gaps),
                fill(
                    "The file {file} has been read. Nothing from it is imported yet. See what is in it, and import it:\n\n{link}\n",
                    &gaps,
                ),
            ),
            (State::Done, true) => (
                fill("{service}: {file} was here already", &gaps),
                fill("The file {file} was imported before, so nothing was added. See the import:\n\n{link}\n", &gaps),
            ),
            (State::Done, false) => (
                fill("{service}: {file} was imported", &gaps),
                fill("The file {file} was imported. Its figures are shown now. See the import:\n\n{link}\n", &gaps),
            ),
            _ => (
                fill("{service}: {file} was not imported", &gaps),
                fill("The file {file} was not imported. {problem}.\n\nSee what to do:\n\n{link}\n", &gaps),
            ),
        };
        Mail::new(email, subject, told)
    }
}
