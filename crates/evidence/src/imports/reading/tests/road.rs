//! Road collisions and casualties as the Department for Transport publishes them.

use super::super::*;
use super::{read_named, zipped};

const COLLISIONS: &str = "collision_index,collision_year,collision_ref_no,location_easting_osgr,location_northing_osgr,longitude,latitude,police_force,collision_severity,number_of_vehicles,number_of_casualties,date,day_of_week,time,local_authority_district,local_authority_ons_district,lsoa_of_accident_location\n\
    2024461,2024,461,1,1,0.969601,51.253674,46,2,1,2,31/01/2024,4,12:00,538,E07000105,E01023987\n\
    2024462,2024,462,1,1,NULL,NULL,46,3,1,1,01/02/2024,5,12:00,538,E07000105,E01023987\n\
    2024463,2024,463,1,1,0.1,51.4,1,1,1,1,01/02/2024,5,12:00,-1,EHEATHROW,-1\n\
    2024464,2024,464,1,1,0.1,51.4,46,9,1,1,01/02/2024,5,12:00,538,E07000105,-1\n";

const CASUALTIES: &str = "collision_index,collision_year,collision_ref_no,vehicle_reference,casualty_reference,casualty_class,sex_of_casualty,age_of_casualty,age_band_of_casualty,casualty_severity,lsoa_of_casualty\n\
    2024461,2024,461,1,1,1,1,35,7,2,E01000001\n\
    2024461,2024,461,1,2,3,2,15,3,3,E01000001\n\
    2024462,2024,462,1,1,2,2,16,4,3,E01000001\n\
    2024463,2024,463,1,1,1,2,-1,-1,1,E01000001\n\
    2024999,2024,999,1,1,1,2,30,5,3,E01000001\n\
    2024462,2024,462,1,2,4,2,30,5,3,E01000001\n";

fn known() -> Known {
    let mut known = Known::default();
    known.force("46", "Kent");
    known
}

/// What is counted, in words: force, month, place, kind, number.
fn told(figures: &Figures) -> Vec<(String, String, String, String, i32)> {
    let mut told = Vec::new();
    for part in &figures.parts {
        for ((place, category, _), number) in &part.counts {
            let place = Code::of_number(i64::from(*place)).map_or(String::new(), |code| code.to_string());
            let (force, kind) = (figures.words.forces.text(part.force), figures.words.categories.text(*category));
            told.push((force.to_owned(), part.month.words(), place, kind.to_owned(), *number));
        }
    }
    told.sort();
    told
}

#[test]
fn casualties_are_placed_by_their_collisions_in_the_same_zip() {
    let zip = zipped(&[("casualty-2024.csv", CASUALTIES.into()), ("collision-2024.csv", COLLISIONS.into())]);
    let read = read_named("stats19.zip", zip, &Limits::default(), &known()).expect("it is read");
    let feeds: Vec<Feed> = read.iter().map(|(_, figures)| figures.feed).collect();
    assert_eq!(feeds, [Feed::Collisions, Feed::Casualties]);
    let row = |force: &str, month: &str, place: &str, kind: &str| {
        (force.to_owned(), month.to_owned(), place.to_owned(), kind.to_owned(), 1)
    };
    assert_eq!(
        told(&read[0].1),
        [
            row("Force 1", "February 2024", "", "Fatal"),
            row("Kent", "February 2024", "E07000105", "Slight"),
            row("Kent", "January 2024", "E07000105", "Serious"),
        ]
    );
    assert_eq!(
        told(&read[1].1),
        [
            row("Force 1", "February 2024", "", "Fatal: age not known, driver or rider"),
            row("Kent", "February 2024", "E07000105", "Slight: adult, passenger"),
            row("Kent", "January 2024", "E07000105", "Serious: adult, driver or rider"),
            row("Kent", "January 2024", "E07000105", "Slight: child, pedestrian"),
        ],
        "a child is a casualty of 0 to 15"
    );
    let refused = |at: usize| read[at].1.refused.first.iter().map(|it| (it.row, it.why)).collect::<Vec<_>>();
    assert_eq!(refused(0), [(5, Why::Severity)]);
    assert_eq!(refused(1), [(6, Why::Index), (7, Why::Class)]);
    let groups = &read[1].1.words.groups;
    assert_eq!(groups.values().filter(|group| *group == KSI).count(), 2, "{groups:?}");
    let parts = &read[0].1.parts;
    assert_eq!(
        parts.iter().map(|part| (part.spots.len(), part.without_point)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)),
        (2, 1)
    );
}

#[test]
fn casualties_alone_and_vehicles_are_refused_in_words() {
    let read =
        |name: &str, text: &str| read_named(name, text, &Limits::default(), &known()).map(|_| ()).expect_err("it cannot be read");
    assert!(matches!(read("casualty-2024.csv", CASUALTIES), Unread::Alone));
    let vehicles =
        "collision_index,collision_year,collision_ref_no,vehicle_reference,vehicle_type,age_of_driver\n1,2024,1,1,9,30\n";
    assert!(matches!(read("vehicle-2024.csv", vehicles), Unread::Vehicles));
}

#[test]
fn the_older_names_of_columns_are_known() {
    let text = COLLISIONS.replace("collision_", "accident_").replace("accident_ref_no", "accident_reference");
    let read = read_named("accident.csv", text, &Limits::default(), &known()).expect("it is read");
    assert_eq!((read[0].1.feed, read[0].1.rows), (Feed::Collisions, 4));
}
