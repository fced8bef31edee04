//! The pages that stand at the foot of every page: help, contact, accessibility, privacy, cookies, and what this is.

mod about;
mod accessibility;
mod contact;
mod cookies;
mod help;
mod privacy;

use ::pages::{Answer, Audience, Page, Routes, Visit};
use maud::{Markup, html};
use records::{House, in_house};
use std::borrow::Cow;
use values::words::t;

/// What the site says of itself, from its terms and names.
pub struct Told {
    /// Whose site it is; empty when nobody has said.
    pub publisher: String,
    /// Where people write to.
    pub contact: Option<String>,
    /// When the accessibility statement was prepared, in the site's own words.
    pub statement_prepared: Option<String>,
}

/// A standing page: its address, its title, and what it says.
struct Standing {
    path: &'static str,
    title: fn() -> Cow<'static, str>,
    content: fn(&Told) -> Markup,
}

const PAGES: [Standing; 6] = [
    Standing { path: "/about", title: || t("About this site"), content: about::content },
    Standing { path: "/help", title: || t("Help"), content: help::content },
    Standing { path: "/contact", title: || t("Contact"), content: contact::content },
    Standing { path: "/accessibility-statement", title: || t("Accessibility statement"), content: accessibility::content },
    Standing { path: "/privacy", title: || t("Privacy"), content: privacy::content },
    Standing { path: "/cookies", title: || t("Cookies"), content: cookies::content },
];

/// The routes of the standing pages.
pub fn routes(house: &House) -> Routes {
    PAGES.iter().fold(Routes::new(), |routes, standing| {
        routes.get(standing.path, Audience::Public, in_house!(house, |visit| show(visit, house, standing)))
    })
}

async fn show(visit: Visit, house: House, standing: &'static Standing) -> Answer {
    let reading = visit.reading().await?;
    let terms = house.terms_of(&reading, &["site"]).await?;
    reading.close().await?;
    let term = |key: &str| terms.terms("site").iter().find(|(known, _)| known == key).map(|(_, words)| words.clone());
    let told = Told {
        publisher: term("publisher").unwrap_or_default(),
        contact: term("contact"),
        statement_prepared: term("accessibility-statement-prepared"),
    };
    let title = (standing.title)();
    Ok(visit.show(Page::new(title.clone()).crumb(title, standing.path).content((standing.content)(&told))))
}

/// Where people write to: an e-mail address as a link, anything else as it is written.
fn contact_line(told: &Told) -> Markup {
    html! {
        p class="govuk-body" {
            @match &told.contact {
                Some(contact) if contact.contains('@') && !contact.contains(' ') => {
                    (t("E-mail:")) " " a class="govuk-link" href=(format!("mailto:{contact}")) { (contact) }
                },
                Some(contact) => (contact),
                None => (t("The people who run this site have not given an address here yet.")),
            }
        }
    }
}

fn heading(words: Cow<'static, str>) -> Markup {
    html! { h2 class="govuk-heading-m" { (words) } }
}

fn text(words: impl AsRef<str>) -> Markup {
    html! { p class="govuk-body" { (words.as_ref()) } }
}

fn list(items: &[Cow<'static, str>]) -> Markup {
    html! { ul class="govuk-list govuk-list--bullet" { @for item in items { li { (item) } } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(contact: Option<&str>) -> Told {
        Told { publisher: "The partnership".to_owned(), contact: contact.map(str::to_owned), statement_prepared: None }
    }

    #[test]
    fn only_an_e_mail_address_becomes_a_link() {
        assert!(contact_line(&told(Some("team@example.org"))).into_string().contains("mailto:team@example.org"));
        assert!(!contact_line(&told(Some("Write to us @ the town hall"))).into_string().contains("mailto:"));
        assert!(contact_line(&told(None)).into_string().contains("have not given an address"));
    }

    #[test]
    fn the_cookie_that_is_set_is_the_cookie_that_is_named() {
        assert!((PAGES[5].content)(&told(None)).into_string().contains("golden-thread"));
    }

    #[test]
    fn every_page_begins_with_words_and_never_skips_a_heading() {
        for standing in &PAGES {
            let content = (standing.content)(&told(None)).into_string();
            assert!(content.starts_with("<p"), "{}", standing.path);
            assert!(!content.contains("<h1") && (!content.contains("<h3") || content.contains("<h2")), "{}", standing.path);
        }
    }
}
