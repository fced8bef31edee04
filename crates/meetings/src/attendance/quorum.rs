//! The quorum at each item, when people came late, left early, or left the room for an item. Pure.

use super::rules::{Quorate, Stay, began, counts, quorate};
use crate::declarations::rules::LEFT;
use crate::gathering::rules::time;
use crate::gathering::whole::{Item, Whole};
use components::{Column, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use values::Id;
use values::words::t;

/// Whether it matters for which item somebody is counted.
fn differs(whole: &Whole) -> bool {
    let moved = whole.attendances.iter().any(|it| it.arrived_at.is_some() || it.left_at.is_some());
    moved || whole.declarations.iter().any(|it| it.done == LEFT)
}

/// Whether enough were there at each item of the agenda; nothing when the series has no quorum.
pub(crate) fn of_items(whole: &Whole) -> Vec<(&Item, Quorate)> {
    let items: Vec<&Item> = whole.items().collect();
    let noted = |item: &&Item| whole.minutes_of(item.model.id).find_map(|it| it.minute.began_at.as_deref()).and_then(time);
    let times = began(&items.iter().map(noted).collect::<Vec<_>>());
    let members = whole.seats_that_day().filter(|seat| seat.is_member()).count();
    let there = |item: &Item, at| {
        let left_for_it = |id: Id<values::kind::Attendance>, post| {
            let same =
                |it: &crate::declarations::records::Model| it.attendance == Some(id) || (it.post.is_some() && it.post == post);
            whole.declarations.iter().any(|it| it.done == LEFT && it.item == Some(item.model.id) && same(it))
        };
        let stay = |it: &crate::attendance::records::Model| Stay {
            arrived: it.arrived_at.as_deref().and_then(time),
            left: it.left_at.as_deref().and_then(time),
        };
        let stayed = whole.attendances.iter().filter(move |it| counts(&it.how) && stay(it).covers(at));
        let hows: Vec<&str> = stayed.filter(|it| !left_for_it(it.id, it.post)).map(|it| it.how.as_str()).collect();
        quorate(whole.series.quorum.as_deref(), members, hows.into_iter())
    };
    items.into_iter().zip(times).filter_map(|(item, at)| Some((item, there(item, at)?))).collect()
}

/// The items for which a quorum is not recorded though the meeting had one or some of it.
pub(crate) fn shown(whole: &Whole) -> Markup {
    let items = of_items(whole);
    if !differs(whole) || items.is_empty() {
        return html! {};
    }
    let table = Table::new(t("Quorum, item by item"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Item")))
        .column(Column::numeric(t("There")))
        .column(Column::numeric(t("Must be there")))
        .column(Column::new(t("Quorum")))
        .rows(items.iter().map(|(item, quorate)| {
            let tag = if quorate.enough() { Tag::new(t("Yes"), Tone::Good) } else { Tag::new(t("No"), Tone::Problem) };
            Row::headed(html! { (item.number) " " (item.model.title) })
                .cell(quorate.there.to_string())
                .cell(quorate.needed.to_string())
                .cell(tag)
        }));
    html! {
        (table)
        p class="govuk-body" { (t("Whoever came late, left early or left the room is counted by the times at which the items began, written down with their minutes.")) }
    }
}
