//! What a text tells of itself: kind, region, year, date, meeting, speaker; each with the span that proves it.

use super::dates::{self, Date};
use super::folded::{Folded, Gap, is_han};
use super::region::{self, Context, NATION, Region, Written};
use crate::lexicon::table;
use crate::report::{DocumentKind, Level, Meta, Part, Role, Warning, WarningCode};
use crate::span::Span;
use crate::text::Reading;
use std::sync::LazyLock;

/// Facts about itself.
pub struct Facts {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// The facts.
    pub meta: Meta<Span>,
}

/// The facts that this text tells of itself. `name` is the file's, a last resort for region and year. `parts` tell
/// the head (before or in the opening) from the body.
pub fn read(name: &str, reading: &Reading, parts: &[Part<Span>], warnings: &mut Vec<Warning<Span>>) -> Facts {
    let text = Folded::new(&reading.text);
    let file = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let listed = reading.listed_title.as_deref().unwrap_or("");
    let cover = Cover::read(&text);
    let title = title(&text, &cover);
    let kind = kind(&text, &cover, title.is_some(), listed);
    let mut meta = Meta {
        kind,
        region: None,
        level: None,
        region_code: None,
        parents: Vec::new(),
        year: None,
        review_years: None,
        delivered_on: None,
        published_on: reading.published_on.clone(),
        meeting: None,
        speaker: None,
        speaker_role: None,
        evidence: Default::default(),
    };
    let mut prove = Proofs { text: &text, spans: Default::default() };
    let mut context = Context::new(&reading.text, &text, file, listed);
    let meeting = meeting(&text, &cover);
    if kind == DocumentKind::WorkReport {
        if let Some((start, end)) = title.or(cover.formula) {
            prove.by("kind", start, end);
        }
        if let Some(meeting) = &meeting {
            meta.meeting = Some(text.cut(meeting.from, meeting.to));
            prove.by("meeting", meeting.from, meeting.to);
        }
        let delivered = delivered(&text, &cover, meeting.as_ref());
        if let Some((date, start, end)) = delivered {
            meta.delivered_on = Some(date.iso());
            prove.by("delivered_on", start, end);
        }
        if let Some(speaker) = speaker(&text, &cover, meeting.as_ref()) {
            meta.speaker = Some(text.cut(speaker.name.0, speaker.name.1));
            prove.by("speaker", speaker.name.0, speaker.name.1);
            if let Some((start, end)) = speaker.role {
                meta.speaker_role = Some(text.cut(start, end));
                prove.by("speaker_role", start, end);
            }
        }
        let years = Years::read(&text, title, listed, file, delivered.map(|(date, ..)| date));
        meta.year = years.chosen.map(|(year, _)| year);
        if let Some((_, Some((start, end)))) = years.chosen {
            prove.by("year", start, end);
        }
        if let Some((year, span)) = years.conflict {
            let span = span.map(|(start, end)| text.span(start, end));
            let chosen = meta.year.unwrap_or_default();
            let message = format!("the text is of {chosen}, but {year} is named");
            warnings.push(Warning { code: WarningCode::YearConflict, message, span });
        }
        context.year = meta.year;
        if let Some((years, span)) = review_years(&text, parts, meta.year) {
            meta.review_years = Some(years);
            if let Some((start, end)) = span {
                prove.by("review_years", start, end);
            }
        }
    }
    if meta.published_on.is_none()
        && let Some((date, start, end)) = published(&text, &cover)
    {
        meta.published_on = Some(date.iso());
        prove.by("published_on", start, end);
    }
    let place = place(&text, &cover, title, meeting.as_ref(), kind, &context, listed);
    for (code, message, span) in place.conflicts {
        warnings.push(Warning { code, message, span: span.map(|(start, end)| text.span(start, end)) });
    }
    if let Some(region) = place.region {
        if let Some((start, end)) = place.proof {
            prove.by("region", start, end);
        }
        meta.region = Some(region.name);
        meta.level = region.level;
        meta.region_code = region.code;
        meta.parents = region.parents;
    } else if kind == DocumentKind::WorkReport {
        meta.level = context.own_sort().and_then(region::level_of_sort);
    }
    meta.evidence = prove.spans;
    let title = match (reading.listed_title.clone(), title) {
        (Some(listed), _) => listed,
        (None, Some((start, end))) => text.cut(start, end),
        (None, None) => String::new(),
    };
    Facts { title, meta }
}

struct Proofs<'a> {
    text: &'a Folded<'a>,
    spans: std::collections::BTreeMap<String, Span>,
}

impl Proofs<'_> {
    fn by(&mut self, field: &str, from: usize, to: usize) {
        self.spans.insert(field.into(), self.text.span(from, to));
    }
}

/// A stretch `[from, to)` of the folded text.
type Stretch = (usize, usize);

/// How far a cover can reach, in characters: title, congress, date, speaker, source, a table of contents.
const LONGEST_COVER: usize = 900;

/// The lines before the speech, and the formula that opens it.
struct Cover {
    /// One behind the cover's last character: 各位代表, the formula, or the first heading.
    end: usize,
    /// The formula (现在，我代表市人民政府向大会报告工作), where there is one.
    formula: Option<Stretch>,
}

impl Cover {
    fn read(text: &Folded) -> Cover {
        let far = LONGEST_COVER.min(text.len());
        let formula = (0..far).find_map(|at| formula(text, at));
        let greeting =
            ["各位代表", "同志们:", "同志们,"].iter().filter_map(|greeting| text.find(0, far, greeting)).min();
        let heading = || (0..far.min(400)).find(|at| text.gap(*at) == Gap::Line && text.is(*at, "一、"));
        let end = match (greeting, formula) {
            (Some(greeting), Some((formula, _))) => greeting.min(formula),
            (None, Some((formula, _))) => formula,
            (Some(greeting), None) => prose(text, greeting),
            // Without either, the lines above the first heading or the first prose, and few of them.
            (None, None) => heading().unwrap_or_else(|| prose(text, far.min(300))),
        };
        // A text whose head is missing has no cover: what stands there is the middle of the speech.
        let says = |word: &str| text.find(0, end, word).is_some();
        let covers = formula.is_some() || end < 40 || says("工作报告") || says("人民代表大会");
        let end = if covers { end } else { 0 };
        Cover { end, formula }
    }
}

/// Where the first line below `far` starts that is prose: a full stop and more behind it. `far` where there is none.
fn prose(text: &Folded, far: usize) -> usize {
    let stop = text.find(0, far, "。").filter(|stop| text.gap(stop + 1) != Gap::Line);
    stop.map(|stop| line_start(text, stop, stop)).filter(|start| *start > 0).unwrap_or(far)
}

/// The formula that starts here: 我代表…政府…报告, 我受镇政府委托…报告.
fn formula(text: &Folded, at: usize) -> Option<Stretch> {
    let after = if text.is(at, "代表") {
        at + 2
    } else if text.is(at, "受") {
        at + 1
    } else {
        return None;
    };
    if after < 1 || !(0..4).any(|back| at.checked_sub(back + 1).is_some_and(|place| text.is(place, "我"))) {
        return None;
    }
    let end = (after..after + 26).find(|end| {
        ["政府", "国务院", "行署", "管委会", "公署", "办事处", "委员会"].iter().any(|word| text.is(*end, word))
    })?;
    let report = (end..end + 24).find(|place| text.is(*place, "报告"))?;
    Some((at, report + 2))
}

/// The title: 政府工作报告 with the place and year in front of it.
fn title(text: &Folded, cover: &Cover) -> Option<Stretch> {
    let limit = cover.end.max(60).min(text.len());
    let (at, length) = (0..limit).find_map(|at| {
        let words = [
            "政府工作报告",
            "人民政府报告",
            "行署工作报告",
            "管委会工作报告",
            "办事处工作报告",
            "政府工作的报告",
            "年工作报告",
        ];
        let word = words.iter().find(|word| text.is(at, word))?;
        // Quoted, or said of: no title.
        let said = at > 0 && matches!(text.get(at - 1), Some('《' | '“' | '"' | '的' | '作'));
        (!said).then_some((at, word.chars().count()))
    })?;
    let mut start = at;
    while start > 0 && text.gap(start) != Gap::Line {
        if matches!(text.get(start - 1), Some('】' | '》' | '-' | '—')) {
            break;
        }
        // The middle of a sentence that speaks of a report.
        if at - start > 30 || matches!(text.get(start - 1), Some('。' | '，' | ',' | ';' | '、')) {
            return None;
        }
        start -= 1;
    }
    // Others report to the same congress.
    let line = text.cut(start, at + length);
    if ["法院", "检察院", "常委会", "常务委员会", "政协", "党委", "学校"].iter().any(|other| line.contains(other))
    {
        return None;
    }
    // (2024年), 摘要 and the like behind it on its line.
    let mut end = at + length;
    if text.gap(end) != Gap::Line && text.get(end) == Some('(') {
        end = (end..(end + 16).min(text.len()))
            .find(|place| text.get(*place) == Some(')'))
            .map_or(end, |close| close + 1);
    }
    Some((start, end))
}

/// What kind of text it is.
fn kind(text: &Folded, cover: &Cover, title: bool, listed: &str) -> DocumentKind {
    // Courts, procurators and standing committees report to the same congress with the same words.
    let other = [
        "法院工作报告",
        "检察院工作报告",
        "常务委员会工作报告",
        "常委会工作报告",
        "预算执行情况",
        "国民经济和社会发展计划",
    ];
    let others = other.iter().any(|word| text.find(0, cover.end.max(40), word).is_some() || listed.contains(word));
    let of_government = cover.formula.is_some_and(|(from, to)| {
        ["政府", "国务院", "行署", "管委会", "公署", "办事处"].iter().any(|word| text.find(from, to, word).is_some())
    });
    if of_government && !others {
        return DocumentKind::WorkReport;
    }
    if others {
        return DocumentKind::Other;
    }
    if title || listed.contains("政府工作报告") {
        return DocumentKind::WorkReport;
    }
    // Its head may be missing: who addresses deputies and speaks of what was and will be done reports for a government.
    let mut addressed = 0;
    let mut at = 0;
    while let Some(found) = text.find(at, text.len(), "各位代表") {
        addressed += 1;
        at = found + 4;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.find(0, text.len(), word).is_some());
    let governs = has(&[
        "政府自身建设",
        "政府系统",
        "市政府",
        "县政府",
        "区政府",
        "省政府",
        "镇政府",
        "州政府",
        "各级政府",
        "人民政府",
        "本届政府",
    ]);
    let plans = has(&["工作回顾", "过去一年", "一年来", "预期目标", "总体要求", "今年"]);
    if governs && (addressed >= 2 || addressed >= 1 && plans) {
        return DocumentKind::WorkReport;
    }
    if has(&["政府自身建设", "政府系统"]) && has(&["工作回顾", "过去一年", "一年来"]) && has(&["预期目标", "总体要求"])
    {
        return DocumentKind::WorkReport;
    }
    if text.len() >= 150 { DocumentKind::Article } else { DocumentKind::Other }
}

/// The congress at which it was given.
struct Meeting {
    from: usize,
    to: usize,
    place: Option<Written>,
    nation: bool,
}

/// 聊城市第十八届人民代表大会第四次会议, 第十三届全国人民代表大会第四次会议, 青石县十五届人大二次会议.
fn meeting(text: &Folded, cover: &Cover) -> Option<Meeting> {
    (0..cover.end).find_map(|at| {
        let congress = ["人民代表大会", "人大", "代表大会"].iter().find(|word| text.is(at, word))?;
        let mut end = at + congress.chars().count();
        let session = (end..end + 6).find(|place| text.is(*place, "次"))?;
        if !text.chars.get(end..session)?.iter().all(|ch| numeral(*ch) || *ch == '第') || session == end {
            return None;
        }
        end = session + 1;
        end += if text.is(end, "全体") { 2 } else { 0 };
        end += ["会议", "大会"].iter().find(|word| text.is(end, word)).map(|_| 2)?;
        let mut from = at;
        let nation = text.ends(from, "全国");
        from -= if nation { 2 } else { 0 };
        if text.ends(from, "届") {
            let mut numbers = from - 1;
            while numbers > 0 && text.get(numbers - 1).is_some_and(numeral) {
                numbers -= 1;
            }
            if numbers > 0 && text.get(numbers - 1) == Some('第') {
                numbers -= 1;
            }
            from = numbers;
        }
        let place = (!nation).then(|| region::before(text, 0, from)).flatten();
        let from = place
            .as_ref()
            .map_or(from, |place| place.from - place.above.iter().map(|above| above.chars().count()).sum::<usize>());
        Some(Meeting { from, to: end, place, nation })
    })
}

fn numeral(ch: char) -> bool {
    ch.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(ch)
}

/// The day of the speech: the one by the congress, else the cover's only one that is no page's date.
fn delivered(text: &Folded, cover: &Cover, meeting: Option<&Meeting>) -> Option<(Date, usize, usize)> {
    let mut days = Vec::new();
    let mut at = 0;
    // 「2024年1月12日在…会议上」 may also stand behind the greeting's line in odd layouts: the cover alone is read.
    while at < cover.end {
        match dates::date(text, at) {
            Some((date, end)) => {
                if !of_page(text, at, end) {
                    days.push((date, at, end));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    let near = |(_, from, to): &(Date, usize, usize)| match meeting {
        Some(meeting) if *to <= meeting.from => meeting.from - to,
        Some(meeting) => (*from).saturating_sub(meeting.to) + 1,
        None => 0,
    };
    days.into_iter().min_by_key(near)
}

/// Whether a date is the page's and not the speech's: 发布时间：2024-01-20 10:15, 来源.
fn of_page(text: &Folded, from: usize, to: usize) -> bool {
    let low = line_start(text, from, 8);
    let words = ["发布", "时间", "来源", "更新", "浏览", "日期", "编辑"];
    let labelled = words.iter().any(|word| text.find(low, from, word).is_some());
    let timed = text.get(to).is_some_and(|ch| ch.is_ascii_digit())
        && (to + 1..to + 3).any(|place| text.get(place) == Some(':'));
    labelled || timed
}

/// The start of the line that this place is on, but no further back than `most` characters.
fn line_start(text: &Folded, at: usize, most: usize) -> usize {
    let low = at.saturating_sub(most);
    (low..=at).rev().find(|start| text.gap(*start) == Gap::Line).unwrap_or(low)
}

/// The page's date, where it says so.
fn published(text: &Folded, cover: &Cover) -> Option<(Date, usize, usize)> {
    (0..cover.end).find_map(|at| {
        let (date, end) = dates::date(text, at)?;
        let low = line_start(text, at, 8);
        let said = ["发布时间", "发布日期", "发布于", "发表时间"].iter().any(|word| text.find(low, at, word).is_some());
        said.then_some((date, at, end))
    })
}

/// Who spoke.
struct Speaker {
    name: Stretch,
    role: Option<Stretch>,
}

static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| table!("offices.tsv").lines().collect());

fn speaker(text: &Folded, cover: &Cover, meeting: Option<&Meeting>) -> Option<Speaker> {
    let mut at = 0;
    while at < cover.end {
        let Some(office) = OFFICES.iter().find(|office| text.is(at, office)) else {
            at += 1;
            continue;
        };
        let end = at + office.chars().count();
        let mut from = at;
        for prefix in ["国务院", "常务副", "代理", "副", "代"] {
            // 时代市长: a word's end is no prefix.
            if text.ends(from, prefix) {
                from -= prefix.chars().count();
                break;
            }
        }
        if let Some(name) = name_after(text, end, cover.end).or_else(|| name_before(text, from)) {
            return Some(Speaker { name, role: Some((from, end)) });
        }
        at = end;
    }
    // (2007年2月1日 张明远): the name alone behind the day.
    let signed = (0..cover.end).find_map(|at| {
        let (_, end) = dates::date(text, at)?;
        let name = name_after(text, end, cover.end).filter(|_| text.gap(end) != Gap::None)?;
        (text.get(name.1) == Some(')')).then_some(name)
    });
    if let Some(name) = signed {
        return Some(Speaker { name, role: None });
    }
    // 在…会议上冯玉建各位代表: the name alone.
    let after = meeting?.to;
    let after = if text.is(after, "上") { after + 1 } else { after };
    let after = if text.get(after) == Some(')') { after + 1 } else { after };
    let name = name_after(text, after, cover.end)?;
    (name.1 == cover.end).then_some(Speaker { name, role: None })
}

/// What can follow a name on a cover.
const BEHIND_NAMES: &[&str] =
    &["各位代表", "同志们", "作政府", "作《", "向大会", "同志", "代表", "现在", "在", "所作", "作工作", "作报告"];

/// The name that starts here: two to four Han characters, or more with dots between, to a sign, a line end or one of
/// the words that can follow.
fn name_after(text: &Folded, mut from: usize, limit: usize) -> Option<Stretch> {
    while text.get(from).is_some_and(|ch| ":,、(—-".contains(ch)) {
        from += 1;
    }
    let (mut end, mut dotted) = (from, false);
    while end < limit.max(from) && end - from < 16 {
        let Some(ch) = text.get(end) else { break };
        let length = end - from;
        if length >= 2 && text.gap(end) != Gap::None && text.gap(end) >= Gap::Blank && !dotted && ch != '·' {
            break;
        }
        if length >= 1 && text.gap(end) == Gap::Line {
            break;
        }
        if length >= 2 && BEHIND_NAMES.iter().any(|word| text.is(end, word)) {
            break;
        }
        if ch == '·' {
            dotted = true;
        } else if !is_han(ch) || "的了在与及是为".contains(ch) || length == 0 && ch == '和' {
            break;
        }
        end += 1;
    }
    let length = end - from;
    // Behind the name stands an end of some sort, not the rest of a sentence.
    let ended = end >= limit
        || text.gap(end) != Gap::None
        || text.get(end).is_none_or(|ch| !is_han(ch))
        || BEHIND_NAMES.iter().any(|word| text.is(end, word));
    let name = text.cut(from, end);
    let word = [
        "来源", "报告", "政府", "会议", "人民", "同志", "讲话", "大会", "主持", "工作", "办公", "信箱", "热线", "全国",
        "目录", "向大",
    ];
    // Mongolian and Tibetan names are longer, and stand alone on their line.
    let long = (5..=7).contains(&length) && text.gap(from) != Gap::None && text.gap(end) == Gap::Line;
    let is_name = (2..=4).contains(&length) || long || dotted && length >= 4;
    // 年 月 日 and 旗长 without a name are blanks of a form.
    let blank = name == "年月日" || OFFICES.iter().any(|office| name.ends_with(office));
    (is_name && ended && !blank && !word.iter().any(|word| name.contains(word))).then_some((from, end))
}

/// The name right before an office: 龚正市长在….
fn name_before(text: &Folded, end: usize) -> Option<Stretch> {
    let from = (end.saturating_sub(4)..end.saturating_sub(1)).find(|from| {
        // The 日 of a day in front is no surname.
        if text.is(*from, "日") && from.checked_sub(1).and_then(|at| text.get(at)).is_some_and(numeral) {
            return false;
        }
        let before = from.checked_sub(1).and_then(|before| text.get(before));
        text.chars.get(*from..end).is_some_and(|name| name.iter().all(|ch| is_han(*ch)))
            && (text.gap(*from) != Gap::None || before.is_none_or(|ch| !is_han(ch) || ch == '日' || ch == '上'))
    })?;
    let name = text.cut(from, end);
    if name == "年月日" {
        return None;
    }
    let is_office = ["政府", "市", "县", "区", "省", "州", "旗", "盟", "镇", "乡", "委", "会", "署"]
        .iter()
        .any(|word| name.ends_with(word));
    (!is_office).then_some((from, end))
}

/// The year planned for, from all that speaks for one.
struct Years {
    chosen: Option<(i32, Option<Stretch>)>,
    conflict: Option<(i32, Option<Stretch>)>,
}

impl Years {
    fn read(text: &Folded, title: Option<Stretch>, listed: &str, file: &str, delivered: Option<Date>) -> Years {
        let mut votes: Vec<(i32, f64, Option<Stretch>)> = Vec::new();
        let mut at = 0;
        while at + 4 < text.len() {
            let Some((year, end)) = dates::year(text, at) else {
                at += 1;
                continue;
            };
            // What the title says is weighed once, further on.
            let titled = title.is_some_and(|(start, stop)| (start..stop).contains(&at));
            if text.is(end, "年") && !titled {
                let span = Some((at, end + 1));
                match told_of(text, at, end + 1) {
                    Some(Told::Reviewed(weight)) => votes.push((year + 1, weight, span)),
                    Some(Told::Planned(weight)) => votes.push((year, weight, span)),
                    None => {}
                }
            }
            at = end;
        }
        if let Some(date) = delivered {
            // A report given in November or December plans for the next year.
            // The day of the meeting is surer than a title, which may name the year looked back upon.
            votes.push((date.year + i32::from(date.month >= 11), 10.0, None));
        }
        let in_title = title.and_then(|(start, end)| {
            (start..end).find_map(|at| dates::year(text, at).map(|(year, to)| (year, Some((at, to)))))
        });
        let outside = |name: &str| {
            let name = Folded::new(name);
            (0..name.len()).find_map(|at| dates::year(&name, at)).map(|(year, _)| (year, None))
        };
        let (in_listed, in_file) = (outside(listed), outside(file));
        votes.extend(in_title.map(|(year, span)| (year, 5.0, span)));
        votes.extend(in_listed.map(|(year, span)| (year, 3.0, span)));
        let mut best: Option<(i32, f64)> = None;
        for (year, ..) in &votes {
            let weight = votes.iter().filter(|(other, ..)| other == year).map(|(_, weight, _)| weight).sum();
            if best.is_none_or(|(_, most)| weight > most) {
                best = Some((*year, weight));
            }
        }
        let chosen = best.map(|(year, _)| {
            // The year itself proves it better than the one before, looked back upon.
            let proofs = votes.iter().filter(|(other, ..)| *other == year).filter_map(|(.., span)| *span);
            let itself = |(at, _): &Stretch| dates::year(text, *at).is_some_and(|(written, _)| written == year);
            (year, proofs.clone().find(itself).or_else(|| proofs.clone().next()))
        });
        let chosen = chosen.or(in_file);
        let named = in_title.or(in_listed).into_iter().chain(in_file);
        let conflict = named.into_iter().find(|(year, _)| {
            let speech = delivered.map(|date| date.year);
            chosen.is_some_and(|(chosen, _)| chosen != *year) && speech != Some(*year)
        });
        Years { chosen, conflict }
    }
}

/// What a year's surroundings tell of it, with a weight.
enum Told {
    /// It is looked back upon.
    Reviewed(f64),
    /// It is planned for.
    Planned(f64),
}

fn told_of(text: &Folded, from: usize, end: usize) -> Option<Told> {
    // The rest of the clause behind the year.
    let stop = (end..(end + 22).min(text.len()))
        .find(|at| text.get(*at).is_some_and(|ch| "。,;:!？“”".contains(ch)) || text.gap(*at) == Gap::Line)
        .unwrap_or((end + 22).min(text.len()));
    let has = |word: &str| text.find(end, stop, word).is_some();
    let starts = |words: &[&str]| words.iter().any(|word| text.is(end, word));
    // A report at midyear is of the year that it looks back upon.
    if starts(&["上半年"]) && (has("回顾") || has("工作总结") || has("工作情况")) {
        return Some(Told::Planned(8.0));
    }
    if has("回顾")
        || has("工作总结")
        || has("工作情况")
        || text.ends(from, "刚刚过去的")
        || text.ends(from, "过去的")
        || text.ends(from, "回顾")
    {
        return Some(Told::Reviewed(if has("工作回顾") { 8.0 } else { 5.0 }));
    }
    if text.ends(from, "做好") || text.ends(from, "展望") || text.ends(from, "今年(") {
        return Some(Told::Planned(4.0));
    }
    let plans = [
        "工作安排",
        "目标任务",
        "任务目标",
        "工作重点",
        "重点工作",
        "主要工作",
        "工作任务",
        "总体要求",
        "主要任务",
        "预期目标",
        "工作思路",
        "工作打算",
        "工作建议",
        "发展目标",
        "奋斗目标",
        "工作部署",
        "工作目标",
        "总体思路",
        "任务分析",
        "目标和任务",
        "工作总体",
        "政府工作",
        "民生实事",
        "主要目标",
        "重点任务",
        "工作要求",
    ];
    let behind = text.get(stop).is_none_or(|ch| !"“”".contains(ch));
    if behind
        && plans.iter().any(|word| has(word))
        && !has("完成")
        && !text.ends(from, "完成")
        && !starts(&["度", "以来", "底"])
    {
        return Some(Told::Planned(4.0));
    }
    None
}

/// The first and last year looked back upon.
fn review_years(text: &Folded, parts: &[Part<Span>], year: Option<i32>) -> Option<([i32; 2], Option<Stretch>)> {
    let year = year?;
    let last = year - 1;
    // A term's review stands before the plan: in its heading, or where the review opens.
    let plan = parts.iter().find(|part| matches!(part.role, Role::Goals | Role::Plan));
    let end = plan.map_or((text.len() / 2).max(600).min(text.len()), |part| text.place(part.span.start()));
    for at in 0..end {
        let review = ["回顾", "政府工作", "总结"].iter().find(|word| text.is(at, word));
        let Some(word) = review else { continue };
        let (low, high) = (at.saturating_sub(14), (at + 8).min(text.len()));
        if let Some(years) = term(text, low, at, last).filter(|_| *word != "政府工作") {
            return Some((years, Some((at, at + word.chars().count()))));
        }
        if *word == "政府工作" && !text.ends(at, "过去五年") {
            continue;
        }
        let years = (low..high).find_map(|place| {
            let (count, to) = dates::number(text, place)?;
            let counted = text.is(to, "年") && (3..=5).contains(&count);
            let spoken = text.ends(place, "过去")
                || text.ends(place, "届政府")
                || text.ends(place, "这")
                || text.ends(place, "和")
                || text.is(to, "年来")
                || text.is(to, "年工作")
                || text.is(to, "年政府工作");
            (counted && spoken && text.get(place.wrapping_sub(1)).is_none_or(|ch| !numeral(ch) && ch != '十'))
                .then_some(([year - count as i32, last], (place, to + 1)))
        });
        if let Some((years, span)) = years {
            return Some((years, Some(span)));
        }
        // 2021: “十三五”回顾.
        for (plan, first) in [
            ("八五", 1991),
            ("九五", 1996),
            ("十五", 2001),
            ("十一五", 2006),
            ("十二五", 2011),
            ("十三五", 2016),
            ("十四五", 2021),
            ("十五五", 2026),
        ] {
            if let Some(place) = text.find(low, high, plan)
                && last == first + 4
            {
                return Some(([first, last], Some((place, place + plan.chars().count()))));
            }
        }
    }
    // 2016年以来, where the review opens: a term, told by its first year.
    let since = parts.iter().find(|part| part.role == Role::Review).and_then(|part| {
        let from = text.place(part.span.start());
        let (at, first, to) = (from..(from + 60).min(end)).find_map(|at| {
            let (first, to) = dates::year(text, at)?;
            (text.is(to, "年以来") || text.is(to, "年换届以来")).then_some((at, first, to))
        })?;
        (2..=5).contains(&(last - first)).then_some(([first, last], (at, to + 1)))
    });
    if let Some((years, span)) = since {
        return Some((years, Some(span)));
    }
    let reviewed = (0..text.len().saturating_sub(4)).find_map(|at| {
        let (found, to) = dates::year(text, at)?;
        (found == last && matches!(told_of(text, at, to + 1), Some(Told::Reviewed(_)))).then_some((at, to + 1))
    });
    Some(([last, last], reviewed))
}

/// The years of a government's term that is looked back upon at `at`: 本届政府工作回顾, 十七届人民政府工作回顾. Where the
/// text does not say from which year on, five years.
fn term(text: &Folded, low: usize, at: usize, last: i32) -> Option<[i32; 2]> {
    let words = ["届政府", "届人民政府", "届区政府", "届县政府", "届市政府", "届镇政府"];
    let headed = (low..at).any(|place| words.iter().any(|word| text.is(place, word)));
    let lined = (at.saturating_sub(20)..=at).any(|place| text.gap(place) == Gap::Line);
    if !headed || !lined {
        return None;
    }
    let since = (at..(at + 40).min(text.len())).find_map(|place| {
        let (year, to) = dates::year(text, place)?;
        text.is(to, "年以来").then_some(year)
    });
    let first = since.filter(|year| (last - 6..=last).contains(year)).unwrap_or(last - 4);
    Some([first, last])
}

/// The region with its proof, and what contradicts it.
struct Place {
    region: Option<Region>,
    proof: Option<Stretch>,
    conflicts: Vec<(WarningCode, String, Option<Stretch>)>,
}

fn place(
    text: &Folded,
    cover: &Cover,
    title: Option<Stretch>,
    meeting: Option<&Meeting>,
    kind: DocumentKind,
    context: &Context,
    listed: &str,
) -> Place {
    let mut place = Place { region: None, proof: None, conflicts: Vec::new() };
    let nation = || Region { name: NATION.into(), level: Some(Level::Nation), code: None, parents: Vec::new() };
    if kind != DocumentKind::WorkReport {
        if let Some(subject) = subject(text, listed) {
            let at = text.find(0, text.len(), &subject.name);
            place.proof = at.map(|at| (at, at + subject.name.chars().count()));
            place.region = Some(context.resolve(&subject));
        }
        return place;
    }
    let in_title = title.and_then(|(from, to)| titled(text, from, to));
    let folded_listed = Folded::new(listed);
    let in_listed = titled(&folded_listed, 0, folded_listed.len());
    let words = ["人民政府", "管委会", "管理委员会", "行政公署", "行署", "办事处", "工作会议"];
    let governments = || {
        let end = cover.formula.map_or(cover.end, |(_, to)| to);
        (0..end).filter(|at| words.iter().chain(OFFICES.iter()).any(|word| text.is(*at, word)))
    };
    let in_office = governments().find_map(|at| {
        let at = if text.ends(at, "代理") {
            at - 2
        } else if text.ends(at, "代") || text.ends(at, "副") {
            at - 1
        } else {
            at
        };
        region::before(text, 0, at).filter(|written| {
            written.name.chars().count() > 1 && !["自治区", "自治州", "自治县"].contains(&written.name.as_str())
        })
    });
    if let Some(meeting) = meeting.filter(|meeting| meeting.nation) {
        place.region = Some(nation());
        place.proof = Some((meeting.from, meeting.to));
    } else {
        let spoken = meeting.and_then(|meeting| meeting.place.clone());
        let mut told: Vec<Written> = [spoken, in_office, in_title.clone()].into_iter().flatten().collect();
        // What stands in front of the place in one of them tells it apart in all.
        for at in 0..told.len() {
            let fuller = told.iter().find(|other| other.name == told[at].name && !other.above.is_empty());
            if let Some(above) = fuller.map(|other| other.above.clone()) {
                told[at].above = above;
            }
        }
        let told: Vec<(Region, Stretch)> =
            told.iter().map(|written| (context.resolve(written), (written.from, written.to))).collect();
        if let Some((region, proof)) = told.first() {
            place.region = Some(region.clone());
            place.proof = Some(*proof);
            for (other, span) in told.iter().skip(1) {
                if !same(region, other) {
                    let message = format!("the text is of {}, but {} is named", region.name, other.name);
                    place.conflicts.push((WarningCode::RegionConflict, message, Some(*span)));
                }
            }
        }
    }
    if place.region.is_none()
        && let Some((from, to)) = cover.formula.filter(|(from, to)| text.find(*from, *to, "国务院").is_some())
    {
        place.region = Some(nation());
        place.proof = Some((from, to));
    }
    if place.region.is_none() && context.own_sort() == Some('国') {
        place.region = Some(nation());
    }
    if place.region.is_none()
        && let Some(written) = &in_listed
    {
        place.region = Some(context.resolve(written));
    }
    if place.region.is_none()
        && let Some((region, called)) = context.most_named()
    {
        place.proof = text.find(0, text.len(), called).map(|at| (at, at + called.chars().count()));
        place.region = Some(region);
    }
    if place.region.is_none() {
        place.region = context.of_file();
    }
    if let (Some(region), Some(written)) = (&place.region, &in_listed) {
        let other = context.resolve(written);
        if !same(region, &other) {
            let message = format!("the text is of {}, but the title names {}", region.name, other.name);
            place.conflicts.push((WarningCode::RegionConflict, message, place.proof));
        }
    }
    place
}

/// The place in a title: 聊城市政府工作报告, 2024年聊城市人民政府工作报告, 聊城市2024年政府工作报告.
fn titled(text: &Folded, from: usize, to: usize) -> Option<Written> {
    let mut end = (from..to).rev().find(|at| {
        ["政府工作报告", "人民政府", "年工作报告", "行署工作报告", "行政公署"].iter().any(|word| text.is(*at, word))
    })?;
    end += usize::from(text.is(end, "年"));
    if text.ends(end, "人民") {
        end -= 2;
    }
    let year = end.checked_sub(5).filter(|at| text.ends(end, "年") && dates::year(text, *at).is_some());
    region::before(text, from, year.unwrap_or(end))
}

/// Whether two readings mean the same place: one may be written shorter.
fn same(one: &Region, other: &Region) -> bool {
    one.name == other.name
        || one.name.contains(&other.name)
        || other.name.contains(&one.name)
        || one.code.is_some() && one.code == other.code
}

/// The place that an article is of: the one that its title begins with.
fn subject(text: &Folded, listed: &str) -> Option<Written> {
    let title = listed.rsplit_once('】').map_or(listed, |(_, title)| title).trim();
    let title: Vec<char> =
        if title.is_empty() { text.chars.iter().take(30).copied().collect() } else { Folded::new(title).chars };
    let cut = |to: usize| title.get(..to).map(|name| name.iter().collect::<String>());
    let length = (2..=title.len().min(16))
        .rev()
        .find(|to| cut(*to).is_some_and(|name| crate::lexicon::divisions::is_name(&name)))?;
    let name = cut(length)?;
    // What the text always says behind the place's name is part of the name: 潍坊高新区, 潍坊峡山.
    let mut whole = name.clone();
    let body = &text.chars;
    for to in length + 1..=(length + 8).min(title.len()) {
        let Some(longer) = cut(to) else { break };
        let (mut called, mut long) = (0, 0);
        for at in 0..body.len() {
            if text.is(at, &name) {
                called += 1;
                long += usize::from(text.is(at, &longer));
            }
        }
        if long < 2 || long * 10 < called * 7 {
            break;
        }
        whole = longer;
    }
    Some(Written { name: whole, above: Vec::new(), from: 0, to: 0 })
}
