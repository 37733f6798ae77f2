//! What the lexer hands to the grammar: every number of the text, either as a mention of a quantity or as a label.

use crate::report::{Comparator, Number, Value};
use crate::span::Span;

/// A quantity as it stands in the text: number, unit, and the comparator words that touch it. What it is *of* is the
/// grammar's to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Digits, unit and the comparator words that touch them.
    pub span: Span,
    /// The number alone (`5.5`, `三十五`, `1-2`).
    pub number: Span,
    /// The unit alone, where there is one.
    pub unit_span: Option<Span>,
    /// As written, with 万 and 亿 left to the unit. Null for a ratio of three.
    pub value: Option<Value>,
    /// The parts of a ratio of three (6.8:42.1:51.1).
    pub parts: Option<Vec<Number>>,
    /// As written, 万 and 亿 in front; null where there is none (a fraction, 2.27:1).
    pub unit: Option<String>,
    /// By the words that touch it only; bounds shared over a list are the grammar's.
    pub comparator: Comparator,
    /// What sort of number it is.
    pub kind: MentionKind,
    /// The lexer's rules that read it, first to last.
    pub rules: Vec<&'static str>,
}

/// Sorts of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// Number and unit.
    Quantity,
    /// A position: 第3位, 首位, 前五.
    Rank,
    /// Part of a whole without unit: 三分之一, 过半.
    Fraction,
    /// 2倍, 翻番, 倍增.
    Multiple,
    /// 2.27:1, 6.8:42.1:51.1.
    Ratio,
}

/// A number that is no measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The mention.
    pub span: Span,
    /// Name of the rule that knows it: `date`, `ordinal`, `heading`, `name`, `duration` ….
    pub rule: &'static str,
}

/// The numbers of one text, both lists in its order; together they are all the numeric mentions that are understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// Quantities.
    pub quantities: Vec<Mention>,
    /// Numbers that are none.
    pub labels: Vec<Label>,
    /// Numeric mentions that are neither.
    pub unknown: Vec<Span>,
}
