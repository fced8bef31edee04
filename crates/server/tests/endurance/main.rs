//! The program as its operator has it, as a process: killed, out of room, without its database, and asked by commands.

mod asking;
mod cluster;
mod commands;
mod desk;
mod edits_killed;
mod gone;
mod imports_killed;
mod no_room;
mod program;
mod serving;
mod stored;
mod users;
