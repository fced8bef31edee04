//! The ways in which people use the site; every journey is made in each of them.

use testkit::browser::Options;

/// How somebody uses the site.
#[derive(Clone, Copy)]
pub struct Way {
    /// The word in the names of saved pages.
    pub name: &'static str,
    /// The browser's window, and whether scripts run in it.
    pub options: Options,
    /// Whether nothing is ever clicked.
    pub by_keyboard: bool,
}

/// A desktop window.
pub fn with_scripts() -> Way {
    Way { name: "scripts", options: Options::default(), by_keyboard: false }
}

/// A desktop window in which no script runs.
pub fn without_scripts() -> Way {
    Way { name: "no-scripts", options: Options::default().without_scripts(), by_keyboard: false }
}

/// The narrowest telephone.
pub fn narrow() -> Way {
    Way { name: "narrow", options: Options::narrow(), by_keyboard: false }
}

/// A desktop window with the keyboard alone.
pub fn by_keyboard() -> Way {
    Way { name: "keyboard", options: Options::default(), by_keyboard: true }
}
