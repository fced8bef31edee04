//! The public lists of boards, organisations, places, agreements and collaborations, each also as a file.

use crate::public::PARTNERS;
use pages::{Answer, Audience, Routes, Visit};
use records::pages::{Format, ListSpec, list, list_file};
use records::{House, in_house};
use values::Kind;
use values::words::t;

/// The kinds listed and the words of their addresses.
const LISTED: [(Kind, &str); 5] = [
    (Kind::Partnership, "boards"),
    (Kind::Organisation, "organisations"),
    (Kind::Place, "places"),
    (Kind::Agreement, "agreements"),
    (Kind::Collaboration, "collaborations"),
];

/// The routes of the lists.
pub(crate) fn routes(house: &House) -> Routes {
    LISTED.into_iter().fold(Routes::new(), |routes, (kind, word)| {
        let base = format!("{PARTNERS}/{word}");
        let pages = routes.get(&base, Audience::Public, in_house!(house, |visit| show(&visit, &house, (kind, word))));
        Format::ALL.into_iter().fold(pages, |routes, format| {
            let file = in_house!(house, |visit| file(&visit, &house, (kind, word), format));
            routes.get(&format!("{base}.{}", format.ending()), Audience::Public, file)
        })
    })
}

async fn show(visit: &Visit, house: &House, (kind, word): (Kind, &str)) -> Answer {
    list(visit, house, &spec(kind, word)).await
}

async fn file(visit: &Visit, house: &House, (kind, word): (Kind, &str), format: Format) -> Answer {
    list_file(visit, house, &spec(kind, word), format).await
}

fn spec(kind: Kind, word: &str) -> ListSpec {
    let (title, intro) = match kind {
        Kind::Partnership => (t("Boards"), t("Partnerships, boards, groups and teams in which organisations work together.")),
        Kind::Organisation => (t("Organisations"), t("Organisations that work together, now or in the past.")),
        Kind::Agreement => {
            (t("Combination agreements"), t("Agreements by which responsible authorities make one partnership of several."))
        }
        Kind::Collaboration => {
            (t("Collaborations"), t("What police forces, councils and other bodies share, and on what terms."))
        }
        _ => (t("Places"), t("The places that boards and organisations serve.")),
    };
    ListSpec {
        kind,
        base: format!("{PARTNERS}/{word}"),
        title: title.into_owned(),
        intro: intro.into_owned(),
        crumbs: vec![(t("Who we work with").into_owned(), PARTNERS.to_owned())],
        item: |base, reference| format!("{base}/{reference}"),
        may_add: false,
    }
}
