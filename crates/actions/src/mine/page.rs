//! The page "My actions", and the same as a file.

use super::{MINE, ask, views};
use crate::actions::records::Model;
use crate::updates::form;
use crate::updates::records::Model as Update;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Address, Answer, Audience, Routes, Visit};
use records::find::Pointed;
use records::pages::{Format, keyed_file};
use records::{House, Names, in_house};
use std::collections::HashMap;
use uuid::Uuid;
use values::words::t;

/// The pages of somebody's own actions.
pub fn routes(house: &House) -> Routes {
    let show = in_house!(house, |visit| show(visit, house));
    Format::ALL.into_iter().fold(Routes::new().get(MINE, Audience::SignedIn, show), |routes, format| {
        let file = in_house!(house, |visit| file(visit, house, format));
        routes.get(&format!("{MINE}.{}", format.ending()), Audience::SignedIn, file)
    })
}

/// All that the page tells.
pub(super) struct Mine {
    pub(super) actions: Vec<Model>,
    /// The newest update on each action.
    pub(super) last: HashMap<Uuid, Update>,
    pub(super) names: Names,
    pub(super) today: NaiveDate,
    /// Whether closed actions are asked for too.
    pub(super) all: bool,
    /// Whether the actor is an officer of any organisation.
    pub(super) is_officer: bool,
}

impl Mine {
    async fn load(open: &dyn Open, house: &House, address: &Address) -> Result<Mine, Fault> {
        let (organisations, all) = (open.actor().organisations(), address.get("show") == "all");
        let actions = ask::of_organisations(open, &organisations, all).await?;
        let ids: Vec<Uuid> = actions.iter().map(|action| action.id.uuid()).collect();
        let mut last = HashMap::new();
        for update in form::of_actions(open, &ids).await? {
            last.entry(update.action.uuid()).or_insert(update);
        }
        let pointed = Pointed::default().at(actions.iter().filter_map(|action| action.owner));
        let pointed = pointed.at(actions.iter().filter_map(|action| action.partnership));
        let pointed = pointed.at(actions.iter().filter_map(|action| action.priority));
        let names = pointed.names(house, open, &["action-standing"]).await?;
        Ok(Mine { actions, last, names, today: open.today(), all, is_officer: !organisations.is_empty() })
    }

    /// What an action points at, in words; empty when there is nothing, or nothing that may be seen.
    pub(super) fn title(&self, id: Option<Uuid>) -> &str {
        id.map_or("", |id| self.names.title(id))
    }
}

async fn show(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let mine = Mine::load(&reading, &house, visit.address()).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&mine, visit.address())))
}

async fn file(visit: Visit, house: House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let mine = Mine::load(&reading, &house, visit.address()).await?;
    reading.close().await?;
    let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    let row = |action: &Model| -> Vec<Cell> {
        let last = mine.last.get(&action.id.uuid());
        vec![
            action.title.as_str().into(),
            action.reference.as_str().into(),
            mine.title(action.owner.map(|id| id.uuid())).into(),
            mine.title(action.priority.map(|id| id.uuid())).into(),
            mine.title(action.partnership.map(|id| id.uuid())).into(),
            day(action.due),
            mine.names.label("action-standing", &action.standing).into(),
            day(last.map(|update| update.on)),
            last.map_or("", |update| &update.happened).into(),
        ]
    };
    let columns = [
        ("action", t("Action"), ColumnKind::Text),
        ("reference", t("Reference"), ColumnKind::Text),
        ("owner", t("Who does it"), ColumnKind::Text),
        ("priority", t("Priority that it serves"), ColumnKind::Text),
        ("board", t("Board that follows it"), ColumnKind::Text),
        ("due", t("Due on"), ColumnKind::Day),
        ("standing", t("How it stands"), ColumnKind::Text),
        ("last_told", t("Last told on"), ColumnKind::Day),
        ("happened", t("What was told last"), ColumnKind::Text),
    ];
    let keys = columns.each_ref().map(|(key, ..)| *key);
    let columns = columns.into_iter().map(|(_, heading, kind)| ColumnOut::new(heading, kind)).collect();
    let rows = mine.actions.iter().map(row).collect();
    let table = SheetOut { name: "my-actions".to_owned(), title: t("My actions").into_owned(), columns, rows };
    keyed_file(&visit, table, &keys, format)
}
