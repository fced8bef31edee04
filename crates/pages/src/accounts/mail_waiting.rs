//! Mails that were not sent, and what went wrong. Their texts are not shown: they may hold links that open something.

use crate::{Answer, Page, Visit};
use access::Open;
use chrono::DateTime;
use components::{Column, EmptyState, Missing, Row, SmallScreen, Table, Tag, Tone};
use jobs::outbox::{self, Model};
use maud::{Markup, html};
use values::dates;
use values::words::{count, t};

/// The most mails that are listed.
const MOST: u64 = 200;

pub(super) async fn list(visit: Visit) -> Answer {
    let reading = visit.reading().await?;
    let (mails, total) = (outbox::unsent(reading.on(), MOST).await?, outbox::count_unsent(reading.on()).await?);
    reading.close().await?;
    let content = html! {
        p class="govuk-body" { (t("A mail that cannot be sent is tried again, with longer and longer waits, for four days. Then it is given up.")) }
        @if mails.is_empty() {
            (EmptyState::new(t("Mails that were not sent"), t("Every mail was sent.")).words(t("You do not need to do anything.")))
        } @else {
            (table(&mails))
        }
        @if total > MOST { p class="govuk-body" { (count("Only the newest are listed, of {n} in all.", "Only the newest are listed, of {n} in all.", total)) } }
    };
    let page = Page::new(t("Mail waiting"))
        .section(t("Administration"))
        .crumb(t("Administration"), "/admin")
        .crumb(t("Mail waiting"), "/admin/mail");
    Ok(visit.show(page.wide().content(content)))
}

fn table(mails: &[Model]) -> Table {
    let headings = [t("To"), t("Subject"), t("Written"), t("State"), t("Tries"), t("What went wrong")];
    let start = Table::new(t("Mails that were not sent")).caption_hidden().small_screen(SmallScreen::Stack);
    let headed = headings.into_iter().fold(start, |table, heading| table.column(Column::new(heading)));
    headed.rows(mails.iter().map(|mail| {
        let problem = match &mail.problem {
            Some(problem) => html! { (problem) },
            None => html! { (Missing::new(t("Nothing yet"))) },
        };
        Row::headed(mail.address.clone())
            .cell(mail.subject.clone())
            .cell(moment(mail.made_at))
            .cell(state(mail))
            .cell(values::money::with_commas(mail.attempts.unsigned_abs()))
            .cell(problem)
    }))
}

fn state(mail: &Model) -> Markup {
    match mail.gave_up_at {
        Some(_) => html! { (Tag::new(t("Given up"), Tone::Problem)) },
        None if mail.attempts > 0 => html! { (Tag::new(t("Tried again"), Tone::Attention)) " " (moment(mail.not_before)) },
        None => html! { (Tag::new(t("Waiting"), Tone::Plain)) },
    }
}

fn moment(seconds: i64) -> String {
    dates::moment(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}
