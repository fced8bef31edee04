//! `index`: the index of the search, made for things that were there before it, or again.

use crate::options::Index;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Door;

/// Makes the index.
pub async fn index(options: Index) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let door = site::door(&options.common).await?;
    let house = house::house();
    if !options.again && records::search::is_made(&house, &door).await? {
        println!("The index of the search was made already. To make it again: --again");
        return Ok(());
    }
    let number = records::search::build(&house, &door, options.again).await?;
    println!("Indexed {number} things.");
    Ok(())
}

/// Makes the index of a site that was there before it, or whose index another version made.
pub async fn make(door: &Door) -> Result<(), Trouble> {
    let house = house::house();
    if records::search::is_made(&house, door).await? {
        return Ok(());
    }
    let number = records::search::build(&house, door, false).await?;
    if number > 0 {
        tracing::info!(number, "the index of the search is made");
    }
    Ok(())
}
