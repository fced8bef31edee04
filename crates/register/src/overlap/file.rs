//! The ranking as a table for files, with the names of what is shared.

use super::page::Ranking;
use super::rules::Pair;
use super::words;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use values::words::t;

const COLUMNS: [(&str, ColumnKind); 13] = [
    ("rank", ColumnKind::Number),
    ("board_reference", ColumnKind::Text),
    ("board", ColumnKind::Text),
    ("other_reference", ColumnKind::Text),
    ("other", ColumnKind::Text),
    ("score", ColumnKind::Number),
    ("shared_members", ColumnKind::Number),
    ("shared_member_names", ColumnKind::Text),
    ("shared_remits", ColumnKind::Number),
    ("shared_remit_names", ColumnKind::Text),
    ("places", ColumnKind::Text),
    ("reporting_lines", ColumnKind::Text),
    ("hours_a_year_of_the_same_posts", ColumnKind::Number),
];

/// Every pair, in the order asked for.
pub(super) fn sheet(ranking: &Ranking) -> SheetOut {
    SheetOut {
        name: "overlap".to_owned(),
        title: t("Overlap between boards").into_owned(),
        columns: COLUMNS.map(|(heading, kind)| ColumnOut::new(heading, kind)).into(),
        rows: (1_u32..).zip(&ranking.pairs).map(|(rank, pair)| row(ranking, rank, pair)).collect(),
    }
}

fn row(ranking: &Ranking, rank: u32, pair: &Pair) -> Vec<Cell> {
    let (one, other) = (&ranking.land.boards[pair.one], &ranking.land.boards[pair.other]);
    let (first, second) = (&ranking.setting.bodies[pair.one], &ranking.setting.bodies[pair.other]);
    let number = |number: u32| Cell::Number(f64::from(number));
    let text = |text: &str| Cell::Text(text.to_owned());
    let members = first.members.both(&second.members);
    let organisations = members.iter().map(|at| ranking.land.names.title(ranking.numbers.organisations[*at]));
    let subjects = first.subjects.both(&second.subjects);
    let themes = subjects.iter().map(|at| ranking.land.subjects[*at].title.as_str());
    vec![
        number(rank),
        text(&one.reference),
        text(&one.title),
        text(&other.reference),
        text(&other.title),
        number(pair.score),
        number(pair.members),
        Cell::Text(organisations.collect::<Vec<_>>().join("; ")),
        number(pair.subjects),
        Cell::Text(themes.collect::<Vec<_>>().join("; ")),
        text(&words::places(pair.places)),
        text(&words::lines(pair.lines)),
        pair.hours.map_or(Cell::Empty, number),
    ]
}
