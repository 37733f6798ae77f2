//! `N NP`, 新建5所学校: the noun behind a number, and where it ends.

use super::{Context, is_counter, is_han, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind, Kinds};
use crate::measures::phrase::{self, Range, Verb};
use crate::measures::scan;
use crate::rules::{Fact, Site, Slot, family};

impl Context<'_, '_> {
    /// The noun phrase right behind the number, with whether 的 stands between.
    pub(super) fn counted_noun(&self) -> Option<(Range, bool)> {
        let words = self.words;
        let rest = self.rest().trim_start_matches([' ', '\u{3000}']);
        let noun = class::DE_PARTICLE.strip_start(rest);
        let from = self.stop.max(self.mention.span.end()) - noun.unwrap_or(rest).len();
        if not_counted(rest.trim_start()) || !self.begins_noun(from) {
            return None;
        }
        let (mark, noun_end) = self.noun_ends(from);
        let mut range = phrase::trim_noun(words, (from, noun_end.unwrap_or(mark)));
        let told = self.verb_behind(range.1).is_some_and(|cue| {
            cue.kinds.any(&[Kind::Share, Kind::Gap, Kind::Reach, Kind::Grow, Kind::Fall, Kind::Rank])
        });
        let by_number = noun_end.is_none() && mark == self.stop && self.stop < self.sentence.end();
        if by_number || noun_end.is_some() && told {
            range = self.owner(range, told);
        }
        range = self.first_of_list(self.set_only(self.head(range)));
        let verbs_only = is_people(self.unit()) && self.is_verbs(range);
        (range.0 < range.1 && !verbs_only).then_some((range, noun.is_some()))
    }

    /// The verb that stands at `at`, an adverb before it passed over.
    fn verb_behind(&self, at: usize) -> Option<Cue> {
        let cue = self.words.starting_at(at)?;
        if cue.kinds.is(Kind::Adverb) { self.words.starting_at(cue.end) } else { Some(cue) }
    }

    /// 从现有的16个农场中，…: the set alone.
    fn set_only(&self, (from, end): Range) -> Range {
        let words = self.words;
        let before = words.of((self.sentence.start(), self.mention.span.start()));
        let set = class::AMID.strip_end(words.of((from, end))).filter(|_| class::SOURCE.within(before));
        (from, set.map_or(end, |set| from + set.len()))
    }

    /// 四批政策清单等一揽子措施: the first is the thing.
    fn first_of_list(&self, (from, end): Range) -> Range {
        let text = self.words.of((from, end));
        let list = class::AND_SO_ON
            .find(text)
            .filter(|at| at.start > 3 && !class::DENG_COMPOUND.starts(text.get(at.start..).unwrap_or_default()));
        (from, list.map_or(end, |at| from + at.start))
    }

    /// 9800人稳定脱贫: nothing but verbs is no noun.
    fn is_verbs(&self, range: Range) -> bool {
        let verbs = self.words.within(range).iter().filter(|cue| !cue.kinds.is(Kind::Noun));
        let covered: usize = verbs.map(|cue| cue.end - cue.start).sum();
        covered > 0 && covered == range.1 - range.0
    }

    /// Whether a noun can begin at `from`, behind the number: no sign, no link, no verb that goes on with the clause.
    fn begins_noun(&self, from: usize) -> bool {
        let words = self.words;
        let rest = words.of((from, self.stop));
        let Some(first) = rest.chars().next() else { return false };
        if !(is_han(first) || matches!(first, '“' | '《' | '"') || first.is_alphanumeric()) {
            return false;
        }
        let mark = scan::until_mark(words.text, from, self.stop);
        let here = words.starting_at(from);
        // 就业困难人员 begins with no 就.
        if !here.is_some_and(|cue| cue.kinds.is(Kind::Noun)) && class::CONTINUATION.starts(rest) {
            return false;
        }
        let Some(cue) = here.filter(|cue| cue.end <= mark) else { return true };
        let verb = cue.kinds.any(&[Kind::Predicate, Kind::Rank, Kind::Share, Kind::Gap, Kind::Reach])
            || cue.kinds.any(&[Kind::Grow, Kind::Fall, Kind::Add, Kind::Act]);
        // 2个过50亿元项目: a bound inside a description.
        let after = words.labels.partition_point(|label| label.span.end() <= cue.start);
        let bound = words.labels.get(after).is_some_and(|label| label.span.start() <= cue.end);
        let single_gap = cue.kinds.is(Kind::Gap) && words.word(&cue).chars().count() == 1;
        !verb || bound || single_gap || cue.kinds.any(&[Kind::Noun, Kind::Deed])
    }

    /// Where the stretch of the noun that begins at `from` ends by a mark, and where by a word, if by one.
    fn noun_ends(&self, from: usize) -> (usize, Option<usize>) {
        let words = self.words;
        let mark = scan::until_mark(words.text, from, self.stop);
        let mut end = self.cut_by_word(from, mark);
        if let Some(deed) = self.deed_at_place(from, mark).filter(|at| end.is_none_or(|end| *at < end)) {
            end = Some(deed);
        }
        end = self.quoted_deed(from, end.unwrap_or(mark)).or(end);
        end = self.told_of_places(from, end.unwrap_or(mark)).or(end);
        let (mark, end) = self.further_members(from, mark, end);
        // 40项民生实事和军地互办20项实事: behind the link begins what the next number is of.
        if end.is_some() || mark != self.stop || self.stop >= self.sentence.end() {
            return (mark, end);
        }
        let text = words.of((from, mark));
        let link = class::CONJUNCTION.rfind(text).filter(|at| {
            let (before, behind) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
            let long = before.chars().count() >= 2 && behind.chars().count() >= 2;
            long && !class::REGION_PAIR.starts(behind)
        });
        (mark, link.map(|at| from + at.start))
    }

    /// 在30个镇建设服务中心, 8个重点县建设基地, 30名志愿者帮助老人: the places or doers, then what was done.
    fn deed_at_place(&self, from: usize, mark: usize) -> Option<usize> {
        let words = self.words;
        let placed = class::WITHIN_SET.ends(words.of((self.sentence.start(), self.mention.span.start())));
        let deed = words.within((from, mark)).iter().find(|cue| {
            let place = words.of((from, cue.start));
            cue.kinds.any(&[Kind::Act, Kind::Deed])
                && !cue.kinds.is(Kind::Noun)
                && cue.start > from
                && (placed
                    || class::PLACE_SUFFIX.ends(place) && place.chars().count() <= 4
                    || class::DOER_NOUN.ends(place) && !self.names_behind(cue))
                && words.length((cue.end, mark)) >= 2
        });
        deed.map(|cue| cue.start)
    }

    /// 456个事项“全区通办”: what was done with them stands in quotation marks.
    fn quoted_deed(&self, from: usize, end: usize) -> Option<usize> {
        let text = self.words.of((from, end));
        let open = text.find('“').filter(|at| *at >= 6)?;
        (text.ends_with('”') && text.matches('“').count() == 1).then_some(from + open)
    }

    /// 12个盟市空气质量全部达标, 3个村负债: where begins what is told of the places.
    fn told_of_places(&self, from: usize, end: usize) -> Option<usize> {
        let text = self.words.of((from, end));
        let told = text.char_indices().skip(1).take(8).find(|&(at, _)| {
            text.split_at_checked(at)
                .is_some_and(|(place, told)| class::PLACES_END.ends(place) && class::PLACES_OUTCOME.starts(told))
        });
        told.map(|(at, _)| from + at)
    }

    /// 100个卫星镇、特色专业镇: further members without a number of their own.
    fn further_members(&self, from: usize, mut mark: usize, mut end: Option<usize>) -> (usize, Option<usize>) {
        let words = self.words;
        while is_counter(self.unit()) && end.is_none() && words.of((mark, self.stop)).starts_with('、') {
            let next = mark + "、".len();
            let stop = scan::until_mark(words.text, next, self.stop);
            let numbered = stop == self.stop && self.stop < self.sentence.end();
            let verb = words.starting_at(next).is_some_and(|cue| cue.kinds.is_verb() && !cue.kinds.is(Kind::Noun))
                && !class::PASSING.starts(words.of((next, stop)));
            if numbered || verb || stop == next || stop - from > 120 {
                break;
            }
            mark = stop;
            end = self.cut_by_word(from, mark);
        }
        (mark, end)
    }

    /// The first word between `from` and `mark` that is no part of a noun: a predicate, a time, 了 of something done.
    pub(super) fn cut_by_word(&self, from: usize, mark: usize) -> Option<usize> {
        let words = self.words;
        let text = words.of((from, mark));
        let quoted = |at: usize| {
            let before = words.of((from, at));
            before.matches('“').count() > before.matches('”').count()
        };
        let mut cues = words.within((from, mark)).iter().filter(|cue| cue.start > from);
        let year = cues.clone().find(|cue| class::WITHIN_YEAR.is(words.word(cue))).map(|cue| cue.start);
        let verb = cues.find(|cue| self.ends_noun(cue) && !quoted(cue.start)).map(|cue| cue.start);
        // 为7万户群众办了证: what was done to them.
        let done = class::PERFECTIVE.all_in(text).filter_map(|at| text.get(..at.start)?.char_indices().next_back());
        let done = done.map(|(at, _)| at).find(|at| *at > 3).map(|at| from + at);
        // 锂电池项目6月底前建成: a time stands behind the noun; 28个乡镇近3年: 近 goes with it.
        let label = words.labels.get(words.labels.partition_point(|label| label.span.start() <= from));
        let time = label.filter(|label| label.span.start() < mark && matches!(label.rule, "date" | "duration"));
        let time = time.map(|label| {
            let at = label.span.start();
            at - class::RECENT.end(words.of((0, at))).map_or(0, str::len)
        });
        [verb, done, time, year].into_iter().flatten().min()
    }

    /// 20处“驻足可观”的景观小品: the head stands behind 的; 5所学校的操场: the things counted stand before it.
    fn head(&self, noun: Range) -> Range {
        let words = self.words;
        let Some(at) = class::DE_PARTICLE.rfind(words.of(noun)) else { return noun };
        let owner = (noun.0, noun.0 + at.start);
        let head = (noun.0 + at.end, noun.1);
        let (whose, length) = (words.of(owner), words.length(head));
        let deed = words.within(head).iter().any(|cue| cue.kinds.is(Kind::Deed) && (cue.start, cue.end) == head)
            || class::WORKS_NOUN.ends(words.of(head)) && length <= 4;
        // A bare noun counted, and something of it; 20家有影响的企业 is a noun described.
        let bare = whose.chars().count() <= 5
            && words.within(owner).iter().all(|cue| cue.kinds.is(Kind::Noun))
            && !class::DESCRIBING_SIGN.within(whose)
            && is_counter(self.unit());
        if class::POPULACE.is(whose) || bare {
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
        let text = class::RANK_SET.strip_end(text).filter(|_| range.1 == self.stop).unwrap_or(text);
        let Some(things) = without_attribute(text) else { return noun };
        // 4家养殖场养殖面积: what is told may begin with a deed.
        let end = range.0 + things.len();
        let deed = words
            .ending_at(end)
            .filter(|cue| cue.kinds.is(Kind::Deed) && !cue.kinds.is(Kind::Noun) && cue.start > range.0 + 6);
        phrase::trim_noun(words, (range.0, deed.map_or(end, |cue| cue.start)))
    }

    /// The noun behind the next number, where the two count the same: 411户、706人脱贫人员, 6大类194项工程.
    pub(super) fn counted_by_next(&self) -> Option<(Range, bool)> {
        let next = self.next()?;
        let between = self.words.of((self.mention.span.end(), next.span.start()));
        let both = is_counter(self.unit()) && is_counter(next.unit.as_deref());
        if !matches!(between, "" | "、") || !both || next.unit == self.mention.unit {
            return None;
        }
        let after = self.mentions.get(self.index + 2).filter(|_| self.index + 2 < self.at_end);
        let stop = after.map_or(self.sentence.end(), |after| after.span.start());
        // The noun is left to the next number too.
        Context { mention: next, index: self.index + 1, stop, ..*self }.counted_noun()
    }

    /// Whether what stands behind a deed is a noun that the deed describes: 研发机构, 培训基地.
    fn names_behind(&self, cue: &Cue) -> bool {
        let tail = self.words.of((cue.end, scan::until_mark(self.words.text, cue.end, self.stop)));
        tail.chars().count() >= 2 && class::INSTITUTION_SUFFIX.ends(tail)
    }

    /// Whether a verb is part of the name of money, which is what the number is: 稳岗返还|资金.
    fn names_money(&self, cue: &Cue) -> bool {
        let tail = self.words.of((cue.end, scan::until_mark(self.words.text, cue.end, self.stop)));
        let money = self.unit().is_some_and(|unit| class::MONEY_UNIT.ends(unit));
        money && class::FUNDS_NOUN.starts_of(tail).any(|word| word.len() == tail.len())
    }

    /// Whether a word ends the noun phrase that it stands behind.
    fn ends_noun(&self, cue: &Cue) -> bool {
        let site = WordBehind {
            verb: self.words.word(cue),
            behind: self.words.text.get(cue.end..).unwrap_or_default(),
            is_verb: cue.kinds.is_verb(),
            describes: cue.kinds.is(Kind::Act) && self.names_behind(cue) || self.names_money(cue),
            at: cue.start,
        };
        family::NOUN_END.holds(&site)
    }

    /// The head that a cut noun phrase shares with the next number's: 1家五星级、3家四星级旅游饭店.
    pub(super) fn sibling_tail(&self) -> Option<String> {
        let next = self.next()?;
        let end = scan::until_mark(self.words.text, next.span.end(), self.sentence.end());
        let text = self.words.of((next.span.end(), end));
        let tail: String = text.get(class::LEVEL_SIGN.find(text)?.end..)?.chars().take(12).collect();
        (!tail.is_empty()).then_some(tail)
    }
}

/// The things counted, without what a further number tells of them: 排水沟|整治率, 企业|年屠宰产能.
fn without_attribute(text: &str) -> Option<&str> {
    let rate = class::RATE_SUFFIX.strip_end(text).and_then(|rest| rest.char_indices().rev().nth(1));
    let rate = rate.and_then(|(at, _)| text.get(..at));
    let things = rate.or_else(|| class::ATTRIBUTE_OF.strip_end(text))?;
    let year = class::YEAR_SIGN.rfind(things);
    let yearly = year.filter(|at| things.get(at.start..).is_some_and(|tail| tail.chars().count() <= 3));
    yearly.map_or(Some(things), |at| things.get(..at.start)).filter(|things| things.chars().count() >= 2)
}

/// Whether the text behind a number begins with a word that is no thing counted: 目标, 水平, 左右 …, or 700亿、800亿|两个大台阶.
fn not_counted(rest: &str) -> bool {
    let number = class::NUMBER_WORD.trim_start(rest);
    let counted = class::GENERAL_COUNTER.strip_start(number).filter(|_| number.len() < rest.len()).unwrap_or(rest);
    let step = class::LARGE.trim_start(counted);
    if step != rest && class::THRESHOLD_NOUN.starts(step) {
        return true;
    }
    let closed = |word: &str| !rest.get(word.len()..).and_then(|rest| rest.chars().next()).is_some_and(is_han);
    class::NOT_COUNTED.starts_of(rest).any(|word| class::NEVER_COUNTED.is(word) || closed(word))
}

/// A word behind the noun that a number counts, with what stands behind it.
struct WordBehind<'a> {
    verb: &'a str,
    behind: &'a str,
    is_verb: bool,
    describes: bool,
    at: usize,
}

impl Site for WordBehind<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Verb => Some(self.verb),
            Slot::Behind => Some(self.behind),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::IsVerb => self.is_verb,
            Fact::Describes => self.describes,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.at
    }
}
