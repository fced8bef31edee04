//! The program itself, run as its operator runs it: its commands with the time they take, and its server.

use crate::visitor::{Visitor, free_port};
use std::io::{self, Error};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The longest that a server may take to answer at all.
const LONGEST_START: Duration = Duration::from_secs(20);

/// A site of the bench: a folder, and a PostgreSQL database when it has one.
#[derive(Clone)]
pub struct Place {
    /// Its folder.
    pub folder: PathBuf,
    /// The address of its database; none for a file in the folder.
    pub database: Option<String>,
}

impl Place {
    /// The address by which the database is opened.
    pub fn address(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.folder.join("site.sqlite").display()))
    }

    fn command(&self, word: &str, rest: &[&str]) -> io::Result<Command> {
        let mut command = Command::new(path()?);
        command.arg(word).arg("--data").arg(&self.folder).env("RUST_LOG", "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn");
        if let Some(database) = &self.database {
            command.arg("--database").arg(database);
        }
        command.args(rest);
        Ok(command)
    }

    /// Runs a command to its end; the answer is what it said and how long it took.
    pub fn run(&self, word: &str, rest: &[&str]) -> io::Result<(String, Duration)> {
        let started = Instant::now();
        let done = self.command(word, rest)?.stdin(Stdio::null()).output()?;
        let took = started.elapsed();
        if !done.status.success() {
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(Error::other(format!("goldenthread {word} failed: {}", said.chars().take(2000).collect::<String>())));
        }
        Ok((String::from_utf8_lossy(&done.stdout).into_owned(), took))
    }

    /// Serves the site; the answer comes with its first page, and says how long that took.
    pub fn serve(&self) -> io::Result<(Served, Duration)> {
        let port = free_port()?;
        let command = self.command("serve", &["--port", &port.to_string(), "--watch-port", "0"])?;
        Served::start(command, port)
    }
}

/// The program, which is built beside this example.
pub fn path() -> io::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let program = here.ancestors().nth(2).map(|folder| folder.join("goldenthread")).filter(|program| program.is_file());
    program.ok_or_else(|| Error::other("goldenthread is not built; cargo xtask bench builds it"))
}

/// A server under way; it ends with this.
pub struct Served {
    child: Child,
    /// Its port.
    pub port: u16,
}

impl Served {
    /// Starts a server and waits for its first page.
    pub fn start(mut command: Command, port: u16) -> io::Result<(Served, Duration)> {
        let started = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut served = Served { child, port };
        while started.elapsed() < LONGEST_START {
            if let Ok(mut visitor) = Visitor::at(port, "")
                && visitor.get("/").is_ok_and(|reply| reply.status == 200)
            {
                return Ok((served, started.elapsed()));
            }
            if let Some(status) = served.child.try_wait()? {
                return Err(Error::other(format!("the server ended before it answered: {status}")));
            }
            std::thread::sleep(Duration::from_micros(500));
        }
        Err(Error::other("the server did not answer in time"))
    }

    /// The id of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let ended = self.child.kill().and_then(|()| self.child.wait());
        if let Err(error) = ended {
            eprintln!("a server of the bench could not be ended: {error}");
        }
    }
}

/// The bytes of the program.
pub fn size() -> io::Result<u64> {
    Ok(Path::metadata(&path()?)?.len())
}
