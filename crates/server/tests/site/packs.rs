//! Packs: built when something is published, for everyone and for members; nothing closed is in the public one.

use crate::meetings::{MEETING as NEW, PUBLIC, added, at, planned, publish};
use crate::person::{Demo, Person, demos, demos_at};
use access::events;
use documents::pack::{Engine, EngineError, Made, Pack, Size};
use documents::prose::Document;
use http::StatusCode;
use jobs::Follower;
use meetings::packs::building::Builder;
use records::House;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::house;
use std::sync::Arc;
use values::Clock;

const MEETING: &str = "/meetings/kcsp-2017-03-15";

/// Words that stand only in what is for the members of the board.
const SECRETS: [&str; 2] = ["how partners carry out the duty", "where each of them stands"];

/// An engine that dies in the middle of its work, or refuses every pack, or those with papers that are for members alone.
#[derive(Default)]
struct Broken {
    dies: bool,
    for_members: bool,
}

impl Engine for Broken {
    fn pdf(&self, _: &Document, _: &str, _: Size) -> Result<Vec<u8>, EngineError> {
        Err(EngineError::None)
    }

    fn word(&self, _: &Document, _: &str) -> Result<Vec<u8>, EngineError> {
        Err(EngineError::None)
    }

    fn pack(&self, pack: &Pack) -> Result<Made, EngineError> {
        assert!(!self.dies, "killed half-way");
        let parts = || pack.sections.iter().flat_map(|section| &section.items).flat_map(|item| &item.parts);
        match parts().find(|part| part.restricted) {
            Some(part) if self.for_members => {
                Err(EngineError::File { title: part.title.clone(), why: "it is broken".to_owned() })
            }
            None if self.for_members => press::Press.pack(pack),
            _ => Err(EngineError::File { title: "A paper".to_owned(), why: "it is broken".to_owned() }),
        }
    }
}

/// Lets the builder of packs hear everything that happened.
async fn build(demo: &Demo, house: House) -> jobs::Done {
    let all = events::Entity::find().all(demo.door.database().reader()).await.expect("the log is read");
    Builder { house, store: demo.cabinet.store.clone() }.follow(&demo.door, &all).await
}

/// The addresses of the packs that this reader is offered on the page of the meeting.
async fn offered(person: &Person) -> Vec<String> {
    offered_at(person, MEETING).await
}

async fn offered_at(person: &Person, meeting: &str) -> Vec<String> {
    let page = person.get(meeting).await.body;
    let links = page.split("href=\"/meetings/packs/").skip(1);
    links.filter_map(|rest| Some(format!("/meetings/packs/{}", rest.split('"').next()?))).collect()
}

/// What a PDF says, as another program reads it, and all that it holds, unpacked.
fn read(pdf: &[u8]) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, open) = (folder.path().join("it.pdf"), folder.path().join("open.pdf"));
    std::fs::write(&file, pdf).expect("it is written");
    let run = |program: &str, arguments: &[&str]| {
        let told = std::process::Command::new(program).args(arguments).output().expect("the program is there");
        assert!(told.status.success(), "{program}: {}", String::from_utf8_lossy(&told.stderr));
        told.stdout
    };
    let (file, open_name) = (file.to_string_lossy().into_owned(), open.to_string_lossy().into_owned());
    let text = run("pdftotext", &["-layout", &file, "-"]);
    run("qpdf", &["--check", &file]);
    run("qpdf", &["--qdf", "--object-streams=disable", &file, &open_name]);
    let inside = std::fs::read(&open).expect("it was written");
    (String::from_utf8_lossy(&text).into_owned(), String::from_utf8_lossy(&inside).into_owned())
}

#[tokio::test]
async fn everyone_gets_the_public_pack_and_members_get_theirs_with_what_is_closed() {
    for demo in demos().await {
        build(&demo, house::house()).await.expect("they are built");
        let anybody = demo.anybody();
        let public = offered(&anybody).await;
        assert_eq!(public.len(), 1, "one pack for everyone: {public:?}");
        let pack = anybody.get(&public[0]).await;
        assert_eq!(pack.status, StatusCode::OK);
        let name = pack.headers["content-disposition"].to_str().unwrap_or_default().to_owned();
        assert!(name.contains("2017-03-15-kent-community-safety-partnership-public-pack-v1.pdf"), "{name}");
        let (text, inside) = read(&pack.bytes);
        assert!(text.contains("Not open to the public") && text.contains("D1"), "the public title and the reason are told");
        for secret in SECRETS {
            assert!(!text.contains(secret) && !inside.contains(secret), "“{secret}” is in the public pack");
        }
        let member = demo.person("clerk").await;
        let both = offered(&member).await;
        assert_eq!(both.len(), 2, "{both:?}");
        let own = both.iter().find(|at| !public.contains(at)).expect("the members' one");
        let (text, _) = read(&member.get(own).await.bytes);
        assert!(text.contains("Restricted:"), "each page of a restricted part says so");
        for name in ["co-ordinator", "kfrs-officer", "grants"] {
            let stranger = demo.person(name).await;
            let hidden = stranger.get(own).await;
            assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{name}");
        }
        let read = events::Entity::find().filter(events::Column::Kind.eq("pack")).filter(events::Column::Verb.eq("viewed"));
        let read = read.all(demo.door.database().reader()).await.expect("the log is read");
        assert_eq!(read.len(), 1, "reading the members' pack is recorded, reading the public one is not");
    }
}

#[tokio::test]
async fn a_publication_is_built_once_and_heard_again_when_building_was_cut_off() {
    for demo in demos().await {
        let dying = house::house().with_engine(Arc::new(Broken { dies: true, ..Broken::default() }));
        assert!(build(&demo, dying).await.is_err(), "it is heard again");
        assert!(offered(&demo.anybody()).await.is_empty(), "and nothing half of it is shown");
        for _ in 0..2 {
            build(&demo, house::house()).await.expect("they are built");
        }
        assert_eq!(offered(&demo.anybody()).await.len(), 1, "hearing it twice builds it once");
    }
}

#[tokio::test]
async fn a_paper_that_cannot_be_set_is_told_and_the_packs_are_made_again_once_it_is_put_right() {
    for demo in demos().await {
        let refusing = house::house().with_engine(Arc::new(Broken::default()));
        build(&demo, refusing).await.expect("no other meeting waits for it");
        let told = events::Entity::find().filter(events::Column::Verb.eq("pack-not-made"));
        let told = told.all(demo.door.database().reader()).await.expect("the log is read");
        assert!(told.iter().any(|event| event.details.contains("A paper")), "the paper is named: {told:?}");
        assert!(offered(&demo.anybody()).await.is_empty());
        let again = "/workspace/meetings/kcsp-2017-03-15/packs-again";
        assert_eq!(demo.person("kfrs-officer").await.post(again, &[]).await.status, StatusCode::FORBIDDEN);
        let clerk = demo.person("clerk").await;
        for version in ["version 1", "version 2"] {
            assert_eq!(clerk.post(again, &[]).await.status, StatusCode::SEE_OTHER);
            let desk = clerk.get("/workspace/meetings/kcsp-2017-03-15/agenda").await.body;
            assert!(desk.contains(&format!("Public pack, {version}")), "{version}: {desk}");
        }
        let page = demo.anybody().get(MEETING).await.body;
        assert!(page.contains("Public pack, version 2") && page.contains("Earlier versions:"), "both can be had");
    }
}

#[tokio::test]
async fn why_a_members_pack_failed_is_told_to_members_alone() {
    for demo in demos().await {
        let refusing = house::house().with_engine(Arc::new(Broken { for_members: true, ..Broken::default() }));
        build(&demo, refusing).await.expect("it is told");
        assert_eq!(offered(&demo.anybody()).await.len(), 1, "the public pack is there all the same");
        let told = events::Entity::find().filter(events::Column::Verb.eq("pack-not-made"));
        let told = told.all(demo.door.database().reader()).await.expect("the log is read");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].seen_by, "members");
        assert!(told[0].details.contains("it is broken") && told[0].members_of.is_some(), "{told:?}");
    }
}

#[tokio::test]
async fn a_section_of_which_nothing_is_published_has_no_heading_in_a_pack() {
    let clock = Clock::fixed(at(21, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        assert_eq!(publish(&clerk, "agenda").await.status, StatusCode::SEE_OTHER);
        let section = [("meeting", NEW), ("letter", "C"), ("heading", "Matters that came late"), ("open_to_public", "yes")];
        added(&clerk, "agenda-sections", &section).await;
        let item = [
            ("title", "Flood on the night of the 23rd"),
            ("section", "c-matters-that-came-late-kent-community-safety-partnership-29-march-2017"),
            ("position", "1"),
            ("standing", "received"),
            ("late_reason", "It came after the agenda."),
        ];
        added(&clerk, "agenda-items", &item).await;
        build(&demo, house::house()).await.expect("they are built");
        let packs = offered_at(&clerk, PUBLIC).await;
        assert_eq!(packs.len(), 2, "for everyone and for members: {packs:?}");
        for pack in &packs {
            let (text, _) = read(&clerk.get(pack).await.bytes);
            assert!(text.contains("A. Business") && text.contains("B. Closed"), "{text}");
            assert!(!text.contains("came late") && !text.contains("Flood"), "it waits, and its heading with it: {text}");
        }
        assert_eq!(publish(&clerk, "supplement").await.status, StatusCode::SEE_OTHER);
        build(&demo, house::house()).await.expect("they are built");
        let newest = offered_at(&demo.anybody(), PUBLIC).await;
        let (text, _) = read(&demo.anybody().get(&newest[0]).await.bytes);
        assert!(text.contains("C. Matters that came late") && text.contains("Flood"), "{text}");
    }
}

#[tokio::test]
async fn agendas_papers_and_drafts_are_given_as_files_to_whoever_sees_them() {
    for demo in demos().await {
        let anybody = demo.anybody();
        for path in [format!("{MEETING}/agenda.pdf"), format!("{MEETING}/agenda.pdf?size=large")] {
            let agenda = anybody.get(&path).await;
            let (text, inside) = read(&agenda.bytes);
            assert!(text.contains("B1") && text.contains("Agenda"), "{text}");
            assert!(!SECRETS.iter().any(|secret| inside.contains(secret)), "{path}");
        }
        assert_eq!(anybody.get("/workspace/meetings/kcsp-2017-03-15/draft-pack").await.status, StatusCode::SEE_OTHER);
        let clerk = demo.person("co-ordinator").await;
        let draft = clerk.get("/workspace/meetings/kcsp-2017-03-15/draft-pack").await;
        let (text, _) = read(&draft.bytes);
        assert!(text.contains("draft pack, not published"), "{text}");
        assert!(!SECRETS.iter().any(|secret| text.contains(secret)), "whoever prepares it sees no more than they see elsewhere");
        assert_eq!(viewed(&demo).await, 0);
        let member = demo.person("clerk").await;
        assert_eq!(member.get("/workspace/meetings/kcsp-2017-03-15/draft-pack").await.status, StatusCode::OK);
        assert!(viewed(&demo).await > 0, "a member's reading of restricted papers is recorded");
    }
}

/// How many readings of things for members alone are recorded.
async fn viewed(demo: &Demo) -> usize {
    let viewed = events::Entity::find().filter(events::Column::Verb.eq("viewed"));
    viewed.all(demo.door.database().reader()).await.expect("the log is read").len()
}
