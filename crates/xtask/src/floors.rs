//! The floors of the house: which crate may use which. This table is the rule; `ARCHITECTURE.md` explains it.

use crate::findings::Findings;
use crate::rooms::{self, Room};
use std::io;
use std::path::Path;

/// A room and what it may use: rooms by name, or a whole floor.
type Rooms = &'static [(&'static str, &'static [&'static str])];

/// From the ground up. A room uses what stands below it, never what stands beside it in the areas.
const FLOORS: &[(&str, Rooms)] = &[
    (
        "ground",
        &[
            ("values", &[]),
            ("database", &["values"]),
            ("access", &["values", "database"]),
            ("components", &["values"]),
            ("documents", &["values", "components"]),
            ("files", &["values", "documents"]),
            ("jobs", &["values", "database", "access"]),
            ("pages", &["values", "database", "access", "components", "documents", "jobs"]),
            ("records", &["values", "database", "access", "components", "documents", "jobs", "pages"]),
            ("testkit", &["values", "database", "access", "components", "documents", "jobs", "pages", "records"]),
        ],
    ),
    (
        "areas",
        &[
            ("register", &["ground"]),
            ("plans", &["ground"]),
            ("actions", &["ground"]),
            ("evidence", &["ground"]),
            ("funding", &["ground"]),
            ("meetings", &["ground"]),
        ],
    ),
    (
        "roof",
        &[
            ("threads", &["ground", "areas"]),
            ("press", &["values", "documents"]),
            ("server", &["ground", "areas", "threads", "press"]),
            ("xtask", &[]),
        ],
    ),
];

/// The room that tests may use on every floor, and nothing else may.
const FOR_TESTS: &str = "testkit";

/// Libraries that open a database, and the room that keeps them to itself.
const DRIVERS: &[&str] = &["libsqlite3-sys", "postgres", "rusqlite", "sea-orm-migration", "sqlx", "tokio-postgres"];
const KEEPER: &str = "database";

/// Holds every Cargo.toml against the table.
pub fn check(root: &Path) -> io::Result<Findings> {
    let mut found = Findings::default();
    for room in rooms::all(root)? {
        found.faults.extend(faults_of(&room));
        let manifest = std::fs::read_to_string(&room.manifest)?;
        if room.name != KEEPER && manifest.lines().any(turns_driver_on) {
            found.faults.push(format!("{} turns on a database driver; only {KEEPER} does", room.name));
        }
    }
    Ok(found)
}

fn faults_of(room: &Room) -> Vec<String> {
    let Some(allowed) = allowed(&room.name) else {
        return vec![format!("{} stands on no floor; give it a line in crates/xtask/src/floors.rs", room.name)];
    };
    let mut faults = Vec::new();
    for used in &room.uses {
        let (name, from) = (used.name.as_str(), room.name.as_str());
        if used.ours && !allowed.contains(&name) && !(used.in_tests && name == FOR_TESTS) {
            faults.push(format!("{from} may not use {name} (crates/xtask/src/floors.rs)"));
        }
        if from != KEEPER && DRIVERS.contains(&name) {
            faults.push(format!("{from} may not use {name}; only {KEEPER} opens a database"));
        }
    }
    faults
}

/// What a room may use, with floors spelled out; nothing for a stranger.
fn allowed(room: &str) -> Option<Vec<&'static str>> {
    let (_, uses) = FLOORS.iter().flat_map(|(_, rooms)| rooms.iter()).find(|(name, _)| *name == room)?;
    let mut all = Vec::new();
    for used in *uses {
        match FLOORS.iter().find(|(floor, _)| floor == used) {
            Some((_, rooms)) => all.extend(rooms.iter().map(|(name, _)| *name).filter(|name| *name != FOR_TESTS)),
            None => all.push(*used),
        }
    }
    Some(all)
}

/// Whether this line of a Cargo.toml asks for a feature such as "sqlx-sqlite".
fn turns_driver_on(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default();
    line.contains("\"sqlx-") || line.contains("\"rusqlite")
}

#[cfg(test)]
mod test {
    use super::*;
    use crate::rooms::Use;

    fn faults(room: &str, used: &str, in_tests: bool) -> usize {
        let used = Use { name: used.into(), in_tests, ours: !DRIVERS.contains(&used) };
        faults_of(&Room { name: room.into(), manifest: "Cargo.toml".into(), uses: vec![used] }).len()
    }

    #[test]
    fn areas_never_use_areas_and_the_ground_never_uses_areas() {
        assert_eq!(faults("funding", "plans", false), 1);
        assert_eq!(faults("funding", "plans", true), 1);
        assert_eq!(faults("pages", "plans", false), 1);
        assert_eq!(faults("values", "database", false), 1);
        assert_eq!(faults("funding", "pages", false), 0);
        assert_eq!(faults("threads", "plans", false), 0);
        assert_eq!(faults("server", "threads", false), 0);
    }

    #[test]
    fn testkit_is_for_tests() {
        assert_eq!(faults("funding", "testkit", true), 0);
        assert_eq!(faults("funding", "testkit", false), 1);
    }

    #[test]
    fn only_one_room_opens_a_database() {
        assert_eq!(faults("funding", "sqlx", false), 1);
        assert_eq!(faults("database", "sqlx", false), 0);
        assert!(turns_driver_on("sea-orm = { version = \"2\", features = [\"sqlx-sqlite\"] }"));
        assert!(!turns_driver_on("sea-orm.workspace = true # \"sqlx-sqlite\" is turned on at the root"));
    }

    #[test]
    fn a_stranger_is_reported_and_every_name_in_the_table_is_known() {
        assert_eq!(faults("kitchen", "values", false), 1);
        let rooms: Vec<_> = FLOORS.iter().flat_map(|(_, rooms)| rooms.iter()).collect();
        let known = |name: &str| rooms.iter().any(|(room, _)| *room == name) || FLOORS.iter().any(|(floor, _)| *floor == name);
        assert!(rooms.iter().all(|(_, uses)| uses.iter().all(|used| known(used))));
    }
}
