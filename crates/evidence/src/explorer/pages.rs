//! The pages and files of the explorer: the choice is read from the address, and so is that of every file.

use super::choice::{self, Asked, By, Choice, Offered};
use super::drawn::{Drawing, Files};
use super::explored::Explored;
use super::{areas, counting, drawn, files, ground, measured, said, strict, views};
use crate::api::asked;
use crate::find;
use crate::images::{self, Image};
use crate::imports::reading::Feed;
use crate::measures::load;
use crate::sources::records::Model as Source;
use crate::withholding::kept_rules;
use ::pages::{Address, Answer, Download, Refused, Restricted, Visit};
use ::records::House;
use ::records::pages::{Format, keyed_file};
use access::Open;
use axum::response::IntoResponse;
use documents::SheetOut;
use serde_json::{Map, Value as Json};
use values::Kind;
use values::words::fill;

/// What an address asked for, and what was found.
pub(crate) struct Found {
    /// What could be chosen.
    pub offered: Offered,
    /// What was chosen; none when there are no figures at all.
    pub choice: Option<Choice>,
    /// What was left out of the address, in sentences.
    pub told: Vec<String>,
    /// The figures.
    pub explored: Option<Explored>,
    /// The measure that they belong to.
    pub measure: Option<crate::measures::records::Model>,
    /// Whether everybody who may see the measure may see all that its figures rest on.
    pub open: bool,
    /// Who alone may see them.
    pub restricted: Option<Restricted>,
    /// The board whose members may see the measure, by its id and its reference.
    pub board: Option<(uuid::Uuid, String)>,
    /// The first and the last month as they were typed, where they cannot be read.
    pub unread: [Option<String>; 2],
}

impl Found {
    /// The reference of the board whose members may see the measure.
    pub fn board(&self, id: uuid::Uuid) -> Option<String> {
        self.board.clone().filter(|(of, _)| *of == id).map(|(_, reference)| reference)
    }
}

/// Finds what these questions ask for, as far as the actor may see it.
pub(crate) async fn find(open: &dyn Open, house: &House, asked: &[Asked]) -> Result<Found, Refused> {
    let items = ground::offered(open).await?;
    let (of, lost) = choice::of(asked, &items);
    let Some(of) = of.cloned() else {
        let offered = Offered { of: items, ..Offered::default() };
        return Ok(Found {
            offered,
            choice: None,
            told: Vec::new(),
            explored: None,
            measure: None,
            open: true,
            restricted: None,
            board: None,
            unread: [None, None],
        });
    };
    let mut found = match of.key.strip_prefix(ground::MEASURE) {
        Some(reference) => of_measure(open, house, (asked, &of.key), (reference, items.clone())).await?,
        None => of_feed(open, (asked, &of.key), items.clone()).await?,
    };
    if let Some(lost) = lost {
        found.told.insert(0, lost);
    }
    Ok(found)
}

async fn of_feed(open: &dyn Open, (asked, of): (&[Asked], &str), items: Vec<choice::Item>) -> Result<Found, Refused> {
    let feed = Feed::from_key(of).ok_or(Refused::NotFound)?;
    let ground = ground::load(open, feed).await?;
    let inside = areas::inside(open, &ground, asked).await?;
    let offered = Offered { small: inside.as_ref().map(|it| it.small.clone()), ..ground.offered(items) };
    let (choice, told) = Choice::read(asked, of, &offered);
    let threshold = kept_rules::today(open).await?;
    let explored = match (&choice, &inside) {
        (Some(choice), Some(inside)) if choice.by == By::Area => {
            Some(areas::counted(open, (choice, &ground), inside, threshold).await?)
        }
        (Some(choice), _) => Some(counting::counted(open, choice, &ground, threshold).await?),
        (None, _) => None,
    };
    Ok(Found {
        offered,
        choice,
        told,
        explored,
        measure: None,
        open: true,
        restricted: None,
        board: None,
        unread: choice::unread(asked),
    })
}

async fn of_measure(
    open: &dyn Open,
    house: &House,
    (asked, of): (&[Asked], &str),
    (reference, items): (&str, Vec<choice::Item>),
) -> Result<Found, Refused> {
    let whole = load::load(open, house, reference).await?;
    let offered = ground::of_measure(&whole, items);
    let (choice, told) = Choice::read(asked, of, &offered);
    let source = match whole.measure.source {
        Some(id) => find::all::<Source>(open, with_id(id.uuid())).await?.into_iter().next(),
        None => None,
    };
    let source = source.map(|it| source_words(&it)).unwrap_or_default();
    let explored = choice.as_ref().map(|choice| measured::explored(&whole, choice, source));
    let restricted = ::records::pages::restricted(Kind::Measure, &::records::Kept::head(&whole.measure), &whole.names);
    let board = whole.measure.members_of.and_then(|id| Some((id, whole.names.reference(id)?.to_owned())));
    let open = whole.rests_on.open;
    Ok(Found {
        offered,
        choice,
        told,
        explored,
        measure: Some(whole.measure),
        open,
        restricted,
        board,
        unread: choice::unread(asked),
    })
}

fn with_id(id: uuid::Uuid) -> sea_orm::Condition {
    use sea_orm::sea_query::ExprTrait;
    sea_orm::Condition::all().add(find::col("sources", "id").eq(id))
}

/// Who published it and on what terms, for figures that travel alone.
fn source_words(source: &Source) -> String {
    let more = [source.publisher.as_deref(), source.licence.as_deref()];
    more.into_iter()
        .flatten()
        .fold(source.title.clone(), |words, more| fill("{words}; {more}", &[("words", &words), ("more", more)]))
}

/// The addresses of the files with a choice.
pub(crate) fn files_of(choice: &Choice) -> Files {
    let at = |ending: &str| format!("{}.{ending}?{}", super::EXPLORE, choice.query());
    Files { csv: at("csv"), svg: at("svg"), png: at("png") }
}

/// Shows the explorer.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let found = find(&reading, house, &visit.address().asked).await?;
    reading.close().await?;
    let may_save = visit.actor().has_any(crate::actions::KEEPERS);
    Ok(visit.show(views::page(&found, may_save)))
}

/// Finds exactly what an address asks for, or says what is wrong with it: a file that travels alone is never of other figures.
pub(crate) async fn exactly(open: &dyn Open, house: &House, address: &Address) -> Result<Result<Found, String>, Refused> {
    let found = find(open, house, &address.asked).await?;
    Ok(match strict::wrong(address, &found.offered, found.choice.as_ref()) {
        Some(words) => Err(words),
        None => Ok(found),
    })
}

/// What is shown as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let found = exactly(&reading, house, visit.address()).await?;
    reading.close().await?;
    let found = match found {
        Ok(found) => found,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let shown = found.choice.zip(found.explored);
    match format {
        Format::Json => json_file(visit, shown.as_ref(), found.told),
        Format::Csv | Format::Xlsx => keyed_file(visit, sheet_of(shown.as_ref()), &files::KEYS, format),
    }
}

/// The table of what is shown; its headings alone when there are no figures.
fn sheet_of(shown: Option<&(Choice, Explored)>) -> SheetOut {
    shown.map_or_else(files::empty, |(_, explored)| files::sheet(explored))
}

/// `told`: how the months were widened to those for which there are figures.
fn json_file(visit: &Visit, shown: Option<&(Choice, Explored)>, told: Vec<String>) -> Answer {
    let about = shown.map(|(choice, explored)| files::about(explored, choice)).unwrap_or_default();
    let mut object: Map<String, Json> = about.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    object.insert("told".to_owned(), Json::from(told));
    let rows = ::records::pages::keyed_rows(&sheet_of(shown), &files::KEYS);
    object.insert("figures".to_owned(), Json::Array(rows));
    let bytes = serde_json::to_vec_pretty(&Json::Object(object)).map_err(|_| Refused::Broken)?;
    let name = format!("{}-explored-figures.json", visit.clock().today());
    Ok(Download { name, mime: Format::Json.mime(), bytes }.into_response())
}

/// The chart as a picture.
pub(crate) async fn picture(visit: &Visit, house: &House, image: Image) -> Answer {
    let reading = visit.reading().await?;
    let found = exactly(&reading, house, visit.address()).await?;
    reading.close().await?;
    let found = match found {
        Ok(found) => found,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let explored = found.explored.ok_or(Refused::NotFound)?;
    let drawing = Drawing::of(&explored).ok_or(Refused::NotFound)?;
    let name = format!("{}-{}", visit.clock().today(), values::slug::from_title(&said::finding(&explored)));
    images::given(house, drawing.image(), &name, image).await
}

/// Whether a chart is left out because there is too much for one.
pub(crate) fn too_many(explored: &Explored) -> bool {
    drawn::too_many(explored)
}
