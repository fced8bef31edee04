//! The public pages of awards: the list, its files, and one award.

use super::{payments, priorities, records, views};
use crate::find;
use crate::funds::rules::awarded;
use crate::public::{AWARDS, Form, GRANTS, asked, json_answer};
use ::pages::{Answer, Visit};
use ::records::House;
use ::records::pages::{Format, ListSpec, list_file};
use access::Open;
use sea_orm::Condition;
use uuid::Uuid;
use values::Kind;
use values::words::t;

use super::views::Whole;

/// Shows the list, with the sum of all awards above it.
pub(crate) async fn list(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let awards: Vec<records::Model> = find::all(&reading, Condition::all()).await?;
    reading.close().await?;
    let sum = awarded(awards.iter().map(|award| (award.amount, award.standing.as_str())));
    let taking = awards.iter().filter(|award| super::rules::takes_money(&award.standing)).count();
    ::records::pages::list(visit, house, &spec(views::sum_in_words(taking, sum))).await
}

/// The list as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    list_file(visit, house, &spec(String::new()), format).await
}

fn spec(intro: String) -> ListSpec {
    ListSpec {
        kind: Kind::Award,
        base: AWARDS.to_owned(),
        title: t("Awards").into_owned(),
        intro,
        crumbs: vec![(t("Grants and budgets").into_owned(), GRANTS.to_owned())],
        item: |base, reference| format!("{base}/{reference}"),
        may_add: false,
    }
}

/// Shows one award, or its JSON.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str) -> Answer {
    let (reference, form) = asked(typed);
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    if form == Form::Json {
        return json_answer(&views::json(&whole));
    }
    Ok(visit.show(views::page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, ::pages::Refused> {
    let award: records::Model = find::one(open, reference).await?;
    let id = award.id.uuid();
    let mut payments: Vec<payments::Model> = find::of(open, "award", id).await?;
    payments.sort_by_key(|payment| payment.paid_on);
    let links: Vec<priorities::Model> = find::of(open, "award", id).await?;
    let priorities: Vec<Uuid> = links.iter().map(|link| link.priority.uuid()).collect();
    let fund = find::all::<crate::funds::records::Model>(open, Condition::all().add(by_id(award.fund.uuid()))).await?.pop();
    let pointed = [
        (Kind::Fund, vec![award.fund.uuid()]),
        (Kind::Organisation, award.organisation.iter().map(|id| id.uuid()).collect()),
        (Kind::Priority, priorities.clone()),
        (Kind::Partnership, award.members_of.into_iter().collect()),
    ];
    let names = find::names(house, open, &["award-standing"], &pointed).await?;
    Ok(Whole { award, year: fund.map(|fund| fund.year), payments, priorities, names })
}

fn by_id(id: Uuid) -> sea_orm::sea_query::SimpleExpr {
    use sea_orm::sea_query::ExprTrait;
    find::col("funds", "id").eq(id)
}
