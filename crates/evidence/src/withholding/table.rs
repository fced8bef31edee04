//! A table of counts with its totals, and what of it may be shown.
//!
//! First every count and total that the threshold withholds is withheld. Then, for each withheld number that somebody could
//! work out from the rest, further numbers are: those of the cheapest *circle* through it (`circles.rs`), where counts cost
//! their size, so that the smallest others go, and totals cost more than any count, so that they stay when they can. It ends
//! when no withheld number can be worked out, even by somebody who knows the rule.

use super::circles::{Edge, Grid};
use super::rules::{Shown, Threshold};

/// Which totals are shown beside the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// None: no count can be worked out from another.
    None,
    /// One for each row.
    OfRows,
    /// One for each column.
    OfColumns,
    /// Of rows, of columns, and of all.
    Both,
}

/// Counts in rows and columns. A count may be missing; it is then left out of the totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountTable {
    rows: Vec<Vec<Option<u64>>>,
    columns: usize,
    totals: Totals,
}

/// What may be shown of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The rows with their totals.
    pub rows: Vec<Line>,
    /// The totals of the columns, and of all.
    pub totals: Line,
}

/// A row of counts, or the row of totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The counts, column by column.
    pub counts: Vec<Shown>,
    /// Their total; none where totals of rows are not shown.
    pub total: Option<Shown>,
}

impl CountTable {
    /// A table of these rows; short rows are filled up with missing counts.
    pub fn new(mut rows: Vec<Vec<Option<u64>>>, totals: Totals) -> CountTable {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(columns, None);
        }
        CountTable { rows, columns, totals }
    }

    /// A list of counts with their total: a table of one column.
    pub fn list(counts: impl IntoIterator<Item = Option<u64>>) -> CountTable {
        CountTable::new(counts.into_iter().map(|count| vec![count]).collect(), Totals::OfColumns)
    }

    /// The table as people may see it.
    pub fn withhold(&self, threshold: Threshold) -> Withheld {
        let mut grid = self.grid(threshold);
        grid.protect();
        self.shown(&grid)
    }

    /// The counts with their totals as one grid: an edge for each number, the last row and the last column for totals.
    fn grid(&self, threshold: Threshold) -> Grid {
        let dear = self.all() + 1;
        let mut grid = Grid::new(self.rows.len() + 1, self.columns + 1);
        let of_rows = matches!(self.totals, Totals::OfRows | Totals::Both);
        let of_columns = matches!(self.totals, Totals::OfColumns | Totals::Both);
        let number = |value: u64, is_shown: bool, is_total: bool| Edge {
            value,
            least: threshold.least(),
            is_withheld: !is_shown || threshold.withholds(value),
            is_shown,
            cost: if is_total { dear.saturating_mul(4).saturating_add(value) } else { value },
            nought_stays: !threshold.nought_too,
            is_total,
        };
        for (at, row) in self.rows.iter().enumerate() {
            for (column, count) in row.iter().enumerate() {
                if let Some(count) = count {
                    grid.put(at, column, number(*count, true, false));
                }
            }
            grid.put(at, self.columns, number(row.iter().flatten().sum(), of_rows, true));
        }
        for column in 0..self.columns {
            let total = self.rows.iter().filter_map(|row| row[column]).sum();
            grid.put(self.rows.len(), column, number(total, of_columns, true));
        }
        // The total of everything belongs to both the row and the column of totals.
        let whole = Edge { is_total: false, ..number(self.all(), self.totals == Totals::Both, true) };
        grid.put(self.rows.len(), self.columns, whole);
        grid
    }

    fn all(&self) -> u64 {
        self.rows.iter().flatten().flatten().sum()
    }

    fn shown(&self, grid: &Grid) -> Withheld {
        let at = |row: usize, column: usize| match grid.edge(row, column) {
            Some(edge) if edge.is_withheld => Shown::Withheld,
            Some(edge) => Shown::Number(edge.value),
            None => Shown::NoData,
        };
        let is_shown = |row: usize| grid.edge(row, self.columns).is_some_and(|edge| edge.is_shown);
        let line = |row: usize| Line {
            counts: (0..self.columns).map(|column| at(row, column)).collect(),
            total: is_shown(row).then(|| at(row, self.columns)),
        };
        let has_totals = matches!(self.totals, Totals::OfColumns | Totals::Both);
        let last = self.rows.len();
        let totals = if has_totals { line(last) } else { Line { counts: Vec::new(), total: None } };
        Withheld { rows: (0..last).map(line).collect(), totals }
    }
}
