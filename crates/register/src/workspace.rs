//! The pages of the register in the workspace beside its lists and forms, and the public page of a post.

use crate::membership::overview::{self, MEMBERSHIP};
use crate::organisations::boards::{self, SEATS_OF};
use crate::posts::page::{self as posts, DIARIES, Side};
use crate::subjects::page::{self as subjects, WHO_TO_ASK};
use crate::visits::page::{self as visits, VISITS};
use axum::extract::Path;
use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};
use values::Kind;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let post = "/partners/posts/{reference}";
    files(house)
        .get(MEMBERSHIP, Audience::SignedIn, in_house!(house, |visit| overview::show(&visit, &house)))
        .get(VISITS, Audience::SignedIn, in_house!(house, |visit| visits::show(&visit, &house)))
        .get(WHO_TO_ASK, Audience::SignedIn, in_house!(house, |visit| subjects::show(&visit, &house)))
        .about(Kind::Partnership)
        .get(
            &format!("{MEMBERSHIP}/{{reference}}"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| overview::one(&visit, &house, &at.0)),
        )
        .about(Kind::Organisation)
        .get(
            &format!("{SEATS_OF}/{{reference}}"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| boards::show(&visit, &house, &at.0)),
        )
        .about(Kind::Post)
        .get(post, Audience::Public, in_house!(house, |visit, at: Path<String>| posts::show(&visit, &house, &at.0, Side::Public)))
        .get(
            &format!("{DIARIES}/{{reference}}"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| posts::show(&visit, &house, &at.0, Side::Workspace)),
        )
}

/// The pages that are one table, as files.
fn files(house: &House) -> Routes {
    Format::ALL.into_iter().fold(Routes::new(), |routes, format| {
        let ending = format.ending();
        routes
            .get(
                &format!("{MEMBERSHIP}.{ending}"),
                Audience::SignedIn,
                in_house!(house, |visit| overview::file(&visit, &house, format)),
            )
            .get(
                &format!("{VISITS}.{ending}"),
                Audience::SignedIn,
                in_house!(house, |visit| visits::file(&visit, &house, format)),
            )
    })
}
