//! What others may ask of this area: findings and measures in short, as far as the one who asks may see them.

use crate::find::{col, named};
use crate::findings::rules;
use crate::{findings, measures};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Described, visible};
use sea_orm::sea_query::{Alias, Condition, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;
use values::words::fill;

/// A finding in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FindingSummary {
    /// The priority that it led to.
    pub priority: Option<Uuid>,
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// What was found.
    pub title: String,
    /// Its kind, by the key of the list `finding-kind`.
    pub kind: String,
    /// The figure.
    pub figure: i64,
    /// How many there are in all, when the figure is a part of them.
    pub out_of: Option<i64>,
    /// What is counted.
    pub unit: String,
    /// Provisional or final, by the key of the list `finding-standing`.
    pub standing: String,
    /// The day on which it was true.
    pub on: Option<NaiveDate>,
    /// The id of the source.
    pub source: Uuid,
    /// The source's reference; its page is `/evidence/{reference}`.
    pub source_reference: String,
    /// What the source is called.
    pub source_title: String,
    /// When the source was published.
    pub source_published_on: Option<NaiveDate>,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

impl FindingSummary {
    /// Whether the figure may still change.
    pub fn is_provisional(&self) -> bool {
        self.standing == rules::PROVISIONAL
    }

    /// The figure in words: `8 of 11 local partnerships`.
    pub fn figure_in_words(&self) -> String {
        rules::figure_in_words(self.figure, self.out_of, &self.unit)
    }

    /// The issue that it is about.
    pub fn issue(&self) -> &str {
        rules::issue(&self.title)
    }
}

/// A measure in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct MeasureSummary {
    /// The priority whose success it shows.
    pub priority: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Its reference; its page is `/measures/{reference}`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// Which way is good, by the key of the list `direction`.
    pub direction: String,
    /// The post that answers for it.
    pub owner: Option<Uuid>,
    /// What it stands in for.
    pub proxy_for: Option<String>,
    /// How to read it.
    pub note: Option<String>,
    /// The source's reference, when there is one that may be seen.
    pub source_reference: Option<String>,
    /// What the source is called.
    pub source_title: Option<String>,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

/// The findings that led to these priorities: the latest source first, and in it the largest figure.
pub async fn findings(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<FindingSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = select_findings(open).and_where(col("findings", "priority").is_in(priority_ids.iter().copied())).take();
    found(open, &select).await
}

/// How many local partnerships named each issue, whether it led to a priority or not: the latest source first, and in
/// it the issue that most of them named.
pub async fn all_counts(open: &dyn Open) -> Result<Vec<FindingSummary>, Fault> {
    let select = select_findings(open).and_where(col("findings", "kind").eq(rules::NAMING)).take();
    found(open, &select).await
}

/// Every finding, in the same order.
pub(crate) async fn all_findings(open: &dyn Open) -> Result<Vec<FindingSummary>, Fault> {
    found(open, &select_findings(open)).await
}

/// The findings of one source, in the same order.
pub(crate) async fn findings_of(open: &dyn Open, source: Uuid) -> Result<Vec<FindingSummary>, Fault> {
    let select = select_findings(open).and_where(col("findings", "source").eq(source)).take();
    found(open, &select).await
}

/// The measures of these priorities, by title.
pub async fn measures(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<MeasureSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let source =
        Condition::all().add(col("sources", "id").equals(named("measures", "source"))).add(visible(open.sight(), "sources", &[]));
    let columns = ["priority", "id", "reference", "title", "unit", "direction", "owner", "proxy_for", "note", "seen_by"];
    let select = Query::select()
        .columns(columns.map(|name| named("measures", name)))
        .expr_as(col("sources", "reference"), Alias::new("source_reference"))
        .expr_as(col("sources", "title"), Alias::new("source_title"))
        .from(Alias::new("measures"))
        .join(JoinType::LeftJoin, Alias::new("sources"), source)
        .cond_where(visible(open.sight(), "measures", measures::records::Model::WITHIN))
        .and_where(col("measures", "priority").is_in(priority_ids.iter().copied()))
        .order_by(named("measures", "sorted"), Order::Asc)
        .order_by(named("measures", "id"), Order::Asc)
        .take();
    found(open, &select).await
}

/// What the figures of a measure tell, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresSummary {
    /// The priority of the measure.
    pub priority: Uuid,
    /// The measure.
    pub measure: Uuid,
    /// The latest figure in words with its period; none when there is none.
    pub latest: Option<String>,
    /// What the latest figure means in a word or two: `Worsening`.
    pub variation: String,
    /// The same as a key for files: `worsening`.
    pub meaning: &'static str,
    /// Whether there was ever a figure, of whatever place.
    pub has_figures: bool,
    /// Whether the figure that should be there by now is not.
    pub is_late: bool,
}

/// What the figures of the measures of these priorities tell, one for each measure: the same few questions for all of them.
pub async fn figures(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<FiguresSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let of_these = Condition::all().add(col("measures", "priority").is_in(priority_ids.iter().copied()));
    let many = measures::many::load(open, of_these, false).await?;
    Ok(many.measures.iter().map(|measure| figures_of(&many, measure, open.today())).collect())
}

fn figures_of(many: &measures::many::Many, measure: &measures::records::Model, today: NaiveDate) -> FiguresSummary {
    let told = many.told(measure, None);
    let latest = told.series.latest().map(|point| (told.series.words(point), point.period.words()));
    let latest = latest.map(|(figure, period)| fill("{figure} in {period}", &[("figure", &figure), ("period", &period)]));
    FiguresSummary {
        priority: measure.priority.uuid(),
        measure: measure.id.uuid(),
        latest,
        variation: told.variation().word,
        meaning: told.meaning().key(),
        has_figures: many.has_figures(measure),
        is_late: many.is_late(measure, today),
    }
}

pub use crate::measures::waiting::{NewSignal, new_signals};
pub use crate::returns::due::{ReturnDue, ReturnSent, returns_due, returns_to_look_at};
pub use crate::returns::pages::to_look_at;

fn select_findings(open: &dyn Open) -> SelectStatement {
    let columns =
        ["priority", "id", "reference", "title", "kind", "figure", "out_of", "unit", "standing", "on", "source", "seen_by"];
    Query::select()
        .columns(columns.map(|name| named("findings", name)))
        .expr_as(col("sources", "reference"), Alias::new("source_reference"))
        .expr_as(col("sources", "title"), Alias::new("source_title"))
        .expr_as(col("sources", "published_on"), Alias::new("source_published_on"))
        .from(Alias::new("findings"))
        .inner_join(Alias::new("sources"), col("sources", "id").equals(named("findings", "source")))
        .cond_where(visible(open.sight(), "findings", findings::records::Model::WITHIN))
        .order_by_expr(col("sources", "published_on").is_null(), Order::Asc)
        .order_by(named("sources", "published_on"), Order::Desc)
        .order_by(named("sources", "sorted"), Order::Asc)
        .order_by(named("sources", "id"), Order::Asc)
        .order_by(named("findings", "figure"), Order::Desc)
        .order_by(named("findings", "sorted"), Order::Asc)
        .order_by(named("findings", "id"), Order::Asc)
        .take()
}

async fn found<R: FromQueryResult>(open: &dyn Open, select: &SelectStatement) -> Result<Vec<R>, Fault> {
    let statement = open.on().get_database_backend().build(select);
    Ok(R::find_by_statement(statement).all(open.on()).await?)
}
