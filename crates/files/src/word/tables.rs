//! Tables of a Word file: one row of headings, as many cells in each row.

use super::body::Reader;
use super::xml::Element;
use documents::prose::{Block, Run};

/// The most columns and rows of a table.
const MOST: (usize, usize) = (60, 5_000);

/// Reads a table. One with a single cell is a frame around its text and gives the text.
pub(super) fn read(reader: &mut Reader, table: &Element) -> Vec<Block> {
    let rows: Vec<&Element> = rows_of(table).into_iter().take(MOST.1).collect();
    let mut cells: Vec<Vec<Vec<Run>>> = rows.iter().map(|row| row_of(reader, row)).collect();
    let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 1 && cells.len() == 1 {
        let runs = cells.pop().and_then(|mut row| row.pop()).unwrap_or_default();
        return if runs.is_empty() { Vec::new() } else { vec![Block::Paragraph { number: None, runs }] };
    }
    if columns == 0 {
        return Vec::new();
    }
    let headed = rows.first().and_then(|row| row.child("trPr")).is_some_and(|marks| marks.is_set("tblHeader"));
    reader.tables_without_head += u64::from(!headed);
    for row in &mut cells {
        row.resize(columns, Vec::new());
    }
    let caption = table.child("tblPr").and_then(|marks| marks.value("tblCaption")).map(str::to_owned);
    let head = cells.remove(0);
    vec![Block::Table { caption: caption.filter(|words| !words.trim().is_empty()), head, rows: cells }]
}

/// The elements of this name in a table or row, also where a box stands around them.
fn within<'e>(outer: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for element in outer.elements() {
        if element.is(name) {
            found.push(element);
        } else if element.is("sdt") || element.is("sdtContent") || element.is("customXml") {
            found.extend(within(element, name));
        }
    }
    found
}

fn rows_of(table: &Element) -> Vec<&Element> {
    within(table, "tr")
}

fn row_of(reader: &mut Reader, row: &Element) -> Vec<Vec<Run>> {
    let mut cells = Vec::new();
    for cell in within(row, "tc") {
        let mut runs: Vec<Run> = Vec::new();
        for paragraph in cell.all().into_iter().filter(|element| element.is("p") && !element.name.starts_with("a:")) {
            let more = reader.runs(paragraph);
            if !runs.is_empty() && !more.is_empty() {
                runs.push(Run::plain(" "));
            }
            runs.extend(more);
        }
        cells.push(runs);
        let span = cell.child("tcPr").and_then(|marks| marks.value("gridSpan")).and_then(|span| span.parse::<usize>().ok());
        let wanted = (cells.len() + span.unwrap_or(1).saturating_sub(1)).min(MOST.0);
        if wanted > cells.len() {
            cells.resize(wanted, Vec::new());
        }
        if cells.len() >= MOST.0 {
            break;
        }
    }
    cells
}
