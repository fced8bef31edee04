//! What the definition of a measure may not be because of other measures and of figures that are kept: formulas that name nothing
//! or lead back to themselves, and figures beside those that are worked out.

use super::records::Model as Measure;
use crate::find::{self, col};
use crate::observations::records::Model as Observation;
use crate::worked::formula::{Formula, circles};
use ::records::{Clash, find::among};
use access::Open;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, BTreeSet};
use values::words::{fill, t};

/// What is wrong with these measures by what else is stored.
pub(super) async fn clashes(open: &dyn Open, rows: &[Measure]) -> Result<Vec<Clash>, Fault> {
    let worked_out: BTreeSet<_> = rows.iter().filter(|it| it.is_worked_out()).map(|it| it.id.uuid()).collect();
    if worked_out.is_empty() {
        return Ok(Vec::new());
    }
    let typed: Vec<Observation> = among(open, "measure", worked_out.clone()).await?;
    let has_typed = |row: &Measure| worked_out.contains(&row.id.uuid()) && typed.iter().any(|it| it.measure == row.id);
    let mut clashes: Vec<Clash> = Vec::new();
    for row in rows.iter().filter(|row| has_typed(row)) {
        let key = if row.formula.is_some() { "formula" } else { "fed_by" };
        clashes.push(clash(
            row,
            key,
            t("This measure has figures that were typed or imported one by one. Remove them first").into(),
        ));
    }
    if rows.iter().any(|it| it.formula.is_some()) {
        let every: Vec<Measure> = find::all(open, Condition::all()).await?;
        clashes.extend(of_formulas(rows, &every));
    }
    Ok(clashes)
}

fn of_formulas(rows: &[Measure], every: &[Measure]) -> Vec<Clash> {
    let known: BTreeSet<&str> = every.iter().map(|it| it.reference.as_str()).collect();
    let formulas: BTreeMap<String, Formula> = every.iter().filter_map(|it| Some((it.reference.clone(), read(it)?))).collect();
    let round = circles(&formulas);
    let wrong = |row: &Measure| {
        let formula = formulas.get(&row.reference).filter(|_| row.formula.is_some())?;
        if let Some(unknown) = formula.measures().into_iter().find(|part| !known.contains(part)) {
            return Some(clash(
                row,
                "formula",
                fill("There is no measure with the reference {reference}", &[("reference", unknown)]),
            ));
        }
        let words = || t("The formula leads back to this measure itself. Leave out the measure that needs it").into_owned();
        round.contains(&row.reference).then(|| clash(row, "formula", words()))
    };
    rows.iter().filter_map(wrong).collect()
}

/// A measure stays as long as a formula names it.
pub(super) async fn left_broken(open: &dyn Open, were: &[Measure]) -> Result<Vec<Clash>, Fault> {
    let with_formula = Condition::all().add(col("measures", "formula").is_not_null());
    let needing: Vec<Measure> = find::all(open, with_formula).await?;
    let needed: BTreeSet<String> =
        needing.iter().filter_map(read).flat_map(|it| it.measures().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let candidates: Vec<&Measure> = were.iter().filter(|it| needed.contains(&it.reference)).collect();
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<_> = candidates.iter().map(|it| it.id.uuid()).collect();
    let there: Vec<Measure> = among(open, "id", ids).await?;
    let gone = candidates.into_iter().filter(|it| !there.iter().any(|other| other.id == it.id));
    let words = || t("The formula of another measure needs it. Change that formula first").into_owned();
    Ok(gone.map(|it| clash(it, "title", words())).collect())
}

fn read(measure: &Measure) -> Option<Formula> {
    Formula::read(measure.formula.as_deref()?).ok()
}

fn clash(row: &Measure, key: &'static str, words: String) -> Clash {
    Clash { of: row.id.uuid(), key, words }
}
