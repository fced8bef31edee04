//! The register in the shape of Popolo, the public specification for data on organisations, posts and memberships
//! (popoloproject.com), for programs of others.
//!
//! Organisations and boards are Popolo's organizations, told apart by their classification; a seat is a membership of a
//! board on behalf of an organisation; places are areas. People are not in the register, so there are none here. Ids are the
//! ends of public addresses, such as `organisations/kent-police`. Days are ISO 8601; what is not known is left out.

use crate::organisations::records::Model as Organisation;
use crate::partnerships::records::Model as Board;
use crate::places::records::Model as Place;
use crate::posts::records::Model as Post;
use crate::seats::Model as Seat;
use crate::{find, public};
use access::Open;
use database::Fault;
use pages::{Answer, Visit};
use records::{House, Kept, Names};
use sea_orm::Condition;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use uuid::Uuid;
use values::Kind;

/// The address of the file.
pub(crate) const ADDRESS: &str = "/partners/popolo.json";

/// The whole register, as far as the actor may see it.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let all = All::load(&reading, house).await?;
    reading.close().await?;
    Ok(public::json_answer(all.json()))
}

struct All {
    places: Vec<Place>,
    organisations: Vec<Organisation>,
    boards: Vec<Board>,
    posts: Vec<Post>,
    seats: Vec<Seat>,
    labels: Names,
    ids: HashMap<Uuid, String>,
}

impl All {
    async fn load(open: &dyn Open, house: &House) -> Result<All, Fault> {
        let lists = ["organisation-kind", "partnership-kind", "place-kind", "seat-role"];
        let mut all = All {
            places: find::all(open, Condition::all()).await?,
            organisations: find::all(open, Condition::all()).await?,
            boards: find::all(open, Condition::all()).await?,
            posts: find::all(open, Condition::all()).await?,
            seats: find::all(open, Condition::all()).await?,
            labels: house.terms_of(open, &lists).await?,
            ids: HashMap::new(),
        };
        all.ids.extend(all.places.iter().map(named));
        all.ids.extend(all.organisations.iter().map(named));
        all.ids.extend(all.boards.iter().map(named));
        all.ids.extend(all.posts.iter().map(named));
        Ok(all)
    }

    fn json(&self) -> Value {
        let bodies =
            self.organisations.iter().map(|body| self.organisation(body)).chain(self.boards.iter().map(|b| self.board(b)));
        json!({
            "persons": [],
            "organizations": bodies.collect::<Vec<_>>(),
            "posts": self.posts.iter().map(|post| self.post(post)).collect::<Vec<_>>(),
            "memberships": self.seats.iter().map(|seat| self.membership(seat)).collect::<Vec<_>>(),
            "areas": self.places.iter().map(|place| self.area(place)).collect::<Vec<_>>(),
        })
    }

    fn organisation(&self, body: &Organisation) -> Value {
        let identifiers = body.identifier.as_deref().and_then(|identifier| {
            let list = crate::organisations::rules::list_of(identifier)?;
            Some(json!([{ "scheme": list, "identifier": identifier }]))
        });
        known([
            ("id", self.id(Some(body.id.uuid()))),
            ("name", body.title.as_str().into()),
            ("classification", self.labels.label("organisation-kind", &body.kind).into()),
            ("identifiers", identifiers.unwrap_or_default()),
            ("area_id", self.id(body.place.map(values::Id::uuid))),
            ("founding_date", json!(body.from)),
            ("dissolution_date", json!(body.to)),
            ("abstract", json!(body.about)),
        ])
    }

    fn board(&self, board: &Board) -> Value {
        known([
            ("id", self.id(Some(board.id.uuid()))),
            ("name", board.title.as_str().into()),
            ("classification", self.labels.label("partnership-kind", &board.kind).into()),
            ("identifiers", identifiers_of(board)),
            ("area_id", self.id(board.place.map(values::Id::uuid))),
            ("founding_date", json!(board.from)),
            ("dissolution_date", json!(board.to)),
            ("abstract", json!(board.purpose)),
        ])
    }

    fn post(&self, post: &Post) -> Value {
        known([
            ("id", self.id(Some(post.id.uuid()))),
            ("label", post.title.as_str().into()),
            ("organization_id", self.id(Some(post.organisation.uuid()))),
        ])
    }

    fn membership(&self, seat: &Seat) -> Value {
        known([
            ("id", format!("seats/{}", seat.reference).into()),
            ("label", seat.title.as_str().into()),
            ("role", self.labels.label("seat-role", &seat.role).into()),
            ("organization_id", self.id(Some(seat.partnership.uuid()))),
            ("on_behalf_of_id", self.id(Some(seat.organisation.uuid()))),
            ("post_id", self.id(seat.post.map(values::Id::uuid))),
            ("start_date", json!(seat.from)),
            ("end_date", json!(seat.to)),
        ])
    }

    fn area(&self, place: &Place) -> Value {
        known([
            ("id", self.id(Some(place.id.uuid()))),
            ("name", place.title.as_str().into()),
            ("identifier", json!(place.ons_code)),
            ("classification", self.labels.label("place-kind", &place.kind).into()),
            ("parent_id", self.id(place.inside.map(values::Id::uuid))),
        ])
    }

    /// The id of a thing in this file; null when it is not in it.
    fn id(&self, id: Option<Uuid>) -> Value {
        id.and_then(|id| self.ids.get(&id)).map_or(Value::Null, |name| name.as_str().into())
    }
}

fn named<M: Kept>(thing: &M) -> (Uuid, String) {
    let (head, folder) = (thing.head(), if M::KIND == Kind::Partnership { "boards".to_owned() } else { M::KIND.path() });
    (head.id, format!("{folder}/{}", head.reference))
}

/// An object of what is known.
fn known<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let told = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(told.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// The identifiers of a board elsewhere, each with its list.
fn identifiers_of(board: &Board) -> Value {
    let one = |identifier: &str| {
        let list = crate::organisations::rules::list_of(identifier)?;
        Some(json!({ "scheme": list, "identifier": identifier }))
    };
    let all: Vec<Value> = crate::partnerships::identifiers::each(board.identifiers.as_deref()).filter_map(one).collect();
    if all.is_empty() { Value::Null } else { json!(all) }
}
