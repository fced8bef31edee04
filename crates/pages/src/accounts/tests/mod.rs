//! Tests of accounts, through the router as a browser sees it, on a real database.

mod browser;
mod house;
mod links;
mod own;
mod people;
mod roles;
mod sign_in;
