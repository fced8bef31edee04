//! The kinds of thing that the house keeps: one table of words, the same in address, sheet, database table and type.
//!
//! A new kind of thing starts with a line here. `Kind` is matched exhaustively in `server`, so that the compiler
//! names every place that must know the new kind.

use crate::words::t;
use std::borrow::Cow;

/// The type that marks an [`Id`](crate::Id) as belonging to one kind of thing.
pub trait Marked: 'static {
    /// The kind that the mark stands for.
    const KIND: Kind;
}

macro_rules! kinds {
    ($($name:ident $key:literal $sheet:literal, $one:literal, $many:literal;)*) => {
        /// A kind of thing that the house keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = $one] $name,)* }

        impl Kind {
            /// Every kind, in the order in which an import must read them: what is pointed at comes first.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The word used in events and in cards, for example `budget-line`.
            pub fn key(self) -> &'static str { match self { $(Kind::$name => $key,)* } }

            /// The name of the sheet, the database table and (with hyphens) the address, for example `budget_lines`.
            pub fn sheet(self) -> &'static str { match self { $(Kind::$name => $sheet,)* } }

            /// The word for one of them, in the reader's language.
            pub fn one(self) -> Cow<'static, str> { match self { $(Kind::$name => t($one),)* } }

            /// The word for several of them, in the reader's language.
            pub fn many(self) -> Cow<'static, str> { match self { $(Kind::$name => t($many),)* } }
        }

        $(#[doc = concat!("Marks an id as that of one ", $one, ".")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name;
        impl Marked for $name { const KIND: Kind = Kind::$name; })*
    };
}

kinds! {
    Term "term" "lists", "Term", "Terms and lists";
    Place "place" "places", "Place", "Places";
    Boundary "boundary" "boundaries", "Boundary", "Boundaries";
    Organisation "organisation" "organisations", "Organisation", "Organisations";
    Succession "succession" "successions", "Succession", "Successions";
    Post "post" "posts", "Post", "Posts";
    Partnership "partnership" "partnerships", "Partnership or board", "Partnerships and boards";
    Link "link" "links", "Link between boards", "Links between boards";
    Seat "seat" "seats", "Seat", "Seats";
    Plan "plan" "plans", "Plan", "Plans";
    Chapter "chapter" "chapters", "Chapter", "Chapters";
    Theme "theme" "themes", "Cross-cutting theme", "Cross-cutting themes";
    Priority "priority" "priorities", "Priority", "Priorities";
    Placement "placement" "placements", "Place in a plan", "Places in plans";
    Crosscut "crosscut" "crosscuts", "Theme of a priority", "Themes of priorities";
    Lineage "lineage" "lineages", "Change of a priority", "Changes of priorities";
    Lead "lead" "leads", "Lead", "Leads";
    Regard "regard" "regards", "Regard", "Regard between plans";
    PlanLink "plan-link" "plan_links", "Linked plan", "Linked plans";
    Source "source" "sources", "Source", "Sources";
    Finding "finding" "findings", "Finding", "Findings";
    Measure "measure" "measures", "Measure", "Measures";
    Action "action" "actions", "Action", "Actions";
    Budget "budget" "budgets", "Budget", "Budgets";
    BudgetLine "budget-line" "budget_lines", "Budget line", "Budget lines";
    Fund "fund" "funds", "Fund", "Funds";
    Award "award" "awards", "Award", "Awards";
    AwardPriority "award-priority" "award_priorities", "Priority that an award serves", "Priorities that awards serve";
    Payment "payment" "payments", "Payment", "Payments";
    Pool "pool" "pools", "Pooled cost", "Pooled costs";
    Contribution "contribution" "contributions", "Contribution", "Contributions";
}

impl Kind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// The kind kept in this sheet.
    pub fn from_sheet(sheet: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.sheet() == sheet)
    }

    /// The word in addresses: the sheet's name with hyphens.
    pub fn path(self) -> String {
        self.sheet().replace('_', "-")
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use std::collections::HashSet;

    #[test]
    fn keys_and_sheets_are_unique_and_lead_back_to_their_kind() {
        let sheets: HashSet<_> = Kind::ALL.iter().map(|kind| kind.sheet()).collect();
        assert_eq!(sheets.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            assert_eq!(Kind::from_key(kind.key()), Some(*kind));
            assert_eq!(Kind::from_sheet(kind.sheet()), Some(*kind));
        }
    }
}
