//! The page "who to ask" in the workspace: which posts follow a theme, and on which boards they sit.

use super::records::Model as Subject;
use super::views;
use crate::find::{self, Pointed, column};
use crate::shared::{self, PostSeat, PostSummary};
use crate::{actions, day};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Address, Answer, Visit};
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
    /// Every board that can be picked.
    pub(crate) boards: Vec<Card>,
    /// The board whose meeting it is about.
    pub(crate) board: Option<Card>,
    /// Who follows it.
    pub(crate) subjects: Vec<Subject>,
    pub(crate) posts: Vec<PostSummary>,
    pub(crate) seats: Vec<PostSeat>,
    pub(crate) names: Names,
    pub(crate) day: NaiveDate,
    pub(crate) may_keep: bool,
}

async fn load(open: &dyn Open, house: &House, address: &Address, day: NaiveDate) -> Result<Asked, Fault> {
    let chosen = |cards: &[Card], name: &str| cards.iter().find(|card| card.reference == address.get(name)).cloned();
    let themes = house.choices(open, Kind::Theme).await?;
    let boards = house.choices(open, Kind::Partnership).await?;
    let (theme, board) = (chosen(&themes, "theme"), chosen(&boards, "board"));
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
        boards,
        board,
        subjects,
        day,
    })
}

impl Asked {
    /// How the holder of this post comes to the meeting of the board that was picked: the role of the seat; none when the
    /// post has no seat there and is to be asked to attend.
    pub(crate) fn role_of(&self, post: Uuid) -> Option<&str> {
        let board = self.board.as_ref()?.id;
        self.seats.iter().find(|seat| seat.post == post && seat.partnership == board).map(|seat| seat.role.as_str())
    }
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let asked = load(&reading, house, visit.address(), day::on(visit)).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&asked)))
}
