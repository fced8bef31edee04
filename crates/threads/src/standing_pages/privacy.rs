//! What the site knows about people.

use super::{Told, contact_line, heading, list, text};
use maud::{Markup, html};
use values::words::{fill, t};

pub fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("This page says what this site keeps about you, and why.")) }
        @if !told.publisher.is_empty() { (text(fill("{publisher} is responsible for it.", &[("publisher", &told.publisher)]))) }
        (heading(t("If you only read")))
        (text(t("We keep nothing that tells who you are, we do not follow you, and no other site is told that you were here.")))
        (heading(t("If you have an account")))
        (text(t("We keep what is needed for you to work here and for others to see who changed what:")))
        (list(&[
            t("your name and e-mail address"),
            t("what you may do, for which organisation or board, and until when"),
            t("your password, in a form that cannot be read back"),
            t("when you signed in and with which kind of browser"),
            t("what you added, changed and removed, and which restricted things you read"),
            t("the notes that you write beside papers, and where you stopped reading: nobody else is shown them"),
        ]))
        (text(t("The record of changes is kept as long as the site, because public money and decisions depend on it.")))
        (heading(t("People in the records")))
        (text(t("The registers name posts and organisations, not the people who hold the posts. They are not for the names of victims, suspects or other private people.")))
        (heading(t("Your rights")))
        (text(t("You can ask what is kept about you, have mistakes put right, and complain to the Information Commissioner's Office.")))
        (contact_line(told))
    }
}
