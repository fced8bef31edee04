//! Mails leave if and only if the change happened; they wait for a dead server, and cannot smuggle headers.

use super::house::House;
use super::server::{Server, UNKNOWN};
use crate::outbox::{self, Mail, Model};
use crate::{Post, PostProblem, Setup};
use access::{Event, Open};

const FROM: &str = "Golden Thread <no-reply@example.org>";

async fn send(house: &House, mail: Mail) {
    let writing = house.begin().await;
    outbox::put(&writing, &mail).await.expect("put");
    writing.finish(Event::of_house("asked", "test", "a mail")).await.expect("stored");
}

async fn all(house: &House) -> Vec<Model> {
    use sea_orm::{EntityTrait, QueryOrder};
    let reading = house.door.reading(&access::Actor::system()).await.expect("a reading");
    outbox::Entity::find().order_by_asc(outbox::Column::Id).all(reading.on()).await.expect("mails")
}

/// An address at which nobody listens.
fn dead_server() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    format!("smtp://{}?tls=none", listener.local_addr().expect("an address"))
}

#[tokio::test]
async fn a_mail_is_sent_only_when_its_change_happened() {
    let house = House::new().await;
    let writing = house.begin().await;
    outbox::put(&writing, &Mail::new("a@example.org", "Never", "Words")).await.expect("put");
    writing.give_up().await.expect("given up");
    send(&house, Mail::new("b@example.org", "Now", "Words")).await;
    let setup = Setup::new(house.post());
    house.round(&setup).await;
    house.round(&setup).await;
    let files = house.mail_files();
    assert_eq!(files.len(), 1);
    for part in [
        "To: b@example.org",
        "From: \"Golden Thread\" <no-reply@example.org>",
        "Subject: Now",
        "Auto-Submitted: auto-generated",
        "Words",
    ] {
        assert!(files[0].contains(part), "{part} in {}", files[0]);
    }
    let mails = all(&house).await;
    assert_eq!((mails.len(), mails[0].sent_at), (1, Some(house.now().timestamp())));
    assert_eq!(mails[0].plain, "", "a text that may hold a link is not kept");
}

#[tokio::test]
async fn a_mail_with_markup_has_both_texts() {
    let house = House::new().await;
    send(&house, Mail::new("a@example.org", "Grüße", "Plain words").html("<p>Words</p>")).await;
    house.round(&Setup::new(house.post())).await;
    let files = house.mail_files();
    assert!(files[0].contains("multipart/alternative") && files[0].contains("Plain words") && files[0].contains("<p>Words</p>"));
    assert!(files[0].contains("Subject: =?utf-8?"), "{}", files[0]);
}

#[tokio::test]
async fn headers_cannot_be_smuggled_in() {
    let house = House::new().await;
    send(&house, Mail::new("a@example.org", "Hello\r\nBcc: c@example.org\r\n\r\nBody", "Words")).await;
    send(&house, Mail::new("a@example.org\r\nBcc: c@example.org", "Hello", "Words")).await;
    send(&house, Mail::new("a@example.org, c@example.org", "Hello", "Words")).await;
    house.round(&Setup::new(house.post())).await;
    let (files, mails) = (house.mail_files(), all(&house).await);
    assert_eq!(files.len(), 1);
    assert!(!files[0].lines().any(|line| line.to_lowercase().starts_with("bcc:")), "{}", files[0]);
    assert!(mails[1].gave_up_at.is_some() && mails[2].gave_up_at.is_some() && mails[1].sent_at.is_none());
    assert!(!mails[1].address.contains(['\r', '\n']));
}

#[tokio::test]
async fn a_dead_server_keeps_the_mail_until_it_answers() {
    let house = House::new().await;
    send(&house, Mail::new("a@example.org", "One", "Words")).await;
    send(&house, Mail::new("b@example.org", "Two", "Words")).await;
    let dead = Setup::new(Post::by_server(&dead_server(), FROM).expect("a post"));
    house.round(&dead).await;
    let mails = all(&house).await;
    assert_eq!((mails[0].attempts, mails[1].attempts), (1, 0), "when the way is closed the others are not tried");
    assert!(mails[0].problem.is_some() && mails[0].sent_at.is_none() && mails[0].gave_up_at.is_none());
    assert_eq!(mails[0].not_before, house.now().timestamp() + 120);
    assert_eq!(mails[0].plain, "Words");
    house.wait(120);
    let server = Server::default();
    house.round(&Setup::new(Post::by_server(&server.start().await, FROM).expect("a post"))).await;
    let taken = server.taken.lock().expect("no panic").clone();
    assert_eq!(taken.len(), 2);
    assert!(taken.iter().any(|text| text.contains("Subject: One")) && taken.iter().any(|text| text.contains("Subject: Two")));
    assert!(all(&house).await.iter().all(|mail| mail.sent_at.is_some() && mail.problem.is_none()));
}

#[tokio::test]
async fn one_refused_address_holds_up_no_other_and_is_given_up_after_days() {
    let house = House::new().await;
    send(&house, Mail::new(UNKNOWN, "One", "Words")).await;
    send(&house, Mail::new("b@example.org", "Two", "Words")).await;
    let server = Server::default();
    let setup = Setup::new(Post::by_server(&server.start().await, FROM).expect("a post"));
    house.round(&setup).await;
    assert_eq!(server.taken.lock().expect("no panic").len(), 1);
    assert!(all(&house).await[0].problem.as_deref().is_some_and(|problem| problem.contains("no such mailbox")));
    for _ in 0..40 {
        house.wait(4 * 60 * 60);
        house.round(&setup).await;
    }
    let mail = &all(&house).await[0];
    assert!(mail.gave_up_at.is_some() && (10..40).contains(&mail.attempts), "{mail:?}");
    let reading = house.door.reading(&access::Actor::system()).await.expect("a reading");
    assert_eq!(outbox::count_unsent(reading.on()).await.expect("a count"), 1);
}

#[tokio::test]
async fn a_mail_that_is_of_no_use_any_more_is_given_up_and_forgotten() {
    let house = House::new().await;
    let end = house.now().timestamp() + 1800;
    send(&house, Mail::new("a@example.org", "A link", "secret").not_after(end)).await;
    let dead = Setup::new(Post::by_server(&dead_server(), FROM).expect("a post"));
    house.round(&dead).await;
    house.wait(1800);
    house.round(&Setup::new(house.post())).await;
    assert!(house.mail_files().is_empty());
    let mail = &all(&house).await[0];
    assert_eq!((mail.plain.as_str(), mail.gave_up_at), ("", Some(house.now().timestamp())));
}

#[tokio::test]
async fn a_mail_for_later_waits() {
    let house = House::new().await;
    let later = house.now().timestamp() + 60;
    send(&house, Mail::new("a@example.org", "Later", "Words").not_before(later)).await;
    let setup = Setup::new(house.post());
    house.round(&setup).await;
    assert!(house.mail_files().is_empty());
    house.wait(60);
    house.round(&setup).await;
    assert_eq!(house.mail_files().len(), 1);
}

#[tokio::test]
async fn two_processes_send_a_mail_once() {
    let house = House::new().await;
    let second = house.second_door().await;
    for number in 0..20 {
        send(&house, Mail::new("a@example.org", format!("Number {number}"), "Words")).await;
    }
    let server = Server::default();
    let post = Post::by_server(&server.start().await, FROM).expect("a post");
    let (a, b) = tokio::join!(crate::send::round(&house.door, &post, &|| false), crate::send::round(&second, &post, &|| false));
    assert!(a.is_ok() && b.is_ok());
    assert_eq!(server.taken.lock().expect("no panic").len(), 20);
}

#[test]
fn what_cannot_be_right_is_told_at_the_start() {
    for address in ["", "mail.example.org", "http://mail.example.org", "smtp://"] {
        assert!(matches!(Post::by_server(address, FROM), Err(PostProblem::Server)), "{address}");
    }
    assert!(matches!(Post::by_server("smtp://a:b@mail.example.org:587", "nobody"), Err(PostProblem::Sender)));
    let told = Post::by_server("smtp://user:hunter2@:587", FROM).err().map(|problem| problem.to_string()).unwrap_or_default();
    assert!(!told.contains("hunter2"), "{told}");
}
