//! Full-text search, behind one interface for both databases: what of a thing is searched, and what is found.
//!
//! Words are cut, folded and stemmed here, and the databases only keep and find the stems (SQLite in an FTS5 table,
//! PostgreSQL in a `tsvector` with a GIN index), so that the same words find the same things in both. Every function works
//! in the transaction that it is given: what is indexed appears and disappears with the thing itself.
//!
//! This room does not know who may see what. Whoever asks gives a condition on [`HITS`], and it is part of the question.

mod find;
mod parts;
mod query;
mod state;
mod stem;
mod store;
mod tokens;

pub use find::{Extract, HITS, Hit, candidates, extracts, scores};
pub use query::{Query, SameTerms, stems};
pub use state::{Progress, begin_again, done, progress, went_on};
pub use store::{Entry, Passage, put, remarked, remove, sweep};
pub use tokens::{Token, tokens};

use crate::table::Table;
use crate::{Step, Store};

/// Counts the changes of how words are cut and stemmed. An index of another version is made again.
pub const VERSION: &str = "1";

/// The tables of the index.
pub fn steps() -> Vec<Step> {
    let parts = Table::named("search_parts")
        .number_key("number")
        .text("kind")
        .uuid("thing")
        .text("origin")
        .text("title")
        .text("seen_by")
        .maybe_uuid("members_of")
        .index(&["thing", "origin"]);
    let passages = Table::named("search_passages")
        .uuid("thing")
        .text("origin")
        .number("place")
        .text("anchor")
        .text("words")
        .text("folded")
        .unique(&["thing", "origin", "place"]);
    let state = Table::named("search_state").key("name").text("version").maybe_text("kind").maybe_uuid("after");
    vec![Step::new("2026-11-search", vec![parts, passages, state])
        .only_on(
            Store::Sqlite,
            "CREATE VIRTUAL TABLE search_words USING fts5(names, words, begun, content='', contentless_delete=1, tokenize='ascii')",
        )
        .only_on(Store::Postgres, "ALTER TABLE search_parts ADD COLUMN names tsvector, ADD COLUMN words tsvector")
        .only_on(Store::Postgres, "ALTER TABLE search_parts ALTER COLUMN words SET STORAGE EXTERNAL")
        .only_on(
            Store::Postgres,
            "CREATE INDEX ix_search_parts_words ON search_parts USING gin (words) WITH (fastupdate = off)",
        )
        .only_on(
            Store::Postgres,
            "CREATE INDEX ix_search_parts_names ON search_parts USING gin (names) WITH (fastupdate = off)",
        )]
}
