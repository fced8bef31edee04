//! What the rows of an import break by what else is stored, once all of them are: told by sheet, row and column.

use super::work::Page;
use crate::Row;
use access::Writing;
use database::Fault;
use documents::CellError;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The clashes of everything that these sheets added or changed.
pub(super) async fn clashes(writing: &Writing, pages: &[Page<'_>]) -> Result<Vec<CellError>, Fault> {
    let mut errors = Vec::new();
    for page in pages.iter().filter(|page| !page.done.is_empty()) {
        let rows: Vec<Row> = page.done.iter().map(|(_, row)| row.clone()).collect();
        let lines: HashMap<Uuid, u32> = page.done.iter().map(|(line, row)| (row.head.id, *line)).collect();
        let mut found = page.register.clashes(&writing.unhindered(), &rows).await?;
        let were: Vec<Row> = rows.iter().filter_map(|row| page.stored.get(&row.head.reference).cloned()).collect();
        let broken: HashSet<Uuid> = found.iter().map(|clash| clash.of).collect();
        let left = page.register.left_broken(&writing.unhindered(), &were).await?;
        found.extend(left.into_iter().filter(|clash| !broken.contains(&clash.of)));
        for clash in found {
            let row = lines.get(&clash.of).copied().unwrap_or(1);
            let line = page.sheet.rows.iter().find(|line| line.number == row);
            let cell = line.zip(page.columns.get(clash.key)).map_or("", |(line, column)| line.cell(*column));
            let (sheet, found) = (page.sheet.name.clone(), cell.chars().take(200).collect());
            errors.push(CellError { sheet, row, column: Some(clash.key.to_owned()), found, words: clash.words });
        }
    }
    Ok(errors)
}
