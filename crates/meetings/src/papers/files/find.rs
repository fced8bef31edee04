//! Files of papers as a reader may see them, and where their paper stands.

use super::records::{Model, WITHIN};
use super::rules;
use crate::agenda::{items, sections};
use crate::find::{self, col, named};
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole::{self, Item, Whole};
use crate::papers::records::Model as Paper;
use ::records::{House, visible};
use access::Open;
use components::DownloadLink;
use database::Fault;
use pages::Refused;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query};
use sea_orm::{Condition, FromQueryResult};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A paper with its meeting and its files, the newest version first.
pub(crate) struct Standing {
    pub(crate) paper: Paper,
    pub(crate) item: items::Model,
    pub(crate) whole: Whole,
    pub(crate) files: Vec<Model>,
}

/// What is known of the paper with this reference, for its pages in the workspace.
pub(crate) async fn standing(open: &dyn Open, house: &House, reference: &str) -> Result<Standing, Refused> {
    let paper: Paper = find::shown(open, reference).await?;
    let found: Vec<items::Model> = find::with(open, "id", paper.item.uuid()).await?;
    let item = found.into_iter().next().ok_or(Refused::NotFound)?;
    let found: Vec<sections::Model> = find::with(open, "id", item.section.uuid()).await?;
    let section = found.into_iter().next().ok_or(Refused::NotFound)?;
    let found: Vec<Meeting> = find::with(open, "id", section.meeting.uuid()).await?;
    let meeting = found.into_iter().next().ok_or(Refused::NotFound)?;
    let whole = whole::load(open, house, &meeting.reference).await?.ok_or(Refused::NotFound)?;
    let files = of_paper(open, paper.id.uuid()).await?;
    Ok(Standing { paper, item, whole, files })
}

/// The files of a paper, the newest version first.
pub(crate) async fn of_paper(open: &dyn Open, paper: Uuid) -> Result<Vec<Model>, Fault> {
    let mut files: Vec<Model> = find::with(open, "paper", paper).await?;
    files.sort_by_key(|file| std::cmp::Reverse(file.edition));
    Ok(files)
}

/// The newest file of a paper, as pages of its meeting show it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct FileHead {
    pub(crate) id: Uuid,
    pub(crate) item: Uuid,
    pub(crate) paper: Uuid,
    pub(crate) paper_reference: String,
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    pub(crate) pages: Option<i64>,
    pub(crate) problems: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) seen_by: String,
    pub(crate) members_of: Option<Uuid>,
}

const TABLE: &str = "paper_files";
const PAPERS: &str = "papers";

/// The newest files of the papers of these items that the reader may see: one question for all.
pub(crate) async fn newest(open: &dyn Open, items: &BTreeSet<Uuid>) -> Result<Vec<FileHead>, Fault> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let own = ["id", "paper", "name", "media_type", "size", "pages", "problems", "reason", "seen_by", "members_of"];
    let select = Query::select()
        .columns(own.map(|name| named(TABLE, name)))
        .column(named(PAPERS, "item"))
        .expr_as(col(PAPERS, "reference"), Alias::new("paper_reference"))
        .from(Alias::new(TABLE))
        .inner_join(Alias::new(PAPERS), col(PAPERS, "id").eq(col(TABLE, "paper")))
        .and_where(col(PAPERS, "item").is_in(items.iter().copied()))
        .cond_where(visible(open.sight(), TABLE, WITHIN))
        .order_by(named(TABLE, "paper"), Order::Asc)
        .order_by(named(TABLE, "edition"), Order::Desc)
        .take();
    let mut files: Vec<FileHead> = find::found(open, &select).await?;
    files.dedup_by_key(|file| file.paper);
    Ok(files)
}

/// The condition that there is a file of a paper: an uploaded one that the reader may see, or its text, which is given as PDF.
pub(crate) fn there_is_one(open: &dyn Open) -> Condition {
    let seen = visible(open.sight(), TABLE, WITHIN);
    let uploaded = Query::select().column(named(TABLE, "paper")).from(Alias::new(TABLE)).cond_where(seen).take();
    Condition::any().add(col(PAPERS, "body").is_not_null()).add(col(PAPERS, "id").in_subquery(uploaded))
}

impl Whole {
    /// The newest file of a paper.
    pub(crate) fn file_of(&self, paper: Uuid) -> Option<&FileHead> {
        self.files.iter().find(|file| file.paper == paper)
    }

    /// The files that wait to be shown with their papers, in the order of the agenda. Those of closed items never are, nor is a version
    /// that was overtaken before anybody saw it.
    pub(crate) fn files_waiting(&self) -> impl Iterator<Item = (&Item, &FileHead)> {
        let open = self.items().filter(|item| item.model.restriction.is_none());
        let of = |item: &'_ Item| item.model.id.uuid();
        let pairs =
            open.flat_map(move |item| self.files.iter().filter(move |file| file.item == of(item)).map(move |file| (item, file)));
        pairs.filter(|(_, file)| self.waits(&file.seen_by, file.members_of))
    }
}

impl FileHead {
    /// A link to the file, with what it is in brackets.
    pub(crate) fn link(&self, words: impl Into<String>) -> DownloadLink {
        let href = format!("/meetings/papers/{}/file", self.paper_reference);
        DownloadLink::new(words, href, rules::what(&self.media_type, self.pages, self.size))
    }
}

impl Standing {
    /// Where the paper stands, for the name of its file.
    pub(crate) fn place(&self) -> rules::Place<'_> {
        rules::Place {
            on: self.whole.meeting.on,
            board: self.whole.board(),
            item: self.whole.number_of(Some(self.item.id)).unwrap_or_default(),
            kind: &self.paper.kind,
            position: self.paper.position,
            restricted: self.item.restriction.is_some(),
        }
    }

    /// Who may see a new version of its file.
    pub(crate) fn draft(&self) -> (&'static str, Option<Uuid>) {
        let board = Some(self.whole.series.partnership.uuid());
        rules::draft((&self.paper.seen_by, self.paper.members_of), board, self.whole.member)
    }

    /// Whether a file is seen by fewer people than its paper.
    pub(crate) fn waits(&self, file: &Model) -> bool {
        rules::waits((&file.seen_by, file.members_of), (&self.paper.seen_by, self.paper.members_of))
    }
}
