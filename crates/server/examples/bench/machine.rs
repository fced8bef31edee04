//! The machine, and what Linux says of a process on it.

use std::fs;
use std::io::{self, Error};
use std::process::Command;
use std::time::Duration;

/// Linux counts processor time in hundredths of a second, on every machine.
const TICK: Duration = Duration::from_millis(10);

/// The processor time that a process took so far, its own and the system's for it.
pub fn cpu_of(process: u32) -> io::Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name in brackets may hold anything; the times are the 12th and 13th words after it.
    let words = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
    let ticks: u32 = words.map(|word| word.parse().unwrap_or(0)).sum();
    Ok(TICK * ticks)
}

/// A process's memory in megabytes: what it holds now, and the most that it held.
pub fn memory_of(process: u32) -> io::Result<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let of = |name: &str| {
        let line = line_of(&status, name).ok_or_else(|| Error::other(format!("no {name} of the process")))?;
        let kilobytes: f64 = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default();
        Ok::<f64, Error>(kilobytes * 1024.0 / 1e6)
    };
    Ok((of("VmRSS")?, of("VmHWM")?))
}

/// The load of the last minute.
pub fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').next().unwrap_or_default().to_owned()
}

/// What the machine is, as names and values.
pub fn described() -> Vec<(&'static str, String)> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kilobytes: f64 = line_of(&memory, "MemTotal").and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or_default();
    let system = line_of(&read("/etc/os-release").replace('=', ":"), "PRETTY_NAME").unwrap_or_default().replace('"', "");
    vec![
        ("Processor", format!("{}, {cores} cores", line_of(&cpu, "model name").unwrap_or_default())),
        ("Memory", format!("{:.0} GB", kilobytes / 1e6)),
        ("System", format!("{system}, Linux {}", read("/proc/sys/kernel/osrelease").trim())),
        ("Rust", said("rustc", "--version")),
    ]
}

fn line_of(text: &str, name: &str) -> Option<String> {
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().to_owned()).next()
}

fn said(program: &str, argument: &str) -> String {
    let done = Command::new(program).arg(argument).output();
    done.map_or_else(|_| "not told".to_owned(), |done| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}
