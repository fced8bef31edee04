//! The page "who to ask", from what was loaded. Pure.

use super::page::{Asked, WHO_TO_ASK};
use crate::public::{beneath, link_to, nothing};
use crate::shared::PostSummary;
use components::{Button, Column, Missing, Row, Select, SmallScreen, Table};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(asked: &Asked) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("Pick the theme that an item is about, to see which posts follow it and where they sit.")) }
        (form(asked))
        @if let Some(theme) = &asked.theme {
            h2 class="govuk-heading-m" { (fill("Who follows {theme}", &[("theme", &theme.title)])) }
            (followers(asked))
            @if asked.may_keep {
                p class="govuk-body" {
                    a class="govuk-link" href=(format!("/workspace/{}/new?theme={}", Kind::Subject.path(), theme.reference)) { (t("Add a post that follows it")) }
                }
            }
        }
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::Subject.path())) { (t("See all subjects that posts follow")) } }
    };
    Page::new(t("Who to ask"))
        .section(t("Register"))
        .crumb(t("Register"), "/workspace/register")
        .crumb(t("Who to ask"), WHO_TO_ASK)
        .content(content)
}

fn form(asked: &Asked) -> Markup {
    let themes = asked.themes.iter().map(|theme| (theme.reference.clone(), theme.title.clone()));
    let chosen = asked.theme.as_ref().map(|theme| theme.reference.clone()).unwrap_or_default();
    html! {
        @if asked.themes.is_empty() {
            (nothing(t("There is no theme to pick from. Themes are added with the plans.")))
        } @else {
            form method="get" action=(WHO_TO_ASK) novalidate {
                (Select::new("theme", t("Theme")).item("", t("Choose one")).items(themes).selected(chosen))
                (Button::new(t("Show who follows it")).secondary())
            }
        }
    }
}

fn followers(asked: &Asked) -> Markup {
    if asked.posts.is_empty() {
        return nothing(t("No post follows this theme."));
    }
    let table = Table::new(t("Posts that follow this theme"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Post")))
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("Boards on which it sits")))
        .rows(asked.posts.iter().map(|post| row(asked, post)));
    html! { (table) }
}

fn row(asked: &Asked, post: &PostSummary) -> Row {
    let note = asked.subjects.iter().find(|subject| subject.post.uuid() == post.id).and_then(|subject| subject.note.as_deref());
    let head = html! {
        (link_to(Kind::Post, &post.reference, &post.title))
        @if let Some(note) = note { (beneath(note)) }
    };
    let seats: Vec<_> = asked.seats.iter().filter(|seat| seat.post == post.id).collect();
    let vacant = post.vacant_since.filter(|_| post.vacant_on(asked.day));
    Row::headed(head)
        .cell(html! {
            (post.organisation)
            @if let Some(since) = vacant { (beneath(fill("Vacant since {day}", &[("day", &dates::words(since))]))) }
        })
        .cell(html! {
            @if seats.is_empty() { (Missing::new(t("No board today"))) }
            @else {
                ul class="govuk-list" {
                    @for seat in seats {
                        li {
                            (link_to(Kind::Partnership, &seat.reference, &seat.board))
                            ", " (asked.names.label("seat-role", &seat.role).to_lowercase())
                        }
                    }
                }
            }
        })
}
