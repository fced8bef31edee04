//! The one small change by which loaded figures come to be shown, all of a file at once; and what it changes against before.

use super::asked;
use super::loading::{Loaded, of_forces};
use super::places::sum_again;
use super::reading::{Feed, Month, Unread};
use super::records::Model;
use super::remembered;
use super::rules::{self, CURRENT, Changed, REPLACED, What};
use super::staying;
use super::withheld;
use ::records::change::{Keeping, NotDone};
use ::records::{Described, House, Kept, Lookup, Row, find};
use access::{Open, Writing};
use database::Fault;
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};
use values::Kind;

/// An import that is loaded and waits to be shown.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Its number.
    pub(super) number: i64,
    /// The name of the file.
    pub(super) file: String,
    /// The hash of the file.
    pub(super) hash: String,
    /// Its size in bytes.
    pub(super) size: u64,
    /// What was loaded of it.
    pub(super) loaded: Loaded,
}

/// What became of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// Its figures are shown now; this is its record.
    Kept(Box<Model>),
    /// The same file is here already, under this reference and title.
    Same(String, String),
}

/// The condition on an import that its figures are here: it is not undone, and it did not come as a mere record from the sheets
/// of another site.
pub(super) const WITH_FIGURES: &str = "standing <> 'undone' AND EXISTS \
     (SELECT 1 FROM figure_slices s WHERE s.import = figure_imports.number AND s.standing IN ('current', 'replaced'))";

#[derive(FromQueryResult)]
struct Known {
    reference: String,
    title: String,
}

/// The import of the same file, if there is one that is not undone.
pub(super) async fn same_file(open: &dyn Open, hash: &str) -> Result<Option<Settled>, Fault> {
    let text = format!("SELECT reference, title FROM figure_imports WHERE hash = '{hash}' AND {WITH_FIGURES} ORDER BY number");
    let found = asked::rows::<Known>(open, &text).await?;
    Ok(found.into_iter().next().map(|known| Settled::Same(known.reference, known.title)))
}

/// A slice of the import beside the one that it replaces.
#[derive(FromQueryResult)]
struct Pair {
    now: i64,
    now_rows: i64,
    was: i64,
    was_rows: i64,
    import: i64,
    feed: String,
    month: i64,
    force: Option<String>,
}

impl Pair {
    /// Which month of which force it is of, or what it is a list of.
    fn of(&self) -> String {
        let feed = Feed::from_key(&self.feed).filter(|feed| !feed.is_counted());
        let period = feed.map_or_else(|| rules::period(&self.feed, self.month), |feed| feed.words().into_owned());
        let of = [self.force.clone().unwrap_or_default(), period].join(", ");
        of.trim_matches([',', ' ']).to_owned()
    }

    /// Whether the newer one counts about as many as the other.
    fn is_alike(&self) -> bool {
        is_counted(&self.feed) && rules::are_alike(self.was_rows, self.now_rows)
    }

    fn stays(&self) -> bool {
        Feed::from_key(&self.feed).is_some_and(Feed::stays)
    }

    /// Why the newer one must not take the place of the other by itself.
    fn far_fewer(&self) -> Option<Unread> {
        let (before, now) = (self.was_rows.unsigned_abs(), self.now_rows.unsigned_abs());
        (!self.stays() && rules::are_far_fewer(before, now)).then(|| Unread::Fewer { of: self.of(), before, now })
    }
}

/// Shows the figures of an import in this change, in place of those that are current. Imports wait for one another here.
///
/// Unless `fewer` may take the place of more, an import that would leave far fewer rows of a month is forgotten, and that is the answer.
pub(super) async fn settle(
    writing: &mut Writing,
    house: &House,
    waiting: Waiting,
    fewer: bool,
) -> Result<Result<Settled, Unread>, NotDone> {
    remembered::hold(writing).await?;
    if let Some(same) = same_file(writing, &waiting.hash).await? {
        forget(writing, &[waiting.number]).await?;
        return Ok(Ok(same));
    }
    let number = waiting.number;
    let pairs = format!(
        "SELECT n.number AS now, n.rows AS now_rows, o.number AS was, o.rows AS was_rows, o.import AS import, n.feed AS feed, n.month AS month, \
         w.word AS force FROM figure_slices n \
         JOIN figure_slices o ON o.feed = n.feed AND o.force = n.force AND o.month = n.month AND o.standing = '{CURRENT}' \
         LEFT JOIN figure_words w ON w.number = n.force WHERE n.import = {number} ORDER BY n.month, n.number"
    );
    let pairs: Vec<Pair> = asked::rows(writing, &pairs).await?;
    if let Some(unread) = pairs.iter().filter(|_| !fewer).find_map(Pair::far_fewer) {
        forget(writing, &[waiting.number]).await?;
        return Ok(Err(unread));
    }
    let again: Vec<(i64, i64)> = pairs.iter().filter(|pair| pair.is_alike()).map(|pair| (pair.now, pair.was)).collect();
    withheld::stays(writing, &again).await?;
    let mut changed = changed(writing, &pairs).await?;
    for (pair, told) in pairs.iter().zip(&mut changed).filter(|(pair, _)| pair.stays()) {
        told.what = What::Stays(staying::keep(writing, pair.now, pair.was).await?);
    }
    let replaced = asked::list(pairs.iter().map(|pair| pair.was));
    let on = writing.on();
    asked::change(on, &format!("UPDATE figure_slices SET standing = '{REPLACED}' WHERE number IN ({replaced})")).await?;
    asked::change(on, &format!("UPDATE figure_slices SET standing = '{CURRENT}' WHERE import = {number}")).await?;
    if waiting.loaded.feeds.contains(&Feed::Areas) {
        sum_again(writing).await?;
    }
    let imports: BTreeSet<i64> = pairs.iter().map(|pair| pair.import).collect();
    mark(writing, house, &imports).await?;
    let sparse = sparse(writing, number).await?;
    let kept = keep(writing, house, waiting, (changed, sparse)).await?;
    Ok(Ok(Settled::Kept(Box::new(kept))))
}

#[derive(FromQueryResult)]
struct Total {
    slice: i64,
    district: i64,
    category: i64,
    number: i64,
}

fn is_counted(feed: &str) -> bool {
    Feed::from_key(feed).is_some_and(Feed::is_counted)
}

/// What changed of each month or list that was there before. Counts that are withheld are not told of: how many of them differ would
/// help to find them.
async fn changed(open: &dyn Open, pairs: &[Pair]) -> Result<Vec<Changed>, Fault> {
    let mut changed = Vec::new();
    for some in pairs.chunks(100) {
        let slices = asked::list(some.iter().flat_map(|pair| [pair.now, pair.was]));
        let text = format!("SELECT slice, district, category, number FROM figure_totals WHERE slice IN ({slices})");
        let mut totals: BTreeMap<i64, BTreeMap<(i64, i64), i64>> = BTreeMap::new();
        for total in asked::rows::<Total>(open, &text).await? {
            totals.entry(total.slice).or_default().insert((total.district, total.category), total.number);
        }
        let text = format!(
            "SELECT slice, district, category, CAST(0 AS bigint) AS number FROM figure_withheld WHERE slice IN ({slices})"
        );
        let withheld: Vec<Total> = asked::rows(open, &text).await?;
        let withheld: BTreeSet<(i64, (i64, i64))> = withheld.iter().map(|it| (it.slice, (it.district, it.category))).collect();
        for pair in some {
            let is_shown = |key: &(i64, i64)| !withheld.contains(&(pair.now, *key)) && !withheld.contains(&(pair.was, *key));
            let none = BTreeMap::new();
            let (now, was) = (totals.get(&pair.now).unwrap_or(&none), totals.get(&pair.was).unwrap_or(&none));
            let keys: BTreeSet<_> = now.keys().chain(was.keys()).collect();
            let differ = keys.into_iter().filter(|key| is_shown(key) && now.get(*key) != was.get(*key)).count();
            changed.push(Changed {
                of: pair.of(),
                rows: (pair.was_rows, pair.now_rows),
                what: if is_counted(&pair.feed) { What::Counts(u64::try_from(differ).unwrap_or(0)) } else { What::List },
            });
        }
    }
    Ok(changed)
}

#[derive(FromQueryResult)]
struct OfMonth {
    import: i64,
    feed: String,
    force: i64,
    month: i64,
    rows: i64,
    word: String,
}

/// The months of an import that count far fewer than is usual for their force.
async fn sparse(open: &dyn Open, import: i64) -> Result<Vec<(String, u64, u64)>, Fault> {
    let text = format!(
        "SELECT s.import, s.feed, s.force, s.month, COALESCE(s.events, s.rows) AS rows, COALESCE(w.word, '') AS word \
         FROM figure_slices s LEFT JOIN figure_words w ON w.number = s.force WHERE s.standing = '{CURRENT}' AND s.month <> 0 \
         AND s.feed IN (SELECT feed FROM figure_slices WHERE import = {import})"
    );
    let all: Vec<OfMonth> = asked::rows(open, &text).await?;
    let mut found = Vec::new();
    let mut by_series: BTreeMap<(&str, i64), Vec<(i64, i64)>> = BTreeMap::new();
    for one in &all {
        by_series.entry((&one.feed, one.force)).or_default().push((one.month, one.rows));
    }
    for one in all.iter().filter(|one| one.import == import) {
        let others = &by_series[&(one.feed.as_str(), one.force)];
        if let Some(usual) = rules::sparse(one.month, one.rows, others) {
            let of = [one.word.clone(), rules::period(&one.feed, one.month)].join(", ");
            found.push((of, one.rows.unsigned_abs(), usual.unsigned_abs()));
        }
    }
    Ok(found)
}

/// Says of these imports whether anything of them is still shown.
pub(super) async fn mark(writing: &mut Writing, house: &House, imports: &BTreeSet<i64>) -> Result<(), NotDone> {
    #[derive(FromQueryResult)]
    struct Shown {
        import: i64,
    }
    let list = asked::list(imports.iter().copied());
    let text = format!("SELECT DISTINCT import FROM figure_slices WHERE standing = '{CURRENT}' AND import IN ({list})");
    let shown: BTreeSet<i64> = asked::rows::<Shown>(writing, &text).await?.into_iter().map(|it| it.import).collect();
    for import in imports {
        let standing = if shown.contains(import) { CURRENT } else { REPLACED };
        stand(writing, house, *import, standing).await?;
    }
    Ok(())
}

/// Writes into the record of an import how it stands.
pub(super) async fn stand(writing: &mut Writing, house: &House, import: i64, standing: &str) -> Result<(), NotDone> {
    let found: Vec<Model> = find::with(&writing.unhindered(), "number", import).await?;
    let Some(was) = found.into_iter().next() else { return Ok(()) };
    let mut now = was.clone();
    standing.clone_into(&mut now.standing);
    let lookup = lookup(writing, house).await?;
    Keeping { house, kind: Kind::FigureImport }.change(writing, &row(&was), row(&now), &lookup).await?;
    Ok(())
}

fn row(model: &Model) -> Row {
    Row { head: model.head(), values: Model::fields().read(model) }
}

async fn lookup(open: &dyn Open, house: &House) -> Result<Lookup, Fault> {
    Ok(Lookup::with(house.terms_of(open, &["figure-feed", "figure-standing"]).await?))
}

/// The word for a file that holds several feeds.
const SEVERAL: &str = "several";

async fn keep(
    writing: &mut Writing,
    house: &House,
    waiting: Waiting,
    (changed, sparse): (Vec<Changed>, Vec<(String, u64, u64)>),
) -> Result<Model, NotDone> {
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let lookup = lookup(&*writing, house).await?;
    let mut loaded = waiting.loaded;
    loaded.facts.sparse = sparse;
    let lines = loaded.facts.lines();
    let feed = match loaded.feeds.first() {
        Some(feed) if loaded.feeds.len() == 1 => feed.key(),
        _ => SEVERAL,
    };
    let month = |number: i64| Month::of_number(number);
    let (first, last) = loaded.months.map_or((None, None), |(first, last)| (month(first), month(last)));
    let length = loaded.feeds.iter().map(|feed| feed.months()).max().unwrap_or(1);
    let last_day = last.and_then(|month| month.later(length)).and_then(|month| month.first_day().pred_opt());
    let mut model = Model {
        number: waiting.number,
        feed: feed.to_owned(),
        of: of_forces(&loaded.forces),
        first_day: first.map(Month::first_day),
        last_day,
        standing: CURRENT.to_owned(),
        on: writing.today(),
        rows: signed(loaded.rows),
        taken: signed(loaded.taken),
        refused: signed(loaded.rows - loaded.taken),
        file: waiting.file,
        size: signed(waiting.size),
        hash: waiting.hash,
        changes: rules::changes(&changed),
        facts: (!lines.is_empty()).then(|| lines.join("\n")),
        ..Model::default()
    };
    model.title = model.made_title(&lookup.names).unwrap_or_default();
    "anyone".clone_into(&mut model.seen_by);
    let kept = Keeping { house, kind: Kind::FigureImport }.add(writing, row(&model), &lookup).await?;
    model.set_head(kept.head);
    Ok(model)
}

/// The tables that hold what hangs on slices.
const HANGING: [&str; 11] = [
    "figure_counts",
    "figure_spots",
    "figure_totals",
    "figure_sums",
    "figure_outcomes",
    "figure_populations",
    "figure_deprivation",
    "figure_places",
    "figure_outlines",
    "figure_neighbours",
    "figure_withheld",
];

/// Forgets the figures of these imports, with all that hangs on them.
pub(super) async fn forget(writing: &Writing, imports: &[i64]) -> Result<u64, Fault> {
    let list = asked::list(imports.iter().copied());
    for table in HANGING {
        let text = format!("DELETE FROM {table} WHERE slice IN (SELECT number FROM figure_slices WHERE import IN ({list}))");
        asked::change(writing.on(), &text).await?;
    }
    asked::change(writing.on(), &format!("DELETE FROM figure_refusals WHERE import IN ({list})")).await?;
    asked::change(writing.on(), &format!("DELETE FROM figure_notes WHERE import IN ({list})")).await?;
    asked::change(writing.on(), &format!("DELETE FROM figure_slices WHERE import IN ({list})")).await
}
