//! What the loading of figures knows beforehand: the numbers of words, and where small areas lie.

use super::asked;
use super::reading::{Code, Known, Named};
use super::rules::{ELSEWHERE, NO_PLACE};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::ConnectionTrait;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Query};
use std::collections::HashMap;

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A force.
    Force,
    /// What is counted by.
    Category,
    /// What became of it.
    Outcome,
}

impl Sort {
    /// The word that is stored.
    pub(super) fn key(self) -> &'static str {
        match self {
            Sort::Force => "force",
            Sort::Category => "category",
            Sort::Outcome => "outcome",
        }
    }
}

#[derive(FromQueryResult)]
struct Word {
    number: i64,
    sort: String,
    word: String,
}

/// The numbers of words.
#[derive(Debug, Default)]
pub(super) struct Numbers(HashMap<(&'static str, String), i64>);

impl Numbers {
    /// The number of a word that was added before.
    pub(super) fn of(&self, sort: Sort, word: &str) -> i64 {
        self.0.get(&(sort.key(), word.to_owned())).copied().unwrap_or(0)
    }

    /// Adds the words that have no number yet, in this change.
    pub(super) async fn add(&mut self, open: &dyn Open, wanted: &[(Sort, &str)]) -> Result<(), Fault> {
        let unknown = |numbers: &Numbers, (sort, word): &(Sort, &str)| !numbers.0.contains_key(&(sort.key(), (*word).to_owned()));
        if !wanted.iter().any(|one| unknown(self, one)) {
            return Ok(());
        }
        // Taking none of the numbers makes whoever else adds words wait, so that no word comes twice.
        asked::take_numbers(open, "words", 0).await?;
        for found in asked::rows::<Word>(open, "SELECT number, sort, word FROM figure_words").await? {
            let sort = [Sort::Force, Sort::Category, Sort::Outcome].into_iter().find(|sort| sort.key() == found.sort);
            if let Some(sort) = sort {
                self.0.insert((sort.key(), found.word), found.number);
            }
        }
        let mut fresh: Vec<(Sort, &str)> = wanted.iter().filter(|one| unknown(self, one)).copied().collect();
        fresh.sort_by_key(|(sort, word)| (sort.key(), *word));
        fresh.dedup();
        if fresh.is_empty() {
            return Ok(());
        }
        let first = asked::take_numbers(open, "words", fresh.len()).await?;
        let columns = ["number", "sort", "word"].map(Alias::new);
        let mut insert = Query::insert().into_table(Alias::new("figure_words")).columns(columns).take();
        for ((sort, word), number) in fresh.into_iter().zip(first..) {
            insert.values_panic([number.into(), sort.key().into(), word.into()]);
            self.0.insert((sort.key(), word.to_owned()), number);
        }
        open.on().execute_raw(open.on().get_database_backend().build(&insert)).await?;
        Ok(())
    }
}

/// Where a small area lies.
#[derive(Clone, Debug)]
pub(super) struct Lies {
    pub(super) district: i64,
    pub(super) name: String,
    /// The first and the last census that had it.
    pub(super) censuses: (i64, i64),
}

#[derive(FromQueryResult)]
struct Place {
    code: i64,
    district: i64,
    district_name: String,
    first_census: i64,
    last_census: i64,
}

/// Where small areas lie, by the list of places that holds now.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    by_code: HashMap<i64, Lies>,
    newest: i64,
}

impl Places {
    pub(super) async fn load(open: &dyn Open) -> Result<Places, Fault> {
        let text = "SELECT p.code, p.district, p.district_name, p.first_census, p.last_census FROM figure_places p \
                    JOIN figure_slices s ON s.number = p.slice WHERE s.feed = 'areas' AND s.standing = 'current'";
        let mut places = Places::default();
        for found in asked::rows::<Place>(open, text).await? {
            let censuses = (found.first_census, found.last_census);
            places.newest = places.newest.max(censuses.1);
            places.by_code.insert(found.code, Lies { district: found.district, name: found.district_name, censuses });
        }
        Ok(places)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }

    pub(super) fn get(&self, area: i64) -> Option<&Lies> {
        self.by_code.get(&area)
    }

    /// The district of a small area.
    pub(super) fn district(&self, area: i64) -> i64 {
        if area == 0 { NO_PLACE } else { self.get(area).map_or(ELSEWHERE, |lies| lies.district) }
    }

    /// Whether only an older census has a small area, and whether only the newest has it.
    pub(super) fn vintage(&self, area: i64) -> (bool, bool) {
        self.get(area).map_or((false, false), |lies| (lies.censuses.1 < self.newest, lies.censuses.0 == self.newest))
    }
}

/// The list of terms with the words for forces in road casualty statistics.
const FORCES: &str = "stats19-force";

/// What names in files stand for, by the lists of places, the other names and the terms that hold now.
pub(super) async fn known(open: &dyn Open) -> Result<Known, Fault> {
    #[derive(FromQueryResult)]
    struct Listed {
        name: String,
        code: i64,
    }
    #[derive(FromQueryResult)]
    struct Other {
        title: String,
        code: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
    #[derive(FromQueryResult)]
    struct Force {
        key: String,
        title: String,
    }
    let mut known = Known::default();
    let listed = "SELECT DISTINCT p.partnership_name AS name, p.partnership AS code FROM figure_places p \
                  JOIN figure_slices s ON s.number = p.slice \
                  WHERE s.feed IN ('areas', 'districts') AND s.standing = 'current' AND p.partnership <> 0";
    for found in asked::rows::<Listed>(open, listed).await? {
        if let Some(code) = Code::of_number(found.code) {
            known.list(&found.name, code);
        }
    }
    for found in asked::rows::<Other>(open, "SELECT title, code, \"from\", \"to\" FROM other_names").await? {
        let place = found.code.as_deref().and_then(|code| Code::read(code.trim().as_bytes()));
        known.other(&found.title, Named { place, from: found.from, to: found.to });
    }
    let forces = format!("SELECT key, title FROM lists WHERE list = '{FORCES}'");
    for found in asked::rows::<Force>(open, &forces).await? {
        known.force(&found.key, &found.title);
    }
    Ok(known)
}
