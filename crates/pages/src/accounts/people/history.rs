//! What happened to an account, from the event log, in words.

use access::{Role, events};
use components::{Timeline, TimelineItem};
use database::Fault;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use values::dates;
use values::words::{fill, t};

/// The most events shown.
const MOST: u64 = 50;

/// The last events about an account, newest first.
pub(super) async fn load(on: &impl ConnectionTrait, person: Uuid) -> Result<Vec<events::Model>, Fault> {
    let about = events::Entity::find().filter(events::Column::Kind.eq("account")).filter(events::Column::Thing.eq(person));
    Ok(about.order_by_desc(events::Column::Place).limit(MOST).all(on).await?)
}

/// The events in words, with the reasons given.
pub(super) fn timeline(events: &[events::Model]) -> Timeline {
    events.iter().fold(Timeline::new(), |timeline, event| {
        let item = TimelineItem::new(words(event), event.moment().to_rfc3339(), dates::moment(event.moment()))
            .by(event.actor_name.clone());
        let details = event.details();
        timeline.item(match details["reason"].as_str() {
            Some(reason) => item.body(fill("Reason: {reason}", &[("reason", reason)])),
            None => item,
        })
    })
}

fn words(event: &events::Model) -> String {
    let details = event.details();
    let role = details["role"].as_str().and_then(Role::from_key).map_or_else(String::new, |role| role.words().into_owned());
    let said = match event.verb.as_str() {
        "added" => t("Account added"),
        "invited" => t("Invitation sent"),
        "granted" => return fill("Role given: {role}", &[("role", &role)]),
        "withdrew" => return fill("Role taken back: {role}", &[("role", &role)]),
        "changed" => t("Name or e-mail address changed"),
        "ended" => t("Account ended"),
        "reopened" => t("Account opened again"),
        "chose-password" => t("Password chosen"),
        "changed-password" => t("Password changed"),
        "sent-link" => t("Link to sign in sent"),
        "signed-in" => t("Signed in"),
        "signed-out" => t("Signed out"),
        other => return other.to_owned(),
    };
    said.into_owned()
}
