use baogao::{measures, text::Reading};
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let reading = Reading { text, ..Reading::default() };
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let m = measures::mentions(&reading, &[]);
        println!(
            "{} bytes {:.4} q{} l{} u{}",
            reading.text.len(),
            t.elapsed().as_secs_f64(),
            m.quantities.len(),
            m.labels.len(),
            m.unknown.len()
        );
    }
}
