//! How much two boards have in common, and what nobody would cover if one closed. No database, no clock, no web.
//!
//! The score is out of 100: up to 40 for shared members, 30 for shared remits, 20 for places and 10 for reporting lines.
//! `docs/overlap.md` says why.

use crate::landscape::bits::Bits;
use std::cmp::Reverse;

/// What the comparison needs of a board. Everything is a number that stands for a thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    /// Organisations with a seat.
    pub(crate) members: Bits,
    /// Posts through which they sit.
    pub(crate) posts: Bits,
    /// Priorities and themes in its remit.
    pub(crate) subjects: Bits,
    /// The boards to which it reports.
    pub(crate) above: Bits,
    /// Its own place.
    pub(crate) place: Option<usize>,
    /// Hours that one seat takes in a year.
    pub(crate) hours: Option<u32>,
}

/// The boards that are compared, and for each place those around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    pub(crate) bodies: Vec<Body>,
    pub(crate) around: Vec<Bits>,
}

/// How the places of two boards lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Places {
    /// Neither holds the other, or one is not known.
    #[default]
    Apart,
    /// One lies inside the other.
    Inside,
    /// It is one place.
    Same,
}

/// How the reporting lines of two boards meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lines {
    /// They do not.
    #[default]
    Apart,
    /// Both report to the same board.
    Together,
    /// One reports to the other.
    Direct,
}

/// Two boards and what they share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Positions of the two, the smaller first.
    pub(crate) one: usize,
    pub(crate) other: usize,
    pub(crate) members: u32,
    pub(crate) subjects: u32,
    pub(crate) places: Places,
    pub(crate) lines: Lines,
    /// Posts that sit on both.
    pub(crate) posts: u32,
    /// Hours a year that those posts give to the two; none when a board does not say what a seat takes.
    pub(crate) hours: Option<u32>,
    /// Out of 100.
    pub(crate) score: u32,
}

/// The most points for members, remits, places and reporting lines.
pub(crate) const POINTS: [u32; 4] = [40, 30, 20, 10];
/// A board with fewer members counts as if it had this many, so that one shared seat is no full overlap.
pub(crate) const FEWEST_MEMBERS: u32 = 4;

/// Every pair of the chosen boards that shares a member, a remit or a reporting line, the highest score first. To share no
/// more than a place is no overlap: a county has one of each kind of board. Positions in `chosen` go up.
pub(crate) fn rank(setting: &Setting, chosen: &[usize]) -> Vec<Pair> {
    let sizes: Vec<(u32, u32)> = setting.bodies.iter().map(|body| (body.members.count(), body.subjects.count())).collect();
    let mut pairs = Vec::new();
    for (at, one) in chosen.iter().enumerate() {
        for other in &chosen[at + 1..] {
            let pair = compare(setting, (*one, *other), (sizes[*one], sizes[*other]));
            if pair.members > 0 || pair.subjects > 0 || pair.lines != Lines::Apart {
                pairs.push(pair);
            }
        }
    }
    pairs.sort_by_key(|pair| (Reverse((pair.score, pair.members, pair.subjects, pair.hours)), pair.one, pair.other));
    pairs
}

/// What these two share.
pub(crate) fn pair(setting: &Setting, one: usize, other: usize) -> Pair {
    let size = |at: usize| (setting.bodies[at].members.count(), setting.bodies[at].subjects.count());
    compare(setting, (one.min(other), one.max(other)), (size(one.min(other)), size(one.max(other))))
}

fn compare(setting: &Setting, (one, other): (usize, usize), sizes: ((u32, u32), (u32, u32))) -> Pair {
    let (first, second) = (&setting.bodies[one], &setting.bodies[other]);
    let members = first.members.shared(&second.members);
    let subjects = first.subjects.shared(&second.subjects);
    let places = places_of(setting, first.place, second.place);
    let lines = lines_of(setting, one, other);
    let posts = first.posts.shared(&second.posts);
    let hours = match posts {
        0 => Some(0),
        posts => first.hours.zip(second.hours).map(|(first, second)| posts.saturating_mul(first.saturating_add(second))),
    };
    let score = share(POINTS[0], members, sizes.0.0.min(sizes.1.0).max(FEWEST_MEMBERS))
        + share(POINTS[1], subjects, sizes.0.1.min(sizes.1.1))
        + match places {
            Places::Same => POINTS[2],
            Places::Inside => POINTS[2] / 2,
            Places::Apart => 0,
        }
        + if lines == Lines::Apart { 0 } else { POINTS[3] };
    Pair { one, other, members, subjects, places, lines, posts, hours, score }
}

/// This share of the points, to the nearest whole point.
fn share(points: u32, part: u32, whole: u32) -> u32 {
    (points * part + whole / 2).checked_div(whole).unwrap_or(0)
}

fn places_of(setting: &Setting, one: Option<usize>, other: Option<usize>) -> Places {
    let lies_in = |inner: usize, outer: usize| setting.around.get(inner).is_some_and(|around| around.has(outer));
    match (one, other) {
        (Some(one), Some(other)) if one == other => Places::Same,
        (Some(one), Some(other)) if lies_in(one, other) || lies_in(other, one) => Places::Inside,
        _ => Places::Apart,
    }
}

fn lines_of(setting: &Setting, one: usize, other: usize) -> Lines {
    let (first, second) = (&setting.bodies[one].above, &setting.bodies[other].above);
    if first.has(other) || second.has(one) {
        Lines::Direct
    } else if first.shared(second) > 0 {
        Lines::Together
    } else {
        Lines::Apart
    }
}

/// What nobody would cover if a board closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uncovered {
    /// Organisations that sit on no other board.
    pub(crate) members: Vec<usize>,
    /// Priorities and themes that no other board covers for its place.
    pub(crate) subjects: Vec<usize>,
    /// Its place, when no other board serves that place or one around it.
    pub(crate) place: Option<usize>,
    /// Boards that report to it and to no other board.
    pub(crate) below: Vec<usize>,
    /// Boards to which it reports, and to which no other board does.
    pub(crate) above: Vec<usize>,
}

impl Uncovered {
    /// Whether others cover everything.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Uncovered::default()
    }
}

/// What nobody would cover if the board at this position closed and nobody took anything over.
pub(crate) fn if_closed(setting: &Setting, closed: usize) -> Uncovered {
    let body = &setting.bodies[closed];
    let others = || setting.bodies.iter().enumerate().filter(move |(at, _)| *at != closed).map(|(_, body)| body);
    let serves = |other: &Body| match (body.place, other.place) {
        (None, _) => true,
        (Some(place), Some(theirs)) => place == theirs || setting.around.get(place).is_some_and(|around| around.has(theirs)),
        (Some(_), None) => false,
    };
    let only_to_it = |body: &Body| body.above.has(closed) && body.above.count() == 1;
    Uncovered {
        members: body.members.numbers().filter(|member| !others().any(|other| other.members.has(*member))).collect(),
        subjects: body
            .subjects
            .numbers()
            .filter(|subject| !others().any(|other| other.subjects.has(*subject) && serves(other)))
            .collect(),
        place: body.place.filter(|_| !others().any(serves)),
        below: (0..setting.bodies.len()).filter(|at| only_to_it(&setting.bodies[*at])).collect(),
        above: body.above.numbers().filter(|board| !others().any(|other| other.above.has(*board))).collect(),
    }
}

/// What would change if two boards became one that takes over the seats, remits and places of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Merged {
    /// Members of the new board.
    pub(crate) members: u32,
    /// Organisations that would have one seat instead of two.
    pub(crate) fewer: u32,
    /// Boards that report to one of the two, and would report to the new one.
    pub(crate) below: Vec<usize>,
    /// Boards to which one of the two reports.
    pub(crate) above: Vec<usize>,
    /// Whether the line between the two would end.
    pub(crate) line_ends: bool,
}

/// What would change if these two became one.
pub(crate) fn if_merged(setting: &Setting, one: usize, other: usize) -> Merged {
    let (first, second) = (&setting.bodies[one], &setting.bodies[other]);
    let fewer = first.members.shared(&second.members);
    let outside = |at: &usize| *at != one && *at != other;
    let reports = |at: &usize| setting.bodies[*at].above.has(one) || setting.bodies[*at].above.has(other);
    let told = |at: &usize| first.above.has(*at) || second.above.has(*at);
    Merged {
        members: first.members.count() + second.members.count() - fewer,
        fewer,
        below: (0..setting.bodies.len()).filter(outside).filter(reports).collect(),
        above: (0..setting.bodies.len()).filter(outside).filter(told).collect(),
        line_ends: lines_of(setting, one, other) == Lines::Direct,
    }
}
