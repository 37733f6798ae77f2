//! 由73项压减到46项: two numbers, one measure. The first number is where the second came from.

use crate::measures::mention::Mention;
use crate::measures::phrase::Words;
use crate::measures::scan::{self, Gap};
use crate::report::Value;

/// Whether a mention is the start of a change whose end is the next mention.
pub(super) fn starts_from(words: &Words, gap: &Gap, mention: &Mention, next: &Mention) -> bool {
    let before = words.of((gap.clause, gap.end));
    let between = words.of((mention.span.end(), next.span.start()));
    let led = ["由", "从"].iter().any(|word| before.contains(word));
    let short = between.len() <= 36 && !between.contains(|ch: char| ch == '、' || scan::ends_clause(ch));
    // 增加到2020年的, 提高到目前的: the time arrived at stands between.
    let between = between.trim_end().trim_end_matches('的');
    let between = match between.strip_suffix('年') {
        Some(rest) => rest.trim_end_matches(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch)),
        None => between,
    };
    let turned = ["到", "至", "为", "成"].iter().any(|word| between.trim_end().ends_with(word))
        || between.contains('到')
        || between.contains('至')
        || ["超过", "突破"].iter().any(|word| next_text(words, next).starts_with(word)) && between.contains("增加");
    led && short && turned && mention.kind == next.kind && !between.contains("转为") && !other_year(between)
}

/// How many numbers the first of two lists has, where 分别 deals out where changes began and where they ended: 分别从1.2万元、
/// 0.8万元提高到1.5万元、1.1万元. `ahead` are the sentence's mentions from the first one on.
pub(super) fn deal_from(words: &Words, gap: &Gap, ahead: &[Mention]) -> Option<usize> {
    let before = words.of((gap.clause, gap.end));
    if !["由", "从"].iter().any(|word| before.contains(word)) {
        return None;
    }
    let between = |at: usize| Some(words.of((ahead.get(at)?.span.end(), ahead.get(at + 1)?.span.start())).trim());
    let listed = |at: usize| matches!(between(at), Some("、" | "和" | "及" | "与"));
    let run = |from: usize| (from..ahead.len()).take_while(|&at| listed(at)).count() + 1;
    let count = run(0);
    let turn = between(count - 1)?;
    let turned = ["到", "至", "为", "成"].iter().any(|word| turn.trim_end_matches('的').ends_with(word));
    let short = turn.len() <= 36 && !turn.contains(scan::ends_clause);
    // 分别从1万元、2万元提高到…, 从1万元和2万元分别提高到…
    if !before.contains("分别") && !turn.contains("分别") {
        return None;
    }
    (count > 1 && turned && short && run(count) == count).then_some(count)
}

fn next_text<'t>(words: &Words<'t>, next: &Mention) -> &'t str {
    words.of((next.span.start(), next.span.end()))
}

/// Whether a year is named that is not the one arrived at: 增加到2020年的.
fn other_year(between: &str) -> bool {
    between.match_indices('年').any(|(at, _)| {
        let before = between[..at].trim_end_matches(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch));
        // 提升到去年底的
        let near = before.ends_with(['去', '上', '今', '当', '本']);
        before.len() == at && !near || before.len() < at && !before.ends_with(['到', '至', '为'])
    })
}

/// A starting value in the unit of the value reached, where the two differ by 千, 万 or 亿 only.
pub(super) fn rescale(value: Value, first: Option<&Mention>, second: &Mention) -> Value {
    let scale = |unit: Option<&str>| -> i64 {
        let unit = unit.unwrap_or("");
        [("万亿", 1_000_000_000_000i64), ("亿", 100_000_000), ("万", 10_000), ("千", 1000)]
            .iter()
            .find(|(word, _)| unit.starts_with(word))
            .map_or(1, |(_, factor)| *factor)
    };
    let Some(first) = first else { return value };
    if first.unit.is_none() || first.unit == second.unit {
        return value;
    }
    let (a, b) = (scale(first.unit.as_deref()), scale(second.unit.as_deref()));
    let turn = |number: rust_decimal::Decimal| {
        number.checked_mul(a.into()).and_then(|number| number.checked_div(b.into())).unwrap_or(number).normalize()
    };
    match value {
        Value::One(one) => Value::One(turn(one)),
        Value::Two(low, high) => Value::Two(turn(low), turn(high)),
    }
}
