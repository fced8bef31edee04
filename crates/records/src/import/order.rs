//! The order in which the rows of one sheet can be stored: each after those of its sheet that it points at.

use crate::{Register, Row};
use std::collections::HashSet;
use uuid::Uuid;
use values::Kind;
use values::meaning::{Input, Meant};

/// The rows in the order in which they can be stored: each after those of its sheet that it points at.
pub(super) fn in_order(register: &dyn Register, rows: Vec<Row>) -> Vec<Vec<Row>> {
    let own: Vec<usize> =
        register.fields().iter().enumerate().filter(|(_, f)| thing(f) == Some(register.kind())).map(|(i, _)| i).collect();
    let mut waiting = rows;
    let mut batches = Vec::new();
    while !waiting.is_empty() {
        let here: HashSet<Uuid> = waiting.iter().map(|row| row.head.id).collect();
        let free = |row: &Row| {
            own.iter().all(|index| !matches!(row.values[*index], Meant::Thing(id) if here.contains(&id) && id != row.head.id))
        };
        let (now, later): (Vec<Row>, Vec<Row>) = waiting.into_iter().partition(free);
        if now.is_empty() {
            batches.push(later);
            break;
        }
        batches.push(now);
        waiting = later;
    }
    batches
}

/// The kind that a field points at.
pub(super) fn thing(field: &crate::Field) -> Option<Kind> {
    match field.input {
        Input::Thing(kind) => Some(kind),
        _ => None,
    }
}
