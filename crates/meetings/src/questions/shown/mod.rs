//! What the public sees of questions and petitions: on the page of their meeting, in lists with what is not answered yet,
//! and as files.

mod list;
mod list_shown;
mod section;

use super::What;
use ::pages::{Audience, Refused, Routes, see_other};
use ::records::pages::Format;
use ::records::{House, in_house};
use access::Open;
use axum::extract::Path;
use uuid::Uuid;
use values::Kind;

pub(crate) use section::{AskedThere, of_meeting};

/// The address of the list of questions.
pub(crate) const QUESTIONS: &str = "/meetings/questions";
/// The address of the list of petitions.
pub(crate) const PETITIONS: &str = "/meetings/petitions";

/// The address of the list.
pub(super) fn list_at(what: What) -> &'static str {
    match what {
        What::Question => QUESTIONS,
        What::Petition => PETITIONS,
    }
}

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    What::ALL.into_iter().fold(Routes::new(), |routes, what| {
        let base = list_at(what);
        let list = routes.get(base, Audience::Public, in_house!(house, |visit| list::show(&visit, &house, what)));
        let files = Format::ALL.into_iter().fold(list, |routes, format| {
            let handler = in_house!(house, |visit| list::file(&visit, &house, what, format));
            routes.get(&format!("{base}.{}", format.ending()), Audience::Public, handler)
        });
        let one = format!("{base}/{{reference}}");
        files.about(what.kind()).get(
            &one,
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| lead_on(visit, house, what, at.0)),
        )
    })
}

/// Leads to the question or the petition on the page of its meeting. One that is put together with another is found there.
async fn lead_on(visit: ::pages::Visit, house: House, what: What, reference: String) -> ::pages::Answer {
    let reading = visit.reading().await?;
    let row = house.of(what.kind()).find(&reading, &reference).await?.ok_or(Refused::NotFound)?;
    let index = house.of(what.kind()).fields().iter().position(|field| field.key == "meeting");
    let meeting: Option<Uuid> = index.and_then(|index| match row.values.get(index) {
        Some(values::meaning::Meant::Thing(id)) => Some(*id),
        _ => None,
    });
    let meeting = meeting_of(&reading, &house, meeting.ok_or(Refused::NotFound)?).await?;
    reading.close().await?;
    Ok(see_other(&format!("{}/{meeting}#{reference}", crate::site::MEETINGS)))
}

async fn meeting_of(open: &dyn Open, house: &House, id: Uuid) -> Result<String, Refused> {
    let row = house.of(Kind::Meeting).get(open, id).await?.ok_or(Refused::NotFound)?;
    Ok(row.head.reference)
}
