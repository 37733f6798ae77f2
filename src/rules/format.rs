//! The form of a `.rules` file, read by the build (which makes tables of the rules) and by the tests (which run their examples).
//!
//! ```text
//! # The families' purpose, and what its rules give.
//! rule improved_things
//!   # 农房风貌提升26.4万户: how many were improved, not by how much.
//!   when unit ends <thing_unit>
//!   when verb is <improve> or noun ends <improve> <aspect_particle>?
//!   when not percent
//!   gives aspect=level
//!   yes 农房风貌提升26.4万户
//!   no 排名提升4位
//! ```
//!
//! Every `when` must hold. A line may name alternatives with `or`, each with `not` before it where it must not hold. A test is a
//! *fact* of the site (`percent`), or a *slot* of it (a stretch of text: `unit`, `verb`, `noun`, `before`, `behind` …) with what it
//! must be: `is`, `starts`, `ends`, `has` with a pattern over classes; `empty`; `longer N`, `shorter N` in characters.
//! A pattern is a row of `<class>`, `<one|other>`, `<class>?` (may be missing), `!<class>` (no word of it stands here: behind what
//! precedes, or in front of what follows where the pattern begins with it), `..N` (up to N other characters).
//! `yes` and `no` are sentences in which the rule must win and must not win; `yes plan: …` puts the sentence into the plan, `review:`
//! (where nothing is said) into the review, `heading:` puts a heading into a report that has
//! no other, `whole:` gives the text as it is, with `/` for a line's end.

/// A rule as it is written.
#[derive(Debug, Default)]
pub struct Written {
    /// File and line.
    pub at: String,
    pub name: String,
    /// One a `when` line: its alternatives.
    pub when: Vec<Vec<WrittenTest>>,
    pub gives: Vec<(String, String)>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
}

/// A test as it is written.
#[derive(Debug, PartialEq, Eq)]
pub struct WrittenTest {
    pub not: bool,
    /// Slot or fact, in lower case.
    pub what: String,
    /// `is`, `starts`, `ends`, `has`, `empty`, `longer`, `shorter`; empty for a fact.
    pub how: String,
    pub pattern: Vec<WrittenPiece>,
    /// Of `longer` and `shorter`.
    pub count: usize,
}

/// A piece of a pattern.
#[derive(Debug, PartialEq, Eq)]
pub enum WrittenPiece {
    /// A word of one of these classes; it may be missing.
    Word(Vec<String>, bool),
    /// No word of these classes stands here.
    Not(Vec<String>),
    /// Up to so many other characters.
    Any(usize),
}

/// The rules of a file; what is wrong with it, by line.
pub fn parse(path: &str, text: &str) -> Result<Vec<Written>, Vec<String>> {
    let (mut rules, mut wrong): (Vec<Written>, Vec<String>) = Default::default();
    for (line, number) in text.lines().zip(1..) {
        let at = format!("{path}:{number}");
        let line = line.trim();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match (word, rules.last_mut()) {
            ("", _) | ("#", _) => {}
            ("rule", _) => rules.push(Written { at, name: rest.into(), ..Written::default() }),
            ("when", Some(rule)) => match rest.split(" or ").map(test).collect() {
                Ok(tests) => rule.when.push(tests),
                Err(what) => wrong.push(format!("{at}: {what}")),
            },
            ("gives", Some(rule)) => {
                rule.gives
                    .extend(rest.split(' ').filter_map(|it| it.split_once('=')).map(|(a, b)| (a.into(), b.into())));
            }
            ("yes", Some(rule)) => rule.yes.push(rest.into()),
            ("no", Some(rule)) => rule.no.push(rest.into()),
            _ => wrong.push(format!("{at}: neither rule, when, gives, yes nor no: {line}")),
        }
    }
    for rule in &rules {
        if rule.when.is_empty() || rule.yes.is_empty() {
            wrong.push(format!("{}: {} has no test or no example", rule.at, rule.name));
        }
    }
    if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
}

fn test(text: &str) -> Result<WrittenTest, String> {
    let mut words = text.split_whitespace().peekable();
    let not = words.next_if_eq(&"not").is_some();
    let what = words.next().ok_or("a test without words")?.to_string();
    let how = words.next().unwrap_or_default().to_string();
    let rest: Vec<&str> = words.collect();
    let (mut pattern, mut count) = (Vec::new(), 0);
    match how.as_str() {
        "" | "empty" => {}
        "longer" | "shorter" => count = rest.first().and_then(|it| it.parse().ok()).ok_or("a count is missing")?,
        "is" | "starts" | "ends" | "has" => {
            pattern = rest.iter().map(|it| piece(it)).collect::<Result<_, _>>()?;
            if pattern.is_empty() {
                return Err("a pattern is missing".into());
            }
        }
        _ => return Err(format!("no such test: {how}")),
    }
    Ok(WrittenTest { not, what, how, pattern, count })
}

fn piece(text: &str) -> Result<WrittenPiece, String> {
    if let Some(count) = text.strip_prefix("..") {
        return count.parse().map(WrittenPiece::Any).map_err(|_| format!("no count: {text}"));
    }
    let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
    let (text, not) = text.strip_prefix('!').map_or((text, false), |text| (text, true));
    let inner = text.strip_prefix('<').and_then(|it| it.strip_suffix('>')).ok_or(format!("no class: {text}"))?;
    let classes = inner.split('|').map(String::from).collect();
    Ok(if not { WrittenPiece::Not(classes) } else { WrittenPiece::Word(classes, optional) })
}
