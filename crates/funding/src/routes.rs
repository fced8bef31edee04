//! The public pages of this area and their addresses.

use crate::public::{AWARDS, GRANTS};
use crate::{awards, budgets, funds, overview, pools};
use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;
use values::Kind;

/// A handler that shows the thing whose reference stands in the address.
macro_rules! showing {
    ($house:expr, $show:path) => {{
        let house = $house.clone();
        move |visit: Visit, Path(reference): Path<String>| {
            let house = house.clone();
            async move { $show(&visit, &house, &reference).await }
        }
    }};
}

/// The public pages.
pub fn routes(house: &House) -> Routes {
    lists(house)
        .about(Kind::Award)
        .get("/grants/awards/{reference}", Audience::Public, showing!(house, awards::pages::show))
        .about(Kind::Fund)
        .get("/grants/funds/{reference}", Audience::Public, showing!(house, funds::pages::show))
        .about(Kind::Budget)
        .get("/grants/budgets/{reference}", Audience::Public, showing!(house, budgets::pages::show))
        .about(Kind::Pool)
        .get("/grants/pooled-costs/{reference}", Audience::Public, showing!(house, pools::pages::show))
}

fn lists(house: &House) -> Routes {
    let (all, awards) = (house.clone(), house.clone());
    let start = Routes::new()
        .get(GRANTS, Audience::Public, move |visit: Visit| {
            let house = all.clone();
            async move { overview::show(&visit, &house).await }
        })
        .get(AWARDS, Audience::Public, move |visit: Visit| {
            let house = awards.clone();
            async move { awards::pages::list(&visit, &house).await }
        });
    Format::ALL.into_iter().fold(start, |routes, format| {
        let house = house.clone();
        routes.get(&format!("{AWARDS}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = house.clone();
            async move { awards::pages::file(&visit, &house, format).await }
        })
    })
}
