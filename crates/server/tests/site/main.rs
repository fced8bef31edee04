//! The whole site, asked as people ask it, on both databases. Each file is about one promise.

mod accounts;
mod agreements;
mod asking;
mod changes;
mod chasing;
mod faults;
mod files;
mod files_apart;
mod hostile;
mod imports;
mod landscape;
mod languages;
mod meetings;
mod meetings_sight;
mod membership;
mod my_actions;
mod packs;
mod pages_seen;
mod papers;
mod permissions;
mod person;
mod planning;
mod register;
mod reorganisations;
mod round_trip;
mod sight;
