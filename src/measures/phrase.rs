//! What stands in front of a number: the verb that governs it and the noun phrase that it is of.

use super::mention::Label;
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};

/// A stretch of text by bytes.
pub type Range = (usize, usize);

/// Everything known of one text, to look things up by place.
pub struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// Its cue words in order.
    pub cues: Vec<Cue>,
    /// Its numbers that are no measures, in order.
    pub labels: &'t [Label],
    /// Where names of known indicators stand, in order of their starts.
    pub names: Vec<Range>,
}

impl<'t> Words<'t> {
    /// The text of a stretch.
    pub fn of(&self, range: Range) -> &'t str {
        self.text.get(range.0..range.1).unwrap_or("")
    }

    /// The cue words wholly inside a stretch.
    pub fn within(&self, (from, end): Range) -> &[Cue] {
        let first = self.cues.partition_point(|cue| cue.start < from);
        let last = self.cues.partition_point(|cue| cue.end <= end);
        self.cues.get(first..last).unwrap_or(&[])
    }

    /// The cue word that ends at `end`.
    pub fn ending_at(&self, end: usize) -> Option<Cue> {
        let after = self.cues.partition_point(|cue| cue.end < end);
        self.cues.get(after).copied().filter(|cue| cue.end == end)
    }

    /// The cue word that starts at `start`.
    pub fn starting_at(&self, start: usize) -> Option<Cue> {
        let at = self.cues.partition_point(|cue| cue.start < start);
        self.cues.get(at).copied().filter(|cue| cue.start == start)
    }

    fn label_ending_at(&self, end: usize) -> Option<Range> {
        let after = self.labels.partition_point(|label| label.span.end() < end);
        let label = self.labels.get(after).filter(|label| label.span.end() == end)?;
        is_time(label.rule).then_some((label.span.start(), label.span.end()))
    }

    fn label_starting_at(&self, start: usize) -> Option<Range> {
        let at = self.labels.partition_point(|label| label.span.start() < start);
        let label = self.labels.get(at).filter(|label| label.span.start() == start)?;
        is_time(label.rule).then_some((label.span.start(), label.span.end()))
    }

    /// The end of the longest known indicator whose name starts at `start` and ends at or before `end`.
    pub fn name_starting_at(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.names.partition_point(|name| name.0 < start);
        let here = self.names.get(first..)?.iter().take_while(|name| name.0 == start);
        here.map(|name| name.1).filter(|stop| *stop <= end).max()
    }

    /// The end of the number of a list's item that starts here: 13. 、（2）.
    fn number_of_item(&self, start: usize) -> Option<usize> {
        let at = self.labels.partition_point(|label| label.span.start() < start);
        let label = self.labels.get(at).filter(|label| label.span.start() == start && label.rule == "heading")?;
        let rest = self.text.get(label.span.end()..)?;
        Some(label.span.end() + rest.len() - rest.trim_start_matches(['.', '．', '、', '）', ')', ' ']).len())
    }

    /// The start of the longest known indicator whose name ends at `end` and begins at or after `from`.
    pub fn name_ending_at(&self, from: usize, end: usize) -> Option<usize> {
        let first = self.names.partition_point(|name| name.0 < from);
        self.names.get(first..)?.iter().take_while(|name| name.0 < end).find(|name| name.1 == end).map(|name| name.0)
    }
}

/// Whether a label's rule says that the number tells a time.
fn is_time(rule: &str) -> bool {
    matches!(rule, "date" | "year" | "duration" | "streak" | "period" | "time" | "plan_period")
}

/// Words that a clause carries besides its verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// 确保.
    pub ensure: bool,
    /// 力争.
    pub strive: bool,
    /// 分别.
    pub each: bool,
    /// 均, 都, 双双.
    pub all: bool,
    /// 其中.
    pub among: bool,
}

/// Where the governing verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// No verb: 粮食产量280亿斤.
    None,
    /// Right before the number: 产值增长5%.
    Trailing(Kinds, Range),
    /// Before the noun phrase: 新建学校5所.
    Leading(Kinds, Range),
}

impl Verb {
    /// The verb's kinds.
    pub fn kinds(self) -> Kinds {
        match self {
            Verb::None => Kinds::default(),
            Verb::Trailing(kinds, _) | Verb::Leading(kinds, _) => kinds,
        }
    }

    /// Where it stands.
    pub fn range(self) -> Option<Range> {
        match self {
            Verb::None => None,
            Verb::Trailing(_, range) | Verb::Leading(_, range) => Some(range),
        }
    }
}

/// The reading of a stretch in front of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The noun phrase; empty where the stretch has none.
    pub noun: Range,
    /// The verb that governs the number.
    pub verb: Verb,
    /// A change word in the noun phrase's end or before a verb of reaching (涨幅, 增速达到): its kinds.
    pub change: Kinds,
    /// Who did it, where a doer stands before 完成 or 分别: what was done is the doer's.
    pub doer: Option<Range>,
    /// Further words.
    pub flags: Flags,
}

impl Phrase {
    /// Whether there is a noun phrase.
    pub fn has_noun(&self) -> bool {
        self.noun.0 < self.noun.1
    }
}

/// Nouns in a phrase's end that name a change, so that the number is its amount.
const CHANGE_NOUNS: &[(&str, Kind)] = &[
    ("涨幅", Kind::Grow),
    ("增速", Kind::Grow),
    ("增幅", Kind::Grow),
    ("增长率", Kind::Grow),
    ("降幅", Kind::Fall),
    ("降低率", Kind::Fall),
    ("下降率", Kind::Fall),
    ("新增就业", Kind::Add),
    ("新增就业人数", Kind::Add),
    ("净流入", Kind::Add),
    ("增长目标", Kind::Grow),
    ("增长预期目标", Kind::Grow),
    ("上涨幅度", Kind::Grow),
    ("增长幅度", Kind::Grow),
    ("下降幅度", Kind::Fall),
];

/// Nouns so general that a deed before them is part of the name: 帮扶项目, 救助资金.
const SHORT_HEADS: &[&str] = &[
    "项目", "资金", "工程", "基地", "中心", "平台", "机构", "人员", "任务", "行动", "政策", "措施", "面积", "站点",
    "事项", "案件", "制度", "标准", "指标", "机制", "体系", "场所", "设施", "团队", "队伍", "岗位", "线路", "网络",
];

/// Signs that make a name of the deed before them: 安置房, 救助金.
const NAMING_SIGNS: &[&str] =
    &["金", "率", "费", "款", "量", "额", "度", "房", "厂", "站", "点", "所", "室", "厅", "院", "性", "型", "者", "员"];

/// Verbs and prepositions behind which another doer stands.
const LEADS_OTHERS: &[&str] = &[
    "提请", "推动", "支持", "引导", "帮助", "组织", "动员", "吸引", "促进", "带动", "扶持", "为", "给", "向", "对",
    "让", "使", "将", "把", "鼓励", "通过",
];

/// The noun phrase of a stretch that is a subject: adverbs and leading verbs off, the rest whole.
pub fn subject(words: &Words, (from, end): Range) -> Range {
    let mut flags = Flags::default();
    let (from, end) = trim_marks(words, (from, end));
    let right = skip_left(words, from, end, &mut flags);
    let mut left = skip_right(words, from, right, &mut flags);
    while let Some(cue) = words.starting_at(left).filter(|cue| cue.end + 3 < right) {
        let named = words.name_starting_at(left, right).is_some_and(|end| end > cue.end);
        if named || cue.kinds.is(Kind::Noun) || !cue.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) {
            break;
        }
        left = skip_right(words, cue.end, right, &mut flags);
    }
    trim_noun(words, (left.min(right), right))
}

/// Reads the stretch `(from, end)` in front of a number that begins at `end`.
pub fn read(words: &Words, (from, end): Range) -> Phrase {
    let mut flags = Flags::default();
    let text = words.of((from, end));
    flags.each = text.contains("分别") || text.contains("各新增") || text.contains("各增");
    flags.all = text.contains('均') || text.contains("双双") || text.contains('都');
    flags.among = text.contains("其中");
    let (from, end) = trim_marks(words, (from, end));

    // From the number leftwards: adverbs, then the verb.
    let mut right = end;
    let mut verb = Verb::None;
    let mut change = Kinds::default();
    loop {
        right = skip_left(words, from, right, &mut flags);
        let Some(cue) = words.ending_at(right).filter(|cue| cue.start >= from) else { break };
        let known = words.name_ending_at(from, right).filter(|&start| start < cue.start || cue.kinds.is(Kind::Deed));
        if cue.kinds.is(Kind::Noun) || !cue.kinds.is_verb() || known.is_some() {
            break;
        }
        // 普惠金融贷款, 老旧小区改造: a deed that ends a longer phrase is part of its name.
        let deed =
            cue.kinds.is(Kind::Deed) && !cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall, Kind::Add, Kind::Rank]);
        if deed && (verb != Verb::None || cue.start > from) {
            let bare = words
                .starting_at(skip_right(words, from, right, &mut Flags::default()))
                .is_some_and(|first| first.start == cue.start);
            let done = class::COMPLETING.is(words.of((cue.start, cue.end))) && verb == Verb::None;
            if verb != Verb::None || !bare && !done {
                break;
            }
        }
        match verb {
            Verb::None => verb = Verb::Trailing(cue.kinds, (cue.start, cue.end)),
            // Verbs pile up (实现增长, 增速达到): the one next to the number governs, a change before it is its aspect.
            Verb::Trailing(kinds, range) => {
                if kinds.is(Kind::Reach) && cue.kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add]) {
                    change = cue.kinds;
                } else if !cue.kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall, Kind::Add]) {
                    break;
                }
                verb = Verb::Trailing(kinds, (cue.start, range.1));
            }
            Verb::Leading(..) => break,
        }
        right = cue.start;
    }

    // From the stretch's start rightwards: adverbs, then verbs that lead.
    let mut left = skip_right(words, from, right, &mut flags);
    let mut leading: Option<(Kinds, Range)> = None;
    while let Some(cue) = words.starting_at(left) {
        let tail = words.of((cue.end, right));
        let bound = ["率", "量", "数", "额", "值", "费", "类", "点", "户"].contains(&tail);
        let long = cue.end + 3 < right || cue.end < right && matches!(verb, Verb::None) && !bound;
        if cue.end > right || !long || cue.kinds.is(Kind::Noun) || !cue.kinds.is_verb() {
            break;
        }
        if !cue.kinds.is(Kind::Add) && words.name_starting_at(left, right).is_some_and(|end| end > cue.end) {
            break;
        }
        if cue.kinds.any(&[Kind::Rank, Kind::Share, Kind::Gap]) && !cue.kinds.any(&[Kind::Act, Kind::Deed]) {
            break;
        }
        // 实施帮扶项目, 发放救助金: what looks like a second verb is part of a short name.
        let pure = cue.kinds.is(Kind::Deed) && !cue.kinds.any(&[Kind::Add, Kind::Grow, Kind::Fall, Kind::Reach]);
        let head = words.of((cue.end, right));
        if leading.is_some() && pure && (head.chars().count() <= 1 || SHORT_HEADS.contains(&head)) {
            break;
        }
        if leading.is_none() && pure && (NAMING_SIGNS.contains(&head) || class::ATTRIBUTE_OF.is(head)) {
            break;
        }
        let start = leading.map_or(cue.start, |(_, range)| range.0);
        let kinds = match leading {
            Some((kinds, _)) if kinds.any(&[Kind::Add, Kind::Fall]) => kinds,
            _ => cue.kinds,
        };
        leading = Some((kinds, (start, cue.end)));
        left = skip_right(words, cue.end, right, &mut flags);
        // 引进和落地科技成果: verbs that share their object.
        let link =
            ["和", "并", "及", "与", "或", "以及"].iter().find(|link| words.of((left, right)).starts_with(**link));
        let next = link.and_then(|link| words.starting_at(left + link.len())).filter(|next| {
            next.end + 3 < right && next.kinds.any(&[Kind::Act, Kind::Deed]) && !next.kinds.is(Kind::Noun)
        });
        if let Some(next) = next {
            left = next.start;
        }
    }
    let mut noun = (left.min(right), right);
    let mut doer = None;
    if let (Verb::None, Some((kinds, range))) = (verb, leading) {
        verb = Verb::Leading(kinds, range);
    }
    let causes = match (verb, leading) {
        (Verb::None, None) => true,
        // 引导企业引进人才, 为企业减少税费: who was led or served stands before what was done.
        (Verb::Leading(_, range), _) => LEADS_OTHERS.iter().any(|word| words.of(range).ends_with(word)),
        _ => false,
    };
    if causes {
        // A doer may stand before the verb: 城区新增供热面积200万平方米. Only words that are surely verbs are looked for,
        // and not within the name of a known indicator.
        let name = words.name_ending_at(noun.0, noun.1);
        let sure = |cue: &&Cue| {
            let before = words.of((noun.0, cue.start));
            let placed = ["中心城区", "主城区", "城区", "市区", "县城", "建成区", "镇区", "园区"].contains(&before);
            let behind = words.of((cue.end, noun.1));
            // 平台发放惠民补贴资金: a deed between a doer and a longer object is one.
            let led = matches!(verb, Verb::Leading(..)) && behind.chars().count() >= 2;
            let long = behind.chars().count() >= 3 && words.of(noun).chars().count() > 10;
            let deed = cue.kinds.is(Kind::Act) && before.chars().count() >= 2 && (led || long);
            // 为群众解决诉求: behind a preposition the deed is the verb.
            let served = matches!(verb, Verb::Leading(_, range) if ["为", "给", "向", "对", "帮助"].contains(&words.of(range)))
                && before.chars().count() >= 2
                && behind.chars().count() >= 2;
            let realised = words.of((cue.start, cue.end)).ends_with("实现");
            (cue.kinds.any(&[Kind::Act, Kind::Add, Kind::Fall, Kind::Deed]) || realised)
                && !cue.kinds.is(Kind::Noun)
                && (!cue.kinds.is(Kind::Deed) || placed || deed || served || cue.kinds.any(&[Kind::Add, Kind::Fall]))
                && cue.end + 3 < noun.1
                && cue.start > noun.0
                && name.is_none_or(|name| cue.end <= name || cue.start == name && cue.kinds.is(Kind::Add))
                && !["数量", "总数", "面积", "人数", "总量", "规模", "率"].contains(&behind)
        };
        if let Some(cue) = words.within(noun).iter().rev().find(sure).copied() {
            verb = Verb::Leading(cue.kinds, (cue.start, cue.end));
            // 重点项目完成投资: what the doer completed is of the doer.
            if ["完成", "实现"].iter().any(|end| words.of((cue.start, cue.end)).ends_with(end)) {
                doer = Some(subject(words, (noun.0, cue.start)));
            } else if cue.kinds.any(&[Kind::Add, Kind::Fall]) {
                // 城镇新增就业: whose it is belongs to the name.
                doer = Some((noun.0, cue.start)).filter(|doer| words.of(*doer).chars().count() <= 6);
            }
            let short = doer.is_some_and(|doer| words.of(doer).chars().count() <= 2);
            // 云溪实现产值: two signs are the place's name; 城镇新增就业 keeps its verb.
            if short && cue.kinds.is(Kind::Reach) {
                doer = None;
            }
            let named = short && cue.kinds.is(Kind::Add);
            if named {
                doer = None;
            } else {
                noun.0 = skip_right(words, cue.end, noun.1, &mut flags);
            }
        }
    }
    // 中央财政拟安排补贴资金, 工程已完成投资: the adverb shows the verb.
    let led = words.within(noun).windows(2).find_map(|pair| {
        let [adverb, deed] = pair else { return None };
        let shows = ["拟", "已", "将"].contains(&words.of((adverb.start, adverb.end))) && adverb.end == deed.start;
        let done = deed.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && !deed.kinds.is(Kind::Noun);
        (shows && done && adverb.start > noun.0 && deed.end + 3 < noun.1).then_some(*deed)
    });
    if let Some(deed) = led.filter(|_| matches!(verb, Verb::None)) {
        verb = Verb::Leading(deed.kinds, (deed.start, deed.end));
        noun.0 = deed.end;
    }
    // 化工、装备制造分别实现产值: each has what stands behind the verb.
    if let Some(at) = words.of(noun).find("分别").filter(|&at| at > 0) {
        let each = (noun.0, noun.0 + at);
        let mut object = noun.0 + at + "分别".len();
        while let Some(cue) = words.starting_at(object).filter(|cue| cue.kinds.is_verb() && cue.end < noun.1) {
            object = cue.end;
        }
        doer = Some(trim_noun(words, each));
        noun.0 = object;
    }
    if matches!(verb, Verb::Trailing(..)) {
        // 带动就业增长, 实现税收增长: what was driven is what grew.
        let drive = ["推动", "带动", "促进", "拉动", "使", "助推", "实现"];
        let driven =
            words.within(noun).iter().rev().find(|cue| {
                drive.contains(&words.of((cue.start, cue.end))) && cue.end + 3 < noun.1 && cue.start > noun.0
            });
        if let Some(cue) = driven {
            noun.0 = skip_right(words, cue.end, noun.1, &mut flags);
        }
    }
    noun = cut_comparison(words, trim_noun(words, noun));
    // 比上年预算增加: what it is compared with.
    let beside = words.of((from, noun.0));
    if matches!(verb, Verb::Trailing(..))
        && class::COMPARED_WITH.is(words.of(noun))
        && ["比", "较", "比上年", "比去年", "较上年", "较去年", "比年初", "较年初"]
            .iter()
            .any(|word| beside.ends_with(word))
    {
        noun.0 = noun.1;
    }
    // 交通网、水网等重点项目: the head stands behind 等.
    let whole = |at: usize| {
        let at = noun.0 + at;
        !words.within(noun).iter().any(|cue| cue.kinds.is(Kind::Noun) && cue.start <= at && at < cue.end)
    };
    if let Some(at) = words.of(noun).rfind('等').filter(|&at| whole(at)) {
        let head = (noun.0 + at + "等".len(), noun.1);
        if words.of(head).chars().count() >= 2
            && !["指标", "任务", "目标", "工作"].contains(&words.of(head))
            && !words.of((noun.0 + at, noun.1)).starts_with("等级")
            && !words.of((head.0, noun.1)).starts_with(['教', '额', '候', '值', '待'])
        {
            noun = subject(words, head);
        }
    }
    // A long phrase that ends in the name of a known indicator: what stands before and is no part of it is where.
    let length = words.of(noun).chars().count();
    if let Some(start) = words.name_ending_at(noun.0, noun.1).filter(|_| length > 15) {
        let name = words.of((start, noun.1)).chars().count();
        let before = words.of((noun.0, start));
        if name >= 4 && before.contains(['和', '及', '与']) && !before.contains('、') && !flags.each && !flags.all {
            noun.0 = start;
        }
    }
    // 扶持建立, 有效解决: verbs that pile up are no noun.
    if all_verbs(words, noun) {
        match verb {
            Verb::None => {
                verb = Verb::Leading(words.within(noun).last().map_or(Kinds::default(), |cue| cue.kinds), noun);
                noun.0 = noun.1;
            }
            Verb::Trailing(kinds, range)
                if kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && !kinds.any(&[Kind::Grow, Kind::Reach]) =>
            {
                verb = Verb::Trailing(kinds, (noun.0, range.1));
                noun.0 = noun.1;
            }
            _ => {}
        }
    }
    noun = told_after(words, noun);
    // 高效办成“一件事”12项: a quotation is kept whole.
    let held = words.of(noun);
    if held.contains('”')
        && !held.contains('“')
        && let Some(open) = words.of((from, noun.0)).rfind('“')
    {
        noun.0 = from + open;
    }
    let held = words.of(noun);
    // 人口自然增长率 is a level of its own.
    let rate = held.ends_with("自然增长率");
    if let Some((_, kind)) = CHANGE_NOUNS.iter().find(|(word, _)| held.ends_with(word) && !rate) {
        change = kinds_of(*kind);
    }
    let doer = doer.filter(|doer| doer.0 < doer.1);
    Phrase { noun, verb, change, doer, flags }
}

/// A noun phrase without what leads to it: 建成后可提供|学位, 达产后预计|年产值, 成为全国首个|经济总量.
fn told_after(words: &Words, (from, end): Range) -> Range {
    let held = words.of((from, end));
    let after = ["产后", "成后", "用后", "工后", "运后", "首个", "首座"].iter().filter_map(|word| {
        let at = held.find(word)?;
        let first = *word == "首个" || *word == "首座";
        (!first || ["全国", "全省", "全球", "世界", "国内"].iter().any(|of| held[..at].ends_with(of)))
            .then_some(at + word.len())
    });
    let behind = if held.starts_with('后') { Some("后".len()) } else { None };
    let Some(at) = after.chain(behind).max() else { return (from, end) };
    let mut rest = &held[at..];
    while let Some(cut) =
        ["可", "将", "预计", "每年", "能", "提供", "新增", "实现"].iter().find_map(|word| rest.strip_prefix(word))
    {
        rest = cut;
    }
    if rest.chars().count() >= 2 { (end - rest.len(), end) } else { (from, end) }
}

/// Whether a stretch is nothing but verbs and adverbs, a sure verb among them.
fn all_verbs(words: &Words, (from, end): Range) -> bool {
    let cues = words.within((from, end));
    let mut at = from;
    for cue in cues {
        let verb = cue.kinds.is_verb() || cue.kinds.any(&[Kind::Adverb, Kind::Predicate]);
        if cue.start != at || !verb || cue.kinds.is(Kind::Noun) {
            return false;
        }
        at = cue.end;
    }
    from < end && at == end && cues.last().is_some_and(|cue| cue.kinds.is(Kind::Act))
}

fn kinds_of(kind: Kind) -> Kinds {
    Kinds::only(kind)
}

/// Passes over adverbs, times and blanks that end at `right`.
fn skip_left(words: &Words, from: usize, mut right: usize, flags: &mut Flags) -> usize {
    loop {
        let before = right;
        let rest = words.of((from, right));
        right =
            from + rest.trim_end_matches(|ch: char| ch.is_whitespace() || matches!(ch, '“' | '"' | '—' | '-')).len();
        // 同比增长（下同）2.5%: a short remark in brackets.
        let rest = words.of((from, right));
        if let Some(open) = rest.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '('])) {
            let remark = &rest[open..];
            if remark.chars().count() <= 6 && !remark.contains(|ch: char| ch.is_ascii_alphanumeric()) {
                right = from + open;
            }
        }
        // 比五年前提高
        if words.of((from, right)).ends_with('前') && words.label_ending_at(right - "前".len()).is_some() {
            right -= "前".len();
        }
        if let Some((start, _)) = words.label_ending_at(right).filter(|label| label.0 >= from) {
            right = start;
            // 浓度比2020年: what it is compared with goes with the year.
            let rest = words.of((from, right));
            right -= ["比前", "较前", "比", "较", "比照", "自", "从", "截至", "截止"]
                .iter()
                .find(|word| rest.ends_with(**word))
                .map_or(0, |word| word.len());
        }
        if let Some(cue) = words.ending_at(right).filter(|cue| cue.start >= from) {
            flags.ensure |= cue.kinds.is(Kind::Ensure);
            flags.strive |= cue.kinds.is(Kind::Strive);
            let passed = cue.kinds.any(&[Kind::Adverb, Kind::Ensure, Kind::Strive]);
            // 新, 现 and the like stand before what they tell of, never right before a number.
            let leads = ["新", "现", "净", "稳", "微"].contains(&words.of((cue.start, cue.end)));
            if passed && !leads && !cue.kinds.is(Kind::Noun) && !cue.kinds.is_verb() {
                right = cue.start;
            }
        }
        if right == before {
            return right;
        }
    }
}

/// Passes over adverbs, times and blanks that start at `left`.
pub fn skip_right(words: &Words, mut left: usize, end: usize, flags: &mut Flags) -> usize {
    loop {
        let before = left;
        let rest = words.of((left, end));
        left = end - rest.trim_start_matches(|ch: char| ch.is_whitespace() || "，,、了—■●◆★▲▪".contains(ch)).len();
        // “十四五”末, “十四五”期间.
        let rest = words.of((left, end));
        // 1.投入: the number of an item.
        let digits = rest.len() - rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
        if (1..=2).contains(&digits) && rest[digits..].starts_with(['.', '．', '、', ')', '）']) {
            left += digits + rest[digits..].chars().next().map_or(0, char::len_utf8);
        }
        let rest = words.of((left, end));
        if let Some(plan) = rest
            .strip_prefix('“')
            .filter(|rest| rest.starts_with('十'))
            .and_then(|rest| rest.find('”').filter(|&at| at <= 9))
        {
            let after = left + "“".len() + plan + "”".len();
            let tail =
                ["期末", "期间", "时期", "以来", "末"].iter().find(|tail| words.of((after, end)).starts_with(**tail));
            if let Some(tail) = tail {
                left = after + tail.len();
            }
        }
        if let Some(stop) = words.number_of_item(left).filter(|stop| *stop < end) {
            left = stop;
        }
        // 重点园区, 基本医保: an adjective before a noun is part of its name.
        let adjective = |cue: &Cue| {
            class::ADJECTIVAL.is(words.of((cue.start, cue.end)))
                && !words.starting_at(cue.end).is_some_and(|next| {
                    (next.kinds.is_verb() || next.kinds.is(Kind::Adverb)) && !next.kinds.is(Kind::Noun)
                })
                && words.name_starting_at(cue.end, end).is_none()
        };
        // 五年累计 is one word, though its beginning tells a time.
        if let Some(cue) = words
            .starting_at(left)
            .filter(|cue| cue.end <= end && cue.kinds == Kinds::only(Kind::Adverb) && !adjective(cue))
        {
            left = cue.end;
            continue;
        }
        // 一年级: the time within a noun is none.
        let held = |stop: usize| {
            words.starting_at(left).is_some_and(|cue| cue.kinds.is(Kind::Noun) && cue.end > stop && cue.end <= end)
        };
        if let Some((_, stop)) = words.label_starting_at(left).filter(|label| label.1 <= end && !held(label.1)) {
            left = stop;
            let tail = words.of((left, end));
            left = end
                - tail
                    .trim_start_matches(['年', '底', '末', '初', '前', '内', '时', '间', '的', '来', '，'])
                    .trim_start_matches("以来")
                    .len();
        }
        for link in ["到", "至", "截至", "截止", "自", "用", "比", "较"] {
            let after = left + link.len();
            if words.of((left, end)).starts_with(link)
                && words.label_starting_at(after).is_some_and(|label| label.1 <= end)
            {
                left = after;
            }
        }
        if let Some(cue) = words.starting_at(left).filter(|cue| cue.end <= end && !adjective(cue)) {
            flags.ensure |= cue.kinds.is(Kind::Ensure);
            flags.strive |= cue.kinds.is(Kind::Strive);
            let passed = cue.kinds.any(&[Kind::Adverb, Kind::Ensure, Kind::Strive]);
            let verb =
                cue.kinds.any(&[Kind::Add, Kind::Grow, Kind::Fall, Kind::Share, Kind::Gap, Kind::Act, Kind::Deed]);
            if passed && !cue.kinds.is(Kind::Noun) && !verb {
                left = cue.end;
            }
        }
        if left == before {
            return left;
        }
    }
}

/// A noun phrase without what it is compared with or built upon behind it: 数量较“十三五”末, 起数在去年下降的基础上.
fn cut_comparison(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let based = ["基础上", "情况下", "前提下", "背景下"]
        .iter()
        .any(|tail| text.ends_with(tail))
        .then(|| text.find('在'))
        .flatten();
    let compared = ["较", "比", "由", "从"].iter().filter_map(|word| {
        let at = text.rfind(word)?;
        let rest = &text[at + word.len()..];
        let time = rest.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '年' | '末' | '初'))
            || rest.contains("期")
            // 较“十二五”
            || ["九五", "十五", "一五", "二五", "三五", "四五", "五五"].iter().any(|plan| rest.contains(plan));
        (time && !rest.is_empty()).then_some(at)
    });
    // 总量在全市各县区中率先突破: among whom.
    let among = ["在全", "在省内", "在国内"].iter().filter_map(|word| text.find(word)).min();
    match based.into_iter().chain(compared).chain(among).min() {
        // 剔除…后 and 较“十三五”末 name nothing.
        Some(0) => (end, end),
        None if aside(text) => (end, end),
        Some(at) => trim_noun(words, (from, from + at)),
        None => (from, end),
    }
}

/// What only says under which condition: 剔除一次性因素后, …的情况下.
fn aside(text: &str) -> bool {
    let without = ["剔除", "扣除", "不含", "不考虑"].iter().any(|word| text.starts_with(word));
    without && ["后", "因素", "影响"].iter().any(|word| text.ends_with(word))
        || ["情况下", "基础上", "背景下", "前提下"].contains(&text)
}

fn trim_marks(words: &Words, (from, end): Range) -> Range {
    let text = words.of((from, end));
    let inner = text.trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, '、' | '，' | '。' | '：' | '·'));
    let start = from + text.find(inner).unwrap_or(0);
    (start, start + inner.len())
}

/// Bytes of a note's mark at the end: 企业[3], 平台〔12〕.
fn note_mark(text: &str) -> usize {
    let inner = text.strip_suffix([']', '〕', '］', '】']).unwrap_or("");
    let open = inner.trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '０'..='９'));
    match open.strip_suffix(['[', '〔', '［', '【']) {
        Some(before) if open.len() < inner.len() && !before.is_empty() => text.len() - before.len(),
        _ => 0,
    }
}

/// Bytes of a remark in brackets at the end that is no part of the name: 生产总值（预计，下同）.
fn remark(text: &str) -> usize {
    let Some(open) = text.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '('])) else { return 0 };
    let told = ["下同", "预计", "不含", "初步", "剔除"].iter().any(|word| text[open..].contains(word));
    if told && open > 0 { text.len() - open } else { 0 }
}

/// A noun phrase without what does not name: 的, 等, 了, loose quotes.
pub fn trim_noun(words: &Words, (mut from, mut end): Range) -> Range {
    loop {
        let before = (from, end);
        let text = words.of((from, end)).trim();
        from = end - words.of((from, end)).trim_start().len();
        end = from + text.len();
        for tail in [
            "的", "等", "已", "了", "也", "由", "从", "和", "及", "与", "、", "以及", "在", "：", ":", "共", "总共",
            "合计", "约", "至", "到", "或",
        ] {
            if words.of((from, end)).ends_with(tail) && end - from > tail.len() {
                end -= tail.len();
            }
        }
        for head in [
            "的",
            "了",
            "和",
            "及",
            "与",
            "以及",
            "、",
            "并",
            "而",
            "对全",
            "，",
            "一批",
            "各类",
            "一是",
            "二是",
            "三是",
            "四是",
            "五是",
            "每一个",
            "每个",
        ] {
            let inside = words.of((from, end));
            // 和美乡村 begins with no link.
            let named =
                words.starting_at(from).is_some_and(|cue| cue.kinds.is(Kind::Noun) && cue.end > from + head.len());
            if inside.starts_with(head) && inside.len() > head.len() && head != "对全" && !named {
                from += head.len();
            }
        }
        end -= note_mark(words.of((from, end))) + remark(words.of((from, end)));
        let text = words.of((from, end));
        if text.ends_with('“') || text.ends_with('（') {
            end -= 3;
        }
        let count = |mark: char| text.matches(mark).count();
        if text.starts_with('”') || text.starts_with('“') && count('”') == 0 {
            from += 3;
        }
        if matches!(words.of((from, end)), "的" | "等" | "对" | "由" | "从" | "在" | "了" | "为") {
            return (end, end);
        }
        if before == (from, end) || from >= end {
            return (from.min(end), end);
        }
    }
}
