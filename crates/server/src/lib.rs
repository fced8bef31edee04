//! The program: its options, the one file where the areas meet, the demonstration, and the commands.

pub mod commands;
pub mod demonstration;
pub mod house;
mod logs;
mod memory;
pub mod options;
pub mod site;
mod watch;
