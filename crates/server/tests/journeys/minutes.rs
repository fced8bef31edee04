//! A clerk writes a minute, which is saved as it is typed, finds it again, and records that officers have checked the minutes.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use std::time::Duration;
use testkit::browser::Seen;

const MINUTES: &str = "/workspace/meetings/kcsp-2016-10-13/minutes";

/// Waits until the page says so; the script saves every few seconds.
async fn until_it_says(somebody: &Person, words: &str) -> Seen<()> {
    for _ in 0..60 {
        if somebody.text().await?.contains(words) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    somebody.reads(&[words]).await
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let somebody = Person::at(stage, way).await?;
    somebody.sign_in("clerk").await?;
    somebody.go(&format!("{MINUTES}/new")).await?;
    somebody.write("Title", "Any other business").await?;
    somebody.write("What was said", "A lamp is out in the car park.").await?;
    if way.options.javascript {
        until_it_says(&somebody, "Saved at").await?;
    } else {
        somebody.press_button("Save").await?;
    }
    somebody.look("minute-written").await?;
    somebody.go(MINUTES).await?;
    somebody.reads(&["138. Any other business", "1 paragraph"]).await?;
    somebody.follow("138. Any other business").await?;
    somebody.reads(&["138.1", "A lamp is out in the car park."]).await?;
    somebody.go(&format!("{MINUTES}/approval")).await?;
    somebody.press_button("Record that they are checked").await?;
    somebody.reads(&["Next: Agreed by the chair", "Recorded by Clerk of the county partnership"]).await?;
    somebody.look("minutes-checked").await?;
    somebody.go(&format!("{MINUTES}/compare")).await?;
    somebody.reads(&["What changed in the minutes", "Compare two versions"]).await?;
    somebody.look("minutes-compared").await
}

in_every_way!(journey);
