//! An analyst imports two more months of published figures, is told what is in the file before anything is shown, sees that one of them
//! stands out, and comments on it; a resident reads the comment.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use std::time::Duration;
use testkit::browser::Seen;

const MEASURE: &str = "/measures/anti-social-behaviour-incidents";
const LOOKUP: &str = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
    E01023973,Ashford 005A,2021,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01024000,Canterbury 001A,2021,E07000106,Canterbury,E22000138,Canterbury,Kent\n";
const WHY: &str = "The town hosted a festival that month.";

/// Street-level reports of anti-social behaviour: so many in Ashford in each of these months, and about as many as ever in Canterbury.
fn street(months: &[(&str, usize)]) -> Vec<u8> {
    let head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    let rows = |month: &str, area: &str, number: usize| {
        format!(",{month},Kent Police,Kent Police,0.85,51.15,On or near,{area},Name,Anti-social behaviour,,\n").repeat(number)
    };
    let month = |(month, number): &(&str, usize)| rows(month, "E01023973", *number) + &rows(month, "E01024000", 40 + number % 3);
    (head.to_owned() + &months.iter().map(month).collect::<String>()).into_bytes()
}

/// The year before: the usual ups and downs.
fn year() -> Vec<u8> {
    let usual = [30, 28, 31, 29, 32, 30, 27, 31, 29, 30, 28, 32];
    let months: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}")).collect();
    street(&months.iter().map(String::as_str).zip(usual).collect::<Vec<_>>())
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    stage.bring(vec![("lookup.csv", LOOKUP.into())]).await;
    stage.bring(vec![("2025.csv", year())]).await;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("two-months.csv");
    std::fs::write(&file, street(&[("2026-01", 31), ("2026-02", 90)]))?;

    let analyst = Person::at(stage, way).await?;
    analyst.sign_in("co-ordinator").await?;
    analyst.go("/workspace/figures").await?;
    analyst.look("figures").await?;
    analyst.attach("The file", &file).await?;
    analyst.press_button("Check the file").await?;
    until(&analyst, "Kent Police").await?;
    analyst.reads(&["January 2026", "February 2026"]).await?;
    analyst.look("figures-checked").await?;
    analyst.press_button("Import").await?;
    until(&analyst, "The file was imported").await?;

    analyst.go("/workspace/signals").await?;
    analyst.reads(&["Anti-social behaviour known to the police", "February 2026"]).await?;
    analyst.look("signals").await?;
    analyst.go(&format!("{MEASURE}?place=ashford")).await?;
    analyst.reads(&["above the usual range in February 2026"]).await?;
    analyst.look("measure-with-signal").await?;
    analyst.follow("Comment on a figure").await?;
    analyst.choose("Which figure are you explaining?", "February 2026: 90, stands out").await?;
    analyst.write("Comment", WHY).await?;
    analyst.press_button("Save the comment").await?;
    analyst.reads(&[WHY, "Written about"]).await?;

    analyst.forget_everything().await?;
    analyst.go(&format!("{MEASURE}?place=ashford")).await?;
    analyst.reads(&[WHY]).await?;
    analyst.look("measure-with-comment").await
}

/// Looks again until the page says so: the work on a file goes on in the background.
async fn until(analyst: &Person, words: &str) -> Seen<()> {
    let page = analyst.path().await?;
    for _ in 0..100 {
        if analyst.reads(&[words]).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        analyst.go(&page).await?;
    }
    analyst.reads(&[words]).await
}

in_every_way!(journey);
