//! What the page of attendance looks like: every seat with how it attended, others below, and the quorum. Pure.

use super::pages::{how_name, note_name, time_names};
use super::quorum;
use super::records::Model as Attendance;
use super::rules::{Quorate, quorate};
use super::seats::Seat;
use crate::gathering::whole::Whole;
use crate::workspace::{self, Here};
use components::{
    Button, ButtonGroup, Column, ErrorSummary, InsetText, Missing, Row, Select, SmallScreen, Table, TextInput, WarningText, Width,
};
use maud::{Markup, html};
use pages::{Page, Typed};
use records::reading::Problem;
use values::words::{count, fill, t};
use values::{dates, slug};

/// The page. `typed` is what was sent, when it came back with problems, each with the reference of its seat.
pub(crate) fn page(whole: &Whole, may: bool, typed: Option<&Typed>, problems: &[(String, Problem)]) -> Page {
    let mut seats: Vec<&Seat> = whole.seats_that_day().collect();
    let rank = |seat: &Seat| whole.names.terms("seat-role").iter().position(|(key, _)| *key == seat.role).unwrap_or(usize::MAX);
    seats.sort_by_cached_key(|seat| (rank(seat), seat.post.is_none(), slug::folded(&who(whole, seat))));
    let content = html! {
        (quorum(whole, &seats))
        @if seats.is_empty() {
            p class="govuk-body" { (fill("No seat on this board was in force on {day}.", &[("day", &dates::words(whole.meeting.on))])) }
        } @else if may {
            form method="post" novalidate autocomplete="off" {
                p class="govuk-body" { (t("Write times only for whoever came late or left early: hours and minutes, such as 10:40.")) }
                (table(whole, &seats, Some((typed, problems))))
                (ButtonGroup::new().button(Button::new(t("Save attendance")).once()))
            }
        } @else { (table(whole, &seats, None)) }
        (others(whole, may))
        (quorum::shown(whole))
    };
    let summary = problems.iter().fold(ErrorSummary::new(), |summary, (seat, problem)| {
        summary.link(problem.words.clone(), format!("{}-{seat}", control(&problem.key)))
    });
    let page = workspace::page(whole, Here::Attendance, content);
    if problems.is_empty() { page } else { page.before(summary) }
}

/// What the name of the control begins with in which a field of an attendance is typed.
fn control(key: &str) -> &'static str {
    match key {
        "note" => "note",
        "arrived_at" => "arrived",
        "left_at" => "left",
        _ => "how",
    }
}

/// Who sits there: the post, or the organisation.
fn who(whole: &Whole, seat: &Seat) -> String {
    let title = |id| whole.names.title(id).to_owned();
    seat.post.or(seat.organisation).map(title).filter(|title| !title.is_empty()).unwrap_or_else(|| seat.title.clone())
}

fn quorum(whole: &Whole, seats: &[&Seat]) -> Markup {
    let members = seats.iter().filter(|seat| seat.is_member()).count();
    let hows = whole.attendances.iter().map(|it| it.how.as_str());
    let number = |n: u32| n.to_string();
    html! {
        @match quorate(whole.series.quorum.as_deref(), members, hows) {
            None => p class="govuk-body" { (t("No quorum is written down for this series.")) },
            Some(Quorate { there, needed }) if there >= needed => (InsetText::new(fill(
                "The meeting had a quorum: {there} were there, and {needed} must be.", &[("there", &number(there)), ("needed", &number(needed))]))),
            Some(Quorate { there, needed }) => (WarningText::new(fill(
                "No quorum is recorded: {there} were there, and {needed} must be.", &[("there", &number(there)), ("needed", &number(needed))]))),
        }
    }
}

/// What was sent and what is wrong with it.
type Sent<'a> = (Option<&'a Typed>, &'a [(String, Problem)]);

fn table(whole: &Whole, seats: &[&Seat], form: Option<Sent<'_>>) -> Table {
    let caption = fill("Seats on {day}", &[("day", &dates::words(whole.meeting.on))]);
    let start = Table::new(caption)
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Who")))
        .column(Column::new(t("Role")))
        .column(Column::new(t("How")))
        .column(Column::new(t("Arrived")))
        .column(Column::new(t("Left")))
        .column(Column::new(t("Note")));
    start.rows(seats.iter().map(|seat| row(whole, seat, form)))
}

fn row(whole: &Whole, seat: &Seat, form: Option<Sent<'_>>) -> Row {
    let stored = whole.attendance_of(seat);
    let (how, note) = (stored.map_or("", |it| it.how.as_str()), stored.and_then(|it| it.note.as_deref()).unwrap_or_default());
    let head = Row::headed(who(whole, seat)).cell(whole.names.label("seat-role", &seat.role));
    let Some((typed, problems)) = form else {
        let shown = |text: &str| html! { @if text.is_empty() { (Missing::new(t("Not recorded")).quiet()) } @else { (text) } };
        let label = if how.is_empty() { "" } else { whole.names.label("meeting-attendance", how) };
        return times(stored)
            .into_iter()
            .fold(head.cell(shown(label)), |row, time| row.cell(html! { (time) }))
            .cell(html! { (note) });
    };
    let sent = |name: String, stored: &str| typed.map_or(stored.to_owned(), |typed| typed.get(&name).to_owned());
    let wrong = |part: &str| {
        let here = |(of, problem): &&(String, Problem)| *of == seat.reference && control(&problem.key) == part;
        problems.iter().find(here).map(|(_, problem)| problem.words.clone())
    };
    // Several seats may have no post: their own titles tell them apart.
    let name = if seat.post.is_some() { who(whole, seat) } else { seat.title.clone() };
    let hows = whole.names.terms("meeting-attendance").to_vec();
    let select = Select::new(how_name(seat), fill("How {who} attended", &[("who", &name)]))
        .item("", t("Not recorded"))
        .items(hows)
        .selected(sent(how_name(seat), how))
        .error_if(wrong("how"));
    let text = TextInput::new(note_name(seat), fill("Note on {who}", &[("who", &name)]))
        .value(sent(note_name(seat), note))
        .error_if(wrong("note"));
    let labels = [fill("When {who} arrived", &[("who", &name)]), fill("When {who} left", &[("who", &name)])];
    let typed = time_names(seat).into_iter().zip(labels).zip(times(stored)).zip(["arrived", "left"]);
    let clocks = typed.map(|(((key, label), stored), part)| {
        TextInput::new(key.clone(), label).value(sent(key, &stored)).width(Width::Five).error_if(wrong(part))
    });
    let head = head.cell(html! { div class="gt-labels-hidden" { (select) } });
    let head = clocks.fold(head, |row, clock| row.cell(html! { div class="gt-labels-hidden" { (clock) } }));
    head.cell(html! { div class="gt-labels-hidden" { (text) } })
}

/// When somebody arrived late and left early, as it is stored.
fn times(stored: Option<&Attendance>) -> [String; 2] {
    let text = |of: fn(&Attendance) -> &Option<String>| stored.and_then(|it| of(it).clone()).unwrap_or_default();
    [text(|it| &it.arrived_at), text(|it| &it.left_at)]
}

/// Those who came without a seat.
fn others(whole: &Whole, may: bool) -> Markup {
    let without: Vec<_> = whole.attendances.iter().filter(|it| it.seat.is_none()).collect();
    let number = u64::try_from(without.len()).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-m" { (t("Without a seat")) }
        @if without.is_empty() { p class="govuk-body" { (t("Nobody without a seat is recorded.")) } } @else {
            p class="govuk-body" { (count("{n} is recorded:", "{n} are recorded:", number)) }
            ul class="govuk-list govuk-list--bullet" {
                @for it in without {
                    li { a class="govuk-link" href=(format!("/workspace/attendances/{}", it.reference)) { (it.title) } }
                }
            }
        }
        @if may {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/attendances/new?meeting={}&how=in-attendance{}", whole.meeting.reference, whole.draft_asked())) {
                    (t("Record somebody without a seat"))
                }
            }
        }
    }
}
