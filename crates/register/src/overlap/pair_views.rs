//! The page of two boards in words, from what was worked out. Pure.

use super::duties::Unmet;
use super::duties_views;
use super::pair::Two;
use super::rules::{Lines, Uncovered};
use super::{OVERLAP, words};
use crate::landscape::Board;
use crate::public::{self, PARTNERS, link_to};
use components::{InsetText, Missing, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::Kind;
use values::money::with_commas;
use values::words::{count, count_with, fill, t};

/// The page.
pub(super) fn page(two: &Two) -> Page {
    let [one, other] = two.boards();
    let [first, second] = two.unmet();
    let title = fill("{board} and {other}: what they share", &[("board", &one.title), ("other", &other.title)]);
    let content = html! {
        p class="govuk-body gt-lead" { (sentence(two)) }
        (facts(two))
        (shared_members(two))
        (shared_subjects(two))
        (shared_posts(two))
        h2 class="govuk-heading-l" { (t("What would be left uncovered")) }
        p class="govuk-body" {
            (t("This is worked out from the seats, remits, places and links that are known today, and from the rules of law that are recorded here. Check the law itself before anything is decided."))
        }
        (merged(two))
        (closed(two, one, (&two.closed[0], &first)))
        (closed(two, other, (&two.closed[1], &second)))
    };
    Page::new(title)
        .crumb(t("Who we work with"), PARTNERS)
        .crumb(t("Overlap between boards"), OVERLAP)
        .restricted(two.land.restricted(one).or_else(|| two.land.restricted(other)))
        .content(content)
}

fn board_link(board: &Board) -> Markup {
    link_to(Kind::Partnership, &board.reference, &board.title)
}

fn sentence(two: &Two) -> String {
    let sizes = [two.pair.one, two.pair.other].map(|at| two.setting.bodies[at].members.count());
    let members = count("{n} member", "{n} members", u64::from(two.pair.members));
    let remits = count("{n} priority or theme", "{n} priorities or themes", u64::from(two.pair.subjects));
    fill(
        "They share {members} (of {first} and {second}) and {remits}. Their score is {score} out of 100.",
        &[
            ("members", &members),
            ("first", &sizes[0].to_string()),
            ("second", &sizes[1].to_string()),
            ("remits", &remits),
            ("score", &two.pair.score.to_string()),
        ],
    )
}

fn facts(two: &Two) -> SummaryList {
    let [one, other] = two.boards();
    let place = |board: &Board| fill("{board}: {place}", &[("board", &board.title), ("place", &two.place_of(board))]);
    let places = html! {
        (words::places(two.pair.places))
        (public::beneath(place(one)))
        (public::beneath(place(other)))
    };
    let hours = match two.pair.hours {
        Some(0) => html! { (Missing::new(t("No post is known to sit on both"))) },
        Some(hours) => html! { (count("{n} hour", "{n} hours", u64::from(hours))) },
        None => html! { (Missing::new(t("Not stated: the boards do not say how many hours a seat takes"))) },
    };
    SummaryList::new()
        .pair(t("The two boards"), html! { (board_link(one)) br; (board_link(other)) })
        .pair(t("Places"), places)
        .pair(t("Reporting lines"), lines(two))
        .pair(t("Hours a year of the same posts"), hours)
}

fn lines(two: &Two) -> Markup {
    let above = [two.pair.one, two.pair.other].map(|at| &two.setting.bodies[at].above);
    let both = above[0].both(above[1]);
    html! {
        (words::lines(two.pair.lines))
        @if two.pair.lines == Lines::Direct {
            @let [one, other] = two.boards();
            @let (below, top) = if above[0].has(two.pair.other) { (one, other) } else { (other, one) };
            (public::beneath(fill("{board} reports to {other}", &[("board", &below.title), ("other", &top.title)])))
        }
        @for at in both { (public::beneath(board_link(&two.land.boards[at]))) }
    }
}

fn shared_members(two: &Two) -> Markup {
    let [first, second] = [two.pair.one, two.pair.other].map(|at| &two.setting.bodies[at]);
    let shared = first.members.both(&second.members);
    html! {
        h2 class="govuk-heading-m" { (t("Members of both")) }
        @if shared.is_empty() { (public::nothing(t("No organisation is known to have a seat on both today."))) } @else {
            (organisations(two, &shared))
        }
    }
}

fn organisations(two: &Two, which: &[usize]) -> Markup {
    let ids = which.iter().filter_map(|at| two.numbers.organisations.get(*at)).copied();
    let mut ids: Vec<_> = ids.collect();
    ids.sort_by_cached_key(|id| values::slug::folded(two.land.names.title(*id)));
    html! { ul class="govuk-list govuk-list--bullet" { @for id in ids { li { (public::link(&two.land.names, id)) } } } }
}

fn subjects(two: &Two, which: &[usize]) -> Markup {
    let titles = which.iter().filter_map(|at| two.land.subjects.get(*at)).map(|subject| &subject.title);
    html! { ul class="govuk-list govuk-list--bullet" { @for title in titles { li { (title) } } } }
}

fn shared_subjects(two: &Two) -> Markup {
    let [first, second] = [two.pair.one, two.pair.other].map(|at| &two.setting.bodies[at]);
    let shared = first.subjects.both(&second.subjects);
    html! {
        h2 class="govuk-heading-m" { (t("Priorities and themes of both")) }
        @if shared.is_empty() { (public::nothing(t("No priority or theme is known to be in the remit of both."))) } @else {
            (subjects(two, &shared))
        }
    }
}

fn shared_posts(two: &Two) -> Markup {
    let [first, second] = [two.pair.one, two.pair.other].map(|at| &two.setting.bodies[at]);
    let shared = first.posts.both(&second.posts);
    html! {
        @if !shared.is_empty() {
            h2 class="govuk-heading-m" { (t("Posts that sit on both")) }
            ul class="govuk-list govuk-list--bullet" {
                @for at in shared { li { (two.land.names.title(two.numbers.posts[at])) } }
            }
        }
    }
}

fn merged(two: &Two) -> Markup {
    let merged = &two.merged;
    let seats = count_with(
        "The new board would have {members} members, and {n} organisation would have one seat instead of two.",
        "The new board would have {members} members, and {n} organisations would have one seat instead of two.",
        u64::from(merged.fewer),
        &[("members", &with_commas(u64::from(merged.members)))],
    );
    html! {
        h3 class="govuk-heading-m" { (t("If the two became one board")) }
        p class="govuk-body" {
            (t("No seat, remit or place is left uncovered as long as the new board takes over those of both.")) " " (seats)
        }
        (duties_views::merged(two, &two.joint()))
        @if merged.line_ends { p class="govuk-body" { (t("The reporting line between the two would end.")) } }
        (board_list(two, &t("These boards report to one of the two and would need a new line:"), &merged.below))
        (board_list(two, &t("One of the two reports to these boards. They would hear from the new board:"), &merged.above))
    }
}

fn board_list(two: &Two, words: &str, which: &[usize]) -> Markup {
    html! {
        @if !which.is_empty() {
            p class="govuk-body" { (words) }
            ul class="govuk-list govuk-list--bullet" { @for at in which { li { (board_link(&two.land.boards[*at])) } } }
        }
    }
}

fn closed(two: &Two, board: &Board, (uncovered, unmet): (&Uncovered, &Unmet)) -> Markup {
    html! {
        h3 class="govuk-heading-m" { (fill("If {board} closed", &[("board", &board.title)])) }
        @if uncovered.is_nothing() && unmet.is_nothing() {
            (InsetText::new(t("Nothing that is known today would be left uncovered.")))
        }
        (duties_views::closed(two, board, unmet))
        @if !uncovered.members.is_empty() {
            p class="govuk-body" { (t("These organisations sit on no other board:")) }
            (organisations(two, &uncovered.members))
        }
        @if !uncovered.subjects.is_empty() {
            p class="govuk-body" {
                (fill("No other board covers these for {place}:", &[("place", &two.place_of(board))]))
            }
            (subjects(two, &uncovered.subjects))
        }
        @if uncovered.place.is_some() {
            p class="govuk-body" {
                (fill("No other board serves {place} or a place around it.", &[("place", &two.place_of(board))]))
            }
        }
        (board_list(two, &t("These boards report to it and to no other:"), &uncovered.below))
        (board_list(two, &t("No other board reports to these:"), &uncovered.above))
    }
}
