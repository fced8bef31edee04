//! Every route, asked as every persona. The answers are the permissions table, which is reviewed like code.

use crate::person::{Demo, Person, demos};
use access::Actor;
use http::StatusCode;
use pages::{Audience, RouteLine};
use records::Ask;
use server::house;
use std::fmt::Write;

/// The personas, as the table's columns, with the name of their account.
const PERSONAS: [(&str, Option<&str>); 7] = [
    ("Anonymous", None),
    ("Member of one board", Some("prevent-member")),
    ("Officer of one partner", Some("kfrs-officer")),
    ("Co-ordinator", Some("co-ordinator")),
    ("Grants officer", Some("grants")),
    ("Auditor", Some("auditor")),
    ("Administrator", Some("administrator")),
];

#[tokio::test]
async fn every_route_answers_each_persona_as_its_audience_says() {
    let mut tables = Vec::new();
    for demo in demos().await {
        tables.push(table(&demo).await);
    }
    assert_eq!(tables[0], tables[1], "both databases give the same answers");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/permissions.md");
    std::fs::write(path, &tables[0]).expect("the table can be written");
}

async fn table(demo: &Demo) -> String {
    let mut table = String::from(
        "# Who may ask for what\n\nEvery route of the site, asked as every persona of the demonstration. A test writes this table;\n\
         `cargo xtask accept permissions` takes a new one over after it was read.\n\n\
         `page`: shown. `done`: the change may be made (the test sends an empty form, so most come back with errors). `sign in`: led to the sign-in\n\
         page. `refused`: told who may. `nothing`: not found, or hidden.\n\n| Route | For |",
    );
    for (name, _) in PERSONAS {
        write!(table, " {name} |").expect("text");
    }
    table.push_str("\n|---|---|---|---|---|---|---|---|---|\n");
    let mut people = Vec::new();
    for (_, account) in PERSONAS {
        people.push(match account {
            Some(name) => demo.person(name).await,
            None => demo.anybody(),
        });
    }
    let mut lines = demo.lines.clone();
    // Signing out and ending sessions would end the personas' own.
    lines.sort_by_key(|line| (line.path.clone(), line.method));
    for line in &lines {
        write!(table, "| `{} {}` | {} |", line.method, line.path, line.audience.words()).expect("text");
        let path = example(demo, line).await;
        for (person, (name, _)) in people.iter().zip(PERSONAS) {
            let word = answer(person, line, &path).await;
            check(line, name, word);
            write!(table, " {word} |").expect("text");
        }
        table.push('\n');
    }
    table
}

/// An address of this route: the first thing of its kind that anyone may see, or a name that nothing has.
async fn example(demo: &Demo, line: &RouteLine) -> String {
    let reading = demo.door.reading(&Actor::anonymous()).await.expect("a reading");
    let mut reference = "nothing-has-this-name".to_owned();
    if let Some(kind) = line.kind {
        let rows = house::house().of(kind).rows(&reading, &Ask { take: Some(1), ..Ask::default() }).await.expect("rows");
        reference = rows.first().map_or(reference, |row| row.head.reference.clone());
    }
    let path = line.path.replace("{reference}", &reference).replace("{id}", "01890000-0000-7000-8000-000000000000");
    let path = path.replace("{place}", "999999").replace("{hash}/{*name}", "0/none.css");
    let names: Vec<String> =
        path.split('/').map(|part| if part.starts_with('{') { "nothing".to_owned() } else { part.to_owned() }).collect();
    names.join("/")
}

async fn answer(person: &Person, line: &RouteLine, path: &str) -> &'static str {
    // Asked without the cookie's session ending: signing out is asked as somebody else would.
    let ends_sessions = line.path == "/sign-out" || line.path.contains("/sessions");
    let answered = match line.method {
        "POST" if ends_sessions => {
            return if person.cookie.is_empty() && line.audience != Audience::Public { "sign in" } else { "done" };
        }
        "POST" => person.post(path, &[]).await,
        _ => person.get(path).await,
    };
    match answered.status {
        StatusCode::OK if line.method == "GET" => "page",
        StatusCode::NOT_FOUND | StatusCode::GONE => "nothing",
        StatusCode::FORBIDDEN => "refused",
        StatusCode::UNAUTHORIZED => "sign in",
        StatusCode::SEE_OTHER
            if answered.location.starts_with("/sign-in") && line.path != "/sign-in" && !line.path.starts_with("/sign-in/") =>
        {
            "sign in"
        }
        status if status.is_server_error() => panic!("{} {path}: {status}\n{}", line.method, answered.body),
        _ if line.method == "POST" => "done",
        _ => "page",
    }
}

/// Nobody gets more than the audience says.
fn check(line: &RouteLine, persona: &str, word: &str) {
    let let_in = matches!(word, "page" | "done");
    match line.audience {
        Audience::Public => assert!(word != "sign in" && word != "refused", "{line:?} turns {persona} away"),
        _ if persona == "Anonymous" => assert!(!let_in, "{line:?} lets {persona} in"),
        Audience::SignedIn => {}
        Audience::Roles(roles) => {
            let has =
                roles.iter().any(|role| role.words().eq_ignore_ascii_case(persona) || persona.eq_ignore_ascii_case(short(*role)));
            assert_eq!(word == "refused", !has, "{line:?} answers {persona} with {word}");
        }
    }
}

fn short(role: access::Role) -> &'static str {
    match role {
        access::Role::Administrator => "Administrator",
        access::Role::Auditor => "Auditor",
        access::Role::Coordinator => "Co-ordinator",
        access::Role::GrantsOfficer => "Grants officer",
        access::Role::PartnerOfficer => "Officer of one partner",
        access::Role::Member => "Member of one board",
    }
}
