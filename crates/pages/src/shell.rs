//! The shell around every page: head, header, navigation, breadcrumbs, footer.

use crate::site::MenuEntry;
use crate::{Page, Visit};
use access::Event;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use components::{
    BackLink, Breadcrumbs, Footer, Header, LanguageNavigation, NavigationItem, Notice, RestrictedStrip, ServiceNavigation,
    SkipLink, assets,
};
use maud::{DOCTYPE, Markup, html};
use values::dates;
use values::words::{Language, fill, speech, t};

/// Marks a response as a finished page, which the middleware leaves as it is.
#[derive(Clone, Copy)]
pub(crate) struct Finished;

/// The readings that must be recorded before this response leaves.
#[derive(Clone)]
pub(crate) struct Recorded(pub(crate) Vec<Event>);

pub(crate) fn show(visit: &Visit, page: Page) -> Response {
    let body = document(visit, &page);
    let mut response = (page.status, Html(body.into_string())).into_response();
    let cache = if visit.actor.is_signed_in() || page.once { "no-store" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response.headers_mut().insert(header::CONTENT_LANGUAGE, spoken());
    response.extensions_mut().insert(Finished);
    let readings: Vec<Event> = page.restricted.map(|it| it.reading).into_iter().chain(page.also_read).collect();
    if !readings.is_empty() {
        response.extensions_mut().insert(Recorded(readings));
    }
    response
}

/// The languages in which something was said: both, when some of it had to be said in English.
pub(crate) fn spoken() -> HeaderValue {
    let speech = speech();
    HeaderValue::from_static(match (speech.language(), speech.fell_back()) {
        (Language::English, _) => "en-GB",
        (Language::Welsh, false) => "cy",
        (Language::Welsh, true) => "cy, en-GB",
    })
}

fn document(visit: &Visit, page: &Page) -> Markup {
    let names = visit.site.known_names();
    let workspace = is_workspace(&visit.address.path);
    let main = main(visit, page, workspace);
    let strip = page.restricted.as_ref().map(|it| RestrictedStrip::new(it.words.clone()).printed_for(printed_for(visit)));
    let tag = if speech().fell_back() { Language::English.tag() } else { visit.address.language.tag() };
    html! {
        (DOCTYPE)
        html class="govuk-template" lang=(tag) {
            head {
                meta charset="utf-8";
                title { (window_title(page, &names.service)) }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="theme-color" content="#22303C";
                link rel="icon" href=(assets::favicon()) type="image/svg+xml";
                link rel="preload" href=(assets::font()) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(assets::stylesheet());
                link rel="alternate" hreflang="en-GB" href=(visit.address.in_language(Language::English));
                link rel="alternate" hreflang="cy" href=(visit.address.in_language(Language::Welsh));
                script type="module" src=(assets::script()) {}
            }
            body class=(if workspace { "govuk-template__body gt-workspace" } else { "govuk-template__body" }) {
                (SkipLink::new())
                (Header::new(names.service.clone(), "/").workspace(workspace).beside(signed_in_as(visit)).navigation(navigation(visit, workspace)))
                @if let Some(strip) = &strip { (strip) }
                (main)
                (footer(&names.publisher))
                @if let Some(strip) = &strip { (strip.foot()) }
            }
        }
    }
}

fn window_title(page: &Page, service: &str) -> String {
    let title = if page.has_errors { fill("Error: {title}", &[("title", &page.title)]) } else { page.title.clone() };
    match &page.section {
        Some(section) if *section != page.title => format!("{title} – {section} – {service}"),
        _ if title == service => title,
        _ => format!("{title} – {service}"),
    }
}

fn is_workspace(path: &str) -> bool {
    ["/workspace", "/admin", "/account"].iter().any(|start| path == *start || path.starts_with(&format!("{start}/")))
}

fn main(visit: &Visit, page: &Page, workspace: bool) -> Markup {
    html! {
        div class="govuk-width-container" {
            @if let Some(href) = &page.back { nav aria-label=(t("Back")) { (BackLink::new(href.clone())) } }
            @else if !page.crumbs.is_empty() { (crumbs(page, workspace)) }
            main class="govuk-main-wrapper" id=(SkipLink::MAIN) {
                @if visit.site.setup().demonstration && visit.address.path == "/sign-in" {
                    (Notice::new(t("This is a demonstration. Its people are posts, and what you change here stays on this machine.")))
                }
                @if speech().fell_back() && visit.address.language == Language::Welsh {
                    (Notice::new("Nid yw’r dudalen hon ar gael yn Gymraeg eto. Dyma’r dudalen Saesneg.").title("Pwysig"))
                }
                (page.before)
                @if page.wide { (heading(page)) (page.content) }
                @else {
                    div class="govuk-grid-row" { div class="govuk-grid-column-two-thirds" { (heading(page)) (page.content) } }
                }
            }
        }
    }
}

fn heading(page: &Page) -> Markup {
    let class = if page.document { "govuk-heading-xl gt-document-title" } else { "govuk-heading-l" };
    html! {
        @if !page.own_heading {
            @if let Some(caption) = &page.caption { span class="govuk-caption-l gt-caption-top" { (caption) } }
            h1 class=(class) { (page.title) }
        }
    }
}

fn crumbs(page: &Page, workspace: bool) -> Markup {
    let home = if workspace { "/workspace" } else { "/" };
    let start = Breadcrumbs::new().link(t("Home"), home);
    let all = page.crumbs.iter().fold(start, |crumbs, (words, href)| crumbs.link(words.clone(), href.clone()));
    html! { (all.collapse_on_mobile()) }
}

fn navigation(visit: &Visit, workspace: bool) -> ServiceNavigation {
    let path = visit.address.path.as_str();
    let menu: &[MenuEntry] = if workspace { &visit.site.setup().workspace_menu } else { &visit.site.setup().public_menu };
    let entry = |entry: &MenuEntry| {
        let inside = entry.section.iter().any(|start| path.starts_with(start));
        let item = NavigationItem::new(entry.href, (entry.words)());
        if path == entry.href { item.current(true) } else { item.section(inside) }
    };
    let for_them = |entry: &&MenuEntry| entry.only_for.is_empty() || visit.actor.has_any(entry.only_for);
    let start = menu.iter().filter(for_them).map(entry).fold(ServiceNavigation::new(), ServiceNavigation::item);
    start.end(ends(visit, workspace))
}

fn ends(visit: &Visit, workspace: bool) -> Markup {
    let address = &visit.address;
    let languages = match address.language {
        Language::English => {
            LanguageNavigation::new().here("en", "English").other("cy", "Cymraeg", address.in_language(Language::Welsh))
        }
        Language::Welsh => LanguageNavigation::new()
            .other("en", "English", format!("{}{}", ENGLISH, address.in_language(Language::English)))
            .here("cy", "Cymraeg"),
    };
    html! {
        (languages)
        @if !visit.actor.is_signed_in() { a class="govuk-link gt-sign-in" href="/sign-in" { (t("Sign in")) } }
        @else if !workspace { a class="govuk-link gt-sign-in" href="/workspace" { (t("Workspace")) } }
    }
}

/// Goes before an address that must stay English on a Welsh page; the middleware takes it away.
pub(crate) const ENGLISH: &str = "/en-stays";

fn signed_in_as(visit: &Visit) -> Markup {
    html! {
        @if visit.actor.is_signed_in() {
            a class="gt-account" href="/account" { (visit.actor.name()) }
        }
    }
}

fn printed_for(visit: &Visit) -> String {
    let now = dates::moment(visit.clock().now());
    fill("Printed for {name}, {moment}", &[("name", &visit.actor.name()), ("moment", &now)])
}

fn footer(publisher: &str) -> Footer {
    let footer = Footer::new()
        .link(t("Help"), "/help")
        .link(t("Contact"), "/contact")
        .link(t("Accessibility statement"), "/accessibility-statement")
        .link(t("Privacy"), "/privacy")
        .link(t("Cookies"), "/cookies");
    if publisher.is_empty() { footer } else { footer.owner(fill("This site belongs to {owner}.", &[("owner", publisher)])) }
}
