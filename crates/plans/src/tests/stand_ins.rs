//! What plans point at and other areas keep: just enough of bodies, boards and posts to be pointed at.

use database::Step;
use database::table::Table;
use records::Register;
use std::sync::Arc;
use values::Kind;

macro_rules! stand_in {
    ($module:ident, $kind:ident, $table:literal) => {
        mod $module {
            use records::{Described, Fields, kept};

            kept! {
                /// Only what every kept thing has.
                $kind $table {}
            }

            impl Described for Model {
                fn fields() -> Fields<Self> {
                    Fields::new()
                }
            }
        }
    };
}

stand_in!(organisations, Organisation, "organisations");
stand_in!(partnerships, Partnership, "partnerships");

mod posts {
    use records::{Described, Fields, Within, at, kept};
    use values::Id;
    use values::kind::Organisation;

    kept! {
        /// A post within its organisation.
        Post "posts" { organisation: Id<Organisation>, }
    }

    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::<Self>::new().thing("organisation", "Organisation", at!(organisation))
        }

        const WITHIN: &'static [Within] = crate::leads::POSTS;
    }
}

/// The shelf of a kind that another area keeps; terms stand in for what is never asked for.
pub(super) fn shelf(kind: Kind) -> Arc<dyn Register> {
    use crate::actions::KEEPERS;
    use records::{Shelf, terms};
    match kind {
        Kind::Organisation => Shelf::<organisations::Model>::kept_by(KEEPERS),
        Kind::Partnership => Shelf::<partnerships::Model>::kept_by(KEEPERS),
        Kind::Post => Shelf::<posts::Model>::kept_by(KEEPERS),
        _ => Shelf::<terms::Model>::kept_by(KEEPERS),
    }
}

/// The tables.
pub(super) fn steps() -> Vec<Step> {
    let posts = Table::kept(Kind::Post).thing("organisation", Kind::Organisation);
    vec![Step::new("stand-ins", vec![Table::kept(Kind::Organisation), Table::kept(Kind::Partnership), posts])]
}
