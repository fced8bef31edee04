//! Pages that are reached only by doing something: what was typed is wrong, somebody was faster, something is gone.

use crate::every_page::Walk;
use crate::person::Person;
use std::path::Path;
use testkit::browser::Seen;

const AWARD: &str = "/workspace/awards/licence-to-kill-2016";
const FUND: &str = "/workspace/funds/county-partnership-fund-2016-2017";

/// A password that is wrong, and nothing typed at all.
pub async fn of_signing_in(walk: &mut Walk<'_>) -> Seen<()> {
    walk.person.forget_everything().await?;
    walk.person.go("/sign-in").await?;
    walk.person.press_button("Sign in").await?;
    walk.look("sign-in-empty").await?;
    walk.person.go("/sign-in").await?;
    walk.person.write("E-mail address", "nobody@demo.example").await?;
    walk.person.write("Password", "not this one").await?;
    walk.person.press_button("Sign in").await?;
    walk.person.reads(&["There is a problem"]).await?;
    walk.look("sign-in-wrong").await?;
    walk.person.write("E-mail address", "nobody@demo.example").await?;
    walk.person.press_button("E-mail me a link").await?;
    walk.look("sign-in-link-sent").await
}

/// A form with errors, a form that somebody else overtook, and a thing after it was changed.
pub async fn of_forms(walk: &mut Walk<'_>) -> Seen<()> {
    walk.person.sign_in("grants").await?;
    walk.person.go("/workspace/awards/new").await?;
    walk.person.press_button("Add").await?;
    walk.look("form-empty").await?;
    walk.person.go(&format!("{AWARD}/change")).await?;
    walk.person.write("Amount, in pounds", "£1.2.3").await?;
    walk.person.write_date("Last day of the work (optional)", "31", "2", "2017").await?;
    walk.person.press_button("Save changes").await?;
    walk.person.reads(&["There is a problem"]).await?;
    walk.look("form-with-errors").await?;

    let faster = Person::at(walk.stage, walk.way).await?;
    faster.sign_in("grants").await?;
    walk.person.go(&format!("{AWARD}/change")).await?;
    faster.go(&format!("{AWARD}/change")).await?;
    faster.write("Amount, in pounds", "7000").await?;
    faster.press_button("Save changes").await?;
    walk.person.write("Amount, in pounds", "8000").await?;
    walk.person.press_button("Save changes").await?;
    walk.person.reads(&["Somebody else changed this while you were typing."]).await?;
    walk.look("form-conflict").await?;
    walk.person.press_button("Save changes").await?;
    walk.person.reads(&["Saved your change of", "£8,000"]).await?;
    walk.look("detail-with-history").await
}

/// A removal that other things prevent, one without a reason, and the way back from one that was made.
pub async fn of_removing(walk: &mut Walk<'_>) -> Seen<()> {
    walk.person.go(&format!("{FUND}/remove")).await?;
    walk.person.reads(&["It cannot be removed while other things point at it."]).await?;
    walk.look("remove-refused").await?;
    walk.person.go("/workspace/awards/section-136-research-2016/remove").await?;
    walk.person.press_button("Remove").await?;
    walk.look("remove-without-reason").await?;
    walk.person.write("Why it is removed", "Entered twice").await?;
    walk.person.press_button("Remove").await?;
    walk.person.reads(&["Removed"]).await?;
    walk.look("undo").await
}

/// An account as an administrator sees it.
pub async fn of_people(walk: &mut Walk<'_>) -> Seen<()> {
    walk.person.sign_in("administrator").await?;
    walk.person.go("/admin/people").await?;
    walk.person.follow("Partnership co-ordinator").await?;
    walk.look("person").await?;
    walk.person.follow("End the account of Partnership co-ordinator").await?;
    walk.look("person-end").await?;
    walk.person.go("/admin/people/add").await?;
    walk.person.press_button("Add and invite").await?;
    walk.look("person-add-empty").await
}

/// A file that is none, one with errors, what a good one would do, and after it was imported.
pub async fn of_importing(walk: &mut Walk<'_>, folder: &Path) -> Seen<()> {
    walk.person.go("/admin/import").await?;
    walk.person.press_button("Check the file").await?;
    walk.look("import-no-file").await?;
    for (file, name) in [("wrong.xlsx", "import-errors"), ("right.xlsx", "import-preview")] {
        walk.person.go("/admin/import").await?;
        walk.person.attach("The file", &folder.join(file)).await?;
        walk.person.press_button("Check the file").await?;
        walk.look(name).await?;
    }
    walk.person.press_button("Import").await?;
    walk.person.reads(&["The file was imported."]).await?;
    walk.look("import-done").await
}
