//! A plan as JSON, with all that its page shows.

use super::parts;
use super::plan::{Placed, PlanPage};
use crate::chapters::records::Model as Chapter;
use crate::chapters::rules::paragraphs;
use crate::shared::{LeadOf, LineageOf, RegardOf};
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use uuid::Uuid;

/// The answer to a browser or a program.
pub(super) fn answer(page: &PlanPage) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(plan(page))).into_response()
}

fn plan(page: &PlanPage) -> Value {
    let plan = &page.plan;
    let owners: Vec<&str> = parts::owners(&page.names, plan).into_iter().map(|(_, title)| title).collect();
    let theme =
        |theme: &crate::themes::Model| json!({ "reference": theme.reference, "title": theme.title, "summary": theme.summary });
    let link = |link: &super::plan::LinkedPlan| {
        let direction = if link.names_it { "links_to" } else { "linked_from" };
        json!({ "direction": direction, "reference": link.plan.reference, "title": link.plan.title, "note": link.note })
    };
    json!({
        "reference": plan.reference,
        "title": plan.title,
        "kind": plan.kind,
        "standing": plan.standing,
        "owners": owners,
        "from": plan.from,
        "to": plan.to,
        "summary": plan.summary,
        "adopted_on": plan.adopted_on,
        "adopted_by": plan.adopted_by,
        "review_on": plan.review_on,
        "source": plan.source,
        "themes": page.themes.iter().map(theme).collect::<Vec<_>>(),
        "priorities": page.placed.iter().map(|placed| priority(page, placed)).collect::<Vec<_>>(),
        "chapters": page.chapters.iter().map(chapter).collect::<Vec<_>>(),
        "plans": page.links.iter().map(link).collect::<Vec<_>>(),
    })
}

fn priority(page: &PlanPage, placed: &Placed) -> Value {
    let (one, id) = (&placed.priority, placed.priority.id.uuid());
    json!({
        "reference": one.reference,
        "title": one.title,
        "kind": one.kind,
        "part": placed.part,
        "summary": one.summary,
        "why": one.why,
        "from": one.from,
        "to": one.to,
        "themes": page.crosscuts.iter().filter(|theme| theme.priority == id).map(|theme| &theme.reference).collect::<Vec<_>>(),
        "leads": page.leads.iter().filter(|of| of.priority == id).map(|of| lead(page, of)).collect::<Vec<_>>(),
        "lineages": page.lineages.iter().filter(|of| of.priority == id).map(lineage).collect::<Vec<_>>(),
        "regards": page.regards.iter().filter(|of| of.priority == id).map(regard).collect::<Vec<_>>(),
    })
}

fn lead(page: &PlanPage, lead: &LeadOf) -> Value {
    let title = |id: Option<Uuid>| id.map(|id| page.names.title(id)).filter(|title| !title.is_empty());
    let post = lead.post.and_then(|post| page.posts.get(&post));
    json!({
        "role": lead.role,
        "post": post.map(|post| &post.title),
        "organisation": post.map(|post| post.organisation.as_str()).or_else(|| title(lead.organisation)),
        "partnership": title(lead.partnership),
        "from": lead.from,
        "to": lead.to,
    })
}

fn lineage(lineage: &LineageOf) -> Value {
    json!({
        "direction": if lineage.came_from { "came_from" } else { "became" },
        "how": lineage.how,
        "on": lineage.on,
        "reason": lineage.reason,
        "priority": lineage.other.as_ref().map(|other| &other.reference),
    })
}

fn regard(regard: &RegardOf) -> Value {
    json!({
        "direction": if regard.paid { "paid" } else { "received" },
        "priority": regard.other_reference,
        "how": regard.how,
        "on": regard.on,
        "source": regard.source,
    })
}

fn chapter(chapter: &Chapter) -> Value {
    let paragraph = |(number, words): (String, String)| json!({ "number": number, "text": words });
    json!({
        "number": chapter.number,
        "title": chapter.title,
        "reviewed_on": chapter.reviewed_on,
        "version": chapter.edition,
        "paragraphs": paragraphs(&chapter.number, &chapter.text).into_iter().map(paragraph).collect::<Vec<_>>(),
    })
}
