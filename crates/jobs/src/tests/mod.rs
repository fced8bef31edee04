//! Tests of followers, schedules and mails on a real database.

mod followers;
mod house;
mod mails;
mod schedules;
mod server;
