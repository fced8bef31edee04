//! Every plan as one list that can be narrowed, sorted and taken away as a file.

use super::{ALL, PLANS, address};
use pages::{Answer, Visit};
use records::House;
use records::pages::{Format, ListSpec, list, list_file};
use values::Kind;
use values::words::t;

fn spec() -> ListSpec {
    ListSpec {
        kind: Kind::Plan,
        base: ALL.to_owned(),
        title: t("All plans").into_owned(),
        intro: t("Every plan that we hold, in one list. Narrow it down, or take it away as a file.").into_owned(),
        crumbs: vec![(t("Plans").into_owned(), PLANS.to_owned())],
        item: |_, reference| address(reference),
        may_add: false,
    }
}

/// The list.
pub(super) async fn all(visit: Visit, house: House) -> Answer {
    list(&visit, &house, &spec()).await
}

/// The list as a file.
pub(super) async fn all_as(visit: Visit, house: House, format: Format) -> Answer {
    list_file(&visit, &house, &spec(), format).await
}
