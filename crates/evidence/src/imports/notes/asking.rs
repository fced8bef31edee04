//! The notes that stand with a question about imported figures: of these places and months, a handful of questions for all.

use super::rules::{self, Note, Sort, Unassigned};
use crate::imports::asked::{self, list};
use crate::imports::reading::{Code, Feed, Month};
use crate::imports::rules::CURRENT;
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};

/// What one has to know to trust the figures of these places (all, when there are none) between two months: what the publisher
/// notes, offences in no partnership, months that may not be whole, places that were renamed.
///
/// # Errors
/// The database did not answer.
pub async fn notes(open: &dyn Open, feed: Feed, places: &[Code], from: Month, to: Month) -> Result<Vec<Note>, Fault> {
    // A quarter stands under its first month, so one that began before may reach into the time that is asked for.
    let asked = Asked { feed, places, from: from.number() - i64::from(feed.months() - 1), to: to.number() };
    let mut notes = asked.kept(open).await?;
    if feed == Feed::Recorded {
        notes.extend(asked.unassigned(open).await?);
    }
    notes.extend(asked.sparse(open).await?);
    let names = names(open, &notes).await?;
    for note in &mut notes {
        note.name = names.get(&note.place).cloned().unwrap_or_default();
    }
    let mut notes = rules::together(notes);
    notes.sort_by(|a, b| (a.sort, a.months, &a.force, &a.name).cmp(&(b.sort, b.months, &b.force, &b.name)));
    Ok(notes)
}

struct Asked<'a> {
    feed: Feed,
    places: &'a [Code],
    from: i64,
    to: i64,
}

#[derive(FromQueryResult)]
struct Kept {
    sort: String,
    word: String,
    place: i64,
    first_month: i64,
    last_month: i64,
    rows: i64,
    text: String,
}

#[derive(FromQueryResult)]
struct OfForce {
    word: String,
    month: i64,
    unplaced: i64,
    whole: i64,
}

#[derive(FromQueryResult)]
struct OfPlace {
    force: i64,
    word: String,
    place: i64,
    month: i64,
    number: i64,
}

#[derive(FromQueryResult)]
struct Covered {
    force: i64,
    month: i64,
}

impl Asked<'_> {
    fn list(&self) -> String {
        list(self.places.iter().map(|code| code.number()))
    }

    /// The slices that are shown, as the end of a question.
    fn slices(&self, from: i64, to: i64) -> String {
        format!(
            "figure_slices s LEFT JOIN figure_words w ON w.number = s.force \
             WHERE s.feed = '{}' AND s.standing = '{CURRENT}' AND s.month BETWEEN {from} AND {to}",
            self.feed.key()
        )
    }

    /// The condition on a force that some of its figures are of the places that are asked for.
    fn of_forces(&self, force: &str) -> String {
        if self.places.is_empty() {
            return String::new();
        }
        format!(
            " AND {force} IN (SELECT DISTINCT f.force FROM figure_slices f JOIN figure_sums t ON t.slice = f.number \
             WHERE f.feed = '{}' AND f.standing = '{CURRENT}' AND f.month BETWEEN {} AND {} AND t.district IN ({}))",
            self.feed.key(),
            self.from,
            self.to,
            self.list()
        )
    }

    /// What came with the files.
    async fn kept(&self, open: &dyn Open) -> Result<Vec<Note>, Fault> {
        let places = match self.places {
            [] => String::new(),
            _ => format!(" AND (n.place IN ({}) OR (n.place = 0{}))", self.list(), self.of_forces("n.force")),
        };
        let text = format!(
            "SELECT n.sort, COALESCE(w.word, '') AS word, n.place, n.first_month, n.last_month, n.rows, n.text \
             FROM figure_notes n LEFT JOIN figure_words w ON w.number = n.force \
             WHERE n.feed = '{feed}' AND n.first_month <= {to} AND n.last_month >= {from}{places} \
             AND EXISTS (SELECT 1 FROM figure_slices s WHERE s.import = n.import AND s.feed = n.feed \
             AND s.standing = '{CURRENT}' AND s.month BETWEEN n.first_month AND n.last_month AND s.month BETWEEN {from} AND {to} \
             AND (n.force = 0 OR s.force = n.force))",
            feed = self.feed.key(),
            from = self.from,
            to = self.to,
        );
        let found: Vec<Kept> = asked::rows(open, &text).await?;
        Ok(found.into_iter().filter_map(|kept| self.note(kept)).collect())
    }

    fn note(&self, kept: Kept) -> Option<Note> {
        Some(Note {
            sort: if kept.sort == Sort::Renamed.key() { Sort::Renamed } else { Sort::Published },
            feed: self.feed,
            force: kept.word,
            place: kept.place,
            name: String::new(),
            months: (Month::of_number(kept.first_month)?, Month::of_number(kept.last_month)?),
            numbers: (kept.rows, 0),
            text: kept.text,
        })
    }

    /// Offences in no partnership, of whole financial years.
    async fn unassigned(&self, open: &dyn Open) -> Result<Vec<Note>, Fault> {
        let (Some(first), Some(last)) = (Month::of_number(self.from), Month::of_number(self.to)) else { return Ok(Vec::new()) };
        // A quarter that began before what is asked for may be of the financial year before; it is none of this question then.
        let first = first.later(self.feed.months() - 1).unwrap_or(first);
        let (from, to) = (rules::financial_year(first).0, rules::financial_year(last).1);
        let text = format!(
            "SELECT COALESCE(x.word, '') AS word, x.month AS month, CAST(SUM(x.unplaced) AS bigint) AS unplaced, \
             CAST(SUM(x.whole) AS bigint) AS whole FROM (SELECT w.word AS word, s.month AS month, \
             (SELECT COALESCE(SUM(t.number), 0) FROM figure_sums t WHERE t.slice = s.number AND t.district = 0) AS unplaced, \
             COALESCE(s.events, 0) AS whole FROM {}{}) x GROUP BY x.word, x.month ORDER BY x.word, x.month",
            self.slices(from.number(), to.number()),
            self.of_forces("s.force")
        );
        let found: Vec<OfForce> = asked::rows(open, &text).await?;
        let told = |it: OfForce| -> Option<Unassigned> { Some((it.word, Month::of_number(it.month)?, (it.unplaced, it.whole))) };
        Ok(rules::unassigned(self.feed, &found.into_iter().filter_map(told).collect::<Vec<_>>()))
    }

    /// Months in which a place counts far fewer than is usual for it.
    async fn sparse(&self, open: &dyn Open) -> Result<Vec<Note>, Fault> {
        let (from, to) = (self.from - 12, self.to + 12);
        let only =
            if self.places.is_empty() { "AND t.district > 1".to_owned() } else { format!("AND t.district IN ({})", self.list()) };
        let slices = self.slices(from, to).replacen("WHERE", "JOIN figure_sums t ON t.slice = s.number WHERE", 1);
        let text = format!(
            "SELECT s.force AS force, COALESCE(w.word, '') AS word, t.district AS place, s.month AS month, \
             t.number AS number FROM {slices} {only}"
        );
        let counted: Vec<OfPlace> = asked::rows(open, &text).await?;
        let text = format!("SELECT s.force AS force, s.month AS month FROM {}", self.slices(from, to));
        let mut covered: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for one in asked::rows::<Covered>(open, &text).await? {
            covered.entry(one.force).or_default().insert(one.month);
        }
        let mut series: BTreeMap<(i64, i64), (String, BTreeMap<i64, i64>)> = BTreeMap::new();
        for one in counted {
            let of = series.entry((one.force, one.place)).or_insert_with(|| (one.word.clone(), BTreeMap::new()));
            of.1.insert(one.month, one.number);
        }
        let mut notes = Vec::new();
        for ((force, place), (word, counted)) in series {
            let months = covered.get(&force).map(|covered| rules::sparse_months(&counted, covered)).unwrap_or_default();
            let within = months.into_iter().filter(|(month, _, _)| (self.from..=self.to).contains(month));
            notes.extend(within.filter_map(|(month, number, usual)| {
                Some(Note {
                    sort: Sort::Sparse,
                    feed: self.feed,
                    force: word.clone(),
                    place,
                    name: String::new(),
                    months: rules::months_of(self.feed, month)?,
                    numbers: (number, usual),
                    text: String::new(),
                })
            }));
        }
        Ok(notes)
    }
}

#[derive(FromQueryResult)]
struct Named {
    feed: String,
    code: i64,
    name: String,
}

/// The names of the places that these notes are about. The list of small areas comes before the list of districts, which may
/// have the name of years ago: pages of places take it too.
async fn names(open: &dyn Open, notes: &[Note]) -> Result<BTreeMap<i64, String>, Fault> {
    let places: BTreeSet<i64> = notes.iter().map(|note| note.place).filter(|place| *place > 1).collect();
    if places.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places = list(places);
    let of = |code: &str| {
        format!(
            "SELECT DISTINCT s.feed AS feed, p.{code} AS code, p.{code}_name AS name FROM figure_places p JOIN figure_slices s \
             ON s.number = p.slice WHERE s.feed IN ('areas', 'districts') AND s.standing = '{CURRENT}' AND p.{code} IN ({places})"
        )
    };
    let text = format!("{} UNION {}", of("district"), of("partnership"));
    let mut named = asked::rows::<Named>(open, &text).await?;
    named.sort_by_key(|it| (it.feed == Feed::Areas.key(), std::cmp::Reverse(it.name.clone())));
    Ok(named.into_iter().map(|it| (it.code, it.name)).collect())
}

/// What the publisher notes in the file of an import, each note once.
pub(in crate::imports) async fn of_import(open: &dyn Open, import: i64) -> Result<Vec<String>, Fault> {
    #[derive(FromQueryResult)]
    struct Text {
        text: String,
    }
    let sort = Sort::Published.key();
    let text = format!("SELECT DISTINCT text FROM figure_notes WHERE import = {import} AND sort = '{sort}' ORDER BY text");
    Ok(asked::rows::<Text>(open, &text).await?.into_iter().map(|it| it.text).collect())
}
