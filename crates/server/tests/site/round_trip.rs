//! What is exported can be imported into an empty site, and nothing is lost on the way.

use crate::person::{Demo, demos, door, empty_sites};
use access::{Actor, Door};
use documents::Limits;
use records::{export, import};
use server::house;

async fn archive(door: &Door) -> Vec<u8> {
    let reading = door.reading(&Actor::system()).await.expect("a reading");
    export::archive(&house::house(), &reading).await.expect("an archive")
}

async fn import_into(site: &Demo, archive: &[u8]) -> import::Report {
    let book = documents::read_upload("site.zip", archive, &Limits::default()).expect("the archive can be read");
    let writing = site.door.begin(&Actor::system(), &import::pages::Import).await.expect("a writing");
    import::run(&house::house(), writing, &book, "site.zip").await.expect("the database answers")
}

#[tokio::test]
async fn a_site_comes_back_whole_on_the_other_database() {
    let sites = demos().await;
    let first = archive(&sites[0].door).await;
    assert_eq!(first, archive(&sites[1].door).await, "both databases export the same bytes");
    for empty in empty_sites().await {
        let report = import_into(&empty, &first).await;
        assert_eq!(report.errors, vec![], "on {}", empty.place.name());
        assert!(report.total().added > 800);
        assert_eq!(archive(&empty.door).await, first, "nothing is lost on {}", empty.place.name());
        let again = import_into(&empty, &first).await.total();
        assert_eq!((again.added, again.changed), (0, 0), "the same file twice changes nothing");
    }
}

#[tokio::test]
async fn what_is_stored_agrees_with_the_event_log() {
    for demo in demos().await {
        let reading = demo.door.reading(&Actor::system()).await.expect("a reading");
        let (number, differences) = records::verify::against_events(&house::house(), &reading).await.expect("an answer");
        assert_eq!(differences, Vec::<String>::new());
        assert!(number > 800);
        let chain = access::events::verify(demo.door.database()).await.expect("an answer");
        assert!(chain.expect("a whole chain") > 800);
    }
}

#[tokio::test]
async fn an_altered_event_shows() {
    use sea_orm::ConnectionTrait;
    for demo in demos().await {
        let on = demo.door.database().connection();
        on.execute_unprepared("UPDATE events SET title = 'Another' WHERE place = 5").await.expect("an update");
        let chain = access::events::verify(demo.door.database()).await.expect("an answer");
        assert_eq!(chain, Err("event 5 is missing or is not as it was written".to_owned()));
    }
}

#[tokio::test]
async fn a_backup_of_a_running_site_comes_back_row_for_row() {
    let demo = demos().await.remove(0);
    let folder = tempfile::tempdir().expect("a folder");
    let (copy, restored) = (folder.path().join("copy.sqlite"), folder.path().join("new/site.sqlite"));
    database::backup::back_up(demo.door.database(), &copy).await.expect("a back-up");
    assert!(database::backup::back_up(demo.door.database(), &copy).await.is_err(), "a back-up overwrites nothing");
    database::backup::restore(&copy, &restored).await.expect("a restore");
    assert!(database::backup::restore(&copy, &restored).await.is_err(), "a restore overwrites nothing");
    let back = database::Database::open_file(&restored).await.expect("the restored site opens");
    assert_eq!(rows(&back).await, rows(demo.door.database()).await);
    assert_eq!(archive(&door(&back)).await, archive(&demo.door).await);
}

/// Every row of every table, as text.
async fn rows(database: &database::Database) -> Vec<String> {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    let ask = |sql: String| Statement::from_string(DbBackend::Sqlite, sql);
    let on = database.connection();
    let tables =
        on.query_all_raw(ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name".into())).await.expect("tables");
    let mut all = Vec::new();
    for table in tables {
        let name: String = table.try_get_by_index(0).expect("a name");
        let columns = on.query_all_raw(ask(format!("SELECT name FROM pragma_table_info('{name}')"))).await.expect("columns");
        let columns: Vec<String> = columns.iter().map(|c| c.try_get_by_index::<String>(0).expect("a name")).collect();
        let quoted = columns.iter().map(|c| format!("quote(\"{c}\")")).collect::<Vec<_>>().join(" || ',' || ");
        for row in on.query_all_raw(ask(format!("SELECT {quoted} FROM \"{name}\" ORDER BY 1"))).await.expect("rows") {
            all.push(format!("{name}: {}", row.try_get_by_index::<String>(0).expect("a row")));
        }
    }
    assert!(all.len() > 1700, "the site holds things and events");
    all
}
