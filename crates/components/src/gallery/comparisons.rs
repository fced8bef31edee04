//! Charts that compare places, times and answers, in the gallery. All figures are made up.

use super::chapter;
use crate::{
    Column, DivergingBars, Dot, DotPlot, FunnelCurve, FunnelPlace, FunnelPlot, FunnelStanding, LineChart, LinePoint, MapArea,
    Pair, PairedDots, PlaceMap, Ring, Row, Series, ShareRow, Size, SpreadPlot, StackedBars, Table, Unit,
};
use maud::{Markup, html};

pub(super) fn comparisons() -> Markup {
    html! {
        (chapter("Charts that compare", html! {
            (trust()) (reports()) (districts()) (funnel()) (wards()) (actions()) (answers()) (before_and_after()) (scores())
        }))
    }
}

/// Points from values; none for a gap.
fn points(values: &[Option<f64>]) -> Vec<LinePoint> {
    let point = |value: &Option<f64>| match value {
        Some(value) => LinePoint::new(*value, format!("{value}%")),
        None => LinePoint::missing("No survey"),
    };
    values.iter().map(point).collect()
}

fn trust() -> LineChart {
    let years = ["2019", "2020", "2021", "2022", "2023", "2024"];
    let series = |name: &str, values: [i32; 6]| {
        let known = values.map(|value| (value > 0).then(|| f64::from(value)));
        Series::new(name, points(&known))
    };
    let mut north = points(&[58, 61, 60, 55, 54, 51].map(|value| Some(f64::from(value))));
    if let Some(last) = north.pop() {
        north.push(last.provisional());
    }
    LineChart::new("trust", "Trust in the police fell in the north and held elsewhere")
        .subtitle("People who trust the police in their area, made-up survey, 2019 to 2024, share of answers")
        .periods(years)
        .heading("Year")
        .unit(Unit::Percent)
        .series(Series::new("North and the Medway towns", north))
        .series(series("East and the coast", [62, 0, 0, 61, 63, 62]))
        .series(series("West", [71, 70, 72, 70, 69, 71]))
        .series(series("Mid", [66, 65, 0, 66, 64, 63]))
        .source("Made-up survey")
        .csv("/trust.csv", "CSV, 1 KB")
        .image_files("/trust.svg", "/trust.png")
}

fn reports() -> LineChart {
    let months = ["April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let values = [912.0, 968.0, 1_003.0, 1_041.0, 1_022.0, 940.0, 935.0, 987.0, 902.0];
    let point = |value: f64| LinePoint::new(value, format!("{value}"));
    LineChart::new("months", "Reports rose in summer and came back in autumn")
        .subtitle("Antisocial behaviour reports, made-up county, April to December 2026")
        .periods(months.map(|month| format!("{month} 2026")))
        .heading("Month")
        .series(Series::new("Reports", values.map(point)))
        .source("Made-up police figures")
}

const RATES: [(&str, Option<f64>, f64); 13] = [
    ("Ashford", Some(58.3), 132_700.0),
    ("Canterbury", Some(71.9), 157_400.0),
    ("Dartford", Some(66.4), 116_800.0),
    ("Dover", Some(63.7), 116_400.0),
    ("Folkestone and Hythe", Some(62.2), 109_800.0),
    ("Gravesham", Some(73.0), 106_900.0),
    ("Maidstone", Some(60.9), 175_800.0),
    ("Medway", Some(79.8), 279_800.0),
    ("Sevenoaks", None, 120_500.0),
    ("Swale", Some(68.8), 151_700.0),
    ("Thanet", Some(92.4), 140_600.0),
    ("Tonbridge and Malling", Some(49.6), 132_200.0),
    ("Tunbridge Wells", Some(51.1), 115_300.0),
];

fn districts() -> DotPlot {
    let dot = |(name, rate, _): (&str, Option<f64>, f64)| match rate {
        Some(rate) => Dot::new(name, rate, format!("{rate:.1}")),
        None => Dot::missing(name, "Withheld to protect people"),
    };
    DotPlot::new("districts", "Thanet is farthest above the county’s average")
        .subtitle("Recorded crimes per 1,000 people, made-up figures, 2026")
        .headings("District", "Crimes per 1,000 people")
        .dots(RATES.map(dot))
        .average(67.2, "Average 67.2")
        .note("Population of mid-2025.")
        .source("Made-up police figures")
}

fn funnel() -> FunnelPlot {
    let centre = 67.2;
    let limits = |size: f64, z: f64| {
        let far = z * (centre * 1_000.0 / size).sqrt();
        (f64::max(centre - far, 0.0), centre + far)
    };
    let curve = |at: u32| {
        let size = 1_500.0 * 12.0_f64.powf(f64::from(at) / 30.0);
        FunnelCurve { size, limits_95: limits(size, 1.96), limits_998: limits(size, 3.09) }
    };
    let place = |at: u32| {
        let size = 1_600.0 + f64::from((at * 7_919) % 15_000);
        let z = f64::from((at * 37) % 41) / 10.0 - 2.0 + if at.is_multiple_of(11) { 2.2 } else { 0.0 };
        let rate = centre + z * (centre * 1_000.0 / size).sqrt();
        let standing = match z.abs() {
            far if far > 3.09 => FunnelStanding::FarOutside,
            far if far > 1.96 => FunnelStanding::Outside,
            _ => FunnelStanding::Within,
        };
        FunnelPlace::new(format!("Ward {}", at + 1), (size, &format!("{size}")), (rate, &format!("{rate:.1}")), standing)
    };
    FunnelPlot::new("funnel", "Four wards have more crime than chance explains", (centre, "All wards 67.2"))
        .subtitle("Recorded crimes per 1,000 people by ward, made-up figures, 2026")
        .axes("Population of the ward", "Crimes per 1,000 people")
        .curves((0..=30).map(curve))
        .places((0..48).map(place))
        .note("Limits around the rate of all wards, for drawing only.")
        .source("Made-up police figures")
}

/// A made-up place of five corners, at a column and a row.
fn place(column: f64, row: f64) -> Vec<Ring> {
    let (west, north) = (0.4 + column * 0.22, 51.4 - row * 0.13);
    let corners = [(0.0, 0.0), (0.11, 0.02), (0.22, 0.0), (0.22, -0.13), (0.11, -0.11), (0.0, -0.13), (0.0, 0.0)];
    vec![corners.map(|(x, y)| (west + x, north + y)).to_vec()]
}

fn wards() -> PlaceMap {
    let names =
        ["Abbey", "Beacon", "Castle", "Down", "East Cliff", "Forge", "Grange", "Harbour", "Isle", "Kings", "Links", "Marsh"];
    let values = [2.1, 2.9, 3.4, 0.0, 4.8, 3.1, 2.4, 5.9, 6.3, -1.0, 4.1, 5.2];
    let words = |value: f64| match value {
        v if v > 0.0 => format!("{v:.1}"),
        0.0 => "c".to_owned(),
        _ => "No data".to_owned(),
    };
    let area = |(at, name): (usize, &&str)| {
        let area = MapArea::new(*name, place((at % 4) as f64, (at / 4) as f64)).href("/areas");
        match values[at] {
            v if v > 0.0 => area.class([3.0, 4.0, 5.0, 6.0].iter().filter(|low| v >= **low).count()).words(words(v)),
            0.0 => area.withheld(),
            _ => area,
        }
    };
    let row =
        |(at, name): (usize, &&str)| Row::headed(html! { a class="govuk-link" href="/areas" { (name) } }).cell(words(values[at]));
    let table = Table::new("Reports per 1,000 people, 2026")
        .caption_size(Size::S)
        .column(Column::new("Ward"))
        .column(Column::numeric("Reports"))
        .rows(names.iter().enumerate().map(row));
    ["2.1 to 2.9", "3.1 to 3.4", "4.1 to 4.8", "5.2 to 5.9", "6.3"]
        .into_iter()
        .fold(PlaceMap::new("wards", "Reports are most frequent along the harbour"), PlaceMap::class)
        .subtitle("Antisocial behaviour reports per 1,000 people by ward, made-up outlines, 2026")
        .areas(names.iter().enumerate().map(area))
        .table(table)
        .note("Classes hold about the same number of wards. c: withheld to protect people.")
        .source("Made-up police figures")
}

fn actions() -> StackedBars {
    let row = |label: &str, counts: [u32; 4]| ShareRow::new(label, counts.map(|count| (f64::from(count), count.to_string())));
    StackedBars::new("actions", "Two thirds of the actions are done", &["Done", "On the way", "Late", "Not begun"])
        .subtitle("Actions of the partnership by what became of them, made-up, 2026")
        .heading("Year")
        .rows([row("2026", [42, 12, 8, 7]), row("2025", [30, 14, 12, 2])])
        .source("Made-up action log")
}

fn answers() -> DivergingBars {
    let row = |label: &str, counts: [u32; 5]| ShareRow::new(label, counts.map(|count| (f64::from(count), count.to_string())));
    let answers = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];
    DivergingBars::new("answers", "Most people feel safe by day, fewer after dark", &answers)
        .subtitle("Answers of 400 people in a made-up survey, 2026")
        .heading("Statement")
        .rows([
            row("I feel safe in my area by day", [12, 28, 40, 180, 140]),
            row("I feel safe in my area after dark", [72, 108, 60, 110, 50]),
            row("I know who to ask for help", [30, 70, 90, 150, 60]),
            ShareRow::missing("I was asked what matters to me", "Too few answers to show"),
        ])
        .source("Made-up survey")
}

fn before_and_after() -> PairedDots {
    let pair =
        |label: &str, before: f64, after: f64| Pair::new(label, (before, &format!("{before}%")), (after, &format!("{after}%")));
    PairedDots::new("pairs", "Fewer people worry about burglary, more about online fraud", ("2024", "2026"))
        .subtitle("People who worry, made-up survey, share of answers")
        .heading("Worry")
        .unit(Unit::Percent)
        .pairs([
            pair("Burglary", 41.0, 29.0),
            pair("Online fraud", 38.0, 57.0),
            pair("Speeding", 61.0, 62.0),
            Pair::missing("Hate crime", "Withheld to protect people"),
            pair("Antisocial behaviour", 48.0, 44.0),
        ])
        .source("Made-up survey")
}

fn scores() -> SpreadPlot {
    SpreadPlot::new("scores", "Assessors agree on bid A and not on bid C")
        .subtitle("Scores of seven assessors from 0 to 10, made-up bids, 2026")
        .heading("Bid")
        .scores("Bid A: safer nights", [7.0, 7.0, 8.0, 8.0, 8.0, 9.0, 7.0])
        .scores("Bid B: young drivers", [5.0, 6.0, 6.0, 7.0, 4.0, 6.0, 5.0])
        .scores("Bid C: street pastors", [1.0, 9.0, 4.0, 10.0, 2.0, 8.0, 6.0])
        .scores("Bid D: not scored yet", [])
        .source("Made-up scores")
}
