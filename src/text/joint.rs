//! Whether a line goes on where the one before it ends.

use super::lines::Line;
use crate::lexicon::classes::class;
use crate::lexicon::headings::{begins_body, begins_topic, title_ends};
use crate::lexicon::markers::starts_marked;
use crate::lexicon::{units, years};

/// A size of lines, in columns as print wraps or in characters as programs cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub chars: bool,
    pub size: usize,
    /// How far a full line may stay below the size: nothing where a program cut, more where print wraps.
    pub slack: usize,
}

impl Size {
    /// The line's size; the indentation of a paragraph's first line takes its room too.
    pub fn of(self, line: &Line) -> usize {
        let indent = if line.indent <= 4 { line.indent } else { 0 };
        if self.chars { line.chars + indent / 2 } else { line.width + indent }
    }

    /// Whether the line is as long as lines get.
    pub fn is_full(self, line: &Line) -> bool {
        self.of(line) + self.slack >= self.size
    }
}

/// Columns within which a wrapped line may end: a Han character or a punctuation mark that must not start a line.
pub const SLACK: usize = 4;

/// Columns of a line that is too long for a title.
pub const LONG: usize = 90;

/// Whether the words end as a sentence or a heading with a stop does.
pub fn is_finished(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '）', ')', '」', '』', '》', '"', '\'']);
    let quoted = bare.len() < words.len();
    if !bare.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…', '.']) {
        return false;
    }
    // “聊·胜一筹！” is a name: an exclamation inside short quotes ends no sentence.
    if quoted && bare.ends_with(['！', '!', '？', '?']) && words.ends_with('”') {
        return bare.rsplit_once('“').is_none_or(|(_, inner)| inner.chars().count() >= 10);
    }
    true
}

/// Whether a line ends within a quantity: between its digits, its unit, and the verb that leads to it.
pub fn tied(a: &str, b: &str) -> bool {
    let digit = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch);
    if is_finished(a) && !(a.ends_with('.') && b.starts_with(digit)) {
        return false;
    }
    // A line may begin with a year of its own.
    if years::year_at(b)
        .and_then(|(_, end)| b.get(end..))
        .is_some_and(|behind| class::YEAR_SIGN.starts(behind.trim_start()))
    {
        return false;
    }
    let numbered = a.trim_end_matches(['.', '．']).ends_with(digit);
    if numbered && (b.starts_with(['%', '％', '‰', '.', '．']) || b.starts_with(digit) && !starts_marked(b)) {
        return true;
    }
    if (numbered || class::SCALE_WORD.ends(a)) && unit_starts(b) {
        return true;
    }
    let leads = class::GROW.ends(a) || class::FALL.ends(a) || class::LOST_LEAD.ends(a) || class::REACH.ends(a);
    leads && b.starts_with(digit) && !starts_marked(b)
}

/// Whether a line begins with a unit, 万 or 亿.
fn unit_starts(b: &str) -> bool {
    let scaled = class::SCALE_WORD.trim_start(b);
    let first = scaled.chars().next();
    scaled.len() < b.len() && scaled.is_empty()
        || first.is_some_and(|first| units::starting_with(first).any(|unit| scaled.starts_with(unit.unit)))
}

/// Whether a line starts a new thought: a numbered heading, or a topic sentence (短句。).
pub fn starts_fresh(words: &str) -> bool {
    if starts_marked(words) {
        return true;
    }
    let stops = ['。', '，', '；', '、', ',', ';', '：'];
    let clause = words.split(stops).next().unwrap_or_default();
    let stopped = words.strip_prefix(clause).is_some_and(|rest| rest.starts_with('。'));
    stopped && (4..=20).contains(&clause.chars().count())
}

/// Two lines, of which the second may go on where the first ends.
pub struct Joint<'t> {
    pub text: &'t str,
    pub before: &'t Line,
    pub line: &'t Line,
    pub next: Option<&'t Line>,
    /// Columns of the paragraph so far.
    pub length: usize,
    /// Whether blank lines stand between the paragraphs of this text.
    pub spaced: bool,
    /// Whether the address to the delegates has come: what stands before it are cover lines.
    pub addressed: bool,
    /// Whether paragraphs begin with a blank, and their other lines do not.
    pub indented: bool,
    /// Whether blank lines stand here and there, as between paragraphs.
    pub gapped: bool,
    /// The first line of the paragraph so far.
    pub opening: &'t str,
}

impl Joint<'_> {
    pub fn a(&self) -> &str {
        self.before.of(self.text)
    }

    pub fn b(&self) -> &str {
        self.line.of(self.text)
    }

    /// In a text that wraps at `size`.
    pub fn wrapped(&self, size: Size) -> bool {
        let (a, b) = (self.a(), self.b());
        let full = size.is_full(self.before);
        if starts_marked(b) && (is_finished(a) || !full) || self.addresses() {
            return false;
        }
        // What sets a paragraph off in this text sets it off here.
        if is_finished(a) && (self.indented && self.line.indent >= 2 || self.gapped && self.line.gap > 0) {
            return false;
        }
        // A deeper start is a new paragraph, if the one before was not indented alike.
        if self.line.indent > self.before.indent && self.line.indent >= 2 && is_finished(a) {
            return false;
        }
        full || self.open_end()
    }

    /// 各位代表： begins a paragraph; a line may also begin with them in the midst of a sentence.
    pub fn addresses(&self) -> bool {
        let behind = class::DELEGATES_ADDRESS.strip_start(self.b());
        behind.is_some_and(|behind| behind.starts_with(['：', ':', '，', '！']) || is_finished(self.a()))
    }

    /// In a text whose lines end anywhere, most at about `size` columns.
    pub fn broken(&self, size: usize) -> bool {
        let (a, b) = (self.a(), self.b());
        if tied(a, b) {
            return true;
        }
        if starts_marked(b) || self.addresses() || is_finished(a) {
            return false;
        }
        if !self.addressed {
            return self.cover();
        }
        let short = self.before.width * 4 < size * 3;
        let title = !self.opening.contains(['，', '。', '；']) && !a.contains(['，', '。', '；']);
        // A heading ends where its words do, or before a full line would.
        let headed = title && starts_marked(self.opening) && (short || title_ends(a) || begins_body(b));
        let topic = title && (title_ends(a) && short || begins_topic(self.opening) && begins_body(b));
        !headed && !topic
    }

    /// In a text whose lines are paragraphs, some of which a page break or a link cut.
    pub fn cut(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        if tied(a, b) {
            return true;
        }
        if starts_marked(b) || class::DELEGATES_ADDRESS.starts(b) {
            return false;
        }
        if !self.addressed {
            return self.cover();
        }
        // 主要预期目标 and 是： on the next line: what cannot begin a line goes on.
        let goes_on = b.starts_with(['，', '。', '、', '；', '：', '）', '”', '％', '%']);
        if goes_on || class::COPULA_COLON.starts(b) {
            return true;
        }
        if is_finished(a) {
            return false;
        }
        // The department in brackets that a list's item ends with.
        if self.open_end() || self.line.gap == 0 && b.starts_with(['（', '(']) {
            return true;
        }
        // An item of a list goes on, if the next line is the list's next item.
        if let Some(number) = number(a) {
            let next = self.next.and_then(|next| self::number(next.of(self.text)));
            return next == Some(number + 1) || self.length > LONG;
        }
        if self.line.paged {
            return true;
        }
        if starts_marked(a) && self.length <= LONG {
            return false;
        }
        if self.spaced && self.line.gap == 0 {
            return true;
        }
        // 强化项目支撑，持续推进发展 above 用活政策。… or above 今年，…: a heading in two clauses.
        let short = self.length == self.before.width && self.length <= LONG * 3 / 4 && !a.contains('。');
        let topic = starts_fresh(b);
        let even = a.split('，').count() == 2 && a.split('，').all(|clause| (4..=14).contains(&clause.chars().count()));
        if short && (begins_topic(a) && (title_ends(a) || begins_body(b) || topic) || even && topic && begins_topic(b))
        {
            return false;
        }
        // Prose holds a comma, a title seldom does.
        self.length > LONG || self.length > LONG / 4 && a.contains(['，', ',', '；', '。'])
    }

    /// Between the lines of a cover: the speech's date and meeting go on until the meeting has its name, and a link may
    /// cut the title.
    pub fn cover(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        let dated = a.starts_with(['—', '-', '（', '(']) || a.starts_with(|ch: char| ch.is_ascii_digit());
        if dated
            && class::AT_PREPOSITION.within(a)
            && !(a.ends_with(['）', ')']) || class::UPPER_SIDE.ends(a) || class::MEETING_NOUN.ends(a))
            && class::MEETING_SIGN.within(b)
        {
            return true;
        }
        let title_cut = |name: &&str| name.strip_suffix(b).is_some_and(|rest| a.ends_with(rest) && !rest.is_empty());
        self.line.gap == 0 && class::REPORT_NAME.words().iter().any(title_cut)
            || a.len() < 60 && a.chars().all(|ch| ch == '—' || ch == '-')
            || self.open_end()
            || self.before.width > LONG && !is_finished(a)
    }

    /// After a run-in heading in bold that ends a line.
    pub fn after_bold(&self) -> bool {
        self.addressed && !starts_marked(self.b()) && !title_ends(self.a())
    }

    /// The first line ends in a way that nothing ends.
    pub fn open_end(&self) -> bool {
        let (a, b) = (self.a(), self.b());
        if a.ends_with(['，', '、', ',', '（', '(', '“', '《', '—']) {
            return !starts_marked(b) || a.ends_with(['（', '“', '《']);
        }
        // Inside quotes or brackets, which end in the next line.
        let open = |open: char, close: char| {
            a.rsplit_once(open).is_some_and(|(_, inner)| !inner.contains(close))
                && b.split_once(close).is_some_and(|(inner, _)| !inner.contains(open))
        };
        (open('“', '”') || open('（', '）') || open('《', '》')) && !is_finished(a)
    }
}

/// The number of a line that starts like an item of a list: `12.`, `12、`, `12．`.
fn number(words: &str) -> Option<u32> {
    let end = words.find(|ch: char| !ch.is_ascii_digit())?;
    let rest = words.get(end..)?.trim_start();
    let after = rest.strip_prefix(['.', '、', '．'])?;
    if after.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    words.get(..end)?.parse().ok()
}
