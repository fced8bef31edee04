//! Who goes to what, as a file: a row for each seat of a post.

use super::page::Whole;
use crate::files::{Flat, Heading, day};
use documents::{Cell, ColumnKind};
use values::words::{fill, t};

/// The seats of a post, ended ones too.
pub(crate) fn flat(whole: &Whole) -> Flat {
    let text = |key, heading: std::borrow::Cow<'static, str>| (key, heading.into_owned(), ColumnKind::Text);
    let headings: Vec<Heading> = vec![
        text("board", t("Board")),
        text("board_reference", t("Reference of the board")),
        text("role", t("Role")),
        ("from", t("From").into_owned(), ColumnKind::Day),
        ("to", t("Until").into_owned(), ColumnKind::Day),
        text("meets", t("When it meets")),
    ];
    let row = |seat: &crate::seats::Model| -> Vec<Cell> {
        let board = whole.board(seat);
        let of_board = |text: fn(&crate::partnerships::records::Model) -> &str| board.map(text).unwrap_or_default().into();
        vec![
            of_board(|board| &board.title),
            of_board(|board| &board.reference),
            whole.names.label("seat-role", &seat.role).into(),
            day(seat.from),
            day(seat.to),
            of_board(|board| board.meets.as_deref().unwrap_or_default()),
        ]
    };
    Flat {
        name: "who-goes-to-what",
        title: fill("Where {post} goes", &[("post", &whole.post.title)]),
        headings,
        rows: whole.seats.iter().map(row).collect(),
    }
}
