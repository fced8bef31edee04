//! What becomes of the things that are tied to a body that ends. No database, no clock, no web.

use super::transfers;
use chrono::NaiveDate;
use uuid::Uuid;
use values::FinancialYear;
use values::words::t;

/// The key of the choice that a thing goes to one named body.
pub const TO_ONE: &str = "successor";
/// The key of the choice that a thing goes to every body that comes after.
const TO_EVERY: &str = "every-successor";
/// The key of the choice that a thing ends with the body.
const ENDS: &str = "ends";

/// How a thing is tied to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It joins the body with something for a time: a seat, a link between boards, a lead.
    Joins,
    /// It is a post of the body.
    Post,
    /// It is something in its own right that names the body: a board that it convenes, a fund, a plan.
    Holds,
}

/// How a thing stands in time, seen from the first day after the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// It is over: history, which stays as it is.
    Over,
    /// It runs on.
    Running,
    /// It begins on that day or later.
    ToCome,
}

/// What somebody decided for a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It goes to the body that this transfer names.
    One(Uuid),
    /// It goes to every body that comes after.
    Every,
    /// It ends with the body.
    Ends,
    /// It stays with the body that ended, or that carries on.
    Stays,
}

/// What becomes of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays with the body that ended.
    Stays,
    /// It has its last day on the day before the act.
    Ends,
    /// The post falls vacant on the day of the act.
    FallsVacant,
    /// It ends, and begins again for the bodies of these transfers.
    CarriedTo(Vec<Uuid>),
    /// It moves, as it is, to the body of this transfer.
    MovesTo(Uuid),
    /// It stays with the body, which gives up a part and carries on.
    Keeps,
    /// It stays with the body, which carries on, and begins for the bodies of these transfers as well.
    AlsoFor(Vec<Uuid>),
    /// Several bodies come after and nobody has said which of them has it.
    Undecided,
}

/// The ways out of a body that ends: its transfers to a body that comes after.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// The transfers.
    pub transfers: Vec<Uuid>,
    /// Whether one body comes after this one and after no other: it only gets a new name or a new form.
    pub one_to_one: bool,
    /// Whether the body gives up a part and carries on.
    pub carries_on: bool,
}

/// The choice with this key of the list `handover-kind`. One body needs a transfer; without it nothing is chosen well,
/// and the form says so.
pub fn choice(key: &str, transfer: Option<Uuid>) -> Choice {
    match (key, transfer) {
        (TO_ONE, Some(transfer)) => Choice::One(transfer),
        (TO_EVERY, _) => Choice::Every,
        (ENDS, _) => Choice::Ends,
        _ => Choice::Stays,
    }
}

/// What becomes of a thing that is tied in this way and stands so in time.
pub fn fate(tie: Tie, time: Time, ways: &Ways, chosen: Option<Choice>) -> Fate {
    // A body named for all things of a sheet says nothing of those whose own body it does not follow.
    let chosen = chosen.filter(|choice| !matches!(choice, Choice::One(transfer) if !ways.transfers.contains(transfer)));
    if time == Time::Over && !matches!(chosen, Some(Choice::One(_))) {
        return Fate::Stays;
    }
    if ways.carries_on {
        return fate_of_part(tie, time, ways, chosen);
    }
    let to = match chosen {
        Some(Choice::Stays) => return Fate::Stays,
        Some(Choice::Ends) => Vec::new(),
        Some(Choice::One(transfer)) => vec![transfer],
        Some(Choice::Every) => ways.transfers.clone(),
        None if tie == Tie::Post && !ways.one_to_one => Vec::new(),
        None => ways.transfers.clone(),
    };
    match (tie, time, to.as_slice()) {
        (Tie::Joins, Time::ToCome, []) => Fate::Undecided,
        (Tie::Joins, Time::Running, []) => Fate::Ends,
        (Tie::Joins, Time::Running, _) => Fate::CarriedTo(to),
        (Tie::Post, _, []) => Fate::FallsVacant,
        (_, _, []) => Fate::Stays,
        (_, _, [one]) => Fate::MovesTo(*one),
        _ => Fate::Undecided,
    }
}

/// What becomes of a thing of a body that gives up a part: it keeps what nobody decides to hand over. It may share with
/// those that come after what joins it with something for a time; a post or a fund is in one hand.
fn fate_of_part(tie: Tie, time: Time, ways: &Ways, chosen: Option<Choice>) -> Fate {
    match (chosen, tie, time) {
        (None | Some(Choice::Stays), ..) => Fate::Keeps,
        (Some(Choice::Every), Tie::Joins, _) => Fate::AlsoFor(ways.transfers.clone()),
        (Some(Choice::Every), ..) => Fate::Undecided,
        (Some(Choice::One(transfer)), Tie::Joins, Time::Running) => Fate::CarriedTo(vec![transfer]),
        (Some(Choice::One(transfer)), ..) => Fate::MovesTo(transfer),
        (Some(Choice::Ends), Tie::Joins, Time::Running) => Fate::Ends,
        (Some(Choice::Ends), Tie::Post, _) => Fate::FallsVacant,
        (Some(Choice::Ends), Tie::Joins, _) => Fate::Undecided,
        (Some(Choice::Ends), Tie::Holds, _) => Fate::Keeps,
    }
}

/// Standings after which nothing more is owed. They only say where a thing goes when nobody decided otherwise.
const CLOSED: [&str; 9] = ["done", "stopped", "completed", "withheld", "withdrawn", "ended", "replaced", "paid", "cannot-pay"];

/// What is known of a thing's time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
    /// Its financial year.
    pub year: Option<FinancialYear>,
    /// How it stands, by the key of its list.
    pub standing: Option<&'a str>,
}

/// How a thing stands in time, seen from this day, the first after the act.
pub fn time(on: NaiveDate, known: Known<'_>) -> Time {
    let year_over = known.year.is_some_and(|year| FinancialYear(year.0 + 1).first_day() <= on);
    let closed = known.standing.is_some_and(|standing| CLOSED.contains(&standing));
    if year_over || closed || known.to.is_some_and(|to| to < on) {
        return Time::Over;
    }
    if known.from.is_some_and(|from| from >= on) { Time::ToCome } else { Time::Running }
}

/// What is wrong with a transfer: the field to mend, and the words.
pub fn transfer_problems(transfer: &transfers::Model) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    if transfer.before.is_some() == transfer.board.is_some() {
        problems.push(("before", transfers::one_body()));
    }
    let after = [transfer.after.is_some(), transfer.board_after.is_some(), transfer.new_name.is_some()];
    if after.into_iter().filter(|given| *given).count() > 1 {
        let words = t("Name what comes after only once: an organisation, a board or a new name");
        problems.push(("after", words.into_owned()));
    }
    if (transfer.before.is_some() && transfer.board_after.is_some()) || (transfer.board.is_some() && transfer.after.is_some()) {
        let words = t("After an organisation comes an organisation, after a board a board");
        problems.push(("after", words.into_owned()));
    }
    if transfer.coming().is_some() && transfer.coming() == transfer.first() {
        problems.push(("after", t("Select another body: one cannot come after itself").into_owned()));
    }
    if transfer.is_part() && transfer.coming().is_none() && transfer.new_name.is_none() {
        problems.push(("after", t("Say which body gets the part, or enter the name of a new one").into_owned()));
    }
    problems
}
