//! The marks that stand for values: circle, square, triangle, diamond; and the lines between them.

use super::lettering::number;
use super::palette::SERIES;
use maud::{Markup, html};

/// The dashes of the lines of a chart, in the order of its series.
const DASHES: [Option<&str>; 4] = [None, Some("9 5"), Some("2 4"), Some("12 4 2 4")];

/// A mark with its middle at a place. A hollow one stands for a value that may still change.
pub(super) fn mark(series: usize, (x, y): (f64, f64), hollow: bool) -> Markup {
    let colour = SERIES[series % SERIES.len()];
    shaped(series, (x, y), 5.0, if hollow { ("#FFFFFF", colour) } else { (colour, colour) })
}

/// A shape by number, so far from its middle to its side, with the colours of its inside and its edge.
pub(super) fn shaped(shape: usize, (x, y): (f64, f64), half: f64, (fill, edge): (&str, &str)) -> Markup {
    let class = if fill == "#FFFFFF" { "gt-chart__mark gt-chart__mark--hollow" } else { "gt-chart__mark" };
    let n = number;
    let path = match shape % 4 {
        1 => format!("M{} {}h{w}v{w}h-{w}Z", n(x - half), n(y - half), w = n(half * 2.0)),
        2 => {
            let (wide, up, down) = (half * 1.2, half * 1.25, half * 0.95);
            format!("M{} {}L{} {}L{} {}Z", n(x), n(y - up), n(x + wide), n(y + down), n(x - wide), n(y + down))
        }
        3 => {
            let far = half * 1.35;
            format!("M{} {}L{} {}L{} {}L{} {}Z", n(x), n(y - far), n(x + far), n(y), n(x), n(y + far), n(x - far), n(y))
        }
        _ => {
            let r = n(half);
            format!("M{} {}a{r} {r} 0 1 0 {w} 0a{r} {r} 0 1 0 -{w} 0Z", n(x - half), n(y), w = n(half * 2.0))
        }
    };
    html! { path class=(class) d=(path) fill=(fill) stroke=(edge) stroke-width="2" {} }
}

/// A line through these places, in the colour and the dashes of a series.
pub(super) fn stroke(series: usize, places: &[(f64, f64)]) -> Markup {
    let colour = SERIES[series % SERIES.len()];
    html! {
        path class="gt-chart__line" d=(path(places)) fill="none" stroke=(colour) stroke-width="2" stroke-linejoin="round"
            stroke-dasharray=[DASHES[series % DASHES.len()]] {}
    }
}

/// The way through these places.
pub(super) fn path(places: &[(f64, f64)]) -> String {
    let step = |(at, (x, y)): (usize, &(f64, f64))| format!("{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    places.iter().enumerate().map(step).collect()
}

/// The line and the mark of a series, for a legend.
pub(super) fn sample(series: usize) -> Markup {
    html! { (stroke(series, &[(0.0, 9.0), (28.0, 9.0)])) (mark(series, (14.0, 9.0), false)) }
}

/// Moves heights apart, so that words of these sizes stand under one another between top and bottom and none covers
/// another. Each entry is where the middle should be, and how high the words are.
pub(super) fn apart(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    let mut middles: Vec<f64> = wanted.iter().map(|(y, _)| *y).collect();
    let mut free = top;
    for at in &order {
        let half = wanted[*at].1 / 2.0;
        middles[*at] = middles[*at].max(free + half);
        free = middles[*at] + half;
    }
    let mut free = bottom.max(top + wanted.iter().map(|(_, high)| high).sum::<f64>());
    for at in order.iter().rev() {
        let half = wanted[*at].1 / 2.0;
        middles[*at] = middles[*at].min(free - half);
        free = middles[*at] - half;
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_ends_of_lines_never_cover_one_another() {
        let wanted = [(50.0, 20.0), (52.0, 40.0), (49.0, 20.0), (195.0, 20.0)];
        let middles = apart(&wanted, 0.0, 200.0);
        let mut spans: Vec<(f64, f64)> =
            middles.iter().zip(wanted).map(|(y, (_, high))| (y - high / 2.0, y + high / 2.0)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(spans.windows(2).all(|two| two[0].1 <= two[1].0 + 1e-9), "{spans:?}");
        assert!(spans[0].0 >= 0.0 && spans[3].1 <= 200.0, "{spans:?}");
    }

    #[test]
    fn each_series_has_a_mark_of_its_own() {
        let drawn: Vec<String> = (0..4).map(|at| shaped(at, (0.0, 0.0), 5.0, ("#000", "#000")).into_string()).collect();
        assert!((0..4).all(|at| drawn[at + 1..].iter().all(|other| *other != drawn[at])));
    }
}
