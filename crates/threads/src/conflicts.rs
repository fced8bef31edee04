//! Advisers who could gain: who advises a board that hands out money, and gets it or has an interest in who gets it.

use access::{Open, Role};
use components::{Column, EmptyState, Row, SmallScreen, Table};
use database::Fault;
use funding::shared::{Recipient, recipients};
use maud::html;
use pages::{Answer, Page, Visit};
use records::{House, Names};
use register::interests::advisers::{Adviser, advisers};
use register::interests::rules::Conflict;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::t;
use values::{FinancialYear, Kind};

/// Who is told of advisers who could gain.
pub const READERS: &[Role] = &[Role::Coordinator, Role::GrantsOfficer, Role::Administrator, Role::Auditor];

/// An adviser who could gain from an award.
struct Found {
    adviser: Adviser,
    award: Recipient,
    why: Conflict,
}

/// Shows the page.
pub async fn page(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let found = conflicts(&advisers(&reading).await?, &recipients(&reading).await?);
    let names = names(&reading, &house, &found).await?;
    reading.close().await?;
    let lead = t(
        "Advice on money and the money itself should be kept apart. These seats advise a board, and the organisation or the holder could gain from an award of that board.",
    );
    let content = html! {
        p class="govuk-body gt-lead" { (lead) }
        @if found.is_empty() {
            (EmptyState::new(t("Advisers who could gain"), t("None are known, as far as you can see.")))
        } @else { (table(&found, &names)) }
    };
    let page = Page::new(t("Advisers who could gain")).wide().crumb(t("Funding"), "/workspace/funding");
    Ok(visit.show(page.content(content)))
}

/// Every award from which an adviser of its board could gain in the year of its fund.
fn conflicts(advisers: &[Adviser], recipients: &[Recipient]) -> Vec<Found> {
    let of = |award: &Recipient| {
        let year = (Some(award.year.first_day()), FinancialYear(award.year.0 + 1).first_day().pred_opt());
        let here = advisers.iter().filter(move |adviser| adviser.partnership == award.partnership);
        here.filter_map(move |adviser| Some((adviser, adviser.conflict(&[award.organisation], year)?)))
            .map(|(adviser, why)| Found { adviser: adviser.clone(), award: award.clone(), why })
            .collect::<Vec<_>>()
    };
    recipients.iter().flat_map(of).collect()
}

async fn names(open: &dyn Open, house: &House, found: &[Found]) -> Result<Names, Fault> {
    let mut names = Names::default();
    let boards: BTreeSet<Uuid> = found.iter().map(|one| one.award.partnership).collect();
    let bodies: BTreeSet<Uuid> = found.iter().flat_map(|one| [one.award.organisation, one.adviser.organisation]).collect();
    let posts: BTreeSet<Uuid> = found.iter().filter_map(|one| one.adviser.post).collect();
    for (kind, ids) in [(Kind::Partnership, boards), (Kind::Organisation, bodies), (Kind::Post, posts)] {
        if !ids.is_empty() {
            names.add_cards(house.cards(open, kind, &ids).await?);
        }
    }
    Ok(names)
}

fn table(found: &[Found], names: &Names) -> Table {
    let row = |one: &Found| {
        let award = format!("/workspace/{}/{}", Kind::Award.path(), one.award.reference);
        let who = one.adviser.post.and_then(|post| names.card(post)).or_else(|| names.card(one.adviser.organisation));
        Row::headed(html! {
            @match who {
                Some(card) => a class="govuk-link" href=(card.href()) { (card.title) },
                None => (t("Not shown to you")),
            }
        })
        .cell(names.title(one.award.partnership))
        .cell(html! { a class="govuk-link" href=(award) { (one.award.title) } })
        .cell(names.title(one.award.organisation))
        .cell(one.why.words())
    };
    Table::new(t("Advisers who could gain"))
        .caption_hidden()
        .column(Column::new(t("Adviser")))
        .column(Column::new(t("Board")))
        .column(Column::new(t("Award")))
        .column(Column::new(t("Given to")))
        .column(Column::new(t("Why")))
        .rows(found.iter().map(row))
        .small_screen(SmallScreen::Stack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adviser_of_the_board_that_awards_is_found_and_one_of_another_board_is_not() {
        let id = Uuid::from_u128;
        let adviser = |partnership| Adviser {
            partnership: id(partnership),
            organisation: id(5),
            post: None,
            span: (None, None),
            interests: Vec::new(),
        };
        let award = |organisation| Recipient {
            partnership: id(1),
            organisation: id(organisation),
            reference: "an-award".into(),
            title: "An award".into(),
            year: FinancialYear(2016),
        };
        let found = conflicts(&[adviser(1), adviser(2)], &[award(5), award(6)]);
        assert_eq!(found.iter().map(|one| one.why).collect::<Vec<_>>(), [Conflict::AdviserGetsMoney]);
        assert_eq!(found[0].adviser.partnership, id(1));
    }
}
