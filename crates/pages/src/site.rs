//! A site as its pages see it: the door to the data, the names it goes by, its menus.

use crate::limits::{Counter, Limits};
use crate::remembered::Pages;
use access::{Actor, Door, Open, Role};
use chrono::NaiveDate;
use database::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::{Arc, RwLock};
use values::words::t;

/// One entry of a menu.
#[derive(Clone, Copy)]
pub struct MenuEntry {
    /// Where it goes.
    pub href: &'static str,
    /// What it says.
    pub words: fn() -> Cow<'static, str>,
    /// The beginnings of the paths that belong to it.
    pub section: &'static [&'static str],
    /// Who alone is shown it; everybody when empty.
    pub only_for: &'static [Role],
}

/// What the operator and the areas give a site.
#[derive(Clone, Default)]
pub struct SiteSetup {
    /// The menu of the public site.
    pub public_menu: Vec<MenuEntry>,
    /// The menu of the workspace.
    pub workspace_menu: Vec<MenuEntry>,
    /// The address under which people reach the site, for links in e-mail: `https://example.org`.
    pub base: String,
    /// Whether cookies are sent over HTTPS only.
    pub secure_cookies: bool,
    /// The servers in front of this one that are believed when they say whom they ask for.
    pub behind: Vec<IpAddr>,
    /// A sentence on every page of a demonstration.
    pub demonstration: bool,
}

/// The names that a site goes by. They are terms of the list `site`, so that each site has its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The service's name, in the head of every page.
    pub service: String,
    /// Whose site it is.
    pub publisher: String,
}

impl Default for Names {
    fn default() -> Names {
        Names { service: "Golden Thread".to_owned(), publisher: String::new() }
    }
}

/// How long names are remembered, in seconds, before they are asked for again.
const REMEMBERED: i64 = 15;

struct Remembered {
    names: Names,
    limits: Limits,
    at: i64,
}

/// A site. Cloning shares it.
#[derive(Clone)]
pub struct Site {
    door: Door,
    setup: Arc<SiteSetup>,
    names: Arc<RwLock<Remembered>>,
    pages: Pages,
    asked: Counter,
}

/// A term of one of the two lists that a site is known by.
#[derive(FromQueryResult)]
struct Term {
    list: String,
    key: String,
    title: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// The list of names.
const NAMES: &str = "site";

impl Site {
    /// A site behind this door.
    pub fn new(door: Door, setup: SiteSetup) -> Site {
        let remembered = Remembered { names: Names::default(), limits: Limits::default(), at: i64::MIN };
        let names = Arc::new(RwLock::new(remembered));
        Site { door, setup: Arc::new(setup), names, pages: Pages::default(), asked: Counter::default() }
    }

    /// The door to the data.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// What the operator and the areas gave.
    pub fn setup(&self) -> &SiteSetup {
        &self.setup
    }

    /// The public pages that are remembered.
    pub(crate) fn remembered(&self) -> &Pages {
        &self.pages
    }

    /// The requests of programs in this minute.
    pub(crate) fn asked(&self) -> &Counter {
        &self.asked
    }

    /// How often programs may ask, as last known.
    pub fn limits(&self) -> Limits {
        self.names.read().map(|known| known.limits).unwrap_or_default()
    }

    /// The names last known; needs no database, so that the page about a dead one can be shown.
    pub fn known_names(&self) -> Names {
        self.names.read().map(|known| known.names.clone()).unwrap_or_default()
    }

    /// The names, asked for again when they are old. A database that does not answer leaves the old ones,
    /// and is not asked again at once: nobody should wait for it twice.
    pub async fn names(&self) -> Names {
        let now = self.door.clock().now().timestamp();
        let fresh = self.names.read().map(|known| now.saturating_sub(known.at) < REMEMBERED).unwrap_or(false);
        if !fresh {
            let (names, limits) = self.ask_names().await.unwrap_or_else(|_| (self.known_names(), self.limits()));
            if let Ok(mut known) = self.names.write() {
                *known = Remembered { names, limits, at: now };
            }
        }
        self.known_names()
    }

    async fn ask_names(&self) -> Result<(Names, Limits), Fault> {
        let reading = self.door.reading(&Actor::anonymous()).await?;
        let asked = Query::select()
            .columns(["list", "key", "title", "from", "to"].map(Alias::new))
            .from(Alias::new("lists"))
            .and_where(Expr::col(Alias::new("list")).is_in([NAMES, Limits::LIST]))
            .take();
        let statement = reading.on().get_database_backend().build(&asked);
        let terms = Term::find_by_statement(statement).all(reading.on()).await?;
        let today = reading.today();
        let holds = |term: &&Term| values::dates::within(today, term.from, term.to);
        let find = |list: &str, key: &str| {
            terms.iter().filter(holds).find(|term| term.list == list && term.key == key).map(|term| term.title.clone())
        };
        let service = find(NAMES, "service-name").unwrap_or_else(|| t("Golden Thread").into_owned());
        let names = Names { service, publisher: find(NAMES, "publisher").unwrap_or_default() };
        Ok((names, Limits::of(|key| find(Limits::LIST, key))))
    }
}
