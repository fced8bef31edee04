//! Search: the public page and that of the workspace, their files, and where each result leads.

mod asked;
mod bold;
mod file;
mod load;
mod places;
mod views;

use crate::address::Side;
use asked::Asked;
use pages::{Answer, Audience, Routes, Visit, see_other};
use records::pages::Format;
use records::{House, in_house};
use values::slug;

/// The public page.
pub const PUBLIC: &str = "/search";
/// The page of the workspace.
pub const WORKSPACE: &str = "/workspace/search";

/// The address of the search on a side.
pub fn base(side: Side) -> &'static str {
    match side {
        Side::Public => PUBLIC,
        Side::Workspace => WORKSPACE,
    }
}

/// The box for words on a page that is not the search itself.
pub fn search_box(side: Side) -> components::SearchBox {
    views::elsewhere(side)
}

/// The pages and their files.
pub fn routes(house: &House) -> Routes {
    let sides = [(Side::Public, Audience::Public), (Side::Workspace, Audience::SignedIn)];
    sides.into_iter().fold(Routes::new(), |routes, (side, audience)| {
        let page = routes.get(base(side), audience, in_house!(house, |visit| show(visit, house, side)));
        Format::ALL.into_iter().fold(page, |routes, format| {
            let address = format!("{}.{}", base(side), format.ending());
            routes.get(&address, audience, in_house!(house, |visit| file::give(visit, house, side, format)))
        })
    })
}

/// Shows the box and what was found. A reference that is typed exactly leads straight to its thing.
async fn show(visit: Visit, house: House, side: Side) -> Answer {
    let reading = visit.reading().await?;
    let asked = Asked::read(&reading, &house, side, visit.address()).await?;
    if let Some(reference) = exact(&asked)
        && let Some(address) = load::straight_to(&reading, &house, side, &reference).await?
    {
        return Ok(see_other(&address));
    }
    let found = load::page(&reading, &house, side, &asked).await?;
    reading.close().await?;
    Ok(visit.show(views::page(side, visit.address(), &asked, &found)))
}

/// What was typed, when it may be a reference: nothing else has a hyphen or a digit and is one word of small letters.
fn exact(asked: &Asked) -> Option<String> {
    let typed = asked.words.trim().to_lowercase();
    let marked = typed.contains('-') || typed.chars().any(|letter| letter.is_ascii_digit());
    slug::read(&typed).ok().filter(|_| marked && !asked.is_narrowed() && asked.page == 1)
}
