//! The page "who to ask" in the workspace: which posts follow a theme, and on which boards they sit.

use super::records::Model as Subject;
use super::views;
use crate::find::{self, Pointed, column};
use crate::shared::{self, PostSeat, PostSummary};
use crate::{actions, day};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Visit};
use records::{Card, House, Names};
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

/// The address of the page.
pub(crate) const WHO_TO_ASK: &str = "/workspace/who-to-ask";

/// All that the page tells.
pub(crate) struct Asked {
    /// Every theme that can be picked.
    pub(crate) themes: Vec<Card>,
    /// The theme that was picked.
    pub(crate) theme: Option<Card>,
    /// Who follows it.
    pub(crate) subjects: Vec<Subject>,
    pub(crate) posts: Vec<PostSummary>,
    pub(crate) seats: Vec<PostSeat>,
    pub(crate) names: Names,
    pub(crate) day: NaiveDate,
    pub(crate) may_keep: bool,
}

async fn load(open: &dyn Open, house: &House, reference: &str, day: NaiveDate) -> Result<Asked, Fault> {
    let themes = house.choices(open, Kind::Theme).await?;
    let theme = themes.iter().find(|theme| theme.reference == reference).cloned();
    let subjects: Vec<Subject> = match &theme {
        Some(theme) => find::all(open, Condition::all().add(column(Kind::Subject, "theme").eq(theme.id))).await?,
        None => Vec::new(),
    };
    let ids: BTreeSet<Uuid> = subjects.iter().map(|subject| subject.post.uuid()).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    Ok(Asked {
        posts: shared::posts(open, &ids).await?,
        seats: shared::seats_of_posts(open, &ids, day).await?,
        names: Pointed::default().names(house, open, &["seat-role"]).await?,
        may_keep: open.actor().has_any(actions::KEEPERS),
        themes,
        theme,
        subjects,
        day,
    })
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let asked = load(&reading, house, visit.address().get("theme"), day::on(visit)).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&asked)))
}
