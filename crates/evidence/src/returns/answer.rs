//! What somebody typed in answer to a return, and the change that it means: the return as answered, and the figure of the measure.

use super::records::Model as Return;
use super::rules::{ASKED, GIVEN, NIL, NOT_GIVEN};
use crate::measures::records::Model as Measure;
use crate::observations::records::Model as Observation;
use ::records::change::{Keeping, NotDone};
use ::records::reading::{Problem, Texts, read};
use ::records::{House, Names, find};
use access::{Open, Writing};
use database::Fault;
use pages::Typed;
use values::Kind;
use values::words::t;

/// The texts of the form, right and wrong, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Answered {
    /// The key of the list `return-standing`.
    pub(super) standing: String,
    pub(super) value: String,
    /// The key of the list `finding-standing`.
    pub(super) counts_as: String,
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) problems: Vec<Problem>,
}

impl Answered {
    /// The form filled with what was answered before.
    pub(super) fn of_return(it: &Return) -> Answered {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Answered {
            standing: if it.standing == ASKED { String::new() } else { it.standing.clone() },
            value: text(&it.value),
            counts_as: text(&it.counts_as),
            reason: text(&it.reason),
            note: text(&it.note),
            problems: Vec::new(),
        }
    }

    /// The form as it was sent.
    pub(super) fn of_form(typed: &Typed) -> Answered {
        let text = |name: &str| typed.get(name).to_owned();
        Answered {
            standing: text("standing"),
            value: text("value"),
            counts_as: text("counts_as"),
            reason: text("reason"),
            note: text("note"),
            problems: Vec::new(),
        }
    }

    /// What is wrong with this field.
    pub(super) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// The answer in the texts of the return. What belongs to another answer is left out, and so is why one before was sent back.
    fn texts(&self, today: chrono::NaiveDate, counts: bool) -> Texts {
        let only = |standing: &str, text: &str| if self.standing == standing { text.to_owned() } else { String::new() };
        let given = self.standing != NOT_GIVEN;
        let pairs = [
            ("standing", self.standing.clone()),
            ("value", only(GIVEN, &self.value)),
            ("counts_as", if given { self.counts_as.clone() } else { String::new() }),
            ("reason", only(NOT_GIVEN, &self.reason)),
            ("note", self.note.clone()),
            ("answered_on", today.to_string()),
            ("accepted_on", if counts { today.to_string() } else { String::new() }),
            ("sent_back", String::new()),
        ];
        pairs.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
    }

    fn check(&mut self) -> bool {
        let mut say = |key: &str, words: std::borrow::Cow<'static, str>| {
            self.problems.push(Problem { key: key.to_owned(), found: String::new(), words: words.into_owned() });
        };
        if ![GIVEN, NIL, NOT_GIVEN].contains(&self.standing.as_str()) {
            say("standing", t("Select whether you give the figure, it is nil, or it cannot be given"));
        } else if self.standing != NOT_GIVEN && self.counts_as.is_empty() {
            say("counts_as", t("Select whether the figure may still change"));
        }
        self.problems.is_empty()
    }

    /// Stores the answer in this change, and, when it counts at once, the figure that it gives; problems stay in the form.
    pub(super) async fn keep(
        &mut self,
        writing: &mut Writing,
        house: &House,
        was: &Return,
        counts: bool,
    ) -> Result<bool, NotDone> {
        if !self.check() {
            return Ok(false);
        }
        let texts = self.texts(writing.today(), counts);
        if let Err(problems) = changed(writing, house, was, &texts).await? {
            self.problems = problems;
            return Ok(false);
        }
        if !counts {
            return Ok(true);
        }
        match self.land(writing, house, was).await {
            Err(NotDone::Wrong(problems)) => {
                // What is wrong with the figure itself is told beside the figure.
                self.problems = problems.into_iter().map(|it| Problem { key: "value".to_owned(), ..it }).collect();
                Ok(false)
            }
            other => other.map(|()| true),
        }
    }

    /// Stores the figure: added, or changed with what was published first beside it.
    pub(super) async fn land(&self, writing: &mut Writing, house: &House, of: &Return) -> Result<(), NotDone> {
        let lookup = house.lookup(writing, Kind::Observation).await?;
        let register = house.of(Kind::Observation);
        let was = match kept(writing, of).await? {
            Some(id) => register.get(writing, id).await?,
            None => None,
        };
        let mut texts = self.figure(of, &lookup.names);
        if was.is_none() {
            // Who sees the measure sees its figures.
            let measure = find::with::<Measure>(writing, "id", of.measure.uuid()).await?.pop();
            texts.extend(measure.map(|it| seen_by(&it, &lookup.names)).into_iter().flatten());
        }
        let row = read(register, &texts, &lookup, was.as_ref()).map_err(NotDone::Wrong)?;
        let keeping = Keeping { house, kind: Kind::Observation };
        match was {
            Some(was) => keeping.change(writing, &was, row, &lookup).await.map(|_| ()),
            None => keeping.add(writing, row, &lookup).await.map(|_| ()),
        }
    }

    /// The figure in the texts of the sheet of figures. Nil is nought; what cannot be given has the reason instead.
    fn figure(&self, of: &Return, names: &Names) -> Texts {
        let reference = |id: uuid::Uuid| names.reference(id).unwrap_or_default().to_owned();
        let value = match self.standing.as_str() {
            GIVEN => self.value.clone(),
            NIL => "0".to_owned(),
            _ => String::new(),
        };
        let note = if self.standing == NOT_GIVEN { &self.reason } else { &self.note };
        let standing = if self.standing == NOT_GIVEN { "final" } else { &self.counts_as };
        let pairs = [
            ("measure", reference(of.measure.uuid())),
            ("place", of.place.map(|id| reference(id.uuid())).unwrap_or_default()),
            ("starts", of.starts.to_string()),
            ("period", of.period.clone()),
            ("value", value),
            ("standing", standing.to_owned()),
            ("note", note.clone()),
        ];
        pairs.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
    }
}

/// Stores a return with these texts in the place of its own, or says what is wrong with them.
pub(super) async fn changed(
    writing: &mut Writing,
    house: &House,
    was: &Return,
    texts: &Texts,
) -> Result<Result<(), Vec<Problem>>, NotDone> {
    let lookup = house.lookup(writing, Kind::FigureReturn).await?;
    let register = house.of(Kind::FigureReturn);
    let Some(row) = register.get(writing, was.id.uuid()).await? else { return Err(NotDone::Overtaken(None)) };
    match read(register, texts, &lookup, Some(&row)) {
        Ok(changed) => {
            Keeping { house, kind: Kind::FigureReturn }.change(writing, &row, changed, &lookup).await?;
            Ok(Ok(()))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

/// Who sees a measure, in the texts of a sheet.
fn seen_by(measure: &Measure, names: &Names) -> [(String, String); 2] {
    let board = measure.members_of.and_then(|id| names.reference(id)).unwrap_or_default();
    [("seen_by".to_owned(), measure.seen_by.clone()), ("members_of".to_owned(), board.to_owned())]
}

/// The id of the figure that is kept for the measure, place and period of a return.
async fn kept(open: &dyn Open, of: &Return) -> Result<Option<uuid::Uuid>, Fault> {
    let figures: Vec<Observation> = find::with(open, "measure", of.measure.uuid()).await?;
    let same = |it: &&Observation| (it.place, it.starts, &it.period) == (of.place, of.starts, &of.period);
    Ok(figures.iter().find(same).map(|it| it.id.uuid()))
}
