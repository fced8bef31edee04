//! What the rows of an import break by what else is stored, once all of them are: told by sheet, row and column.

use super::work::Page;
use crate::Row;
use access::Writing;
use database::Fault;
use documents::CellError;
use std::collections::HashMap;
use uuid::Uuid;

/// The clashes of everything that these sheets added or changed.
pub(super) async fn clashes(writing: &Writing, pages: &[Page<'_>]) -> Result<Vec<CellError>, Fault> {
    let mut errors = Vec::new();
    for page in pages.iter().filter(|page| !page.done.is_empty()) {
        let rows: Vec<Row> = page.done.iter().map(|(_, row)| row.clone()).collect();
        let lines: HashMap<Uuid, u32> = page.done.iter().map(|(line, row)| (row.head.id, *line)).collect();
        for clash in page.register.clashes(&writing.unhindered(), &rows).await? {
            let row = lines.get(&clash.of).copied().unwrap_or(1);
            let line = page.sheet.rows.iter().find(|line| line.number == row);
            let cell = line.zip(page.columns.get(clash.key)).map_or("", |(line, column)| line.cell(*column));
            let (sheet, found) = (page.sheet.name.clone(), cell.chars().take(200).collect());
            errors.push(CellError { sheet, row, column: Some(clash.key.to_owned()), found, words: clash.words });
        }
    }
    Ok(errors)
}
