//! 由73项压减到46项: two numbers, one measure. The first number is where the second came from.

use crate::lexicon::classes::class;
use crate::lexicon::cues::Kind;
use crate::measures::mention::Mention;
use crate::measures::phrase::Words;
use crate::measures::scan::{self, Gap};
use crate::report::Value;

/// Bytes between the two numbers of one change at most: a longer stretch says something else.
const FAR: usize = 36;

/// Whether a mention is the start of a change whose end is the next mention.
pub(super) fn starts_from(words: &Words, gap: &Gap, mention: &Mention, next: &Mention) -> bool {
    let before = words.of((gap.clause, gap.end));
    let between = words.of((mention.span.end(), next.span.start()));
    // 由0.9亿元，增长到了2.1亿元
    let change = between.strip_prefix(['，', ',']).filter(|change| {
        let start = mention.span.end() + between.len() - change.len();
        let verb = words.starting_at(start).filter(|cue| !cue.kinds.is(Kind::Noun));
        verb.is_some_and(|cue| cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall])) && same_unit(mention, next)
    });
    let between = change.unwrap_or(between);
    let short = between.len() <= FAR && !between.contains(|ch: char| ch == '、' || scan::ends_clause(ch));
    if mention.kind != next.kind || !short || !class::FROM_PREPOSITION.within(before) {
        return false;
    }
    // 增加到2020年的, 提高到目前的: the time arrived at stands between.
    let between = class::PERFECTIVE.trim_end(class::DE_PARTICLE.trim_end(between.trim_end()));
    let between = without_year(between);
    let beyond = class::EXCEED.starts(words.of((next.span.start(), next.span.end())));
    let turned = class::GOAL_PREPOSITION.ends(between.trim_end())
        || class::UNTIL.within(between)
        || beyond && class::INCREASE_VERB.within(between);
    turned && !class::TURNED_INTO.within(between) && !other_year(between)
}

/// Whether two numbers are of one unit, 千, 万 and 亿 left aside.
fn same_unit(one: &Mention, other: &Mention) -> bool {
    let bare = |mention: &Mention| mention.unit.as_deref().map(|unit| class::SCALE_WORD.trim_start(unit).to_string());
    bare(one) == bare(other)
}

/// How many numbers the first of two lists has, where 分别 deals out where changes began and where they ended: 分别从1.2万元、
/// 0.8万元提高到1.5万元、1.1万元. `ahead` are the sentence's mentions from the first one on.
pub(super) fn deal_from(words: &Words, gap: &Gap, ahead: &[Mention]) -> Option<usize> {
    let before = words.of((gap.clause, gap.end));
    if !class::FROM_PREPOSITION.within(before) {
        return None;
    }
    let between = |at: usize| Some(words.of((ahead.get(at)?.span.end(), ahead.get(at + 1)?.span.start())).trim());
    let listed = |at: usize| between(at).is_some_and(|between| class::SHORT_LINK.is(between));
    let run = |from: usize| (from..ahead.len()).take_while(|&at| listed(at)).count() + 1;
    let count = run(0);
    let turn = between(count - 1)?;
    // 分别从1万元、2万元提高到…, 从1万元和2万元分别提高到…
    if !class::RESPECTIVELY.within(before) && !class::RESPECTIVELY.within(turn) {
        return None;
    }
    let turned = class::GOAL_PREPOSITION.ends(class::DE_PARTICLE.trim_end(turn));
    let short = turn.len() <= FAR && !turn.contains(scan::ends_clause);
    (count > 1 && turned && short && run(count) == count).then_some(count)
}

fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

/// The text without the year that it ends in.
fn without_year(text: &str) -> &str {
    class::YEAR_SIGN.strip_end(text).map_or(text, |rest| rest.trim_end_matches(is_digit))
}

/// Whether a year is named that is not the one arrived at: 增加到2020年的.
fn other_year(between: &str) -> bool {
    class::YEAR_SIGN.all_in(between).any(|at| {
        let led = between.get(..at.start).unwrap_or_default();
        let before = led.trim_end_matches(is_digit);
        // 提升到去年底的
        match before.len() == led.len() {
            true => !class::NEAR_YEAR.ends(before),
            false => !class::GOAL_PREPOSITION.ends(before),
        }
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
