//! An officer asks for a step change of a measure, a colleague looks at what it would change and agrees, and the chart shows it.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{self, Way};
use testkit::browser::Seen;
use values::Clock;

const MEASURE: &str = "/measures/how-safe-people-feel";
const REASON: &str = "The questions were asked online only";

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let officer = Person::at(stage, way).await?;
    officer.sign_in("co-ordinator").await?;
    officer.go(MEASURE).await?;
    officer.reads(&["There are 5 figures.", "How reliable these figures are"]).await?;
    officer.look("measure").await?;
    officer.follow("Ask for a step change").await?;
    officer.write("Day", "1").await?;
    officer.write("Month", "1").await?;
    officer.write("Year", "2023").await?;
    officer.write("Reason", REASON).await?;
    officer.press_button("Add").await?;
    officer.follow("What it would change, and who agrees").await?;
    officer.reads(&["It counts once somebody else agrees.", "With it", REASON]).await?;
    officer.does_not_read("By selecting this you say").await?;
    officer.look("step-change-asked").await?;
    let agreement = officer.path().await?;
    officer.go(MEASURE).await?;
    officer.does_not_read(REASON).await?;

    officer.sign_in("clerk").await?;
    officer.go(&agreement).await?;
    officer.reads(&["It counts once you or another second person agrees."]).await?;
    officer.press_button("Agree to the step change").await?;
    officer.reads(&["A second person agreed."]).await?;
    officer.look("step-change-agreed").await?;
    officer.go(MEASURE).await?;
    officer.reads(&["Changes to the method", REASON]).await?;
    officer.look("measure-with-step-change").await?;
    officer.follow("Show the chart as one series, with the limits as they would be without step changes").await?;
    officer.reads(&["Show the chart with its step changes"]).await?;
    officer.go("/measures/summary").await?;
    officer.look("measures-summary").await?;
    officer.go("/workspace/signals").await?;
    officer.look("signals").await?;
    officer.go("/workspace/measures/how-safe-people-feel/comment").await?;
    officer.look("comment").await
}

#[tokio::test]
async fn with_scripts() -> Seen<()> {
    journey(&Stage::on_sqlite(Clock::system()).await?, ways::with_scripts()).await
}

#[tokio::test]
async fn narrow_on_postgres() -> Seen<()> {
    journey(&Stage::on_postgres(Clock::system()).await?, ways::narrow()).await
}
