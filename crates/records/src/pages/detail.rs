//! The page of one thing: its fields, what points at it, and what happened to it.

use super::desk::Desk;
use super::show;
use crate::{Beside, Names, Row, history};
use ::pages::{Answer, Page, Visit};
use access::{Open, events};
use components::{Alert, Button, ButtonGroup, Details, SummaryList, SummaryRow, Timeline, TimelineItem};
use maud::{Markup, html};
use values::words::{fill, t};
use values::{Kind, dates};

/// Things shown in each list of what points here.
const MOST: usize = 30;

/// The things of one kind that point here through one field.
struct Pointing {
    kind: Kind,
    key: &'static str,
    label: String,
    rows: Vec<Row>,
    may_add: bool,
    /// Whether things of this kind point here through this field only.
    alone: bool,
}

impl Desk {
    pub async fn detail(&self, visit: Visit, reference: String) -> Answer {
        let reading = visit.reading().await?;
        let row = self.row(&reading, &reference).await?;
        let names = self.house.names(&reading, self.kind, std::slice::from_ref(&row)).await?;
        let pointing = self.pointing(&visit, &reading, &row).await?;
        let past = history::of(&reading, self.kind, row.head.id, 50).await?;
        let done = match visit.address().get("done").parse::<i64>() {
            Ok(place) => history::own(&reading, place).await?,
            Err(_) => None,
        };
        reading.close().await?;
        let may = visit.actor().has_any(self.house.keepers(self.kind));
        let content = html! {
            (summary(self, &row, &names, may))
            @if may { (buttons(self, &row)) }
            (beside(&visit, self, &row))
            @for group in &pointing { (pointed(group, &row)) }
            (timeline(self, &past))
        };
        let page = Page::new(row.head.title.clone()).caption(self.kind.one()).section(self.kind.many());
        let page = page.crumb(self.kind.many(), self.base()).crumb(row.head.title.clone(), self.address(&reference));
        Ok(visit
            .show(page.restricted(show::restricted(self.kind, &row.head, &names)).before(alert(done.as_ref())).content(content)))
    }

    async fn pointing(&self, visit: &Visit, open: &dyn Open, row: &Row) -> Result<Vec<Pointing>, ::pages::Refused> {
        let mut groups = Vec::new();
        for (kind, key) in self.house.pointers_at(self.kind) {
            let rows = self.house.rows_of(open, kind, key, row.head.id).await?;
            let may_add = visit.actor().has_any(self.house.keepers(kind));
            let field = self.house.of(kind).fields().iter().find(|field| field.key == key);
            let label = field.map(|field| field.label().into_owned()).unwrap_or_default();
            if !rows.is_empty() || may_add {
                groups.push(Pointing { kind, key, label, rows, may_add, alone: true });
            }
        }
        groups.sort_by_key(|group| group.rows.is_empty());
        let kinds: Vec<Kind> = groups.iter().map(|group| group.kind).collect();
        for group in &mut groups {
            group.alone = kinds.iter().filter(|kind| **kind == group.kind).count() == 1;
        }
        Ok(groups)
    }
}

fn summary(desk: &Desk, row: &Row, names: &Names, may: bool) -> SummaryList {
    let change = format!("{}/change", desk.address(&row.head.reference));
    let register = desk.house.of(desk.kind);
    let list = register.fields().iter().zip(&row.values).fold(SummaryList::new(), |list, (field, value)| {
        let label = field.label().into_owned();
        let line = SummaryRow::new(label.clone(), show::on_its_page(field, value, names));
        list.row(if may { line.action(t("Change"), format!("{change}#{}", field.key), label.to_lowercase()) } else { line })
    });
    list.pair(t("Who can see this"), show::who_sees(row, names)).pair(t("Reference"), row.head.reference.clone())
}

fn buttons(desk: &Desk, row: &Row) -> Markup {
    let here = desk.address(&row.head.reference);
    html! { (ButtonGroup::new().button(Button::link(t("Change"), format!("{here}/change"))).link(t("Remove"), format!("{here}/remove"))) }
}

/// The pages of the area about this thing that are for this reader.
fn beside(visit: &Visit, desk: &Desk, row: &Row) -> Markup {
    let here = |page: &&Beside| page.shown_to.is_empty() || visit.actor().has_any(page.shown_to);
    let pages: Vec<&Beside> = desk.house.of(desk.kind).beside().iter().filter(here).collect();
    html! {
        @if !pages.is_empty() {
            ul class="govuk-list" {
                @for page in pages {
                    li { a class="govuk-link" href=(page.at.replace("{reference}", &row.head.reference)) { ((page.words)()) } }
                }
            }
        }
    }
}

fn pointed(group: &Pointing, row: &Row) -> Markup {
    let base = format!("/workspace/{}", group.kind.path());
    let add = format!("{base}/new?{}={}", group.key, row.head.reference);
    let heading = match group.alone {
        true => group.kind.many().into_owned(),
        false => fill("{things} ({field})", &[("things", &group.kind.many()), ("field", &group.label.to_lowercase())]),
    };
    if group.rows.is_empty() {
        let words = group.kind.adding();
        return html! { p class="govuk-body" { a class="govuk-link" href=(add) { (words) } @if !group.alone { " (" (group.label.to_lowercase()) ")" } } };
    }
    html! {
        h2 class="govuk-heading-m" { (heading) }
        ul class="govuk-list govuk-list--spaced" {
            @for one in group.rows.iter().take(MOST) {
                li { a class="govuk-link" href=(format!("{base}/{}", one.head.reference)) { (one.head.title) } }
            }
        }
        @if group.rows.len() > MOST {
            p class="govuk-body" { a class="govuk-link" href=(format!("{base}?{}={}", group.key, row.head.reference)) { (values::words::count("See all {n}", "See all {n}", group.rows.len() as u64)) } }
        }
        @if group.may_add { p class="govuk-body" { a class="govuk-link" href=(add) { (group.kind.adding()) } } }
    }
}

/// The line after a change, with a way to undo it.
pub fn alert(done: Option<&events::Model>) -> Markup {
    let Some(event) = done else { return html! {} };
    let words = match event.verb.as_str() {
        "added" => fill("Added “{title}”.", &[("title", &event.title)]),
        "removed" => fill("Removed “{title}”.", &[("title", &event.title)]),
        _ => fill("Saved your change of “{title}”.", &[("title", &event.title)]),
    };
    let undo =
        html! { form method="post" action=(format!("/workspace/undo/{}", event.place)) { (Button::new(t("Undo")).quiet()) } };
    html! { (Alert::success(words).action(undo)) }
}

fn timeline(desk: &Desk, past: &[events::Model]) -> Markup {
    let labels = super::form::labels(desk.house.of(desk.kind));
    let items = past.iter().fold(Timeline::new(), |timeline, event| timeline.item(item(event, &labels)));
    html! {
        h2 class="govuk-heading-m" id="history" { (t("History")) }
        @if past.is_empty() { p class="govuk-body" { (history::nothing_yet()) } } @else { (items) }
    }
}

fn item(event: &events::Model, labels: &[(String, String)]) -> TimelineItem {
    let at = event.moment();
    let machine = at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let title = match event.verb.as_str() {
        "added" => t("Added"),
        "changed" => t("Changed"),
        "removed" => t("Removed"),
        "agreed" => t("Agreed by a second person"),
        _ => t("Something else happened"),
    };
    let fields = history::changed_fields(event);
    let label =
        |key: &str| labels.iter().find(|(known, _)| known == key).map_or_else(|| key.to_owned(), |(_, label)| label.clone());
    let body = html! {
        @if let Some(reason) = history::reason(event) { p class="govuk-body" { (fill("Reason: {reason}", &[("reason", &reason)])) } }
        @if event.verb == "changed" {
            ul class="govuk-list" { @for [key, before, after] in &fields { li { (changed(&label(key), before, after)) } } }
        } @else if !fields.is_empty() {
            (Details::new(t("What it held"), html! { ul class="govuk-list" { @for [key, before, after] in &fields { li { (label(key)) ": " (short(if after.is_empty() { before } else { after })) } } } }))
        }
    };
    TimelineItem::new(title, machine, dates::moment(at))
        .by(event.actor_name.clone())
        .body(body)
        .id(format!("event-{}", event.place))
}

fn changed(label: &str, before: &str, after: &str) -> String {
    let nothing = t("nothing");
    let text = |text: &str| if text.is_empty() { nothing.to_string() } else { short(text) };
    fill("{label}: from {before} to {after}", &[("label", label), ("before", &text(before)), ("after", &text(after))])
}

fn short(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST { text.to_owned() } else { format!("{} …", text.chars().take(MOST).collect::<String>()) }
}
