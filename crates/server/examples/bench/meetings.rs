//! Meetings, measured on the demonstration: their pages, feeds and search, and 200 people reading while five take minutes.

use crate::load::{Figures, Target, figures, load};
use crate::program::{Place, Served};
use crate::sites;
use crate::visitor::{MADE_ANEW, Visitor};
use std::error::Error;
use std::fmt::Write;
use std::io;
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

/// The pages, each with the milliseconds that half of the requests may take and the kilobytes it may have at most.
const PAGES: [(&str, &str, f64, Option<f64>); 5] = [
    ("Meeting of 12 minutes", "/meetings/kcsp-2016-10-13", 2.0, Some(60.0)),
    ("Meeting of 12 items with papers", "/meetings/kcsp-2017-03-15", 2.0, Some(60.0)),
    ("Calendar of a board", "/meetings/boards/kent-community-safety-partnership.ics", 2.0, None),
    ("Calendar of a person", "", 2.0, None),
    ("Search of the demonstration", "/search?q=domestic+homicide", 20.0, None),
];
/// Milliseconds in which all but one in a hundred answers come while minutes are taken.
const TOGETHER: f64 = 50.0;
const READERS: u64 = 200;
const TAKERS: u64 = 5;
/// How long they go on.
const LASTING: Duration = Duration::from_secs(60);
/// How long a reader reads before the next page, and a writer writes before the script saves.
const PAUSE: Duration = Duration::from_secs(2);

/// What was found of one page: its kilobytes, and the times when it is made and when it is remembered.
struct PageFound {
    size: f64,
    made: Figures,
    remembered: Figures,
}

/// What was found on one database.
pub struct Found {
    pages: Vec<PageFound>,
    reading: Figures,
    saving: Figures,
}

/// Measures on the demonstration's site.
pub fn measure(place: &Place) -> Result<Found, Box<dyn Error>> {
    let welcome = sites::add_account(place)?;
    let (served, _) = place.serve()?;
    let cookie = sites::sign_in(served.port, &welcome)?;
    let own = own_calendar(served.port, &cookie)?;
    let mut pages = Vec::new();
    for (_, path, ..) in PAGES {
        let path = if path.is_empty() { own.clone() } else { path.to_owned() };
        let size = Visitor::at(served.port, "")?.get(&path)?.body.len() as f64 / 1024.0;
        let target = |cookie: &str| {
            let (path, cookie) = (path.clone(), cookie.to_owned());
            Target { process: served.process(), port: served.port, path, cookie }
        };
        pages.push(PageFound { size, made: load(&target(MADE_ANEW), 1)?, remembered: load(&target(""), 1)? });
    }
    let (reading, saving) = together(&served, &cookie)?;
    Ok(Found { pages, reading, saving })
}

/// Makes the calendar of the account; the answer is its address on this site.
fn own_calendar(port: u16, cookie: &str) -> Result<String, Box<dyn Error>> {
    let reply = Visitor::at(port, cookie)?.post("/workspace/calendar-feed", "")?;
    let page = String::from_utf8_lossy(&reply.body).into_owned();
    let address = page.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).ok_or("no calendar was made")?;
    let path = address.find("/calendar/").map(|at| address[at..].to_owned());
    Ok(path.ok_or_else(|| format!("an odd address of a calendar: {address}"))?)
}

/// Readers and writers at once; each begins at a moment of their own. What the readers waited, and what the writers did.
fn together(served: &Served, cookie: &str) -> io::Result<(Figures, Figures)> {
    let (port, started) = (served.port, Instant::now());
    let (read, written) = scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|n| scope.spawn(move || read(port, n, started))).collect();
        let takers: Vec<_> = (0..TAKERS).map(|n| scope.spawn(move || take(port, n, cookie, started))).collect();
        let all = |those: Vec<std::thread::ScopedJoinHandle<'_, io::Result<Vec<Duration>>>>| {
            let each = those.into_iter().map(|one| one.join().unwrap_or_else(|_| Err(io::Error::other("somebody fell over"))));
            each.collect::<io::Result<Vec<_>>>().map(|times| times.concat())
        };
        (all(readers), all(takers))
    });
    let took = started.elapsed();
    Ok((figures(read?, took, Duration::ZERO), figures(written?, took, Duration::ZERO)))
}

/// Goes on until the time is over, with a pause between, from a moment that hangs on who it is.
fn again_and_again(n: u64, of: u64, started: Instant, mut once: impl FnMut(u64) -> io::Result<()>) -> io::Result<Vec<Duration>> {
    let (mut times, step) = (Vec::new(), PAUSE.as_micros() as u64);
    sleep(Duration::from_micros(step * n / of));
    for turn in 0.. {
        if started.elapsed() >= LASTING {
            break;
        }
        let began = Instant::now();
        once(turn)?;
        times.push(began.elapsed());
        sleep(PAUSE.saturating_sub(began.elapsed()));
    }
    Ok(times)
}

fn read(port: u16, n: u64, started: Instant) -> io::Result<Vec<Duration>> {
    let mut visitor = Visitor::at(port, "")?;
    again_and_again(n, READERS, started, |turn| {
        let path = if (n + turn).is_multiple_of(2) { PAGES[0].1 } else { PAGES[1].1 };
        match visitor.get(path)?.status {
            200 => Ok(()),
            status => Err(io::Error::other(format!("{path} answered {status}"))),
        }
    })
}

/// Writes one minute as the script of its page saves it, each time with a word more, from the version that was saved last.
fn take(port: u16, n: u64, cookie: &str, started: Instant) -> io::Result<Vec<Duration>> {
    let (mut visitor, number) = (Visitor::at(port, cookie)?, 133 + n);
    let path = format!("/workspace/meetings/kcsp-2016-10-13/minutes/kcsp-2016-10-13-minute-{number}");
    let mut was = "1".to_owned();
    again_and_again(n, TAKERS, started, |turn| {
        let text = "word+".repeat(40 + usize::try_from(turn).unwrap_or_default());
        let reply = visitor.post(&path, &format!("was={was}&number={number}&title=An+item&text={text}&quiet=yes"))?;
        let told: serde_json::Value = serde_json::from_slice(&reply.body).map_err(io::Error::other)?;
        if told["state"] != "saved" {
            return Err(io::Error::other(format!("minute {number} was not saved: {told}")));
        }
        was = told["was"].as_str().unwrap_or_default().to_owned();
        Ok(())
    })
}

/// The part of the report about meetings.
pub fn report(of: &[(&str, &Found)]) -> Result<String, std::fmt::Error> {
    let mut text = format!(
        "\n### Meetings\n\nOn the demonstration. Together: {READERS} people ask for the two pages of meetings and {TAKERS} write minutes, \
         each every {} s, for {} s. A page is made when anything has changed or a minute has gone, and is remembered otherwise.\n\n\
         | What | Database | KB | Made: p50 ms | p99 ms | Remembered: p50 ms | p99 ms | Goal for p50, size |\n\
         |---|---|--:|--:|--:|--:|--:|---|\n",
        PAUSE.as_secs(),
        LASTING.as_secs()
    );
    let met = |met: bool| if met { "met" } else { "**not met**" };
    for (store, found) in of {
        for ((name, _, goal, most), page) in PAGES.iter().zip(&found.pages) {
            let told = |figures: &Figures| {
                let kept = met(figures.p50 <= *goal && most.is_none_or(|most| page.size <= most));
                format!("{:.2} | {:.2}", figures.p50, figures.p99).replacen(" |", &format!(", {kept} |"), 1)
            };
            let size_goal = most.map(|most| format!(", {most} KB")).unwrap_or_default();
            let (made, remembered) = (told(&page.made), told(&page.remembered));
            writeln!(text, "| {name} | {store} | {:.0} | {made} | {remembered} | {goal} ms{size_goal} |", page.size)?;
        }
        for (name, figures) in [("Together: reading", found.reading), ("Together: saving a minute", found.saving)] {
            let kept = met(figures.p99 <= TOGETHER);
            writeln!(text, "| {name} | {store} | | | | {:.2} | {:.2}, {kept} | p99 {TOGETHER} ms |", figures.p50, figures.p99)?;
        }
    }
    Ok(text)
}
