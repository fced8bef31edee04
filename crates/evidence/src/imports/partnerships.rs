//! What stands beside counts by partnership: which districts each joins, and the groups of what is counted by.

use super::asked;
use super::rules::CURRENT;
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;

/// A community safety partnership with the districts that it joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The partnership, by the number of its code.
    pub code: i64,
    /// Its name.
    pub name: String,
    /// The name of the force area.
    pub force: String,
    /// Its districts, by the numbers of their codes.
    pub districts: Vec<i64>,
}

/// The partnerships that the lists of places have, by name.
///
/// # Errors
/// The database did not answer.
pub async fn partnerships(open: &dyn Open) -> Result<Vec<Joined>, Fault> {
    #[derive(FromQueryResult)]
    struct Found {
        code: i64,
        name: String,
        force: String,
        district: i64,
    }
    let text = format!(
        "SELECT DISTINCT p.partnership AS code, p.partnership_name AS name, p.force AS force, p.district AS district \
         FROM figure_places p JOIN figure_slices s ON s.number = p.slice \
         WHERE s.feed IN ('areas', 'districts') AND s.standing = '{CURRENT}' AND p.partnership <> 0 ORDER BY p.district"
    );
    let mut joined: BTreeMap<i64, Joined> = BTreeMap::new();
    for found in asked::rows::<Found>(open, &text).await? {
        let (code, name, force) = (found.code, found.name, found.force);
        let kept = joined.entry(code).or_insert_with(|| Joined { code, name, force, districts: Vec::new() });
        if !kept.districts.contains(&found.district) {
            kept.districts.push(found.district);
        }
    }
    let mut joined: Vec<Joined> = joined.into_values().collect();
    joined.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(joined)
}

/// What is counted by, with the group that its publisher puts it in.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Grouped {
    /// What is counted by, by its number.
    pub category: i64,
    /// The group, as the publisher writes it: an offence group, or killed or seriously injured.
    pub word: String,
}

/// The groups of all that is counted by and has one.
///
/// # Errors
/// The database did not answer.
pub async fn groups(open: &dyn Open) -> Result<Vec<Grouped>, Fault> {
    asked::rows(open, "SELECT category, word FROM figure_groups ORDER BY word, category").await
}
