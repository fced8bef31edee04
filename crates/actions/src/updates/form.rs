//! What somebody typed about an action, and the change that it means: the action as told, and the update beside it.

use super::records::Model as Update;
use ::records::change::{Keeping, NotDone};
use ::records::reading::{Problem, Texts, read, texts};
use ::records::{Card, House, Lookup, Row};
use access::{Open, Writing};
use pages::Typed;
use values::meaning::{Input, Meant};
use values::words::t;
use values::{Kind, dates};

/// The longest account of what has happened, in characters.
const LONGEST: usize = 4000;

/// The texts of the form, right and wrong, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Told {
    /// The key of the list `action-standing`.
    pub standing: String,
    /// What has happened since.
    pub happened: String,
    /// What came of it, once it is done.
    pub outcome: String,
    /// The three boxes of the day on which it should be done.
    pub due: [String; 3],
    /// Where it can be seen.
    pub evidence: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl Told {
    /// The form filled with how the action stands.
    pub fn of_action(house: &House, action: &Row, lookup: &Lookup) -> Told {
        let mut texts = texts(house.of(Kind::Action), action, &lookup.names);
        let due = texts.get("due").and_then(|due| dates::read(due).ok());
        let due = due.map(|day| day.format("%-d %-m %Y").to_string()).unwrap_or_default();
        let mut parts = due.split(' ').map(str::to_owned);
        Told {
            standing: texts.remove("standing").unwrap_or_default(),
            outcome: texts.remove("outcome").unwrap_or_default(),
            due: std::array::from_fn(|_| parts.next().unwrap_or_default()),
            ..Told::default()
        }
    }

    /// The form as it was sent.
    pub fn of_form(typed: &Typed) -> Told {
        let text = |name: &str| typed.get(name).to_owned();
        Told {
            standing: text("standing"),
            happened: text("happened"),
            outcome: text("outcome"),
            due: typed.day_parts("due").map(str::to_owned),
            evidence: text("evidence"),
            problems: Vec::new(),
        }
    }

    /// What is wrong with this field.
    pub fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// Reads the form into the action as told and the update, or says what is wrong.
    pub fn meant(&mut self, house: &House, action: &Row, lookup: &Lookup, today: chrono::NaiveDate) -> Option<(Row, Row)> {
        let due = self.due_text();
        if let Some(words) = happened_problem(&self.happened, lookup) {
            self.problems.push(Problem { key: "happened".into(), found: self.happened.clone(), words });
        }
        let given = |pairs: &[(&str, &str)]| pairs.iter().map(|(key, text)| ((*key).into(), (*text).into())).collect::<Texts>();
        let (standing, day) = (self.standing.as_str(), today.to_string());
        let told = [("standing", standing), ("outcome", &self.outcome), ("due", &due)];
        let reference = action.head.reference.as_str();
        let kept = [
            ("action", reference),
            ("on", &day),
            ("standing", standing),
            ("happened", &self.happened),
            ("due", &due),
            ("evidence", &self.evidence),
        ];
        let action = read(house.of(Kind::Action), &given(&told), lookup, Some(action));
        let update = read(house.of(Kind::ActionUpdate), &given(&kept), lookup, None);
        let (action, update) = (self.noted(action), self.noted(update));
        let order = ["standing", "happened", "outcome", "due", "evidence"];
        self.problems.sort_by_key(|problem| order.iter().position(|key| *key == problem.key));
        let (action, mut update) = (action?, update?);
        if !self.problems.is_empty() {
            return None;
        }
        (update.head.seen_by, update.head.members_of) = (action.head.seen_by.clone(), action.head.members_of);
        Some((action, update))
    }

    /// The date as one text. What is wrong with it is noted, and then no date is read from it.
    fn due_text(&mut self) -> String {
        let [day, month, year] = self.due.each_ref().map(String::as_str);
        if [day, month, year].iter().all(|part| part.trim().is_empty()) {
            return String::new();
        }
        match dates::from_parts(day, month, year) {
            Ok(day) => day.to_string(),
            Err(words) => {
                self.problems.push(Problem { key: "due".into(), found: self.due.join(" "), words });
                String::new()
            }
        }
    }

    /// The row, when nothing is wrong with it; a field that has a problem already keeps the first.
    fn noted(&mut self, read: Result<Row, Vec<Problem>>) -> Option<Row> {
        let problems = match read {
            Ok(row) => return Some(row),
            Err(problems) => problems,
        };
        for problem in problems {
            if self.error(&problem.key).is_none() {
                self.problems.push(problem);
            }
        }
        None
    }
}

fn happened_problem(typed: &str, lookup: &Lookup) -> Option<String> {
    match Input::Lines(LONGEST).read(typed, lookup) {
        Ok(Meant::Nothing) => Some(t("Say what has happened since the last time, even if it is little").into_owned()),
        Ok(_) => None,
        Err(words) => Some(words),
    }
}

/// What the form of one action needs to know: the labels of lists, and the action itself.
pub async fn lookup(house: &House, open: &dyn Open, action: &Row) -> Result<Lookup, database::Fault> {
    let head = &action.head;
    let mut lookup = Lookup::with(house.names(open, Kind::Action, std::slice::from_ref(action)).await?);
    let (reference, title, seen_by) = (head.reference.clone(), head.title.clone(), head.seen_by.clone());
    lookup.add_thing(Kind::Action, &reference, head.id);
    lookup.names.add_cards([Card { kind: Kind::Action, id: head.id, reference, title, seen_by }]);
    Ok(lookup)
}

/// Stores the action as told and the update beside it, in this change.
pub async fn keep(house: &House, writing: &mut Writing, was: &Row, (action, update): (Row, Row)) -> Result<(), NotDone> {
    let lookup = lookup(house, writing, was).await?;
    Keeping { house, kind: Kind::Action }.change(writing, was, action, &lookup).await?;
    Keeping { house, kind: Kind::ActionUpdate }.add(writing, update, &lookup).await?;
    Ok(())
}

/// The updates on these actions that the actor may see, the newest first.
pub async fn of_actions(open: &dyn Open, actions: &[uuid::Uuid]) -> Result<Vec<Update>, database::Fault> {
    use super::records::{Column, Entity, WITHIN};
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
    let mut found = Vec::new();
    for some in actions.chunks(500) {
        let asked = Entity::find()
            .filter(::records::visible(open.sight(), Kind::ActionUpdate.sheet(), WITHIN))
            .filter(Column::Action.is_in(some.iter().copied()))
            .order_by_desc(Column::On)
            .order_by_desc(Column::AddedAt)
            .order_by_desc(Column::Id);
        found.extend(asked.all(open.on()).await?);
    }
    Ok(found)
}
