use baogao::{measures, text::Reading};
fn main() {
    for piece in std::env::args().skip(1) {
        for n in [7500usize, 15000, 30000, 60000] {
            let reading = Reading { text: piece.repeat(n), ..Reading::default() };
            let t = std::time::Instant::now();
            let m = measures::mentions(&reading, &[]);
            println!(
                "{piece} {n} {:.4} q{} l{} u{}",
                t.elapsed().as_secs_f64(),
                m.quantities.len(),
                m.labels.len(),
                m.unknown.len()
            );
        }
    }
}
