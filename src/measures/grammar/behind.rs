//! `N NP`, 新建5所学校: the noun behind a number, and where it ends.

use super::{Context, is_counter, is_han, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::measures::phrase::{self, Range, Verb};
use crate::measures::scan;

impl Context<'_, '_> {
    /// The noun phrase right behind the number, with whether 的 stands between.
    pub(super) fn behind(&self) -> Option<(Range, bool)> {
        let words = self.words;
        let end = self.mention.span.end();
        let rest = words.of((end, self.stop));
        let blank = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        let owned = rest.trim_start_matches([' ', '\u{3000}']).starts_with('的');
        let from = end + blank + if owned { "的".len() } else { 0 };
        if not_counted(rest.trim_start()) || !self.begins_noun(from) {
            return None;
        }
        let (mark, noun_end) = self.noun_ends(from);
        let mut noun = phrase::trim_noun(words, (from, noun_end.unwrap_or(mark)));
        let behind = |at: usize| words.starting_at(at);
        let verb = behind(noun.1).and_then(|cue| if cue.kinds.is(Kind::Adverb) { behind(cue.end) } else { Some(cue) });
        let told = verb.is_some_and(|cue| {
            cue.kinds.any(&[Kind::Share, Kind::Gap, Kind::Reach, Kind::Grow, Kind::Fall, Kind::Rank])
        });
        if noun_end.is_none() && mark == self.stop && self.stop < self.sentence.end() || noun_end.is_some() && told {
            noun = self.owner(noun, told);
        }
        noun = self.head(noun);
        // 从现有的16个农场中，…
        if words.of(noun).ends_with('中') && words.of((self.sentence.start(), self.mention.span.start())).contains('从')
        {
            noun.1 -= "中".len();
        }
        // 四批政策清单等一揽子措施: the first is the thing.
        if let Some(at) = words.of(noun).find('等').filter(|&at| at > 3 && !words.of(noun)[at..].starts_with("等级"))
        {
            noun.1 = noun.0 + at;
        }
        // 9800人稳定脱贫: nothing but verbs is no noun.
        let verbs = words.within(noun);
        let covered: usize = verbs.iter().filter(|cue| !cue.kinds.is(Kind::Noun)).map(|cue| cue.end - cue.start).sum();
        let counts_people = is_people(self.mention.unit.as_deref());
        if counts_people && covered == noun.1 - noun.0 && covered > 0 {
            return None;
        }
        (noun.0 < noun.1).then_some((noun, owned))
    }

    /// Whether a noun can begin at `from`, behind the number: no sign, no link, no verb that goes on with the clause.
    fn begins_noun(&self, from: usize) -> bool {
        let words = self.words;
        let rest = words.of((from, self.stop));
        let Some(first) = rest.chars().next() else { return false };
        if !(is_han(first) || matches!(first, '“' | '《' | '"') || first.is_alphanumeric()) {
            return false;
        }
        // 就业困难人员 begins with no 就.
        let named = words.starting_at(from).is_some_and(|cue| cue.kinds.is(Kind::Noun));
        if !named && class::CONTINUATION.starts(rest) {
            return false;
        }
        let mark = scan::until_mark(words.text, from, self.stop);
        let Some(cue) = words.within((from, mark)).first().filter(|cue| cue.start == from) else { return true };
        let verb = cue.kinds.any(&[Kind::Predicate, Kind::Rank, Kind::Share, Kind::Gap, Kind::Reach])
            || cue.kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add, Kind::Act]);
        // 2个过50亿元项目: a bound inside a description.
        let after = words.labels.partition_point(|label| label.span.end() <= cue.start);
        let bound = words.labels.get(after).is_some_and(|label| label.span.start() <= cue.end);
        let single_gap = cue.kinds.is(Kind::Gap) && words.of((cue.start, cue.end)).chars().count() == 1;
        !verb || bound || single_gap || cue.kinds.any(&[Kind::Noun, Kind::Deed])
    }

    /// Where the stretch of the noun that begins at `from` ends by a mark, and where by a word, if by one.
    fn noun_ends(&self, from: usize) -> (usize, Option<usize>) {
        let words = self.words;
        let mut mark = scan::until_mark(words.text, from, self.stop);
        let mut noun_end = self.cut_by_word(from, mark);
        // 在30个镇建设服务中心, 8个重点县建设基地: the places, then what was done there.
        let placed = words.of((self.sentence.start(), self.mention.span.start())).ends_with('在');
        let deed = words.within((from, mark)).iter().find(|cue| {
            let place = words.of((from, cue.start));
            cue.kinds.any(&[Kind::Act, Kind::Deed])
                && !cue.kinds.is(Kind::Noun)
                && cue.start > from
                && (placed
                    || place.ends_with(['县', '镇', '乡', '村', '区']) && place.chars().count() <= 4
                    || class::DOER_NOUN.ends(place) && !self.names_behind(cue))
                && words.of((cue.end, mark)).chars().count() >= 2
        });
        if let Some(cue) = deed.filter(|cue| noun_end.is_none_or(|end| cue.start < end)) {
            noun_end = Some(cue.start);
        }
        // 456个事项“全区通办”: what was done with them stands in quotation marks.
        let held = words.of((from, noun_end.unwrap_or(mark)));
        if let Some(at) = held.find('“').filter(|at| *at >= 6 && held.ends_with('”') && held.matches('“').count() == 1)
        {
            noun_end = Some(from + at);
        }
        // 12个盟市空气质量全部达标, 3个村负债: what is told of the places.
        let told = held.char_indices().skip(1).take(8).find(|&(at, _)| {
            let place = held[..at].ends_with(['县', '市', '镇', '乡', '村', '区', '旗', '份', '）', '州']);
            place && class::PLACES_OUTCOME.starts(&held[at..])
        });
        if let Some((at, _)) = told {
            noun_end = Some(from + at);
        }
        // 100个卫星镇、特色专业镇: further members without a number of their own.
        while is_counter(self.mention.unit.as_deref())
            && noun_end.is_none()
            && mark < self.stop
            && words.of((mark, self.stop)).starts_with('、')
        {
            let next = mark + "、".len();
            let end = scan::until_mark(words.text, next, self.stop);
            let numbered = end == self.stop && self.stop < self.sentence.end();
            let verb = words
                .within((next, end))
                .first()
                .is_some_and(|cue| cue.start == next && cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun))
                && !words.of((next, end)).starts_with('过');
            if numbered || verb || end == next || end - from > 120 {
                break;
            }
            mark = end;
            noun_end = self.cut_by_word(from, mark);
        }
        // 40项民生实事和军地互办20项实事: behind the link begins what the next number is of.
        if noun_end.is_none() && mark == self.stop && self.stop < self.sentence.end() {
            let held = words.of((from, mark));
            let link = ["和", "及", "与"].iter().filter_map(|link| held.rfind(link)).max();
            let link = link.filter(|&at| !held[at..].starts_with("和地区"));
            noun_end = link
                .filter(|&at| held[..at].chars().count() >= 2 && held[at..].chars().count() >= 3)
                .map(|at| from + at);
        }
        (mark, noun_end)
    }

    /// The first word between `from` and `mark` that is no part of a noun: a predicate, a time, 了 of something done.
    pub(super) fn cut_by_word(&self, from: usize, mark: usize) -> Option<usize> {
        let words = self.words;
        let quoted = |at: usize| {
            let before = words.of((from, at));
            before.matches('“').count() > before.matches('”').count()
        };
        let cues = words.within((from, mark)).iter().filter(|cue| cue.start > from);
        let cue = cues.clone().find(|cue| self.cuts(cue) && !quoted(cue.start));
        // 为7万户群众办了证: what was done to them.
        let signs = words.of((from, mark));
        let done = signs.char_indices().zip(signs.chars().skip(1)).find(|((at, _), next)| *next == '了' && *at > 3);
        let done = done.map(|((at, _), _)| from + at);
        // 锂电池项目6月底前建成: a time stands behind the noun.
        let label = words.labels.partition_point(|label| label.span.start() <= from);
        let time = words
            .labels
            .get(label)
            .filter(|label| label.span.start() < mark && matches!(label.rule, "date" | "duration"));
        let year = cues.clone().find(|cue| class::WITHIN_YEAR.is(words.of((cue.start, cue.end))));
        let starts = [
            cue.map(|cue| cue.start),
            done,
            time.map(|label| self.before_time(label.span.start())),
            year.map(|cue| cue.start),
        ];
        starts.into_iter().flatten().min()
    }

    /// 28个乡镇近3年: 近 goes with the time.
    fn before_time(&self, at: usize) -> usize {
        let led = self.words.text.get(..at).unwrap_or("");
        at - ["最近", "近"].iter().find(|word| led.ends_with(**word)).map_or(0, |word| word.len())
    }

    /// 20处“驻足可观”的景观小品: the head stands behind 的; 5所学校的操场: the things counted stand before it.
    fn head(&self, noun: Range) -> Range {
        let words = self.words;
        let Some(at) = words.of(noun).rfind('的') else { return noun };
        let owner = (noun.0, noun.0 + at);
        let head = (owner.1 + "的".len(), noun.1);
        let length = words.of(head).chars().count();
        let deed = words.within(head).iter().any(|cue| cue.kinds.is(Kind::Deed) && (cue.start, cue.end) == head)
            || ["改造", "建设"].iter().any(|tail| words.of(head).ends_with(tail)) && length <= 4;
        let people = ["人口", "群众", "居民", "农民"].contains(&words.of(owner));
        // A bare noun counted, and something of it; 20家有影响的企业 is a noun described.
        let bare = words.of(owner).chars().count() <= 5
            && words.within(owner).iter().all(|cue| cue.kinds.is(Kind::Noun))
            && !words.of(owner).contains(['“', '性', '型', '好', '大', '新', '高', '强', '级', '有', '以', '化'])
            && is_counter(self.mention.unit.as_deref());
        if people || bare {
            owner
        } else if length >= 2 && !deed {
            head
        } else {
            noun
        }
    }

    /// 15条排水沟整治率达100%: where a further number is told of the things counted, what of them it tells is cut off.
    fn owner(&self, range: Range, verb_behind: bool) -> Range {
        let words = self.words;
        let told = phrase::read(words, range);
        let reaches = |kinds: Kinds| kinds.any(&[Kind::Reach, Kind::Grow, Kind::Fall, Kind::Rank]);
        let noun = match told.verb {
            Verb::Trailing(kinds, _) if reaches(kinds) && told.has_noun() && told.noun.0 == range.0 => told.noun,
            // 8个产业规模超百亿元: the verb is the bound of the next number, or stands behind.
            _ if verb_behind || range.1 == self.stop => range,
            _ => return range,
        };
        // 80多种产品产能全国第一
        let text = words.of(noun);
        let text = ["全国", "全省", "全市", "全区", "全球", "世界"]
            .iter()
            .find_map(|set| text.strip_suffix(set).filter(|_| range.1 == self.stop))
            .unwrap_or(text);
        let rate = text.strip_suffix('率').and_then(|text| text.char_indices().rev().nth(1)).map(|(at, _)| at);
        let of = class::ATTRIBUTE_OF.words().iter().filter_map(|told| text.strip_suffix(told)).map(str::len).min();
        // 3家企业年屠宰产能
        let yearly =
            |at: usize| text[..at].rfind('年').filter(|year| text[*year..at].chars().count() <= 3).unwrap_or(at);
        match rate.or(of).map(yearly).filter(|&at| text[..at].chars().count() >= 2) {
            Some(at) => {
                // 4家养殖场养殖面积: what is told may begin with a deed.
                let deed = words
                    .ending_at(range.0 + at)
                    .filter(|cue| cue.kinds.is(Kind::Deed) && !cue.kinds.is(Kind::Noun) && cue.start > range.0 + 6);
                phrase::trim_noun(words, (range.0, deed.map_or(range.0 + at, |cue| cue.start)))
            }
            None => noun,
        }
    }

    /// The noun behind the next number, where the two count the same: 411户、706人脱贫人员, 6大类194项工程.
    pub(super) fn behind_next(&self) -> Option<(Range, bool)> {
        let next = self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end)?;
        let between = self.words.of((self.mention.span.end(), next.span.start()));
        if !matches!(between, "" | "、")
            || !is_counter(self.mention.unit.as_deref())
            || next.unit == self.mention.unit
            || !is_counter(next.unit.as_deref())
        {
            return None;
        }
        let after = self.mentions.get(self.index + 2).filter(|_| self.index + 2 < self.at_end);
        let stop = after.map_or(self.sentence.end(), |after| after.span.start());
        let cx = Context { mention: next, index: self.index + 1, stop, ..*self };
        let (noun, owned) = cx.behind()?;
        // The noun is left to the next number too.
        Some((noun, owned))
    }

    /// Whether what stands behind a deed is a noun that the deed describes: 研发机构, 培训基地.
    fn names_behind(&self, cue: &Cue) -> bool {
        let tail = self.words.of((cue.end, scan::until_mark(self.words.text, cue.end, self.stop)));
        tail.chars().count() >= 2
            && tail.ends_with([
                '点', '目', '程', '心', '地', '台', '构', '业', '区', '县', '站', '馆', '园', '校', '院', '队',
            ])
    }

    /// Whether a word ends the noun phrase that it stands behind.
    fn cuts(&self, cue: &Cue) -> bool {
        let word = self.words.of((cue.start, cue.end));
        let single = word.chars().count() == 1;
        let next = self.words.text.get(cue.end..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        if single
            && (cue.kinds.is(Kind::Gap)
                || cue.kinds.is(Kind::Rank)
                    && !cue.kinds.is(Kind::Predicate)
                    && !matches!(next, '全' | '第' | '省' | '国' | '在' | '前' | '首'))
        {
            return false;
        }
        let names = self.names_behind(cue);
        let done =
            cue.kinds.is(Kind::Act) && !cue.kinds.is(Kind::Deed) && !names || cue.kinds.is(Kind::Deed) && next == '“';
        let relates = done
            || cue.kinds.any(&[Kind::Rank, Kind::Share, Kind::Gap])
            || cue.kinds.is(Kind::Reach) && word.chars().count() > 1 && !cue.kinds.is(Kind::Deed);
        (cue.kinds.is(Kind::Predicate)
            || relates
            || matches!(word, "增长" | "下降")
            || cue.kinds.is_verb() && self.words.text.get(cue.end..).is_some_and(|rest| rest.starts_with('了')))
            && !cue.kinds.is(Kind::Noun)
    }

    /// The head that a cut noun phrase shares with the next number's: 1家五星级、3家四星级旅游饭店.
    pub(super) fn sibling_tail(&self) -> Option<String> {
        let next = self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end)?;
        let end = scan::until_mark(self.words.text, next.span.end(), self.sentence.end());
        let text = self.words.of((next.span.end(), end));
        let at = text.find('级')? + "级".len();
        let tail: String = text.get(at..)?.chars().take(12).collect();
        (!tail.is_empty()).then_some(tail)
    }
}

/// Whether the text behind a number begins with a word that is no thing counted: 目标, 水平, 左右 ….
fn not_counted(rest: &str) -> bool {
    // 700亿、800亿两个大台阶
    let steps = rest.trim_start_matches(['一', '两', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let steps = steps.strip_prefix('个').filter(|_| steps.len() < rest.len()).unwrap_or(rest).trim_start_matches('大');
    if ["台阶", "关口", "大关"].iter().any(|step| steps.starts_with(step)) && steps != rest {
        return true;
    }
    class::NOT_COUNTED.words().iter().any(|word| {
        rest.strip_prefix(word).is_some_and(|after| {
            let closed = !after.chars().next().is_some_and(is_han);
            closed
                || matches!(
                    *word,
                    "等" | "左右" | "以上" | "以下" | "以内" | "不等" | "之间" | "上下" | "台阶" | "大关" | "关口"
                )
        })
    })
}
