//! The whole site, asked as people ask it, on both databases. Each file is about one promise.

mod accounts;
mod agreements;
mod changes;
mod chasing;
mod faults;
mod hostile;
mod imports;
mod landscape;
mod languages;
mod meetings;
mod meetings_sight;
mod membership;
mod my_actions;
mod oparl;
mod pages_seen;
mod permissions;
mod person;
mod register;
mod reorganisations;
mod room;
mod round_trip;
mod sight;
