//! The Kent demonstration: loaded by the same import that users have, with people who are known by their posts.

use crate::house::house;
use crate::site::Trouble;
use access::{Actor, Door, Membership, Open, Refusal, Role, accounts, passwords};
use documents::{Book, Limits};
use evidence::imports::reading;
use evidence::imports::running::{self, Became, Offer, Where};
use records::import::{self, Report};
use records::{Ask, House};
use rust_embed::RustEmbed;
use std::sync::Arc;
use values::Kind;

/// The sheets of the demonstration.
#[derive(RustEmbed)]
#[folder = "../../demo/kent"]
#[include = "*.csv"]
struct Sheets;

/// The published figures of the demonstration, as their publishers give them.
#[derive(RustEmbed)]
#[folder = "../../demo/figures"]
#[include = "geography/*.csv"]
#[include = "geography/*.geojson.gz"]
#[include = "police-street/*.csv.gz"]
struct Figures;

/// The password of the demonstration's people. No site has them unless it was started with the demonstration.
pub const PASSWORD: &str = "golden thread kent";

/// A person of the demonstration: address, post, role, and the organisation or board that the role is about.
pub struct Persona {
    /// The e-mail address to sign in with.
    pub email: &'static str,
    /// The post.
    pub name: &'static str,
    /// What the person may do.
    pub role: Role,
    about: Option<(Kind, &'static str)>,
}

/// The people of the demonstration.
pub const PEOPLE: [Persona; 7] = [
    persona("administrator@demo.example", "Site administrator", Role::Administrator, None),
    persona("auditor@demo.example", "Auditor", Role::Auditor, None),
    persona("co-ordinator@demo.example", "Partnership co-ordinator", Role::Coordinator, None),
    persona("grants@demo.example", "Grants officer", Role::GrantsOfficer, None),
    persona(
        "kfrs-officer@demo.example",
        "Community safety officer, fire and rescue",
        Role::PartnerOfficer,
        Some((Kind::Organisation, "kent-fire-and-rescue-service")),
    ),
    persona(
        "prevent-member@demo.example",
        "Member of the county partnership",
        Role::Member,
        Some((Kind::Partnership, "kent-community-safety-partnership")),
    ),
    persona(
        "clerk@demo.example",
        "Clerk of the county partnership",
        Role::Coordinator,
        Some((Kind::Partnership, "kent-community-safety-partnership")),
    ),
];

const fn persona(email: &'static str, name: &'static str, role: Role, about: Option<(Kind, &'static str)>) -> Persona {
    Persona { email, name, role, about }
}

/// The sheets as a book; only those of these names, when there are any.
fn book(only: &[&str]) -> Result<Book, Trouble> {
    let mut sheets = Vec::new();
    for name in Sheets::iter().filter(|name| only.is_empty() || only.contains(&name.as_ref())) {
        let file = Sheets::get(&name).ok_or_else(|| Trouble(format!("the demonstration has lost {name}")))?;
        let limits = Limits::default();
        let read = documents::read_upload(&name, &file.data, &limits)
            .map_err(|problems| Trouble(format!("{name}: {}", problems[0].words)))?;
        sheets.extend(read.sheets);
    }
    Ok(Book { sheets })
}

/// Loads the demonstration into a site that is empty; leaves any other alone. Says whether it did.
pub async fn load(house: &House, door: &Door) -> Result<bool, Trouble> {
    if !accounts::none_yet(door).await? {
        return Ok(false);
    }
    imported(house, door, book(&[])?, "the Kent demonstration").await?;
    add_people(house, door).await?;
    Ok(true)
}

/// Brings the published figures of the demonstration in, when none of them were ever brought in. It takes a moment, so the
/// site is open meanwhile; what goes wrong is told in the log.
pub async fn load_figures(door: Door, store: files::Store) {
    let done = async {
        let reading = door.reading(&Actor::system()).await?;
        let before = house().of(Kind::FigureImport).count(&reading, &Ask::default()).await?;
        reading.close().await?;
        if before > 0 {
            return Ok(());
        }
        // The list of places comes first, because it says in which district a small area lies.
        for folder in ["geography/", "police-street/"] {
            let parties = (&door, &Actor::system(), &house());
            let told = running::import(parties, &store, figures(folder), reading::Limits::default(), Arc::default()).await?;
            for told in told {
                if let Became::Unread(unread) = told.became {
                    tracing::error!(file = %told.file, %unread, "a file of the demonstration could not be read");
                }
            }
        }
        Ok::<(), running::NotBrought>(())
    };
    if let Err(problem) = done.await {
        tracing::error!(%problem, "the figures of the demonstration could not be loaded");
    }
}

/// The files of the demonstration in this folder.
fn figures(folder: &str) -> Vec<Offer> {
    let offer = |path: std::borrow::Cow<'static, str>| {
        let file = Figures::get(&path)?;
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        Some(Offer { name, from: Where::Bytes(Arc::new(file.data.into_owned())) })
    };
    let mut names: Vec<_> = Figures::iter().filter(|path| path.starts_with(folder)).collect();
    names.sort();
    names.into_iter().filter_map(offer).collect()
}

/// Loads the lists and the membership rules and rules of notice that every site starts with, the bank holidays, other terms for the same, and other names of places: those of the demonstration, without its own names.
pub async fn load_lists(house: &House, door: &Door) -> Result<(), Trouble> {
    let started = [
        "lists.csv",
        "requirements.csv",
        "bank_holidays.csv",
        "notice_rules.csv",
        "key_decision_rules.csv",
        "synonyms.csv",
        "other_names.csv",
    ];
    let mut book = book(&started)?;
    for sheet in book.sheets.iter_mut().filter(|sheet| sheet.name == Kind::Term.sheet()) {
        let list = sheet.column("list").unwrap_or_default();
        sheet.rows.retain(|row| row.cell(list) != "site");
    }
    imported(house, door, book, "the lists to start with").await.map(|_| ())
}

async fn imported(house: &House, door: &Door, book: Book, name: &str) -> Result<Report, Trouble> {
    let writing = door.begin(&Actor::system(), &import::pages::Import).await.map_err(refused)?;
    let report = import::run(house, writing, &book, name).await?;
    match report.errors.first() {
        None => Ok(report),
        Some(error) => Err(Trouble(format!("{name}: {}", error.sentence()))),
    }
}

fn refused(refusal: Refusal) -> Trouble {
    Trouble(refusal.to_string())
}

async fn add_people(house: &House, door: &Door) -> Result<(), Trouble> {
    let mut writing = door.begin(&Actor::system(), &import::pages::Import).await.map_err(refused)?;
    writing.see_everything();
    for persona in &PEOPLE {
        let password = passwords::hashed(PASSWORD).await;
        let id = accounts::add(&mut writing, persona.email, persona.name, Some(password)).await?;
        let person = accounts::by_id(writing.on(), id).await?.ok_or_else(|| Trouble("an account was lost".to_owned()))?;
        let mut membership = Membership { role: persona.role, organisation: None, partnership: None, from: None, to: None };
        if let Some((kind, reference)) = persona.about {
            let row = house
                .of(kind)
                .find(&writing, reference)
                .await?
                .ok_or_else(|| Trouble(format!("the demonstration has no {reference}")))?;
            match kind {
                Kind::Organisation => membership.organisation = Some(row.head.id),
                _ => membership.partnership = Some(row.head.id),
            }
        }
        accounts::grant(&mut writing, &person, membership).await?;
    }
    writing.finish_noted().await?;
    Ok(())
}
