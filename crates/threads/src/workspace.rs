//! The home of the workspace: what needs this person now, what is coming up, what changed.

use crate::address::{Side, workspace};
use crate::gaps::{self, Gap};
use crate::needs::{self, COMING, Desk, Known, MOST, Need, Urgency, needs_of};
use crate::overview::{all_threads, loose_gaps};
use crate::recent::Recent;
use access::{Actor, Open, Role};
use actions::shared::{ActionSummary, due_soon};
use chrono::NaiveDate;
use components::{Button, EmptyState};
use database::Fault;
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use records::House;
use std::collections::BTreeSet;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// So many recent changes are told; auditors are told more.
const CHANGES: u64 = 8;
const CHANGES_FOR_AUDITORS: u64 = 25;

/// So many actions are told as coming up.
const COMING_UP: usize = 6;

/// Shows the home of the workspace.
pub async fn page(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let known = load(&reading, &house).await?;
    let changes = if visit.actor().has(Role::Auditor) { CHANGES_FOR_AUDITORS } else { CHANGES };
    let recent = Recent::ask(&reading, &house, Side::Workspace, changes).await?;
    reading.close().await?;
    let desk = Desk { actor: visit.actor(), today: visit.clock().today() };
    let needs = needs_of(desk, &known);
    let coming = needs::coming_up(desk, &known);
    let all = visit.address().get("show") == "all";
    let content = html! {
        p class="govuk-body gt-lead" { (dates::with_weekday(desk.today)) }
        (crate::search::search_box(Side::Workspace))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                (list(&needs, all, desk.today))
                @if needs.is_empty() { (nothing(&coming)) }
                (register_button(desk.actor))
            }
            div class="govuk-grid-column-one-third" {
                h2 class="govuk-heading-m" { (t("Coming up")) }
                (coming_up(&coming))
                h2 class="govuk-heading-m" { (t("Recently changed")) }
                (recent.list(Side::Workspace))
            }
        }
    };
    Ok(visit.show(Page::new(title(needs.len())).section(t("Home")).wide().content(content)))
}

/// Loads what the list is made of. Only what this person's roles call for is asked.
async fn load(open: &dyn Open, house: &House) -> Result<Known, Fault> {
    let actor = open.actor();
    let mut known = Known { actions: due_soon(open, needs::in_days(open.today(), COMING)).await?, ..Known::default() };
    known.replies = actions::shared::replies_due(open, needs::in_days(open.today(), needs::SOON)).await?;
    let owners: BTreeSet<_> = known.actions.iter().filter_map(|action| action.owner).collect();
    known.owners = register::shared::posts(open, &owners.into_iter().collect::<Vec<_>>()).await?;
    if actor.has_any(evidence::actions::ANSWERERS) {
        known.returns = evidence::shared::returns_due(open, needs::in_days(open.today(), needs::SOON)).await?;
        known.sent = evidence::shared::returns_to_look_at(open).await?;
    }
    if actor.has_any(evidence::actions::KEEPERS) {
        known.signals = evidence::shared::new_signals(open).await?;
    }
    if actor.has_any(&[Role::Coordinator, Role::GrantsOfficer]) {
        known.loose = loose_gaps(open).await?;
    }
    if actor.has(Role::Coordinator) {
        known.on_threads = gaps_on_threads(open, house).await?;
        known.meetings = meetings::shared::meeting_needs(open).await?;
    }
    if actor.has(Role::GrantsOfficer) {
        let ended = funding::shared::without_outcome(open, open.today()).await?;
        known.ended_awards = ended.iter().map(gaps::of_award).collect();
    }
    if actor.has(Role::Administrator) {
        known.unsent_mails = jobs::outbox::count_unsent(open.on()).await?;
        known.is_new = house.of(Kind::Priority).count(open, &records::Ask::default()).await? == 0;
    }
    Ok(known)
}

async fn gaps_on_threads(open: &dyn Open, house: &House) -> Result<Vec<Gap>, Fault> {
    Ok(all_threads(open, house).await?.into_iter().flat_map(|thread| thread.gaps).collect())
}

fn title(needs: usize) -> String {
    match u64::try_from(needs).unwrap_or(u64::MAX) {
        0 => t("Nothing needs you today").into_owned(),
        n => count("{n} thing needs you", "{n} things need you", n),
    }
}

fn list(needs: &[Need], all: bool, today: NaiveDate) -> Markup {
    let shown = if all { needs } else { &needs[..needs.len().min(MOST)] };
    let groups = [Urgency::Late, Urgency::Due, Urgency::Whenever];
    html! {
        @for urgency in groups {
            @let rows: Vec<&Need> = shown.iter().filter(|need| Urgency::of(need.due, today) == urgency).collect();
            @if !rows.is_empty() {
                h2 class="govuk-heading-m" { (Need::heading(urgency)) }
                ul class="govuk-list govuk-list--spaced" { @for need in rows { li { (row(need, urgency, today)) } } }
            }
        }
        @if shown.len() < needs.len() {
            p class="govuk-body" { a class="govuk-link" href="/workspace?show=all" { (see_all(needs.len())) } }
        }
    }
}

fn row(need: &Need, urgency: Urgency, today: NaiveDate) -> Markup {
    let class = match urgency {
        Urgency::Late => "gt-overdue",
        Urgency::Due => "gt-due-soon",
        Urgency::Whenever => "govuk-body",
    };
    html! {
        a class="govuk-link" href=(need.href) { (need.words) }
        @if need.due.is_some() { br; span class=(class) { (need.when(today)) } }
        @if !need.body.is_empty() { br; (need.body) }
    }
}

fn see_all(all: usize) -> String {
    fill("See all {n} things", &[("n", &values::money::with_commas(u64::try_from(all).unwrap_or(u64::MAX)))])
}

/// Nothing to do, and the next date that is known.
fn nothing(coming: &[&ActionSummary]) -> EmptyState {
    let state = EmptyState::new(t("What needs you now"), t("Everything that is yours is done or has time."));
    match coming.first().and_then(|action| action.due.map(|due| (action, due))) {
        Some((action, due)) => {
            let gaps = [("date", dates::with_weekday(due)), ("action", action.title.clone())];
            state.words(fill("Next: {action}, due {date}.", &gaps.each_ref().map(|(gap, words)| (*gap, words.as_str()))))
        }
        None => state.words(t("No later date is known.")),
    }
}

fn coming_up(coming: &[&ActionSummary]) -> Markup {
    html! {
        @if coming.is_empty() {
            p class="govuk-body" { (t("No action of yours is due in the next months.")) }
        } @else {
            ul class="govuk-list" {
                @for action in coming.iter().take(COMING_UP) {
                    li {
                        @if let Some(due) = action.due { (dates::words(due)) br; }
                        a class="govuk-link" href=(workspace(Kind::Action, &action.reference)) { (action.title) }
                    }
                }
            }
        }
    }
}

fn register_button(actor: &Actor) -> Markup {
    html! {
        @if actor.has(Role::Coordinator) { (Button::link(t("See all threads"), "/workspace/threads").secondary()) }
        @if actor.has(Role::Administrator) {
            p class="govuk-body" { a class="govuk-link" href="/admin" { (t("Administration")) } }
        }
    }
}
