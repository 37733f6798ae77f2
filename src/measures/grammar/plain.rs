//! `NP V N`, `V NP N`, `V N NP`: a quantity of a noun phrase, no rank and no relation to another.

use super::relation::Relating;
use super::subject::is_place_set;
use super::{Context, Frame, Outcome, is_counter, is_people};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Kind, Kinds};
use crate::measures::mention::{Mention, MentionKind};
use crate::measures::phrase::{self, Phrase, Range, Verb, Words};
use crate::measures::scan::{self, Gap};
use crate::report::Aspect;
use crate::rules::{Fact, Site, Slot, family};

/// What the shapes of a plain quantity look at.
struct Plain<'p> {
    gap: Gap,
    phrase: &'p Phrase,
    frame: &'p Frame,
    /// The text of the noun phrase in front.
    text: &'p str,
    /// What the verb is.
    kinds: Kinds,
    /// The verb's text.
    verb: Option<String>,
    /// Whether the unit counts things.
    counted: bool,
}

impl Context<'_, '_> {
    pub(super) fn plain(&self, gap: Gap, phrase: &Phrase, behind: Option<(Range, bool)>, frame: &Frame) -> Outcome {
        let words = self.words;
        let text = words.of(phrase.noun);
        let plain = Plain {
            gap,
            phrase,
            frame,
            text,
            kinds: phrase.verb.kinds(),
            verb: phrase.verb.range().map(|range| words.of(range).to_string()),
            counted: is_counter(self.mention.unit.as_deref()),
        };
        // 20个贫困村退出、1.1万人脱贫: people are never what was counted in 个 before; they are those who did it.
        if let Some(deed) = self.deed_of_people(&plain) {
            return Outcome::of(words.of(deed).to_string(), Some(deed), "number-deed");
        }
        // 5%左右的增长目标
        let rest = words.of((self.mention.span.end(), self.stop));
        let goal = ["的增长目标", "的预期增长目标", "的增长预期目标"].iter().find(|goal| rest.starts_with(**goal));
        if let Some(goal) = goal.filter(|_| self.is_percent() && frame.indicator.is_empty()) {
            let place = (self.mention.span.end() + "的".len(), self.mention.span.end() + goal.len());
            return Outcome {
                aspect: Aspect::Increase,
                ..Outcome::of(words.of(place).to_string(), Some(place), "goal")
            };
        }
        let spending = if phrase.has_noun() {
            text.rsplit(['和', '及', '与']).next().unwrap_or(text)
        } else {
            plain.verb.as_deref().unwrap_or("")
        };
        let spent = class::SPENDING_NOUN.is(spending) && frame.behind != Some(gap.chunk);
        if spent && behind.is_none_or(|(_, owned)| !owned) {
            return self.spent(&plain, spending);
        }
        let size =
            class::SIZE_NOUN.words().iter().copied().find(|size| text.ends_with(*size)).or(spent.then_some(spending));
        let behind = behind.filter(|behind| self.is_of_behind(&plain, *behind, size.is_some()));
        // 新增用地支持实体项目比重不低于80%: a share is not added.
        let tenths = self.mention.unit.as_deref().is_some_and(|unit| unit.starts_with('成'));
        let share = (self.is_percent() || tenths)
            && matches!(phrase.verb, Verb::Leading(..))
            && (["率", "比重", "占比", "比例"].iter().any(|tail| text.ends_with(tail))
                // 新增财力的六成
                || words.of((gap.chunk, gap.end)).ends_with('的'));
        let aspect = if share { Aspect::Level } else { aspect_of(plain.kinds, phrase, behind.is_some()) };
        let site = NumberSite { unit: self.mention.unit.as_deref(), verb: plain.verb.as_deref(), at: gap.end };
        let aspect = match family::ASPECT.first(&site).and_then(|rule| rule.gives("aspect")) {
            Some("level") => Aspect::Level,
            _ => aspect,
        };
        let Relating { aspect, relation, compared } = self.relate(gap, phrase, aspect);
        let outcome = match behind {
            Some((range, _)) => self.of_behind(&plain, range, size, aspect),
            None if !phrase.has_noun() || compared => self.verb_alone(&plain, aspect),
            None if phrase.verb == Verb::None => self.noun_alone(&plain, aspect),
            None => self.noun_and_verb(&plain, aspect),
        };
        Outcome { relation, ..outcome }
    }

    /// 投入700万元，修建道路: what it is spent on stands further on.
    fn spent(&self, plain: &Plain, spending: &str) -> Outcome {
        let Plain { phrase, frame, .. } = plain;
        // 重点项目80个，完成投资370亿元: the projects' investment.
        let of_projects =
            spending == "投资" && frame.indicator.ends_with(['目', '程']) && frame.indicator.chars().count() <= 14;
        if of_projects {
            return Outcome::of(format!("{}投资", frame.indicator), None, "spent");
        }
        let place = if phrase.has_noun() { phrase.noun } else { phrase.verb.range().unwrap_or(phrase.noun) };
        Outcome::of(spending.to_string(), Some(place), "spent")
    }

    /// Whether the number is of the noun behind it and not of the one in front.
    fn is_of_behind(&self, plain: &Plain, (range, owned): (Range, bool), sized: bool) -> bool {
        let words = self.words;
        let Plain { gap, phrase, text, .. } = *plain;
        let trailing = match phrase.verb {
            Verb::Trailing(kinds, _) => kinds,
            _ => Kinds::default(),
        };
        let deed = [Kind::Act, Kind::Deed];
        let has = plain.verb.as_deref().is_some_and(|verb| class::HAVING.is(verb));
        let reached = trailing.any(&[Kind::Reach, Kind::Grow, Kind::Fall]) && !trailing.any(&deed);
        if self.mention.kind == MentionKind::Multiple || self.is_percent() || reached && phrase.has_noun() && !has {
            return false;
        }
        let chunk = words.of((gap.chunk, gap.end)).trim_end();
        let open = ["等", "的", "首支", "首个", "首批"].iter().any(|end| chunk.ends_with(end));
        if plain.counted {
            // 解决了农村12万人的饮水安全问题: where they live is no name for it.
            let place = text.ends_with(['区', '村', '镇', '县', '市', '乡']) && words.of(range).chars().count() > 3;
            return !owned || !phrase.has_noun() || open || is_place_set(text) || place;
        }
        // 提升改造210公里公路: verbs alone are no noun.
        let verbs = words.within(phrase.noun);
        let deeds = matches!(phrase.verb, Verb::Leading(..))
            && matches!(verbs, [cue] if (cue.start, cue.end) == phrase.noun && cue.kinds.any(&deed) && !cue.kinds.is(Kind::Noun));
        let placed = text.ends_with(['区', '村', '镇', '县', '市', '园', '路', '桥', '段', '线', '街'])
            && words.of(range).ends_with(['设', '程', '路', '造', '线', '渠', '网', '道']);
        let done_in =
            (trailing.is(Kind::Add) || trailing.any(&deed)) && !trailing.is(Kind::Reach) && is_place_set(text);
        // 同意地方发行2000亿元债券, 向农户发放1亿元贷款
        let given = trailing.any(&deed)
            && !trailing.any(&[Kind::Reach, Kind::Add])
            && ["债券", "国债", "贷款", "资金", "消费券", "基金", "补贴", "奖金", "专项债"]
                .iter()
                .any(|sort| words.of(range).ends_with(sort));
        !phrase.has_noun() || open || sized || placed || done_in || deeds || given
    }

    /// 新建5所学校; 总投资5亿元的项目.
    fn of_behind(&self, plain: &Plain, range: Range, size: Option<&str>, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, kinds, .. } = *plain;
        let mut noun = self.words.of(range).to_string();
        if noun.ends_with('级')
            && noun.chars().count() <= 4
            && let Some(tail) = self.sibling_tail()
        {
            noun.push_str(&tail);
        }
        let place = Some(range);
        if let Some(size) = size {
            if noun.contains("项目") || !size.contains("年产") {
                noun.push_str(size);
            }
            let action = Some(size.to_string());
            return Outcome { action, leads: true, kinds, ..Outcome::of(noun, place, "size-of") };
        }
        let inherits = phrase.verb == Verb::None && !gap.new_clause && gap.joined && frame.counted_behind;
        let (aspect, kinds) = if inherits { (frame.aspect.unwrap_or(aspect), frame.kinds) } else { (aspect, kinds) };
        let preposition = ["为", "给", "向", "对", "把", "将"];
        let action = plain.verb.clone().or_else(|| frame.action.clone().filter(|_| inherits));
        let action = action.filter(|verb| !preposition.contains(&verb.as_str()));
        Outcome { aspect, action, leads: true, kinds, ..Outcome::of(noun, place, "number-noun") }
    }

    /// A verb without noun: a further number of the same thing, or of what the clause before named.
    fn verb_alone(&self, plain: &Plain, mut aspect: Aspect) -> Outcome {
        let words = self.words;
        let Plain { gap, phrase, frame, kinds, .. } = *plain;
        let (mut noun, place) = self.inherit(frame, gap);
        // 新增转移就业150人: the deed is what is counted.
        if words.of((gap.chunk, gap.end)).trim_end().ends_with("转移就业") {
            let aspect = if kinds.is(Kind::Add) || plain.verb.as_deref().is_some_and(|verb| verb.starts_with("新增"))
            {
                Aspect::Increase
            } else {
                aspect
            };
            return Outcome {
                aspect,
                action: plain.verb.clone(),
                kinds,
                ..Outcome::of("转移就业".into(), None, "inherit")
            };
        }
        if noun.is_empty() {
            noun = plain.verb.clone().unwrap_or_default();
        }
        // 优良天数比例达到77%、增加13天: days are of the days; 收入任务80万元，完成92万元: what is completed is no task.
        let part = self.is_percent() || self.mention.unit.as_deref().is_none_or(|unit| unit.ends_with("百分点"));
        let of = match plain.verb.as_deref() {
            Some("完成" | "实现" | "实际完成") => &["任务", "目标", "计划"][..],
            _ if !part && plain.counted || self.mention.unit.as_deref() == Some("天") => &["比例", "占比", "比重"][..],
            _ => &[],
        };
        if let Some(of) = of.iter().find_map(|of| noun.strip_suffix(of)).filter(|of| of.chars().count() >= 2) {
            noun = of.to_string();
        }
        // 增长6%，力争7%: a second tier of the same change.
        let tier = (phrase.flags.strive || phrase.flags.ensure) && frame.unit == self.mention.unit;
        let strives = plain.verb.as_deref().is_some_and(|verb| class::STRIVING.is(verb));
        let tier = tier && (self.is_percent() || !kinds.is(Kind::Reach));
        if tier && (phrase.verb == Verb::None || kinds.is(Kind::Reach) || strives) {
            aspect = frame.aspect.unwrap_or(aspect);
        }

        // 2人被评为“先进个人”: what they became.
        if noun.is_empty() || kinds == Kinds::default() && plain.counted && gap.new_clause {
            let end = scan::until_mark(words.text, self.mention.span.end(), self.stop);
            let after = (self.mention.span.end(), end);
            let begins = words
                .within(after)
                .first()
                .is_some_and(|cue| cue.start == after.0 && cue.kinds.any(&[Kind::Predicate, Kind::Act, Kind::Deed]));
            let quoted = words.of(after).find('“').zip(words.of(after).rfind('”'));
            if let Some((from, to)) = quoted.filter(|(from, to)| begins && from < to) {
                noun = words.of((after.0 + from, after.0 + to + "”".len())).to_string();
            } else if begins
                && is_people(self.mention.unit.as_deref())
                && gap.new_clause
                && words.of(after).chars().count() <= 8
            {
                // 2.1万人脱贫: what they did.
                noun = words.of(phrase::trim_noun(words, after)).to_string();
            } else if begins && noun.is_empty() {
                // 38名脱贫劳动力|实行订单培训
                let end =
                    self.cut_by_word(after.0, after.1).filter(|end| end - after.0 >= "脱贫劳".len()).unwrap_or(after.1);
                noun = words.of(phrase::subject(words, (after.0, end))).to_string();
            }
        }
        // 7县脱贫摘帽: the unit is the thing.
        let unit = self.mention.unit.as_deref().unwrap_or("");
        let bare = gap.new_clause && phrase.verb == Verb::None && words.of((gap.chunk, gap.end)).trim().is_empty();
        if bare && ["县", "镇", "乡", "村", "区", "校", "国"].contains(&unit) {
            return Outcome { aspect, kinds, ..Outcome::of(unit.to_string(), None, "number-noun") };
        }
        let action = plain.verb.clone().filter(|_| !kinds.any(&[Kind::Grow, Kind::Reach]));
        Outcome { aspect, action, kinds, ..Outcome::of(noun, place, "inherit") }
    }

    /// 1.1万人脱贫, 8400户、2.9万人稳定脱贫: the verb behind people who stand alone in front of it.
    fn deed_of_people(&self, plain: &Plain) -> Option<Range> {
        let words = self.words;
        // 全年312户1186人稳定脱贫, 剩余11户如期脱贫
        let alone = words.of((plain.gap.chunk, plain.gap.end)).trim().is_empty()
            || !plain.phrase.has_noun() && plain.phrase.verb == Verb::None
            || ["剩余", "余下", "其余"].contains(&plain.text);
        let other = !is_people(plain.frame.unit.as_deref()) || plain.frame.indicator.is_empty() || plain.frame.people;
        if !alone || !other || !is_people(self.mention.unit.as_deref()) {
            return None;
        }
        let next = self.mentions.get(self.index + 1).filter(|_| self.index + 1 < self.at_end);
        let listed = next.filter(|next| {
            is_people(next.unit.as_deref())
                && matches!(words.of((self.mention.span.end(), next.span.start())), "" | "、")
        });
        let from = listed.map_or(self.mention.span.end(), |next| next.span.end());
        let stop = if listed.is_some() { self.sentence.end() } else { self.stop };
        let end = scan::until_mark(words.text, from, stop);
        let mut flags = phrase::Flags::default();
        let deed = phrase::trim_noun(words, (phrase::skip_right(words, from, end, &mut flags), end));
        let verb = words.starting_at(deed.0).filter(|cue| cue.end <= deed.1 && !cue.kinds.is(Kind::Noun));
        let short = (2..=6).contains(&words.of(deed).chars().count());
        verb.filter(|cue| short && cue.kinds.any(&[Kind::Predicate, Kind::Act, Kind::Deed])).map(|_| deed)
    }

    /// A noun phrase without verb: a member of a list takes over the list's verb.
    fn noun_alone(&self, plain: &Plain, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, text, kinds, counted, .. } = *plain;
        let (noun, place) = self.complete_among(phrase, frame);
        let member = !gap.new_clause && gap.joined;
        // 新增托位500个，每千人口托位数4.5个: what there is per head is no member.
        let per_head = text.starts_with('每') || text.contains("人均") || text.contains("人口拥有");
        let same_unit = self.mention.unit == frame.unit;
        let adds_on = frame.kinds.is(Kind::Add) && frame.leads && same_unit && counted;
        let whole = ["总数", "总量", "总计", "累计", "合计", "总数量"].iter().any(|tail| text.ends_with(tail));
        let follows = !per_head && !whole && gap.new_clause && !gap.new_segment && (phrase.flags.among || adds_on);
        let part = self.is_percent() && !same_unit;
        // 新增高新技术企业30家、规上工业企业突破330家: what is reached is not added.
        let reached = words_before_number(self.words, self.mention).is_some_and(|led| led.starts_with("突破"));
        if (member && !whole || follows) && frame.leads && !part && !reached {
            let aspect = if phrase.change != Kinds::default() { aspect } else { frame.aspect.unwrap_or(aspect) };
            let action = frame.action.clone();
            return Outcome {
                aspect,
                action,
                leads: true,
                kinds: frame.kinds,
                ..Outcome::of(noun, place, "list-member")
            };
        }
        let change = frame.aspect.filter(|aspect| matches!(aspect, Aspect::Increase | Aspect::Decrease));
        let changes = member && same_unit && self.is_percent() && !noun.ends_with(['率', '比', '重', '例']);
        match change.filter(|_| changes) {
            Some(aspect) => Outcome { aspect, kinds: frame.kinds, ..Outcome::of(noun, place, "list-member") },
            None => {
                // 经济增长6%: a name that says the growth.
                let grows = aspect == Aspect::Level
                    && self.is_percent()
                    && ["增长", "增速", "增幅", "增长速度"].iter().any(|tail| noun.ends_with(tail));
                let aspect = if grows { Aspect::Increase } else { aspect };
                Outcome { aspect, kinds, ..Outcome::of(noun, place, "noun-number") }
            }
        }
    }

    /// 产值增长5%; 新建学校5所.
    fn noun_and_verb(&self, plain: &Plain, aspect: Aspect) -> Outcome {
        let Plain { gap, phrase, frame, text, kinds, .. } = *plain;
        let (mut noun, mut place) = self.complete_among(phrase, frame);
        let leading = matches!(phrase.verb, Verb::Leading(..));
        // 1517个重点项目完成投资2575亿元: what the things counted did is theirs.
        if frame.behind == Some(gap.chunk) && leading && class::OUTCOME_NOUN.is(text) {
            noun = format!("{}{}{noun}", frame.indicator, plain.verb.as_deref().unwrap_or(""));
            place = None;
        }
        // 15条排水沟整治率达100%: what the count left is told of the things counted.
        if frame.counted_behind && frame.behind == Some(gap.chunk) && phrase.noun.0 == gap.chunk && !leading {
            noun = format!("{}{noun}", frame.indicator);
            place = None;
        }
        // 农户人均增收1490元: what each has more of is in the verb.
        let earns = plain.verb.as_deref().filter(|verb| verb.ends_with("增收"));
        if let Some(verb) = earns.filter(|_| noun.ends_with(['均'])) {
            noun.push_str(verb);
            place = None;
        }
        // 农牧民转移就业64万人
        if let Some(verb) = plain.verb.as_deref().filter(|verb| !leading && verb.ends_with("转移就业")) {
            noun.push_str(verb);
            place = None;
        }
        let leads = leading || kinds.any(&[Kind::Add]);
        let rule = if leading { "verb-noun-number" } else { "noun-verb-number" };
        let action = plain.verb.clone().filter(|_| kinds.any(&[Kind::Act, Kind::Deed, Kind::Add, Kind::Fall]));
        Outcome { aspect, action, leads, kinds, ..Outcome::of(noun, place, rule) }
    }
}

/// A number with what its clause says of it.
struct NumberSite<'a> {
    unit: Option<&'a str>,
    verb: Option<&'a str>,
    at: usize,
}

impl Site for NumberSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Unit => self.unit,
            Slot::Verb => self.verb,
            _ => None,
        }
    }

    fn fact(&self, _: Fact) -> bool {
        false
    }

    fn place(&self) -> usize {
        self.at
    }
}

/// What of a mention stands before its number: 突破, 超过.
fn words_before_number<'t>(words: &Words<'t>, mention: &Mention) -> Option<&'t str> {
    words.text.get(mention.span.start()..mention.number.start())
}

fn aspect_of(kinds: Kinds, phrase: &Phrase, behind: bool) -> Aspect {
    // 增幅回落3个百分点: the verb tells more than the noun.
    if kinds.is(Kind::Fall) && matches!(phrase.verb, Verb::Trailing(..)) {
        return Aspect::Decrease;
    }
    if phrase.change.is(Kind::Fall) {
        return Aspect::Decrease;
    }
    if phrase.change.any(&[Kind::Grow, Kind::Add]) {
        return Aspect::Increase;
    }
    let leading = matches!(phrase.verb, Verb::Leading(..));
    if kinds.is(Kind::Add) {
        Aspect::Increase
    } else if kinds.is(Kind::Fall) {
        Aspect::Decrease
    } else if kinds.is(Kind::Grow) && !leading && !behind {
        Aspect::Increase
    } else {
        Aspect::Level
    }
}
