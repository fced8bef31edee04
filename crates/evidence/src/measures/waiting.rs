//! New signals, found in the background and kept, so that a home page need not read every figure. What was commented on since is
//! left out when they are asked for.

use super::many;
use super::signals::{Waiting, waiting};
use crate::find::{col, named};
use crate::measures::records::Model as Measure;
use ::records::{Described, visible};
use access::{Action, Actor, Door, Open, Role, Writing, events};
use async_trait::async_trait;
use chrono::NaiveDate;
use database::Fault;
use database::table::Table;
use jobs::{Done, Schedule};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, Condition, FromQueryResult};

/// A signal that nobody had commented on when it was found.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_signals")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The measure.
    pub measure: Uuid,
    /// The place; none for everywhere.
    pub place: Option<Uuid>,
    /// The first day of its first period.
    pub starts: NaiveDate,
    /// The first day of its last period.
    pub last: NaiveDate,
    /// The place of the last event when it was found.
    pub event: i64,
}

/// Signals relate to nothing the database checks.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The table of new signals, and that of when they were looked for.
pub(crate) fn tables() -> [Table; 2] {
    let signals = Table::named("waiting_signals")
        .uuid_key("id")
        .uuid("measure")
        .maybe_uuid("place")
        .day("starts")
        .day("last")
        .number("event");
    [signals, Table::named("signals_looked_for").key("name").number("event")]
}

/// When signals were looked for.
mod looked {
    use sea_orm::entity::prelude::*;

    /// The place of the last event when they were.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signals_looked_for")]
    pub struct Model {
        /// Always `signals`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// The place of the last event.
        pub event: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The name of the only row.
const NAME: &str = "signals";

/// Looks for new signals every few minutes, when anything has changed.
pub struct Finding;

struct Find;

impl Action for Find {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Schedule for Finding {
    fn name(&self) -> &'static str {
        "finding-signals"
    }

    fn every(&self) -> i64 {
        5 * 60
    }

    async fn run(&self, door: &Door) -> Done {
        let event = events::last_place(door.database()).await?;
        let reading = door.reading(&Actor::system()).await?;
        let before = looked::Entity::find_by_id(NAME).one(reading.on()).await.map_err(Fault::from)?;
        if before.is_some_and(|it| it.event == event) {
            return Ok(reading.close().await?);
        }
        let many = many::load(&reading, Condition::all(), true).await?;
        reading.close().await?;
        let writing = door.begin(&Actor::system(), &Find).await?;
        keep(&writing, &waiting(&many), event).await?;
        Ok(writing.finish_own().await?)
    }
}

/// Keeps these signals in the place of those that were found before.
async fn keep(writing: &Writing, found: &[Waiting<'_>], event: i64) -> Result<(), Fault> {
    Entity::delete_many().exec(writing.on()).await?;
    let row = |it: &Waiting| ActiveModel {
        id: Set(writing.new_id()),
        measure: Set(it.measure.id.uuid()),
        place: Set(it.place.map(|id| id.uuid())),
        starts: Set(it.first),
        last: Set(it.starts),
        event: Set(event),
    };
    let rows: Vec<ActiveModel> = found.iter().map(row).collect();
    for some in rows.chunks(200) {
        Entity::insert_many(some.to_vec()).exec_without_returning(writing.on()).await?;
    }
    looked::Entity::delete_many().exec(writing.on()).await?;
    let now = looked::ActiveModel { name: Set(NAME.to_owned()), event: Set(event) };
    looked::Entity::insert(now).exec_without_returning(writing.on()).await?;
    Ok(())
}

/// A new signal in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct NewSignal {
    /// The reference of the measure.
    pub reference: String,
    /// What the measure is called.
    pub title: String,
    /// The first day of the latest period of the signal.
    pub last: NaiveDate,
}

/// The new signals of measures that the actor may see and that no comment explains, the latest first. One question.
///
/// # Errors
/// The database did not answer.
pub async fn new_signals(open: &dyn Open) -> Result<Vec<NewSignal>, Fault> {
    let select = Query::select()
        .columns([named("measures", "reference"), named("measures", "title"), named("waiting_signals", "last")])
        .from(Alias::new("waiting_signals"))
        .inner_join(Alias::new("measures"), col("measures", "id").equals(named("waiting_signals", "measure")))
        .cond_where(visible(open.sight(), "measures", Measure::WITHIN))
        .and_where(Expr::exists(comments()).not())
        .order_by(named("waiting_signals", "last"), Order::Desc)
        .order_by(named("measures", "sorted"), Order::Asc)
        .order_by(named("waiting_signals", "id"), Order::Asc)
        .take();
    ::records::find::found(open, &select).await
}

/// The comments that explain a signal: of its measure and place, about one of its periods.
fn comments() -> SelectStatement {
    let comment = |name: &'static str| col("measure_comments", name);
    let signal = |name: &'static str| named("waiting_signals", name);
    let nowhere = Condition::all().add(comment("place").is_null()).add(col("waiting_signals", "place").is_null());
    Query::select()
        .expr(Expr::val(1))
        .from(Alias::new("measure_comments"))
        .and_where(comment("measure").equals(signal("measure")))
        .and_where(comment("starts").gte(Expr::col(signal("starts"))))
        .and_where(comment("starts").lte(Expr::col(signal("last"))))
        .cond_where(Condition::any().add(comment("place").equals(signal("place"))).add(nowhere))
        .take()
}
