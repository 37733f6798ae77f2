//! The native tests of the whole: everything that goes through the front door, `baogao::analyze` or the command line.
//!
//! One binary, a module a subject. [`check`] is the one way in: it asserts what must hold for any analysis.

mod bad_input;
mod check;
mod command_line;
mod contract;
mod corpus;
mod exports;
mod facts;
mod growth_targets;
mod layers;
mod layouts;
mod mutilations;
mod pieces;
mod scores;
mod structure;
mod tasks;
mod whole_report;
