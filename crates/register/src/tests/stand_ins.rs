//! What remits point at and another area keeps: just enough of plans, themes and priorities to be pointed at.

use database::Step;
use database::table::Table;
use records::{Register, Shelf, terms};
use std::sync::Arc;
use values::Kind;

mod plans {
    use records::{Described, Fields, kept};

    kept! {
        /// Only what every kept thing has.
        Plan "plans" {}
    }

    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::new()
        }
    }
}

mod themes {
    use chrono::NaiveDate;
    use records::{Described, Fields, Within, at, kept};
    use values::Id;
    use values::kind::Plan;

    kept! {
        /// A theme within its plan.
        Theme "themes" {
            plan: Id<Plan>,
            from: Option<NaiveDate>,
            to: Option<NaiveDate>,
        }
    }

    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::<Self>::new().thing("plan", "Plan", at!(plan)).day("from", "From", at!(from)).day("to", "Until", at!(to))
        }

        const WITHIN: &'static [Within] = &[Within { column: "plan", table: "plans", within: &[] }];
    }
}

mod priorities {
    use chrono::NaiveDate;
    use records::{Described, Fields, at, kept};

    kept! {
        /// A priority, a principle or a promise.
        Priority "priorities" {
            kind: String,
            from: Option<NaiveDate>,
            to: Option<NaiveDate>,
        }
    }

    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::<Self>::new().choice("kind", "Kind", "priority-kind", at!(kind)).day("from", "From", at!(from)).day(
                "to",
                "Until",
                at!(to),
            )
        }
    }
}

/// The shelf of a kind that another area keeps; terms stand in for what is never asked for.
pub(super) fn shelf(kind: Kind) -> Arc<dyn Register> {
    use crate::actions::KEEPERS;
    match kind {
        Kind::Plan => Shelf::<plans::Model>::kept_by(KEEPERS),
        Kind::Theme => Shelf::<themes::Model>::kept_by(KEEPERS),
        Kind::Priority => Shelf::<priorities::Model>::kept_by(KEEPERS),
        _ => Shelf::<terms::Model>::kept_by(KEEPERS),
    }
}

/// The tables.
pub(super) fn steps() -> Vec<Step> {
    let themes = Table::kept(Kind::Theme).thing("plan", Kind::Plan).maybe_day("from").maybe_day("to");
    let priorities = Table::kept(Kind::Priority).text("kind").maybe_day("from").maybe_day("to");
    vec![Step::new("stand-ins", vec![Table::kept(Kind::Plan), themes, priorities])]
}
