//! An administrator imports a workbook with wrong rows: sees what is wrong, takes the file with the errors, puts them
//! right, looks at what would change, imports, and undoes it.

use crate::person::Person;
use crate::sheets;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use std::path::{Path, PathBuf};
use std::time::Duration;
use testkit::browser::{Seen, Trouble};

/// Each error: where, in which column, what was found, and what is to be written instead.
const ERRORS: [[&str; 4]; 3] = [
    ["organisations, row 3", "kind", "charity-or-volantary-body", "Choose one of"],
    ["organisations, row 4", "from", "31/02/2017", "The date must be a real date"],
    ["organisations, row 5", "title", "Nothing", "Enter: name"],
];

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let folder = tempfile::tempdir()?;
    let administrator = Person::at(stage, way).await?;
    administrator.downloads_into(folder.path()).await?;
    administrator.sign_in("administrator").await?;
    administrator.go("/admin").await?;
    administrator.look("administration").await?;

    let (wrong, right) = (folder.path().join("new-charities.xlsx"), folder.path().join("new-charities-right.xlsx"));
    sheets::write_wrong(&wrong);
    administrator.follow("Import").await?;
    administrator.look("import").await?;
    upload(&administrator, &wrong).await?;
    sees_every_error(&administrator).await?;
    let returned = take_file_with_errors(&administrator, folder.path()).await?;
    sheets::put_right(&returned, &right);

    administrator.follow("Upload the corrected file").await?;
    upload(&administrator, &right).await?;
    administrator.reads(&["is in order. Nothing has been written yet.", "Organisations"]).await?;
    administrator.look("import-preview").await?;
    administrator.press_button("Import").await?;
    administrator.reads(&["The file was imported."]).await?;
    sees_the_rows(&administrator).await?;
    undoes_it(&administrator).await
}

async fn upload(administrator: &Person, file: &Path) -> Seen<()> {
    administrator.attach("The file", file).await?;
    administrator.press_button("Check the file").await
}

async fn sees_every_error(administrator: &Person) -> Seen<()> {
    administrator.reads(&["3 things in the file need mending. Nothing was written."]).await?;
    let rows = administrator.table("What needs correcting").await?.rows;
    assert_eq!(rows.len(), ERRORS.len(), "{rows:?}");
    for (row, error) in rows.iter().zip(ERRORS) {
        assert!(row.iter().zip(error).all(|(cell, words)| cell.contains(words)), "{row:?} instead of {error:?}");
    }
    administrator.look("import-errors").await
}

async fn take_file_with_errors(administrator: &Person, folder: &Path) -> Seen<PathBuf> {
    administrator.download("Your file with the errors (Excel)").await?;
    let file = folder.join("new-charities-with-errors.xlsx");
    for _ in 0..100 {
        if file.exists() {
            return Ok(file);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Trouble::new("the file with the errors did not come within ten seconds"))
}

async fn sees_the_rows(administrator: &Person) -> Seen<()> {
    for [reference, ..] in sheets::WRONG {
        administrator.go(&format!("/workspace/organisations/{reference}")).await?;
        administrator.reads(&["Charity or voluntary body", "Anyone: it is published"]).await?;
    }
    administrator.look("imported-row").await
}

async fn undoes_it(administrator: &Person) -> Seen<()> {
    administrator.go("/admin/import").await?;
    administrator.press_button("Undo new-charities-right.xlsx").await?;
    administrator.reads(&["The import was undone."]).await?;
    administrator.look("import-undone").await?;
    administrator.go("/workspace/organisations?q=Thanet+Night+Patrol").await?;
    administrator.reads(&["Nothing matches what you asked for."]).await?;
    administrator.look("no-rows").await
}

in_every_way!(journey);
