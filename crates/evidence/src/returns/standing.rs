//! All returns with how they stand: what is to look at and what is late first, then what is due, then what was answered.

use super::pages::{RETURNS, says_at_once};
use super::records::Model as Return;
use super::rules::{AT_ONCE, GIVEN, NIL, NOT_GIVEN, STANDINGS, Stage};
use super::views::{said, standing, stands};
use crate::find;
use ::pages::{Answer, Page, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::{Format, ListColumn, Listing, Order};
use ::records::{House, Names};
use chrono::NaiveDate;
use components::{Alert, Button, EmptyState, Missing};
use documents::{Cell, ColumnKind};
use maud::{Markup, html};
use sea_orm::Condition;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::slug::folded;
use values::words::{count, t};
use values::{Kind, dates};

/// What returns can be asked for by beside the answers that count: the keys of the filter.
const LATE: &str = "late";
const WANTED: &str = "asked";
const SENT: &str = "sent-back";
/// The answers that somebody must look at.
pub(super) const TO_LOOK_AT: &str = "to-look-at";

/// The returns that the visitor may see, with names.
struct All {
    returns: Vec<Return>,
    names: Names,
    today: NaiveDate,
}

async fn load(visit: &Visit, house: &House) -> Result<All, Refused> {
    let reading = visit.reading().await?;
    let mut returns: Vec<Return> = find::all(&reading, Condition::all()).await?;
    let pointed = Pointed::default().at(returns.iter().map(|it| it.measure)).at(returns.iter().map(|it| it.owner));
    let lists = [STANDINGS, "finding-standing", "site"];
    let names = pointed.at(returns.iter().filter_map(|it| it.place)).names(house, &reading, &lists).await?;
    reading.close().await?;
    let today = visit.clock().today();
    let rank = |it: &Return| match it.stage() {
        Stage::ToLookAt => 0,
        _ if it.is_late(today) => 1,
        Stage::Asked | Stage::SentBack => 2,
        Stage::Accepted => 3,
    };
    returns.sort_by_key(|it| (rank(it), if rank(it) < 3 { it.due.to_epoch_days() } else { -it.due.to_epoch_days() }));
    Ok(All { returns, names, today })
}

/// Shows the list.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let all = load(visit, house).await?;
    let list = listing(&all);
    let keeps = visit.actor().has_any(crate::actions::KEEPERS);
    let number = |which: fn(&Return, NaiveDate) -> bool| {
        u64::try_from(all.returns.iter().filter(|it| which(it, all.today)).count()).unwrap_or(u64::MAX)
    };
    let (late, sent) = (number(|it, today| it.is_late(today)), number(|it, _| it.stage() == Stage::ToLookAt));
    let content = html! {
        p class="govuk-body gt-lead" { (t("Figures that partners are asked for. Whoever is asked gets an email with a link before the due date, and another once it has passed.")) }
        @if sent > 0 { p class="govuk-body" { strong { (count("{n} answer is to look at.", "{n} answers are to look at.", sent)) } } }
        @if late > 0 { p class="govuk-body" { strong { (count("{n} return is late.", "{n} returns are late.", late)) } } }
        @if keeps { p class="govuk-body" { (setting(&all.names, visit.actor().has_any(house.keepers(Kind::Term)))) } }
        @if keeps { (Button::link(t("Ask for a return"), format!("/workspace/{}/new", Kind::FigureReturn.path())).secondary()) }
        @if all.returns.is_empty() { (EmptyState::new(t("Returns of figures"), t("No figure is asked for now."))) }
        @else { (list.content(visit.address(), &all.returns)) }
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::FigureReturn.path())) { (t("The register of returns, with everything that is kept of them")) } }
    };
    let page = Page::new(list.heading(visit.address())).section(t("Evidence")).crumb(t("Evidence"), "/workspace/evidence-base");
    let page = page.wide().content(content);
    Ok(visit.show(match done(visit.address().get("done")) {
        Some(alert) => page.before(alert),
        None => page,
    }))
}

/// The list as a file.
pub(super) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let all = load(visit, house).await?;
    listing(&all).file(visit, "returns", &all.returns, format)
}

/// What was just done.
fn done(what: &str) -> Option<Alert> {
    Some(Alert::success(match what {
        "counts" => t("The answer is saved, and the figure is shown with its measure."),
        "sent" => t("The answer is saved. It is shown with its measure once somebody has accepted it."),
        "accepted" => t("The answer was accepted, and the figure is shown with its measure."),
        "sent-back" => t("The answer was sent back. The officers who were asked get an email."),
        "sent-back-untold" => t(
            "The answer was sent back. Nobody gets an email, because nobody has an account for the organisation that was asked. Tell them yourself.",
        ),
        _ => return None,
    }))
}

/// Whether answers are looked at, and the way to change that.
fn setting(names: &Names, may: bool) -> Markup {
    let terms = format!("/workspace/{}", Kind::Term.path());
    let title = t("Answers to returns count at once").replace(' ', "+");
    html! {
        @if says_at_once(names) {
            (t("Answers count at once, because the terms of this site say so."))
            @if may { " " a class="govuk-link" href=(format!("{terms}?q={title}")) { (t("Look at answers first again: remove this term")) } }
        } @else {
            (t("Answers from partners count once somebody has accepted them."))
            @if may { " " a class="govuk-link" href=(format!("{terms}/new?list=site&key={AT_ONCE}&title={title}&position=9&seen_by=anyone")) { (t("Let answers count at once: add this term")) } }
        }
    }
}

/// What can be asked of the list, and its columns.
fn listing(all: &All) -> Listing<'_, Return> {
    let (names, today) = (&all.names, all.today);
    let offered = |ids: BTreeSet<Uuid>| {
        let mut cards: Vec<_> = ids.into_iter().filter_map(|id| names.card(id)).collect();
        cards.sort_by_cached_key(|card| folded(&card.title));
        cards.into_iter().map(|card| (card.reference.clone(), card.title.clone())).collect::<Vec<_>>()
    };
    let measures = offered(all.returns.iter().map(|it| it.measure.uuid()).collect());
    let places = offered(all.returns.iter().filter_map(|it| it.place).map(|id| id.uuid()).collect());
    let owners = offered(all.returns.iter().map(|it| it.owner.uuid()).collect());
    let is = move |id: Uuid, key: &str| names.reference(id) == Some(key);
    let list = Listing::new(RETURNS, t("Returns of figures, and their progress"))
        .searched(t("Words in the name"), |it: &Return| it.title.clone())
        .narrowed(("status", t("Status")), statuses(names), move |it: &Return, key| meets(it, key, today))
        .narrowed(("measure", t("Measure")), measures, move |it: &Return, key| is(it.measure.uuid(), key))
        .narrowed(("place", t("Place")), places, move |it: &Return, key| it.place.is_some_and(|id| is(id.uuid(), key)))
        .narrowed(("owner", t("Who is asked")), owners, move |it: &Return, key| is(it.owner.uuid(), key));
    answers(questions(list, names), names, today)
}

/// The keys and words by which returns are narrowed.
fn statuses(names: &Names) -> Vec<(String, String)> {
    let mut all = vec![
        (TO_LOOK_AT.to_owned(), t("To look at").into_owned()),
        (LATE.to_owned(), t("Late").into_owned()),
        (WANTED.to_owned(), names.label(STANDINGS, WANTED).to_owned()),
        (SENT.to_owned(), t("Sent back").into_owned()),
    ];
    all.extend([GIVEN, NIL, NOT_GIVEN].map(|key| (key.to_owned(), names.label(STANDINGS, key).to_owned())));
    all
}

fn meets(it: &Return, key: &str, today: NaiveDate) -> bool {
    match key {
        LATE => it.is_late(today),
        WANTED => it.stage() == Stage::Asked,
        SENT => it.stage() == Stage::SentBack,
        TO_LOOK_AT => it.stage() == Stage::ToLookAt,
        counted => it.stage() == Stage::Accepted && it.standing == counted,
    }
}

/// The columns of what is asked.
fn questions<'a>(list: Listing<'a, Return>, names: &'a Names) -> Listing<'a, Return> {
    let place = move |it: &Return| it.place.map_or_else(|| t("Everywhere").into_owned(), |id| names.title(id.uuid()).to_owned());
    list.column(
        ListColumn::new("measure", t("Measure"))
            .shown(|it: &Return| {
                html! { a class="govuk-link" href=(format!("{RETURNS}/{}", it.reference)) { (names.title(it.measure.uuid())) span class="govuk-visually-hidden" { ", " (it.period().words()) } } }
            })
            .filed(|it| names.title(it.measure.uuid()).into())
            .sorted(|it| Order::words(names.title(it.measure.uuid()))),
    )
    .column(ListColumn::new("reference", t("Reference")).filed(|it: &Return| it.reference.as_str().into()))
    .column(
        ListColumn::new("place", t("Place"))
            .shown(move |it: &Return| or_hidden(&place(it)))
            .filed(move |it| place(it).into())
            .sorted(move |it| Order::words(&place(it))),
    )
    .column(
        ListColumn::new("period", t("Period"))
            .shown(|it: &Return| html! { (it.period().words()) })
            .filed(|it| it.period().words().into())
            .sorted(|it| Order::Day(it.starts)),
    )
    .column(
        ListColumn::new("owner", t("Who is asked"))
            .shown(|it: &Return| or_hidden(names.title(it.owner.uuid())))
            .filed(|it| names.title(it.owner.uuid()).into())
            .sorted(|it| Order::words(names.title(it.owner.uuid()))),
    )
    .column(
        ListColumn::new("due", t("Due"))
            .kind(ColumnKind::Day)
            .shown(|it: &Return| html! { (dates::words(it.due)) })
            .filed(|it| Cell::Day(it.due))
            .sorted(|it| Order::Day(it.due)),
    )
}

/// The columns of what was answered.
fn answers<'a>(list: Listing<'a, Return>, names: &'a Names, today: NaiveDate) -> Listing<'a, Return> {
    let answered = |it: &Return| it.stage() != Stage::Asked;
    list.column(
        ListColumn::new("status", t("Status"))
            .shown(move |it: &Return| html! { (standing(it, names, today)) })
            .filed(move |it| stands(it, names, today).into())
            .sorted(move |it| Order::words(&stands(it, names, today))),
    )
    .column(
        ListColumn::new("answer", t("Answer"))
            .shown(move |it: &Return| match answered(it) {
                true => html! { (said(it, names)) },
                false => html! { (Missing::new(t("None yet")).quiet()) },
            })
            .filed(move |it| if answered(it) { said(it, names).into() } else { Cell::Empty }),
    )
    .column(ListColumn::new("figure", t("Figure")).filed(|it: &Return| it.value.clone().into()))
    .column(ListColumn::new("note", t("Note")).filed(|it: &Return| it.note.clone().into()))
    .column(
        ListColumn::new("answered_on", t("Answered on"))
            .kind(ColumnKind::Day)
            .shown(|it: &Return| match it.answered_on {
                Some(day) => html! { (dates::words(day)) },
                None => html! { (Missing::new(t("Not yet")).quiet()) },
            })
            .filed(|it| it.answered_on.into())
            .sorted(|it| Order::day(it.answered_on)),
    )
    .column(ListColumn::new("accepted_on", t("Accepted on")).kind(ColumnKind::Day).filed(|it: &Return| it.accepted_on.into()))
    .column(ListColumn::new("sent_back", t("Why it was sent back")).filed(|it: &Return| it.sent_back.clone().into()))
}

fn or_hidden(title: &str) -> Markup {
    html! { @if title.is_empty() { (Missing::new(t("Not shown to you"))) } @else { (title) } }
}
