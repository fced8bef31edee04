//! The preview of a reorganisation, from what was played through. Pure.

use super::pages::{Preview, address};
use super::pass::Item;
use super::records;
use super::tied::Passing;
use chrono::Days;
use components::{
    Button, ButtonGroup, Column, Details, ErrorSummary, InsetText, Missing, Row, SmallScreen, SummaryList, Table, Tag, Tone,
    WarningText,
};
use maud::{Markup, html};
use pages::Page;
use uuid::Uuid;
use values::words::{count, count_with, fill, t};
use values::{Kind, dates, money};

/// The page.
pub(super) fn page(preview: &Preview) -> Page {
    let model = &preview.act.model;
    let planned = model.standing == records::PLANNED;
    let content = html! {
        (facts(preview))
        (bodies(preview))
        @if planned { (what_would_happen(preview)) } @else { (done(preview)) }
    };
    let list = format!("/workspace/{}", Kind::Reorganisation.path());
    let title = match planned {
        true => fill("Preview of {title}", &[("title", &model.title)]),
        false => model.title.clone(),
    };
    let page = Page::new(title)
        .wide()
        .crumb(Kind::Reorganisation.many(), list.clone())
        .crumb(model.title.clone(), format!("{list}/{}", model.reference))
        .crumb(t("Preview"), address(&model.reference))
        .content(content);
    let errors = preview.notice.iter().chain(&preview.report.problems);
    let summary = errors.fold(ErrorSummary::new(), |summary, words| summary.text(words.clone()));
    if summary.is_empty() { page } else { page.before(summary) }
}

fn facts(preview: &Preview) -> SummaryList {
    let model = &preview.act.model;
    let given = |text: &Option<String>| html! { @match text { Some(text) => (text), None => (Missing::new(t("Not given"))) } };
    SummaryList::new()
        .pair(t("What happens"), preview.names.label("succession-kind", &model.how))
        .pair(t("On"), dates::words(model.on))
        .pair(t("Reason"), given(&model.reason))
        .pair(t("Source"), given(&model.source))
        .pair(t("How it stands"), preview.names.label("reorganisation-standing", &model.standing))
}

/// The title of a body or a thing, or a word when the reader may not see it.
fn title(preview: &Preview, id: Uuid) -> Markup {
    html! { @match preview.titles.get(&id) { Some(title) => (title), None => (Missing::new(t("Not shown to you"))) } }
}

fn bodies(preview: &Preview) -> Markup {
    let after = |transfer: &super::transfers::Model| match (transfer.coming(), &transfer.new_name) {
        (Some((_, id)), _) => title(preview, id),
        (None, Some(name)) => html! { (name) " " (Tag::new(t("New"), Tone::Active)) },
        (None, None) => html! { (Missing::new(t("Nothing comes after it"))) },
    };
    let rows = preview.act.first().into_iter().map(|(_, body)| {
        let of_it = preview.act.transfers.iter().filter(|transfer| transfer.first().is_some_and(|(_, id)| id == body));
        let list =
            html! { ul class="govuk-list govuk-!-margin-bottom-0" { @for transfer in of_it { li { (after(transfer)) } } } };
        let fate = if preview.act.carries_on(body) { t("Gives up a part and carries on") } else { t("Ends") };
        Row::headed(title(preview, body)).cell(fate).cell(list)
    });
    let add = format!("/workspace/transfers/new?reorganisation={}", preview.act.model.reference);
    html! {
        h2 class="govuk-heading-m" { (t("Which bodies end or give up a part, and what comes after")) }
        (Table::new(t("Which bodies end or give up a part, and what comes after"))
            .caption_hidden()
            .column(Column::new(t("Body")))
            .column(Column::new(t("What becomes of it")))
            .column(Column::new(t("Comes after it, or gets the part")))
            .rows(rows)
            .small_screen(SmallScreen::Stack))
        @if preview.may && preview.act.model.standing == records::PLANNED {
            p class="govuk-body" { a class="govuk-link" href=(add) { (Kind::Transfer.adding()) } }
        }
    }
}

fn what_would_happen(preview: &Preview) -> Markup {
    if !preview.report.problems.is_empty() {
        return html! { (WarningText::new(t("It cannot be carried out as it is planned. Mend what stands at the top first."))) };
    }
    let shown: Vec<&Item> = preview.report.items.iter().filter(|item| preview.titles.contains_key(&item.head.id)).collect();
    html! {
        h2 class="govuk-heading-m" { (t("What is tied to them, and where it goes")) }
        (InsetText::new(t("Nothing has been changed. This is what would happen, counted by doing it and giving it up.")))
        (counted(preview, &shown))
        @if shown.len() < preview.report.items.len() {
            p class="govuk-body" { (t("There are also things that you may not see. They pass on by the same rules.")) }
        }
        @for (_, body) in preview.act.first() { (of_body(preview, body, &shown)) }
        (act(preview))
    }
}

/// How many things of each kind go where.
fn counted(preview: &Preview, shown: &[&Item]) -> Table {
    let headings = [t("Pass on"), t("End"), t("Fall vacant"), t("Stay with it"), t("Stay as history"), t("To decide")];
    let place = |item: &Item| match item.passing {
        Passing::Carried(_) | Passing::Also(_) | Passing::Moves(_) => 0,
        Passing::Ends => 1,
        Passing::FallsVacant => 2,
        Passing::Keeps => 3,
        Passing::Stays => 4,
        Passing::Undecided => 5,
    };
    let start = Table::new(fill("Things tied to these bodies on {day}", &[("day", &last_day(preview))]))
        .column(Column::new(t("Kind")))
        .small_screen(SmallScreen::Stack);
    let table = headings.into_iter().fold(start, |table, heading| table.column(Column::numeric(heading)));
    let mut kinds: Vec<Kind> = shown.iter().map(|item| item.kind).collect();
    kinds.dedup();
    table.rows(kinds.into_iter().map(|kind| {
        let number = |column: usize| shown.iter().filter(|item| item.kind == kind && place(item) == column).count();
        let cells = (0..6).map(|column| money::with_commas(u64::try_from(number(column)).unwrap_or(u64::MAX)));
        Row::headed(kind.many()).cells(cells)
    }))
}

fn last_day(preview: &Preview) -> String {
    let on = preview.act.model.on;
    dates::words(on.checked_sub_days(Days::new(1)).unwrap_or(on))
}

fn of_body(preview: &Preview, body: Uuid, shown: &[&Item]) -> Markup {
    let of_it: Vec<&&Item> = shown.iter().filter(|item| item.bodies.first() == Some(&body)).collect();
    let (history, mut rest): (Vec<&&Item>, Vec<&&Item>) = of_it.into_iter().partition(|item| item.passing == Passing::Stays);
    rest.sort_by_key(|item| item.passing == Passing::Keeps);
    let Some(name) = preview.titles.get(&body) else { return html! {} };
    let number = |items: &[&&Item]| u64::try_from(items.len()).unwrap_or(u64::MAX);
    let table = Table::new(fill("What is tied to {body}", &[("body", name)]))
        .caption_hidden()
        .column(Column::new(t("Thing")))
        .column(Column::new(t("Kind")))
        .column(Column::new(t("What happens")))
        .column(Column::new(t("Change")))
        .rows(rest.iter().map(|item| line(preview, item)))
        .small_screen(SmallScreen::Stack);
    let content = html! {
        @if !rest.is_empty() { (table) }
        @if !history.is_empty() {
            p class="govuk-body" { (count("{n} thing is over and stays as history:", "{n} things are over and stay as history:", number(&history))) }
            ul class="govuk-list govuk-list--bullet" { @for item in &history { li { (thing(item)) } } }
        }
    };
    let kept = number(&rest.iter().filter(|item| item.passing == Passing::Keeps).copied().collect::<Vec<_>>());
    let (tied, kept_words) = (number(&rest) - kept, money::with_commas(kept));
    let gaps = [("body", name.as_str()), ("kept", kept_words.as_str())];
    let summary = match preview.act.carries_on(body) {
        true => count_with(
            "{body}: {n} thing passes on or ends, {kept} stay with it",
            "{body}: {n} things pass on or end, {kept} stay with it",
            tied,
            &gaps,
        ),
        false => count_with("{body}: {n} thing passes on or ends", "{body}: {n} things pass on or end", tied, &gaps),
    };
    let open = preview.act.carries_on(body) || rest.iter().any(|item| item.passing == Passing::Undecided);
    html! { (Details::new(summary, content).open(open)) }
}

fn thing(item: &Item) -> Markup {
    let href = format!("/workspace/{}/{}", item.kind.path(), item.head.reference);
    html! { a class="govuk-link" href=(href) { (item.head.title) } }
}

fn line(preview: &Preview, item: &Item) -> Row {
    let (sheet, thing_of, of) = (item.kind.sheet(), &item.head.reference, &preview.act.model.reference);
    let decided = preview.act.handovers.iter().find(|it| it.sheet == sheet && it.thing.as_deref() == Some(thing_of));
    let href = match decided {
        Some(handover) => format!("/workspace/handovers/{}/change", handover.reference),
        None => format!("/workspace/handovers/new?reorganisation={of}&sheet={sheet}&thing={thing_of}"),
    };
    let change = html! {
        @if preview.may {
            a class="govuk-link" href=(href) { (t("Decide")) span class="govuk-visually-hidden" { ": " (item.head.title) } }
        } @else {
            (Missing::new(t("Not for you to decide")).quiet())
        }
    };
    Row::headed(thing(item)).cell(item.kind.one()).cell(words(preview, item)).cell(change)
}

fn words(preview: &Preview, item: &Item) -> Markup {
    let on = dates::words(preview.act.model.on);
    let last = last_day(preview);
    let names: Vec<&str> = item.to.iter().filter_map(|id| preview.titles.get(id).map(String::as_str)).collect();
    let to = names.join(", ");
    let gaps = [("last", last.as_str()), ("on", on.as_str()), ("bodies", to.as_str())];
    match &item.passing {
        Passing::Carried(_) if item.begins == 0 => {
            html! { (fill("Ends on {last}. The same is there for {bodies} by then", &gaps)) }
        }
        Passing::Carried(_) => html! { (fill("Ends on {last}, and begins on {on} for {bodies}", &gaps)) },
        Passing::Also(_) if item.begins == 0 => {
            html! { (fill("Stays as it is. The same is there for {bodies} by then", &gaps)) }
        }
        Passing::Also(_) => html! { (fill("Stays as it is, and begins on {on} for {bodies} as well", &gaps)) },
        Passing::Moves(_) => html! { (fill("Goes to {bodies}", &gaps)) },
        Passing::Keeps => html! { (t("Stays with it")) },
        Passing::Ends => html! { (fill("Ends on {last}", &gaps)) },
        Passing::FallsVacant if item.changes => html! { (fill("Falls vacant on {on}", &gaps)) },
        Passing::FallsVacant => html! { (t("Is vacant already")) },
        Passing::Stays => html! { (t("Stays as history")) },
        Passing::Undecided => {
            html! { (Tag::new(t("To decide"), Tone::Attention)) " " (t("Say which of the bodies that come after has it")) }
        }
    }
}

fn act(preview: &Preview) -> Markup {
    let model = &preview.act.model;
    let here = format!("/workspace/reorganisations/{}", model.reference);
    let undecided = u64::try_from(preview.report.undecided()).unwrap_or(u64::MAX);
    let changes = count("{n} change in all.", "{n} changes in all.", u64::try_from(preview.report.changes).unwrap_or(0));
    html! {
        h2 class="govuk-heading-m" { (t("Rehearse it, or carry it out")) }
        p class="govuk-body" { (changes) " " (t("They are made together, and can be undone together until one of the things has changed again.")) }
        @if undecided > 0 {
            (WarningText::new(count("{n} thing is still to be decided before it can be carried out.", "{n} things are still to be decided before it can be carried out.", undecided)))
        }
        (ButtonGroup::new().button(Button::link(t("Rehearse: see who would work with whom"), format!("{here}/rehearsal")).secondary()))
        @if preview.may && undecided == 0 {
            form method="post" action=(format!("{here}/carry-out")) {
                input type="hidden" name="was" value=(model.version);
                (Button::new(t("Carry it out")).warning().once())
            }
        }
    }
}

/// What was done, and the way back.
fn done(preview: &Preview) -> Markup {
    let Some(run) = &preview.run else {
        return html! { (InsetText::new(t("It is recorded as it was decided; nothing was carried out from here, so there is nothing to undo."))) };
    };
    let at = chrono::DateTime::from_timestamp(run.at, 0).unwrap_or_default();
    let changes = u64::try_from(run.last_event - run.first_event + 1).unwrap_or(0);
    let gaps = [("who", run.by.as_str()), ("when", &dates::moment(at))];
    let undo = format!("/workspace/reorganisations/{}/undo", preview.act.model.reference);
    html! {
        (InsetText::new(count_with("{who} carried it out on {when}: {n} change.", "{who} carried it out on {when}: {n} changes.", changes, &gaps)))
        @if preview.may {
            p class="govuk-body" { (t("Undoing it puts every row back as it was, if none has changed since.")) }
            form method="post" action=(undo) { (Button::new(t("Undo all of it")).warning().once()) }
        }
    }
}
