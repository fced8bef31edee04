//! What a newer file may take away, and what stays.

use super::*;
use evidence::imports::running::look;

#[tokio::test]
async fn a_stray_row_does_not_replace_a_whole_month_unless_somebody_says_so() {
    for site in sites().await {
        let june = street(&[("E01023987", "Burglary"); 9]).replace("2025-01", "2025-06");
        site.bring_one(made("june.csv", &june)).await;
        let stray = street(&[("E01023987", "Drugs"), ("E01023987", "Burglary")]).replacen("2025-01", "2025-06", 1);
        let stray = made("january.csv", &stray);
        let progress = || Arc::new(AtomicU64::new(0));
        let looked = look(&site.door, stray.clone(), Limits::default(), progress()).await.expect("a look").expect("a file");
        let fewer: Vec<(String, u64, u64)> =
            looked.parts.iter().filter(|part| part.is_far_fewer()).map(|part| (part.of(), part.rows, part.now)).collect();
        assert_eq!(fewer, [("Kent Police, June 2025".to_owned(), 1, 9)], "{}", site.place.name());
        match site.bring(vec![stray.clone()]).await.remove(0).became {
            Became::Unread(unread) => assert!(
                unread.words().starts_with("The file has 1 rows for Kent Police, June 2025, where 9 are shown now"),
                "{unread}"
            ),
            other => panic!("{other:?}"),
        }
        let sum = |counts: Vec<Counted>| counts.iter().map(|it| it.number).sum::<i64>();
        assert_eq!(sum(site.counts("2025-01", "2025-12", Version::Current).await), 9);
        assert_eq!((site.rows_of("figure_slices").await, site.imports().await.len()), (1, 1));
        let limits = Limits { fewer: true, ..Limits::default() };
        let parties = (&site.door, &Actor::system(), &site.house);
        let told = import(parties, &site.store, vec![stray], limits, progress()).await.expect("an import");
        assert!(matches!(told[0].became, Became::Settled(Settled::Kept(_))), "{told:?}");
        assert_eq!(sum(site.counts("2025-01", "2025-12", Version::Current).await), 2);
    }
}

#[tokio::test]
async fn a_month_that_has_not_come_is_refused_by_row() {
    for mut site in sites().await {
        let noon = chrono::DateTime::parse_from_rfc3339("2025-02-03T12:00:00Z").expect("a moment").to_utc();
        site.door = Door::new(site.place.database.clone(), Clock::fixed(noon));
        let text = street(&[("E01023987", "Burglary"); 3]).replacen("2025-01", "2025-02", 1).replacen("2025-01", "2025-03", 1);
        let import = site.bring_one(made("a.csv", &text)).await;
        assert_eq!((import.taken, import.refused, import.months().as_str()), (2, 1, "January 2025 to February 2025"));
    }
}

#[tokio::test]
async fn a_newer_file_of_populations_leaves_what_it_does_not_tell_of() {
    for site in sites().await {
        let file = |name: &str, rows: &str| made(name, &format!("code,name,year,population\n{rows}"));
        let living = async || {
            let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
            let codes = ["E07000105", "E07000106"].map(|code| Code::read(code.as_bytes()).expect("a code"));
            let found = asking::populations(&reading, &codes).await.expect("populations");
            found.into_iter().map(|it| (it.year, it.number)).collect::<Vec<_>>()
        };
        let undo = async |import: &Model| {
            assert!(undoing::undo(&site.door, &Actor::system(), &site.house, &import.reference).await.expect("an answer"));
        };
        let rows: Vec<String> = (2011..2021).map(|year| format!("E07000105,Ashford,{year},{}\n", year + 100_000)).collect();
        site.bring_one(file("a.csv", &rows.concat())).await;
        let old = living().await;
        let middle = site.bring_one(file("b.csv", "E07000105,Ashford,2020,7\nE07000106,Canterbury,2021,8\n")).await;
        assert_eq!(
            middle.changes.as_deref(),
            Some("10 rows before, 2 in this file; 9 figures for places and years that it does not mention stay")
        );
        let newest = site.bring_one(file("c.csv", "E07000105,Ashford,2022,9\n")).await;
        let all = [&old[..9], &[(2020, 7), (2022, 9), (2021, 8)]].concat();
        assert_eq!(living().await, all, "{}", site.place.name());
        undo(&middle).await;
        assert_eq!(living().await, [&old[..], &[(2022, 9)]].concat(), "{}: what was undone is gone", site.place.name());
        undo(&newest).await;
        assert_eq!(living().await, old, "{}: the older is back whole", site.place.name());
    }
}

#[tokio::test]
async fn what_a_newer_list_changes_is_said_of_a_list() {
    for site in sites().await {
        site.bring_one(places()).await;
        let more = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
            E01023987,Ashford 001B,2011,E07000105,Ashford,E22000137,Ashford,Kent\n\
            E01023988,Ashford 001C,2011,E07000105,Ashford,E22000137,Ashford,Kent\n";
        let list = site.bring_one(made("b.csv", more)).await;
        assert_eq!(list.changes.as_deref(), Some("1 rows before, 2 now: a list of small areas with their districts"));
    }
}
