//! Files that people sent.

use serde_json::json;

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::world::World;

/// A bot may fetch files of up to 20 MB.
const FETCH_LIMIT: usize = 20 * 1024 * 1024;

/// `getFile`.
pub(super) fn get(world: &World, arguments: &Arguments) -> Answer {
    let id = arguments.text("file_id").filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| Refusal::bad("file_id not specified"))?;
    let size = world.files.get(&id).map(Vec::len);
    let size = size.ok_or_else(|| Refusal::bad("wrong file_id or the file is temporarily unavailable"))?;
    if size > FETCH_LIMIT {
        return Err(Refusal::bad("file is too big"));
    }
    Ok(json!({"file_id": id, "file_unique_id": format!("u{id}"), "file_size": size,
              "file_path": format!("documents/{id}")}))
}
