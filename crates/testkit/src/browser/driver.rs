//! The program that drives Chromium: started on a port that is free, gone when it is dropped.

use super::trouble::{Seen, Trouble};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Keeps Chromium quiet, alike on every machine, and away from every host but this one. It is spoken to through a
/// pipe, so that it ends when its driver ends, however that happens.
const FLAGS: &[&str] = &[
    "--headless",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--lang=en-GB",
    "--no-first-run",
    "--remote-debugging-pipe",
];

/// So often is chromedriver asked again.
const TRIES: usize = 4;

/// A running chromedriver and the profile of the browser that it will start.
pub struct Driver {
    child: Child,
    /// Held open, for the driver ends when it has nobody to write to.
    _said: BufReader<ChildStdout>,
    port: u16,
    profile: TempDir,
}

impl Driver {
    /// Starts chromedriver; it picks a free port and says which. Now and then another program takes that port before
    /// it does, and then it ends at once; so it is asked again.
    pub fn start() -> Seen<Driver> {
        let mut started = Driver::try_to_start();
        for _ in 0..TRIES {
            if started.is_ok() {
                break;
            }
            started = Driver::try_to_start();
        }
        started
    }

    fn try_to_start() -> Seen<Driver> {
        let profile = tempfile::tempdir()?;
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::new(format!("chromedriver does not start ({error}); ./test installs it")))?;
        let said = child.stdout.take().map(BufReader::new);
        let mut said = said.ok_or_else(|| Trouble::new("chromedriver has no output"))?;
        let port = read_port(&mut said);
        if port.is_err() {
            let _ = child.kill();
            let _ = child.wait();
        }
        Ok(Driver { child, _said: said, port: port?, profile })
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder of the browser's profile.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// How it is to start Chromium.
    pub fn chrome_options(&self) -> Value {
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", self.profile.path().display()));
        if is_root() {
            flags.push("--no-sandbox".into());
        }
        json!({ "args": flags })
    }

    /// Asks it to close its browser and end.
    fn ask_to_end(&self) -> std::io::Result<()> {
        let patience = Duration::from_secs(5);
        let mut stream = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, self.port).into(), patience)?;
        stream.set_read_timeout(Some(patience))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(|_| ())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.ask_to_end();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_port(said: &mut impl BufRead) -> Seen<u16> {
    let mut lines = Vec::new();
    for line in said.lines() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return port.trim_end_matches('.').parse().map_err(|_| Trouble::new(line.clone()));
        }
        lines.push(line);
    }
    Err(Trouble::new(format!("chromedriver ended before it listened: {}", lines.join(" / "))))
}

/// Whether we are root, whom Chromium's sandbox refuses.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|of_this_process| of_this_process.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let mut said = &b"Starting ChromeDriver 156 on port 0\nChromeDriver was started successfully on port 41287.\n"[..];
        assert_eq!(read_port(&mut said).unwrap(), 41287);
        let trouble = read_port(&mut &b"cannot bind\n"[..]).unwrap_err();
        assert_eq!(trouble.to_string(), "chromedriver ended before it listened: cannot bind");
    }
}
