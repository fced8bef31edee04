//! What special figures mean by the direction that is good, and whether a target will be met.

use super::analysis::Analysis;
use super::limits::ENOUGH;
use super::rules::Special;
use components::XmrMeaning;

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither is better.
    Neither,
}

impl Direction {
    /// The direction with this key of the list `direction`. What is not known is neither.
    pub fn from_key(key: &str) -> Direction {
        match key {
            "up-is-good" => Direction::Up,
            "down-is-good" => Direction::Down,
            _ => Direction::Neither,
        }
    }

    /// What a figure means.
    pub fn meaning(self, special: Option<Special>) -> XmrMeaning {
        match (self, special.map(|it| it.up)) {
            (_, None) => XmrMeaning::Usual,
            (Direction::Neither, Some(_)) => XmrMeaning::Changed,
            (Direction::Up, Some(up)) => {
                if up {
                    XmrMeaning::Better
                } else {
                    XmrMeaning::Worse
                }
            }
            (Direction::Down, Some(up)) => {
                if up {
                    XmrMeaning::Worse
                } else {
                    XmrMeaning::Better
                }
            }
        }
    }
}

/// Whether a target will be met, by what is usual now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// There is no target.
    NoTarget,
    /// There is no good direction, so that meeting a target means nothing.
    NoDirection,
    /// There are too few figures to say.
    TooEarly,
    /// Even the worst usual figure meets it.
    Met,
    /// Even the best usual figure misses it.
    Missed,
    /// It lies inside the usual range.
    Unsure,
}

impl Assurance {
    /// Whether this target will be met, by the limits of the latest segment alone: those of before a step change say
    /// nothing about what comes.
    pub fn of(analysis: &Analysis, direction: Direction, target: Option<f64>) -> Assurance {
        let Some(target) = target else { return Assurance::NoTarget };
        if direction == Direction::Neither {
            return Assurance::NoDirection;
        }
        let Some(limits) = analysis.now().and_then(|segment| segment.limits) else { return Assurance::TooEarly };
        if limits.points < ENOUGH {
            return Assurance::TooEarly;
        }
        let (met, missed) = match direction {
            Direction::Up => (limits.lower >= target, limits.upper < target),
            Direction::Down | Direction::Neither => (limits.upper <= target, limits.lower > target),
        };
        match (met, missed) {
            (true, _) => Assurance::Met,
            (_, true) => Assurance::Missed,
            _ => Assurance::Unsure,
        }
    }

    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            Assurance::NoTarget => "no-target",
            Assurance::NoDirection => "no-direction",
            Assurance::TooEarly => "too-early",
            Assurance::Met => "met",
            Assurance::Missed => "missed",
            Assurance::Unsure => "unsure",
        }
    }
}
