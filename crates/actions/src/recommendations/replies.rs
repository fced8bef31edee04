//! How replies to recommendations are stored: one for each body that was asked.

use super::records as recommendations;
use super::rules::{self, Looked};
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::kind::{Action, Organisation, Partnership, Recommendation};
use values::words::{fill, t};

kept! {
    /// What one body answered to a recommendation, or that it is still to answer.
    RecommendationReply "recommendation_replies" {
        recommendation: Id<Recommendation>,
        organisation: Option<Id<Organisation>>,
        partnership: Option<Id<Partnership>>,
        due: Option<NaiveDate>,
        standing: String,
        reply: Option<String>,
        replied_on: Option<NaiveDate>,
        action: Option<Id<Action>>,
    }
}

/// A reply is hidden with its recommendation and with the body that was asked.
pub const WITHIN: &[Within] = &[
    Within { column: "recommendation", table: "recommendations", within: recommendations::WITHIN },
    Within { column: "organisation", table: "organisations", within: &[] },
    Within { column: "partnership", table: "partnerships", within: &[] },
];

impl Model {
    /// Whether it should have come before this day and has not.
    pub fn overdue_on(&self, day: NaiveDate) -> bool {
        rules::overdue_on(day, self.due, &self.standing)
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("recommendation", "Recommendation", at!(recommendation))
            .filtered()
            .thing("organisation", "Organisation that must reply", at!(organisation))
            .filtered()
            .thing("partnership", "Board that must reply", at!(partnership))
            .hint("When it was made to a board and not to an organisation")
            .day("due", "Reply due on", at!(due))
            .hint("To a crime and disorder committee: within 28 days, or as soon as is reasonably possible")
            .listed()
            .choice("standing", "How it stands", "reply-standing", at!(standing))
            .filtered()
            .lines("reply", "Reply", at!(reply))
            .hint("What the body answered, and what it will do")
            .day("replied_on", "Replied on", at!(replied_on))
            .listed()
            .thing("action", "Action that follows from it", at!(action))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(Looked {
            addressed: (self.organisation.is_some(), self.partnership.is_some()),
            standing: &self.standing,
            reply: self.reply.as_deref(),
            replied_on: self.replied_on,
        })
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let of: std::collections::BTreeSet<_> = rows.iter().map(|row| row.recommendation.uuid()).collect();
        let made: Vec<recommendations::Model> = find::among(open, "id", of.clone()).await?;
        let stored: Vec<Model> = find::among(open, "recommendation", of).await?;
        let mut clashes = Vec::new();
        for row in rows {
            let before = |day: Option<NaiveDate>| {
                made.iter().any(|it| it.id == row.recommendation && day.is_some_and(|day| day < it.made_on))
            };
            for (key, day) in [("due", row.due), ("replied_on", row.replied_on)] {
                if before(day) {
                    let words = t("Enter a day on or after the one on which the recommendation was made").into_owned();
                    clashes.push(Clash { of: row.id.uuid(), key, words });
                }
            }
            let same = |other: &&Model| {
                other.id != row.id
                    && other.recommendation == row.recommendation
                    && (other.organisation, other.partnership) == (row.organisation, row.partnership)
            };
            if stored.iter().any(|other| same(&other)) {
                let words = t("This body was asked already. Change its reply instead").into_owned();
                let key = if row.organisation.is_some() { "organisation" } else { "partnership" };
                clashes.push(Clash { of: row.id.uuid(), key, words });
            }
        }
        Ok(clashes)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let body =
            self.organisation.map(Id::uuid).or(self.partnership.map(Id::uuid)).map(|id| names.title(id)).unwrap_or_default();
        Some(fill("{body}: {recommendation}", &[("body", body), ("recommendation", names.title(self.recommendation.uuid()))]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of replies.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::keepers::RECOMMENDATIONS)
}
