//! Inline keyboards, as strict as Telegram.

use serde_json::Value;

use crate::sandbox::answer::Refusal;
use crate::sandbox::arguments::Arguments;
use crate::sandbox::message::{Action, Button};

/// Bytes of `callback_data` that Telegram takes.
const DATA_LIMIT: usize = 64;

/// The inline keyboard of a request; empty if it has none. Other reply markups change nothing that is kept here.
pub(super) fn read(arguments: &Arguments) -> Result<Vec<Vec<Button>>, Refusal> {
    let Some(markup) = arguments.structure("reply_markup")? else { return Ok(Vec::new()) };
    let Some(rows) = markup.get("inline_keyboard") else { return Ok(Vec::new()) };
    let not_rows = || Refusal::bad("object expected as reply markup");
    let rows = rows.as_array().ok_or_else(not_rows)?;
    let rows = rows.iter().map(|row| row.as_array().ok_or_else(not_rows)?.iter().map(button).collect());
    let rows: Result<Vec<Vec<Button>>, Refusal> = rows.collect();
    Ok(rows?.into_iter().filter(|row| !row.is_empty()).collect())
}

fn button(json: &Value) -> Result<Button, Refusal> {
    let text = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
    let label = text("text").unwrap_or_default();
    if label.is_empty() {
        return Err(Refusal::bad("can't parse inline keyboard button: Field \"text\" must be non-empty"));
    }
    let action = if let Some(data) = text("callback_data").filter(|data| !data.is_empty()) {
        if data.len() > DATA_LIMIT {
            return Err(Refusal::bad("BUTTON_DATA_INVALID"));
        }
        Action::Callback(data)
    } else if let Some(url) = text("url") {
        if !["https://", "http://", "tg://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Refusal::bad("BUTTON_URL_INVALID"));
        }
        Action::Url(url)
    } else if let Some(copy) = json.pointer("/copy_text/text").and_then(Value::as_str) {
        Action::Copy(copy.to_owned())
    } else {
        return Err(Refusal::bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ));
    };
    Ok(Button { label, action })
}
