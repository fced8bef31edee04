//! Once a week, officers are asked by mail about what their organisation has promised and what is late or due soon.

use crate::actions::records::{Column, Entity, Model};
use crate::actions::rules;
use crate::mine::ask::owned_by;
use crate::updates::page::TOLD;
use ::records::House;
use access::accounts::{self, Officer};
use access::links::{self, Purpose};
use access::{Action, Actor, Door, Event, Open, Role, SeenBy, Writing, events};
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use database::Fault;
use jobs::{Done, Mail, Schedule, outbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;
use values::dates;
use values::words::{count, count_with, fill, t};

/// The seconds between two rounds: a week.
const WEEK: i64 = 7 * 24 * 60 * 60;
/// What is due in so many days is asked about.
const SOON: u64 = 14;
/// What the event of a round is called.
const CHASED: &str = "chased";

/// Asks officers about the actions of their organisations.
pub struct Chasing {
    /// Where the names of the site are kept.
    pub house: House,
    /// The address of the site, for links.
    pub base: String,
}

struct Chase;

impl Action for Chase {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Schedule for Chasing {
    fn name(&self) -> &'static str {
        "chasing-actions"
    }

    fn every(&self) -> i64 {
        WEEK
    }

    /// All mails of a round and the event that says they were written come in one change, so a round that is begun
    /// again after a process died writes none twice.
    async fn run(&self, door: &Door) -> Done {
        let mut writing = door.begin(&Actor::system(), &Chase).await?;
        let (actions, officers) = (due(&writing).await?, accounts::officers(writing.on(), writing.today()).await?);
        let organisations = owned_by(&writing, &actions).await?;
        let mails = by_person(&officers, &actions, &organisations);
        if mails.is_empty() || is_done(&writing).await? {
            return Ok(writing.give_up().await?);
        }
        let names = self.house.terms_of(&writing, &["site"]).await?;
        let service = names.label("site", "service");
        for letter in &mails {
            self.write(&mut writing, service, letter).await?;
        }
        let title = count("Asked {n} officer about actions", "Asked {n} officers about actions", number(mails.len()));
        writing.finish(Event::of_house(CHASED, "action", &title)).await?;
        Ok(())
    }
}

/// Whether a round was made in the last days already.
async fn is_done(writing: &Writing) -> Result<bool, Fault> {
    let since = writing.now().timestamp() - WEEK / 2;
    let before = events::Entity::find().filter(events::Column::Verb.eq(CHASED)).filter(events::Column::At.gt(since));
    Ok(before.one(writing.on()).await?.is_some())
}

/// The actions that are open, belong to a post, and are late or due soon.
async fn due(writing: &Writing) -> Result<Vec<Model>, Fault> {
    let until = writing.today().checked_add_days(Days::new(SOON)).unwrap_or(writing.today());
    let asked = Entity::find()
        .filter(Column::Owner.is_not_null())
        .filter(Column::Due.lte(until))
        .filter(Column::Standing.is_not_in([rules::DONE, rules::STOPPED]))
        .order_by_asc(Column::Due)
        .order_by_asc(Column::Id);
    Ok(asked.all(writing.on()).await?)
}

/// Whom to write to, and about which actions.
type Letter<'a> = ((Uuid, String), Vec<&'a Model>);

fn by_person<'a>(officers: &[Officer], actions: &'a [Model], organisations: &HashMap<Uuid, Uuid>) -> Vec<Letter<'a>> {
    let mut letters: Vec<Letter> = Vec::new();
    for officer in officers {
        let own = |action: &&Model| organisations.get(&action.id.uuid()) == Some(&officer.organisation);
        let own: Vec<&Model> = actions.iter().filter(own).collect();
        match letters.iter_mut().find(|((person, _), _)| *person == officer.person) {
            Some((_, listed)) => listed.extend(own),
            None => letters.push(((officer.person, officer.email.clone()), own)),
        }
    }
    letters.retain(|(_, actions)| !actions.is_empty());
    letters
}

impl Chasing {
    async fn write(&self, writing: &mut Writing, service: &str, letter: &Letter<'_>) -> Result<(), Fault> {
        let ((person, email), actions) = letter;
        let (today, mut lines) = (writing.today(), Vec::new());
        // A mail can be read by others, so what only members of a board may see is not named in it.
        let open = |action: &&&Model| action.seen_by != SeenBy::Members.key();
        for action in actions.iter().filter(open) {
            let token = links::make(writing, *person, Purpose::Tell).await?;
            lines.push(format!("{}\n{}{TOLD}/{token}/{}", line(action, today), self.base, action.reference));
        }
        let hidden = actions.len() - lines.len();
        if hidden > 0 {
            let more = count(
                "{n} more that this mail may not name. Sign in to see it:",
                "{n} more that this mail may not name. Sign in to see them:",
                number(hidden),
            );
            lines.push(format!("{more}\n{}{}", self.base, crate::mine::MINE));
        }
        let last = writing.now().timestamp() + Purpose::Tell.holds();
        let subject = count_with(
            "{service}: {n} action to tell about",
            "{service}: {n} actions to tell about",
            number(actions.len()),
            &[("service", service)],
        );
        let gaps = [("service", service), ("actions", &lines.join("\n\n"))];
        let text = fill(
            "Your organisation has promised this on {service}, and it is late or due soon. Tell the others how it stands.\n\n\
             {actions}\n\n\
             Each link opens a short form. It works once, in the next 14 days, without signing in. Do not pass it on: \
             whoever opens it tells in your name.\n",
            &gaps,
        );
        outbox::put(writing, &Mail::new(email, subject, text).not_after(last)).await
    }
}

fn line(action: &Model, today: NaiveDate) -> String {
    let due = action.due.map(dates::words).unwrap_or_else(|| t("no date").into_owned());
    let gaps = [("action", action.title.as_str()), ("due", due.as_str())];
    if action.overdue_on(today) { fill("{action}: was due on {due}", &gaps) } else { fill("{action}: due on {due}", &gaps) }
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
