//! What is usual: the average, and the limits that moving ranges give.

/// From the average moving range to three standard deviations, 3 / 1.128 with two decimals (NHS "Making Data Count"; NHS-R).
pub const LIMIT: f64 = 2.66;
/// How much of the way to a limit a figure must go to be near it.
pub const NEAR: f64 = 2.0 / 3.0;
/// Moving ranges of this many times their average, or more, are left out where they are screened (NHS-R; D4 for two figures).
pub const SCREEN: f64 = 3.267;
/// So many figures must limits rest on before anything is called special.
pub const ENOUGH: usize = 12;
/// From so many figures on, limits are no longer provisional.
pub const SETTLED: usize = 20;

/// The average and the limits of usual variation, in the unit of the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The average of the figures.
    pub mean: f64,
    /// The average moving range, after screening.
    pub range: f64,
    /// The lower limit; below nought when the method gives that, whatever is counted.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// How many figures they rest on.
    pub points: usize,
    /// How many moving ranges were screened out.
    pub screened: usize,
}

/// How far limits can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every figure is the same, so nothing varies.
    Flat,
    /// Too few figures to call anything special.
    TooFew,
    /// Enough to judge by, and still provisional.
    Young,
    /// Enough.
    Settled,
}

impl Limits {
    /// The limits of these figures; nothing when no two of them follow each other.
    pub fn of(values: &[Option<f64>], screening: bool) -> Option<Limits> {
        let known: Vec<f64> = values.iter().copied().flatten().collect();
        let ranges: Vec<f64> = values.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs())).collect();
        let first = average(&ranges)?;
        let kept: Vec<f64> = ranges.iter().copied().filter(|range| !screening || *range < SCREEN * first).collect();
        // Where every range is nought, none is below three times their average, and none is an outlier.
        let range = average(&kept).unwrap_or(first);
        let mean = average(&known)?;
        let screened = if kept.is_empty() { 0 } else { ranges.len() - kept.len() };
        let away = LIMIT * range;
        Some(Limits { mean, range, lower: mean - away, upper: mean + away, points: known.len(), screened })
    }

    /// How far they can be relied on.
    pub fn standing(&self) -> Standing {
        match self.points {
            _ if self.range == 0.0 => Standing::Flat,
            points if points < ENOUGH => Standing::TooFew,
            points if points < SETTLED => Standing::Young,
            _ => Standing::Settled,
        }
    }

    /// On which side of the average a figure lies: 1 above, -1 below, 0 on it.
    pub fn side(&self, value: f64) -> i8 {
        sign(value - self.mean, self.slack())
    }

    /// Outside which limit a figure lies: 1 the upper, -1 the lower, 0 neither.
    pub fn outside(&self, value: f64) -> i8 {
        beyond(value, self.lower, self.upper, self.slack())
    }

    /// Near which limit a figure lies without being outside: 1 the upper, -1 the lower, 0 neither.
    pub fn near(&self, value: f64) -> i8 {
        if self.outside(value) != 0 {
            return 0;
        }
        let away = LIMIT * self.range * NEAR;
        beyond(value, self.mean - away, self.mean + away, self.slack())
    }

    /// What rounding in the sums may come to; figures that close are equal.
    fn slack(&self) -> f64 {
        1e-9 * self.mean.abs().max(self.range).max(1e-9)
    }
}

fn beyond(value: f64, lower: f64, upper: f64, slack: f64) -> i8 {
    if value > upper + slack { 1 } else { -i8::from(value < lower - slack) }
}

fn sign(difference: f64, slack: f64) -> i8 {
    if difference.abs() <= slack {
        0
    } else if difference > 0.0 {
        1
    } else {
        -1
    }
}

fn average(of: &[f64]) -> Option<f64> {
    (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64)
}
