//! Small numbers stay withheld: worked examples, and a proof by linear bounds over made-up tables.

use super::rules::{MARK, Shown, ShownRate, Threshold};
use super::table::{CountTable, Line, Totals, Withheld};
use proptest::prelude::*;

fn words(line: &Line) -> Vec<String> {
    line.counts.iter().copied().chain(line.total).map(Shown::words).collect()
}

fn table(rows: &[&[u64]], totals: Totals) -> CountTable {
    CountTable::new(rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect(), totals)
}

fn all_words(shown: &Withheld) -> Vec<Vec<String>> {
    shown.rows.iter().chain([&shown.totals]).map(words).collect()
}

#[test]
fn counts_below_the_threshold_are_withheld_and_nought_is_not() {
    let usual = Threshold::default();
    assert_eq!([0, 1, 4, 5].map(|count| usual.shown(count).words()), ["0", MARK, MARK, "5"]);
    let strict = Threshold { below: 10, nought_too: true };
    assert_eq!([0, 9, 10].map(|count| strict.shown(count).words()), [MARK, MARK, "10"]);
    let none = Threshold { below: 0, nought_too: false };
    assert_eq!(none.shown(1), Shown::Number(1));
}

#[test]
fn what_comes_from_a_withheld_count_is_withheld() {
    assert_eq!(Shown::Withheld.rate(1_000, 1_000), ShownRate::Withheld);
    assert_eq!(Shown::Number(7).rate(3_500, 1_000).words(), "2.00");
    assert_eq!(Shown::Number(7).rate(0, 1_000), ShownRate::NoData);
    assert_eq!(Shown::sum([Shown::Number(7), Shown::Withheld]), Shown::Withheld);
    assert_eq!(Shown::sum([Shown::Number(7), Shown::NoData]), Shown::NoData);
    assert_eq!(Shown::sum([Shown::Number(7), Shown::Number(8)]), Shown::Number(15));
    assert_eq!(Shown::NoData.words(), "No data");
}

#[test]
fn in_a_list_with_its_total_the_smallest_other_goes_too() {
    let list = CountTable::list([3, 41, 12, 0, 20].map(Some)).withhold(Threshold::default());
    let counts: Vec<String> = list.rows.iter().map(|row| row.counts[0].words()).collect();
    assert_eq!(counts, ["c", "41", "c", "0", "20"], "nought stays, for withholding it would protect nobody");
    assert_eq!(words(&list.totals), ["76"]);
    let alone = CountTable::list([3, 0, 0].map(Some)).withhold(Threshold::default());
    assert_eq!(words(&alone.totals), ["c"], "with nothing else to withhold, the total goes");
}

#[test]
fn without_totals_nothing_else_is_withheld() {
    let shown = table(&[&[3, 10], &[20, 30]], Totals::None).withhold(Threshold::default());
    assert_eq!(shown.rows.iter().map(words).collect::<Vec<_>>(), [["c", "10"], ["20", "30"]]);
    assert!(shown.totals.counts.is_empty() && shown.totals.total.is_none());
}

#[test]
fn in_a_table_with_both_totals_a_circle_of_the_smallest_goes() {
    let counts: [&[u64]; 3] = [&[3, 30, 40], &[50, 9, 70], &[60, 80, 90]];
    let shown = all_words(&table(&counts, Totals::Both).withhold(Threshold::default()));
    // 3 needs one more in its row and in its column, and these need the number where they cross: 30, 50 and 9 add up to least.
    let expected = [["c", "c", "40", "73"], ["c", "c", "70", "129"], ["60", "80", "90", "230"], ["113", "119", "200", "432"]];
    assert_eq!(shown, expected);
}

#[test]
fn which_others_go_follows_from_totals_and_not_from_how_large_they_are() {
    let counts: [&[u64]; 3] = [&[3, 20, 21], &[30, 200, 210], &[60, 400, 421]];
    let hidden = |counts: &[&[u64]]| -> Vec<(usize, usize)> {
        let shown = table(counts, Totals::Both).withhold(Threshold::default());
        let at = |row: usize| (0..3).map(move |column| (row, column));
        (0..3).flat_map(at).filter(|(row, column)| shown.rows[*row].counts[*column] == Shown::Withheld).collect()
    };
    let first = hidden(&counts);
    assert_eq!(first, [(0, 0), (0, 1), (1, 0), (1, 1)]);
    // The same totals with other counts.
    assert_eq!(hidden(&[&[3, 23, 18], &[30, 195, 215], &[60, 402, 419]]), first);
}

#[test]
fn no_line_tells_its_withheld_counts_nearly() {
    // 1 and 2 with a total of 3 would each be 1 or 2.
    let rows: [&[u64]; 2] = [&[1, 2, 8], &[20, 20, 20]];
    let shown = table(&rows, Totals::OfRows).withhold(Threshold::default());
    assert_eq!(words(&shown.rows[0]), ["c", "c", "c", "11"]);
    let enough = table(&[&[3, 3, 8]], Totals::OfRows).withhold(Threshold::default());
    assert_eq!(words(&enough.rows[0]), ["c", "c", "8", "14"], "each can be anything from 1 to 4");
}

#[test]
fn what_a_district_withholds_is_not_told_by_its_small_areas() {
    let rows = || [[30, 40, 50], [60, 70, 80]].map(|row| row.map(Some).to_vec()).to_vec();
    let shown = CountTable::with_totals_elsewhere(rows(), vec![false; 4]).withhold(Threshold::default());
    assert_eq!(all_words(&shown)[0], ["30", "40", "50", "120"]);
    // The district withholds a month of the first two kinds: their years must be able to change against one another.
    let shown = CountTable::with_totals_elsewhere(rows(), vec![true, true, false, false]).withhold(Threshold::default());
    let hidden = |column: usize| shown.rows.iter().any(|row| row.counts[column] == Shown::Withheld);
    assert!(hidden(0) && hidden(1) && !hidden(2), "{shown:?}");
    assert_eq!(words(&shown.totals), ["c", "c", "130", "330"]);
    // A count that the year of its district tells protects no other.
    let rows = [[2, 7, 30], [50, 0, 40], [60, 0, 80]].map(|row| row.map(Some).to_vec()).to_vec();
    let shown = CountTable::with_totals_elsewhere(rows, vec![false; 4]).withhold(Threshold::default());
    assert_eq!((shown.rows[0].counts[1], shown.rows[0].counts[2]), (Shown::Number(7), Shown::Withheld));
}

#[test]
fn two_ones_whose_total_would_tell_them_both_are_protected_by_a_third() {
    // Everybody knows that a withheld count is at least 1; so 1 and 1 with a total of 2 would be told.
    let rows: [&[u64]; 2] = [&[1, 1, 8], &[20, 20, 20]];
    let shown = table(&rows, Totals::OfRows).withhold(Threshold::default());
    assert_eq!(words(&shown.rows[0]), ["c", "c", "c", "10"]);
    assert_eq!(words(&shown.rows[1]), ["20", "20", "20", "60"]);
}

#[test]
fn a_missing_count_is_no_number_and_protects_nobody() {
    let rows = vec![vec![Some(2), None, Some(30)], vec![Some(40), Some(50), Some(60)]];
    let shown = CountTable::new(rows, Totals::OfRows).withhold(Threshold::default());
    assert_eq!(words(&shown.rows[0]), ["c", "No data", "c", "32"]);
}

/// A linear system `lines · x = sums` over unknowns that are nought or more, one row for each line.
struct System {
    lines: Vec<Vec<f64>>,
    sums: Vec<f64>,
    unknowns: usize,
}

/// What somebody knows who sees the shown numbers and knows the rule. Unknowns are counted from the least that they can be.
fn known(counts: &[Vec<u64>], totals: Totals, shown: &Withheld, threshold: Threshold) -> (System, Vec<(String, usize, u64)>) {
    let least = u64::from(!threshold.nought_too);
    let mut system = System { lines: Vec::new(), sums: Vec::new(), unknowns: 0 };
    let mut names = Vec::new();
    // The number of an unknown, or its value.
    let mut place = |name: String, value: u64, shown: Shown| match shown {
        Shown::Number(number) => {
            assert_eq!(number, value, "{name} is shown as it is");
            Err(value as f64)
        }
        _ => {
            names.push((name, names.len(), value));
            Ok(names.len() - 1)
        }
    };
    let mut equations: Vec<Vec<(f64, Result<usize, f64>)>> = Vec::new();
    let cells: Vec<Vec<Result<usize, f64>>> = counts
        .iter()
        .enumerate()
        .map(|(r, row)| row.iter().enumerate().map(|(c, n)| place(format!("{r},{c}"), *n, shown.rows[r].counts[c])).collect())
        .collect();
    let sum = |row: &[u64]| row.iter().sum::<u64>();
    let column = |c: usize| counts.iter().map(|row| row[c]).sum::<u64>();
    if matches!(totals, Totals::OfRows | Totals::Both) {
        for (r, row) in counts.iter().enumerate() {
            let total = place(format!("row {r}"), sum(row), shown.rows[r].total.expect("a total"));
            equations.push(cells[r].iter().map(|cell| (1.0, *cell)).chain([(-1.0, total)]).collect());
        }
    }
    if matches!(totals, Totals::OfColumns | Totals::Both) {
        let of_columns: Vec<Result<usize, f64>> =
            (0..counts[0].len()).map(|c| place(format!("column {c}"), column(c), shown.totals.counts[c])).collect();
        for (c, total) in of_columns.iter().enumerate() {
            equations.push(cells.iter().map(|row| (1.0, row[c])).chain([(-1.0, *total)]).collect());
        }
        if totals == Totals::Both {
            let whole = place("all".to_owned(), counts.iter().map(|row| sum(row)).sum(), shown.totals.total.expect("a total"));
            equations.push(of_columns.iter().map(|total| (1.0, *total)).chain([(-1.0, whole)]).collect());
        }
    }
    system.unknowns = names.len();
    for equation in equations {
        let (mut line, mut right) = (vec![0.0; system.unknowns], 0.0);
        for (sign, part) in equation {
            match part {
                Ok(at) => {
                    line[at] += sign;
                    right -= sign * least as f64;
                }
                Err(value) => right -= sign * value,
            }
        }
        system.lines.push(line);
        system.sums.push(right);
    }
    (system, names)
}

/// The most that an unknown can be (or, with a sign of minus one, minus the least): the simplex method in two phases, with
/// Bland's rule. None when there is no bound.
fn bound(system: &System, unknown: usize, sign: f64) -> Option<f64> {
    let (rows, n) = (system.lines.len(), system.unknowns);
    let wide = n + rows + 1;
    let mut table: Vec<Vec<f64>> = (0..rows)
        .map(|r| {
            let turn = if system.sums[r] < 0.0 { -1.0 } else { 1.0 };
            let mut row: Vec<f64> = system.lines[r].iter().map(|v| v * turn).collect();
            row.extend((0..rows).map(|other| if other == r { 1.0 } else { 0.0 }));
            row.push(system.sums[r] * turn);
            row
        })
        .collect();
    let mut basis: Vec<usize> = (n..n + rows).collect();
    let mut goal = vec![0.0; wide];
    goal[n..n + rows].fill(-1.0);
    assert!(climb(&mut table, &mut basis, &goal, wide - 1).is_some());
    let artificial: f64 = (0..rows).filter(|r| basis[*r] >= n).map(|r| table[r][wide - 1]).sum();
    assert!(artificial.abs() < 1e-7, "the true numbers are a solution");
    for r in 0..rows {
        // What is left of the first phase at nought leaves the basis where it can.
        if basis[r] >= n
            && let Some(column) = (0..n).find(|c| table[r][*c].abs() > 1e-9)
        {
            pivot(&mut table, &mut basis, r, column);
        }
    }
    let mut goal = vec![0.0; wide];
    goal[unknown] = sign;
    climb(&mut table, &mut basis, &goal, n)?;
    let value = (0..rows).find(|r| basis[*r] == unknown).map_or(0.0, |r| table[r][wide - 1]);
    Some(sign * value)
}

fn climb(table: &mut [Vec<f64>], basis: &mut [usize], goal: &[f64], columns: usize) -> Option<()> {
    let last = goal.len() - 1;
    loop {
        let gain = |c: usize| goal[c] - (0..table.len()).map(|r| goal[basis[r]] * table[r][c]).sum::<f64>();
        let Some(enters) = (0..columns).find(|c| gain(*c) > 1e-9) else { return Some(()) };
        let ratio = |r: &usize| table[*r][last] / table[*r][enters];
        let leaves = (0..table.len())
            .filter(|r| table[*r][enters] > 1e-9)
            .min_by(|a, b| ratio(a).total_cmp(&ratio(b)).then(basis[*a].cmp(&basis[*b])))?;
        pivot(table, basis, leaves, enters);
    }
}

fn pivot(table: &mut [Vec<f64>], basis: &mut [usize], row: usize, column: usize) {
    let by = table[row][column];
    table[row].iter_mut().for_each(|value| *value /= by);
    let own = table[row].clone();
    for (_, other) in table.iter_mut().enumerate().filter(|(at, _)| *at != row) {
        let factor = other[column];
        other.iter_mut().zip(&own).for_each(|(value, own)| *value -= factor * own);
    }
    basis[row] = column;
}

fn assert_nobody_can_tell(counts: &[Vec<u64>], totals: Totals, threshold: Threshold) {
    let rows = counts.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    let shown = CountTable::new(rows, totals).withhold(threshold);
    for (row, shown) in counts.iter().zip(&shown.rows) {
        for (count, shown) in row.iter().zip(&shown.counts) {
            assert!(*shown == Shown::Withheld || !threshold.withholds(*count), "{count} is shown in {counts:?}");
            assert!(*count > 0 || *shown != Shown::Withheld || threshold.nought_too, "a nought is withheld in {counts:?}");
        }
    }
    let (system, names) = known(counts, totals, &shown, threshold);
    for (name, unknown, value) in names {
        let (high, low) = (bound(&system, unknown, 1.0), bound(&system, unknown, -1.0).map(|low| -low));
        let told = high.zip(low).is_some_and(|(high, low)| high - low < 0.999);
        assert!(!told, "{name} can be told to be {value} in {counts:?} with {totals:?}: {shown:?}");
    }
}

#[test]
fn the_bounds_tell_what_a_careless_table_would_give_away() {
    let counts = vec![vec![3, 10], vec![20, 30]];
    let careless = Withheld {
        rows: vec![
            Line { counts: vec![Shown::Withheld, Shown::Number(10)], total: Some(Shown::Number(13)) },
            Line { counts: vec![Shown::Number(20), Shown::Number(30)], total: Some(Shown::Number(50)) },
        ],
        totals: Line { counts: Vec::new(), total: None },
    };
    let (system, _) = known(&counts, Totals::OfRows, &careless, Threshold::default());
    // Counted from the least that it can be, which is 1.
    assert_eq!((bound(&system, 0, 1.0), bound(&system, 0, -1.0)), (Some(2.0), Some(-2.0)));
}

fn small_or_not() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0_u64), 0_u64..6, 0_u64..6, 5_u64..60, 5_u64..4_000]
}

fn tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
    (1_usize..5, 1_usize..5)
        .prop_flat_map(|(rows, columns)| proptest::collection::vec(proptest::collection::vec(small_or_not(), columns), rows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_withheld_number_can_be_told_from_the_others(
        counts in tables(),
        totals in prop_oneof![Just(Totals::None), Just(Totals::OfRows), Just(Totals::OfColumns), Just(Totals::Both)],
        below in 0_u64..12,
        nought_too in any::<bool>(),
    ) {
        assert_nobody_can_tell(&counts, totals, Threshold { below, nought_too });
    }
}
