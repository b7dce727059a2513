//! The arguments of a request, whichever way they came: query string, JSON, form or multipart.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Form, FromRequest, Multipart, Query, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;

use super::answer::Refusal;

/// An uploaded file.
#[derive(Clone)]
pub(super) struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Arguments by name. A value that came as text is read as the type that the method asks for, as Telegram does.
#[derive(Default)]
pub(super) struct Arguments {
    values: BTreeMap<String, Value>,
    uploads: BTreeMap<String, Upload>,
}

impl Arguments {
    /// Reads a request's arguments.
    ///
    /// # Errors
    /// 400 if the body is not what its content type says.
    pub async fn read(request: Request) -> Result<Arguments, Refusal> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let query = Query::<BTreeMap<String, String>>::try_from_uri(request.uri()).map(|query| query.0);
        let mut out = Arguments::default();
        out.texts(query.unwrap_or_default());
        match kind.as_str() {
            "application/json" => {
                let body = Json::<BTreeMap<String, Value>>::from_request(request, &()).await;
                let body = body.map_err(|_| Refusal::bad("can't parse JSON object"))?;
                out.values.extend(body.0.into_iter().filter(|(_, value)| !value.is_null()));
            }
            "application/x-www-form-urlencoded" => {
                let body = Form::<BTreeMap<String, String>>::from_request(request, &()).await;
                out.texts(body.map_err(|_| Refusal::bad("can't parse form"))?.0);
            }
            "multipart/form-data" => {
                let body = Multipart::from_request(request, &()).await;
                out.parts(body.map_err(|_| Refusal::bad("can't parse multipart"))?).await?;
            }
            _ => {}
        }
        Ok(out)
    }

    fn texts(&mut self, texts: BTreeMap<String, String>) {
        self.values.extend(texts.into_iter().map(|(key, value)| (key, Value::String(value))));
    }

    async fn parts(&mut self, mut body: Multipart) -> Result<(), Refusal> {
        let broken = |_| Refusal::bad("can't parse multipart");
        while let Some(field) = body.next_field().await.map_err(broken)? {
            let key = field.name().unwrap_or_default().to_owned();
            if let Some(name) = field.file_name().map(str::to_owned) {
                let bytes = field.bytes().await.map_err(broken)?.to_vec();
                self.uploads.insert(key, Upload { name, bytes });
            } else {
                self.values.insert(key, Value::String(field.text().await.map_err(broken)?));
            }
        }
        Ok(())
    }

    /// A text, if it was given.
    pub fn text(&self, key: &str) -> Option<String> {
        match self.values.get(key)? {
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// A number, if it was given and is one.
    pub fn number(&self, key: &str) -> Option<i64> {
        match self.values.get(key)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A yes or no; what was not given is a no.
    pub fn flag(&self, key: &str) -> bool {
        match self.values.get(key) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.as_str(), "true" | "True" | "1" | "yes"),
            _ => false,
        }
    }

    /// An object or a list, also if it came as text.
    ///
    /// # Errors
    /// 400 if the text is not JSON.
    pub fn structure(&self, key: &str) -> Result<Option<Value>, Refusal> {
        match self.values.get(key) {
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => {
                let parsed = serde_json::from_str(text);
                parsed.map(Some).map_err(|_| Refusal::bad(&format!("can't parse {key} JSON object")))
            }
            other => Ok(other.cloned()),
        }
    }

    /// The file that came for an argument: directly, or under the name that `attach://` gives.
    pub fn upload(&self, key: &str) -> Option<&Upload> {
        let attached = self.text(key).and_then(|text| text.strip_prefix("attach://").map(str::to_owned));
        self.uploads.get(attached.as_deref().unwrap_or(key))
    }

    /// The chat that the request names, 0 if none.
    pub fn chat(&self) -> i64 {
        self.number("chat_id").unwrap_or(0)
    }
}
