//! The comparator words of a mention: before it (超过, 不低于), behind it (以上, 左右), before its verb (至少新建).

use crate::lexicon::classes::{Class, class};
use crate::report::Comparator::{self, *};
use crate::text::normalized::Normalized;

/// Words in front of a number. A bound with a negation stands before the one that it ends with: 不低于 before 低于.
const BEFORE: &[(Class, Comparator)] = &[
    (class::LOWER_BOUND, AtLeast),
    (class::UPPER_BOUND, AtMost),
    (class::EXCEEDING, MoreThan),
    (class::FALLING_SHORT, LessThan),
    (class::APPROXIMATOR, About),
];

/// Words behind a mention.
const BEHIND: &[(Class, Comparator)] = &[
    (class::LOWER_BOUND_BEHIND, AtLeast),
    (class::UPPER_BOUND_BEHIND, AtMost),
    (class::APPROXIMATOR_BEHIND, About),
    (class::EXCEEDING_BEHIND, MoreThan),
];

/// The comparator that ends just before this place, and where it starts. 通过 and 附近 end in words of comparison and are none.
pub fn before(text: &Normalized, at: usize) -> Option<(Comparator, usize)> {
    let before = text.up_to(at);
    let (word, comparator) = (BEFORE.iter())
        .filter_map(|(class, comparator)| Some((class.end(before)?, *comparator)))
        .reduce(|longest, it| if it.0.len() > longest.0.len() { it } else { longest })?;
    let other = class::BOUND_LOOKALIKE.end(before).is_some_and(|other| other.len() > word.len());
    (!other).then(|| (comparator, at - word.chars().count()))
}

/// The comparator that starts here, and where it ends. 左右岸 and 上下游 are none.
pub fn after(text: &Normalized, at: usize) -> Option<(Comparator, usize)> {
    let behind = text.from(at);
    let (word, comparator) = BEHIND.iter().find_map(|(class, comparator)| Some((class.start(behind)?, *comparator)))?;
    (!class::BOUND_BEHIND_LOOKALIKE.starts(behind)).then(|| (comparator, at + word.chars().count()))
}

/// Characters between a bound and the number of its verb: 至少举办3场.
const VERB_REACH: usize = 14;

/// The bound that stands before the verb of a number, in the same clause and without another number between: 至少降低8%, 起码新建15所,
/// 最多跑1次. `free` is where the mention before ends.
pub fn before_verb(text: &Normalized, start: usize, free: usize) -> Option<Comparator> {
    let mut from = start;
    while from > free.max(start.saturating_sub(VERB_REACH))
        && !super::ends_clause(text, from - 1)
        && !text.before(from).is_ascii_digit()
    {
        from -= 1;
    }
    let stretch = text.between(from, start);
    [(class::LEAST_ADVERB, AtLeast), (class::MOST_ADVERB, AtMost)].into_iter().find_map(|(class, comparator)| {
        // At the number itself it is read by `before`; 占比最多的5个 and 最多班次达到55对 compare things.
        let behind = stretch.get(class.rfind(stretch)?.end..)?;
        let of_noun = class::DE_PARTICLE.within(behind) || comparator == AtMost && class::ARRIVAL.within(behind);
        (!behind.is_empty() && !of_noun).then_some(comparator)
    })
}

/// Whether 上 stands before this place in the sense of 上千家, and not of 以上, 线上 or 迈上.
pub fn is_upward(text: &Normalized, at: usize) -> bool {
    text.follows(at, class::UPWARD) && !text.follows(at, class::UPWARD_LOOKALIKE)
}

/// Whether a verb of reaching a step stands before this place (跃上, 迈上) or the noun of one behind the mention (台阶).
pub fn is_step(text: &Normalized, at: usize, after: usize) -> bool {
    text.word_before(at, class::STEP_VERB).is_some()
        || (text.word_before(at, class::STEP_LINK))
            .is_some_and(|length| text.follows(at.saturating_sub(length), class::STEP_VERB))
        || is_step_end(text, after)
}

/// Whether the noun of a step begins here: 台阶, 大关.
pub fn is_step_end(text: &Normalized, at: usize) -> bool {
    text.has(at, class::STEP_NOUN)
}
