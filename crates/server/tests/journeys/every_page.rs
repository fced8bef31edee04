//! Every kind of page, at two widths: none has a fault that axe-core finds, none scrolls sideways, and a picture of
//! each is in `target/screenshots`.

use crate::person::Person;
use crate::places::{self, Visitor};
use crate::stage::Stage;
use crate::ways::{self, Way};
use crate::{sheets, states};
use std::path::PathBuf;
use testkit::browser::{Seen, Trouble};
use values::Clock;

/// Somebody who goes through the site and notes every fault instead of stopping at the first.
pub struct Walk<'s> {
    pub stage: &'s Stage,
    pub way: Way,
    pub person: Person,
    faults: Vec<String>,
}

impl<'s> Walk<'s> {
    async fn start(stage: &'s Stage, way: Way) -> Seen<Walk<'s>> {
        std::fs::create_dir_all(pictures())?;
        Ok(Walk { stage, way, person: Person::at(stage, way).await?, faults: Vec::new() })
    }

    /// Looks at the page, and takes a picture of it.
    pub async fn look(&mut self, name: &str) -> Seen<()> {
        let seen = self.person.look(name).await;
        self.faults.extend(seen.err().map(|trouble| trouble.to_string()));
        let picture = format!("{}-{name}.png", self.way.options.width);
        self.person.screenshot(pictures().join(picture)).await
    }

    /// Looks at the page at this address.
    pub async fn look_at(&mut self, path: &str, name: &str) -> Seen<()> {
        self.person.go(path).await?;
        self.look(name).await
    }

    /// Goes everywhere; whatever was wrong is told at the end.
    async fn all(mut self) -> Seen<()> {
        let stopped = self.everywhere().await.err();
        self.faults.extend(stopped.map(|trouble| trouble.to_string()));
        match self.faults.as_slice() {
            [] => Ok(()),
            faults => Err(Trouble::new(format!("{} pages have faults:\n{}", faults.len(), faults.join("\n\n")))),
        }
    }

    async fn everywhere(&mut self) -> Seen<()> {
        for visitor in places::VISITORS {
            self.places_of(&visitor).await?;
        }
        states::of_signing_in(self).await?;
        states::of_forms(self).await?;
        states::of_removing(self).await?;
        states::of_people(self).await?;
        let folder = tempfile::tempdir()?;
        sheets::write_wrong(&folder.path().join("wrong.xlsx"));
        sheets::write_right(&folder.path().join("right.xlsx"));
        states::of_importing(self, folder.path()).await
    }

    async fn places_of(&mut self, visitor: &Visitor) -> Seen<()> {
        match visitor.name {
            "" => self.person.forget_everything().await?,
            name => self.person.sign_in(name).await?,
        }
        for (name, path) in visitor.places {
            self.look_at(path, name).await?;
        }
        Ok(())
    }
}

fn pictures() -> PathBuf {
    testkit::pages_seen::folder().with_file_name("screenshots")
}

#[tokio::test]
async fn in_a_wide_window() -> Seen<()> {
    let stage = Stage::on_sqlite(Clock::system()).await?;
    Walk::start(&stage, ways::with_scripts()).await?.all().await
}

#[tokio::test]
async fn on_the_narrowest_telephone() -> Seen<()> {
    let stage = Stage::on_sqlite(Clock::system()).await?;
    Walk::start(&stage, ways::narrow()).await?.all().await
}
