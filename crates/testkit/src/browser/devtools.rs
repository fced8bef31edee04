//! Commands beyond what fantoccini offers: Chromium's developer tools, and the names that it computes for elements.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// One request to the driver, at this path below the session.
#[derive(Debug)]
pub struct Request {
    path: String,
    body: Option<Value>,
}

impl Request {
    /// A command of the developer tools, for example `Emulation.setScriptExecutionDisabled`.
    pub fn devtools(command: &str, parameters: &Value) -> Request {
        Request { path: "goog/cdp/execute".into(), body: Some(json!({ "cmd": command, "params": parameters })) }
    }

    /// The name of an element as a screen reader would say it.
    pub fn accessible_name(element: &str) -> Request {
        Request { path: format!("element/{element}/computedlabel"), body: None }
    }
}

impl WebDriverCompatibleCommand for Request {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
