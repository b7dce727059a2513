//! Waiting for the world to change, with a deadline and without a polling interval.

use std::time::Duration;

use thiserror::Error;
use tokio::time::{Instant, timeout_at};

use super::world::Shared;

/// What was waited for did not come in time.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("it did not come in time; what could be seen was {seen:?}")]
pub struct Late {
    /// What could be seen when the time was up.
    pub seen: Vec<String>,
}

/// Looks now and after every change, until `look` finds something or the time is up.
pub(super) async fn wait_on<T>(
    shared: &Shared,
    timeout: Duration,
    look: impl Fn() -> Result<T, Vec<String>>,
) -> Result<T, Late> {
    let deadline = Instant::now() + timeout;
    let mut bell = shared.bell.subscribe();
    loop {
        // Marked as seen before looking, so that a change during the look wakes us again.
        bell.mark_unchanged();
        match look() {
            Ok(found) => return Ok(found),
            Err(seen) => match timeout_at(deadline, bell.changed()).await {
                Ok(Ok(())) => {}
                _ => return Err(Late { seen }),
            },
        }
    }
}
