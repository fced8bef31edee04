//! What went wrong in the browser, in words that say what to do next.

use std::fmt;

/// Why a step of a journey failed. It shows as its words alone, so a test may return it.
pub struct Trouble(String);

/// What a step of a journey gives, or why it failed.
pub type Seen<T> = Result<T, Trouble>;

impl Trouble {
    /// Trouble told in these words.
    pub fn new(words: impl Into<String>) -> Trouble {
        Trouble(words.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<fantoccini::error::CmdError> for Trouble {
    fn from(error: fantoccini::error::CmdError) -> Trouble {
        Trouble(format!("the browser says: {error}"))
    }
}

impl From<fantoccini::error::NewSessionError> for Trouble {
    fn from(error: fantoccini::error::NewSessionError) -> Trouble {
        Trouble(format!("the browser does not start: {error}"))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble(error.to_string())
    }
}
