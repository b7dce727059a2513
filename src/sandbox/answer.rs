//! What a method answers: a result, or a refusal with Telegram's code and exact words.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A method's result.
pub(super) type Answer = Result<Value, Refusal>;

/// A refusal in Telegram's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub code: u16,
    pub description: String,
    pub parameters: Value,
}

impl Refusal {
    pub fn new(code: u16, description: impl Into<String>) -> Refusal {
        Refusal { code, description: description.into(), parameters: Value::Null }
    }

    /// 400; `what` is what follows "Bad Request: ".
    pub fn bad(what: &str) -> Refusal {
        Refusal::new(400, format!("Bad Request: {what}"))
    }

    /// 429 that says for how long.
    pub fn too_many(seconds: u32) -> Refusal {
        let description = format!("Too Many Requests: retry after {seconds}");
        Refusal { parameters: json!({"retry_after": seconds}), ..Refusal::new(429, description) }
    }

    /// 400 that names the new id of a group that became a supergroup.
    pub fn migrated(to: i64) -> Refusal {
        let parameters = json!({"migrate_to_chat_id": to});
        Refusal { parameters, ..Refusal::bad("group chat was upgraded to a supergroup chat") }
    }
}

/// The HTTP answer: the status is the error's code.
pub(super) fn response(answer: &Answer) -> Response {
    match answer {
        Ok(result) => Json(json!({"ok": true, "result": result})).into_response(),
        Err(refusal) => {
            let mut body = json!({"ok": false, "error_code": refusal.code, "description": refusal.description});
            if !refusal.parameters.is_null() {
                body["parameters"] = refusal.parameters.clone();
            }
            let status = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST);
            (status, Json(body)).into_response()
        }
    }
}
