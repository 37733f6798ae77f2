use baogao::{bytes, measures, text};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let data = std::fs::read(&path).unwrap();
    let source = bytes::read(&path, &data, &bytes::encoding::Native).unwrap();
    for reading in text::read(&source) {
        let found = measures::mentions(&reading, &[]);
        let t = &reading.text;
        let show = |s: baogao::span::Span| {
            let before: String = t[..s.start()].chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = t[s.end()..].chars().take(12).collect();
            format!("{}【{}】{}", before, s.of(t), after).replace('\n', "⏎")
        };
        for q in &found.quantities {
            println!("Q\t{:?} {:?} {:?}\t{}\t{:?}", q.value, q.unit, q.comparator, show(q.span), q.rules);
        }
        for l in &found.labels {
            println!("L\t{}\t{}", l.rule, show(l.span));
        }
        for u in &found.unknown {
            println!("U\t-\t{}", show(*u));
        }
    }
}
