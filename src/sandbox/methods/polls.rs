//! Long polling for updates.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::world::{Shared, World};

/// Telegram waits at most so long, whatever is asked for.
const LONGEST: i64 = 50;

const CONFLICT: &str =
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

/// A poll that is under way; when it ends, however it ends, it is counted out.
struct Poll<'a> {
    shared: &'a Shared,
    number: u64,
}

impl Drop for Poll<'_> {
    fn drop(&mut self) {
        let mut world = self.shared.world();
        world.updates.end_poll();
        world.ring();
    }
}

/// `getUpdates`. A newer poll ends an older one with 409.
pub(super) async fn get_updates(shared: &Shared, arguments: &Arguments) -> Answer {
    let limit = usize::try_from(arguments.number("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let wait = arguments.number("timeout").unwrap_or(0).clamp(0, LONGEST);
    let deadline = Instant::now() + Duration::from_secs(wait.unsigned_abs());
    let mut bell = shared.bell.subscribe();
    let poll = begin(shared, arguments)?;
    loop {
        bell.mark_unchanged();
        {
            let mut world = shared.world();
            if !world.updates.is_current(poll.number) {
                return Err(Refusal::new(409, CONFLICT));
            }
            let updates = world.updates.take(limit);
            if !updates.is_empty() || wait == 0 || world.closing {
                return Ok(Value::Array(updates));
            }
        }
        if !matches!(timeout_at(deadline, bell.changed()).await, Ok(Ok(()))) {
            return Ok(json!([]));
        }
    }
}

fn begin<'a>(shared: &'a Shared, arguments: &Arguments) -> Result<Poll<'a>, Refusal> {
    let allowed = arguments.structure("allowed_updates")?;
    let mut world = shared.world();
    if let Some(kinds) = allowed.as_ref().and_then(Value::as_array) {
        world.updates.allow(kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    }
    world.updates.confirm(arguments.number("offset").unwrap_or(0));
    let (number, overlaps) = world.updates.begin_poll();
    if overlaps {
        world.ledger.overlap();
    }
    world.ring();
    Ok(Poll { shared, number })
}

/// `getWebhookInfo`: there never is one.
pub(super) fn webhook_info(world: &World) -> Value {
    let mut info = json!({"url": "", "has_custom_certificate": false, "pending_update_count": world.updates.pending()});
    if !world.updates.allowed().is_empty() {
        info["allowed_updates"] = json!(world.updates.allowed());
    }
    info
}
