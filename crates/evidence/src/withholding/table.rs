//! A table of counts with its totals, and what of it may be shown.
//!
//! First every count and total that the threshold withholds is withheld. Then, for each withheld number that somebody could
//! work out from the rest, further numbers are: those of the cheapest *circle* through it (`circles.rs`). A count costs what its
//! row and column lead to expect of it, and totals cost more than any count, so that they stay when they can. What is expected
//! is told by the totals, so which others go tells nothing of how large they are; and it changes little from month to month,
//! so that the same kinds of the same places go and the years of the others stay whole. It ends when no withheld number can be
//! worked out, even by somebody who knows the rule, and when no row or column with its total tells its withheld numbers nearly:
//! each can be anything that is below the threshold.

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
    /// Which totals of columns are withheld where they are told, that of all columns last; none when they are told here.
    elsewhere: Option<Vec<bool>>,
    /// Whether notes tell the total of the first row, however small it is.
    first_is_told: bool,
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

/// What is expected of a count is worked out in so many parts of one.
const PARTS: u64 = 100;

/// How many of a count are expected, in parts of one, when kinds are spread over places as all of them are.
fn expected(of_row: u64, of_column: u64, all: u64) -> u64 {
    let product = u128::from(of_row) * u128::from(of_column) * u128::from(PARTS);
    u64::try_from(product / u128::from(all.max(1))).unwrap_or(u64::MAX)
}

impl CountTable {
    /// A table of these rows; short rows are filled up with missing counts.
    pub fn new(mut rows: Vec<Vec<Option<u64>>>, totals: Totals) -> CountTable {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(columns, None);
        }
        CountTable { rows, columns, totals, elsewhere: None, first_is_told: false }
    }

    /// A table of both totals, where the totals of columns and of all are told elsewhere as well: they are neither withheld nor told by
    /// what stands here. `withheld`: which of them are withheld there, column by column, that of all last.
    pub fn with_totals_elsewhere(rows: Vec<Vec<Option<u64>>>, mut withheld: Vec<bool>) -> CountTable {
        let table = CountTable::new(rows, Totals::Both);
        withheld.resize(table.columns + 1, false);
        CountTable { elsewhere: Some(withheld), ..table }
    }

    /// The same, where notes tell the total of the first row, however small it is.
    pub fn with_first_told(self) -> CountTable {
        CountTable { first_is_told: true, ..self }
    }

    /// A list of counts with their total: a table of one column.
    pub fn list(counts: impl IntoIterator<Item = Option<u64>>) -> CountTable {
        CountTable::new(counts.into_iter().map(|count| vec![count]).collect(), Totals::OfColumns)
    }

    /// The table as people may see it.
    pub fn withhold(&self, threshold: Threshold) -> Withheld {
        self.withhold_with(threshold, &[])
    }

    /// The same, where an older table withheld these counts and totals too: row and column, those after the last for totals. A nought
    /// stays.
    pub fn withhold_with(&self, threshold: Threshold, also: &[(usize, usize)]) -> Withheld {
        let mut grid = self.grid(threshold);
        grid.withhold(also);
        grid.protect();
        grid.loosen(threshold.below.saturating_sub(1 + threshold.least()));
        if let Some(elsewhere) = &self.elsewhere {
            let withheld: Vec<usize> = (0..=self.columns).filter(|column| elsewhere[*column]).collect();
            grid.connect(&withheld);
        }
        self.shown(&grid)
    }

    /// The counts with their totals as one grid: an edge for each number, the last row and the last column for totals.
    fn grid(&self, threshold: Threshold) -> Grid {
        let (all, elsewhere) = (self.all(), self.elsewhere.is_some());
        let dear = all.saturating_add(1).saturating_mul(PARTS).saturating_mul(4);
        let of_row: Vec<u64> = self.rows.iter().map(|row| row.iter().flatten().sum()).collect();
        let of_column = |column: usize| self.rows.iter().filter_map(|row| row[column]).sum::<u64>();
        let of_column: Vec<u64> = (0..self.columns).map(of_column).collect();
        let mut grid = Grid::new(self.rows.len() + 1, self.columns + 1);
        let of_rows = matches!(self.totals, Totals::OfRows | Totals::Both);
        let of_columns = matches!(self.totals, Totals::OfColumns | Totals::Both);
        let number = |value: u64, is_shown: bool, is_total: bool| Edge {
            value,
            least: if is_shown { threshold.least() } else { 0 },
            is_withheld: !is_shown || threshold.withholds(value),
            is_shown,
            cost: dear.saturating_add(value),
            nought_stays: !threshold.nought_too,
            is_total,
            stays: false,
        };
        // What is told elsewhere is no number of this table to withhold: whether it is withheld there changes nothing here.
        let told = |edge: Edge, is_told: bool| if is_told { Edge { is_withheld: false, stays: true, ..edge } } else { edge };
        for (at, row) in self.rows.iter().enumerate() {
            for (column, count) in row.iter().enumerate() {
                if let Some(count) = count {
                    let cost = expected(of_row[at], of_column[column], all);
                    grid.put(at, column, Edge { cost, ..number(*count, true, false) });
                }
            }
            grid.put(at, self.columns, told(number(of_row[at], of_rows, true), self.first_is_told && at == 0));
        }
        for (column, total) in of_column.iter().enumerate() {
            grid.put(self.rows.len(), column, told(number(*total, of_columns, true), elsewhere));
        }
        // The total of everything belongs to both the row and the column of totals.
        let whole = Edge { is_total: false, ..number(all, self.totals == Totals::Both, true) };
        grid.put(self.rows.len(), self.columns, told(whole, elsewhere));
        grid
    }

    fn all(&self) -> u64 {
        self.rows.iter().flatten().flatten().sum()
    }

    fn shown(&self, grid: &Grid) -> Withheld {
        let hidden_elsewhere = |column: usize| self.elsewhere.as_ref().is_some_and(|hidden| hidden[column]);
        let at = |row: usize, column: usize| match grid.edge(row, column) {
            Some(_) if row == self.rows.len() && hidden_elsewhere(column) => Shown::Withheld,
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
