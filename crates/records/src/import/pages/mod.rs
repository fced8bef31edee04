//! The pages of imports and exports: upload, look at what would be done, confirm or mend, undo.

mod upload;
mod views;

pub use upload::{LARGEST, Uploaded, keep};

use super::{imports, undo};
use crate::{House, in_house};
use ::pages::{Answer, Audience, Download, Page, Refused, Routes, Visit, see_other};
use access::{Action, Actor, Open, Role};
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::IntoResponse;
use database::Fault;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use uuid::Uuid;
use values::words::t;

/// Who may import.
pub const IMPORTERS: &[Role] = &[Role::Administrator];
/// Who may take the whole site out.
const EXPORTERS: &[Role] = &[Role::Administrator, Role::Auditor];

/// Importing, and undoing an import.
pub struct Import;

impl Action for Import {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(IMPORTERS)
    }

    fn roles(&self) -> Vec<Role> {
        IMPORTERS.to_vec()
    }
}

/// The routes of imports and exports.
pub fn routes(house: &House) -> Routes {
    let importers = Audience::Roles(IMPORTERS);
    let exporters = Audience::Roles(EXPORTERS);
    Routes::new()
        .get("/admin/import", importers, in_house!(house, |visit| start(visit, house)))
        .get("/admin/import/template.xlsx", importers, in_house!(house, |visit| template(visit, house)))
        .get("/admin/import/guide", Audience::SignedIn, in_house!(house, |visit| guide(visit, house)))
        .post_with(
            "/admin/import",
            importers,
            in_house!(house, |visit, file: upload::Uploaded| upload::take(visit, house, file)),
            DefaultBodyLimit::max(upload::LARGEST),
        )
        .get("/admin/import/{id}", importers, in_house!(house, |visit, id: Path<Uuid>| upload::show(visit, house, id.0)))
        .get(
            "/admin/import/{id}/errors.xlsx",
            importers,
            in_house!(house, |visit, id: Path<Uuid>| upload::errors_file(visit, house, id.0)),
        )
        .post(
            "/admin/import/{id}/confirm",
            importers,
            in_house!(house, |visit, id: Path<Uuid>| upload::confirm(visit, house, id.0)),
        )
        .post("/admin/import/{id}/undo", importers, in_house!(house, |visit, id: Path<Uuid>| undo_import(visit, house, id.0)))
        .get("/admin/export", exporters, export_page)
        .get("/admin/export/site.zip", exporters, in_house!(house, |visit| export_file(visit, house)))
}

async fn start(visit: Visit, house: House) -> Answer {
    let past = past(&visit).await?;
    Ok(visit.show(views::start(&house, &past, None).before(views::done(visit.address()))))
}

async fn past(visit: &Visit) -> Result<Vec<imports::Model>, Refused> {
    let reading = visit.reading().await?;
    let found = imports::Entity::find()
        .order_by_desc(imports::Column::At)
        .order_by_desc(imports::Column::Id)
        .limit(50)
        .all(reading.on())
        .await;
    Ok(found.map_err(Fault::from)?)
}

async fn template(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let lists: Vec<&str> =
        values::Kind::ALL.iter().flat_map(|kind| house.of(*kind).fields()).filter_map(views::list_of).collect();
    let terms = house.terms_of(&reading, &lists).await?;
    let bytes = super::template(&house, &terms).map_err(|error| {
        tracing::error!(%error, "the template could not be written");
        Refused::Broken
    })?;
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Download { name: "golden-thread-import-template.xlsx".to_owned(), mime, bytes }.into_response())
}

async fn guide(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let lists: Vec<&str> =
        values::Kind::ALL.iter().flat_map(|kind| house.of(*kind).fields()).filter_map(views::list_of).collect();
    let terms = house.terms_of(&reading, &lists).await?;
    Ok(visit.show(views::guide(&super::guide::sheets(&house, &terms))))
}

async fn undo_import(visit: Visit, house: House, id: Uuid) -> Answer {
    let writing = visit.begin(&Import).await?;
    let found = imports::Entity::find_by_id(id).one(writing.on()).await.map_err(Fault::from)?;
    let import = found.filter(|import| import.undone_at.is_none()).ok_or(Refused::NotFound)?;
    match undo(&house, writing, import).await? {
        Ok(_) => Ok(see_other("/admin/import?undone=yes")),
        Err(words) => {
            let past = past(&visit).await?;
            Ok(visit.show(views::start(&house, &past, Some(words))))
        }
    }
}

async fn export_page(visit: Visit) -> Answer {
    let page = Page::new(t("Export")).crumb(t("Administration"), "/admin").crumb(t("Export"), "/admin/export");
    Ok(visit.show(page.content(views::export())))
}

async fn export_file(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let bytes = crate::export::archive(&house, &reading).await?;
    let name = format!("{}-golden-thread-site.zip", visit.clock().today());
    Ok(Download { name, mime: "application/zip", bytes }.into_response())
}
