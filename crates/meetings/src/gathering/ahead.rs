//! The meetings ahead, with the day by which each agenda must be published and the papers that are still to come.

use super::records::Model as Meeting;
use crate::agenda::{items, rules, sections};
use crate::find::{self, column};
use crate::notice::{self, rules::Notice};
use crate::publishing::records::Model as Publication;
use crate::publishing::rules::AGENDA;
use crate::series::records::Model as Series;
use access::Open;
use chrono::NaiveDate;
use components::{Column, EmptyState, Row, SmallScreen, Table, Tag, Tone};
use database::Fault;
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use records::House;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The address of the page.
pub(crate) const ADDRESS: &str = "/workspace/meetings-ahead";

/// A meeting ahead.
pub(crate) struct Ahead {
    pub(crate) meeting: Meeting,
    pub(crate) notice: Option<Notice>,
    pub(crate) published: Option<Publication>,
    items: usize,
    papers_missing: usize,
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, _house: &House) -> Answer {
    let reading = visit.reading().await?;
    let (ahead, today) = (load(&reading).await?, reading.today());
    reading.close().await?;
    let content = html! {
        p class="govuk-body gt-lead" { (t("The next meetings, the last lawful day of each agenda, and the papers that are still to come.")) }
        @if ahead.is_empty() {
            (EmptyState::new(t("Meetings ahead"), t("No meeting is planned from today on.")).link(t("Add a meeting"), "/workspace/meetings/new"))
        } @else { (table(&ahead, today)) }
    };
    let page = Page::new(t("Meetings ahead")).section(t("Meetings")).wide();
    Ok(visit.show(page.crumb(t("Meetings"), "/workspace/calendar").crumb(t("Meetings ahead"), ADDRESS).content(content)))
}

/// The meetings from today on that are not cancelled, in the order of their days.
pub(crate) async fn load(open: &dyn Open) -> Result<Vec<Ahead>, Fault> {
    let planned = Condition::all().add(column(Kind::Meeting, "on").gte(open.today()));
    let mut meetings: Vec<Meeting> =
        find::all(open, planned.add(column(Kind::Meeting, "standing").ne(super::rules::CANCELLED))).await?;
    meetings.sort_by_key(|meeting| (meeting.on, meeting.starts.clone()));
    let ids: std::collections::BTreeSet<_> = meetings.iter().map(|meeting| meeting.id.uuid()).collect();
    let series: Vec<Series> = find::among(open, "id", meetings.iter().map(|meeting| meeting.series.uuid()).collect()).await?;
    let of = |meeting: &Meeting| series.iter().find(|series| series.id == meeting.series);
    let pairs: Vec<_> = meetings.iter().filter_map(|meeting| Some((meeting, of(meeting)?))).collect();
    let notices = notice::of(open, &pairs).await?;
    let published: Vec<Publication> = find::among(open, "meeting", ids.clone()).await?;
    let sections: Vec<sections::Model> = find::among(open, "meeting", ids).await?;
    let items: Vec<items::Model> = find::among(open, "section", sections.iter().map(|it| it.id.uuid()).collect()).await?;
    let ahead = |((meeting, _), notice): (&(&Meeting, &Series), Option<Notice>)| {
        let mine = |item: &&items::Model| sections.iter().any(|it| it.id == item.section && it.meeting == meeting.id);
        Ahead {
            notice,
            published: published.iter().find(|it| it.meeting == meeting.id && it.what == AGENDA).cloned(),
            items: items.iter().filter(mine).count(),
            papers_missing: items.iter().filter(mine).filter(|item| rules::papers_missing(&item.standing)).count(),
            meeting: (*meeting).clone(),
        }
    };
    Ok(pairs.iter().zip(notices).map(ahead).collect())
}

fn table(ahead: &[Ahead], today: NaiveDate) -> Table {
    let row = |one: &Ahead| {
        let href = format!("/workspace/meetings/{}/agenda", one.meeting.reference);
        Row::headed(html! { a class="govuk-link" href=(href) { (one.meeting.title) } })
            .cell(dates::with_weekday(one.meeting.on))
            .cell(publish_by(one, today))
            .cell(papers(one))
    };
    Table::new(t("Meetings ahead"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Meeting")))
        .column(Column::new(t("Day")))
        .column(Column::new(t("Agenda")))
        .column(Column::new(t("Papers")))
        .rows(ahead.iter().map(row))
}

fn publish_by(one: &Ahead, today: NaiveDate) -> Markup {
    html! {
        @match (&one.published, &one.notice) {
            (Some(published), _) => { (Tag::new(t("Published"), Tone::Good)) " " (published.when()) },
            (None, Some(notice)) if notice.last_day < today => {
                (Tag::new(t("Late"), Tone::Problem)) " " (fill("The last lawful day was {day}", &[("day", &dates::with_weekday(notice.last_day))]))
            },
            (None, Some(notice)) => (fill("Publish by {day}", &[("day", &dates::with_weekday(notice.last_working_day))])),
            (None, None) => (t("No rule of notice is known")),
        }
    }
}

fn papers(one: &Ahead) -> Markup {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    html! {
        (count("{n} item", "{n} items", number(one.items)))
        @if one.papers_missing > 0 {
            ". " (count("Papers of {n} item are still to come", "Papers of {n} items are still to come", number(one.papers_missing)))
        }
    }
}
