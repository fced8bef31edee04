//! Sends what waits in the outbox, and decides when to try again and when to give up.

use crate::Post;
use crate::outbox::{self, Model};
use access::Door;
use database::Fault;

/// How many mails are looked at in one round.
const BATCH: u64 = 50;
/// The waits after the first, second ... try, in seconds; the last one stays.
const WAITS: [i64; 5] = [2 * 60, 5 * 60, 15 * 60, 60 * 60, 4 * 60 * 60];
/// How many seconds a mail is tried for: four days.
const TRIED_FOR: i64 = 4 * 24 * 60 * 60;

/// Sends the mails that are due, until there are no more, the way is closed, or `stopping` says so.
pub(crate) async fn round(door: &Door, post: &Post, stopping: &(dyn Fn() -> bool + Sync)) -> Result<(), Fault> {
    loop {
        let mails = outbox::due(door, BATCH).await?;
        let full = mails.len() as u64 == BATCH;
        for mail in mails {
            if stopping() || !try_one(door, post, &mail).await? {
                return Ok(());
            }
        }
        if !full {
            return Ok(());
        }
    }
}

/// Tries one mail; false when the way is closed and the others may wait.
async fn try_one(door: &Door, post: &Post, mail: &Model) -> Result<bool, Fault> {
    let now = door.clock().now().timestamp();
    if mail.not_after.is_some_and(|end| end <= now) {
        let problem = mail.problem.clone().unwrap_or_else(|| "it could not be sent while it was of use".to_owned());
        outbox::give_up(door, mail, problem).await?;
        tracing::warn!(mail = %mail.id, "a mail was given up: it could not be sent while it was of use");
        return Ok(true);
    }
    let next = now + wait_after(mail.attempts);
    if !outbox::claim(door, mail, next).await? {
        return Ok(true);
    }
    let Err(not_sent) = post.send(mail).await else {
        outbox::sent(door, mail).await?;
        return Ok(true);
    };
    if next > last_try(mail) {
        tracing::warn!(mail = %mail.id, attempts = mail.attempts + 1, "a mail was given up");
        outbox::give_up(door, mail, not_sent.problem).await?;
    } else {
        tracing::warn!(mail = %mail.id, attempts = mail.attempts + 1, again_at = next, "a mail could not be sent and is tried again");
        outbox::not_sent(door, mail, not_sent.problem).await?;
    }
    Ok(!not_sent.way_closed)
}

fn wait_after(attempts: i64) -> i64 {
    let at = usize::try_from(attempts).unwrap_or(0).min(WAITS.len() - 1);
    WAITS[at]
}

fn last_try(mail: &Model) -> i64 {
    let patience = mail.made_at + TRIED_FOR;
    mail.not_after.map_or(patience, |end| end.min(patience))
}

#[cfg(test)]
mod test {
    use super::wait_after;

    #[test]
    fn waits_grow_and_then_stay() {
        assert_eq!([0, 1, 2, 3, 4, 5, 100].map(wait_after), [120, 300, 900, 3600, 14400, 14400, 14400]);
    }
}
