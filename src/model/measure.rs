//! A quantity with all that the text says of it.

use crate::span::CodePoints;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A value as written, with 万 and 亿 left in the unit: one number, or the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(ts_rs::TS), ts(type = "number | [number, number]"))]
pub enum Value {
    /// A number.
    One(Decimal),
    /// Both ends of a range, or two starting values.
    Two(Decimal, Decimal),
}

impl Serialize for Value {
    fn serialize<Z: Serializer>(&self, to: Z) -> Result<Z::Ok, Z::Error> {
        match self {
            Value::One(one) => Number(*one).serialize(to),
            Value::Two(low, high) => [Number(*low), Number(*high)].serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrTwo {
            One(Number),
            Two(Number, Number),
        }
        Ok(match OneOrTwo::deserialize(from)? {
            OneOrTwo::One(one) => Value::One(one.0),
            OneOrTwo::Two(low, high) => Value::Two(low.0, high.0),
        })
    }
}

/// A decimal that is a JSON number: `5.5`, and `2900` rather than `2900.0`. It goes into the JSON as its digits, never
/// through a binary float: exact, and the tables that floats are written by are a seventh of what the worker would be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<Z: Serializer>(&self, to: Z) -> Result<Z::Ok, Z::Error> {
        // SAFETY: the digits of a decimal, a minus in front and a point between them, are one JSON number, nothing
        // around it. Having it checked would bring a reader of JSON to the browser's worker.
        #[allow(unsafe_code)]
        let digits = unsafe { RawValue::from_string_unchecked(self.0.normalize().to_string()) };
        digits.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Number {
    /// Whoever reads the JSON may have made a float of its digits: the shortest digits of that float are they again, up to
    /// fifteen of them.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let digits = f64::deserialize(from)?.to_string();
        Decimal::from_str_exact(&digits).map(Number).map_err(serde::de::Error::custom)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        f64::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        f64::json_schema(generator)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number as written (万 and 亿 stay in the unit), or the two ends of a range.",
            "anyOf": [{ "type": "number" }, { "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 }]
        })
    }
}

contract! {
/// One quantity that the report states about the world.
pub struct Measure<S = CodePoints> {
    /// `m1` …, in reading order.
    pub id: String,
    /// The mention: digits, unit and the comparator words that touch it.
    pub span: S,
    /// The sentence that it stands in.
    pub sentence: S,
    /// Id of the innermost section.
    pub section: Option<String>,
    /// To find it again in another text.
    pub quote: Quote,
    /// As written; null for a target in words (稳定增长) and for a ratio of three.
    pub value: Option<Value>,
    /// Where it came from (由73项压减到46项: 73).
    pub from: Option<Value>,
    /// As written, with 万 and 亿; empty for a target in words, null where the value has none.
    pub unit: Option<String>,
    /// Exact or bound.
    pub comparator: Comparator,
    /// Level reached, amount of change, or position.
    pub aspect: Aspect,
    /// Reported, promised, or background.
    pub status: Status,
    /// How strongly it is promised.
    pub strength: Option<Strength>,
    /// What is measured.
    pub indicator: Option<Indicator<S>>,
    /// The verb in front (新增, 完成投资).
    pub action: Option<String>,
    /// The time that the number is of.
    pub period: Option<Period>,
    /// What a change is counted from.
    pub basis: Option<Basis>,
    /// What a gap, share, multiple or ratio is to.
    pub relation: Option<Relation>,
    /// Whose number it is, where not the report's own region's.
    pub scope: Option<Scope>,
    /// The value in the base unit of its class.
    pub canonical: Option<Canonical>,
    /// Shared by the measures of one list.
    pub group: Option<String>,
    /// Whether it is one of the year's main expected targets.
    pub headline: bool,
    /// Names of the rules that read it, first to last.
    pub rules: Vec<String>,
    /// 0-1.
    #[cfg_attr(not(target_arch = "wasm32"), ts(type = "number"))]
    pub confidence: Number,
}
}

contract! {
/// A mention with its neighbourhood.
pub struct Quote {
    /// Up to 14 characters before.
    pub before: String,
    /// The mention.
    pub exact: String,
    /// Up to 14 characters after.
    pub after: String,
}
}

contract! {
/// How a stated number bounds the true one.
pub enum Comparator {
    /// Exact.
    Eq,
    /// 左右, 约, 近.
    About,
    /// 以上, 不低于.
    AtLeast,
    /// 超过, 突破, 余.
    MoreThan,
    /// 以内, 不超过.
    AtMost,
    /// 不足, 低于.
    LessThan,
    /// From one to another.
    Range,
}
}

contract! {
/// What a number says of its indicator.
pub enum Aspect {
    /// The level reached.
    Level,
    /// How much it went up.
    Increase,
    /// How much it went down.
    Decrease,
    /// A position.
    Rank,
}
}

contract! {
/// Where a number stands in time.
pub enum Status {
    /// Done, or the present state.
    Achieved,
    /// Promised for the coming period.
    Target,
    /// Background.
    Context,
}
}

contract! {
/// How strongly a target is promised.
pub enum Strength {
    /// Plain, 预期, 左右.
    Expected,
    /// 确保, 不低于 as a vow.
    Ensure,
    /// 力争, 努力.
    Strive,
    /// 约束性.
    Binding,
}
}

contract! {
/// What is measured.
pub struct Indicator<S = CodePoints> {
    /// The noun phrase.
    pub text: String,
    /// Where the phrase stands; null where it was put together from several places.
    pub span: Option<S>,
    /// Id of a known indicator that the phrase means.
    pub id: Option<String>,
    /// Name of that indicator.
    pub name: Option<String>,
}
}

contract! {
/// A time.
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// How the number relates to it.
    pub mode: Mode,
}
}

contract! {
/// How a number relates to its period.
pub enum Mode {
    /// In that year.
    In,
    /// By its end.
    By,
    /// Over all of it.
    Cumulative,
    /// Each year on average.
    AnnualAverage,
}
}

contract! {
/// What a change is counted from.
pub struct Basis {
    /// Which kind.
    pub kind: BasisKind,
    /// The year, for `year`.
    pub year: Option<i32>,
}
}

contract! {
/// Kinds of basis.
pub enum BasisKind {
    /// The year before.
    Yoy,
    /// A named year.
    Year,
    /// 可比口径.
    Comparable,
}
}

contract! {
/// A number that relates two quantities.
pub struct Relation {
    /// Which kind.
    pub kind: RelationKind,
    /// The other side, where named.
    pub to: Option<String>,
    /// The parts of a ratio of three.
    #[cfg_attr(not(target_arch = "wasm32"), ts(type = "Array<number> | null"))]
    pub parts: Option<Vec<Number>>,
}
}

contract! {
/// Kinds of relation.
pub enum RelationKind {
    /// Higher or lower by.
    Gap,
    /// Part of a whole.
    Share,
    /// So many times.
    Multiple,
    /// One to another.
    Ratio,
}
}

contract! {
/// Whose number it is.
pub struct Scope {
    /// In relation to the report's own region.
    pub kind: ScopeKind,
    /// As written.
    pub name: Option<String>,
}
}

contract! {
/// Kinds of scope.
pub enum ScopeKind {
    /// The country.
    Nation,
    /// A place above.
    Parent,
    /// A place below.
    Child,
    /// Another place.
    Other,
}
}

contract! {
/// A value in the base unit of its class, as exact decimals.
pub struct Canonical {
    /// The value, or the low end.
    pub value: CanonicalValue,
    /// The starting value.
    pub from: Option<CanonicalValue>,
    /// The base unit.
    pub unit: String,
}
}

/// An exact decimal as a string, or two for a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(untagged)]
pub enum CanonicalValue {
    /// A number.
    One(String),
    /// Both ends of a range.
    Two([String; 2]),
}
