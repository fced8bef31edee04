//! The one cookie.

use super::{Told, text};
use components::{Column, Row, SmallScreen, Table};
use maud::{Markup, html};
use values::words::t;

/// The name of the cookie, as the sessions set it.
const COOKIE: &str = "golden-thread";

pub fn content(_: &Told) -> Markup {
    let table = Table::new(t("Cookies that this site sets"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Name")))
        .column(Column::new(t("What it is for")))
        .column(Column::new(t("When it ends")))
        .row(
            Row::headed(COOKIE)
                .cell(t("Knows that it is still you after you signed in"))
                .cell(t("When you sign out, or when you have not used the site for a while")),
        );
    html! {
        p class="govuk-body gt-lead" { (t("A cookie is a small file that a site keeps on your device. If you only read this site, it sets none.")) }
        (text(t("If you sign in, it sets one cookie that is needed for that. There are no others: none for statistics and none for other sites.")))
        (table)
    }
}
