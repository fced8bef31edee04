//! The accessibility statement. It is honest: automatic tests find only a part of all problems.

use super::{Told, contact_line, heading, list, text};
use maud::{Markup, html};
use values::words::{fill, t};

pub fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("This statement says how well people with disabilities can use this site, what may not work, and what you can do about it.")) }
        @if !told.publisher.is_empty() { (text(fill("The site is run by {publisher}.", &[("publisher", &told.publisher)]))) }
        (text(t("We want everyone to be able to use it. You should be able to:")))
        (list(&[
            t("make the text up to four times as large without losing any of it"),
            t("use every page and form with a keyboard alone, or by speaking"),
            t("listen to every page with a screen reader"),
            t("read every chart as a table, and tell states apart by words and not by colour alone"),
            t("do everything without scripts"),
        ]))
        (heading(t("Compliance status")))
        (text(t("This site is partially compliant with the Web Content Accessibility Guidelines version 2.2, level AA. It has not been audited by an independent tester yet, so problems that only people can find may remain.")))
        (heading(t("What may not work")))
        (text(t("We know of no content that breaks the guidelines, but these parts are not yet tested by people who use assistive technology:")))
        (list(&[
            t("wide tables, which scroll sideways on small screens"),
            t("charts and maps, which each have a table with the same figures"),
            t("files that partners sent us and that we did not make ourselves"),
        ]))
        (heading(t("How we tested it")))
        (text(t("Each time the software changes, every kind of page is checked by programs: whether its code is correct, whether headings, labels and tables are marked, whether colours have enough contrast, and whether it works with a keyboard and on a narrow screen.")))
        (heading(t("Telling us about problems")))
        (text(t("If you find a problem, or need something in another format such as large print, easy read or audio, tell us.")))
        (contact_line(told))
        (heading(t("If you are not happy with our answer")))
        (text(t("The Equality and Human Rights Commission enforces the accessibility regulations for public bodies of 2018. If our answer does not help, contact the Equality Advisory and Support Service.")))
        @if let Some(prepared) = &told.statement_prepared {
            (heading(t("About this statement")))
            (text(fill("It was prepared on {date}.", &[("date", prepared)])))
        }
    }
}
