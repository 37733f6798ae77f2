//! Text → mentions: numerals, units and the comparator words around them, in one pass.
//!
//! - [`glyphs`] is the text folded to one form;
//! - [`numeral`] reads numbers, [`unit`] the unit behind them, [`comparator`] the bounds that touch them;
//! - [`label`] knows what is no quantity by the number (dates, ordinals, names), [`description`] by the phrase (durations,
//!   sizes and bounds of described things);
//! - this file walks over the text and puts them together, then ties ranges, ratios and shared units.

mod comparator;
mod description;
mod glyphs;
mod label;
mod numeral;
mod unit;

use rust_decimal::Decimal;

use self::glyphs::Glyphs;
use self::numeral::{Form, Numeral, Vague};
use super::mention::{Label, Mention, MentionKind, Mentions};
use crate::order;
use crate::report::{Comparator, Number, Value};
use crate::span::Span;
use crate::text::Reading;

/// Every number of the text. `headings` are the outline's markers with their titles, in order: the numbers of the
/// markers are labels.
pub fn mentions(reading: &Reading, headings: &[Span]) -> Mentions {
    let glyphs = Glyphs::new(&reading.text);
    let mut headings: Vec<usize> = headings.iter().map(|heading| glyphs.index(heading.start())).collect();
    order::by_key(&mut headings, |&at| at as u64);
    let mut clipped: Vec<usize> = reading.clipped.iter().map(|&at| glyphs.index(at)).collect();
    order::by_key(&mut clipped, |&at| at as u64);
    let mut lexer = Lexer { glyphs, headings, clipped, found: Vec::new(), labels: Vec::new(), unknown: Vec::new() };
    lexer.walk();
    lexer.finish()
}

/// A quantity under way: places are glyphs.
#[derive(Debug)]
struct Draft {
    start: usize,
    end: usize,
    number: (usize, usize),
    unit_at: (usize, usize),
    value: Option<Value>,
    parts: Option<Vec<Number>>,
    unit: Option<String>,
    comparator: Comparator,
    kind: MentionKind,
    rules: Vec<&'static str>,
}

/// Wholes that a fraction is of.
const WHOLES: &[&str] =
    &["全国", "全省", "全市", "全区", "全州", "全县", "全球", "世界", "全国的", "全省的", "全市的", "总量的"];

struct Lexer<'t> {
    glyphs: Glyphs<'t>,
    /// First glyphs of the headings, in order.
    headings: Vec<usize>,
    /// Glyphs before which a line was cut off.
    clipped: Vec<usize>,
    found: Vec<Draft>,
    labels: Vec<(usize, usize, &'static str)>,
    unknown: Vec<(usize, usize)>,
}

impl Lexer<'_> {
    fn walk(&mut self) {
        let mut at = 0;
        while at < self.glyphs.len() {
            let end = self.step(at);
            at = end.max(at + 1);
        }
    }

    /// Reads what starts at this glyph and gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some((end, rule)) = label::word(&self.glyphs, at) {
            self.labels.push((at, end, rule));
            return end;
        }
        if let Some(tiers) = tiers(&self.glyphs, at) {
            let end = tiers[1].end;
            self.found.extend(tiers);
            return end;
        }
        if let Some(draft) = special(&self.glyphs, at) {
            let end = draft.end;
            self.found.push(draft);
            return end;
        }
        let first = self.glyphs.at(at);
        if !numeral::starts(first) {
            return at + 1;
        }
        let Some(numeral) = numeral::read(&self.glyphs, at) else { return at + 1 };
        if self.heads(&numeral) {
            self.labels.push((at, numeral.end + 1, "heading"));
            return numeral.end + 1;
        }
        if let Some((end, rule)) = label::number(&self.glyphs, &numeral, self.in_ranks(at)) {
            self.labels.push((at, end, rule));
            return end;
        }
        if let Some(draft) = rank(&self.glyphs, &numeral).or_else(|| ratio(&self.glyphs, &numeral)) {
            let end = draft.end;
            self.found.push(draft);
            return end;
        }
        self.quantity(numeral)
    }

    /// Whether the number is the marker of a heading: at its start, or behind its bracket.
    fn heads(&self, numeral: &Numeral) -> bool {
        let known = |at: usize| self.headings.binary_search(&at).is_ok();
        let first =
            known(numeral.start) || matches!(self.glyphs.before(numeral.start), '(' | '第') && known(numeral.start - 1);
        first
            && matches!(self.glyphs.at(numeral.end), '、' | '.' | ')' | '是' | ':' | '，')
            && numeral.rule != "number.decimal"
    }

    /// Whether a rank stands shortly before, in the same list.
    fn in_ranks(&self, at: usize) -> bool {
        let Some(last) = self.found.last().filter(|last| last.kind == MentionKind::Rank && at - last.end <= 24) else {
            return false;
        };
        !(last.end..at).any(|at| matches!(self.glyphs.at(at), '。' | '；' | ';' | '\n'))
    }

    /// The first glyph that no mention has taken yet.
    fn free(&self) -> usize {
        self.found.last().map_or(0, |draft| draft.end)
    }

    fn quantity(&mut self, numeral: Numeral) -> usize {
        let glyphs = &self.glyphs;
        let mut range = None;
        let mut last = numeral.clone();
        let mut rules = vec![numeral.rule];
        let mut first_unit = unit_of(glyphs, &numeral);
        // 1-2个, 6%-6.5%, 三到五, 9万-10万元
        if let Some(second) = second_of_range(glyphs, &numeral, first_unit.map(|unit| unit.end)) {
            let unit = unit_of(glyphs, &second);
            let (mut low, high) = (numeral.value, second.value);
            // 9-10万元 has its 万 behind; 5000万-1亿元 stands as written on the right.
            if !numeral.scale.is_empty()
                && numeral.scale != second.scale
                && let Some(scaled) = rescale(low, numeral.scale, second.scale)
            {
                low = scaled;
            }
            if low < high {
                range = Some((low, high));
                last = second;
                first_unit = unit;
                rules.push("number.range");
            }
        }
        if range.is_none() {
            range = numeral.high.map(|high| (numeral.value, high));
        }
        let mut end = last.end;
        // The line was cut off behind the digits: 完成投资1…
        if first_unit.is_none() && last.unit.is_none() && self.clipped.binary_search(&end).is_ok() {
            self.labels.push((numeral.start, end, "clipped"));
            return end;
        }
        let mut unit = last.unit.map(str::to_string);
        let mut unit_at = (last.scale_at, last.end);
        let mut kind = MentionKind::Quantity;
        let mut class = "";
        let mut value = range.map_or(Value::One(last.value), |(low, high)| Value::Two(low, high));
        if last.form == Form::Fraction {
            kind = MentionKind::Fraction;
        } else if last.unit.is_none() {
            if let Some(found) = first_unit {
                let written = glyphs.written(last.end, found.end);
                unit = Some(format!("{}{}", last.scale, written));
                end = found.end;
                class = found.unit.class;
                unit_at = (last.scale_at, end);
                rules.push("unit");
                if found.unit.unit == "倍" {
                    kind = MentionKind::Multiple;
                }
            } else if !last.scale.is_empty() {
                unit = Some(last.scale.to_string());
                rules.push("unit.bare");
            } else if last.form == Form::Arabic {
                if last.rule != "number.decimal" || range.is_some() {
                    let bare = unit::may_lack_unit(glyphs, (numeral.start, last.end));
                    if !bare && !unit::carries(glyphs, last.end) {
                        self.unknown.push((numeral.start, last.end));
                        return last.end;
                    }
                }
                unit = None;
            } else {
                self.labels.push((numeral.start, last.end, "word"));
                return last.end;
            }
        }
        let candidate = description::Candidate { first: &numeral, last: &last, unit: first_unit, end };
        if let Some((end, rule)) = description::label(glyphs, &candidate) {
            self.labels.push((numeral.start, end, rule));
            return end;
        }
        // 翻番 and 多 behind the unit: 3公里多.
        let mut start = numeral.start;
        let mut comparator = match (range.is_some(), last.vague) {
            (true, _) => Comparator::Range,
            (_, Vague::About) => Comparator::About,
            (_, Vague::More) => Comparator::MoreThan,
            _ => Comparator::Eq,
        };
        if numeral.form != Form::Arabic
            && comparator::is_upward(glyphs, start)
            && matches!(glyphs.at(start), '百' | '千' | '万' | '亿')
            && !comparator::is_step(glyphs, start, end)
        {
            // 上千, 上万: about.
            start -= 1;
            comparator = Comparator::About;
            rules.push("number.vague");
        }
        if last.form == Form::Fraction && glyphs.before(start) == '过' && glyphs.at(start) == '半' {
            start -= 1;
            comparator = Comparator::MoreThan;
        }
        // 接近全国十分之一: the whole may stand between.
        let whole = if last.form == Form::Fraction { glyphs.any_before(start, WHOLES).unwrap_or(0) } else { 0 };
        if let Some((bound, _)) = comparator::before(glyphs, start - whole).filter(|_| whole > 0) {
            comparator = bound;
            rules.push("comparator.before");
        } else if let Some((bound, from)) = comparator::before(glyphs, start) {
            if comparator == Comparator::Eq || comparator == Comparator::About && bound != Comparator::About {
                comparator = bound;
            }
            start = from;
            rules.push("comparator.before");
        }
        if let Some((bound, to)) = comparator::after(glyphs, end) {
            if comparator != Comparator::Range {
                comparator = bound;
            }
            end = to;
            rules.push("comparator.after");
        } else if class == "时间" && glyphs.at(end) == '内' && comparator == Comparator::Eq {
            comparator = Comparator::AtMost;
            end += 1;
            rules.push("comparator.after");
        }
        // 八成多
        if glyphs.at(end) == '多' && unit.as_deref() == Some("成") && comparator == Comparator::Eq {
            comparator = Comparator::MoreThan;
            end += 1;
            rules.push("comparator.after");
        }
        // 四分之一强
        let told = match glyphs.at(end) {
            '强' => Some(Comparator::MoreThan),
            '弱' => Some(Comparator::LessThan),
            _ => None,
        };
        if let Some(bound) = told.filter(|_| kind == MentionKind::Fraction && label::ends_clause(glyphs, end + 1)) {
            comparator = bound;
            end += 1;
            rules.push("comparator.after");
        }
        if comparator == Comparator::Eq && comparator::is_step(glyphs, start, end) {
            comparator = Comparator::MoreThan;
            rules.push("comparator.step");
        }
        if comparator == Comparator::MoreThan && glyphs.at(end) == '级' {
            end += 1;
        }
        normalize(&mut value);
        start = start.max(self.free());
        self.found.push(Draft {
            start,
            end,
            number: (numeral.start, last.scale_at),
            unit_at,
            value: Some(value),
            parts: None,
            unit,
            comparator,
            kind,
            rules,
        });
        end
    }

    /// A unit that stands once behind a list is every member's: 7300、4200亿元, 28.6个和21.9个百分点.
    fn carry(&mut self) {
        for right in (1..self.found.len()).rev() {
            let (left, rest) = self.found.split_at_mut(right);
            let (Some(left), Some(right)) = (left.last_mut(), rest.first()) else { continue };
            if right.start.saturating_sub(left.end) > 2 {
                continue;
            }
            let tie = (left.end..right.start).map(|at| self.glyphs.at(at)).collect::<String>();
            if !matches!(tie.as_str(), "、" | "和" | "与" | "及" | "或" | "至" | "到" | "以及" | "，" | ",")
                || left.kind != right.kind
            {
                continue;
            }
            let same_comma = matches!(tie.as_str(), "，" | ",");
            match (&left.unit, &right.unit) {
                (None, Some(unit)) if left.kind == MentionKind::Quantity && !same_comma => {
                    left.unit = Some(unit.clone());
                    left.rules.push("unit.carried");
                }
                (Some(own), Some(unit)) if own == "个" && unit == "个百分点" => {
                    left.unit = Some(unit.clone());
                    left.rules.push("unit.carried");
                }
                _ => {}
            }
        }
    }

    /// 跨越7万亿、8万亿、9万亿三个台阶: each is a step.
    fn share_steps(&mut self) {
        for right in 1..self.found.len() {
            let (left, rest) = self.found.split_at_mut(right);
            let (Some(left), Some(right)) = (left.last(), rest.first_mut()) else { continue };
            let tied = right.start == left.end + 1 && matches!(self.glyphs.at(left.end), '、' | '和');
            if tied
                && left.rules.contains(&"comparator.step")
                && left.unit == right.unit
                && right.comparator == Comparator::Eq
            {
                right.comparator = Comparator::MoreThan;
                right.rules.push("comparator.step");
            }
        }
    }

    fn finish(mut self) -> Mentions {
        self.carry();
        self.share_steps();
        let glyphs = &self.glyphs;
        let mut mentions = Mentions::default();
        for draft in self.found {
            if draft.kind == MentionKind::Quantity
                && draft.unit.is_none()
                && draft.value.is_some()
                && !unit::may_lack_unit(glyphs, draft.number)
            {
                mentions.unknown.push(glyphs.span(draft.number.0, draft.number.1));
                continue;
            }
            mentions.quantities.push(Mention {
                span: glyphs.span(draft.start, draft.end),
                number: glyphs.span(draft.number.0, draft.number.1),
                unit_span: (draft.unit_at.1 > draft.unit_at.0).then(|| glyphs.span(draft.unit_at.0, draft.unit_at.1)),
                value: draft.value,
                parts: draft.parts,
                unit: draft.unit,
                comparator: draft.comparator,
                kind: draft.kind,
                rules: draft.rules,
            });
        }
        mentions.labels =
            self.labels.iter().map(|&(from, to, rule)| Label { span: glyphs.span(from, to), rule }).collect();
        mentions.unknown.extend(self.unknown.iter().map(|&(from, to)| glyphs.span(from, to)));
        order::by_key(&mut mentions.unknown, |span| (span.start() as u64) << 32 | span.end() as u64);
        mentions
    }
}

/// The unit behind a number; 千亿县 and 百亿镇 are so much money, and no count of counties.
fn unit_of(glyphs: &Glyphs, numeral: &Numeral) -> Option<unit::Found> {
    unit::read(glyphs, numeral.end)
        .filter(|found| !numeral.scale.ends_with('亿') || !matches!(found.unit.unit, "县" | "镇" | "村" | "市" | "国"))
}

fn normalize(value: &mut Value) {
    match value {
        Value::One(one) => *one = one.normalize(),
        Value::Two(low, high) => (*low, *high) = (low.normalize(), high.normalize()),
    }
}

fn rescale(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let power = |scale: &str| match scale {
        "万" => Decimal::from(10_000),
        "亿" => Decimal::from(100_000_000),
        "万亿" => Decimal::from(1_000_000_000_000u64),
        _ => Decimal::ONE,
    };
    value.checked_mul(power(from))?.checked_div(power(to))
}

/// The high end of a range whose low end this is.
fn second_of_range(glyphs: &Glyphs, first: &Numeral, unit_end: Option<usize>) -> Option<Numeral> {
    if first.vague != Vague::No || first.form == Form::Fraction || first.high.is_some() {
        return None;
    }
    let mut at = unit_end.unwrap_or(first.end);
    let tie = glyphs.at(at);
    match tie {
        '-' => {
            while glyphs.at(at) == '-' {
                at += 1;
            }
        }
        '至' | '到' => {
            // 由2个增加到4个 and 从3到5 tell a change, not a range.
            let from = first.start.saturating_sub(12);
            let mut back = first.start;
            while back > from && !matches!(glyphs.before(back), '，' | '。' | '；' | '、' | ',' | '\n') {
                back -= 1;
                if matches!(glyphs.at(back), '由' | '从') {
                    return None;
                }
            }
            at += 1;
        }
        _ => return None,
    }
    let second = numeral::read(glyphs, at)?;
    let same_form = second.form == first.form && second.high.is_none();
    let followed = unit::read(glyphs, second.end).is_some() || !second.scale.is_empty();
    (same_form && followed && second.unit == first.unit).then_some(second)
}

/// 增速“保8争9”: two tiers of a growth that leave out their per cent sign; the first is a vow and so the least.
fn tiers(glyphs: &Glyphs, at: usize) -> Option<[Draft; 2]> {
    if glyphs.at(at) != '保' {
        return None;
    }
    let quoted = usize::from(glyphs.before(at) == '“');
    glyphs.any_before(at - quoted, &["增速", "增长", "增幅"])?;
    let plain = |from: usize| {
        let numeral = numeral::read(glyphs, from).filter(|it| it.scale.is_empty() && it.unit.is_none())?;
        (numeral.high.is_none() && numeral.vague == Vague::No && numeral.value < Decimal::ONE_HUNDRED)
            .then_some(numeral)
    };
    let low = plain(at + 1).filter(|low| glyphs.at(low.end) == '争')?;
    let high = plain(low.end + 1).filter(|high| label::ends_clause(glyphs, high.end) && low.value < high.value)?;
    let tier = |numeral: Numeral, comparator| Draft {
        start: numeral.start,
        end: numeral.end,
        number: (numeral.start, numeral.end),
        unit_at: (numeral.end, numeral.end),
        value: Some(Value::One(numeral.value.normalize())),
        parts: None,
        unit: Some("%".into()),
        comparator,
        kind: MentionKind::Quantity,
        rules: vec![numeral.rule, "number.tier"],
    };
    Some([tier(low, Comparator::AtLeast), tier(high, Comparator::Eq)])
}

/// Quantities in one word: 首位, 榜首, 翻番, 翻了两番, 倍增, 过半.
fn special(glyphs: &Glyphs, at: usize) -> Option<Draft> {
    let draft = |end: usize, value: Decimal, unit: Option<&str>, kind, rule| Draft {
        start: at,
        end,
        number: (at, end),
        unit_at: (end, end),
        value: Some(Value::One(value)),
        parts: None,
        unit: unit.map(str::to_string),
        comparator: Comparator::Eq,
        kind,
        rules: vec![rule],
    };
    match glyphs.at(at) {
        '首' if glyphs.is(at, "首位")
            && label::HEADS.iter().all(|head| !glyphs.is(at + 2, head))
            && glyphs.any_before(at, label::PUT_FIRST).is_none() =>
        {
            Some(draft(at + 2, Decimal::ONE, Some("位"), MentionKind::Rank, "rank.first"))
        }
        '榜' if glyphs.is(at, "榜首") => {
            Some(draft(at + 2, Decimal::ONE, Some("位"), MentionKind::Rank, "rank.first"))
        }
        // （一）聚焦工业倍增 says where to, not how much.
        '倍' if glyphs.is(at, "倍增")
            && label::ends_clause(glyphs, at + 2)
            && !(2..8)
                .any(|back| ["聚焦", "围绕", "突出"].iter().any(|word| glyphs.ends(at.saturating_sub(back), word))) =>
        {
            Some(draft(at + 2, Decimal::TWO, Some("倍"), MentionKind::Multiple, "multiple.double"))
        }
        // 实现“四个翻番” names a slogan.
        '翻' if glyphs.before(at) == '个' => None,
        '翻' if glyphs.is(at, "翻倍") && glyphs.any(at + 2, &["计划", "行动", "工程"]).is_none() => {
            Some(draft(at + 2, Decimal::TWO, Some("倍"), MentionKind::Multiple, "multiple.double"))
        }
        '翻' => {
            let mut to = at + 1;
            if glyphs.at(to) == '了' {
                to += 1;
            }
            if glyphs.at(to) == '近' {
                to += 1;
            }
            let near = glyphs.before(to) == '近';
            let mut times = 1u32;
            if glyphs.at(to) != '番' {
                let numeral = numeral::read(glyphs, to)?;
                times = numeral.value.to_string().parse().ok().filter(|&times| times > 0 && times < 60)?;
                to = numeral.end;
            }
            if glyphs.at(to) != '番' || matches!(glyphs.at(to + 1), '茄' | '计' | '行') {
                return None;
            }
            let mut draft =
                draft(to + 1, Decimal::from(1u64 << times), Some("倍"), MentionKind::Multiple, "multiple.double");
            if near {
                draft.comparator = Comparator::About;
            }
            if let Some((bound, end)) = comparator::after(glyphs, to + 1) {
                draft.comparator = bound;
                draft.end = end;
            } else if let Some(length) = glyphs.any(to + 1, &["还多", "多"]) {
                draft.comparator = Comparator::MoreThan;
                draft.end += length;
            }
            Some(draft)
        }
        '过' if glyphs.is(at, "过半") && label::ends_clause(glyphs, at + 2) => {
            let mut draft = draft(at + 2, Decimal::new(5, 1), None, MentionKind::Fraction, "number.half");
            draft.comparator = Comparator::MoreThan;
            Some(draft)
        }
        _ => None,
    }
}

/// 第3位, 前5名, 全国第一; and 第1、2位.
fn rank(glyphs: &Glyphs, numeral: &Numeral) -> Option<Draft> {
    let start = numeral.start.checked_sub(1)?;
    let prefix = glyphs.at(start);
    if !numeral.scale.is_empty()
        || numeral.form == Form::Fraction
        || !matches!(prefix, '第' | '前')
        || glyphs.before(start) == '提'
    {
        return None;
    }
    let after = numeral.end;
    let (end, unit) = match glyphs.at(after) {
        '位' | '名' => (after + 1, glyphs.at(after).to_string()),
        _ => (after, "位".to_string()),
    };
    let comparator = if prefix == '前' { Comparator::AtMost } else { Comparator::Eq };
    Some(Draft {
        start,
        end,
        number: (numeral.start, numeral.end),
        unit_at: (after, end),
        value: Some(Value::One(numeral.value)),
        parts: None,
        unit: Some(unit),
        comparator,
        kind: MentionKind::Rank,
        rules: vec![numeral.rule, "rank"],
    })
}

/// 2.27:1, 6.8:42.1:51.1
fn ratio(glyphs: &Glyphs, numeral: &Numeral) -> Option<Draft> {
    if numeral.form != Form::Arabic || !numeral.scale.is_empty() || glyphs.at(numeral.end) != ':' {
        return None;
    }
    let mut parts = vec![numeral.value];
    let mut end = numeral.end;
    while glyphs.at(end) == ':' && parts.len() < 8 {
        let Some(next) =
            numeral::read(glyphs, end + 1).filter(|next| next.form == Form::Arabic && next.scale.is_empty())
        else {
            break;
        };
        parts.push(next.value);
        end = next.end;
    }
    let (mut start, mut stop, mut comparator) = (numeral.start, end, Comparator::Eq);
    if let Some((bound, to)) = comparator::after(glyphs, end) {
        (comparator, stop) = (bound, to);
    } else if let Some((bound, from)) = comparator::before(glyphs, start) {
        (comparator, start) = (bound, from);
    }
    let [first, second, rest @ ..] = parts.as_slice() else { return None };
    let value =
        if rest.is_empty() { Some(Value::One(first.checked_div(*second)?.round_dp(4).normalize())) } else { None };
    let parts = (!rest.is_empty()).then(|| parts.iter().copied().map(Number).collect());
    Some(Draft {
        start,
        end: stop,
        number: (numeral.start, end),
        unit_at: (end, end),
        value,
        parts,
        unit: None,
        comparator,
        kind: MentionKind::Ratio,
        rules: vec!["ratio"],
    })
}
