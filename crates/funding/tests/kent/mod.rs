//! The money of the Kent demonstration in a database of the test's own, among stand-ins for what other areas keep.

use access::{Action, Actor, Door, Event, Reading, Role, Writing};
use database::table::Table;
use database::{Database, Step};
use documents::{Book, Limits};
use records::reading::{self, Texts};
use records::{House, Row, Shelf};
use tempfile::TempDir;
use uuid::Uuid;
use values::{Clock, Kind};

macro_rules! stand_ins {
    ($($module:ident $kind:ident $table:literal;)*) => { $(
        mod $module {
            records::kept! {
                /// Only what every thing has.
                $kind $table {}
            }
            impl records::Described for Model {
                fn fields() -> records::Fields<Self> {
                    records::Fields::new()
                }
            }
        }
    )* };
}

stand_ins! {
    organisations Organisation "organisations";
    partnerships Partnership "partnerships";
    priorities Priority "priorities";
}

/// A site with Kent's money.
pub struct Kent {
    pub door: Door,
    pub house: House,
    _folder: TempDir,
}

struct Load;

impl Action for Load {
    fn allows(&self, _: &Actor) -> bool {
        false
    }
    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

fn house() -> House {
    House::new(|kind| match kind {
        Kind::Organisation => Shelf::<organisations::Model>::kept_by(&[]),
        Kind::Partnership => Shelf::<partnerships::Model>::kept_by(&[]),
        Kind::Priority => Shelf::<priorities::Model>::kept_by(&[]),
        kind => funding::shelf(kind).unwrap_or_else(|| Shelf::<records::terms::Model>::kept_by(&[])),
    })
}

fn steps() -> Vec<Step> {
    let others = [Kind::Organisation, Kind::Partnership, Kind::Priority].map(Table::kept).to_vec();
    [access::steps(), records::terms::steps(), vec![Step::new("stand-ins", others)], funding::steps()].concat()
}

impl Kent {
    pub async fn new() -> Kent {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("kent.sqlite")).await.expect("a database");
        database::migrate(&database, steps()).await.expect("tables");
        let kent = Kent { door: Door::new(database, Clock::system()), house: house(), _folder: folder };
        kent.load().await;
        kent
    }

    async fn load(&self) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/kent");
        let book = documents::read_folder(folder, &Limits::default()).expect("the demonstration");
        let writing = self.writing().await;
        let others = [Kind::Term, Kind::Organisation, Kind::Partnership, Kind::Priority];
        let ours = Kind::ALL.iter().copied().filter(|kind| funding::shelf(*kind).is_some());
        for kind in others.into_iter().chain(ours) {
            self.load_sheet(&writing, &book, kind).await;
        }
        writing.finish(Event::of_house("loaded", "site", "Kent")).await.expect("a commit");
    }

    async fn load_sheet(&self, writing: &Writing, book: &Book, kind: Kind) {
        let (register, sheet) = (self.house.of(kind), book.sheet(kind.sheet()).expect("a sheet"));
        let lookup = self.house.lookup(writing, kind).await.expect("a lookup");
        // What is for members of one board only is left out: none of the money is, and the boards are not there yet.
        let board = sheet.column("members_of").expect("a column");
        let rows: Vec<Row> = sheet
            .rows
            .iter()
            .filter(|line| line.cell(board).is_empty())
            .map(|line| {
                let texts: Texts = sheet.columns.iter().cloned().zip(line.cells.iter().cloned()).collect();
                let mut row =
                    reading::read(register, &texts, &lookup, None).unwrap_or_else(|wrong| panic!("{kind:?}: {wrong:?}"));
                (row.head.id, row.head.version) = (writing.new_id(), 1);
                row
            })
            .collect();
        register.insert(writing, &rows).await.expect("rows are stored");
    }

    /// A change by the system.
    pub async fn writing(&self) -> Writing {
        self.door.begin(&Actor::system(), &Load).await.expect("a writing")
    }

    pub async fn reading(&self, actor: &Actor) -> Reading {
        self.door.reading(actor).await.expect("a reading")
    }

    /// The id of a thing.
    pub async fn id(&self, kind: Kind, reference: &str) -> Uuid {
        self.row(kind, reference).await.head.id
    }

    async fn row(&self, kind: Kind, reference: &str) -> Row {
        let reading = self.reading(&Actor::system()).await;
        self.house.of(kind).find(&reading, reference).await.expect("an answer").expect("a row")
    }

    /// Marks a thing as one for the members of a board.
    pub async fn keep_for_members(&self, kind: Kind, reference: &str, board: Uuid) {
        let mut row = self.row(kind, reference).await;
        row.head.seen_by = "members".to_owned();
        row.head.members_of = Some(board);
        let writing = self.writing().await;
        assert!(self.house.of(kind).update(&writing, &row, 1).await.expect("an answer"));
        writing.finish(Event::of_house("marked", "site", "Kent")).await.expect("a commit");
    }
}
