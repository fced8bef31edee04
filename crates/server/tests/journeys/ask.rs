//! A resident asks a board a question: one in time, which the clerk accepts and answers, and one too late, which goes to the
//! next meeting with everything that was typed.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use chrono::{Days, NaiveDate};
use jobs::outbox;
use testkit::browser::Seen;
use values::dates;

const EMAIL: &str = "robin.resident@mail.example";
const TEXT: &str = "What is being done about speeding outside schools?";

/// Adds a meeting of the county partnership on this day.
async fn add_meeting(clerk: &Person, on: NaiveDate) -> Seen<()> {
    let series = "series=kent-community-safety-partnership&standing=planned&seen_by=anyone&starts=10:00";
    clerk.go(&format!("/workspace/meetings/new?{series}&on={on}")).await?;
    clerk.press_button("Add").await
}

/// The path of the link in the last mail to the resident.
async fn link_of_the_mail(stage: &Stage) -> String {
    let mut mails = outbox::unsent(stage.door.database().reader(), 20).await.expect("the outbox");
    mails.retain(|mail| mail.address == EMAIL);
    mails.sort_by_key(|mail| mail.id);
    let mail = mails.pop().expect("a mail");
    mail.plain.lines().find_map(|line| line.strip_prefix(&stage.base)).expect("a link").to_owned()
}

async fn fill_in(somebody: &Person) -> Seen<()> {
    somebody.write("Your question", TEXT).await?;
    somebody.write("Name to be shown (optional)", "Robin R").await?;
    somebody.write("E-mail address", EMAIL).await
}

async fn in_time(somebody: &Person, stage: &Stage, day: NaiveDate) -> Seen<()> {
    somebody.forget_everything().await?;
    somebody.go("/meetings").await?;
    somebody.follow("Ask a question or hand in a petition").await?;
    somebody.reads(&["Meetings that take questions", "Must come by", "It is too late for this meeting"]).await?;
    somebody.look("ask-start").await?;
    somebody.follow(&format!("Ask a question on {}", dates::words(day))).await?;
    somebody.press_button("Continue").await?;
    somebody.reads(&["There is a problem", "Enter your question", "Enter an e-mail address"]).await?;
    somebody.look("ask-wrong").await?;
    fill_in(somebody).await?;
    somebody.press_button("Continue").await?;
    somebody.reads(&["Check your question", "Nothing is sent yet.", TEXT, "Robin R", EMAIL]).await?;
    somebody.look("ask-check").await?;
    // Nobody reads and types in less time than this, and the site knows it.
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    somebody.press_button("Send").await?;
    somebody.reads(&["Check your e-mail"]).await?;
    somebody.look("ask-sent").await?;
    somebody.go(&link_of_the_mail(stage).await).await?;
    somebody.look("ask-confirm").await?;
    somebody.press_button("Send it to the clerk").await?;
    somebody.reads(&["It is with the clerk", "question-"]).await?;
    somebody.look("ask-received").await
}

async fn too_late(somebody: &Person, soon: NaiveDate, day: NaiveDate) -> Seen<()> {
    let soon = soon.format("%-d-%B-%Y").to_string().to_lowercase();
    somebody.go(&format!("/meetings/ask-a-question/kent-community-safety-partnership-{soon}")).await?;
    somebody.reads(&["It is too late for the meeting of"]).await?;
    fill_in(somebody).await?;
    somebody.look("ask-too-late").await?;
    somebody.press_button(&format!("Ask at the meeting of {}", dates::words(day))).await?;
    somebody.reads(&["Check your question", TEXT, &dates::words(day)]).await
}

async fn answered(somebody: &Person, day: NaiveDate) -> Seen<()> {
    somebody.sign_in("clerk").await?;
    somebody.go("/workspace/public-questions").await?;
    somebody.look("questions-waiting").await?;
    somebody.follow(TEXT).await?;
    somebody.reads(&["It came in time.", EMAIL]).await?;
    somebody.look("question-to-decide").await?;
    somebody.press_button("Accept").await?;
    somebody.follow(TEXT).await?;
    somebody.write("Answer", "Two junctions are looked at.").await?;
    somebody.look("question-to-answer").await?;
    somebody.press_button("Save and publish").await?;
    somebody.forget_everything().await?;
    somebody.go("/meetings/questions").await?;
    somebody.look("questions").await?;
    somebody.follow(TEXT).await?;
    somebody.reads(&["Question 1, from Robin R", "Two junctions are looked at.", &dates::words(day)]).await?;
    somebody.does_not_read(EMAIL).await?;
    somebody.look("meeting-with-question").await
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let somebody = Person::at(stage, way).await?;
    let today = stage.door.clock().today();
    let (soon, later) = (today + Days::new(2), today + Days::new(90));
    somebody.sign_in("clerk").await?;
    add_meeting(&somebody, soon).await?;
    add_meeting(&somebody, later).await?;
    in_time(&somebody, stage, later).await?;
    too_late(&somebody, soon, later).await?;
    answered(&somebody, later).await
}

in_every_way!(journey);
