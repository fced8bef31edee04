//! Publishing an agenda, late items or minutes: asked first, with all that will be shown, then done.

use super::rules::{What, refusal};
use super::{act, views};
use crate::actions::Clerk;
use crate::gathering::whole;
use crate::papers::files::preview as files;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::House;

/// Asks whether it is to be published.
pub(crate) async fn ask(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let what = What::from_key(visit.address().get("what")).unwrap_or(What::Agenda);
    Ok(visit.show(views::page(&whole, what)))
}

/// Publishes, and leads back to the agenda or the minutes. When it may not be, says why.
pub(crate) async fn publish(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let whole = whole::load(&writing, house, reference).await?.ok_or(Refused::NotFound)?;
    let what = What::from_key(typed.get("what")).unwrap_or(What::Agenda);
    // What was shown is what is published: an item added meanwhile is looked at first.
    let same = typed.get("shown") == views::shown(&whole, what) && typed.get("files") == files::mark(&whole, what);
    if refusal(what, whole.state()).is_some() || !same {
        writing.give_up().await?;
        let page = views::page(&whole, what);
        return Ok(visit.show(page.status(axum::http::StatusCode::CONFLICT)));
    }
    act::publish(house, &mut writing, &whole, what).await?;
    writing.finish_noted().await?;
    let page = if what == What::Minutes { "minutes" } else { "agenda" };
    Ok(see_other(&format!("/workspace/meetings/{reference}/{page}")))
}
