//! Once a day, what is to be asked again is asked for its next period; once a week, officers are asked by mail for figures that are
//! due soon or late.

use super::due::open_ones;
use super::mails::{self, Letters, asked_of, by_person};
use super::records::{Column, Entity, Model as Return};
use super::rules::{ASKED, EACH_PERIOD, next};
use ::records::House;
use ::records::change::{Keeping, NotDone};
use ::records::reading::{Texts, read, texts};
use access::{Action, Actor, Door, Event, Open, Role, Writing, accounts, events};
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use database::Fault;
use jobs::{Done, Schedule};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;
use values::Kind;
use values::words::count;

/// The seconds between two rounds: a day.
const DAY: i64 = 24 * 60 * 60;
/// Nobody is asked by mail again within so many seconds: six days.
const APART: i64 = 6 * DAY;
/// What is due in so many days is asked for.
const SOON: u64 = 14;
/// What the event of a round of mails is called.
const CHASED: &str = "chased-returns";

/// Asks partners for figures.
pub struct Collecting {
    /// Where the names of the site are kept.
    pub house: House,
    /// The address of the site, for links.
    pub base: String,
}

struct Collect;

impl Action for Collect {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Schedule for Collecting {
    fn name(&self) -> &'static str {
        "collecting-figures"
    }

    fn every(&self) -> i64 {
        DAY
    }

    /// Asking again is one change and the mails are another, each whole or not at all, so that a round that is begun again after
    /// a process died asks nobody twice.
    async fn run(&self, door: &Door) -> Done {
        self.ask_again(door).await?;
        self.chase(door).await?;
        Ok(())
    }
}

impl Collecting {
    /// Asks for the next period of every figure that is asked for each period, once that period is over.
    async fn ask_again(&self, door: &Door) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut writing = door.begin(&Actor::system(), &Collect).await?;
        let all = Entity::find().order_by_asc(Column::Starts).order_by_asc(Column::Id);
        let all = all.all(writing.on()).await.map_err(Fault::from)?;
        let today = writing.today();
        let mut asked = 0;
        for last in latest(&all).into_iter().filter(|it| it.again.as_deref() == Some(EACH_PERIOD)) {
            let (mut period, mut due) = next(last.period(), last.due);
            // At most a year of months is caught up with.
            for _ in 0..12 {
                if period.ends() >= today {
                    break;
                }
                self.add(&mut writing, last, (period.starts, due)).await?;
                asked += 1;
                (period, due) = next(period, due);
            }
        }
        if asked == 0 {
            return Ok(writing.give_up().await?);
        }
        writing.finish_noted().await?;
        Ok(())
    }

    async fn add(&self, writing: &mut Writing, last: &Return, (starts, due): (NaiveDate, NaiveDate)) -> Result<(), NotDone> {
        writing.see_everything();
        let register = self.house.of(Kind::FigureReturn);
        let lookup = self.house.lookup(writing, Kind::FigureReturn).await?;
        let Some(row) = register.get(writing, last.id.uuid()).await? else { return Ok(()) };
        let mut fresh: Texts = texts(register, &row, &lookup.names);
        for key in ["reference", "value", "counts_as", "reason", "note", "answered_on", "accepted_on", "sent_back"] {
            fresh.remove(key);
        }
        for (key, text) in [("starts", starts.to_string()), ("due", due.to_string()), ("standing", ASKED.to_owned())] {
            fresh.insert(key.to_owned(), text);
        }
        let row = read(register, &fresh, &lookup, None).map_err(NotDone::Wrong)?;
        match (Keeping { house: &self.house, kind: Kind::FigureReturn }).add(writing, row, &lookup).await {
            Ok(_) => Ok(()),
            Err(not_done) => Err(not_done),
        }
    }

    async fn chase(&self, door: &Door) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut writing = door.begin(&Actor::system(), &Collect).await?;
        let returns = due(&writing).await?;
        let officers = accounts::officers(writing.on(), writing.today()).await?;
        let organisations = asked_of(&writing, &returns).await?;
        let letters = by_person(&officers, &returns, &organisations);
        if letters.is_empty() || is_done(&writing).await? {
            return Ok(writing.give_up().await?);
        }
        let service = mails::service(&writing, &self.house).await?;
        for letter in &letters {
            Letters { house: &self.house, base: &self.base }.ask(&mut writing, &service, letter).await?;
        }
        let title = count("Asked {n} officer for figures", "Asked {n} officers for figures", number(letters.len()));
        writing.finish(Event::of_house(CHASED, "figure-return", &title)).await?;
        Ok(())
    }
}

/// Of each measure, place and length of period, the return of the latest period.
fn latest(all: &[Return]) -> Vec<&Return> {
    let mut by_figure: HashMap<(Uuid, Option<Uuid>, &str), &Return> = HashMap::new();
    for it in all {
        by_figure.insert((it.measure.uuid(), it.place.map(|id| id.uuid()), it.period.as_str()), it);
    }
    let mut latest: Vec<&Return> = by_figure.into_values().collect();
    latest.sort_by_key(|it| (it.starts, it.id.uuid()));
    latest
}

/// Whether mails were written in the last days already.
async fn is_done(writing: &Writing) -> Result<bool, Fault> {
    let since = writing.now().timestamp() - APART;
    let before = events::Entity::find().filter(events::Column::Verb.eq(CHASED)).filter(events::Column::At.gt(since));
    Ok(before.one(writing.on()).await?.is_some())
}

/// The returns that nobody has answered, or whose answer was sent back, and that are late or due soon.
async fn due(writing: &Writing) -> Result<Vec<Return>, Fault> {
    let until = writing.today().checked_add_days(Days::new(SOON)).unwrap_or(writing.today());
    let waiting = Entity::find().filter(open_ones()).filter(Column::Due.lte(until));
    Ok(waiting.order_by_asc(Column::Due).order_by_asc(Column::Id).all(writing.on()).await?)
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
