//! Which weight stands for which kind, for every set and every kind of the figures that there are, as a list; kinds that nobody has
//! checked come first.

use super::matches::Model as Match;
use super::sets::Model as Set;
use super::weights::Model as Weight;
use super::{HARM, pages::linked};
use crate::imports::Sort;
use crate::imports::asking;
use crate::imports::forces;
use crate::imports::reading::Feed;
use ::records::find;
use ::records::pages::{ListColumn, Listing, Order};
use access::Open;
use components::{Missing, Tag, Tone};
use database::Fault;
use documents::{Cell, ColumnKind};
use maud::{Markup, html};
use sea_orm::Condition;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::slug::folded;
use values::words::t;
use values::{Kind, dates};

/// Nobody has checked it yet.
const UNCHECKED: &str = "unchecked";
/// A weight stands for it.
const WEIGHED: &str = "weighed";
/// Somebody checked it, and no weight can stand for it.
const LEFT_OUT: &str = "left-out";

/// A kind of some figures beside a set of weights.
pub(super) struct OfKind {
    set: Set,
    feed: Feed,
    /// What the figures call it in words, by the list `figure-feed`.
    figures: String,
    kind: String,
    matched: Option<Match>,
    weight: Option<Weight>,
}

impl OfKind {
    fn standing(&self) -> &'static str {
        match &self.matched {
            Some(it) if it.reviewed_on.is_some() => match self.weight {
                Some(_) => WEIGHED,
                None => LEFT_OUT,
            },
            _ => UNCHECKED,
        }
    }
}

/// The sets, and the kinds beside each of them.
pub(super) struct Known {
    pub(super) sets: Vec<Set>,
    pub(super) kinds: Vec<OfKind>,
}

/// Loads them.
pub(super) async fn known(open: &dyn Open, house: &::records::House) -> Result<Known, Fault> {
    let sets: Vec<Set> = find::all(open, Condition::all()).await?;
    let matches: Vec<Match> = find::all(open, Condition::all()).await?;
    let ids: BTreeSet<Uuid> = matches.iter().filter_map(|it| it.weight).map(|id| id.uuid()).collect();
    let weights: Vec<Weight> = find::among(open, "id", ids).await?;
    let weights: BTreeMap<Uuid, Weight> = weights.into_iter().map(|it| (it.id.uuid(), it)).collect();
    let key = |set: Uuid, feed: &str, kind: &str| (set, feed.to_owned(), folded(kind));
    let matched: BTreeMap<_, &Match> = matches.iter().map(|it| (key(it.weight_set.uuid(), &it.feed, &it.kind), it)).collect();
    let words = asking::words(open, Sort::Category).await?;
    let names = house.terms_of(open, &["figure-feed"]).await?;
    let mut kinds = Vec::new();
    for feed in forces::feeds(open).await? {
        let there: BTreeSet<i64> = forces::counting_in(open, feed).await?.into_iter().map(|it| it.category).collect();
        let figures = names.label("figure-feed", feed.key()).to_owned();
        for kind in words.iter().filter(|it| there.contains(&it.number)) {
            kinds.extend(sets.iter().map(|set| {
                let matched = matched.get(&key(set.id.uuid(), feed.key(), &kind.word)).map(|it| (*it).clone());
                let weight = matched.as_ref().and_then(|it| weights.get(&it.weight?.uuid()).cloned());
                OfKind { set: set.clone(), feed, figures: figures.clone(), kind: kind.word.clone(), matched, weight }
            }));
        }
    }
    kinds.sort_by_cached_key(|it| (it.standing() != UNCHECKED, folded(&it.kind), it.feed.key(), it.set.sorted.clone()));
    Ok(Known { sets, kinds })
}

/// What can be asked of the list, and its columns.
pub(super) fn listing<'a>(known: &Known) -> Listing<'a, OfKind> {
    let sets = known.sets.iter().map(|set| (set.reference.clone(), set.title.clone())).collect();
    let feeds: BTreeMap<String, String> = known.kinds.iter().map(|it| (it.feed.key().to_owned(), it.figures.clone())).collect();
    let list = Listing::new(HARM, t("Harm weights"))
        .searched(t("Words in the kind"), |it: &OfKind| it.kind.clone())
        .narrowed(("status", t("Status")), standings(), |it: &OfKind, key| it.standing() == key)
        .narrowed(("set", t("Set of weights")), sets, |it: &OfKind, key| it.set.reference == key)
        .narrowed(("feed", t("Figures")), feeds.into_iter().collect(), |it: &OfKind, key| it.feed.key() == key);
    of_matches(of_figures(list))
}

fn of_figures<'a>(list: Listing<'a, OfKind>) -> Listing<'a, OfKind> {
    list.column(
        ListColumn::new("kind", t("Kind"))
            .shown(|it: &OfKind| html! { (it.kind) })
            .filed(|it| it.kind.as_str().into())
            .sorted(|it| Order::words(&it.kind)),
    )
    .column(
        ListColumn::new("figures", t("Figures"))
            .shown(|it: &OfKind| html! { (it.figures) })
            .filed(|it| it.figures.as_str().into())
            .sorted(|it| Order::words(&it.figures)),
    )
    .column(
        ListColumn::new("set", t("Set of weights"))
            .shown(|it: &OfKind| html! { (it.set.title) })
            .filed(|it| it.set.title.as_str().into())
            .sorted(|it| Order::words(&it.set.title)),
    )
    .column(ListColumn::new("edition", t("Version")).filed(|it: &OfKind| it.set.edition.as_str().into()))
}

fn of_matches<'a>(list: Listing<'a, OfKind>) -> Listing<'a, OfKind> {
    let checked = |it: &OfKind| it.matched.as_ref().and_then(|it| it.reviewed_on);
    list.column(
        ListColumn::new("offence", t("Weight that stands for it"))
            .shown(|it: &OfKind| match &it.weight {
                Some(weight) => html! { (weight.offence) },
                None => html! { (Missing::new(t("None")).quiet()) },
            })
            .filed(|it| it.weight.as_ref().map(|it| it.offence.clone()).into())
            .sorted(|it| Order::words(it.weight.as_ref().map_or("", |it| &it.offence))),
    )
    .column(
        ListColumn::new("weight", t("Weight"))
            .kind(ColumnKind::Number)
            .shown(|it: &OfKind| html! { @if let Some(weight) = &it.weight { (weight.weight) } })
            .filed(|it| it.weight.as_ref().map_or(Cell::Empty, |it| Cell::Number(it.number())))
            .sorted(|it| Order::number(it.weight.as_ref().map(Weight::number))),
    )
    .column(
        ListColumn::new("status", t("Status"))
            .shown(|it: &OfKind| html! { (standing(it)) })
            .filed(|it| words(it.standing()).into())
            .sorted(|it| Order::words(&words(it.standing()))),
    )
    .column(
        ListColumn::new("checked_on", t("Checked on"))
            .kind(ColumnKind::Day)
            .shown(move |it: &OfKind| html! { @match checked(it) { Some(day) => (dates::words(day)), None => (Missing::new(t("Not yet")).quiet()) } })
            .filed(move |it| checked(it).into())
            .sorted(move |it| Order::day(checked(it))),
    )
    .column(ListColumn::new("do", t("What to do")).shown(to_do))
}

/// What a kind can stand like: the keys and the words.
fn standings() -> Vec<(String, String)> {
    [UNCHECKED, WEIGHED, LEFT_OUT].map(|key| (key.to_owned(), words(key))).to_vec()
}

fn words(standing: &str) -> String {
    match standing {
        WEIGHED => t("Counts with this weight"),
        LEFT_OUT => t("Left out: no weight can stand for it"),
        _ => t("Nobody has checked it"),
    }
    .into_owned()
}

fn standing(it: &OfKind) -> Tag {
    let tone = match it.standing() {
        WEIGHED => Tone::Good,
        LEFT_OUT => Tone::Plain,
        _ => Tone::Attention,
    };
    Tag::new(words(it.standing()), tone)
}

fn to_do(it: &OfKind) -> Markup {
    let asked =
        [("weight_set", it.set.reference.as_str()), ("feed", it.feed.key()), ("kind", &it.kind), ("seen_by", &it.set.seen_by)];
    let of = |it: &Match| format!("/workspace/{}/{}", Kind::WeightMatch.path(), it.reference);
    let (href, words) = match &it.matched {
        None => (linked(&asked), t("Choose its weight")),
        Some(found) if found.reviewed_on.is_none() => (format!("{}/change", of(found)), t("Check it")),
        Some(found) => (of(found), t("See why")),
    };
    html! { a class="govuk-link" href=(href) { (words) span class="govuk-visually-hidden" { ": " (it.kind) ", " (it.set.title) } } }
}
