//! Once an hour, what was never confirmed and the addresses whose time is over are forgotten.

use super::held;
use access::Door;
use async_trait::async_trait;
use jobs::{Done, Schedule};

/// Forgets personal data whose time is over.
pub struct Forgetting;

#[async_trait]
impl Schedule for Forgetting {
    fn name(&self) -> &'static str {
        "forgetting-askers"
    }

    fn every(&self) -> i64 {
        60 * 60
    }

    async fn run(&self, door: &Door) -> Done {
        let gone = held::sweep(door).await?;
        tracing::debug!(gone, "forgot addresses of askers and what was never confirmed");
        Ok(())
    }
}
