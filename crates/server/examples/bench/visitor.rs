//! A visitor: speaks HTTP over one connection that stays open, and only with this machine.

use std::io::{self, BufRead, BufReader, Error, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

/// The longest that a visitor waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A cookie that means nothing to the site. Whoever brings any gets a page that is made for them, not one that is remembered.
pub const MADE_ANEW: &str = "made=anew";

/// One connection, with the cookie of whoever sits at it.
pub struct Visitor {
    stream: BufReader<TcpStream>,
    cookie: String,
}

/// An answer.
#[derive(Default)]
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// The cookie that it sets, without its attributes.
    pub cookie: Option<String>,
    /// Its body.
    pub body: Vec<u8>,
    /// What the bare handler says of the rows that it was given.
    pub rows: Option<u64>,
}

/// What the lines above a body say.
#[derive(Default)]
struct Head {
    reply: Reply,
    length: usize,
    in_chunks: bool,
}

impl Visitor {
    /// A visitor at this port, with a cookie or none.
    pub fn at(port: u16, cookie: &str) -> io::Result<Visitor> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Visitor { stream: BufReader::new(stream), cookie: cookie.to_owned() })
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> io::Result<Reply> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", self.carried()))
    }

    /// Sends a form from a page of the site.
    pub fn post(&mut self, path: &str, form: &str) -> io::Result<Reply> {
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n{}", self.carried());
        let length = form.len();
        self.ask(&format!("{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"))
    }

    fn carried(&self) -> String {
        if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) }
    }

    fn ask(&mut self, request: &str) -> io::Result<Reply> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut head = self.head()?;
        head.reply.body = if head.in_chunks { self.chunks()? } else { self.bytes(head.length)? };
        Ok(head.reply)
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::default();
        let status = self.line()?;
        head.reply.status = status.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(Error::other("no status"))?;
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { return Ok(head) };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = value.parse().map_err(Error::other)?,
                "transfer-encoding" => head.in_chunks = true,
                "set-cookie" => head.reply.cookie = value.split(';').next().map(str::to_owned),
                "x-rows" => head.reply.rows = value.parse().ok(),
                _ => {}
            }
        }
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(Error::other("the connection ended"));
        }
        Ok(line.trim_end().to_owned())
    }

    fn bytes(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).map_err(Error::other)?;
            body.extend(self.bytes(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }
}

/// A port that nobody listens on.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
