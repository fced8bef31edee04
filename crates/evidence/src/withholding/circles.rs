//! Why a withheld number is safe, and how it is made so.
//!
//! Every row of a table with its total is an equation, and so is every column. Turn the totals' signs, and each equation says
//! that a line of numbers adds up to nought. A withheld number can be other than it is when others on the same lines can
//! change with it and all lines still add up: they form a *circle* that goes from row to column and back, one number up, the
//! next down. A number can always go up; it can go down while it is more than the least that anybody knows it to be. So a
//! withheld number is safe when such a circle leads through it, and only then: the equations of a two-way table have no
//! other freedom in whole numbers.
//!
//! The cheapest circle is a shortest way in a graph whose places are the lines and whose ways are the numbers (Dijkstra).

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// A number of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub value: u64,
    /// The least that it can be when it is withheld.
    pub least: u64,
    pub is_withheld: bool,
    /// Whether the table has a place for it; totals may have none, and then nobody knows them.
    pub is_shown: bool,
    /// What withholding it costs.
    pub cost: u64,
    /// Whether a nought is never withheld.
    pub nought_stays: bool,
    /// Whether its sign is turned.
    pub is_total: bool,
    /// Whether it is told elsewhere, so that it cannot be withheld here.
    pub stays: bool,
}

impl Edge {
    /// Whether it may be withheld to protect another.
    fn may_go(&self) -> bool {
        self.is_withheld || (!self.stays && (self.value > 0 || !self.nought_stays))
    }

    /// How much less than it is a number can be.
    fn freedom(&self) -> u64 {
        self.value.saturating_sub(self.least)
    }

    /// Whether the number can change this way, up or down, its sign turned or not.
    fn can_go(&self, up: bool) -> bool {
        let up = up != self.is_total;
        if !self.is_shown {
            // Nobody knows it, but everybody knows that it is not below nought.
            return up || self.value > 0;
        }
        self.may_go() && (up || self.value > self.least)
    }
}

/// Numbers in rows and columns, the last of each for totals.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    rows: usize,
    columns: usize,
    edges: Vec<Option<Edge>>,
}

impl Grid {
    pub fn new(rows: usize, columns: usize) -> Grid {
        Grid { rows, columns, edges: vec![None; rows * columns] }
    }

    pub fn put(&mut self, row: usize, column: usize, edge: Edge) {
        self.edges[row * self.columns + column] = Some(edge);
    }

    pub fn edge(&self, row: usize, column: usize) -> Option<&Edge> {
        self.edges[row * self.columns + column].as_ref()
    }

    /// Withholds these numbers too, each by its row and column; noughts are shown.
    pub fn withhold(&mut self, also: &[(usize, usize)]) {
        for (row, column) in also {
            if let Some(edge) = self.edges[row * self.columns + column].as_mut().filter(|edge| edge.value > 0) {
                edge.is_withheld = true;
            }
        }
    }

    /// Withholds more, until every withheld number that the table has a place for is safe. One that is safe stays so, whatever
    /// else is withheld later, so each is looked at once.
    pub fn protect(&mut self) {
        let is_withheld = |at: &usize| self.edges[*at].is_some_and(|edge| edge.is_withheld && edge.is_shown);
        self.make_safe((0..self.edges.len()).filter(is_withheld).collect());
    }

    fn make_safe(&mut self, mut unsure: BTreeSet<usize>) {
        while let Some(at) = unsure.pop_first() {
            if self.is_safe(at) {
                continue;
            }
            let Some((_, way)) = self.circle(at) else { continue };
            for other in way {
                if let Some(edge) = self.edges[other].as_mut().filter(|edge| !edge.is_withheld) {
                    edge.is_withheld = true;
                    if edge.is_shown {
                        unsure.insert(other);
                    }
                }
            }
        }
    }

    /// Withholds more, until the withheld numbers of every line can together be so many less than they are: otherwise its total tells
    /// each of them nearly. A line whose total nobody knows tells nothing of them.
    pub fn loosen(&mut self, many: u64) {
        while let Some(at) = self.tight(many) {
            if let Some(edge) = self.edges[at].as_mut() {
                edge.is_withheld = true;
            }
            self.make_safe(BTreeSet::from([at]));
        }
    }

    /// The cheapest number of the first line that tells its withheld numbers nearly; none when no line does, or has another number to
    /// withhold.
    fn tight(&self, many: u64) -> Option<usize> {
        let (rows, columns) = (self.rows - 1, self.columns - 1);
        let of_row =
            |row: usize| ((0..columns).map(move |column| row * self.columns + column).collect(), row * self.columns + columns);
        let of_column =
            |column: usize| ((0..rows).map(move |row| row * self.columns + column).collect(), rows * self.columns + column);
        let lines = (0..rows).map(of_row).chain((0..columns).map(of_column));
        lines.into_iter().find_map(|(line, total): (Vec<usize>, usize)| {
            let is_told = self.edges[total].is_some_and(|edge| !edge.is_withheld);
            let edges = || line.iter().filter_map(|at| Some((*at, self.edges[*at]?)));
            let hidden = || edges().map(|(_, edge)| edge).filter(|edge| edge.is_withheld);
            let is_loose = || hidden().map(|edge| edge.freedom()).sum::<u64>() >= many;
            if !is_told || !hidden().any(|edge| edge.is_shown) || is_loose() {
                return None;
            }
            let others = edges().filter(|(_, edge)| !edge.is_withheld && edge.freedom() > 0);
            others.min_by_key(|(at, edge)| (edge.cost, *at)).map(|(at, _)| at)
        })
    }

    /// Withholds more, until withheld numbers lead from each of these columns to each other: then their totals can change
    /// against one another and every other total stays. Ways through the last row, of totals, do not count.
    pub fn connect(&mut self, columns: &[usize]) {
        let Some((first, others)) = columns.split_first() else { return };
        let last = (self.rows - 1) * self.columns;
        let mut unsure = BTreeSet::new();
        for (from, to) in others.iter().flat_map(|other| [(*first, *other), (*other, *first)]) {
            let Some((_, way)) = self.shortest(self.rows + from, self.rows + to, |at| at >= last) else { continue };
            for at in way {
                if let Some(edge) = self.edges[at].as_mut().filter(|edge| !edge.is_withheld) {
                    edge.is_withheld = true;
                    unsure.insert(at);
                }
            }
        }
        self.make_safe(unsure);
    }

    /// Whether a circle of withheld numbers alone leads through this one.
    fn is_safe(&self, at: usize) -> bool {
        let Some(edge) = self.edges[at] else { return true };
        let (row, column) = (at / self.columns, self.rows + at % self.columns);
        (edge.can_go(true) && self.leads(column, row, at)) || (edge.can_go(false) && self.leads(row, column, at))
    }

    /// Whether a way of withheld numbers leads from line to line that does not use one number.
    fn leads(&self, from: usize, to: usize, without: usize) -> bool {
        let mut seen = vec![false; self.rows + self.columns];
        let mut next = vec![from];
        seen[from] = true;
        while let Some(line) = next.pop() {
            if line == to {
                return true;
            }
            let hidden = |at: usize| at != without && self.edges[at].is_some_and(|edge| edge.is_withheld);
            for (other, _) in self.ways(line).filter(|(_, at)| hidden(*at)) {
                if !std::mem::replace(&mut seen[other], true) {
                    next.push(other);
                }
            }
        }
        false
    }

    /// The cheapest circle through a number: what it costs beyond what is withheld already, and its numbers.
    fn circle(&self, at: usize) -> Option<(u64, Vec<usize>)> {
        let edge = self.edges[at]?;
        let (row, column) = (at / self.columns, self.rows + at % self.columns);
        // Up, the circle leads from its column back to its row; down, the other way round.
        let ways = [(edge.can_go(true), column, row), (edge.can_go(false), row, column)];
        let found =
            ways.into_iter().filter(|(can, _, _)| *can).filter_map(|(_, from, to)| self.shortest(from, to, |other| other == at));
        found.min_by_key(|(cost, way)| (*cost, way.len()))
    }

    /// The cheapest way from line to line that does not use some numbers.
    fn shortest(&self, from: usize, to: usize, without: impl Fn(usize) -> bool) -> Option<(u64, Vec<usize>)> {
        let lines = self.rows + self.columns;
        let mut best: Vec<Option<(u64, usize)>> = vec![None; lines];
        let mut by: Vec<Option<(usize, usize)>> = vec![None; lines];
        let mut next = BinaryHeap::from([Reverse((0_u64, 0_usize, from))]);
        best[from] = Some((0, 0));
        while let Some(Reverse((cost, steps, line))) = next.pop() {
            if line == to {
                break;
            }
            if best[line] != Some((cost, steps)) {
                continue;
            }
            for (other, at) in self.ways(line).filter(|(_, at)| !without(*at)) {
                let price = self.edges[at].filter(|edge| !edge.is_withheld).map_or(0, |edge| edge.cost.saturating_add(1));
                let reached = (cost.saturating_add(price), steps + 1);
                if best[other].is_none_or(|known| reached < known) {
                    (best[other], by[other]) = (Some(reached), Some((line, at)));
                    next.push(Reverse((reached.0, reached.1, other)));
                }
            }
        }
        let (cost, _) = best[to]?;
        let mut way = Vec::new();
        let mut line = to;
        while let Some((before, at)) = by[line].filter(|_| line != from) {
            way.push(at);
            line = before;
        }
        Some((cost, way))
    }

    /// From a line to the lines that cross it: from rows by numbers that go up, from columns by numbers that go down.
    fn ways(&self, line: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let is_row = line < self.rows;
        let many = if is_row { self.columns } else { self.rows };
        (0..many).filter_map(move |other| {
            let (row, column) = if is_row { (line, other) } else { (other, line - self.rows) };
            let at = row * self.columns + column;
            let edge = self.edges[at]?;
            edge.can_go(is_row).then_some((if is_row { self.rows + other } else { other }, at))
        })
    }
}
