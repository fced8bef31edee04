//! A search: what holds the words, may be seen and is of what the reader narrowed it to; the best or the newest first.

use super::sight::{Narrowed, seen};
use super::spelling;
use crate::House;
use access::Open;
use database::Fault;
use database::search::{self, Extract, Hit, Query as Sought, SameTerms};
use sea_orm::Condition;
use sea_orm::ConnectionTrait;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, UnionType};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;
use values::Kind;

/// The most things that one search gives. It is work enough for one request, and more than anybody reads.
pub const MOST: usize = 200;
/// The most things whose matches are weighed. When more match, those with the words in their title come first, then the newest.
const WEIGHED: usize = 100;
/// The most titles that are looked at for another spelling.
const TITLES: u64 = 2_000;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What matches best: words in the title before words in the text.
    #[default]
    Best,
    /// What is of the latest day.
    Newest,
}

/// What was found, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The things, each once.
    pub hits: Vec<Hit>,
    /// Whether more match than are given.
    pub more: bool,
}

/// A search by one reader among things of some kinds.
pub struct Searching<'a> {
    /// The house.
    pub house: &'a House,
    /// The reader's door.
    pub open: &'a dyn Open,
    /// The kinds that are looked at.
    pub kinds: &'a [Kind],
    /// What the search is narrowed to.
    pub narrowed: &'a Narrowed,
}

impl Searching<'_> {
    fn seen(&self) -> Condition {
        seen(self.house, self.open.sight(), self.kinds, self.narrowed)
    }

    /// What holds all that is sought.
    pub async fn find(&self, sought: &Sought, order: Order) -> Result<Results, Fault> {
        let most = u64::try_from(MOST + 1).unwrap_or(u64::MAX);
        let found = search::candidates(self.open.on(), sought, self.seen(), false, most).await?;
        let more = found.len() > MOST;
        if order == Order::Newest {
            return Ok(Results { hits: each_once(found), more });
        }
        if more || found.len() > WEIGHED {
            let titled = search::candidates(self.open.on(), sought, self.seen(), true, most).await?;
            let titled = by_weight(sought, titled, &BTreeMap::new());
            return Ok(Results { hits: each_once(titled.into_iter().chain(found)), more });
        }
        let numbers: Vec<i64> = found.iter().map(|hit| hit.number).collect();
        let scores = search::scores(self.open.on(), sought, &numbers).await?;
        Ok(Results { hits: each_once(by_weight(sought, found, &scores)), more })
    }

    /// The best passage of each of these things, which this reader has found.
    pub async fn extracts(&self, sought: &Sought, things: &[Uuid]) -> Result<BTreeMap<Uuid, Extract>, Fault> {
        search::extracts(self.open.on(), sought, things).await
    }

    /// The thing with exactly this reference: one question for all kinds. When several have it, none is meant.
    pub async fn by_reference(&self, reference: &str) -> Result<Option<(Kind, Uuid)>, Fault> {
        #[derive(FromQueryResult)]
        struct Named {
            kind: String,
            id: Uuid,
        }
        let one = |kind: &Kind| {
            let column = |name: &'static str| Expr::col((Alias::new(kind.sheet()), Alias::new(name)));
            Query::select()
                .expr_as(Expr::val(kind.key()).cast_as(Alias::new("text")), Alias::new("kind"))
                .expr_as(column("id"), Alias::new("id"))
                .from(Alias::new(kind.sheet()))
                .and_where(column("reference").eq(reference))
                .cond_where(crate::visible(self.open.sight(), kind.sheet(), self.house.of(*kind).within()))
                .take()
        };
        let Some((first, others)) = self.kinds.split_first() else { return Ok(None) };
        let asked = others.iter().fold(one(first), |mut asked, kind| asked.union(UnionType::All, one(kind)).take());
        let statement = self.open.on().get_database_backend().build(&asked);
        let named = Named::find_by_statement(statement).all(self.open.on()).await?;
        Ok(match named.as_slice() {
            [only] => Kind::from_key(&only.kind).map(|kind| (kind, only.id)),
            _ => None,
        })
    }

    /// What was probably meant: what was typed with words in place of those that no title has, made from the titles that this
    /// reader may see; none when nothing is near, or when nothing would be found by it either.
    pub async fn near(&self, typed: &str, same: &[SameTerms]) -> Result<Option<String>, Fault> {
        #[derive(FromQueryResult)]
        struct Title {
            title: String,
        }
        let hits = |name: &'static str| (Alias::new(search::HITS), Alias::new(name));
        let asked = Query::select()
            .column(hits("title"))
            .from_as(Alias::new("search_parts"), Alias::new(search::HITS))
            .cond_where(self.seen())
            .order_by(hits("number"), sea_orm::Order::Desc)
            .limit(TITLES)
            .take();
        let statement = self.open.on().get_database_backend().build(&asked);
        let titles = Title::find_by_statement(statement).all(self.open.on()).await?;
        let Some(meant) = spelling::near(typed, titles.iter().map(|it| it.title.as_str())) else { return Ok(None) };
        let found = search::candidates(self.open.on(), &Sought::read(&meant, same), self.seen(), false, 1).await?;
        Ok((!found.is_empty()).then_some(meant))
    }
}

/// Each thing once, where it came first.
fn each_once(hits: impl IntoIterator<Item = Hit>) -> Vec<Hit> {
    let mut known = HashSet::new();
    hits.into_iter().filter(|hit| known.insert(hit.thing)).take(MOST).collect()
}

/// Those with all the words in their title first, and of them those whose title says little else; then by how well they match,
/// then the newest.
fn by_weight(sought: &Sought, mut hits: Vec<Hit>, scores: &BTreeMap<i64, f64>) -> Vec<Hit> {
    hits.sort_by_cached_key(|hit| {
        let score = scores.get(&hit.number).copied().unwrap_or_default();
        // A millionth is as fine as any two scores need to be told apart.
        let weight = (score * 1e6) as i64;
        std::cmp::Reverse((sought.share_of(&hit.title), weight, hit.number))
    });
    hits
}

#[cfg(test)]
mod tests {
    use super::{Hit, Sought, by_weight, each_once};
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn hit(number: i64, thing: u128, title: &str) -> Hit {
        Hit { number, kind: "paper".into(), thing: Uuid::from_u128(thing), title: title.into() }
    }

    #[test]
    fn titles_come_before_text_and_then_the_better_match_and_the_newer_thing() {
        let hits = vec![hit(4, 4, "Other"), hit(3, 3, "Other"), hit(2, 2, "Other"), hit(1, 1, "Road safety")];
        let scores = BTreeMap::from([(2, 0.9), (3, 0.5), (4, 0.5)]);
        let found = by_weight(&Sought::read("road safety", &[]), hits, &scores);
        assert_eq!(found.iter().map(|hit| hit.number).collect::<Vec<_>>(), [1, 2, 4, 3]);
    }

    #[test]
    fn a_thing_with_two_rows_is_found_once() {
        assert_eq!(each_once([hit(2, 1, "A"), hit(1, 1, "A"), hit(0, 2, "B")]).len(), 2);
    }
}
