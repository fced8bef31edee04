//! A series of figures, one for each period, wherever they came from: kept here one by one, or counted from imported files.

use crate::figures::{Figure, FigureKind, Style};
use crate::periods::{Length, Period};
use crate::xmr::{Analysis, Settings, Step, analyse};
use std::collections::BTreeMap;
use values::words::t;

/// So many periods are looked at, at most; of a longer series, the latest.
const LONGEST: usize = 1_200;

/// One figure of a series, or a period without one.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The figure; none when there is none for this period.
    pub figure: Option<Figure>,
    /// Why there is none, in words; or what one has to know of the figure.
    pub note: Option<String>,
    /// The figure may still change.
    pub provisional: bool,
    /// What was published first, when it was revised since.
    pub first: Option<Figure>,
}

impl Point {
    /// A final figure.
    pub fn new(period: Period, figure: Figure) -> Point {
        Point { period, figure: Some(figure), note: None, provisional: false, first: None }
    }

    /// A period without a figure.
    pub fn missing(period: Period) -> Point {
        Point { period, figure: None, note: None, provisional: false, first: None }
    }
}

/// Figures of periods of the same length, in order and without a hole: where there is none, a point says so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The points, the earliest first.
    pub points: Vec<Point>,
    /// How the figures are written.
    pub style: Style,
    /// How long the periods are.
    pub length: Length,
}

impl Series {
    /// The series of these points in whatever order; those of periods of another length are left out, and of two for one
    /// period the later stays.
    pub fn of(points: Vec<Point>, kind: FigureKind, length: Length) -> Series {
        let own = points.into_iter().filter(|point| point.period.length == length);
        let mut by_period: BTreeMap<Period, Point> = own.map(|point| (point.period, point)).collect();
        let figures = by_period.values().filter_map(|point| point.figure.as_ref());
        let style = Style { kind, decimals: figures.map(Figure::decimals).max().unwrap_or(0) };
        let mut all: Vec<Point> = Vec::new();
        while let Some((period, point)) = by_period.pop_first() {
            let mut due = all.last().map_or(period, |last| last.period.next());
            for _ in 0..LONGEST {
                if due >= period {
                    break;
                }
                all.push(Point::missing(due));
                due = due.next();
            }
            all.push(point);
        }
        let over = all.len().saturating_sub(LONGEST);
        Series { points: all.split_off(over), style, length }
    }

    /// The figures to reckon with.
    pub fn values(&self) -> Vec<Option<f64>> {
        self.points.iter().map(|point| point.figure.as_ref().map(Figure::value)).collect()
    }

    /// The index of the first point that does not begin before this period.
    pub fn at(&self, starts: chrono::NaiveDate) -> usize {
        self.points.partition_point(|point| point.period.starts < starts)
    }

    /// What the series shows, with step changes at these indexes.
    pub fn analysed(&self, settings: Settings, steps: &[Step]) -> Analysis {
        analyse(&self.values(), settings, steps)
    }

    /// The latest point that has a figure.
    pub fn latest(&self) -> Option<&Point> {
        self.points.iter().rev().find(|point| point.figure.is_some())
    }

    /// The figure of a point as people write it, or why there is none.
    pub fn words(&self, point: &Point) -> String {
        match &point.figure {
            Some(figure) => self.style.kind.words(figure.text()),
            None => point.note.clone().unwrap_or_else(|| t("No data").into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn point(month: u32, figure: &str) -> Point {
        let starts = NaiveDate::from_ymd_opt(2016, month, 1).expect("a day");
        Point::new(Period::new(starts, Length::Month), Figure::read(figure).expect("a figure"))
    }

    #[test]
    fn a_hole_is_a_point_without_a_figure_and_the_order_does_not_matter() {
        let series =
            Series::of(vec![point(5, "7.25"), point(1, "3"), point(2, "4"), point(2, "5")], FigureKind::Rate, Length::Month);
        assert_eq!(series.values(), [Some(3.0), Some(5.0), None, None, Some(7.25)]);
        assert_eq!((series.style.decimals, series.at(point(3, "1").period.starts)), (2, 2));
        assert_eq!(series.words(&series.points[2]), "No data");
        assert!(Series::of(vec![point(1, "1")], FigureKind::Count, Length::Year).points.is_empty());
    }
}
