//! The page of an organisation, from what was loaded. Pure.

use crate::organisations::page::Whole;
use crate::posts::rules::vacant_on;
use crate::public::{self, dates as span, link, link_to, stated};
use crate::spans::phases;
use crate::{posts, seats, showing, successions};
use components::{
    Column, Details, DownloadLink, DownloadLinks, InsetText, Missing, Row, Size, SmallScreen, SummaryList, Table, Tag, Tone,
};
use maud::{Markup, html};
use pages::Page;
use uuid::Uuid;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let organisation = &whole.organisation;
    let json = public::address(Kind::Organisation, &organisation.reference).unwrap_or_default() + ".json";
    let content = html! {
        (showing::banner())
        @if let Some(about) = &organisation.about { p class="govuk-body gt-lead" { (about) } }
        (ended(whole))
        (planned(whole))
        (facts(whole))
        (history(whole))
        h2 class="govuk-heading-m" { (t("Posts")) }
        (posts(whole))
        h2 class="govuk-heading-m" { (t("Seats on boards")) }
        (seats(whole))
        @if !showing::rehearses() { (DownloadLinks::new().link(DownloadLink::new(t("Download this page as data"), showing::keep(json), t("JSON")))) }
        (showing::form())
    };
    public::page_of(organisation, &whole.names)
        .crumb(t("Organisations"), showing::keep(format!("{}/organisations", public::PARTNERS)))
        .caption(whole.names.label("organisation-kind", &organisation.kind))
        .content(content)
}

/// Says when it ended or will begin, what it became, and which body does its work on the day shown.
fn ended(whole: &Whole) -> Markup {
    let organisation = &whole.organisation;
    if let Some(from) = organisation.from.filter(|from| *from > whole.today) {
        return html! { (InsetText::new(fill("This organisation begins on {day}.", &[("day", &dates::words(from))]))) };
    }
    let Some(to) = organisation.to.filter(|to| *to < whole.today) else { return html! {} };
    let became: Vec<_> = whole.after.iter().filter(|step| step.is_whole()).collect();
    let direct: Vec<_> = became.iter().map(|step| step.after).collect();
    let words = html! {
        p class="govuk-body" { (fill("This organisation ended on {day}.", &[("day", &dates::words(to))])) }
        @if became.is_empty() { p class="govuk-body" { (t("What came after it is not known.")) } }
        @for step in &became {
            p class="govuk-body" {
                (fill("Became on {day}:", &[("day", &dates::words(step.on))])) " " (link(&whole.names, step.after.uuid()))
            }
        }
        @if !whole.now.is_empty() && whole.now != direct {
            p class="govuk-body" {
                (t("Today:"))
                @for (place, body) in whole.now.iter().enumerate() { @if place > 0 { "," } " " (link(&whole.names, body.uuid())) }
            }
        }
    };
    html! { (InsetText::new(words)) }
}

/// Says what is planned for it after the day shown.
fn planned(whole: &Whole) -> Markup {
    let ahead: Vec<_> = whole.planned.iter().filter(|act| act.on > whole.today).collect();
    let sentence = |act: &crate::reorganisations::records::Model| {
        fill("Planned for {day}: {title}.", &[("day", &dates::words(act.on)), ("title", &act.title)])
    };
    let words = html! { @for act in &ahead { p class="govuk-body" { (sentence(act)) } } };
    html! { @if !ahead.is_empty() { (InsetText::new(words)) } }
}

fn facts(whole: &Whole) -> SummaryList {
    let organisation = &whole.organisation;
    let place = organisation.place.map(|place| link(&whole.names, place.uuid()));
    let start = SummaryList::new()
        .pair(t("Kind"), whole.names.label("organisation-kind", &organisation.kind))
        .pair(t("Place"), place.unwrap_or_else(|| stated(None)))
        .pair(t("Dates"), span(whole.today, organisation.from, organisation.to))
        .pair(t("Organisation identifier"), stated(organisation.identifier.as_deref()));
    if whole.convenes.is_empty() {
        return start;
    }
    start.pair(
        t("Convenes"),
        html! {
            ul class="govuk-list" {
                @for board in &whole.convenes { li { (link_to(Kind::Partnership, &board.reference, &board.title)) } }
            }
        },
    )
}

fn history(whole: &Whole) -> Markup {
    if whole.before.is_empty() && whole.after.is_empty() {
        return html! {};
    }
    let table = |caption: &str, steps: &[successions::Model], other: fn(&successions::Model) -> Uuid| {
        let row = |step: &successions::Model| {
            Row::headed(link(&whole.names, other(step)))
                .cell(whole.names.label("succession-kind", &step.how))
                .cell(dates::words(step.on))
                .cell(stated(step.source.as_deref()))
        };
        Table::new(caption)
            .caption_size(Size::S)
            .column(Column::new(t("Organisation")))
            .column(Column::new(t("What happened")))
            .column(Column::new(t("On")))
            .column(Column::new(t("Source")))
            .rows(steps.iter().map(row))
            .small_screen(SmallScreen::Stack)
    };
    html! {
        h2 class="govuk-heading-m" { (t("Before and after")) }
        @if !whole.before.is_empty() { (table(&t("What came before it"), &whole.before, |step| step.before.uuid())) }
        @if !whole.after.is_empty() { (table(&t("What came after it"), &whole.after, |step| step.after.uuid())) }
    }
}

fn posts(whole: &Whole) -> Markup {
    if whole.posts.is_empty() {
        return public::nothing(t("No post of this organisation is known."));
    }
    html! { ul class="govuk-list govuk-list--spaced" { @for post in &whole.posts { li { (one_post(whole, post)) } } } }
}

fn one_post(whole: &Whole, post: &posts::records::Model) -> Markup {
    let vacant = post.vacant_since.filter(|_| vacant_on(whole.today, post.held_since, post.vacant_since));
    html! {
        span id=(format!("post-{}", post.reference)) { (link_to(Kind::Post, &post.reference, &post.title)) }
        @if let Some(since) = vacant {
            " " (Tag::new(t("Vacant"), Tone::Attention)) " " (fill("since {day}", &[("day", &dates::words(since))]))
        } @else if let Some(since) = post.held_since.filter(|since| *since <= whole.today) {
            (public::beneath(fill("Held since {day}", &[("day", &dates::words(since))])))
        }
    }
}

fn seats(whole: &Whole) -> Markup {
    let seats = phases(whole.today, &whole.seats, |seat| (seat.from, seat.to));
    let number = |seats: &[&seats::Model]| u64::try_from(seats.len()).unwrap_or(u64::MAX);
    let day = dates::words(whole.today);
    html! {
        @if seats.current.is_empty() {
            (public::nothing(fill("No seat of this organisation on a board is known on {day}.", &[("day", &day)])))
        } @else {
            (table(whole, &t("Boards on which it has a seat"), &seats.current))
        }
        @if !seats.coming.is_empty() {
            (Details::new(count("{n} seat that comes later", "{n} seats that come later", number(&seats.coming)), html! { (table(whole, &t("Seats that come later"), &seats.coming)) }))
        }
        @if !seats.ended.is_empty() {
            (Details::new(count("{n} former seat", "{n} former seats", number(&seats.ended)), html! { (table(whole, &t("Former seats"), &seats.ended)) }))
        }
    }
}

fn table(whole: &Whole, caption: &str, seats: &[&seats::Model]) -> Table {
    let mut seats = seats.to_vec();
    seats.sort_by_cached_key(|seat| {
        let board = values::slug::folded(whole.names.title(seat.partnership.uuid()));
        (board, public::rank(&whole.names, "seat-role", &seat.role), seat.from)
    });
    let row = |seat: &seats::Model| {
        let post = seat.post.and_then(|post| whole.names.card(post.uuid()));
        Row::headed(link(&whole.names, seat.partnership.uuid()))
            .cell(html! { @match post { Some(post) => (post.title), None => (Missing::new(t("Not stated")).quiet()) } })
            .cell(whole.names.label("seat-role", &seat.role))
            .cell(span(whole.today, seat.from, seat.to))
    };
    Table::new(caption)
        .caption_hidden()
        .column(Column::new(t("Board")))
        .column(Column::new(t("Post")))
        .column(Column::new(t("Role")))
        .column(Column::new(t("Dates")))
        .rows(seats.into_iter().map(row))
        .small_screen(SmallScreen::Stack)
}
