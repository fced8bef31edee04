//! A clerk runs a meeting from its first day to its last: makes it, builds the agenda, publishes on the last lawful day, adds a
//! late item, takes minutes, and records that the next meeting approved them with a correction.

use crate::paper;
use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use testkit::browser::Seen;
use values::Clock;

const SERIES: &str = "/workspace/meeting-series/kent-community-safety-partnership";
const DESK: &str = "/workspace/meetings/kent-community-safety-partnership-29-march-2017";
const PUBLIC: &str = "/meetings/kent-community-safety-partnership-29-march-2017";
const NEXT: &str = "Kent Community Safety Partnership, 19 July 2017";
const NEXT_DESK: &str = "/workspace/meetings/kcsp-2017-07-19";

const PAPER: &str =
    "# Background\n\nCrime out of hatred is told to the police more often.\n\n# What is asked\n\nThat schools hear of it.";
const LATE: &str = "Flood on the night of 23 March";
const REASON: &str = "The flood came after the agenda was published.";
const APPROVED: &str = "that the notes of 29 March 2017 be approved with one correction";
const CORRECTION: &str = "Minute 138: three schools, not two";

/// The numbers and titles of the items on the page for the public, with their pages.
const ITEMS: &str = "return [...document.querySelectorAll('#agenda ~ .gt-paragraph h4')].map((title) =>
    title.closest('.gt-paragraph').querySelector('.gt-paragraph__number').innerText + ' ' + title.innerText)";

fn at(month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, month, day, 9, 5, 0).single().expect("a moment")
}

/// A new day, on which the clerk signs in again.
async fn on(stage: &Stage, clerk: &Person, month: u32, day: u32) -> Seen<()> {
    stage.door.clock().set(at(month, day));
    clerk.sign_in("clerk").await
}

/// Adds a meeting of the series, and goes to its agenda.
async fn add_meeting(clerk: &Person, day: u32) -> Seen<()> {
    clerk.go(SERIES).await?;
    clerk.follow("Add a meeting").await?;
    clerk.write_day("On", NaiveDate::from_ymd_opt(2017, 3, day).expect("a day")).await?;
    clerk.write("Starts at (optional)", "10:00").await?;
    clerk.pick("How it stands", "Planned").await?;
    clerk.press_button("Add").await?;
    clerk.reads(&["Added", &format!("{day} March 2017")]).await?;
    clerk.follow("Agenda, papers and publishing").await
}

/// One day earlier it would have been in time: the clerk is told so before anything is published, and thinks better of it.
async fn too_late(clerk: &Person) -> Seen<()> {
    add_meeting(clerk, 28).await?;
    clerk.reads(&["The last lawful day to publish the agenda was Monday 20 March 2017."]).await?;
    clerk.follow("Start the agenda with the standing items").await?;
    clerk.press_button("Add them to the agenda").await?;
    clerk.follow("Publish the agenda").await?;
    clerk.reads(&["Published today it is late: it gives 4 clear days, and 5 are asked for."]).await?;
    clerk.reads(&["The last lawful day was Monday 20 March 2017."]).await?;
    clerk.look("publish-late").await?;
    clerk.follow("Cancel").await
}

async fn add_section(clerk: &Person, heading: &str) -> Seen<()> {
    clerk.follow("Add a section of the agenda").await?;
    clerk.write("Heading", heading).await?;
    clerk.press_button("Add").await?;
    clerk.follow("Back to the agenda").await
}

async fn add_item(clerk: &Person, section: &str, title: &str) -> Seen<()> {
    clerk.follow(&format!("Add an item to {section}")).await?;
    clerk.write("Title", title).await?;
    clerk.press_button("Add").await?;
    clerk.follow("Back to the agenda").await
}

async fn add_paper(clerk: &Person, number: &str, text: &str) -> Seen<()> {
    clerk.follow(&format!("Add a paper to {number}")).await?;
    clerk.look("paper-form").await?;
    clerk.write("Text (optional)", text).await?;
    clerk.press_button("Add").await?;
    clerk.follow("Back to the agenda").await
}

async fn builds(clerk: &Person) -> Seen<()> {
    add_meeting(clerk, 29).await?;
    clerk.reads(&["Publish by Tuesday 21 March 2017", "No working day is left after today."]).await?;
    add_section(clerk, "Business").await?;
    add_section(clerk, "For information").await?;
    clerk.reads(&["Section B For information has no items"]).await?;
    add_item(clerk, "A", "Knife crime").await?;
    add_item(clerk, "A", "Hate crime").await?;
    add_item(clerk, "B", "Summer events").await?;
    clerk.look("agenda-before-moving").await?;
    clerk.press_button("Move A2 up").await?;
    clerk.reads(&["The papers of A1 Hate crime have not come", "The papers of A2 Knife crime have not come"]).await?;
    add_paper(clerk, "A1", PAPER).await?;
    clerk.reads(&["Report: Hate crime", "Not published"]).await
}

async fn publishes(clerk: &Person, stage: &Stage) -> Seen<()> {
    clerk.follow("Publish the agenda").await?;
    clerk.reads(&["Published today it is in time: it gives 5 clear days, and 5 are asked for.", "Report: Hate crime"]).await?;
    clerk.look("publish-in-time").await?;
    clerk.press_button("Publish").await?;
    clerk.reads(&["The agenda was published on Tuesday 21 March 2017", "with 5 clear days. 5 are asked for."]).await?;
    stage.build_packs().await;
    clerk.go(&format!("{DESK}/agenda")).await?;
    clerk.reads(&["Public pack, version 1", "Members’ pack, version 1"]).await?;
    clerk.look("agenda-published").await
}

/// What everybody finds: the agenda, and the newest pack with these words. Gives the items with their numbers and pages.
async fn everybody_finds(somebody: &Person, version: &str, words: &[&str]) -> Seen<Vec<String>> {
    somebody.forget_everything().await?;
    somebody.go(PUBLIC).await?;
    somebody.look("meeting-public").await?;
    let pack = paper::take(somebody, version).await?;
    assert!(pack.tagged, "a screen reader can tell headings from text");
    assert!(words.iter().all(|words| pack.text.contains(words)), "{words:?}: {}", pack.text);
    somebody.does_not_read("Members’ pack").await?;
    Ok(serde_json::from_value(somebody.run(ITEMS, Vec::new()).await?).unwrap_or_default())
}

/// A late item is refused without the chair's reason. Once it is out, nothing that was out before has another number or page.
async fn supplements(clerk: &Person, stage: &Stage, before: &[String]) -> Seen<()> {
    clerk.go(&format!("{DESK}/agenda")).await?;
    clerk.follow("Add an item to A").await?;
    clerk.write("Title", LATE).await?;
    clerk.press_button("Add").await?;
    clerk.reads(&["There is a problem", "Enter the chair's reason: the agenda is published, and a later item needs one"]).await?;
    clerk.look("late-item-refused").await?;
    clerk.write("Why it cannot wait (optional)", REASON).await?;
    clerk.press_button("Add").await?;
    clerk.follow("Back to the agenda").await?;
    add_paper(clerk, "A3", "The river came into two streets.").await?;
    clerk.follow("Publish the late items").await?;
    clerk.reads(&[LATE]).await?;
    clerk.look("publish-late-items").await?;
    clerk.press_button("Publish").await?;
    stage.build_packs().await;
    let after = everybody_finds(clerk, "Public pack, version 2", &[LATE, REASON, "The river came into two streets."]).await?;
    clerk.reads(&["Late items: Friday 24 March 2017", REASON, "Public pack, version 1, made on 21 March 2017"]).await?;
    let stayed: Vec<&String> = after.iter().filter(|item| !item.contains(LATE)).collect();
    assert!(before.len() == 3 && before[0].contains("Page"), "{before:?}");
    assert_eq!(stayed, before.iter().collect::<Vec<_>>(), "nothing that is out is numbered anew: {after:?}");
    let lettered = after[2].as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b'a');
    assert!(after[2].starts_with(&format!("A3 {LATE}")) && lettered, "new pages take letters: {after:?}");
    Ok(())
}

/// Writes a minute with what was resolved on it.
async fn resolve(clerk: &Person, words: &str, kind: &str) -> Seen<()> {
    clerk.unfold("Add a resolution").await?;
    clerk.write("Resolved (optional)", words).await?;
    clerk.choose("Kind", kind).await?;
    clerk.press_button("Save").await?;
    clerk.reads(&[words]).await
}

async fn minutes(clerk: &Person) -> Seen<()> {
    clerk.go(&format!("{DESK}/minutes")).await?;
    clerk.reads(&["The next minute gets number 138."]).await?;
    clerk.follow("Write the minute of A1").await?;
    clerk.write("What was said", "Two schools were told of it.").await?;
    resolve(clerk, "that the report be noted", "Noted").await?;
    clerk.reads(&["138.1", "Two schools were told of it."]).await?;
    clerk.look("minute-with-resolution").await?;
    clerk.go(&format!("{DESK}/minutes/approval")).await?;
    clerk.press_button("Record that they are checked").await?;
    clerk.press_button("Record that the chair agrees").await?;
    clerk.follow("Publish the minutes").await?;
    clerk.press_button("Publish").await?;
    clerk.go(PUBLIC).await?;
    clerk.reads(&["138. Hate crime", "A draft until a later meeting approves it.", "Resolved that the report be noted."]).await
}

/// The next meeting approves the minutes with a correction, and both meetings say so.
async fn approval(clerk: &Person) -> Seen<()> {
    clerk.go(&format!("{DESK}/minutes")).await?;
    clerk.follow("138. Hate crime").await?;
    clerk.write("What was said", "Three schools were told of it.").await?;
    clerk.press_button("Save").await?;
    clerk.go(&format!("{NEXT_DESK}/minutes")).await?;
    clerk.follow("Write a minute without an item").await?;
    clerk.write("Title", "Notes of 29 March 2017").await?;
    clerk.write("What was said", "One correction was asked for.").await?;
    resolve(clerk, APPROVED, "Earlier minutes approved").await?;
    clerk.go(&format!("{DESK}/minutes/approval")).await?;
    clerk.press_button("Record the approval").await?;
    clerk.reads(&["There is a problem", "Say whether they were approved as they are or with corrections"]).await?;
    clerk.look("approval-incomplete").await?;
    clerk.choose("Resolution that approved them", &format!("19 July 2017: T{}", &APPROVED[1..])).await?;
    clerk.pick("How were they approved?", "With corrections").await?;
    clerk.write("Corrections in words", CORRECTION).await?;
    clerk.press_button("Record the approval").await?;
    clerk.reads(&["Next: Signed", CORRECTION]).await?;
    clerk.look("approved").await?;
    clerk.forget_everything().await?;
    clerk.go(PUBLIC).await?;
    clerk.reads(&["Three schools were told of it.", "Approved by a later meeting", CORRECTION]).await?;
    clerk.does_not_read("A draft until a later meeting approves it.").await?;
    clerk.follow(NEXT).await?;
    clerk.reads(&["Notes approved here"]).await?;
    clerk.look("meeting-that-approved").await?;
    clerk.follow("29 March 2017").await?;
    clerk.reads(&["138. Hate crime"]).await
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let clerk = Person::at(stage, way).await?;
    on(stage, &clerk, 3, 21).await?;
    too_late(&clerk).await?;
    builds(&clerk).await?;
    publishes(&clerk, stage).await?;
    let out = everybody_finds(&clerk, "Public pack, version 1", &["Hate crime", "That schools hear of it."]).await?;
    on(stage, &clerk, 3, 24).await?;
    supplements(&clerk, stage, &out).await?;
    on(stage, &clerk, 3, 30).await?;
    minutes(&clerk).await?;
    on(stage, &clerk, 7, 20).await?;
    approval(&clerk).await
}

in_every_way!(journey, Clock::fixed(at(3, 21)));
