//! The words for what two boards share.

use super::rules::{Lines, Places};
use std::borrow::Cow;
use values::words::t;

/// How the places of two boards lie.
pub(crate) fn places(places: Places) -> Cow<'static, str> {
    match places {
        Places::Same => t("Same place"),
        Places::Inside => t("One inside the other"),
        Places::Apart => t("Not shared"),
    }
}

/// How the reporting lines of two boards meet.
pub(crate) fn lines(lines: Lines) -> Cow<'static, str> {
    match lines {
        Lines::Direct => t("One reports to the other"),
        Lines::Together => t("Both report to the same board"),
        Lines::Apart => t("Not shared"),
    }
}
