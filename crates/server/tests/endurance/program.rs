//! Runs the program: one command to its end, or the site as a child that can be killed.

use crate::stored;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use tempfile::TempDir;

/// A data folder, and where the database is unless it is in that folder.
pub struct Place {
    pub data: PathBuf,
    pub database: Option<String>,
    pub name: &'static str,
    folder: TempDir,
    _server: Option<testkit::site::Place>,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Place {
    /// An empty data folder.
    pub fn embedded() -> Place {
        let folder = tempfile::tempdir().expect("a folder");
        Place { data: folder.path().join("data"), database: None, name: "SQLite", folder, _server: None }
    }

    /// An empty data folder, and a database on the tests' PostgreSQL with its tables made.
    pub fn shared() -> Place {
        let server = stored::wait(testkit::site::on_postgres(server::house::steps()));
        Place { database: Some(server.address.clone()), name: "PostgreSQL", _server: Some(server), ..Place::embedded() }
    }

    /// An empty data folder, and this database.
    pub fn on(database: &str) -> Place {
        Place { database: Some(database.to_owned()), name: "PostgreSQL", ..Place::embedded() }
    }

    /// A place for a file beside the data folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The database's address as a program opens it.
    pub fn address(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("site.sqlite").display()))
    }

    /// The command with the options that say where the site is; more words can follow.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = goldenthread();
        // The published figures would be loading while these tests kill and measure.
        command.env("GOLDEN_THREAD_DEMO_FIGURES", "false");
        command.arg(words[0]).arg("--data").arg(&self.data);
        if let Some(database) = &self.database {
            command.arg("--database").arg(database);
        }
        command.args(&words[1..]);
        command
    }

    /// Runs a command on this site to its end.
    pub fn run(&self, words: &[&str], file: Option<&Path>) -> Ended {
        run(self.command(words).args(file))
    }

    /// Runs a command that must succeed, and gives what it said.
    pub fn done(&self, words: &[&str], file: Option<&Path>) -> String {
        let ended = self.run(words, file);
        assert_eq!(ended.code, Some(0), "{words:?} on {}: {}{}", self.name, ended.out, ended.err);
        ended.out
    }

    /// Checks the chain of events, what points at what, and the totals.
    pub fn verify(&self, when: &str) {
        let ended = self.run(&["verify"], None);
        assert_eq!(ended.code, Some(0), "{} {when}: {}{}", self.name, ended.out, ended.err);
    }
}

/// The program, hearing no options from the environment.
pub fn goldenthread() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldenthread"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GOLDEN_THREAD_")) {
        command.env_remove(name);
    }
    command.env("RUST_LOG", "error").stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Ended {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Ended { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// The site, being served.
pub struct Running {
    child: Child,
    pub port: u16,
    pub watch_port: u16,
    pub welcome: String,
}

impl Running {
    /// Serves the place, with more options, and waits until it says that it is there.
    pub fn serve(place: &Place, more: &[&str]) -> Running {
        let mut command = place.command(&["serve"]);
        Running::begin(command.args(more))
    }

    /// Starts this command, which serves, on ports of its own.
    pub fn begin(command: &mut Command) -> Running {
        let (port, watch_port) = (free_port(), free_port());
        command.args(["--port", &port.to_string(), "--watch-port", &watch_port.to_string()]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let mut welcome = String::new();
        while !welcome.contains("Ctrl+C stops it") {
            let Some(Ok(line)) = lines.next() else { panic!("the site did not start: {welcome}") };
            welcome.push_str(&line);
            welcome.push('\n');
        }
        Running { child, port, watch_port, welcome }
    }

    /// Its number among the processes.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would: without a word.
    pub fn kill(&mut self) {
        assert_eq!(self.child.try_wait().expect("a state"), None, "it was still there to be killed");
        self.child.kill().expect("a kill");
        self.child.wait().expect("an end");
    }

    /// Tells it to stop, waits, and gives its code.
    pub fn stop(mut self) -> Option<i32> {
        terminate(&self.child);
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends the signal that asks a process to end.
pub fn terminate(child: &Child) {
    let told = Command::new("bash").args(["-c", "kill -TERM \"$0\"", &child.id().to_string()]).status();
    assert!(told.expect("bash").success(), "the signal was sent");
}

/// A port that nobody listens on, below those that the system hands out by itself.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 200).expect("a small number") * 100;
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let next = || 10_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 20_000;
    std::iter::repeat_with(next).find(free).expect("a free port")
}

/// Numbers that look like chance and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below the end.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}
