//! What boards can be there for: the themes and priorities of the day, as other areas keep them.

use super::{Remit, Subject};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Ask, House, Register, Row};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// Of the things of the kind `Priority` only those that are priorities count without a remit; this is their key.
const PRIORITY: &str = "priority";

/// The themes and priorities of the day, and those that a board has in its remit. A theme that nobody has in a remit
/// must be seen as well, or a blank would not show.
pub(super) async fn load(open: &dyn Open, house: &House, day: NaiveDate, remits: &[Remit]) -> Result<Vec<Subject>, Fault> {
    let wanted: BTreeSet<Uuid> = remits.iter().filter_map(Remit::subject).collect();
    let mut subjects = Vec::new();
    for kind in [Kind::Theme, Kind::Priority] {
        let register = house.of(kind);
        let rows = register.rows(open, &Ask::default()).await?;
        let shown = rows.iter().filter(|row| wanted.contains(&row.head.id) || stands(register, row, kind, day));
        subjects.extend(shown.map(|row| Subject {
            kind,
            id: row.head.id,
            reference: row.head.reference.clone(),
            title: row.head.title.clone(),
        }));
    }
    Ok(subjects)
}

/// Whether it is there on the day, by its fields `from` and `to`, and is a theme or a priority proper.
fn stands(register: &dyn Register, row: &Row, kind: Kind, day: NaiveDate) -> bool {
    let begun = !matches!(value(register, row, "from"), Some(Meant::Day(from)) if *from > day);
    let ended = matches!(value(register, row, "to"), Some(Meant::Day(to)) if *to < day);
    let proper = kind == Kind::Theme || matches!(value(register, row, "kind"), Some(Meant::Text(key)) if key == PRIORITY);
    begun && !ended && proper
}

fn value<'a>(register: &dyn Register, row: &'a Row, key: &str) -> Option<&'a Meant> {
    register.fields().iter().position(|field| field.key == key).and_then(|at| row.values.get(at))
}
