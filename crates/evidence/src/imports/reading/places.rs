//! Reads files that say something of places: which district a small area lies in, how many people live there.

use super::figures::{Figures, PlaceRow, Refusal, Refusals, Why, Words};
use super::headings::{Feed, Headings, Says};
use super::lines::fits;
use super::meaning::{Amount, Code, amount};
use super::opening::Limits;
use super::table::Table;
use super::unread::Unread;
use std::collections::HashSet;
use std::io::Read;

/// How many places one file may tell of: twice all small areas of the country.
const MOST: usize = 100_000;

/// Reads every row to the end.
pub(super) fn all<R: Read>(table: &mut Table<R>, headings: &Headings, limits: &Limits) -> Result<Figures, Unread> {
    let (mut places, mut refused, mut rows) = (Vec::new(), Refusals::default(), 0);
    let mut seen = HashSet::new();
    // Of a ward that cuts through small areas, one of them may be told twice.
    let once = headings.feed != Feed::Wards;
    while table.advance()? {
        rows += 1;
        let place = row(table, headings).and_then(|place| match once && !seen.insert((place.code, place.year)) {
            true => Err((Why::Again, Says::Area)),
            false => Ok(place),
        });
        match place {
            Ok(place) => places.push(place),
            Err((why, says)) => {
                let at = headings.at(says);
                let column = at.and_then(|at| headings.written.get(at)).cloned().unwrap_or_default();
                let found = String::from_utf8_lossy(at.map_or(&[][..], |at| table.cell(at))).chars().take(100).collect();
                let row = table.row();
                refused.add(limits.refusals, || Refusal { row, column, found, why }, why);
            }
        }
        if places.len() > MOST {
            return Err(Unread::TooVaried);
        }
    }
    Ok(Figures { feed: headings.feed, rows, parts: Vec::new(), words: Words::default(), places, refused })
}

fn row<R: Read>(table: &Table<R>, headings: &Headings) -> Result<PlaceRow, (Why, Says)> {
    fits(table, headings).map_err(|why| (why, Says::Area))?;
    let cell = |says: Says| headings.at(says).map_or(&[][..], |at| table.cell(at));
    let text = |says: Says| String::from_utf8_lossy(cell(says)).chars().take(200).collect::<String>();
    let code = |says: Says| Code::read(cell(says)).ok_or((Why::Code, says));
    let number = |says: Says, times: f64| match amount(&text(says)) {
        Amount::None => Ok(None),
        #[expect(clippy::cast_possible_truncation, reason = "no population is beyond a whole number")]
        Amount::Number(number) if (0.0..1e12).contains(&number) && !text(says).contains('%') => {
            Ok(Some((number * times).round() as i64))
        }
        _ => Err((Why::Number, says)),
    };
    // Of people, years and tenths there are no parts.
    let whole = |says: Says| match number(says, 1000.0)? {
        Some(thousandths) if thousandths % 1000 != 0 => Err((Why::Number, says)),
        told => Ok(told.map(|thousandths| thousandths / 1000)),
    };
    let mut place = PlaceRow { code: Some(code(Says::Area)?), name: text(Says::AreaName), ..PlaceRow::default() };
    match headings.feed {
        Feed::Areas => {
            place.year = whole(Says::Census)?.ok_or((Why::Number, Says::Census))?;
            place.district = Some(code(Says::District)?);
            place.district_name = text(Says::DistrictName);
        }
        Feed::Wards => {
            place.district = Some(code(Says::Ward)?);
            place.district_name = text(Says::WardName);
        }
        Feed::Deprivation => {
            place.population = whole(Says::Population)?;
            place.score = number(Says::Score, 1000.0)?;
            place.decile = whole(Says::Decile)?;
        }
        Feed::Populations => {
            place.year = whole(Says::Year)?.ok_or((Why::Number, Says::Year))?;
            place.population = whole(Says::Population)?;
        }
        _ => {}
    }
    if matches!(headings.feed, Feed::Areas | Feed::Districts) {
        place.partnership = Code::read(cell(Says::Partnership));
        place.partnership_name = text(Says::PartnershipName);
        place.force = text(Says::Force);
    }
    Ok(place)
}
