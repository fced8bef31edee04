//! The workspace page of the declarations of interests that are due.

use super::due::{self, Due};
use super::rules::{ASKED_EVERY, Standing};
use crate::find::Pointed;
use components::{Column, EmptyState, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use records::{House, Names};
use values::words::{count, fill, t};
use values::{Id, Kind, dates, kind};

/// Shows the page.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let months = due::asked_every(&reading).await?;
    let due = match months {
        Some(months) => due::posts(&reading, months).await?,
        None => Vec::new(),
    };
    let boards = due.iter().flat_map(|due| &due.boards).map(|board| Id::<kind::Partnership>::of(*board));
    let pointed = Pointed::default().at(boards).at(due.iter().map(|due| due.post.organisation));
    let names = pointed.names(house, &reading, &[]).await?;
    reading.close().await?;
    Ok(visit.show(page(months, &due, &names)))
}

fn page(months: Option<u32>, due: &[Due], names: &Names) -> Page {
    let title = t("Declarations of interests that are due");
    let content = match months {
        None => no_period(),
        Some(months) => html! {
            p class="govuk-body gt-lead" {
                (count(
                    "Everyone with a seat on a board is asked to declare interests every month.",
                    "Everyone with a seat on a board is asked to declare interests every {n} months.",
                    u64::from(months),
                ))
                " "
                (t("Who has none declares that. Below are the posts that never declared, then those longest late, as far as you can see."))
            }
            @if due.is_empty() {
                (EmptyState::new(t("Declarations"), t("Everyone has declared in time.")).words(t("You do not need to do anything.")))
            } @else { (table(due, names)) }
        },
    };
    Page::new(title)
        .wide()
        .crumb(t("Register"), "/workspace/register")
        .crumb(Kind::Interest.many(), "/workspace/interests")
        .content(content)
}

fn no_period() -> Markup {
    let (list, key) = ASKED_EVERY;
    let href = format!("/workspace/lists/new?list={list}&key={key}");
    let words = fill(
        "Nobody has said how often interests are asked for. Add a term to the list {list} with the key {key} and a title such as “Every 12 months”.",
        &[("list", list), ("key", key)],
    );
    html! { (EmptyState::new(t("Declarations"), words).link(t("Add the term"), href)) }
}

fn table(due: &[Due], names: &Names) -> Table {
    let row = |due: &Due| {
        let post = &due.post;
        let head = html! { a class="govuk-link" href=(format!("/workspace/posts/{}", post.reference)) { (post.title) } };
        let add = format!("/workspace/interests/new?post={}", post.reference);
        let (last, since) = match due.standing {
            Standing::Due(last, since) => (dates::words(last), dates::words(since)),
            Standing::Never | Standing::Fresh => (t("Never").into_owned(), t("Not applicable").into_owned()),
        };
        let boards = due.boards.iter().filter_map(|board| names.card(*board));
        Row::headed(head)
            .cell(names.title(post.organisation.uuid()))
            .cell(html! { ul class="govuk-list govuk-!-margin-bottom-0" { @for board in boards { li { (board.title) } } } })
            .cell(last)
            .cell(since)
            .cell(html! { a class="govuk-link" href=(add) { (t("Add")) span class="govuk-visually-hidden" { " " (fill("an interest of {post}", &[("post", &post.title)])) } } })
    };
    Table::new(t("Posts whose declaration is due"))
        .caption_hidden()
        .column(Column::new(t("Post")))
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("Boards")))
        .column(Column::new(t("Last declared")))
        .column(Column::new(t("Due since")))
        .column(Column::new(t("Declaration")))
        .rows(due.iter().map(row))
        .small_screen(SmallScreen::Stack)
}
