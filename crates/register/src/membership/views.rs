//! Who must be on a board, as people read it. Pure.

use super::ask::{Body, Known};
use super::attending::Attending;
use super::columns::standing_words;
use super::records::Model as Requirement;
use super::rules::{Line, Membership, Standing, Who};
use crate::public::{beneath, link_to};
use access::Sight;
use chrono::NaiveDate;
use components::{Column, Details, Missing, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use records::Names;
use std::borrow::Cow;
use uuid::Uuid;
use values::words::{count, count_with, fill, t};
use values::{Kind, dates};

/// A board, what is known, and for whom it is told.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) known: &'a Known,
    pub(crate) board: &'a Body,
    pub(crate) held: &'a Membership<'a>,
    pub(crate) names: &'a Names,
    pub(crate) day: NaiveDate,
    /// Whether the reader keeps seats and is led to the forms.
    pub(crate) may_fill: bool,
    pub(crate) sight: &'a Sight,
    /// How often the bodies came to its meetings.
    pub(crate) attending: &'a Attending,
}

/// The heading and all that stands under it; nothing when no rule is about this board.
pub(crate) fn section(told: &Told) -> Markup {
    html! {
        @if !told.held.is_empty() {
            h2 class="govuk-heading-m" id="who-must-be-there" { (t("Who must be there")) }
            (content(told))
        }
    }
}

/// What stands under the heading.
pub(crate) fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body" { (law(told)) }
        p class="govuk-body" { (numbers(told.held)) " " (missing_means(told.sight)) }
        @if told.attending.meetings == 0 { p class="govuk-body" { (attendance_not_known(told.sight)) } }
        (table(told))
        @if !told.held.unneeded.is_empty() { (unneeded(told)) }
        (rules(told))
    }
}

/// The kinds of authority that the law names on the day.
fn law(told: &Told) -> String {
    let labels: Vec<&str> = told
        .names
        .terms("authority-kind")
        .iter()
        .filter(|(key, _)| told.held.authorities.contains(key.as_str()))
        .map(|(_, label)| label.as_str())
        .collect();
    let gaps = [("day", dates::words(told.day)), ("kinds", labels.join(", ").to_lowercase())];
    let gaps = gaps.each_ref().map(|(gap, words)| (*gap, words.as_str()));
    match u64::try_from(told.held.authorities.len()).unwrap_or(u64::MAX) {
        0 => fill("This is how it stands on {day}.", &gaps),
        n => count_with(
            "On {day} the law names {n} authority for a board of this kind: {kinds}.",
            "On {day} the law names {n} authorities for a board of this kind: {kinds}.",
            n,
            &gaps,
        ),
    }
}

/// How many there must be and how many there are.
pub(crate) fn numbers(held: &Membership<'_>) -> String {
    let number = |standing| values::money::with_commas(held.number(standing));
    count_with(
        "{n} body must belong: {present} present, {missing} missing, {vacant} with a vacant post.",
        "{n} bodies must belong: {present} present, {missing} missing, {vacant} with a vacant post.",
        held.required(),
        &[
            ("present", &number(Standing::Present)),
            ("missing", &number(Standing::Missing)),
            ("vacant", &number(Standing::Vacant)),
        ],
    )
}

/// What the word missing means to this reader: what they may not see is not counted.
pub(crate) fn missing_means(sight: &Sight) -> Cow<'static, str> {
    match sight {
        Sight::Everything => t("Missing means that no seat is recorded here."),
        Sight::Public => t("Missing means that no seat is published here."),
        Sight::SignedIn { .. } => t("Missing means that no seat is recorded here that you may see."),
    }
}

/// Why it is not known how often they attend.
fn attendance_not_known(sight: &Sight) -> Cow<'static, str> {
    match sight {
        Sight::Public => {
            t("How often they attend is not known: no attendance at its meetings of the last two years is published here.")
        }
        _ => t("How often they attend is not known: no attendance at its meetings of the last two years is recorded here."),
    }
}

fn table(told: &Told) -> Table {
    let start = Table::new(t("Who must be there"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("Seat")))
        .column(Column::new(t("What the law says")));
    let start = match told.attending.meetings {
        0 => start,
        _ => start.column(Column::new(t("Meetings it came to in two years"))),
    };
    start.rows(told.held.lines.iter().map(|line| row(told, line)))
}

fn row(told: &Told, line: &Line) -> Row {
    let row = Row::headed(who(told.known, &line.who, told.names))
        .cell(html! { (standing(line)) (posts(told, line)) @if told.may_fill { (fill_link(told, line)) } })
        .cell(html! { @for rule in telling(line) { (rule.title) (beneath(&rule.citation)) } });
    match (told.attending.meetings, told.attending.of(&line.who)) {
        (0, _) => row,
        (_, None) => row.cell(Missing::new(t("Not known")).quiet()),
        (all, Some(came)) => row.cell(fill("{came} of {all}", &[("came", &came.to_string()), ("all", &all.to_string())])),
    }
}

/// The rules that a row names: those that require the body, or, when none does, those that let it belong.
fn telling<'a>(line: &'a Line) -> impl Iterator<Item = &'a Requirement> {
    let required = line.is_required();
    line.rules.iter().copied().filter(move |rule| rule.is_must() == required)
}

/// Each rule once, with how the bodies belong and what is to be known of it.
fn rules(told: &Told) -> Markup {
    let mut rules: Vec<&Requirement> = told.held.lines.iter().flat_map(|line| line.rules.iter().copied()).collect();
    rules.sort_by_key(|rule| (!rule.is_must(), rule.id));
    rules.dedup_by_key(|rule| rule.id);
    let number = u64::try_from(rules.len()).unwrap_or(u64::MAX);
    let list = html! {
        ul class="govuk-list govuk-list--spaced" { @for rule in &rules { li { (one_rule(rule, told)) } } }
    };
    html! {
        @if !rules.is_empty() { (Details::new(count("The rule behind this", "The {n} rules behind this", number), list)) }
    }
}

fn one_rule(rule: &Requirement, told: &Told) -> Markup {
    let how = told.names.label("requirement-how", &rule.how);
    let dates = crate::spans::words(told.day, rule.from, rule.to);
    html! {
        (rule.title)
        (beneath(fill("{how}. {citation}.", &[("how", how), ("citation", &rule.citation)])))
        @if let Some(dates) = dates { (beneath(dates)) }
        @if let Some(note) = &rule.note { (beneath(note)) }
    }
}

fn standing(line: &Line) -> Markup {
    let tone = match line.standing {
        Standing::Missing => Tone::Problem,
        Standing::Vacant => Tone::Attention,
        Standing::Present => Tone::Good,
    };
    html! {
        (Tag::new(standing_words(line.standing), tone))
        @if let Some(since) = line.since { (beneath(fill("Since {from}", &[("from", &dates::words(since))]))) }
    }
}

/// The form that fills a seat which is missing.
fn fill_link(told: &Told, line: &Line) -> Markup {
    html! {
        @if line.standing == Standing::Missing {
            @for mend in mends(told.known, told.board, line) {
                div class="govuk-!-margin-top-1" { a class="govuk-link" href=(mend.href) { (mend.words) } }
            }
        }
    }
}

/// A form that fills what is missing.
pub(crate) struct Mend {
    /// The organisation, or what to do, in a word or two.
    pub(crate) short: String,
    /// What to do, in words.
    pub(crate) words: String,
    pub(crate) href: String,
}

/// The forms that fill what is missing.
pub(crate) fn mends(known: &Known, board: &Body, line: &Line) -> Vec<Mend> {
    let seat = |id: &Uuid| {
        let body = known.organisation(*id)?;
        let form = "/workspace/seats/new";
        let href = format!("{form}?partnership={}&organisation={}&role={}", board.reference, body.reference, line.role());
        let words = fill("Add the seat of {organisation}", &[("organisation", &body.title)]);
        Some(Mend { short: body.title.clone(), words, href })
    };
    match &line.who {
        Who::One(id) => seat(id).into_iter().collect(),
        Who::OneOf(ids) => ids.iter().filter_map(seat).collect(),
        Who::Unknown(_) => {
            let kind = line.rules.first().map(|rule| rule.organisation_kind.as_str()).unwrap_or_default();
            let words = Kind::Organisation.adding().into_owned();
            vec![Mend { short: words.clone(), words, href: format!("/workspace/organisations/new?kind={kind}") }]
        }
    }
}

/// The posts through which a body sits, and which of them are vacant.
fn posts(told: &Told, line: &Line) -> Markup {
    let posts: Vec<_> = line.posts.iter().filter_map(|id| told.known.post(*id)).collect();
    html! {
        @if !posts.is_empty() {
            div class="govuk-!-margin-top-1" {
                (t("Represented by:"))
                ul class="govuk-list govuk-!-margin-bottom-1" {
                    @for post in posts {
                        li {
                            (link_to(Kind::Post, &post.reference, &post.title))
                            @if let Some(since) = post.vacant_since.filter(|_| post.vacant_on(told.day)) {
                                (beneath(fill("Vacant since {day}", &[("day", &dates::words(since))])))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn unneeded(told: &Told) -> Markup {
    let number = u64::try_from(told.held.unneeded.len()).unwrap_or(u64::MAX);
    html! {
        p class="govuk-body" {
            (count(
                "{n} organisation is named as an authority or a signatory, and no law that is recorded here requires it:",
                "{n} organisations are named as authorities or signatories, and no law that is recorded here requires them:",
                number,
            ))
        }
        ul class="govuk-list govuk-list--bullet" {
            @for id in &told.held.unneeded {
                li { (organisation(told.known, *id)) " " (Tag::new(t("No law requires this seat"), Tone::Quiet)) }
            }
        }
    }
}

/// Whom a line is about, with links.
pub(crate) fn who(known: &Known, who: &Who, names: &Names) -> Markup {
    match who {
        Who::One(id) => organisation(known, *id),
        Who::OneOf(ids) => html! {
            (t("One or more of these; the register does not say which of them serves this place:"))
            ul class="govuk-list govuk-list--bullet" { @for id in ids { li { (organisation(known, *id)) } } }
        },
        Who::Unknown(_) => html! { (who_words(known, who, names)) },
    }
}

/// Whom a line is about, in words.
pub(crate) fn who_words(known: &Known, who: &Who, names: &Names) -> String {
    let title = |id: &Uuid| known.organisation(*id).map(|body| body.title.clone()).unwrap_or_default();
    match who {
        Who::One(id) => title(id),
        Who::OneOf(ids) => {
            let all: Vec<String> = ids.iter().map(title).collect();
            fill("One or more of: {organisations}", &[("organisations", &all.join("; "))])
        }
        Who::Unknown(authority) => {
            fill("No organisation is known here for: {kind}", &[("kind", names.label("authority-kind", authority))])
        }
    }
}

fn organisation(known: &Known, id: Uuid) -> Markup {
    match known.organisation(id) {
        Some(body) => link_to(Kind::Organisation, &body.reference, &body.title),
        None => html! { (Missing::new(t("Not shown to you"))) },
    }
}
