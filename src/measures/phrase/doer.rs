//! A verb behind its doer: 城区新增供热面积200万平方米, 重点项目完成投资370亿元.

use super::noun::trim_noun;
use super::right::subject;
use super::{PhraseReader, Verb, Words};
use crate::lexicon::classes::class;
use crate::lexicon::cues::{Cue, Kind};
use crate::rules::{Fact, Site, Slot, family};

impl PhraseReader<'_, '_> {
    /// A verb inside the noun phrase, behind its doer. It is looked for where no verb governs yet, or one that leads
    /// others: 引导企业引进人才, 为企业减少税费.
    pub(super) fn verb_behind_doer(&mut self) {
        let words = self.words;
        let leading = match self.phrase.verb {
            Verb::None => None,
            Verb::Leading(_, range) if class::LEADS_OTHER.ends(words.of(range)) => Some(words.of(range)),
            _ => return,
        };
        let noun = self.phrase.noun;
        let name = words.name_ending_at(noun.0, noun.1);
        // Not within the name of a known indicator.
        let free = |cue: &Cue| name.is_none_or(|name| cue.end <= name || cue.start == name && cue.kinds.is(Kind::Add));
        let rule_of = |cue: &Cue| {
            family::DOER_VERB.first(&DoneBy {
                verb: words.word(cue),
                before: words.of((noun.0, cue.start)),
                behind: words.of((cue.end, noun.1)),
                noun: words.of(noun),
                leading,
                at: cue.start,
            })
        };
        let mut inside = words.within(noun).iter().rev().filter(|cue| cue.start > noun.0 && cue.end + 3 < noun.1);
        if let Some((cue, rule)) = inside.find_map(|cue| Some((*cue, rule_of(cue).filter(|_| free(cue))?))) {
            self.phrase.rule = Some(rule.name);
            self.done_by(&cue);
        }
    }

    /// Takes a verb behind its doer: what the doer completed is of the doer, whose an addition is belongs to its name.
    fn done_by(&mut self, cue: &Cue) {
        let (words, noun) = (self.words, self.phrase.noun);
        self.phrase.verb = Verb::Leading(cue.kinds, (cue.start, cue.end));
        let doer = if class::REALISE.ends(words.word(cue)) {
            Some(subject(words, (noun.0, cue.start)))
        } else if cue.kinds.any(&[Kind::Add, Kind::Fall]) {
            Some((noun.0, cue.start)).filter(|doer| words.length(*doer) <= 6)
        } else {
            self.phrase.doer
        };
        let short = doer.is_some_and(|doer| words.length(doer) <= 2);
        // 城镇新增就业 keeps its verb; in 云溪实现产值 two signs are the place's name.
        let keeps_verb = short && cue.kinds.is(Kind::Add);
        self.phrase.doer = doer.filter(|_| !(keeps_verb || short && cue.kinds.is(Kind::Reach)));
        if !keeps_verb {
            self.begin_noun_at(cue.end);
        }
    }

    /// 中央财政拟安排补贴资金, 工程已完成投资: the adverb shows the verb.
    pub(super) fn verb_behind_adverb(&mut self) {
        let (words, noun) = (self.words, self.phrase.noun);
        if self.phrase.verb != Verb::None {
            return;
        }
        let shown = words.within(noun).windows(2).find_map(|pair| {
            let [adverb, deed] = pair else { return None };
            let shows = class::VERB_MARKER.is(words.word(adverb)) && adverb.end == deed.start;
            let done = deed.kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && !deed.kinds.is(Kind::Noun);
            (shows && done && adverb.start > noun.0 && deed.end + 3 < noun.1).then_some(*deed)
        });
        if let Some(deed) = shown {
            self.phrase.verb = Verb::Leading(deed.kinds, (deed.start, deed.end));
            self.phrase.noun.0 = deed.end;
        }
    }

    /// 化工、装备制造分别实现产值: each has what stands behind the verb.
    pub(super) fn object_of_each(&mut self) {
        let (words, noun) = (self.words, self.phrase.noun);
        let Some(each) = class::RESPECTIVELY.find(words.of(noun)).filter(|each| each.start > 0) else { return };
        let mut object = noun.0 + each.end;
        while let Some(cue) = words.starting_at(object).filter(|cue| cue.kinds.is_verb() && cue.end < noun.1) {
            object = cue.end;
        }
        self.phrase.doer = Some(trim_noun(words, (noun.0, noun.0 + each.start)));
        self.phrase.noun.0 = object;
    }

    /// 带动就业增长, 实现税收增长: what was driven is what grew.
    pub(super) fn what_was_driven(&mut self) {
        let (words, noun) = (self.words, self.phrase.noun);
        if !matches!(self.phrase.verb, Verb::Trailing(..)) {
            return;
        }
        let drives = |cue: &&Cue| class::DRIVING.is(words.word(cue)) && cue.end + 3 < noun.1 && cue.start > noun.0;
        if let Some(cue) = words.within(noun).iter().rev().find(drives).copied() {
            self.begin_noun_at(cue.end);
        }
    }

    /// 扶持建立, 有效解决: verbs that pile up are no noun.
    pub(super) fn verbs_alone(&mut self) {
        let (words, noun) = (self.words, self.phrase.noun);
        // 项目全部开工、完工8个
        let trailed = matches!(self.phrase.verb, Verb::Trailing(..));
        if !all_verbs(words, noun, trailed) {
            return;
        }
        match self.phrase.verb {
            Verb::None => {
                let kinds = words.within(noun).last().map(|cue| cue.kinds).unwrap_or_default();
                self.phrase.verb = Verb::Leading(kinds, noun);
            }
            Verb::Trailing(kinds, range)
                if kinds.any(&[Kind::Act, Kind::Deed, Kind::Add]) && !kinds.any(&[Kind::Grow, Kind::Reach]) =>
            {
                self.phrase.verb = Verb::Trailing(kinds, (noun.0, range.1));
            }
            _ => return,
        }
        self.no_noun();
    }
}

/// Whether a stretch is nothing but verbs and adverbs, a sure verb at its end, or one of completing where another verb follows.
fn all_verbs(words: &Words, (from, end): super::Range, trailed: bool) -> bool {
    let cues = words.within((from, end));
    let mut at = from;
    for cue in cues {
        let verb = cue.kinds.is_verb() || cue.kinds.any(&[Kind::Adverb, Kind::Predicate]);
        if cue.start != at || !verb || cue.kinds.is(Kind::Noun) {
            return false;
        }
        at = cue.end;
    }
    let sure = |cue: &Cue| cue.kinds.is(Kind::Act) || trailed && class::COMPLETING.is(words.word(cue));
    from < end && at == end && cues.last().is_some_and(sure)
}

/// A verb inside a noun phrase, with what stands on both sides of it there.
struct DoneBy<'a> {
    verb: &'a str,
    before: &'a str,
    behind: &'a str,
    noun: &'a str,
    leading: Option<&'a str>,
    at: usize,
}

impl Site for DoneBy<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Verb => Some(self.verb),
            Slot::Before => Some(self.before),
            Slot::Behind => Some(self.behind),
            Slot::Noun => Some(self.noun),
            Slot::LeadingVerb => self.leading,
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        fact == Fact::Led && self.leading.is_some()
    }

    fn place(&self) -> usize {
        self.at
    }
}
