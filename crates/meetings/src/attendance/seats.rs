//! The seats of a board as this area needs them: read through the house, because another area keeps them.

use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{House, Row};
use uuid::Uuid;
use values::meaning::Meant;
use values::{Kind, dates};

/// A seat on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) post: Option<Uuid>,
    /// The role, by the key of the list `seat-role`.
    pub(crate) role: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

impl Seat {
    /// Whether the seat is in force on this day.
    pub(crate) fn holds_on(&self, day: NaiveDate) -> bool {
        dates::within(day, self.from, self.to)
    }

    /// Whether whoever sits there is a member, and so counts for the quorum.
    pub(crate) fn is_member(&self) -> bool {
        !matches!(self.role.as_str(), "in-attendance" | "in-association" | "adviser")
    }
}

/// The seats of this board that the actor may see, at any time.
pub(crate) async fn of_board(open: &dyn Open, house: &House, board: Uuid) -> Result<Vec<Seat>, Fault> {
    let rows = house.rows_of(open, Kind::Seat, "partnership", board).await?;
    Ok(rows.iter().map(|row| seat(house, row)).collect())
}

/// The seats of this organisation that the actor may see, at any time, each with its board.
pub(crate) async fn of_organisation(open: &dyn Open, house: &House, organisation: Uuid) -> Result<Vec<(Uuid, Seat)>, Fault> {
    let rows = house.rows_of(open, Kind::Seat, "organisation", organisation).await?;
    let board = house.of(Kind::Seat).fields().iter().position(|field| field.key == "partnership");
    let of = |row: &Row| match board.and_then(|index| row.values.get(index)) {
        Some(Meant::Thing(board)) => Some((*board, seat(house, row))),
        _ => None,
    };
    Ok(rows.iter().filter_map(of).collect())
}

fn seat(house: &House, row: &Row) -> Seat {
    let fields = house.of(Kind::Seat).fields();
    let value = |key: &str| fields.iter().position(|field| field.key == key).and_then(|index| row.values.get(index));
    let thing = |key: &str| match value(key) {
        Some(Meant::Thing(id)) => Some(*id),
        _ => None,
    };
    let day = |key: &str| match value(key) {
        Some(Meant::Day(day)) => Some(*day),
        _ => None,
    };
    let role = match value("role") {
        Some(Meant::Text(role)) => role.clone(),
        _ => String::new(),
    };
    Seat {
        id: row.head.id,
        reference: row.head.reference.clone(),
        title: row.head.title.clone(),
        organisation: thing("organisation"),
        post: thing("post"),
        role,
        from: day("from"),
        to: day("to"),
    }
}
