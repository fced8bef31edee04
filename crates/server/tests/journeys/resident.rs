//! A resident finds their district, reads what its chart says in words, looks at one kind, at their own corner of it, and takes the figures along.

use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use testkit::browser::Seen;

const LOOKUP: &str = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
    E01023973,Ashford 005A,2021,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01024000,Canterbury 001A,2021,E07000106,Canterbury,E22000138,Canterbury,Kent\n";
const PEOPLE: &str =
    "code,name,geography,year,population\nE07000105,Ashford,District,2020,130000\nE07000106,Canterbury,District,2020,160000\n";
/// Burglaries in Ashford month by month: about 30, and far more in the last.
const BURGLARIES: [usize; 14] = [30, 28, 31, 29, 32, 30, 27, 31, 29, 30, 28, 32, 30, 60];

/// Fourteen months of two districts, from November 2024.
pub fn street() -> Vec<u8> {
    let head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    let row = |month: &str, area: &str, kind: &str| {
        format!(",{month},Kent Police,Kent Police,0.85,51.15,On or near,{area},Name,{kind},,\n")
    };
    let mut text = head.to_owned();
    for (at, burglaries) in BURGLARIES.iter().enumerate() {
        let (year, month) = (2024 + (10 + at) / 12, (10 + at) % 12 + 1);
        let month = format!("{year}-{month:02}");
        text += &row(&month, "E01023973", "Burglary").repeat(*burglaries);
        text += &row(&month, "E01024000", "Burglary").repeat(50 + at % 3);
        text += &row(&month, "E01023973", "Shoplifting").repeat(80 + at % 5);
    }
    text.into_bytes()
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    stage.bring(vec![("lookup.csv", LOOKUP.into()), ("people.csv", PEOPLE.into())]).await;
    stage.bring(vec![("street.csv", street())]).await;
    let resident = Person::at(stage, way).await?;
    resident.go("/evidence").await?;
    resident.follow("What is recorded in each district and small area").await?;
    resident.reads(&["Districts from the highest rate to the lowest", "What to know about these figures"]).await?;
    resident.look("places").await?;
    resident.follow("Ashford").await?;
    resident.choose("What is counted", "Burglary").await?;
    resident.press_button("Show this").await?;
    resident
        .reads(&[
            "Burglary in Ashford: above the usual range in December 2025",
            "The latest figure, 60 for December 2025, is above the usual range of",
            "per 1,000 people",
            "How to read this chart",
        ])
        .await?;
    resident.look("district").await?;
    resident.follow("Small areas of Ashford, on a map and in a table").await?;
    resident.look("small-areas").await?;
    resident.follow("Ashford 005A").await?;
    resident.reads(&["Small areas and wards are shown by whole calendar years"]).await?;
    resident.look("small-area").await?;
    resident.go("/evidence/places").await?;
    resident.write("Name or code", "ashford 005").await?;
    resident.press_button("Find").await?;
    resident.reads(&["1 small area"]).await?;
    let (status, file) = resident.ask("/evidence/places/E07000105/figures.csv").await?;
    assert!(status == 200 && file.contains("2025-12-01,Ashford,E07000105,Burglary,60,"), "{file}");
    Ok(())
}

in_every_way!(journey);
