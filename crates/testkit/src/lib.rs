//! What tests stand on: a browser that finds things as a person does, and the pages that tests saw.

pub mod browser;
pub mod html;
pub mod pages_seen;
pub mod site;
