//! Memberships as rows of a file: one for each body that belongs to a board.

use super::ask::{Body, Known};
use super::rules::{Line, Membership, Standing, Who};
use super::views::who_words;
use crate::files::{Flat, Heading, day};
use documents::{Cell, ColumnKind};
use records::Names;
use values::words::t;

/// A board and who belongs to it.
pub(crate) type Held<'a> = (&'a Body, Membership<'a>);

fn headings() -> Vec<Heading> {
    let text = |key, heading: std::borrow::Cow<'static, str>| (key, heading.into_owned(), ColumnKind::Text);
    vec![
        text("board", t("Board")),
        text("board_reference", t("Reference of the board")),
        text("organisation", t("Organisation")),
        text("organisation_reference", t("Reference of the organisation")),
        text("standing", t("How it stands")),
        ("since", t("Since").into_owned(), ColumnKind::Day),
        text("posts", t("Represented by")),
        text("rule", t("What the law says")),
        text("citation", t("Where the law says so")),
        text("how", t("How it belongs")),
    ]
}

/// The rows of all these boards.
pub(crate) fn flat(known: &Known, boards: &[Held<'_>], names: &Names) -> Flat {
    let rows = boards.iter().flat_map(|(board, held)| {
        let lines = held.lines.iter().map(|line| cells(known, board, line, names));
        let unneeded = held.unneeded.iter().map(|id| cells_of_unneeded(known, board, *id));
        lines.chain(unneeded).collect::<Vec<_>>()
    });
    Flat { name: "membership", title: t("Who must be there").into_owned(), headings: headings(), rows: rows.collect() }
}

fn cells(known: &Known, board: &Body, line: &Line<'_>, names: &Names) -> Vec<Cell> {
    let joined = |of: fn(&super::records::Model) -> &str| line.rules.iter().map(|rule| of(rule)).collect::<Vec<_>>().join("; ");
    let posts: Vec<&str> = line.posts.iter().filter_map(|id| known.post(*id)).map(|post| post.title.as_str()).collect();
    let reference = match &line.who {
        Who::One(id) => known.organisation(*id).map(|body| body.reference.as_str()).unwrap_or_default(),
        _ => "",
    };
    let mut how: Vec<&str> = line.rules.iter().map(|rule| names.label("requirement-how", &rule.how)).collect();
    how.dedup();
    vec![
        board.title.as_str().into(),
        board.reference.as_str().into(),
        who_words(known, &line.who, names).into(),
        reference.into(),
        standing_words(line.standing).into(),
        day(line.since),
        posts.join("; ").into(),
        joined(|rule| &rule.title).into(),
        joined(|rule| &rule.citation).into(),
        how.join("; ").into(),
    ]
}

fn cells_of_unneeded(known: &Known, board: &Body, organisation: uuid::Uuid) -> Vec<Cell> {
    let body = known.organisation(organisation);
    let mut cells = vec![
        board.title.as_str().into(),
        board.reference.as_str().into(),
        body.map(|body| body.title.as_str()).unwrap_or_default().into(),
        body.map(|body| body.reference.as_str()).unwrap_or_default().into(),
        t("No law requires this seat").into_owned().into(),
    ];
    cells.resize(headings().len(), Cell::Empty);
    cells
}

/// The word for a standing.
pub(crate) fn standing_words(standing: Standing) -> String {
    match standing {
        Standing::Missing => t("Missing"),
        Standing::Vacant => t("Post vacant"),
        Standing::Present => t("Present"),
    }
    .into_owned()
}
