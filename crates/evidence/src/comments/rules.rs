//! The figures that a comment explains, as they were when it was written. No database, no clock.

use crate::periods::Period;
use crate::series::Series;
use crate::xmr::Analysis;
use chrono::NaiveDate;

/// The figures that a comment on this period explains, in one text: those of the signal to which it belongs, or its own alone.
/// `2016-12-01: 2675; 2017-01-01: 3141`. A period without a figure stands with a dash.
pub fn figures(series: &Series, analysis: &Analysis, starts: NaiveDate) -> Option<String> {
    let at = series.points.iter().position(|point| point.period.starts == starts)?;
    let signal = analysis.signals().into_iter().find(|signal| (signal.from..=signal.last).contains(&at));
    let (from, last) = signal.map_or((at, at), |signal| (signal.from, signal.last));
    Some(
        series.points[from..=last]
            .iter()
            .map(|point| line(point.period, figure(series, point.period)))
            .collect::<Vec<_>>()
            .join("; "),
    )
}

fn figure(series: &Series, period: Period) -> Option<&str> {
    let point = series.points.iter().find(|point| point.period == period)?;
    point.figure.as_ref().map(|figure| figure.text())
}

fn line(period: Period, figure: Option<&str>) -> String {
    format!("{}: {}", period.starts, figure.unwrap_or("-"))
}

/// Whether the figures are not as they were when the comment was written. A comment that names none is taken at its word.
pub fn have_changed(kept: Option<&str>, series: &Series) -> bool {
    let Some(kept) = kept else { return false };
    let known = |starts: NaiveDate| figure(series, Period::new(starts, series.length)).unwrap_or("-");
    kept.split("; ").any(|line| match line.split_once(": ").and_then(|(day, figure)| Some((day.parse().ok()?, figure))) {
        Some((day, figure)) => known(day) != figure,
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Figure, FigureKind};
    use crate::periods::Length;
    use crate::series::Point;
    use crate::xmr::Settings;

    fn series(figures: &[&str]) -> Series {
        let mut period = Period::new(NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day"), Length::Month);
        let mut points = Vec::new();
        for figure in figures {
            points.push(Point::new(period, Figure::read(figure).expect("a figure")));
            period = period.next();
        }
        Series::of(points, FigureKind::Count, Length::Month)
    }

    #[test]
    fn a_comment_holds_the_figures_of_its_signal_and_notices_a_revision() {
        let mut figures_of_two_years = ["400", "420"].repeat(8);
        figures_of_two_years.extend(["600", "610"]);
        let before = series(&figures_of_two_years);
        let settings = Settings { baseline: Some(16), ..Settings::default() };
        let starts = NaiveDate::from_ymd_opt(2017, 6, 1).expect("a day");
        let kept = figures(&before, &before.analysed(settings, &[]), starts);
        assert_eq!(kept.as_deref(), Some("2017-05-01: 600; 2017-06-01: 610"));
        assert!(!have_changed(kept.as_deref(), &before));
        figures_of_two_years[16] = "480";
        assert!(have_changed(kept.as_deref(), &series(&figures_of_two_years)));
        assert!(have_changed(kept.as_deref(), &series(&figures_of_two_years[..16])), "they are gone");
        assert!(!have_changed(None, &before));
        assert_eq!(figures(&before, &before.analysed(settings, &[]), starts.succ_opt().expect("a day")), None);
    }
}
