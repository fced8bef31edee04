//! What a return may say, when it is late, and what is asked for next. No database, no clock.

use crate::figures::Figure;
use crate::periods::{self, Period};
use access::{Action, Actor, Role};
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use values::words::t;

/// The list of standings.
pub const STANDINGS: &str = "return-standing";
/// Nobody has answered yet.
pub const ASKED: &str = "asked";
/// The figure was given.
pub const GIVEN: &str = "given";
/// There was none to count: nought.
pub const NIL: &str = "nil";
/// It cannot be given, and the reason says why.
pub const NOT_GIVEN: &str = "not-given";

/// The list that says whether it is asked again.
pub const AGAIN: &str = "return-again";
/// The key with which it is asked again for every next period.
pub const EACH_PERIOD: &str = "each-period";

/// The key of the list `site` whose term says that answers count at once, without anybody looking at them.
pub const AT_ONCE: &str = "returns-at-once";

/// How far a return has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has answered.
    Asked,
    /// The answer was sent back, to be put right.
    SentBack,
    /// There is an answer that somebody must look at before it counts.
    ToLookAt,
    /// The answer counts.
    Accepted,
}

impl Stage {
    /// The stage of a return with this standing: whether it was sent back, and whether it was accepted.
    pub fn of(standing: &str, sent_back: bool, accepted: bool) -> Stage {
        match (standing, sent_back, accepted) {
            (ASKED, ..) => Stage::Asked,
            (_, true, _) => Stage::SentBack,
            (_, false, true) => Stage::Accepted,
            (_, false, false) => Stage::ToLookAt,
        }
    }

    /// Whether an answer is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Stage::Asked | Stage::SentBack)
    }
}

/// What was typed of a return.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The first day of the period.
    pub starts: NaiveDate,
    /// The standing, by its key.
    pub standing: &'a str,
    /// The figure.
    pub value: Option<&'a str>,
    /// Why it cannot be given.
    pub reason: Option<&'a str>,
    /// Why it was sent back.
    pub sent_back: Option<&'a str>,
    /// Whether it was accepted.
    pub accepted: bool,
}

/// What is wrong with a return: the field to mend, and the words.
pub fn problems(typed: Typed) -> Vec<(&'static str, String)> {
    let mut problems: Vec<(&'static str, String)> =
        periods::problem(typed.starts).map(|words| ("starts", words)).into_iter().collect();
    match (typed.standing, typed.value) {
        (GIVEN, None) => problems.push(("value", t("Enter the figure, or say that it is nil or cannot be given").into_owned())),
        (GIVEN, Some(value)) => problems.extend(Figure::read(value).err().map(|words| ("value", words))),
        (_, Some(_)) => problems.push(("value", t("Leave the figure out, or say that it is given").into_owned())),
        (_, None) => {}
    }
    if typed.standing == NOT_GIVEN && typed.reason.is_none_or(|reason| reason.trim().is_empty()) {
        problems.push(("reason", t("Say why the figure cannot be given").into_owned()));
    }
    if typed.accepted && (typed.standing == ASKED || typed.sent_back.is_some()) {
        problems.push(("accepted_on", t("Leave this empty until there is an answer that counts").into_owned()));
    }
    if typed.sent_back.is_some() && typed.standing == ASKED {
        problems.push(("sent_back", t("Leave this empty until there is an answer").into_owned()));
    }
    problems
}

/// Whether a return that should have come is not there.
pub fn is_late(stage: Stage, due: NaiveDate, today: NaiveDate) -> bool {
    stage.is_open() && due < today
}

/// What is asked for after a period: the next one, due as many days after its end as the one before.
pub fn next(period: Period, due: NaiveDate) -> (Period, NaiveDate) {
    let (next, days) = (period.next(), (due - period.ends()).num_days());
    let due = match u64::try_from(days) {
        Ok(days) => next.ends().checked_add_days(Days::new(days)),
        Err(_) => next.ends().checked_sub_days(Days::new(days.unsigned_abs())),
    };
    (next, due.unwrap_or(next.ends()))
}

/// Answering a return.
#[derive(Clone, Copy, Debug)]
pub struct Answering {
    /// The organisation of the post that is asked.
    pub organisation: Option<Uuid>,
}

impl Action for Answering {
    /// Those who keep measures, and the officers of the organisation that is asked.
    fn allows(&self, actor: &Actor) -> bool {
        let own = self.organisation.is_some_and(|organisation| actor.organisations().contains(&organisation));
        own || actor.has_any(crate::actions::KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        crate::actions::ANSWERERS.to_vec()
    }
}

/// Looking at an answer: accepting it, or sending it back.
#[derive(Clone, Copy, Debug)]
pub struct Reviewing {
    /// The organisation of the post that is asked.
    pub asked: Option<Uuid>,
    /// The organisation of the post that is responsible for the measure.
    pub responsible: Option<Uuid>,
}

impl Action for Reviewing {
    /// Those who keep measures, and the officers of the organisation that is responsible for this one; but nobody looks at
    /// what their own organisation was asked for.
    fn allows(&self, actor: &Actor) -> bool {
        let others = self.responsible.filter(|responsible| Some(*responsible) != self.asked);
        others.is_some_and(|responsible| actor.organisations().contains(&responsible)) || actor.has_any(crate::actions::KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        crate::actions::ANSWERERS.to_vec()
    }
}

/// Whether an answer counts as soon as it is given: where the site says so, and when somebody gives it in the workspace who keeps
/// measures. What comes by the link of a mail is always looked at.
pub fn counts_at_once(actor: &Actor, by_link: bool, site_says_so: bool) -> bool {
    site_says_so || (!by_link && actor.has_any(crate::actions::KEEPERS))
}
