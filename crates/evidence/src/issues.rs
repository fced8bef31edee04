//! The chart of issues: how many local partnerships named each of them, source by source.

use crate::findings::rules::number;
use crate::public::EVIDENCE;
use crate::shared::FindingSummary;
use components::{Bar, BarChart};
use values::words::{count_with, fill, t};

/// Findings that follow each other and have the same source, as one group.
pub(crate) fn by_source(findings: &[FindingSummary]) -> Vec<&[FindingSummary]> {
    findings.chunk_by(|one, next| one.source == next.source).collect()
}

/// The chart of the counts of one source; none without at least two issues to compare.
pub(crate) fn chart(id: &str, counts: &[FindingSummary]) -> Option<BarChart> {
    let top = counts.iter().max_by_key(|count| count.figure).filter(|_| counts.len() > 1)?;
    let bars = counts.iter().map(|count| Bar::new(count.issue(), count.figure as f64, number(count.figure)));
    let subtitle = fill("How many local partnerships name each issue, from: {source}", &[("source", &top.source_title)]);
    let headings = (t("Issue"), unit(top));
    let chart = BarChart::new(id, finding(top, counts)).subtitle(subtitle).headings(headings.0, headings.1).bars(bars);
    let picture = |ending: &str| format!("{EVIDENCE}/{}/issues.{ending}", top.source_reference);
    let chart = chart.image_files(picture("svg"), picture("png"));
    let chart = chart.source(top.source_title.clone()).csv("/evidence.csv", t("CSV")).under_page_heading();
    Some(if counts.iter().any(FindingSummary::is_provisional) { chart.note(provisional()) } else { chart })
}

fn provisional() -> String {
    t("Provisional: these figures may still change. A partnership may name several issues.").into_owned()
}

fn unit(count: &FindingSummary) -> String {
    match count.out_of {
        Some(out_of) => fill("Number of {unit}, out of {out_of}", &[("unit", &count.unit), ("out_of", &number(out_of))]),
        None => fill("Number of {unit}", &[("unit", &count.unit)]),
    }
}

/// What the chart shows, in a sentence.
fn finding(top: &FindingSummary, counts: &[FindingSummary]) -> String {
    let first = counts.iter().filter(|count| count.figure == top.figure).count();
    let words = top.figure_in_words();
    count_with(
        "{issue} is named most often: by {figure}",
        "{n} issues are named most often: each by {figure}",
        u64::try_from(first).unwrap_or(u64::MAX),
        &[("issue", top.issue()), ("figure", &words)],
    )
}

#[cfg(test)]
mod tests {
    use super::{by_source, chart};
    use crate::shared::FindingSummary;
    use maud::Render;
    use uuid::Uuid;

    fn counts(figures: &[i64], source: u128) -> Vec<FindingSummary> {
        let count = |(index, figure): (usize, &i64)| FindingSummary {
            priority: None,
            id: Uuid::from_u128(source * 100 + index as u128),
            reference: format!("issue-{index}"),
            title: format!("Issue {index}: named by {figure}"),
            kind: "partnerships-naming-it".to_owned(),
            figure: *figure,
            out_of: Some(11),
            unit: "local partnerships".to_owned(),
            standing: "provisional".to_owned(),
            on: None,
            source: Uuid::from_u128(source),
            source_reference: "assessments".to_owned(),
            source_title: "Assessments".to_owned(),
            source_published_on: None,
            seen_by: "anyone".to_owned(),
        };
        figures.iter().enumerate().map(count).collect()
    }

    #[test]
    fn the_chart_says_what_it_shows_and_that_it_is_provisional() {
        let kent = counts(&[8, 8, 8, 8, 7, 7, 5, 5, 3, 3], 1);
        let shown = chart("issues", &kent).expect("a chart").render().into_string();
        assert!(shown.contains("4 issues are named most often: each by 8 of 11 local partnerships"), "{shown}");
        assert!(shown.contains("Provisional: these figures may still change."));
        let one = chart("issues", &counts(&[9, 8], 1)).expect("a chart").render().into_string();
        assert!(one.contains("Issue 0 is named most often: by 9 of 11 local partnerships"), "{one}");
        assert!(chart("issues", &kent[..1]).is_none());
    }

    #[test]
    fn two_sources_are_never_mixed_in_one_chart() {
        let mut both = counts(&[8, 7], 1);
        both.extend(counts(&[6], 2));
        assert_eq!(by_source(&both).iter().map(|group| group.len()).collect::<Vec<_>>(), [2, 1]);
    }
}
