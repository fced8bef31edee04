//! What each partner gives towards a pooled cost, and how that is stored.

use super::rules;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::kind::{Organisation, Pool};
use values::words::fill;
use values::{Id, Money};

kept! {
    /// What one organisation was asked for, agreed to, paid, or cannot pay.
    Contribution "contributions" {
        pool: Id<Pool>,
        organisation: Id<Organisation>,
        amount: Option<Money>,
        standing: String,
        reason: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("pool", "Pooled cost", at!(pool))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .pounds("amount", "Amount", at!(amount))
            .listed()
            .choice("standing", "How it stands", "contribution-standing", at!(standing))
            .filtered()
            .lines("reason", "Reason", at!(reason))
            .hint("Needed when the organisation cannot pay")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::contribution_problems(&self.standing, self.amount, self.reason.as_deref())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let standing = names.label("contribution-standing", &self.standing).to_lowercase();
        let amount = self.amount.map(Money::words).unwrap_or_default();
        let organisation = names.title(self.organisation.uuid());
        let gaps = [
            ("organisation", organisation),
            ("pool", names.title(self.pool.uuid())),
            ("standing", &standing),
            ("amount", &amount),
        ];
        Some(match self.amount {
            Some(_) => fill("{organisation}: {amount} towards {pool} ({standing})", &gaps),
            None => fill("{organisation}: towards {pool} ({standing})", &gaps),
        })
    }

    /// Its title names the organisation too, so it is seen only where both are.
    const WITHIN: &'static [Within] = &[
        Within { column: "pool", table: "pools", within: &[] },
        Within { column: "organisation", table: "organisations", within: &[] },
    ];
}

/// The shelf of contributions.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
