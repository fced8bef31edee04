//! A co-ordinator closes a gap: an award that serves no priority is linked to one, and the link is undone again.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use testkit::browser::Seen;

const GAP: &str = "The award “Mental health: section 136 research” of £2,250 serves no priority.";
const AWARD: &str = "Mental health: section 136 research";
const PRIORITY: &str = "Safeguarding vulnerable people";
const THREAD: &str = "/workspace/threads/safeguarding-vulnerable-people";

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let coordinator = Person::at(stage, way).await?;
    coordinator.sign_in("co-ordinator").await?;
    coordinator.look("workspace").await?;
    coordinator.go("/workspace/threads").await?;
    coordinator.reads(&[GAP]).await?;
    coordinator.look("threads-with-gap").await?;

    coordinator.follow(&format!("Say which priority it serves: {AWARD}")).await?;
    coordinator.look("form").await?;
    assert_eq!(coordinator.field("Award").await?.value().await?, "section-136-research-2016");
    coordinator.choose("Priority that it serves", PRIORITY).await?;
    coordinator.press_button("Add").await?;
    coordinator.reads(&["Added", AWARD, PRIORITY]).await?;
    coordinator.look("linked").await?;
    let linked = coordinator.path().await?;

    coordinator.go("/workspace/threads").await?;
    coordinator.does_not_read(GAP).await?;
    coordinator.go(THREAD).await?;
    coordinator.reads(&[AWARD]).await?;
    coordinator.look("thread-with-award").await?;

    coordinator.go(&linked).await?;
    coordinator.press_button("Undo").await?;
    coordinator.go("/workspace/threads").await?;
    coordinator.reads(&[GAP]).await?;
    coordinator.go(THREAD).await?;
    coordinator.does_not_read(AWARD).await
}

in_every_way!(journey);
