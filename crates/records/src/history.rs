//! What happened to a thing: its events, as far as the actor may see them, as sentences.

use access::{Open, SeenBy, events};
use database::Fault;
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use values::Kind;
use values::words::{count_with, fill, t};

/// The sentence of an event: "Grants officer changed Licence to Kill".
pub fn sentence(event: &events::Model) -> String {
    let gaps = [("who", event.actor_name.as_str()), ("what", event.title.as_str())];
    let sentence = match event.verb.as_str() {
        "added" => fill("{who} added “{what}”", &gaps),
        "changed" => fill("{who} changed “{what}”", &gaps),
        "agreed" => fill("{who} agreed to “{what}”", &gaps),
        "removed" => fill("{who} removed “{what}”", &gaps),
        "undone" => fill("{who} undid a change of “{what}”", &gaps),
        "imported" => fill("{who} imported {what}", &gaps),
        "import-undone" => fill("{who} undid the import of {what}", &gaps),
        "viewed" => fill("{who} read “{what}”", &gaps),
        "signed-in" => fill("{who} signed in", &gaps),
        _ => fill("{who} did something to “{what}”", &gaps),
    };
    // "the system" begins with a small letter, and a sentence with a capital.
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sentence of changes made together.
pub fn sentence_of(latest: &Latest) -> String {
    if latest.number == 1 {
        return sentence(&latest.event);
    }
    let others = latest.number - 1;
    count_with(
        "{sentence}, and {n} other change",
        "{sentence}, and {n} other changes",
        others,
        &[("sentence", &sentence(&latest.event))],
    )
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

/// Changes that one person made at the same moment: the last of them, and how many there were.
#[derive(Clone, Debug, PartialEq)]
pub struct Latest {
    /// The last of the changes.
    pub event: events::Model,
    /// How many there were; an import makes many at once.
    pub number: u64,
}

#[derive(FromQueryResult)]
struct Together {
    last: i64,
    number: i64,
}

/// The latest changes of things of these kinds that the actor may see, newest first. `published`: of published things only.
pub async fn latest(open: &dyn Open, kinds: &[Kind], published: bool, most: u64) -> Result<Vec<Latest>, Fault> {
    use events::Column as C;
    let mut shown = Condition::all()
        .add(open.sight().condition("events"))
        .add(C::Kind.is_in(kinds.iter().map(|kind| kind.key())))
        .add(C::Verb.is_in(["added", "changed", "removed"]));
    if published {
        shown = shown.add(C::SeenBy.eq(SeenBy::Anyone.key()));
    }
    let together = events::Entity::find().select_only().filter(shown);
    let together = together.column_as(C::Place.max(), "last").column_as(C::Place.count(), "number");
    let together = together.group_by(C::At).group_by(C::ActorName).order_by_desc(C::Place.max()).limit(most);
    let groups = together.into_model::<Together>().all(open.on()).await?;
    let found = events::Entity::find().filter(C::Place.is_in(groups.iter().map(|group| group.last))).all(open.on()).await?;
    let event = |group: &Together| found.iter().find(|event| event.place == group.last).cloned();
    let latest = |group: &Together| Some(Latest { event: event(group)?, number: u64::try_from(group.number).unwrap_or(1) });
    Ok(groups.iter().filter_map(latest).collect())
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
