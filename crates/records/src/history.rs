//! What happened to a thing: its events, as far as the actor may see them, as sentences.

use access::{Open, events};
use database::Fault;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use values::Kind;
use values::words::{fill, t};

/// The sentence of an event: "Grants officer changed Licence to Kill".
pub fn sentence(event: &events::Model) -> String {
    let gaps = [("who", event.actor_name.as_str()), ("what", event.title.as_str())];
    match event.verb.as_str() {
        "added" => fill("{who} added “{what}”", &gaps),
        "changed" => fill("{who} changed “{what}”", &gaps),
        "removed" => fill("{who} removed “{what}”", &gaps),
        "undone" => fill("{who} undid a change of “{what}”", &gaps),
        "imported" => fill("{who} imported {what}", &gaps),
        "import-undone" => fill("{who} undid the import of {what}", &gaps),
        "viewed" => fill("{who} read “{what}”", &gaps),
        "signed-in" => fill("{who} signed in", &gaps),
        _ => fill("{who} did something to “{what}”", &gaps),
    }
}

/// One field of a change: its key, the text before and the text after.
pub fn changed_fields(event: &events::Model) -> Vec<[String; 3]> {
    let details = event.details();
    let fields = details["fields"].as_array().map_or(&[][..], Vec::as_slice);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    fields.iter().map(|field| [text(&field[0]), text(&field[1]), text(&field[2])]).collect()
}

/// The reason given with an event.
pub fn reason(event: &events::Model) -> Option<String> {
    event.details()["reason"].as_str().filter(|reason| !reason.is_empty()).map(str::to_owned)
}

/// The latest events of a thing, newest first. Readings are left out: they are for auditors.
pub async fn of(open: &dyn Open, kind: Kind, id: Uuid, most: u64) -> Result<Vec<events::Model>, Fault> {
    let of_thing = Condition::all().add(events::Column::Thing.eq(id)).add(events::Column::Kind.eq(kind.key()));
    let shown = of_thing.add(events::Column::Verb.ne("viewed")).add(open.sight().condition("events"));
    Ok(events::Entity::find().filter(shown).order_by_desc(events::Column::Place).limit(most).all(open.on()).await?)
}

/// The latest events of all things that the actor may see, newest first.
pub async fn latest(open: &dyn Open, most: u64) -> Result<Vec<events::Model>, Fault> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    let shown = Condition::all()
        .add(open.sight().condition("events"))
        .add(events::Column::Kind.is_in(kinds))
        .add(events::Column::Verb.is_in(["added", "changed", "removed"]));
    Ok(events::Entity::find().filter(shown).order_by_desc(events::Column::Place).limit(most).all(open.on()).await?)
}

/// The last event that this actor caused, for the line after a change: `place` comes from the address, so it is checked.
pub async fn own(open: &dyn Open, place: i64) -> Result<Option<events::Model>, Fault> {
    let recent = open.now().timestamp() - 600;
    let found = events::Entity::find_by_id(place).one(open.on()).await?;
    Ok(found.filter(|event| event.actor == open.actor().id() && event.actor.is_some() && event.at >= recent))
}

/// The words of an empty history.
pub fn nothing_yet() -> std::borrow::Cow<'static, str> {
    t("Nothing has happened yet.")
}
