//! The landscape: a resident finds the two boards that overlap most and reads why; a co-ordinator fills a seat that the
//! law asks for, and rehearses the new councils of 2028, carries it out and undoes it.

use crate::paper::{self, Paper};
use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use testkit::browser::Seen;

const MOST: &str = "Kent Community Safety Partnership and Kent Community Safety Partnership Working Group";
const BOARD: &str = "/workspace/membership/ashford-community-safety-partnership?on=2017-04-01";
const SEAT: &str = "Add the seat of National Probation Service";
const ACT: &str = "/workspace/reorganisations/kent-councils-2028";
const COUNCIL: &str = "Unitary council for East Kent (to be named)";

async fn overlap(person: &Person) -> Seen<()> {
    person.go("/partners").await?;
    person.follow("Overlap between boards").await?;
    person.reads(&["Shared members", MOST]).await?;
    person.follow(MOST).await?;
    person.reads(&["Members of both", "What would be left uncovered", "If the two became one board"]).await?;
    person.look("overlap").await
}

/// The picture comes out on A3, lying, and every label that it draws is on the paper.
async fn picture(person: &Person) -> Seen<()> {
    const LABELS: &str = "return [...document.querySelectorAll('svg.gt-diagram a text, svg.gt-diagram a tspan')]\
        .filter(found => !found.querySelector('tspan')).map(found => found.textContent)";
    person.go("/partners/picture").await?;
    person.heading("Picture of the boards").await?;
    let labels: Vec<String> = serde_json::from_value(person.run(LABELS, Vec::new()).await?).unwrap_or_default();
    assert!(labels.len() > 30, "{labels:?}");
    let Paper { text, sheets, .. } = paper::print(person).await?;
    assert!(!sheets.is_empty() && sheets.iter().all(|sheet| *sheet == (420, 297)), "A3, lying: {sheets:?}");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let paper = squeezed(&text);
    for label in labels.iter().filter(|label| !label.trim().is_empty()) {
        assert!(paper.contains(&squeezed(label)), "{label:?} is not on the paper: {text}");
    }
    Ok(())
}

async fn seat(coordinator: &Person) -> Seen<()> {
    coordinator.go(BOARD).await?;
    coordinator.reads(&["National Probation Service", "Missing"]).await?;
    coordinator.look("missing-seat").await?;
    coordinator.follow(SEAT).await?;
    coordinator.press_button("Add").await?;
    coordinator.reads(&["Added", "National Probation Service"]).await?;
    coordinator.go(BOARD).await?;
    coordinator.does_not_read(SEAT).await
}

async fn reorganisation(coordinator: &Person) -> Seen<()> {
    coordinator.go(ACT).await?;
    coordinator.follow("Preview, rehearse and carry out").await?;
    coordinator.reads(&["1 April 2028", COUNCIL, "Nothing has been changed"]).await?;
    coordinator.go(&format!("{ACT}/rehearsal")).await?;
    coordinator.reads(&["This is a rehearsal", COUNCIL]).await?;
    coordinator.look("rehearsal").await?;
    coordinator.go(&format!("{ACT}/preview")).await?;
    coordinator.press_button("Carry it out").await?;
    coordinator.go("/partners?on=2028-04-01").await?;
    coordinator.reads(&[COUNCIL]).await?;
    coordinator.go(&format!("{ACT}/preview")).await?;
    coordinator.press_button("Undo all of it").await?;
    coordinator.go("/partners?on=2028-04-01").await?;
    coordinator.does_not_read(COUNCIL).await
}

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let person = Person::at(stage, way).await?;
    overlap(&person).await?;
    picture(&person).await?;
    person.sign_in("co-ordinator").await?;
    seat(&person).await?;
    reorganisation(&person).await
}

in_every_way!(journey);
