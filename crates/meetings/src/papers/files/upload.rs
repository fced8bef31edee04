//! Uploading a file of a paper: looked at, refused in words or cleaned, stored, then named by a row. Each upload is a new version.

use super::find::{Standing, standing};
use super::{Cabinet, rules, shown, texts};
use crate::actions::Clerk;
use crate::agenda::moving::refused;
use ::files::{Examined, StoreProblem, Wanted};
use ::pages::{Answer, Refused, Visit, see_other};
use ::records::change::{Keeping, NotDone};
use ::records::import::pages::Uploaded;
use ::records::reading::{Texts, read};
use ::records::{Card, House, Lookup};
use access::Writing;
use std::collections::BTreeSet;
use values::Kind;
use values::words::{Language, fill, t};

/// Asks for the file.
pub(crate) async fn ask(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let standing = standing(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(shown::upload(&standing, held.looker.limits(), None)))
}

/// Takes a file, and leads on to what was found in it; or says what is wrong with it.
pub(crate) async fn take(visit: &Visit, house: &House, reference: &str, (held, sent): (&Cabinet, &Uploaded)) -> Answer {
    let reading = visit.reading().await?;
    let standing = standing(&reading, house, reference).await?;
    reading.close().await?;
    let refuse = |words: String| Ok(visit.show(shown::upload(&standing, held.looker.limits(), Some(words))));
    if sent.name().is_empty() {
        return refuse(t("Select a file").into_owned());
    }
    let wanted = Wanted { title: standing.paper.title.clone(), language: Language::English.tag().to_owned() };
    let examined = match held.looker.examine(sent.name(), sent.bytes().to_vec(), wanted).await {
        Ok(examined) => examined,
        Err(refusal) => return refuse(refusal.words),
    };
    // The file is there before the row that names it, so there is never a row without a file.
    let content = match held.store.put(examined.bytes.clone()).await {
        Ok(content) => content,
        Err(problem) => {
            tracing::error!(%problem, "a file could not be stored");
            return refuse(not_stored(&problem));
        }
    };
    if let Some(same) = standing.files.first().filter(|file| file.content == content.as_str()) {
        let words = "The selected file is the same as version {n}. Nothing was stored";
        return refuse(fill(words, &[("n", &same.edition.to_string())]));
    }
    let mut writing = visit.begin(&Clerk).await?;
    match store_row(&mut writing, house, reference, (&examined, content.as_str())).await? {
        Some(file) => {
            writing.finish_noted().await?;
            Ok(see_other(&format!("/workspace/paper-files/{file}/found?stored=yes")))
        }
        None => {
            writing.give_up().await?;
            refuse(try_again())
        }
    }
}

fn not_stored(problem: &StoreProblem) -> String {
    match problem {
        StoreProblem::Full => {
            t("The selected file could not be uploaded: there is no room left. Tell the administrator of this site").into_owned()
        }
        _ => try_again(),
    }
}

fn try_again() -> String {
    t("The selected file could not be uploaded. Try again").into_owned()
}

/// Stores the row of a new version and what the file says. The answer is its reference; nothing when somebody was faster.
async fn store_row(
    writing: &mut Writing,
    house: &House,
    reference: &str,
    (examined, content): (&Examined, &str),
) -> Result<Option<String>, Refused> {
    let standing = standing(&*writing, house, reference).await?;
    let edition = rules::next(every_edition(writing, &standing).await?);
    let name = rules::name(&standing.place(), edition, examined.looked.kind);
    let (seen_by, members_of) = standing.draft();
    let lookup = lookup(writing, house, &standing).await?;
    let board = members_of.and_then(|board| lookup.names.reference(board)).unwrap_or_default().to_owned();
    let found = rules::texts(&examined.looked, (edition, &name, content), examined.bytes.len());
    let mut typed: Texts = found.into_iter().map(|(key, text)| (key.to_owned(), text)).collect();
    for (key, text) in [("paper", reference.to_owned()), ("seen_by", seen_by.to_owned()), ("members_of", board)] {
        typed.insert(key.to_owned(), text);
    }
    let row = read(house.of(Kind::PaperFile), &typed, &lookup, None).map_err(|problems| {
        tracing::error!(?problems, "the row of a file could not be made");
        Refused::Broken
    })?;
    let stored = match (Keeping { house, kind: Kind::PaperFile }).add(writing, row, &lookup).await {
        Ok(row) => row,
        Err(NotDone::Wrong(_)) => return Ok(None),
        Err(other) => return Err(refused(other)),
    };
    texts::keep(writing, content, &examined.looked.text).await?;
    let said = texts::passages(&examined.looked.text);
    records::search::put(house, writing, (Kind::PaperFile, stored.head.id), texts::ORIGIN, said).await?;
    Ok(Some(stored.head.reference))
}

/// The numbers of all versions, those that the uploader may not see too: two must never have one number.
async fn every_edition(writing: &Writing, standing: &Standing) -> Result<Vec<i64>, Refused> {
    let all = super::find::of_paper(&writing.unhindered(), standing.paper.id.uuid()).await?;
    Ok(all.iter().map(|file| file.edition).collect())
}

/// What the row of a new version points at, and nothing more: a site has thousands of papers.
async fn lookup(writing: &Writing, house: &House, standing: &Standing) -> Result<Lookup, Refused> {
    let mut lookup = Lookup::with(house.terms_of(writing, &["yes-no"]).await?);
    let boards = [Some(standing.whole.series.partnership.uuid()), standing.paper.members_of];
    let wanted =
        [(Kind::Paper, BTreeSet::from([standing.paper.id.uuid()])), (Kind::Partnership, boards.into_iter().flatten().collect())];
    for (kind, ids) in wanted {
        let cards: Vec<Card> = house.cards(writing, kind, &ids).await?;
        for card in &cards {
            lookup.add_thing(kind, &card.reference, card.id);
        }
        lookup.names.add_cards(cards);
    }
    Ok(lookup)
}
