//! The actions that come from minutes and resolutions, read through the house, because another area keeps them.

use crate::gathering::whole::Written;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Ask, House, Row};
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// An action that a meeting asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Promised {
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) minute: Option<Uuid>,
    pub(crate) resolution: Option<Uuid>,
    pub(crate) due: Option<NaiveDate>,
    /// How it stands, by the key of the list `action-standing`.
    pub(crate) standing: String,
}

/// The actions of these minutes and their resolutions: a question for each of the two fields that point here.
pub(crate) async fn of(open: &dyn Open, house: &House, written: &[&Written]) -> Result<Vec<Promised>, Fault> {
    let minutes: Vec<Uuid> = written.iter().map(|it| it.minute.id.uuid()).collect();
    let resolutions: Vec<Uuid> = written.iter().flat_map(|it| &it.resolutions).map(|it| it.id.uuid()).collect();
    let register = house.of(Kind::Action);
    let mut rows: Vec<Row> = Vec::new();
    for (key, ids) in [("minute", minutes), ("resolution", resolutions)] {
        let Some(index) = register.fields().iter().position(|field| field.key == key) else { continue };
        if ids.is_empty() {
            continue;
        }
        let found = register.rows(open, &Ask { among: Some((index, ids)), ..Ask::default() }).await?;
        rows.extend(found.into_iter().filter(|row| rows.iter().all(|known| known.head.id != row.head.id)).collect::<Vec<_>>());
    }
    let mut promised: Vec<Promised> = rows.into_iter().map(|row| promise(house, row)).collect();
    promised.sort_by_key(|it| (it.due.is_none(), it.due, it.title.clone()));
    Ok(promised)
}

fn promise(house: &House, row: Row) -> Promised {
    let fields = house.of(Kind::Action).fields();
    let value = |key: &str| fields.iter().position(|field| field.key == key).and_then(|index| row.values.get(index));
    let thing = |key: &str| match value(key) {
        Some(Meant::Thing(id)) => Some(*id),
        _ => None,
    };
    let due = match value("due") {
        Some(Meant::Day(day)) => Some(*day),
        _ => None,
    };
    let standing = match value("standing") {
        Some(Meant::Text(key)) => key.clone(),
        _ => String::new(),
    };
    let (minute, resolution) = (thing("minute"), thing("resolution"));
    Promised { minute, resolution, due, standing, reference: row.head.reference, title: row.head.title }
}
