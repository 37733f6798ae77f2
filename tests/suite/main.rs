//! The native tests of the whole: everything that goes through the front door, `baogao::analyze` or the command line.
//!
//! One binary, a module a subject. [`check`] is the one way in: it asserts what must hold for any analysis.

mod bad_input;
mod check;
mod command_line;
mod comparison;
mod contract;
mod corpus;
mod english;
mod exports;
mod facts;
mod form;
mod formats;
mod generated;
#[path = "../generator/mod.rs"]
mod generator;
mod growth_targets;
mod hostile;
mod layers;
mod layouts;
mod mutilations;
mod office;
mod part_headings;
mod pieces;
mod relatives;
mod samples;
mod scores;
mod structure;
mod tables;
mod tasks;
mod told;
mod unbroken;
mod whole_report;
mod written;
