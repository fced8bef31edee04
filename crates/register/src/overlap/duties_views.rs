//! What the law asks of two boards, in words, from what was worked out. Pure.

use super::duties::{Joint, Unmet};
use super::pair::Two;
use crate::landscape::Board;
use crate::membership::records::OF_AUTHORITIES;
use crate::membership::rules::{Line, Standing};
use crate::membership::views::who;
use crate::public::{beneath, link_to};
use components::{Column, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use values::Kind;
use values::words::{count, fill, t};

/// What nobody would meet if this board closed.
pub(super) fn closed(two: &Two, board: &Board, unmet: &Unmet) -> Markup {
    let gaps = [("kind", two.land.names.label("partnership-kind", &board.kind)), ("place", &two.place_of(board))];
    html! {
        @if unmet.last_of_kind {
            p class="govuk-body" {
                (fill("Rules of law say who must be there on this kind of board ({kind}) in {place}. No other board of this kind that you may see serves {place}.", &gaps))
                @if board.kind == OF_AUTHORITIES {
                    " " (t("Several partnerships may become one by a combination agreement (Crime and Disorder Act 1998, s 5A).")) " "
                    a class="govuk-link" href="/partners/agreements" { (t("See the agreements")) }
                }
            }
            @if !unmet.wider.is_empty() {
                p class="govuk-body" { (t("There are boards of this kind for a place around it. They do not take its duties over by themselves:")) }
                ul class="govuk-list govuk-list--bullet" {
                    @for wider in &unmet.wider { li { (link_to(Kind::Partnership, &wider.reference, &wider.title)) } }
                }
            }
        }
        (table(two, &fill("Duties in law that nobody would meet if {board} closed", &[("board", &board.title)]), unmet))
    }
}

fn table(two: &Two, caption: &str, unmet: &Unmet) -> Markup {
    let lines: Vec<&Line> = unmet.met_today.iter().chain(&unmet.open_today).collect();
    let number = u64::try_from(unmet.met_today.len()).unwrap_or(u64::MAX);
    let sentence = match unmet.met_today.is_empty() {
        true => t("None of these duties is met today.").into_owned(),
        false => count(
            "{n} duty that is met today would be met nowhere.",
            "{n} duties that are met today would be met nowhere.",
            number,
        ),
    };
    html! {
        @if !lines.is_empty() {
            p class="govuk-body" { (sentence) }
            (duties(two, caption, &lines))
        }
    }
}

fn duties(two: &Two, caption: &str, lines: &[&Line]) -> Table {
    let today = |line: &Line| match line.standing {
        Standing::Missing => Tag::new(t("Not met today"), Tone::Problem),
        Standing::Vacant => Tag::new(t("Post vacant"), Tone::Attention),
        Standing::Present => Tag::new(t("Met today"), Tone::Good),
    };
    let row = |line: &&Line| {
        let rules = line.rules.iter().filter(|rule| rule.is_must());
        Row::headed(who(&two.law.known, &line.who, &two.law.names))
            .cell(today(line))
            .cell(html! { @for rule in rules { (rule.title) (beneath(&rule.citation)) } })
    };
    Table::new(caption)
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Who must be there")))
        .column(Column::new(t("How it stands")))
        .column(Column::new(t("What the law says")))
        .rows(lines.iter().map(row))
}

/// What the law would ask of the board that the two became.
pub(super) fn merged(two: &Two, joint: &Joint) -> Markup {
    let [one, other] = two.boards();
    let (newly, open): (Vec<&Line>, Vec<&Line>) = (joint.newly_met.iter().collect(), joint.still_open.iter().collect());
    html! {
        @if joint.two_boards_of_law {
            p class="govuk-body" {
                (fill(
                    "The law has rules for both: {first} in {one}, {second} in {other}. The new board would have to be both, and to meet the rules of both.",
                    &[
                        ("first", two.land.names.label("partnership-kind", &one.kind)),
                        ("one", &two.place_of(one)),
                        ("second", two.land.names.label("partnership-kind", &other.kind)),
                        ("other", &two.place_of(other)),
                    ],
                ))
                @if one.kind == OF_AUTHORITIES && other.kind == OF_AUTHORITIES {
                    " " (t("That takes a combination agreement (Crime and Disorder Act 1998, s 5A).")) " "
                    a class="govuk-link" href="/partners/agreements" { (t("See the agreements")) }
                }
            }
        }
        @if joint.once > 0 {
            p class="govuk-body" {
                (count(
                    "{n} body that must be on both would have to be there once.",
                    "{n} bodies that must be on both would have to be there once.",
                    u64::try_from(joint.once).unwrap_or(u64::MAX),
                ))
            }
        }
        @if !newly.is_empty() { (duties(two, &t("Duties in law that are not met today and would be"), &newly)) }
        @if !open.is_empty() { (duties(two, &t("Duties in law that would still not be met"), &open)) }
    }
}
