//! The page "who to ask", from what was loaded. Pure.

use super::page::{Asked, WHO_TO_ASK};
use crate::public::{beneath, link_to, nothing};
use crate::shared::PostSummary;
use components::{Button, Column, Missing, Row, Select, SmallScreen, Table, Tag, Tone};
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
    let boards = asked.boards.iter().map(|board| (board.reference.clone(), board.title.clone()));
    let chosen = asked.theme.as_ref().map(|theme| theme.reference.clone()).unwrap_or_default();
    html! {
        @if asked.themes.is_empty() {
            (nothing(t("There is no theme to pick from. Themes are added with the plans.")))
        } @else {
            form method="get" action=(WHO_TO_ASK) novalidate {
                (Select::new("theme", t("Theme")).item("", t("Choose one")).items(themes).selected(chosen))
                (Select::new("board", t("Board whose meeting it is for (optional)"))
                    .hint(t("To see who sits there already, and who is to be asked to attend"))
                    .item("", t("Any board"))
                    .items(boards)
                    .selected(asked.board.as_ref().map(|board| board.reference.clone()).unwrap_or_default()))
                (Button::new(t("Show who follows it")).secondary())
            }
        }
    }
}

fn followers(asked: &Asked) -> Markup {
    if asked.posts.is_empty() {
        return nothing(t("No post follows this theme."));
    }
    let start = Table::new(t("Posts that follow this theme"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Post")))
        .column(Column::new(t("Organisation")));
    let with_board = match &asked.board {
        Some(board) => start.column(Column::new(fill("For a meeting of {board}", &[("board", &board.title)]))),
        None => start,
    };
    let table =
        with_board.column(Column::new(t("Boards on which it sits"))).rows(asked.posts.iter().map(|post| row(asked, post)));
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
    let row = Row::headed(head).cell(html! {
        (post.organisation)
        @if let Some(since) = vacant { (beneath(fill("Vacant since {day}", &[("day", &dates::words(since))]))) }
    });
    let row = if asked.board.is_some() { row.cell(how_it_comes(asked, post)) } else { row };
    row.cell(html! {
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

/// Whether the holder of a post comes to the board's meetings anyway, or is to be asked.
fn how_it_comes(asked: &Asked, post: &PostSummary) -> Markup {
    html! {
        @match asked.role_of(post.id) {
            Some(role) => {
                (Tag::new(t("Has a seat"), Tone::Good))
                (beneath(asked.names.label("seat-role", role)))
            }
            None => (Tag::new(t("Ask to attend"), Tone::Attention)),
        }
    }
}
