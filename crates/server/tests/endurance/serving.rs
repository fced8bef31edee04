//! `serve` and `work` when they cannot begin, and when they are told to end; the mail of a site without a mail server.

use crate::asking::Person;
use crate::program::{Place, Running, free_port, goldenthread, run, terminate};
use crate::stored;
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

#[test]
fn a_port_in_use_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let (taken, free) = (taken.local_addr().expect("its address").port().to_string(), free_port().to_string());
    let place = Place::embedded();
    for (port, watch_port) in [(&taken, &free), (&free, &taken)] {
        let ended = place.run(&["serve", "--port", port, "--watch-port", watch_port], None);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.err.contains(&format!("could not listen on 127.0.0.1:{taken}")), "{}", ended.err);
        assert!(ended.err.contains("Choose another") && !ended.out.contains("Golden Thread is at"), "{ended:?}");
    }
}

#[test]
fn a_data_folder_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a-file");
    std::fs::write(&file, "in the way").expect("a file");
    let inside = file.join("data");
    for (data, words) in
        [(inside.as_path(), "could not make the folder"), (Path::new("/proc"), "could not open /proc/site.sqlite")]
    {
        for command in ["serve", "work", "migrate", "verify"] {
            let ended = run(goldenthread().arg(command).arg("--data").arg(data));
            assert_eq!(ended.code, Some(1), "{command}: {ended:?}");
            assert!(ended.err.starts_with(&format!("goldenthread: {words}")), "{command}: {}", ended.err);
        }
    }
}

#[test]
fn a_database_that_does_not_answer_is_told() {
    let nobody = format!("postgres://golden@127.0.0.1:{}/postgres", free_port());
    let began = Instant::now();
    let ended = Place::on(&nobody).run(&["serve"], None);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("the database did not let us in; check --database"), "{}", ended.err);
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn tables_that_are_not_up_to_date_are_told_on_a_shared_database() {
    let place = Place::shared();
    let older = "DELETE FROM seaql_migrations WHERE version = (SELECT MAX(version) FROM seaql_migrations)";
    stored::change(&place.address(), older);
    let ended = place.run(&["serve"], None);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("run goldenthread migrate"), "{}", ended.err);
}

#[test]
fn work_alone_begins_and_ends_when_it_is_told() {
    for place in [Place::embedded(), Place::shared()] {
        let mut working = place.command(&["work"]).spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(1500));
        assert_eq!(working.try_wait().expect("a state"), None, "it works on {}", place.name);
        terminate(&working);
        let began = Instant::now();
        assert_eq!(working.wait().expect("an end").code(), Some(0), "on {}", place.name);
        assert!(began.elapsed() < Duration::from_secs(5), "it took {:?}", began.elapsed());
    }
}

#[test]
fn a_mail_ends_up_in_the_data_folder_where_there_is_no_mail_server() {
    for place in [Place::embedded(), Place::shared()] {
        let running = Running::serve(&place, &["--demo"]);
        let form = [("email", "auditor@demo.example"), ("act", "link")];
        let asked = Person::anybody(running.port).post("/sign-in", &form).expect("an answer");
        assert_eq!((asked.status, asked.location.as_str()), (303, "/sign-in/sent"));
        let mail = only_mail(&place.data.join("mail"));
        assert!(mail.contains("To: auditor@demo.example") && mail.contains("/sign-in/link/"), "{mail}");
        assert_eq!(running.stop(), Some(0));
    }
}

/// The mail in the folder, once it is there.
fn only_mail(folder: &Path) -> String {
    let began = Instant::now();
    loop {
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
        let mails: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "eml")).collect();
        if let [mail] = mails.as_slice() {
            return std::fs::read_to_string(mail).expect("a mail");
        }
        assert!(mails.is_empty() && began.elapsed() < Duration::from_secs(10), "one mail: {mails:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
