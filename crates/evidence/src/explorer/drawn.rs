//! Which chart fits the question, and the chart itself. Pure.

use super::choice::{By, Given};
use super::explored::{Cell, Explored, Value};
use super::said;
use crate::comparing::funnel::Counting;
use crate::comparing::plot::{self, Measured, Place};
use crate::measures::chart::{Titles, of_told};
use crate::measures::told::Told;
use crate::withholding::Shown;
use crate::xmr::limits::ENOUGH;
use components::{Bar, BarChart, Dot, DotPlot, FunnelPlot, LineChart, LinePoint, Series, ShareRow, StackedBars, XmrChart};
use maud::{Markup, Render};
use values::words::{fill, t};

/// The id of the chart on its page.
const ID: &str = "explored";
/// The most series and the most parts that one chart shows.
const MOST: usize = 4;

/// A chart of one of the kinds that the explorer draws.
pub(crate) enum Drawing {
    Xmr(XmrChart),
    Lines(LineChart),
    Dots(DotPlot),
    Funnel(FunnelPlot),
    Bars(BarChart),
    Shares(StackedBars),
}

/// Where the same figures are as files.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub csv: String,
    pub svg: String,
    pub png: String,
}

/// Does the same with whatever chart it is.
macro_rules! each {
    ($drawing:expr, $chart:ident => $work:expr) => {
        match $drawing {
            Drawing::Xmr($chart) => Drawing::Xmr($work),
            Drawing::Lines($chart) => Drawing::Lines($work),
            Drawing::Dots($chart) => Drawing::Dots($work),
            Drawing::Funnel($chart) => Drawing::Funnel($work),
            Drawing::Bars($chart) => Drawing::Bars($work),
            Drawing::Shares($chart) => Drawing::Shares($work),
        }
    };
}

impl Drawing {
    /// The chart that fits; none where a table says more, or there is nothing to draw.
    pub(crate) fn of(found: &Explored) -> Option<Drawing> {
        if found.is_empty() || !found.cells.iter().flatten().any(|cell| cell.given(found.given).number().is_some()) {
            return None;
        }
        let drawing = match (found.by, &found.told) {
            (By::Month, Some(told)) if told.analysis.values.iter().flatten().count() >= ENOUGH => {
                Drawing::Xmr(over_time(found, told))
            }
            (By::Month, _) => Drawing::Lines(lines(found)?),
            (By::Place | By::Area, _) => places(found)?,
            (By::Kind, _) => kinds(found)?,
        };
        let notes = found.notes.join(" ");
        // A funnel plot says in its own note where its limits come from, and the others after it.
        let drawing = match drawing {
            Drawing::Funnel(plot) => Drawing::Funnel(plot),
            other if notes.is_empty() => other,
            other => each!(other, chart => chart.note(notes.clone())),
        };
        Some(each!(drawing, chart => chart.subtitle(said::subtitle(found)).source(found.source.clone()).under_page_heading()))
    }

    /// The same with links to its files.
    pub(crate) fn with(self, files: &Files) -> Drawing {
        each!(self, chart => chart.csv(files.csv.clone(), t("CSV")).image_files(files.svg.clone(), files.png.clone()))
    }

    /// The chart as a file of its own.
    pub(crate) fn image(&self) -> String {
        match self {
            Drawing::Xmr(chart) => chart.image(),
            Drawing::Lines(chart) => chart.image(),
            Drawing::Dots(chart) => chart.image(),
            Drawing::Funnel(chart) => chart.image(),
            Drawing::Bars(chart) => chart.image(),
            Drawing::Shares(chart) => chart.image(),
        }
    }
}

impl Render for Drawing {
    fn render(&self) -> Markup {
        match self {
            Drawing::Xmr(chart) => chart.render(),
            Drawing::Lines(chart) => chart.render(),
            Drawing::Dots(chart) => chart.render(),
            Drawing::Funnel(chart) => chart.render(),
            Drawing::Bars(chart) => chart.render(),
            Drawing::Shares(chart) => chart.render(),
        }
    }
}

/// Whether there are more series, or more parts in several places, than a chart can show.
pub(crate) fn too_many(found: &Explored) -> bool {
    match found.by {
        By::Month => found.columns.len() > MOST,
        By::Kind => found.columns.len() > 1 && found.rows.len() > MOST,
        By::Place | By::Area => false,
    }
}

fn over_time(found: &Explored, told: &Told) -> XmrChart {
    let (title, subtitle) = (said::in_time(found), said::subtitle(found));
    of_told(told, Titles { id: ID, title: &title, subtitle, unit: found.unit.clone() }).help("#how-to-read")
}

fn lines(found: &Explored) -> Option<LineChart> {
    if too_many(found) || found.rows.is_empty() {
        return None;
    }
    let kind = found.style().kind;
    let point = |cell: &Cell| match cell.given(found.given) {
        Value::Number(number, exact) => {
            let point = LinePoint::new(number, kind.words(&exact));
            if cell.provisional { point.provisional() } else { point }
        }
        other => LinePoint::missing(other.why()),
    };
    let chart = LineChart::new(ID, said::finding(found)).heading(t("Period"));
    let chart = chart.periods(found.rows.iter().map(|row| row.item.words.clone()));
    Some(found.columns.iter().enumerate().fold(chart, |chart, (at, column)| {
        chart.series(Series::new(&column.item.words, found.cells.iter().map(|row| point(&row[at]))))
    }))
}

fn places(found: &Explored) -> Option<Drawing> {
    if found.rows.len() < 2 {
        return None;
    }
    let funnel = (found.given == Given::Rate).then(|| funnel(found)).flatten();
    Some(funnel.map_or_else(|| Drawing::Dots(dots(found)), Drawing::Funnel))
}

fn funnel(found: &Explored) -> Option<FunnelPlot> {
    let place = |(row, cells): (&super::explored::Heading, &Vec<Cell>)| {
        let cell = cells.first()?;
        let count = match &cell.value {
            // What is below nought is no number of events that chance could bring.
            Value::Number(_, exact) => exact.parse().map_or(Shown::NoData, Shown::Number),
            Value::Withheld => Shown::Withheld,
            Value::Missing(_) => Shown::NoData,
        };
        Some(Place { name: row.item.words.clone(), count, of: cell.people?.number })
    };
    let places: Vec<Place> = found.rows.iter().zip(&found.cells).filter_map(place).collect();
    let year = found.cells.iter().flatten().filter_map(|cell| cell.people).map(|it| it.year).max()?.to_string();
    let size = fill("Population of mid-{year}", &[("year", &year)]);
    let measured = Measured { counting: Counting::Events, per: 1000, size: &size, rate: &found.unit };
    let shown: Vec<_> = places.iter().filter_map(plot::observed).collect();
    let notes: Vec<String> = [plot::note(Counting::Events, &shown)].into_iter().chain(found.notes.iter().cloned()).collect();
    Some(plot::plot(ID, &said::finding(found), measured, &places)?.note(notes.join(" ")))
}

fn dots(found: &Explored) -> DotPlot {
    let kind = found.style().kind;
    let dot = |(row, cells): (&super::explored::Heading, &Vec<Cell>)| {
        let cell = cells.first();
        let label = row.item.words.as_str();
        match cell.map(|cell| (cell.given(found.given), cell.provisional)) {
            Some((Value::Number(number, exact), true)) => Dot::new(label, number, kind.words(&exact)).provisional(),
            Some((Value::Number(number, exact), false)) => Dot::new(label, number, kind.words(&exact)),
            Some((other, _)) => Dot::missing(label, other.why()),
            None => Dot::missing(label, t("No data")),
        }
    };
    let heading = found.columns.first().map_or_else(|| found.unit.clone(), |column| column.item.words.clone());
    let plot = DotPlot::new(ID, said::finding(found)).headings(t("Place"), heading);
    let plot = plot.dots(found.rows.iter().zip(&found.cells).map(dot));
    let known: Vec<f64> = found.given_rows().filter_map(|(_, values)| values.first()?.number()).collect();
    if known.len() < 2 {
        return plot;
    }
    #[expect(clippy::cast_precision_loss, reason = "there are few places")]
    let average = known.iter().sum::<f64>() / known.len() as f64;
    let words = fill("Average of those shown {number}", &[("number", &found.style().worked_out(average))]);
    plot.average(average, words)
}

fn kinds(found: &Explored) -> Option<Drawing> {
    // Bars and parts of a whole cannot show what is below nought.
    if found.given_rows().any(|(_, values)| values.iter().any(|value| value.number().is_some_and(|number| number < 0.0))) {
        return None;
    }
    let parts_of_a_whole = found.given == Given::Count && (2..=MOST).contains(&found.rows.len());
    if parts_of_a_whole {
        return Some(Drawing::Shares(shares(found)));
    }
    (found.columns.len() == 1).then(|| Drawing::Bars(bars(found)))
}

fn shares(found: &Explored) -> StackedBars {
    let kind = found.style().kind;
    let names: Vec<&str> = found.rows.iter().map(|row| row.item.words.as_str()).collect();
    let row = |(at, column): (usize, &super::explored::Heading)| {
        let values: Vec<Value> = found.given_rows().map(|(_, mut values)| values.swap_remove(at)).collect();
        match values.iter().find(|value| value.number().is_none()) {
            Some(gone) => ShareRow::missing(&column.item.words, gone.why()),
            None => {
                let part = |value: &Value| (value.number().unwrap_or_default(), value.words(kind));
                ShareRow::new(&column.item.words, values.iter().map(part))
            }
        }
    };
    let chart = StackedBars::new(ID, said::finding(found), &names).heading(t("Place"));
    chart.rows(found.columns.iter().enumerate().map(row))
}

fn bars(found: &Explored) -> BarChart {
    let kind = found.style().kind;
    let bar = |(row, values): (&super::explored::Heading, Vec<Value>)| match values.into_iter().next() {
        Some(Value::Number(number, exact)) => Bar::new(&row.item.words, number, kind.words(&exact)),
        Some(other) => Bar::missing(&row.item.words, other.why()),
        None => Bar::missing(&row.item.words, t("No data")),
    };
    BarChart::new(ID, said::finding(found)).headings(t("Kind"), found.unit.clone()).bars(found.given_rows().map(bar))
}
