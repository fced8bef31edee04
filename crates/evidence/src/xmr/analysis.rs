//! A whole series: its segments between step changes, each with limits of its own, and what is special in them.

use super::limits::{Limits, Standing};
use super::rules::{Rule, Special, special, stretches};

/// How a series is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether very large moving ranges are left out of the limits.
    pub screening: bool,
    /// How many of the first figures fix the limits; all figures when none.
    pub baseline: Option<usize>,
}

/// A step change: from this figure on, limits are worked out anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The index of the first figure after it.
    pub at: usize,
    /// How many of the first figures after it fix the limits; all up to the next step when none.
    pub baseline: Option<usize>,
}

/// The figures from the start or a step change up to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The index of the first figure.
    pub from: usize,
    /// One more than the index of the last.
    pub to: usize,
    /// How many figures there are; gaps are not counted.
    pub points: usize,
    /// The limits; none when no two figures follow each other.
    pub limits: Option<Limits>,
}

impl Segment {
    /// How far its limits can be relied on.
    pub fn standing(&self) -> Standing {
        self.limits.map_or(Standing::TooFew, |limits| limits.standing())
    }

    /// Whether anything in it may be called special.
    pub fn is_judged(&self) -> bool {
        matches!(self.standing(), Standing::Young | Standing::Settled)
    }
}

/// Figures in a row that are special for the same reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Why.
    pub special: Special,
    /// The index of the first figure.
    pub from: usize,
    /// The index of the last.
    pub last: usize,
}

/// What a series shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The figures, as they were given.
    pub values: Vec<Option<f64>>,
    /// The segments, the earliest first.
    pub segments: Vec<Segment>,
    /// Why each figure is special; nothing when it is usual.
    pub special: Vec<Option<Special>>,
}

/// Looks at a series, one figure for each period. Steps outside it change nothing; of two at one place the later counts.
pub fn analyse(values: &[Option<f64>], settings: Settings, steps: &[Step]) -> Analysis {
    let mut starts = vec![Step { at: 0, baseline: settings.baseline }];
    let mut inside: Vec<Step> = steps.iter().copied().filter(|step| step.at < values.len()).collect();
    inside.sort_by_key(|step| step.at);
    for step in inside {
        starts.retain(|it| it.at != step.at);
        starts.push(step);
    }
    let ends = starts.iter().skip(1).map(|step| step.at).chain([values.len()]);
    let mut analysis = Analysis { values: values.to_vec(), segments: Vec::new(), special: vec![None; values.len()] };
    for (step, to) in starts.iter().zip(ends).filter(|(step, to)| step.at < *to) {
        let own = &values[step.at..to];
        let limits = Limits::of(&own[..fixed(own, step.baseline)], settings.screening);
        let segment = Segment { from: step.at, to, points: own.iter().flatten().count(), limits };
        if let (Some(limits), true) = (&limits, segment.is_judged()) {
            analysis.special[step.at..to].copy_from_slice(&special(own, limits));
        }
        analysis.segments.push(segment);
    }
    analysis
}

/// How long the part is that holds the first so many figures.
fn fixed(values: &[Option<f64>], baseline: Option<usize>) -> usize {
    let Some(wanted) = baseline.filter(|wanted| *wanted > 0) else { return values.len() };
    let known = values.iter().enumerate().filter(|(_, value)| value.is_some());
    known.map(|(at, _)| at + 1).nth(wanted - 1).unwrap_or(values.len())
}

impl Analysis {
    /// The last segment, which says what is usual now.
    pub fn now(&self) -> Option<&Segment> {
        self.segments.last()
    }

    /// The index of the latest figure.
    pub fn latest(&self) -> Option<usize> {
        self.values.iter().rposition(Option::is_some)
    }

    /// The signals, the earliest first. None reaches over a gap or a step change.
    pub fn signals(&self) -> Vec<Signal> {
        let mut signals: Vec<Signal> = Vec::new();
        for (at, special) in self.special.iter().enumerate() {
            let Some(special) = *special else { continue };
            let begins = self.segments.iter().any(|segment| segment.from == at);
            match signals.last_mut().filter(|last| !begins && last.special == special && last.last + 1 == at) {
                Some(last) => last.last = at,
                None => signals.push(Signal { special, from: at, last: at }),
            }
        }
        signals
    }

    /// How many periods between the first and the latest figure have none.
    pub fn gaps(&self) -> usize {
        let known = stretches(&self.values);
        known.windows(2).map(|pair| pair[1].start - pair[0].end).sum()
    }

    /// How many figures up to the latest, in a row, meet what a run of its kind asks for.
    pub fn run(&self) -> usize {
        let Some((latest, segment)) = self.latest().zip(self.now()) else { return 0 };
        let Some((limits, special)) = segment.limits.zip(self.special[latest]) else { return 0 };
        let from = stretches(&self.values).last().map_or(latest, |range| range.start).max(segment.from);
        let known: Vec<f64> = self.values[from..=latest].iter().copied().flatten().collect();
        let wanted = if special.up { 1 } else { -1 };
        match special.rule {
            Rule::OneSide => known.iter().rev().take_while(|value| limits.side(**value) == wanted).count(),
            Rule::Trend => {
                let rises = |pair: &&[f64]| if special.up { pair[0] < pair[1] } else { pair[0] > pair[1] };
                known.windows(2).rev().take_while(rises).count() + 1
            }
            Rule::Outside | Rule::NearLimit => 1,
        }
    }
}
