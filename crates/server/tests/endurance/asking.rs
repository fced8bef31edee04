//! Asks the site over HTTP, one connection a request, as little of a browser as will do.

use server::demonstration::PASSWORD;
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
    cookie: Option<String>,
}

/// Somebody who asks; signed in when there is a cookie.
#[derive(Clone, Debug)]
pub struct Person {
    pub port: u16,
    cookie: String,
}

impl Person {
    /// Somebody who has not signed in.
    pub fn anybody(port: u16) -> Person {
        Person { port, cookie: String::new() }
    }

    /// One of the demonstration's people.
    pub fn demo(port: u16, name: &str) -> Person {
        Person::signed_in(port, &format!("{name}@demo.example"), PASSWORD)
    }

    /// Somebody with an account.
    pub fn signed_in(port: u16, email: &str, password: &str) -> Person {
        let mut person = Person::anybody(port);
        let answer = person.post("/sign-in", &[("email", email), ("password", password)]).expect("an answer");
        assert_eq!(answer.status, 303, "{email} signs in: {}", answer.body);
        person.cookie = answer.cookie.expect("a cookie");
        person
    }

    /// The same person where the site listens now.
    pub fn at(&self, port: u16) -> Person {
        Person { port, cookie: self.cookie.clone() }
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "", b"")
    }

    /// Sends a form.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer> {
        let body = serde_urlencoded::to_string(form).expect("a form");
        self.ask("POST", path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Uploads a file in the field `file`.
    pub fn upload(&self, path: &str, name: &str, text: &str) -> Result<Answer> {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        self.ask("POST", path, "multipart/form-data; boundary=edge", format!("{head}{text}\r\n--edge--\r\n").as_bytes())
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(90)))?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        for (name, value) in [("Cookie", self.cookie.as_str()), ("Content-Type", kind)] {
            if !value.is_empty() {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        read(&String::from_utf8_lossy(&bytes)).ok_or_else(|| Error::new(ErrorKind::UnexpectedEof, "half an answer"))
    }
}

/// Reads an answer; none when it was cut off.
fn read(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, &str)> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value)).collect();
    let header = |name: &str| headers.iter().find(|(named, _)| named == name).map(|(_, value)| *value);
    let whole: usize = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let cookie = header("set-cookie").and_then(|cookie| cookie.split(';').next()).map(str::to_owned);
    let location = header("location").unwrap_or_default().to_owned();
    (body.len() >= whole).then(|| Answer { status, location, body: body.to_owned(), cookie })
}
