//! The scale of an XmR chart: where it begins and ends, and the round numbers on its axis.

use super::xmr::XmrChart;

/// The values between which a chart is drawn, and the numbers written on its axis.
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
    decimals: usize,
    signs: (String, String),
}

impl Scale {
    /// The scale that holds all that the chart shows. It begins at nought unless that would squeeze the figures into
    /// less than half of the drawing.
    pub fn of(chart: &XmrChart) -> Scale {
        let limits = chart.segments.iter().flat_map(|it| [it.lower.0, it.upper.0, it.mean.0]);
        let target = chart.target.iter().map(|(value, _)| *value);
        let all: Vec<f64> = chart.points.iter().filter_map(|point| point.value).chain(limits).chain(target).collect();
        let low = all.iter().copied().fold(f64::INFINITY, f64::min);
        let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let from = if low >= 0.0 && low < high / 2.0 { 0.0 } else { low };
        let (from, to) = if all.is_empty() { (0.0, 1.0) } else { (from, if high > from { high } else { from + 1.0 }) };
        Scale { signs: chart.signs.clone(), ..Scale::between(from, to) }
    }

    /// Four to eight round steps that hold both ends.
    fn between(low: f64, high: f64) -> Scale {
        let rough = (high - low) / 5.0;
        let size = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|it| it * size >= rough).unwrap_or(10.0) * size;
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let steps = (last - first).round().clamp(1.0, 12.0) as u32;
        let ticks: Vec<f64> = (0..=steps).map(|at| (first + f64::from(at)) * step).collect();
        let exact = |decimals: &usize| ((step * 10_f64.powi(*decimals as i32)).fract() - 0.5).abs() > 0.499;
        let decimals = (0..=6).find(exact).unwrap_or(6);
        Scale { low: first * step, high: (first + f64::from(steps)) * step, ticks, decimals, signs: Default::default() }
    }

    /// The number on the axis, as people write it.
    pub fn words(&self, tick: f64) -> String {
        let text = format!("{:.*}", self.decimals, tick.abs());
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let whole = values::money::with_commas(whole.parse().unwrap_or(0));
        let minus = if tick < -1e-12 { "\u{2212}" } else { "" };
        let (before, after) = &self.signs;
        if part.is_empty() { format!("{minus}{before}{whole}{after}") } else { format!("{minus}{before}{whole}.{part}{after}") }
    }

    /// How high a value stands in a drawing whose plot has this top and this height.
    pub fn y(&self, value: f64, top: f64, height: f64) -> f64 {
        top + height * (1.0 - (value - self.low) / (self.high - self.low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_axis_has_round_numbers() {
        let scale = Scale::between(0.0, 3141.0);
        assert_eq!(scale.ticks.iter().map(|it| scale.words(*it)).collect::<Vec<_>>(), ["0", "1,000", "2,000", "3,000", "4,000"]);
        let small = Scale::between(5.8, 7.2);
        assert_eq!(small.words(small.ticks[1]), "6.0");
        assert!(small.words(-2.5).starts_with('\u{2212}'));
    }

    proptest! {
        #[test]
        fn the_scale_holds_both_ends_in_few_steps(low in -1e6_f64..1e6, more in 1e-3_f64..1e6) {
            let scale = Scale::between(low, low + more);
            prop_assert!(scale.low <= low + more * 1e-6 && scale.high >= low + more - more * 1e-6);
            prop_assert!((2..=9).contains(&scale.ticks.len()), "{:?}", scale.ticks);
        }
    }
}
