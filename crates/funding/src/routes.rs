//! The public pages of this area and their addresses.

use crate::public::{AWARDS, GRANTS};
use crate::{awards, budgets, funds, overview, pools};
use axum::extract::Path;
use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};
use values::Kind;

/// The public pages.
pub fn routes(house: &House) -> Routes {
    lists(house)
        .about(Kind::Award)
        .get(
            "/grants/awards/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| awards::pages::show(&visit, &house, &at.0)),
        )
        .about(Kind::Fund)
        .get(
            "/grants/funds/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| funds::pages::show(&visit, &house, &at.0)),
        )
        .about(Kind::Budget)
        .get(
            "/grants/budgets/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| budgets::pages::show(&visit, &house, &at.0)),
        )
        .about(Kind::Pool)
        .get(
            "/grants/pooled-costs/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| pools::pages::show(&visit, &house, &at.0)),
        )
}

fn lists(house: &House) -> Routes {
    let start = Routes::new().get(GRANTS, Audience::Public, in_house!(house, |visit| overview::show(&visit, &house))).get(
        AWARDS,
        Audience::Public,
        in_house!(house, |visit| awards::pages::list(&visit, &house)),
    );
    Format::ALL.into_iter().fold(start, |routes, format| {
        let file = in_house!(house, |visit| awards::pages::file(&visit, &house, format));
        routes.get(&format!("{AWARDS}.{}", format.ending()), Audience::Public, file)
    })
}
