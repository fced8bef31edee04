//! The load: visitors that ask for one page again and again, for a bounded time and number.

use crate::machine;
use crate::visitor::Visitor;
use std::io::{self, Error};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The longest that one load lasts.
const LONGEST: Duration = Duration::from_millis(800);
/// The most requests of one load.
const MOST: usize = 2000;
/// How often two targets take turns.
const TURNS: usize = 5;
/// Requests before the clock starts.
const WARM_UP: usize = 30;

/// What is asked for.
#[derive(Clone)]
pub struct Target {
    /// The server's process.
    pub process: u32,
    /// Its port.
    pub port: u16,
    /// The page.
    pub path: String,
    /// The cookie of whoever asks; none when empty.
    pub cookie: String,
}

/// What one load found.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    /// Half of the requests took at most so many milliseconds.
    pub p50: f64,
    /// All but one in a hundred did.
    pub p99: f64,
    /// Requests a second.
    pub rate: f64,
    /// Milliseconds of processor time that the server's process took for one request.
    pub cpu: f64,
}

/// Loads both targets by turns over one connection, so that what else the machine does strikes both alike. For each,
/// the turn in the middle counts.
pub fn by_turns(one: &Target, other: &Target) -> io::Result<(Figures, Figures)> {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        ones.push(load(one, 1)?);
        others.push(load(other, 1)?);
    }
    Ok((middle(ones), middle(others)))
}

fn middle(mut turns: Vec<Figures>) -> Figures {
    turns.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
    turns[turns.len() / 2]
}

/// Loads the target over so many connections at once.
pub fn load(target: &Target, connections: usize) -> io::Result<Figures> {
    let mut visitors = Vec::new();
    for _ in 0..connections {
        let mut visitor = Visitor::at(target.port, &target.cookie)?;
        for _ in 0..WARM_UP.div_ceil(connections) {
            ask(&mut visitor, &target.path)?;
        }
        visitors.push(visitor);
    }
    let (asked, cpu, started) = (AtomicUsize::new(0), machine::cpu_of(target.process)?, Instant::now());
    let visit = |mut visitor: Visitor| -> io::Result<Vec<Duration>> {
        let mut times = Vec::new();
        while started.elapsed() < LONGEST && asked.fetch_add(1, Ordering::Relaxed) < MOST {
            let began = Instant::now();
            ask(&mut visitor, &target.path)?;
            times.push(began.elapsed());
        }
        Ok(times)
    };
    let found: Vec<io::Result<Vec<Duration>>> = std::thread::scope(|scope| {
        let under_way: Vec<_> = visitors.into_iter().map(|visitor| scope.spawn(|| visit(visitor))).collect();
        under_way.into_iter().map(|visitor| visitor.join().unwrap_or_else(|_| Err(Error::other("a visitor fell over")))).collect()
    });
    let (took, spent) = (started.elapsed(), machine::cpu_of(target.process)? - cpu);
    let times = found.into_iter().collect::<io::Result<Vec<_>>>()?.concat();
    Ok(figures(times, took, spent))
}

fn ask(visitor: &mut Visitor, path: &str) -> io::Result<()> {
    let reply = visitor.get(path)?;
    if reply.status == 200 { Ok(()) } else { Err(Error::other(format!("{path} answered {}", reply.status))) }
}

/// What these times tell; `took` is how long all went on, `spent` the processor time.
pub fn figures(mut times: Vec<Duration>, took: Duration, spent: Duration) -> Figures {
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
    let milliseconds = |share| at(share).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    let number = times.len().max(1) as f64;
    Figures {
        p50: milliseconds(50),
        p99: milliseconds(99),
        rate: number / took.as_secs_f64(),
        cpu: spent.as_secs_f64() * 1000.0 / number,
    }
}
