//! `verify`: the event chain, what points at what, and the totals.

use crate::options::Common;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Actor;

/// Checks a site and says what is wrong; nothing is changed.
pub async fn verify(common: Common) -> Result<(), Trouble> {
    logs::start(common.log_json);
    let door = site::door(&common).await?;
    let mut wrong = database::check::dangling(door.database()).await?;
    match access::events::verify(door.database()).await? {
        Ok(number) => println!("The chain of {number} events is whole."),
        Err(words) => wrong.push(words),
    }
    let reading = door.reading(&Actor::system()).await?;
    let (number, differences) = records::verify::against_events(&house::house(), &reading).await?;
    wrong.extend(differences);
    wrong.extend(meetings::papers::files::sweep::missing(&reading, &site::store(&common)?).await?);
    wrong.extend(evidence::imports::missing(&reading, &site::store(&common)?).await?);
    wrong.extend(records::search::against_things(&house::house(), &reading).await?);
    if wrong.is_empty() {
        println!("{number} things are as their last events say, and all that they point at is there.");
        return Ok(());
    }
    Err(Trouble(format!("{} things are wrong:\n{}", wrong.len(), wrong.join("\n"))))
}
