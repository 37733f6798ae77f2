//! How much text is read in a second, for a report repeated 1, 10 and 100 times, with and without line breaks.
//!
//! Compare the lines of one run with each other, not with another machine's: the core is linear where a hundred copies
//! are read at the throughput of one.

use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const REPORT: &str = include_str!("../tests/reports/yunxi-2024.txt");
const COPIES: [usize; 3] = [1, 10, 100];

fn analyze(bencher: divan::Bencher, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| baogao::analyze("report.txt", divan::black_box(text.as_bytes())));
}

#[divan::bench(args = COPIES)]
fn lines(bencher: divan::Bencher, copies: usize) {
    analyze(bencher, &REPORT.repeat(copies));
}

#[divan::bench(args = COPIES)]
fn one_line(bencher: divan::Bencher, copies: usize) {
    analyze(bencher, &REPORT.repeat(copies).replace('\n', ""));
}

/// What a reader waits for besides: the JSON of one analysis.
#[divan::bench]
fn json(bencher: divan::Bencher) {
    let analysis = baogao::analyze("report.txt", REPORT.as_bytes());
    bencher.counter(BytesCount::of_str(REPORT)).bench(|| serde_json::to_vec(&analysis));
}
