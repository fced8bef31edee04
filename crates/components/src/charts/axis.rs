//! Numbers along an axis: where it starts and ends, where its ticks stand, and what is written at them.

use values::money::with_commas;

/// What is written with the numbers of an axis. Other units stand in the subtitle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Nothing.
    #[default]
    Plain,
    /// Pounds: £1,000.
    Pounds,
    /// Of a hundred: 40%.
    Percent,
}

/// An axis from a round number to a round number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    step: f64,
    unit: Unit,
}

/// With less than this share of the axis under the lowest value, the axis starts at nought.
const WASTE: f64 = 0.5;

impl Axis {
    /// An axis around these values with about so many ticks. It starts at nought when that leaves the values at least half
    /// of it.
    pub fn around(values: impl Iterator<Item = f64>, ticks: f64, unit: Unit) -> Axis {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let low = if low >= 0.0 && low <= high * WASTE { 0.0 } else { low };
        Axis::between(low, high, ticks, unit)
    }

    /// An axis from nought to at least this value.
    pub fn from_nought(high: f64, ticks: f64, unit: Unit) -> Axis {
        Axis::between(0.0, high.max(0.0), ticks, unit)
    }

    fn between(low: f64, high: f64, ticks: f64, unit: Unit) -> Axis {
        let high = if high - low > f64::EPSILON * high.abs() { high } else { low + (low.abs() * 0.1).max(1.0) };
        let raw = (high - low) / ticks.max(1.0);
        let power = 10f64.powf(raw.log10().floor());
        let step = [1.0, 2.0, 5.0].into_iter().map(|by| by * power).find(|step| *step >= raw * 0.999).unwrap_or(power * 10.0);
        let (low, high) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        Axis { low, high, step, unit }
    }

    /// Whether nought stands on it, as it must for bars and need not for lines.
    pub fn shows_nought(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// The numbers at which something is written, from low to high.
    pub fn ticks(&self) -> Vec<f64> {
        let many = ((self.high - self.low) / self.step).round().clamp(0.0, 50.0) as u32;
        (0..=many).map(|at| self.low + self.step * f64::from(at)).collect()
    }

    /// What is written at a tick.
    pub fn words(&self, tick: f64) -> String {
        let places = (-self.step.log10().floor()).clamp(0.0, 6.0) as usize;
        let written = format!("{:.places$}", tick.abs());
        let (whole, rest) = written.split_at(written.find('.').unwrap_or(written.len()));
        let number = whole.parse().map_or_else(|_| whole.to_owned(), with_commas);
        let is_nought = written.chars().all(|c| c == '0' || c == '.');
        let minus = if tick < 0.0 && !is_nought { "\u{2212}" } else { "" };
        match self.unit {
            Unit::Plain => format!("{minus}{number}{rest}"),
            Unit::Pounds => format!("{minus}£{number}{rest}"),
            Unit::Percent => format!("{minus}{number}{rest}%"),
        }
    }

    /// Where a value stands between two places of the drawing.
    pub fn at(&self, value: f64, start: f64, end: f64) -> f64 {
        start + (value - self.low) / (self.high - self.low) * (end - start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(axis: Axis) -> Vec<String> {
        axis.ticks().into_iter().map(|tick| axis.words(tick)).collect()
    }

    #[test]
    fn ticks_are_round_numbers_around_the_values() {
        let axis = Axis::around([3.0, 41.0].into_iter(), 5.0, Unit::Plain);
        assert_eq!(written(axis), ["0", "10", "20", "30", "40", "50"]);
        let axis = Axis::around([0.31, 0.07].into_iter(), 4.0, Unit::Plain);
        assert_eq!(written(axis), ["0.0", "0.1", "0.2", "0.3", "0.4"]);
        let axis = Axis::around([12_400.0, 2_000.0].into_iter(), 3.0, Unit::Pounds);
        assert_eq!(written(axis), ["£0", "£5,000", "£10,000", "£15,000"]);
    }

    #[test]
    fn an_axis_leaves_nought_out_only_when_the_values_are_far_from_it() {
        let far = Axis::around([880.0, 1_020.0].into_iter(), 5.0, Unit::Plain);
        assert!(!far.shows_nought());
        assert_eq!(written(far)[0], "850");
        assert!(Axis::around([40.0, 100.0].into_iter(), 5.0, Unit::Plain).shows_nought());
    }

    #[test]
    fn one_value_none_and_values_below_nought_have_an_axis_too() {
        for values in [vec![], vec![0.0], vec![7.0, 7.0], vec![-3.0, 4.0], vec![f64::NAN, 2.0]] {
            let axis = Axis::around(values.iter().copied(), 5.0, Unit::Percent);
            assert!(axis.high > axis.low && axis.ticks().len() > 1, "{values:?}");
        }
        let axis = Axis::around([-3.0, 4.0].into_iter(), 4.0, Unit::Percent);
        assert_eq!(written(axis), ["\u{2212}4%", "\u{2212}2%", "0%", "2%", "4%"]);
    }
}
