//! What is drawn, a view a file.

pub mod about;
pub mod bar;
pub mod headline;
pub mod lists;
pub mod measure_panel;
pub mod measures_table;
pub mod outline;
pub mod reading;
pub mod report;
pub mod report_list;
pub mod start;
