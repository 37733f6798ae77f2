//! 是上年的2.5倍, 完成年计划的118%, 2.27:1: multiples, ratios, fractions, and shares that no verb says.

use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::measures::grammar::Context;
use crate::measures::mention::MentionKind;
use crate::measures::phrase::{Phrase, Verb};
use crate::measures::scan::Gap;
use crate::report::{Aspect, Relation, RelationKind, Value};

/// What a number relates to, and whether the stretch in front says nothing but that.
pub(in crate::measures::grammar) struct Relating {
    /// Level, change or rank.
    pub aspect: Aspect,
    /// To what it relates, if to anything.
    pub relation: Option<Relation>,
    /// Whether the noun in front is what is compared with and not the indicator.
    pub compared: bool,
}

fn level(kind: RelationKind, to: Option<&str>) -> Relating {
    let relation = Some(Relation { kind, to: to.map(str::to_string), parts: None });
    Relating { aspect: Aspect::Level, relation, compared: false }
}

impl Context<'_, '_> {
    /// 是上年的2.5倍, 分别为“十五”的4.9倍: what stands behind the verb is what it is compared with.
    pub(in crate::measures::grammar) fn is_compared(&self, gap: Gap) -> bool {
        class::EQUALS.starts(class::FOCUS_ADVERB.trim_start(self.words.of((gap.clause, gap.end))))
    }

    /// What the number's own kind and noun say of a relation.
    pub(in crate::measures::grammar) fn relate(&self, gap: Gap, phrase: &Phrase, aspect: Aspect) -> Relating {
        let text = self.words.of(phrase.noun);
        let tenths = self.mention.unit.as_deref().is_some_and(|unit| class::TENTH.starts(unit));
        let related = match self.mention.kind {
            MentionKind::Multiple => self.relate_multiple(gap, phrase),
            MentionKind::Ratio => {
                let parts = self.mention.parts.clone();
                let relation = Some(Relation { kind: RelationKind::Ratio, to: None, parts });
                Some(Relating { aspect: Aspect::Level, relation, compared: false })
            }
            MentionKind::Fraction if aspect == Aspect::Level => Some(level(RelationKind::Share, None)),
            _ if self.is_percent() || tenths => {
                self.relate_to_benchmark(gap, text).or_else(|| relate_by_noun(text, aspect))
            }
            _ if self.mention.unit.is_none() && class::RATIO_NAME.ends(text) => Some(level(RelationKind::Ratio, None)),
            _ => None,
        };
        related.unwrap_or(Relating { aspect, relation: None, compared: false })
    }

    fn relate_multiple(&self, gap: Gap, phrase: &Phrase) -> Option<Relating> {
        let grows = |kinds: Kinds| kinds.any(&[Kind::Grow, Kind::Add, Kind::Fall]) && !kinds.is(Kind::Reach);
        if matches!(phrase.verb, Verb::Trailing(kinds, _) if grows(kinds)) {
            return None;
        }
        let stretch = self.words.of((gap.clause, gap.end));
        let behind = |class: crate::lexicon::classes::Class| {
            let to =
                class.rfind(stretch).and_then(|at| stretch.get(at.end..)).map(|to| class::DE_PARTICLE.trim_end(to));
            to.filter(|to| !to.is_empty())
        };
        // 强度达到2.9%，是全省的两倍: what stands behind the verb is what it is compared with.
        let to = behind(class::EQUALS).or_else(|| behind(class::EQUALS_OR_REACHES));
        Some(Relating { compared: self.is_compared(gap) && to.is_some(), ..level(RelationKind::Multiple, to) })
    }

    /// 完成年度任务的115%, 是2019年的113.7%: more than all of it is a multiple, less is a share.
    fn relate_to_benchmark(&self, gap: Gap, text: &str) -> Option<Relating> {
        let stretch = self.words.of((gap.chunk, gap.end));
        if !class::MEASURED_AGAINST.within(stretch) || !class::DE_PARTICLE.ends(stretch.trim_end()) {
            return None;
        }
        let to = class::MEASURED_AGAINST_END.rfind(stretch).and_then(|at| stretch.get(at.end..)).unwrap_or(stretch);
        let over = matches!(self.mention.value, Some(Value::One(value)) if value >= rust_decimal::Decimal::ONE_HUNDRED);
        let beside = over || class::AGAINST_YEAR.within(stretch) || class::AVERAGE_STEM.within(stretch);
        let kind = if beside { RelationKind::Multiple } else { RelationKind::Share };
        // 完成年度任务的115%: of what was spoken of, not of the task.
        let task = text.chars().count() <= 6 && class::SET_LEVEL.ends(text);
        let relating = level(kind, Some(class::DE_PARTICLE.trim_end(to)));
        Some(Relating { compared: task || self.is_compared(gap), ..relating })
    }
}

/// 占比57%, 对经济增长贡献率达到60%, 资产与负债比率: what the noun says by itself.
fn relate_by_noun(text: &str, aspect: Aspect) -> Option<Relating> {
    let levelled = aspect == Aspect::Level;
    // 研发经费相当于生产总值的比例
    let of = class::EQUIVALENT
        .find(text)
        .and_then(|at| text.get(at.end..))
        .and_then(|to| class::PROPORTION_TAIL.strip_end(to));
    if levelled && (of.is_some() || class::SHARE_OF_TOTAL.ends(text)) {
        return Some(level(RelationKind::Share, of));
    }
    if let Some(at) = class::CONTRIBUTION_RATE.find(text).filter(|_| levelled) {
        let to = text.get(..at.start).and_then(|to| class::TOWARD.strip_start(to));
        return Some(level(RelationKind::Share, to));
    }
    let other = class::RATE_OF_TWO.strip_end(text)?;
    let at = class::WITH.find(other)?;
    Some(Relating { aspect, ..level(RelationKind::Ratio, other.get(at.end..)) })
}
