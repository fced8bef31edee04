//! One page with every part in its states, to look at, to check and to compare after a change.
//!
//! The words here are samples for developers, so they are not translated.

mod charts;
mod comparisons;
mod content;
mod forms;
mod lists;
mod messages;
mod thread;
mod xmr;

use crate::{
    Breadcrumbs, Footer, Header, LanguageNavigation, NavigationItem, RestrictedStrip, ServiceNavigation, SkipLink, assets,
};
use maud::{DOCTYPE, Markup, html};

/// The whole page, as an HTML document.
pub fn gallery() -> Markup {
    let strip = RestrictedStrip::new("Members of the Prevent Board only. Do not forward.");
    let strip = strip.printed_for("Printed for the chair on 3 March 2027 at 9am.");
    html! {
        (DOCTYPE)
        html class="govuk-template" lang="en-GB" {
            (head())
            body class="govuk-template__body" {
                (SkipLink::new())
                (header())
                (strip)
                div class="govuk-width-container" {
                    (Breadcrumbs::new().link("Home", "/").link("Plans", "/plans").here("Gallery"))
                    main class="govuk-main-wrapper" id=(SkipLink::MAIN) {
                        h1 class="govuk-heading-xl" { "Gallery of parts" }
                        p class="gt-lead" { "Every part of the site in its states, with long words and with errors." }
                        (thread::thread())
                        (charts::charts())
                        (comparisons::comparisons())
                        (lists::lists())
                        (messages::messages())
                        (content::content())
                        (forms::forms())
                    }
                }
                (footer())
                (strip.foot())
            }
        }
    }
}

fn head() -> Markup {
    html! {
        head {
            meta charset="utf-8";
            title { "Gallery of parts, Golden Thread" }
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            meta name="theme-color" content="#22303C";
            link rel="icon" href=(assets::favicon()) type="image/svg+xml";
            link rel="preload" href=(assets::font()) as="font" type="font/woff2" crossorigin;
            link rel="stylesheet" href=(assets::stylesheet());
            script type="module" src=(assets::script()) {}
        }
    }
}

fn header() -> Header {
    let languages = LanguageNavigation::new().here("en", "English").other("cy", "Cymraeg", "/cy/gallery");
    let navigation = ServiceNavigation::new()
        .item(NavigationItem::new("/workspace", "Home").count(3, "things need you"))
        .item(NavigationItem::new("/meetings", "Meetings"))
        .item(NavigationItem::new("/plans", "Plans").section(true))
        .item(NavigationItem::new("/performance", "Performance"))
        .item(NavigationItem::new("/grants", "Grants"))
        .item(NavigationItem::new("/decisions", "Decisions"))
        .end(languages);
    let acting = html! { "Acting for: Kent Fire and Rescue " a class="govuk-link" href="/acting-for" { "Change" } };
    Header::new("Kent Community Safety Partnership", "/").workspace(true).beside(acting).navigation(navigation)
}

fn footer() -> Footer {
    Footer::new()
        .link("Help", "/help")
        .link("Contact", "/contact")
        .link("Accessibility statement", "/accessibility")
        .link("Privacy", "/privacy")
        .link("Cookies", "/cookies")
        .owner("This site belongs to Kent Community Safety Partnership.")
        .licence("What is published here may be used again under the Open Government Licence.")
}

/// A chapter of the gallery.
fn chapter(title: &str, content: Markup) -> Markup {
    html! {
        h2 class="govuk-heading-l govuk-!-margin-top-8" { (title) }
        (content)
    }
}

/// A word that is as long as Welsh place names get.
const LONG: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
