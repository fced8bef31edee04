//! XmR charts in the gallery: the published example of the method, one with everything on it, one with few figures.

use crate::{XmrChart, XmrMeaning, XmrPoint, XmrSegment};

/// Four-hour breaches of one NHS trust by month from April 2016: the published example of "Making Data Count" (NHS England
/// and the NHS-R community, CC0).
const BREACHES: [f64; 24] = [
    1199.0, 929.0, 970.0, 1178.0, 1110.0, 1388.0, 2061.0, 1985.0, 2675.0, 3141.0, 1942.0, 2030.0, 1309.0, 1960.0, 1169.0, 1117.0,
    1085.0, 1492.0, 1280.0, 1197.0, 1569.0, 1406.0, 1328.0, 1564.0,
];

const MONTHS: [&str; 12] =
    ["April", "May", "June", "July", "August", "September", "October", "November", "December", "January", "February", "March"];

/// The point of the month that is so many after April 2016.
fn point(at: usize, value: f64) -> XmrPoint {
    let year = 2016 + (at + 3) / 12;
    let words = if value < 1000.0 { value.to_string() } else { format!("{},{:03}", value as u64 / 1000, value as u64 % 1000) };
    let point = XmrPoint::new(format!("{} {year}", MONTHS[at % 12]), value, words);
    if at == 0 {
        point.tick("April 2016")
    } else if at % 12 == 9 {
        point.tick(year.to_string())
    } else {
        point
    }
}

fn segment(from: usize, to: usize, [lower, mean, upper]: [(f64, &str); 3]) -> XmrSegment {
    let said = |(value, words): (f64, &str)| (value, words.to_owned());
    XmrSegment { from, to, mean: said(mean), lower: said(lower), upper: said(upper), reason: None, provisional: false }
}

pub(super) fn breaches() -> XmrChart {
    let meaning = |at: usize| match at {
        1 | 2 => XmrMeaning::Better,
        8 | 9 => XmrMeaning::Worse,
        _ => XmrMeaning::Usual,
    };
    let points = BREACHES.iter().enumerate().map(|(at, value)| point(at, *value).meaning(meaning(at)));
    XmrChart::new("breaches", "Breaches were above their usual range in December 2016 and January 2017")
        .subtitle("Four-hour breaches, one NHS trust, patients by month")
        .headings("Month", "Patients")
        .points(points)
        .segment(segment(0, 24, [(740.4, "740"), (1545.2, "1,545"), (2349.9, "2,350")]))
        .target(1000.0, "1,000")
        .statement("Usual", "The latest figure is within its usual range of 740 to 2,350, and no run stands out.")
        .statement("Hit and miss", "We cannot be sure of meeting the target: it falls inside the usual range.")
        .source("NHS England, published example of Making Data Count")
        .help("#how-to-read")
        .csv("/breaches.csv", "CSV, 1 KB")
}

/// Step changes, gaps, provisional figures and every meaning.
pub(super) fn many() -> XmrChart {
    let meaning = |at: usize| match at {
        9 => XmrMeaning::Worse,
        15..=19 => XmrMeaning::Changed,
        20 => XmrMeaning::Better,
        _ => XmrMeaning::Usual,
    };
    let one = |at: usize, value: f64| match at {
        6 | 7 => XmrPoint::missing(format!("{} 2016", MONTHS[at]), "No data"),
        _ => point(at, value / 10.0).meaning(meaning(at)).provisional(at > 20),
    };
    let reason = |words: &str, it: XmrSegment| XmrSegment { reason: Some(words.to_owned()), ..it };
    let first = segment(0, 12, [(60.2, "60"), (167.4, "167"), (265.0, "265")]);
    let then = segment(12, 14, [(100.0, "100"), (163.0, "163"), (220.0, "220")]);
    let last = segment(14, 24, [(84.1, "84"), (132.1, "132"), (180.3, "180")]);
    XmrChart::new("many", "Reports have changed since the recording rules changed")
        .subtitle("Reports of something, made-up district")
        .headings("Month", "Reports")
        .points(BREACHES.iter().enumerate().map(|(at, value)| one(at, *value)))
        .segment(first)
        .segment(reason("Recording rules changed, April 2017", then))
        .segment(XmrSegment { provisional: true, ..reason("The online form opened to everybody in June 2017", last) })
        .target(120.0, "120")
        .statement("Changed", "7 months in a row are above average.")
        .note("The figures of one force stand under “Unassigned” for a year.")
        .source("Made up")
}

/// Yearly scores, too few for a usual range.
pub(super) fn few() -> XmrChart {
    let years = [("2019", 6.4), ("2020", 0.0), ("2021", 7.0), ("2022", 7.2), ("2023", 6.3), ("2024", 7.0)];
    let point = |(year, value): (&str, f64)| match value {
        0.0 => XmrPoint::missing(year, "No data").tick(year),
        _ => XmrPoint::new(year, value, format!("{value:.1}")).tick(year),
    };
    XmrChart::new("few", "How safe people feel: 7.0 in 2024")
        .subtitle("How safe people feel where they live (points from 1 to 10, on average)")
        .points(years.map(point))
        .statement(
            "Too early to say",
            "There are 5 figures. At least 12 are needed to tell a change from the usual ups and downs.",
        )
        .source("Annual policing survey")
}
