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

/// Makes the function a test in every way, each on a site of its own: in a desktop window, in one without scripts, on the narrowest
/// telephone, and with the keyboard alone. One of them is on PostgreSQL. The site has the system's clock unless another is given.
macro_rules! in_every_way {
    ($journey:path) => {
        crate::ways::in_every_way!($journey, values::Clock::system());
    };
    ($journey:path, $clock:expr) => {
        #[tokio::test]
        async fn with_scripts() -> testkit::browser::Seen<()> {
            $journey(&crate::stage::Stage::on_sqlite($clock).await?, crate::ways::with_scripts()).await
        }

        #[tokio::test]
        async fn without_scripts_on_postgres() -> testkit::browser::Seen<()> {
            $journey(&crate::stage::Stage::on_postgres($clock).await?, crate::ways::without_scripts()).await
        }

        #[tokio::test]
        async fn narrow() -> testkit::browser::Seen<()> {
            $journey(&crate::stage::Stage::on_sqlite($clock).await?, crate::ways::narrow()).await
        }

        #[tokio::test]
        async fn by_keyboard() -> testkit::browser::Seen<()> {
            $journey(&crate::stage::Stage::on_sqlite($clock).await?, crate::ways::by_keyboard()).await
        }
    };
}

pub(crate) use in_every_way;
