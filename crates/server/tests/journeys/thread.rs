//! A resident reads the golden thread of domestic abuse, from the home page to what is missing, and prints it.

use crate::paper::{self, Paper};
use crate::person::Person;
use crate::stage::Stage;
use crate::ways::{Way, in_every_way};
use testkit::browser::Seen;

/// The steps of a thread, in their order.
const STEPS: [&str; 7] = ["Why", "Plans", "Who leads it", "Actions", "Money", "Measures", "What came of it"];

async fn journey(stage: &Stage, way: Way) -> Seen<()> {
    let resident = Person::at(stage, way).await?;
    resident.go("/").await?;
    resident.look("home").await?;
    resident.follow("Domestic abuse").await?;
    resident.heading("Domestic abuse").await?;
    for step in STEPS {
        resident.heading(step).await?;
    }
    resident.reads(&why_and_plans()).await?;
    resident.reads(&work_and_what_came_of_it()).await?;
    resident.reads(&missing()).await?;
    resident.look("thread").await?;
    printed(&resident).await?;
    resident.follow("Supporting all victims of crime and abuse").await?;
    resident.heading("Supporting all victims of crime and abuse").await?;
    resident.look("thread-of-another-body").await
}

fn why_and_plans() -> Vec<&'static str> {
    vec![
        "Eight of the eleven local partnerships named it.",
        "Domestic abuse: 8 of 11 local partnerships, provisional.",
        "Kent Community Safety Agreement, April 2017",
        "It has regard to",
        "These have regard to it",
        "Chair of the Kent and Medway Domestic Abuse Strategy Group",
    ]
}

fn work_and_what_came_of_it() -> Vec<&'static str> {
    vec![
        "Choose how to pay for domestic homicide reviews. Done, due 13 October 2016.",
        "Domestic homicide reviews, £12,000, 2016 to 2017.",
        "Even if everyone who was asked pays, £38,000 of £80,000 is missing.",
        "Reports of domestic abuse",
        "the county partnership backed the first",
    ]
}

fn missing() -> Vec<&'static str> {
    vec![
        "Its thread has 6 gaps.",
        "The day on which this priority was decided is not written down.",
        "No post answers for “Set up one joined domestic abuse service”.",
        "“Domestic homicide reviews” ended on 31 March 2017, and what came of it is not written down.",
    ]
}

/// On paper the thread has all its steps, and nothing that only a screen is for.
async fn printed(resident: &Person) -> Seen<()> {
    let Paper { text, sheets, .. } = paper::print(resident).await?;
    assert!(sheets.iter().all(|sheet| *sheet == (210, 297)), "A4, upright: {sheets:?}");
    assert!(text.contains("Domestic abuse"), "{text}");
    for step in STEPS {
        assert!(text.lines().any(|line| line.trim() == step), "the paper has no step {step:?}: {text}");
    }
    assert!(!text.contains("Skip to main content") && !text.contains("Cymraeg"), "{text}");
    Ok(())
}

in_every_way!(journey);
