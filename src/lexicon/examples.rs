//! Runs the examples of the word lists: each word of a line is put into the line's example, and the example must be read
//! as the line says.

/// A line: what its words are, the words, an example with `{}` for the word, and what the example gives.
#[derive(Debug)]
pub struct Line {
    /// The name of their kind or set.
    pub of: &'static str,
    /// The words.
    pub words: Vec<&'static str>,
    /// A clause with `{}` where each of the words can stand.
    pub example: &'static str,
    /// `field=value` that the last measure of the example has; `-` for nothing.
    pub gives: &'static str,
}

/// A small report with these sentences in its part.
pub(crate) fn report(part: &str, sentences: &str) -> String {
    let at = |name: &str| if part == name { sentences } else { "各项事业取得新进展。" };
    format!(
        "政府工作报告\n——2024年1月10日在云溪市第九届人民代表大会第三次会议上\n云溪市市长 林远\n各位代表：\n\
         现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n{}\n二、2024年工作安排\n\
         2024年主要预期目标是：地区生产总值增长5%左右。\n{}\n",
        at("review"),
        at("plan"),
    )
}

/// An example without the part that it stands in.
fn said(example: &str) -> &str {
    example.strip_prefix("plan: ").unwrap_or(example)
}

/// Reads every example in this part of a report; gives the number of words, and panics where one is read otherwise.
pub fn check(lines: &[Line], part: &str) -> usize {
    let (mut count, mut failures) = (0, Vec::new());
    // What the numbers of an example give (`reads …`) is tested beside the phrasings.
    for line in lines.iter().filter(|line| line.gives != "-" && !line.gives.starts_with("reads ")) {
        let sentences: Vec<String> =
            line.words.iter().map(|word| format!("{}。", said(line.example).replace("{}", word))).collect();
        let analysis = crate::analyze("云溪.txt", report(part, &sentences.join("\n")).as_bytes());
        let Some(read) = analysis.reports.first() else { panic!("no report") };
        let text: Vec<char> = read.text.chars().collect();
        let of = |from: u32, end: u32| text[from as usize..end as usize].iter().collect::<String>();
        for (word, sentence) in line.words.iter().zip(&sentences) {
            count += 1;
            let told = (read.measures.iter())
                .rev()
                .find(|told| of(told.sentence.0, told.sentence.1).trim() == sentence.as_str());
            let Some(told) = told else {
                failures.push(format!("{} {word}: no measure", line.of));
                continue;
            };
            let name = |value: serde_json::Value| value.as_str().unwrap_or("null").to_string();
            for want in line.gives.split(' ') {
                let (field, wanted) = want.split_once('=').unwrap_or((want, ""));
                let found = match field {
                    "aspect" => name(serde_json::json!(told.aspect)),
                    "relation" => name(serde_json::json!(told.relation.as_ref().map(|relation| relation.kind))),
                    "strength" => name(serde_json::json!(told.strength)),
                    "indicator" => name(serde_json::json!(told.indicator.as_ref().map(|named| &named.text))),
                    "action" => name(serde_json::json!(told.action)),
                    "comparator" => name(serde_json::json!(told.comparator)),
                    "status" => name(serde_json::json!(told.status)),
                    "unit" => name(serde_json::json!(told.unit)),
                    "period" => told.period.as_ref().map_or_else(String::new, |period| period.to.to_string()),
                    _ => panic!("{}: no such field: {field}", line.of),
                };
                if found != wanted.replace("{}", word) {
                    failures.push(format!("{} {word}: {field} is {found}", line.of));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    count
}
