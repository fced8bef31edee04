//! Who must be on a board on a day, and who of them is. No database, no clock.

use super::ask::{Body, Known, SeatOf};
use super::records::Model as Requirement;
use super::scope::{around, fits};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::dates::within;
use values::{Id, kind};

/// The roles of the list `seat-role` that do not make anybody a member.
const NO_MEMBERS: [&str; 2] = ["in-attendance", "in-association"];

/// The role of a body that the law names.
const AUTHORITY: &str = "responsible-authority";

/// The roles that say that the law, or an agreement, names the body.
const NAMED: [&str; 2] = [AUTHORITY, "signatory"];

/// How a required body stands to the board; what is missing comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// It has no seat.
    Missing,
    /// It has a seat, and every post through which it sits is vacant.
    Vacant,
    /// It has a seat.
    Present,
}

/// Whom a rule means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// This organisation.
    One(Uuid),
    /// One of these or several: none of them says which place it serves.
    OneOf(Vec<Uuid>),
    /// Nobody known: no organisation is there that would count as this authority, by the key of `authority-kind`.
    Unknown(String),
}

/// A body that belongs to a board.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line<'a> {
    pub(crate) who: Who,
    /// The rules that say so.
    pub(crate) rules: Vec<&'a Requirement>,
    pub(crate) standing: Standing,
    /// Since when it has had its seat, has lacked it, or since when the post has been vacant.
    pub(crate) since: Option<NaiveDate>,
    /// The posts through which it sits.
    pub(crate) posts: Vec<Uuid>,
}

impl SeatOf {
    /// Whether who has it is a member of the board.
    pub(crate) fn makes_a_member(&self) -> bool {
        !NO_MEMBERS.contains(&self.role.as_str())
    }
}

impl Line<'_> {
    /// Whether it must belong; the others may.
    pub(crate) fn is_required(&self) -> bool {
        self.rules.iter().any(|rule| rule.is_must())
    }

    /// The role that its seat would have.
    pub(crate) fn role(&self) -> &'static str {
        if self.rules.iter().any(|rule| rule.names_an_authority()) { AUTHORITY } else { "member" }
    }
}

/// Who belongs to a board on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Membership<'a> {
    /// Those who must belong and those who may and do: missing, vacant, present.
    pub(crate) lines: Vec<Line<'a>>,
    /// Organisations seated as if the law named them, which no rule requires.
    pub(crate) unneeded: Vec<Uuid>,
    /// The kinds of authority that the rules name, by the key of the list `authority-kind`.
    pub(crate) authorities: BTreeSet<&'a str>,
}

impl Membership<'_> {
    /// How many of those who must belong stand so.
    pub(crate) fn number(&self, standing: Standing) -> u64 {
        let lines = self.lines.iter().filter(|line| line.is_required() && line.standing == standing);
        u64::try_from(lines.count()).unwrap_or(u64::MAX)
    }

    /// How many must belong.
    pub(crate) fn required(&self) -> u64 {
        [Standing::Missing, Standing::Vacant, Standing::Present].map(|standing| self.number(standing)).into_iter().sum()
    }

    /// Whether there is anything to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.unneeded.is_empty()
    }
}

/// A board on a day, with the places and seats that it has to do with.
struct Table<'a> {
    known: &'a Known,
    board: &'a Body,
    day: NaiveDate,
    /// Its place, those around it and those inside it.
    around: BTreeSet<Id<kind::Place>>,
    seats: Vec<&'a SeatOf>,
}

/// Who belongs to this board on this day. A board that is not there on that day needs nobody.
pub(crate) fn membership<'a>(known: &'a Known, board: &'a Body, day: NaiveDate) -> Membership<'a> {
    let rules: Vec<&Requirement> = known.requirements.iter().filter(|rule| rule.partnership_kind == board.kind).collect();
    if rules.is_empty() || !board.is_there(day) {
        return Membership::default();
    }
    let place = known.places.iter().find(|place| Some(place.id) == board.place);
    let seats = known.seats.iter().filter(|seat| seat.partnership == board.id).collect();
    let table = Table { known, board, day, around: around(place, &known.places), seats };
    let holds = |rule: &&Requirement| within(day, rule.from, rule.to) && fits(rule, place, &known.places);
    let rules: Vec<&Requirement> = rules.into_iter().filter(holds).collect();
    let required = |rule: &&&Requirement| rule.is_must();
    Membership {
        lines: table.lines(&rules),
        unneeded: table.unneeded(&rules),
        authorities: rules.iter().filter(required).filter_map(|rule| rule.authority.as_deref()).collect(),
    }
}

impl<'a> Table<'a> {
    fn lines(&self, rules: &[&'a Requirement]) -> Vec<Line<'a>> {
        let mut lines: BTreeMap<Who, Line<'a>> = BTreeMap::new();
        let mut known: BTreeSet<Option<&str>> = BTreeSet::from([None]);
        let mut put = |who: Who, rule: &'a Requirement| match lines.get_mut(&who) {
            Some(line) => line.rules.push(rule),
            None => {
                lines.insert(who.clone(), self.line(who, rule));
            }
        };
        for rule in rules {
            for who in self.meant(rule) {
                known.insert(rule.authority.as_deref());
                put(who, rule);
            }
        }
        for rule in rules.iter().filter(|rule| rule.is_must() && !known.contains(&rule.authority.as_deref())) {
            put(Who::Unknown(rule.authority.clone().unwrap_or_default()), rule);
        }
        let mut lines: Vec<Line<'a>> = lines.into_values().collect();
        lines.retain(|line| line.is_required() || line.standing != Standing::Missing);
        lines.sort_by_cached_key(|line| (line.standing, self.name(&line.who)));
        lines
    }

    fn name(&self, who: &Who) -> String {
        match who {
            Who::One(id) => self.known.organisation(*id).map(|body| values::slug::folded(&body.title)).unwrap_or_default(),
            Who::OneOf(_) => String::new(),
            Who::Unknown(authority) => authority.clone(),
        }
    }

    /// Whom the rule means: those of its kind that serve this place, and those that sit here; when there are none, those
    /// that do not say which place they serve.
    fn meant(&self, rule: &Requirement) -> Vec<Who> {
        let of_kind = |body: &&Body| body.kind == rule.organisation_kind && body.is_there(self.day);
        let bodies: Vec<&Body> = self.known.organisations.iter().filter(of_kind).collect();
        let here = |body: &&&Body| body.place.is_some_and(|place| self.around.contains(&place)) || self.sits(body.id);
        let found: Vec<Who> = bodies.iter().filter(here).map(|body| Who::One(body.id)).collect();
        if !found.is_empty() || !rule.is_must() {
            return found;
        }
        let anywhere: Vec<Uuid> = bodies.iter().filter(|body| body.place.is_none()).map(|body| body.id).collect();
        match anywhere.as_slice() {
            [] => Vec::new(),
            [one] => vec![Who::One(*one)],
            _ => vec![Who::OneOf(anywhere)],
        }
    }

    fn sits(&self, organisation: Uuid) -> bool {
        self.seats_of(organisation).next().is_some()
    }

    /// The seats that make the organisation a member on the day.
    fn seats_of(&self, organisation: Uuid) -> impl Iterator<Item = &'a SeatOf> {
        let member = |seat: &&&SeatOf| seat.makes_a_member() && within(self.day, seat.from, seat.to);
        self.seats.iter().filter(move |seat| seat.organisation == organisation).filter(member).copied()
    }

    fn line(&self, who: Who, rule: &'a Requirement) -> Line<'a> {
        let seats: Vec<&SeatOf> = match &who {
            Who::One(organisation) => self.seats_of(*organisation).collect(),
            _ => Vec::new(),
        };
        if seats.is_empty() {
            let since = self.missing_since(&who, rule);
            return Line { who, rules: vec![rule], standing: Standing::Missing, since, posts: Vec::new() };
        }
        let posts: BTreeSet<Uuid> = seats.iter().filter_map(|seat| seat.post).collect();
        let posts: Vec<Uuid> = posts.into_iter().collect();
        let begun: Option<Vec<NaiveDate>> = seats.iter().map(|seat| seat.from).collect();
        let (standing, since) = match self.vacant_since(&posts) {
            Some(since) => (Standing::Vacant, Some(since)),
            None => (Standing::Present, begun.and_then(|days| days.into_iter().min())),
        };
        Line { who, rules: vec![rule], standing, since, posts }
    }

    /// Since when nobody has come, when every post through which it sits is vacant.
    fn vacant_since(&self, posts: &[Uuid]) -> Option<NaiveDate> {
        let vacant = |id: &Uuid| {
            let post = self.known.post(*id).filter(|post| post.vacant_on(self.day))?;
            post.vacant_since
        };
        let days: Option<Vec<NaiveDate>> = posts.iter().map(vacant).collect();
        days.and_then(|days| days.into_iter().max())
    }

    /// The first day on which rule, board and body were all there and the body's last seat had ended.
    fn missing_since(&self, who: &Who, rule: &Requirement) -> Option<NaiveDate> {
        let body = match who {
            Who::One(id) => self.known.organisation(*id),
            _ => None,
        };
        let mut days = vec![rule.from, self.board.from, body.and_then(|body| body.from)];
        let meant = |seat: &&&SeatOf| match who {
            Who::One(id) => seat.organisation == *id,
            _ => self.known.organisation(seat.organisation).is_some_and(|body| body.kind == rule.organisation_kind),
        };
        let ended = self.seats.iter().filter(meant).filter_map(|seat| seat.to).filter(|to| *to < self.day);
        days.push(ended.max().and_then(|to| to.succ_opt()));
        days.into_iter().flatten().max()
    }

    /// Those seated as if the law named them, of whose kind no rule requires anybody.
    fn unneeded(&self, rules: &[&Requirement]) -> Vec<Uuid> {
        let needed = |organisation: Uuid| {
            let kind = self.known.organisation(organisation).map(|body| body.kind.as_str());
            kind.is_none() || rules.iter().any(|rule| rule.is_must() && Some(rule.organisation_kind.as_str()) == kind)
        };
        let named = |seat: &&&SeatOf| NAMED.contains(&seat.role.as_str()) && within(self.day, seat.from, seat.to);
        let seated: BTreeSet<Uuid> = self.seats.iter().filter(named).map(|seat| seat.organisation).collect();
        seated.into_iter().filter(|organisation| !needed(*organisation)).collect()
    }
}
