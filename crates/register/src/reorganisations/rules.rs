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

#[cfg(test)]
mod tests {
    use super::*;
    use values::Id;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn ways(transfers: &[u128], one_to_one: bool) -> Ways {
        Ways { transfers: transfers.iter().map(|n| id(*n)).collect(), one_to_one, carries_on: false }
    }

    fn part(transfers: &[u128]) -> Ways {
        Ways { carries_on: true, ..ways(transfers, false) }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn seats_of_a_council_that_becomes_part_of_a_unitary_are_carried_to_it() {
        assert_eq!(fate(Tie::Joins, Time::Running, &ways(&[1], false), None), Fate::CarriedTo(vec![id(1)]));
        assert_eq!(fate(Tie::Joins, Time::Running, &ways(&[], false), None), Fate::Ends, "an abolished body leaves no seat");
    }

    #[test]
    fn seats_of_a_county_that_is_split_go_to_every_unitary_unless_one_is_named() {
        let split = ways(&[1, 2], false);
        assert_eq!(fate(Tie::Joins, Time::Running, &split, None), Fate::CarriedTo(vec![id(1), id(2)]));
        assert_eq!(fate(Tie::Joins, Time::Running, &split, Some(Choice::One(id(2)))), Fate::CarriedTo(vec![id(2)]));
        assert_eq!(fate(Tie::Joins, Time::Running, &split, Some(Choice::Ends)), Fate::Ends);
        assert_eq!(fate(Tie::Joins, Time::ToCome, &split, None), Fate::Undecided);
        let of_another = fate(Tie::Joins, Time::Running, &ways(&[1], false), Some(Choice::One(id(2))));
        assert_eq!(of_another, Fate::CarriedTo(vec![id(1)]), "a transfer of another body says nothing of this one");
    }

    #[test]
    fn posts_go_with_a_new_name_and_fall_vacant_in_a_merger() {
        assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], true), None), Fate::MovesTo(id(1)));
        assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], false), None), Fate::FallsVacant);
        assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], false), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
    }

    #[test]
    fn a_board_a_fund_or_a_plan_moves_to_the_only_one_and_waits_for_a_decision_between_several() {
        assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1], false), None), Fate::MovesTo(id(1)));
        assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1, 2], false), None), Fate::Undecided);
        assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1, 2], false), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
        assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[], false), None), Fate::Stays);
    }

    #[test]
    fn what_is_over_stays_as_history_unless_it_is_sent_on_by_name() {
        assert_eq!(fate(Tie::Holds, Time::Over, &ways(&[1], true), None), Fate::Stays);
        assert_eq!(fate(Tie::Joins, Time::Over, &ways(&[1], true), Some(Choice::Every)), Fate::Stays);
        assert_eq!(fate(Tie::Holds, Time::Over, &ways(&[1], true), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
    }

    #[test]
    fn a_body_that_gives_up_a_part_keeps_what_nobody_decides_to_hand_over() {
        for tie in [Tie::Joins, Tie::Post, Tie::Holds] {
            for time in [Time::Running, Time::ToCome] {
                assert_eq!(fate(tie, time, &part(&[1]), None), Fate::Keeps);
                assert_eq!(fate(tie, time, &part(&[1]), Some(Choice::Stays)), Fate::Keeps);
                assert_eq!(fate(tie, time, &part(&[1]), Some(Choice::One(id(9)))), Fate::Keeps, "a transfer of another body");
            }
            assert_eq!(fate(tie, Time::Over, &part(&[1]), Some(Choice::Every)), Fate::Stays, "history");
        }
    }

    #[test]
    fn a_part_takes_along_what_is_decided() {
        let chosen = |tie, time, choice| fate(tie, time, &part(&[1, 2]), Some(choice));
        assert_eq!(chosen(Tie::Joins, Time::Running, Choice::One(id(1))), Fate::CarriedTo(vec![id(1)]));
        assert_eq!(chosen(Tie::Joins, Time::Running, Choice::Every), Fate::AlsoFor(vec![id(1), id(2)]));
        assert_eq!(chosen(Tie::Post, Time::Running, Choice::One(id(2))), Fate::MovesTo(id(2)));
        assert_eq!(chosen(Tie::Holds, Time::Running, Choice::One(id(2))), Fate::MovesTo(id(2)));
        assert_eq!(chosen(Tie::Holds, Time::Running, Choice::Every), Fate::Undecided, "a fund is in one hand");
        assert_eq!(chosen(Tie::Joins, Time::Running, Choice::Ends), Fate::Ends);
        assert_eq!(chosen(Tie::Post, Time::Running, Choice::Ends), Fate::FallsVacant);
    }

    #[test]
    fn time_is_seen_from_the_first_day_after_the_act() {
        let on = day("2028-04-01");
        let known = |from: &str, to: &str| Known { from: from.parse().ok(), to: to.parse().ok(), ..Known::default() };
        assert_eq!(time(on, known("2012-11-22", "2028-03-31")), Time::Over);
        assert_eq!(time(on, known("2012-11-22", "2028-04-01")), Time::Running);
        assert_eq!(time(on, known("2028-04-01", "")), Time::ToCome);
        assert_eq!(time(on, Known { year: Some(FinancialYear(2027)), ..Known::default() }), Time::Over);
        assert_eq!(time(on, Known { year: Some(FinancialYear(2028)), ..Known::default() }), Time::Running);
        assert_eq!(time(on, Known { standing: Some("done"), ..Known::default() }), Time::Over);
        assert_eq!(time(on, Known::default()), Time::Running);
    }

    #[test]
    fn a_transfer_names_one_body_that_ends_and_at_most_one_that_comes() {
        use transfers::Model;
        let keys = |it: Model| transfer_problems(&it).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let (one, other, board) = (Some(Id::of(id(1))), Some(Id::of(id(2))), Some(Id::of(id(3))));
        assert!(keys(Model { before: one, after: other, ..Model::default() }).is_empty());
        assert!(keys(Model { before: one, ..Model::default() }).is_empty(), "abolished");
        assert!(keys(Model { board, new_name: Some("New board".into()), ..Model::default() }).is_empty());
        assert_eq!(keys(Model::default()), ["before"]);
        assert_eq!(keys(Model { before: one, board, ..Model::default() }), ["before"]);
        assert_eq!(keys(Model { before: one, after: one, ..Model::default() }), ["after"]);
        assert_eq!(keys(Model { before: one, after: other, new_name: Some("X".into()), ..Model::default() }), ["after"]);
        assert_eq!(keys(Model { before: one, board_after: board, ..Model::default() }), ["after"]);
        let part = || Model { before: one, first_body: Some(transfers::CARRIES_ON.into()), ..Model::default() };
        assert_eq!(keys(part()), ["after"], "a part goes to somebody");
        assert!(keys(Model { after: other, ..part() }).is_empty());
    }
}
