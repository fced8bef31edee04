//! Numbers, dates and truth from a workbook's cells, as the plain text that a CSV would have.

use calamine::ExcelDateTime;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A number without the noise of floating point: 15 digits, as spreadsheets show; `12000`, never `12000.0`.
pub(super) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// Truth as spreadsheets show it.
pub(super) fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

/// A date cell: `2027-03-17`, with a time `2027-03-17 14:30`, a time alone `14:30`.
pub(super) fn excel_date(value: ExcelDateTime) -> String {
    if value.is_duration() {
        return hours(value.as_f64() * 86_400.0);
    }
    let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
    let time = NaiveTime::from_hms_milli_opt(hour.into(), minute.into(), second.into(), milli.into());
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    match (day, time) {
        (_, Some(time)) if (0.0..1.0).contains(&value.as_f64()) => clock(time),
        (Some(day), Some(time)) => day_and_time(day.and_time(time)),
        _ => number(value.as_f64()),
    }
}

/// A date written in full, as OpenDocument and some Excel files keep it: `2027-03-17T14:30:00`.
pub(super) fn iso_date(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    match NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f") {
        Ok(moment) => day_and_time(moment),
        Err(_) => text.to_owned(),
    }
}

/// A length of time as OpenDocument keeps it: `PT14H30M00S` is `14:30`.
pub(super) fn iso_duration(text: &str) -> String {
    let Some(mut rest) = text.trim().strip_prefix("PT") else { return text.to_owned() };
    let mut seconds = 0.0;
    for (unit, worth) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((figures, after)) = rest.split_once(unit) {
            let Ok(figures) = figures.replace(',', ".").parse::<f64>() else { return text.to_owned() };
            seconds += figures * worth;
            rest = after;
        }
    }
    if rest.is_empty() { hours(seconds) } else { text.to_owned() }
}

fn day_and_time(moment: NaiveDateTime) -> String {
    let moment = moment.checked_add_signed(Duration::milliseconds(500)).unwrap_or(moment);
    let time = moment.time().with_nanosecond(0).unwrap_or(moment.time());
    if time == NaiveTime::MIN { moment.date().to_string() } else { format!("{} {}", moment.date(), clock(time)) }
}

fn clock(time: NaiveTime) -> String {
    time.format(if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// Hours may be more than a day has: `37:30`.
fn hours(seconds: f64) -> String {
    let minus = if seconds < 0.0 { "-" } else { "" };
    let whole = format!("{:.0}", seconds.abs()).parse::<u64>().unwrap_or(0);
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if seconds == 0 { format!("{minus}{hours:02}:{minutes:02}") } else { format!("{minus}{hours:02}:{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn numbers_have_no_noise() {
        for (value, text) in
            [(12000.0, "12000"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (-12.5, "-12.5"), (1e15, "1000000000000000"), (33.33, "33.33")]
        {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn dates_are_iso() {
        let date = |value, kind| excel_date(ExcelDateTime::new(value, kind, false));
        assert_eq!(date(42809.0, DateTime), "2017-03-15");
        assert_eq!(date(42809.604166666664, DateTime), "2017-03-15 14:30");
        assert_eq!(date(0.604166666666667, DateTime), "14:30");
        assert_eq!(date(1.5625, TimeDelta), "37:30");
        assert_eq!(excel_date(ExcelDateTime::new(42809.0 - 1462.0, DateTime, true)), "2017-03-15");
        assert_eq!(iso_date("2017-03-15T00:00:00"), "2017-03-15");
        assert_eq!(iso_date("2017-03-15"), "2017-03-15");
        assert_eq!(iso_date("2017-03-15T14:30:05.000"), "2017-03-15 14:30:05");
        assert_eq!(iso_duration("PT14H30M00S"), "14:30");
        assert_eq!(iso_duration("P1Y"), "P1Y");
    }
}
