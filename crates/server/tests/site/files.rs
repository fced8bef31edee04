//! Files of papers: uploaded by those who keep them, refused in words, kept in versions, seen by whoever sees the paper.

use crate::person::{Answered, Demo, Person, demos, demos_at};
use chrono::{TimeZone, Utc};
use files::{Hash, Store};
use http::StatusCode;
use jobs::Schedule;
use meetings::papers::files::sweep::{Sweep, missing};
use std::time::{Duration, SystemTime};
use values::Clock;

/// A PDF of one page with these words, small enough to be written by hand.
fn pdf(words: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 760 Td ({words}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let (mut out, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.push_str(&format!("{number} 0 obj{object}endobj\n"));
    }
    let table = out.len();
    out.push_str("xref\n0 6\n0000000000 65535 f \n");
    out.extend(places.iter().map(|place| format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer<</Root 1 0 R/Size 6>>\nstartxref\n{table}\n%%EOF"));
    out.into_bytes()
}

/// Adds a paper and gives its reference.
async fn paper(keeper: &Person, item: &str, title: &str, marking: &[(&str, &str)]) -> String {
    let form = [("title", title), ("item", item), ("position", "1"), ("kind", "report")];
    let added = keeper.post("/workspace/papers/new", &[form.as_slice(), marking].concat()).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    added.location.trim_start_matches("/workspace/papers/").split('?').next().unwrap_or_default().to_owned()
}

/// A paper of an open item that everybody may see.
async fn open_paper(keeper: &Person) -> String {
    paper(keeper, "kcsp-2017-03-15-b2", "Working group report", &[("seen_by", "anyone")]).await
}

/// A paper of a restricted item.
async fn closed_paper(clerk: &Person) -> String {
    let marking = [("seen_by", "members"), ("members_of", "kent-community-safety-partnership")];
    paper(clerk, "kcsp-2017-03-15-d1", "Prevent: what nobody else may know", &marking).await
}

async fn upload(person: &Person, paper: &str, name: &str, bytes: &[u8]) -> Answered {
    person.upload(&format!("/workspace/papers/{paper}/upload"), name, bytes).await
}

/// Uploads a file that is taken, and gives the address of what was found in it.
async fn taken(person: &Person, paper: &str, words: &str) -> String {
    let answered = upload(person, paper, "Report final FINAL.pdf", &pdf(words)).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    answered.location.split('?').next().unwrap_or_default().to_owned()
}

/// Keeps a page, so that its HTML is checked.
fn saved(name: &str, page: &Answered) {
    testkit::pages_seen::save(&format!("paper-files-{name}"), &page.body).expect("the page is kept");
}

fn file_of(paper: &str) -> String {
    format!("/meetings/papers/{paper}/file")
}

async fn publish(person: &Person, found: &str, reason: &str) -> Answered {
    person.post(&found.replace("/found", "/publish"), &[("reason", reason)]).await
}

#[tokio::test]
async fn a_file_waits_until_it_is_published_with_a_reason_and_then_everybody_gets_it() {
    for demo in demos().await {
        let (clerk, anybody) = (demo.person("clerk").await, demo.anybody());
        let paper = open_paper(&clerk).await;
        let asked = clerk.get(&format!("/workspace/papers/{paper}/upload")).await;
        assert!(asked.body.contains("Upload a file for item B2") && asked.body.contains("smaller than 20MB"), "{}", asked.body);
        let found = taken(&clerk, &paper, "What the group did").await;
        let page = clerk.get(&found).await;
        saved("upload", &asked);
        saved("found", &page);
        for words in ["This PDF has no tags", "2017-03-15-kent-community-safety-b2-report-v1.pdf", "PDF, 1 page, 2 KB", "Draft"] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert_eq!(anybody.get(&file_of(&paper)).await.status, StatusCode::NOT_FOUND, "a draft is nobody's");
        let refused = publish(&clerk, &found, " ").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Say why the file is published"), "{}", refused.body);
        saved("no-reason", &refused);
        assert_eq!(publish(&clerk, &found, "The Word version <follows>").await.status, StatusCode::SEE_OTHER);
        assert!(clerk.get(&found).await.body.contains("The Word version &lt;follows&gt;"));
        let got = anybody.get(&file_of(&paper)).await;
        assert_eq!(got.status, StatusCode::OK);
        let header = |name: &str| got.headers[name].to_str().expect("text").to_owned();
        assert_eq!(header("content-type"), "application/pdf");
        assert!(header("content-disposition").starts_with("attachment; filename=\"2017-03-15-kent"), "{:?}", got.headers);
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert!(header("content-security-policy").contains("sandbox"));
        assert!(got.bytes.starts_with(b"%PDF-") && got.body.contains("What the group did"));
        assert_eq!(text_of(&demo, "What the group did").await, 1);
    }
}

#[tokio::test]
async fn what_a_file_says_is_found_on_its_page_by_whoever_sees_the_file() {
    for demo in demos().await {
        let (clerk, anybody, outsider) = (demo.person("clerk").await, demo.anybody(), demo.person("co-ordinator").await);
        let (open, closed) = (open_paper(&clerk).await, closed_paper(&clerk).await);
        let found = taken(&clerk, &open, "Whitstable harbour patrols").await;
        taken(&clerk, &closed, "Quenchford informant").await;
        let public = "/search?q=harbour+patrols";
        assert!(!anybody.get(public).await.body.contains("/file#page=1"), "a draft is found by nobody else");
        publish(&clerk, &found, "It has no other form").await;
        let page = anybody.get(public).await.body;
        assert!(page.contains(&format!("/meetings/papers/{open}/file#page=1")), "{page}");
        let secret = "/workspace/search?q=Quenchford";
        assert!(clerk.get(secret).await.body.contains("/workspace/paper-files/"));
        for stranger in [anybody.get("/search?q=Quenchford").await, outsider.get(secret).await] {
            assert!(!stranger.body.contains("paper-files/") && !stranger.body.contains("informant"), "{}", stranger.body);
        }
    }
}

/// How many paragraphs of files say this.
async fn text_of(demo: &Demo, words: &str) -> usize {
    use meetings::papers::files::texts;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let found = texts::Entity::find().filter(texts::Column::Text.eq(words)).all(demo.door.database().reader()).await;
    found.expect("texts").len()
}

#[tokio::test]
async fn each_upload_is_a_version_and_the_one_before_stays() {
    for demo in demos().await {
        let (clerk, anybody) = (demo.person("clerk").await, demo.anybody());
        let paper = open_paper(&clerk).await;
        let first = taken(&clerk, &paper, "First words").await;
        publish(&clerk, &first, "A Word version follows").await;
        let same = upload(&clerk, &paper, "again.pdf", &pdf("First words")).await;
        assert!(same.body.contains("the same as version 1"), "{}", same.body);
        let second = taken(&clerk, &paper, "Second words").await;
        assert!(anybody.get(&file_of(&paper)).await.body.contains("First words"), "the draft waits");
        publish(&clerk, &second, "A Word version follows").await;
        assert!(anybody.get(&file_of(&paper)).await.body.contains("Second words"));
        let old = format!("{}?version=1", file_of(&paper));
        assert!(anybody.get(&old).await.body.contains("First words"));
        assert_eq!(anybody.get(&format!("{}?version=3", file_of(&paper))).await.status, StatusCode::NOT_FOUND);
        let versions = clerk.get(&format!("/workspace/papers/{paper}/files")).await;
        saved("versions", &versions);
        let versions = versions.body;
        assert!(versions.find("Version 2") < versions.find("Version 1") && versions.contains("Version 1"), "{versions}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_beside_the_box() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let paper = open_paper(&clerk).await;
        let huge = vec![b'0'; 21 * 1024 * 1024];
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old Word file".to_vec();
        let active =
            String::from_utf8_lossy(&pdf("Words")).replace("/Type/Catalog", "/OpenAction<</S/JavaScript/JS(x)>>").into_bytes();
        for (name, bytes, words) in [
            ("", Vec::new(), "Select a file"),
            ("empty.pdf", Vec::new(), "The selected file is empty"),
            ("notes.txt", b"Some notes".to_vec(), "The selected file must be a PDF or a Word document (.docx)"),
            ("huge.pdf", huge, "The selected file must be smaller than 20MB"),
            ("old.doc", old, "The selected file is of an old kind"),
            ("active.pdf", active, "The selected file holds a program or starts one"),
            ("cut.pdf", b"%PDF-1.4 and no more".to_vec(), "The selected file is damaged"),
        ] {
            let answered = upload(&clerk, &paper, name, &bytes).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(answered.body.contains(words) && answered.body.contains("There is a problem"), "{name}: {}", answered.body);
            saved("refused", &answered);
        }
        assert!(demo.cabinet.store.all().await.expect("a list").is_empty(), "nothing of it was stored");
    }
}

#[tokio::test]
async fn the_file_of_a_restricted_paper_is_for_members_and_its_reading_is_recorded() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let paper = closed_paper(&clerk).await;
        let found = taken(&clerk, &paper, "Nobody else may know").await;
        let readings = || async {
            use access::events::{Column, Entity};
            use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
            let seen = Entity::find().filter(Column::Verb.eq("viewed")).filter(Column::Kind.eq("paper-file"));
            seen.count(demo.door.database().reader()).await.expect("a number")
        };
        let before = readings().await;
        for name in ["", "kfrs-officer", "co-ordinator", "grants"] {
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            let hidden = person.get(&file_of(&paper)).await;
            let absent = person.get(&file_of("paper-ffffffff")).await;
            assert_eq!((hidden.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{name:?}");
            assert_eq!(
                hidden.body.replace(&paper, "it"),
                absent.body.replace("paper-ffffffff", "it"),
                "hidden is absent for {name:?}"
            );
            if !name.is_empty() {
                for page in [&found, &format!("/workspace/papers/{paper}/files")] {
                    assert_eq!(person.get(page).await.status, StatusCode::NOT_FOUND, "{name} at {page}");
                }
                let sheet = person.get("/workspace/paper-files.csv").await.body;
                assert_eq!(sheet.trim().lines().count(), 1, "{name}: {sheet}");
            }
        }
        assert_eq!(readings().await, before, "what is not seen is not read");
        let member = demo.person("prevent-member").await;
        let got = member.get(&file_of(&paper)).await;
        assert!(got.body.contains("Nobody else may know"), "{}", got.status);
        let name = got.headers["content-disposition"].to_str().expect("a name").to_owned();
        assert!(name.contains("-d1-members-paper-v1.pdf") && !name.contains("prevent"), "{name}");
        assert_eq!(readings().await, before + 1);
        assert!(!member.get(&found).await.body.contains("Publish this version"));
        assert_eq!(publish(&clerk, &found, "A reason").await.status, StatusCode::NOT_FOUND, "it is never published by itself");
    }
}

#[tokio::test]
async fn only_keepers_upload_and_publish() {
    for demo in demos().await {
        let paper = open_paper(&demo.person("clerk").await).await;
        for name in ["", "kfrs-officer", "grants", "auditor", "prevent-member"] {
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            let answered = upload(&person, &paper, "a.pdf", &pdf("Words")).await;
            assert_ne!(answered.status, StatusCode::OK, "{name}");
            assert!(!answered.location.contains("paper-files"), "{name}");
        }
        assert!(demo.cabinet.store.all().await.expect("a list").is_empty());
    }
}

#[tokio::test]
async fn a_file_without_a_row_goes_a_day_later_and_one_with_a_row_stays() {
    for mut demo in demos().await {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::in_folder(folder.path()).expect("a store");
        let clerk = demo.person("clerk").await;
        let paper = open_paper(&clerk).await;
        taken(&clerk, &paper, "Words that stay").await;
        let named = demo.cabinet.store.all().await.expect("a list").remove(0).hash;
        store.put(demo.cabinet.store.get(&named).await.expect("the file")).await.expect("stored");
        demo.cabinet.store = store.clone();
        // As when the process was killed after the file was stored and before its row was.
        let orphan = store.put(b"half an upload".to_vec()).await.expect("stored");
        let sweep = Sweep { store: store.clone(), also: evidence::imports::FILES };
        sweep.run(&demo.door).await.expect("a round");
        assert!(store.has(&orphan).await.expect("asked"), "it may still be under way");
        let aged = |hash: &Hash| {
            let file = std::fs::File::open(folder.path().join(&hash.as_str()[..2]).join(hash.as_str())).expect("the file");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)).expect("an old file");
        };
        aged(&orphan);
        aged(&named);
        sweep.run(&demo.door).await.expect("a round");
        assert!(!store.has(&orphan).await.expect("asked") && store.has(&named).await.expect("asked"));
        let administrator = demo.person("administrator").await;
        let rows = administrator.get("/workspace/paper-files.csv").await.body;
        let row = rows.lines().nth(1).and_then(|line| line.split(',').next()).expect("a row").to_owned();
        let removed =
            administrator.post(&format!("/workspace/paper-files/{row}/remove"), &[("reason", "Wrong file"), ("was", "1")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.body);
        sweep.run(&demo.door).await.expect("a round");
        assert!(store.has(&named).await.expect("asked"), "the removal can still be undone");
        let reading = demo.door.reading(&access::Actor::system()).await.expect("a reading");
        assert!(missing(&reading, &store).await.expect("an answer").is_empty());
    }
}

#[tokio::test]
async fn an_agenda_is_published_with_the_files_of_its_papers_as_they_were_shown() {
    const MEETING: &str = "kent-community-safety-partnership-29-march-2017";
    let clock = Clock::fixed(Utc.with_ymd_and_hms(2017, 3, 20, 9, 0, 0).single().expect("a moment"));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        let added = async |kind: &str, form: &[(&str, &str)]| {
            let answered = clerk.post(&format!("/workspace/{kind}/new"), form).await;
            assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
            answered.location.rsplit('/').next().and_then(|last| last.split('?').next()).unwrap_or_default().to_owned()
        };
        let day = [("on-day", "29"), ("on-month", "3"), ("on-year", "2017")];
        let meeting = [
            ("series", "kent-community-safety-partnership"),
            ("starts", "10:00"),
            ("standing", "planned"),
            ("seen_by", "signed-in"),
        ];
        added("meetings", &[meeting.as_slice(), &day].concat()).await;
        let section = added(
            "agenda-sections",
            &[("meeting", MEETING), ("letter", "A"), ("heading", "Business"), ("open_to_public", "yes")],
        )
        .await;
        let item = added(
            "agenda-items",
            &[("title", "Knife crime"), ("section", &section), ("position", "1"), ("standing", "received")],
        )
        .await;
        let paper = paper(&clerk, &item, "Knife crime report", &[("seen_by", "anyone")]).await;
        taken(&clerk, &paper, "What is done about knives").await;
        let address = format!("/workspace/meetings/{MEETING}/publish");
        let ask = clerk.get(&format!("{address}?what=agenda")).await;
        assert!(
            ask.body.contains("Files that will be shown") && ask.body.contains("1 of these files cannot be read"),
            "{}",
            ask.body
        );
        saved("agenda", &ask);
        let hidden = |name: &str| {
            let rest = ask.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a field");
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let form = |files: &str| vec![("what", "agenda".to_owned()), ("shown", hidden("shown")), ("files", files.to_owned())];
        let send = async |files: String| {
            let form = form(&files);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
            clerk.post(&address, &form).await.status
        };
        assert_eq!(send(String::new()).await, StatusCode::CONFLICT, "what came meanwhile is looked at first");
        assert_eq!(demo.anybody().get(&file_of(&paper)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(send(hidden("files")).await, StatusCode::SEE_OTHER);
        assert!(demo.anybody().get(&file_of(&paper)).await.body.contains("What is done about knives"));
    }
}
