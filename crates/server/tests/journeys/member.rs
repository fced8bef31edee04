//! A member reads what is restricted: its full title, its paper, its file, the members' pack. Somebody who has not signed in sees the
//! public title and the reason in law; everything else answers them as if it had never been there.

use crate::paper;
use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use chrono::{TimeZone, Utc};
use documents::pack::{Engine, Size};
use documents::prose::{Block, Document};
use std::path::Path;
use testkit::browser::Seen;
use values::Clock;

const MEETING: &str = "/meetings/kcsp-2017-03-15";
const PART: &str = "kcsp-2017-03-15-d1-for-members";
const FULL_TITLE: &str = "Prevent Duty Delivery Board: how partners carry out the duty";
const TITLE: &str = "Quenchford: what is known";
const TEXT: &str = "Two people in Quenchford are helped.";
const IN_THE_FILE: &str = "Nobody else may know of Quenchford.";

/// Where something of a restricted paper could show to everybody.
const OPEN: [&str; 11] = [
    MEETING,
    "/meetings/kcsp-2017-03-15/items/d1",
    "/meetings/kcsp-2017-03-15.json",
    "/meetings/kcsp-2017-03-15/agenda.pdf",
    "/meetings.csv",
    "/meetings/boards/kent-community-safety-partnership.ics",
    "/oparl/meetings",
    "/oparl/agenda-items",
    "/oparl/agenda-items/kcsp-2017-03-15-d1",
    "/search?q=Quenchford",
    "/search?q=duty",
];

type Answers = Vec<(&'static str, u64, String)>;

/// What everybody is answered wherever it could show.
async fn answers(stranger: &Person) -> Seen<Answers> {
    let mut answers = Answers::new();
    for path in OPEN {
        let (status, words) = stranger.ask(path).await?;
        assert_eq!(status, 200, "{path}");
        answers.push((path, status, words));
    }
    Ok(answers)
}

/// A PDF that is written well enough to be shown to anybody.
fn write_file(to: &Path) -> Seen<()> {
    let blocks = vec![Block::plain(IN_THE_FILE)];
    let document = Document { title: TITLE.to_owned(), language: "en-GB".to_owned(), head: Vec::new(), blocks };
    Ok(std::fs::write(to, press::Press.pdf(&document, "", Size::Usual).expect("a PDF"))?)
}

/// A clerk adds a paper of the closed item, with a file. Gives its reference, and that of its file.
async fn add_paper(clerk: &Person) -> Seen<(String, String)> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("quenchford-final.pdf");
    write_file(&file)?;
    clerk.sign_in("clerk").await?;
    clerk.go("/workspace/meetings/kcsp-2017-03-15/agenda").await?;
    clerk.follow("Add a paper to D1").await?;
    clerk.write("Title", TITLE).await?;
    clerk.write("Text (optional)", TEXT).await?;
    clerk.press_button("Add").await?;
    let paper = last(&clerk.path().await?);
    clerk.follow("Files of this paper").await?;
    clerk.follow("Upload a file").await?;
    clerk.attach("Upload a file", &file).await?;
    clerk.press_button("Upload").await?;
    clerk.reads(&["The file was stored."]).await?;
    clerk.look("closed-file").await?;
    let found = clerk.path().await?;
    Ok((paper, last(found.split("/found").next().unwrap_or_default())))
}

/// The last name in a path.
fn last(path: &str) -> String {
    path.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned()
}

/// A member finds everything. Gives the reference of the members' pack.
async fn member_reads(member: &Person) -> Seen<String> {
    member.sign_in("prevent-member").await?;
    member.go(MEETING).await?;
    member.does_not_read(FULL_TITLE).await?;
    let pack = paper::take(member, "Members’ pack, version 1").await?;
    assert!(pack.tagged && pack.text.contains("how partners carry out the duty"), "{}", pack.text);
    assert!(pack.text.contains("Restricted:"), "each page says so");
    let packs = "return [...document.links].find((link) => link.innerText.startsWith('Members’ pack')).pathname";
    let pack = last(member.run(packs, Vec::new()).await?.as_str().unwrap_or_default());
    member.follow("The restricted part of D1, for members").await?;
    member.reads(&[FULL_TITLE, "Restricted:", "Your reading is recorded."]).await?;
    member.look("restricted-part").await?;
    member.go(MEETING).await?;
    member.follow("Read the papers of D1, for members").await?;
    member.reads(&[FULL_TITLE, TITLE, TEXT, "Your reading is recorded."]).await?;
    member.look("restricted-papers").await?;
    let file = paper::take(member, "Download this paper (PDF, 1 page").await?;
    assert!(file.text.contains(IN_THE_FILE), "{}", file.text);
    printed(member).await?;
    Ok(pack)
}

/// On paper, every sheet of what holds something restricted says so, on top and at its foot.
async fn printed(member: &Person) -> Seen<()> {
    member.go("/workspace/meetings/kcsp-2017-03-15/pack?item=b1&item=d1").await?;
    let paper = paper::print(member).await?;
    let sheets: Vec<&str> = paper.text.split('\u{c}').filter(|sheet| !sheet.trim().is_empty()).collect();
    assert!(sheets.len() > 3 && sheets.len() == paper.sheets.len(), "{}", paper.text);
    for sheet in sheets {
        let sheet = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(sheet.matches("Restricted:").count(), 2, "{sheet}");
        assert_eq!(sheet.matches("Printed for Member of the county partnership").count(), 2, "{sheet}");
    }
    Ok(())
}

/// Somebody who has not signed in reads what the law publishes, and no more than before the paper was there.
async fn stranger_sees_the_public_title(stranger: &Person, before: &Answers) -> Seen<()> {
    stranger.forget_everything().await?;
    stranger.go(&format!("{MEETING}/items/d1")).await?;
    stranger.reads(&["D1. Prevent: update", "Not open to the public.", "Schedule 12A, paragraph 7"]).await?;
    stranger.reads(&["Why keeping it closed is in the public interest:"]).await?;
    stranger.look("closed-item").await?;
    for (now, before) in answers(stranger).await?.iter().zip(before) {
        assert_eq!(now, before, "the paper shows");
        assert!(!now.2.contains(FULL_TITLE) && !now.2.contains("Two people in"), "{}: {}", now.0, now.2);
    }
    stranger.go("/search?q=Quenchford").await?;
    stranger.does_not_read(TITLE).await?;
    stranger.look("search-without-result").await
}

/// What is hidden answers as what never was: the same status and the same words.
async fn stranger_finds_nothing(stranger: &Person, hidden: &[(&str, &str)]) -> Seen<()> {
    for (address, name) in hidden {
        let never = format!("{}-of-nothing", name.split('-').next().unwrap_or_default());
        let (status, words) = stranger.ask(&address.replace("{}", name)).await?;
        let absent = stranger.ask(&address.replace("{}", &never)).await?;
        assert_eq!((status, words.replace(name, &never)), absent, "{address} tells that {name} is there");
        assert!(!words.contains(TITLE) && !words.contains(IN_THE_FILE), "{address}: {words}");
    }
    let (word, never) = (stranger.ask("/search?q=Quenchford").await?, stranger.ask("/search?q=Nothingham").await?);
    assert_eq!((word.0, word.1.replace("Quenchford", "Nothingham")), never, "search tells that something is there");
    stranger.go(&hidden[0].0.replace("{}", hidden[0].1)).await?;
    stranger.reads(&["Page not found"]).await?;
    stranger.look("hidden-is-absent").await
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    stage.build_packs().await;
    let somebody = Person::at(stage, way).await?;
    somebody.go(MEETING).await?;
    let before = answers(&somebody).await?;
    let (paper, file) = add_paper(&somebody).await?;
    let pack = member_reads(&somebody).await?;
    stranger_sees_the_public_title(&somebody, &before).await?;
    let hidden = [
        ("/meetings/papers/{}/file", &*paper),
        ("/meetings/papers/{}/pdf", &paper),
        ("/meetings/papers/{}/word", &paper),
        ("/workspace/papers/{}", &paper),
        ("/workspace/papers/{}/files", &paper),
        ("/workspace/paper-files/{}/found", &file),
        ("/workspace/restricted-parts/{}", PART),
        ("/meetings/packs/{}", &pack),
        ("/oparl/agenda-items/{}", PART),
        ("/oparl/agenda-items/{}", &paper),
        ("/meetings/kcsp-2017-03-15/items/{}", &paper),
        ("/meetings/boards/{}.ics", PART),
    ];
    stranger_finds_nothing(&somebody, &hidden).await
}

in_every_way!(journey, Clock::fixed(Utc.with_ymd_and_hms(2017, 3, 13, 9, 5, 0).single().expect("a moment")));
