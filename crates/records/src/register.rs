//! A register: the shelf on which one kind of thing is kept. The generic parts know only this; areas fill it.

use crate::fields::{Field, Fields};
use crate::kept::{Head, Kept, Row};
use crate::lookup::Names;
use crate::query::{self, Ask, Within};
use access::{Open, Role, Writing};
use async_trait::async_trait;
use database::Fault;
use database::search::{self, Entry, Passage};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, NullOrdering, Order, SimpleExpr};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::marker::PhantomData;
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// A rule that a row breaks by what else is stored: a circle in who reports to whom, two bodies with one identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The row that breaks it.
    pub of: Uuid,
    /// The key of the field to mend.
    pub key: &'static str,
    /// What to do, in words. They name nothing that the actor might not see.
    pub words: String,
}

/// What an area says of one kind of thing.
pub trait Described: Kept {
    /// Its fields.
    fn fields() -> Fields<Self>;

    /// What is wrong with it as a whole: the key of the field to mend and the words. No database, no clock.
    fn problems(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// What is wrong with these rows by what else is stored. Asked once they are stored, before the change is kept, with
    /// everything in sight; the same for a form's one row and for all rows of an import.
    fn clashes(_open: &dyn Open, _rows: &[Self]) -> impl Future<Output = Result<Vec<Clash>, Fault>> + Send {
        async { Ok(Vec::new()) }
    }

    /// What is left broken now that these rows, given as they were, are changed or gone: an agreement in force that lacks
    /// a party. Asked like [`Described::clashes`], in forms, undo and imports alike.
    fn left_broken(_open: &dyn Open, _were: &[Self]) -> impl Future<Output = Result<Vec<Clash>, Fault>> + Send {
        async { Ok(Vec::new()) }
    }

    /// The title when it is made from the fields; otherwise people type one.
    fn made_title(&self, _names: &Names) -> Option<String> {
        None
    }

    /// What is stored of what was read from a form or a sheet, beside what is stored already, if it is: a number in one form
    /// of writing, a revised figure with the one that was published first.
    fn settled(self, _was: Option<&Self>) -> Self {
        self
    }

    /// What search finds it by beside its title and the fields that are marked as searched: text that has paragraphs and
    /// anchors of its own on the page of the thing.
    fn passages(&self) -> Vec<Passage> {
        Vec::new()
    }

    /// What it stands within: who cannot see that cannot see this.
    const WITHIN: &'static [Within] = &[];

    /// What the references of new ones begin with, when their titles must not show in them: a title may be changed before
    /// something is published, but a reference stays.
    const NEUTRAL: Option<&'static str> = None;

    /// What lists of them are sorted by until somebody sorts them otherwise: the key of a field that lists show, and whether the order
    /// is turned round; the title when none.
    const FIRST_BY: Option<(&'static str, bool)> = None;

    /// Pages of its area about one of them, linked from its page in the workspace.
    const BESIDE: &'static [Beside] = &[];
}

/// A page about one thing beside its own, such as the preview of a reorganisation.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// The words of the link.
    pub words: fn() -> std::borrow::Cow<'static, str>,
    /// Its address, in which `{reference}` stands for the thing.
    pub at: &'static str,
    /// Who is shown the link, everyone signed in when empty; the route says who may open it.
    pub shown_to: &'static [Role],
}

/// Who may add, change and remove things of a kind.
pub type Keepers = &'static [Role];

/// One register, as the generic parts know it.
#[async_trait]
pub trait Register: Send + Sync {
    /// The kind of thing.
    fn kind(&self) -> Kind;
    /// Its fields, in order.
    fn fields(&self) -> &[Field];
    /// Who keeps it.
    fn keepers(&self) -> Keepers;
    /// What its things stand within.
    fn within(&self) -> &'static [Within];
    /// Pages of the area about one of its things.
    fn beside(&self) -> &'static [Beside];
    /// What lists are sorted by at first, by the key of a field, and whether the order is turned round; the title when none.
    fn first_by(&self) -> Option<(&'static str, bool)>;
    /// What the references of new ones begin with, when their titles must not show in them.
    fn neutral(&self) -> Option<&'static str>;
    /// Whether titles are made from the fields.
    fn makes_titles(&self) -> bool;
    /// Whether search finds its things.
    fn is_searched(&self) -> bool;
    /// What of a row is searched.
    fn entry(&self, row: &Row) -> Entry;
    /// The rows that the actor may see and asked for.
    async fn rows(&self, open: &dyn Open, ask: &Ask) -> Result<Vec<Row>, Fault>;
    /// How many there are in all.
    async fn count(&self, open: &dyn Open, ask: &Ask) -> Result<u64, Fault>;
    /// The row with this reference, when the actor may see it.
    async fn find(&self, open: &dyn Open, reference: &str) -> Result<Option<Row>, Fault>;
    /// The row with this id, when the actor may see it.
    async fn get(&self, open: &dyn Open, id: Uuid) -> Result<Option<Row>, Fault>;
    /// What is wrong with the row as a whole.
    fn problems(&self, row: &Row) -> Vec<(&'static str, String)>;
    /// What is wrong with these stored rows by what else is stored.
    async fn clashes(&self, open: &dyn Open, rows: &[Row]) -> Result<Vec<Clash>, Fault>;
    /// What is left broken now that these rows are not as they were any more.
    async fn left_broken(&self, open: &dyn Open, were: &[Row]) -> Result<Vec<Clash>, Fault>;
    /// The row as it is stored, once it was read beside what is stored already.
    fn settled(&self, row: Row, was: Option<&Row>) -> Row;
    /// The title made from the fields, when this register makes titles.
    fn made_title(&self, row: &Row, names: &Names) -> Option<String>;
    /// Stores a new row.
    async fn insert(&self, writing: &Writing, rows: &[Row]) -> Result<(), Fault>;
    /// Stores a changed row if it still has the version `was`; the answer is whether it had.
    async fn update(&self, writing: &Writing, row: &Row, was: i64) -> Result<bool, Fault>;
    /// Removes a row if it still has this version; the answer is whether it had.
    async fn delete(&self, writing: &Writing, head: &Head) -> Result<bool, Fault>;
}

/// The shelf of the things stored as `M`.
pub struct Shelf<M: Described> {
    fields: Fields<M>,
    keepers: Keepers,
    makes_titles: bool,
    of: PhantomData<fn() -> M>,
}

impl<M: Described> Shelf<M> {
    /// A shelf that these roles keep.
    pub fn kept_by(keepers: Keepers) -> std::sync::Arc<dyn Register> {
        let makes_titles = M::default().made_title(&Names::default()).is_some();
        std::sync::Arc::new(Shelf::<M> { fields: M::fields(), keepers, makes_titles, of: PhantomData })
    }

    fn row(&self, thing: &M) -> Row {
        Row { head: thing.head(), values: self.fields.read(thing) }
    }

    fn thing(&self, row: &Row) -> M {
        let mut thing = M::default();
        thing.set_head(row.head.clone());
        self.fields.write(&mut thing, &row.values);
        thing
    }

    /// Puts rows into the index of the search, in the same change.
    async fn index(&self, writing: &Writing, rows: &[Row]) -> Result<(), Fault> {
        if !self.is_searched() {
            return Ok(());
        }
        let entries: Vec<Entry> = rows.iter().map(|row| self.entry(row)).collect();
        search::put(writing.on(), &entries).await
    }

    fn select(&self, open: &dyn Open, ask: &Ask) -> sea_orm::Select<M::Entity> {
        let table = M::KIND.sheet();
        M::Entity::find().filter(query::visible(open.sight(), table, M::WITHIN)).filter(query::asked(
            ask,
            table,
            self.fields.known(),
        ))
    }

    async fn one(&self, open: &dyn Open, column: &'static str, value: SimpleExpr) -> Result<Option<Row>, Fault> {
        let matches = Expr::col((Alias::new(M::KIND.sheet()), Alias::new(column))).eq(value);
        let found = self.select(open, &Ask::default()).filter(matches).one(open.on()).await?;
        Ok(found.map(|thing| self.row(&thing)))
    }
}

fn column(kind: Kind, name: &str) -> SimpleExpr {
    SimpleExpr::Column((Alias::new(kind.sheet()), Alias::new(name)).into())
}

#[async_trait]
impl<M: Described> Register for Shelf<M> {
    fn kind(&self) -> Kind {
        M::KIND
    }

    fn fields(&self) -> &[Field] {
        self.fields.known()
    }

    fn keepers(&self) -> Keepers {
        self.keepers
    }

    fn within(&self) -> &'static [Within] {
        M::WITHIN
    }

    fn beside(&self) -> &'static [Beside] {
        M::BESIDE
    }

    fn first_by(&self) -> Option<(&'static str, bool)> {
        M::FIRST_BY
    }

    fn neutral(&self) -> Option<&'static str> {
        M::NEUTRAL
    }

    fn makes_titles(&self) -> bool {
        self.makes_titles
    }

    fn is_searched(&self) -> bool {
        self.fields.are_searched()
    }

    fn entry(&self, row: &Row) -> Entry {
        crate::search::entry(M::KIND, self.fields(), row, self.thing(row).passages())
    }

    async fn rows(&self, open: &dyn Open, ask: &Ask) -> Result<Vec<Row>, Fault> {
        let order = if ask.descending { Order::Desc } else { Order::Asc };
        let mut select = self.select(open, ask);
        if ask.after.is_some() {
            select = select.order_by(column(M::KIND, "id"), Order::Asc);
        }
        if let Some(field) = ask.sort.and_then(|index| self.fields().get(index)).filter(|field| query::sortable(field)) {
            select = select.order_by_with_nulls(column(M::KIND, field.key), order.clone(), NullOrdering::Last);
        }
        let title_order = if ask.sort.is_none() { order } else { Order::Asc };
        select = select.order_by(column(M::KIND, "sorted"), title_order).order_by(column(M::KIND, "id"), Order::Asc);
        let found = select.offset((ask.skip > 0).then_some(ask.skip)).limit(ask.take).all(open.on()).await?;
        Ok(found.iter().map(|thing| self.row(thing)).collect())
    }

    async fn count(&self, open: &dyn Open, ask: &Ask) -> Result<u64, Fault> {
        Ok(self.select(open, ask).count(open.on()).await?)
    }

    async fn find(&self, open: &dyn Open, reference: &str) -> Result<Option<Row>, Fault> {
        self.one(open, "reference", reference.into()).await
    }

    async fn get(&self, open: &dyn Open, id: Uuid) -> Result<Option<Row>, Fault> {
        self.one(open, "id", id.into()).await
    }

    fn problems(&self, row: &Row) -> Vec<(&'static str, String)> {
        self.thing(row).problems()
    }

    async fn clashes(&self, open: &dyn Open, rows: &[Row]) -> Result<Vec<Clash>, Fault> {
        let things: Vec<M> = rows.iter().map(|row| self.thing(row)).collect();
        M::clashes(open, &things).await
    }

    async fn left_broken(&self, open: &dyn Open, were: &[Row]) -> Result<Vec<Clash>, Fault> {
        let things: Vec<M> = were.iter().map(|row| self.thing(row)).collect();
        M::left_broken(open, &things).await
    }

    fn settled(&self, row: Row, was: Option<&Row>) -> Row {
        let was = was.map(|row| self.thing(row));
        self.row(&self.thing(&row).settled(was.as_ref()))
    }

    fn made_title(&self, row: &Row, names: &Names) -> Option<String> {
        self.thing(row).made_title(names)
    }

    async fn insert(&self, writing: &Writing, rows: &[Row]) -> Result<(), Fault> {
        use sea_orm::ActiveModelTrait;
        for some in rows.chunks(200) {
            let active: Vec<M::Active> = some.iter().map(|row| self.thing(row).into_active_model().reset_all()).collect();
            M::Entity::insert_many(active).exec_without_returning(writing.on()).await?;
            self.index(writing, some).await?;
        }
        Ok(())
    }

    async fn update(&self, writing: &Writing, row: &Row, was: i64) -> Result<bool, Fault> {
        use sea_orm::ActiveModelTrait;
        let active = self.thing(row).into_active_model().reset_all();
        let same = column(M::KIND, "id").eq(row.head.id).and(column(M::KIND, "version").eq(was));
        let done = M::Entity::update_many().set(active).filter(same).exec(writing.on()).await?;
        if done.rows_affected == 1 && self.is_searched() {
            self.index(writing, std::slice::from_ref(row)).await?;
            search::remarked(writing.on(), row.head.id, &row.head.seen_by, row.head.members_of).await?;
        }
        Ok(done.rows_affected == 1)
    }

    async fn delete(&self, writing: &Writing, head: &Head) -> Result<bool, Fault> {
        let same = column(M::KIND, "id").eq(head.id).and(column(M::KIND, "version").eq(head.version));
        let done = M::Entity::delete_many().filter(same).exec(writing.on()).await?;
        if done.rows_affected == 1 && self.is_searched() {
            search::remove(writing.on(), &[head.id], None).await?;
        }
        Ok(done.rows_affected == 1)
    }
}

/// The text of a value as sheets hold it. What is pointed at is named by its reference.
pub fn plain(value: &Meant, names: &Names) -> String {
    match value {
        Meant::Nothing => String::new(),
        Meant::Text(text) => text.clone(),
        Meant::Day(day) => day.to_string(),
        Meant::Pounds(money) => money.plain(),
        Meant::Year(year) => year.plain(),
        Meant::Number(number) => number.to_string(),
        Meant::Thing(id) => names.reference(*id).unwrap_or_default().to_owned(),
    }
}
