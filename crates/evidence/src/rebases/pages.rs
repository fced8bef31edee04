//! The page on which a second person looks at a step change and agrees.

use super::agreement::{self, Agree};
use super::records::Model as Rebase;
use super::views;
use crate::find;
use crate::measures::load::{Whole, load};
use crate::measures::records::Model as Measure;
use access::Open;
use axum::http::StatusCode;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::House;

/// How a step change stands, for who looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// A second person agreed: it counts.
    Agreed,
    /// The one who looks asked for it or changed it, so somebody else must agree.
    Own,
    /// The one who looks may agree.
    Open,
    /// The one who looks keeps no measures.
    ForOthers,
}

/// A step change and the measure that it is about.
pub(crate) struct Asked {
    pub(crate) rebase: Rebase,
    pub(crate) whole: Whole,
    pub(crate) stands: Stands,
}

async fn asked(open: &dyn Open, house: &House, reference: &str) -> Result<Asked, Refused> {
    let rebase: Rebase = find::one(open, reference).await?;
    let measures: Vec<Measure> = records::find::with(open, "id", rebase.measure.uuid()).await?;
    let measure = measures.first().ok_or(Refused::NotFound)?;
    let whole = load(open, house, &measure.reference).await?;
    let stands = if whole.rebases.iter().any(|it| it.id == rebase.id) {
        Stands::Agreed
    } else if !open.actor().has_any(crate::actions::KEEPERS) {
        Stands::ForOthers
    } else if agreement::is_own(open, &rebase).await? {
        Stands::Own
    } else {
        Stands::Open
    };
    Ok(Asked { rebase, whole, stands })
}

/// Shows what the step change would change.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let asked = asked(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&asked)))
}

/// Records that a second person agrees, to exactly the version that was shown.
pub(crate) async fn send(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Agree).await?;
    let asked = asked(&writing, house, reference).await?;
    let shown = typed.get("shown") == asked.rebase.version.to_string();
    match asked.stands {
        Stands::Open if shown => {
            agreement::record(&mut writing, &asked.rebase).await?;
            writing.finish_noted().await?;
            Ok(see_other(&format!("/workspace/rebases/{reference}/agreement")))
        }
        Stands::Agreed => {
            writing.give_up().await?;
            Ok(see_other(&format!("/workspace/rebases/{reference}/agreement")))
        }
        _ => {
            writing.give_up().await?;
            Ok(visit.show(views::refused(&asked).status(StatusCode::CONFLICT)))
        }
    }
}
