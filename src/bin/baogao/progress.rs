//! What a person is told while it runs and at its end, on the standard error: a bar on a terminal only.

use crate::pipeline::Done;
use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Instant;

pub struct Progress {
    bar: Option<ProgressBar>,
    summary: bool,
    start: Instant,
    files: u64,
    faulty: u64,
    bytes: u64,
}

impl Progress {
    /// `many`: so many inputs that a summary is of use. `prints`: the output may be on the same terminal, where a bar would
    /// stand in its way. `total` is only asked where a bar shows it.
    pub fn start(quiet: bool, many: bool, prints: bool, total: impl FnOnce() -> Option<u64>) -> Progress {
        let mixed = prints && std::io::stdout().is_terminal();
        let shown = many && !quiet && !mixed && std::io::stderr().is_terminal();
        let bar = shown.then(|| {
            let (bar, template) = match total() {
                Some(total) => {
                    (ProgressBar::new(total), "{bar:30} {human_pos}/{human_len} files, {per_sec}, {msg}, {eta} left")
                }
                None => (ProgressBar::no_length(), "{spinner} {human_pos} records, {per_sec}, {msg}"),
            };
            let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.with_style(style)
        });
        Progress { bar, summary: many && !quiet, start: Instant::now(), files: 0, faulty: 0, bytes: 0 }
    }

    /// Counts what came of one input, and tells what went wrong.
    pub fn count(&mut self, done: &Done) {
        self.files += 1;
        self.bytes += done.bytes;
        self.faulty += u64::from(!done.faults.is_empty());
        for fault in &done.faults {
            match &self.bar {
                Some(bar) => bar.suspend(|| eprintln!("baogao: {fault}")),
                None => eprintln!("baogao: {fault}"),
            }
        }
        if let Some(bar) = &self.bar {
            bar.set_message(HumanBytes(self.bytes).to_string());
            bar.inc(1);
        }
    }

    /// Tells how it went; whether all could be read.
    pub fn finish(&mut self, skipped: u64) -> bool {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if self.summary {
            let took = self.start.elapsed();
            let rate = self.files as f64 / took.as_secs_f64().max(1e-9);
            let before = if skipped > 0 { format!(", {} done before", HumanCount(skipped)) } else { String::new() };
            eprintln!(
                "baogao: {} read ({}), {} with errors{before}; {}, {rate:.1} a second",
                HumanCount(self.files - self.faulty),
                HumanBytes(self.bytes),
                HumanCount(self.faulty),
                HumanDuration(took),
            );
        }
        self.faulty == 0
    }
}
