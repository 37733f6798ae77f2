//! Reported, promised or background, and how strongly promised: `status.rules`, `future.rules` and `strength.rules` tell it by
//! the part of the report, the times said and the words of the clause.

use super::time_expr::TimeExpr;
use super::{Number, Sentence};
use crate::lexicon::classes::class;
use crate::measures::grammar::Shape;
use crate::measures::mention::MentionKind;
use crate::measures::scan;
use crate::model::{Role, Status, Strength};
use crate::rules::{Fact, Site, Slot, family};

/// Characters behind a number that may say whose target it is.
const NEAR: usize = 14;

impl<'a> Sentence<'a> {
    /// Whether a number is reported, promised, or neither.
    pub(super) fn status(
        &self,
        number: &Number,
        clause: &'a str,
        latest: Option<TimeExpr>,
        rules: &mut Vec<String>,
    ) -> Status {
        let site = StatusSite::new(self, number, clause, latest);
        let rule = family::STATUS.first(&site);
        rules.extend(rule.map(|rule| family::STATUS.name_of(rule)));
        match rule.and_then(|rule| rule.gives("status")) {
            Some("target") => Status::Target,
            Some("context") => Status::Context,
            _ => Status::Achieved,
        }
    }

    /// How strongly a promise is made.
    pub(super) fn strength(&self, number: &Number, clause: &'a str, rules: &mut Vec<String>) -> Option<Strength> {
        let site = StatusSite::new(self, number, clause, None);
        let rule = family::STRENGTH.first(&site)?;
        rules.push(family::STRENGTH.name_of(rule));
        match rule.gives("strength")? {
            "binding" => Some(Strength::Binding),
            "ensure" => Some(Strength::Ensure),
            "strive" => Some(Strength::Strive),
            _ => Some(Strength::Expected),
        }
    }
}

/// A number with what says whether it is there already or to come.
struct StatusSite<'s, 'a> {
    sentence: &'s Sentence<'a>,
    number: &'s Number<'s>,
    /// From the clause's start to the number.
    clause: &'a str,
    /// The last part of it, without 为, 是 and colon at its end.
    own: &'a str,
    /// What stands behind the number, without 的, 14 characters at most; and that up to the next mark.
    behind: &'a str,
    near: &'a str,
    latest: Option<TimeExpr>,
}

impl<'s, 'a> StatusSite<'s, 'a> {
    fn new(
        sentence: &'s Sentence<'a>,
        number: &'s Number<'s>,
        clause: &'a str,
        latest: Option<TimeExpr>,
    ) -> StatusSite<'s, 'a> {
        let clause = clause.trim_start_matches(|ch: char| ch.is_whitespace() || scan::ends_clause(ch));
        let own = class::EQUATING_MARK.trim_end(clause);
        let own = own.rsplit(scan::ends_clause).next().unwrap_or_default();
        let behind = sentence.text.get(number.behind()..sentence.span.end()).unwrap_or_default();
        let behind = class::DE_PARTICLE.trim_start(behind);
        let end = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
        let behind = behind.get(..end).unwrap_or_default();
        let near = behind.split(|ch| ch == '、' || scan::ends_clause(ch)).next().unwrap_or_default();
        StatusSite { sentence, number, clause, own, behind, near, latest }
    }

    /// The clause before, where this one may go on with it.
    fn lead(&self) -> &'a str {
        let (window, before) = self.sentence.before(self.number.end);
        let start = self.number.reading.clause.0.saturating_sub(self.sentence.span.start()).saturating_sub(window);
        let earlier = before.get(..start).unwrap_or_default().trim_end_matches(['，', ',', '、']);
        earlier.rfind(scan::ends_clause).map_or(earlier, |from| earlier.get(from..).unwrap_or_default())
    }

    /// In a plan: whether the last time said is past, and nothing has been promised since.
    fn said_past(&self) -> bool {
        let sentence = self.sentence;
        let Some((at, said, since)) = sentence.said_in_segment(self.number.end) else { return false };
        let past = match said {
            TimeExpr::Year(year) | TimeExpr::By(year) => sentence.calendar.year.is_some_and(|plan| year < plan),
            TimeExpr::Now | TimeExpr::Streak(_) => true,
            _ => false,
        };
        let led = sentence.inside().get(..at).unwrap_or_default();
        let opens = said == TimeExpr::Now
            || led.is_empty()
            || led.ends_with(|ch: char| scan::ends_clause(ch) || matches!(ch, '、' | '（' | '('))
            || class::TIME_PREPOSITION.ends(led)
            || class::LOCATIVE.ends(led);
        past && opens && !class::PROMISE_MARKER.within(since)
    }

    /// In a plan: whether the passage tells of years gone by.
    fn in_past_passage(&self) -> bool {
        let context = &self.sentence.context;
        let passage = context.paragraph().or(context.passage());
        let planned = self.sentence.calendar.year;
        matches!((passage, planned), (Some(TimeExpr::Span(_, to) | TimeExpr::Year(to)), Some(year)) if to < year)
    }

    /// Whether the time said is still to come.
    fn said_ahead(&self) -> bool {
        let plan = self.sentence.calendar.year;
        match self.latest {
            Some(TimeExpr::By(year) | TimeExpr::Span(year, _)) => plan.is_some_and(|plan| year >= plan),
            Some(TimeExpr::Within(_)) => true,
            _ => false,
        }
    }

    /// Whether the number goes on with one that is reported: 已完成投资65亿元，占总投资的65.5%.
    fn continues(&self) -> bool {
        self.number.previous == Some(Status::Achieved)
            && [Shape::Inherited, Shape::ShareOfSame, Shape::GapOfSame, Shape::Distributed]
                .contains(&self.number.reading.shape)
    }
}

impl Site for StatusSite<'_, '_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Clause => Some(self.clause),
            Slot::Sentence => Some(self.sentence.inside()),
            Slot::Before => Some(self.own),
            Slot::Behind => Some(self.behind),
            Slot::Near => Some(self.near),
            Slot::Verb => self.number.reading.action.as_deref(),
            Slot::Noun => Some(&self.number.reading.indicator),
            Slot::Number => self.number.mention.map(|mention| mention.span.of(self.sentence.text)),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        let number = self.number;
        match fact {
            Fact::PlanPlace => self.sentence.plan(),
            Fact::NoPromisePlace => matches!(self.sentence.role, Role::Problems | Role::Opening),
            Fact::InPiece => self.sentence.calendar.piece,
            Fact::TimeSaid => self.latest.is_some(),
            Fact::Goals => self.sentence.role == Role::Goals,
            Fact::Headline => number.headline,
            Fact::WithNumber => number.mention.is_some(),
            Fact::Quantity => number.mention.is_some_and(|mention| mention.kind == MentionKind::Quantity),
            Fact::Ensured => number.reading.flags.ensure,
            Fact::Striven => number.reading.flags.strive,
            Fact::SaidPast => self.said_past(),
            Fact::PastPassage => self.in_past_passage(),
            Fact::SaidAhead => self.said_ahead(),
            Fact::Continues => self.continues(),
            Fact::ToCome => family::FUTURE.holds(&ClauseSite { clause: self.clause, at: self.place() }),
            Fact::LeadToCome => family::FUTURE.holds(&ClauseSite { clause: self.lead(), at: self.place() }),
            _ => false,
        }
    }

    fn place(&self) -> usize {
        self.number.end
    }
}

/// A clause that may speak of what is to come.
struct ClauseSite<'a> {
    clause: &'a str,
    at: usize,
}

impl Site for ClauseSite<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        (slot == Slot::Clause).then_some(self.clause)
    }

    fn fact(&self, _: Fact) -> bool {
        false
    }

    fn place(&self) -> usize {
        self.at
    }
}
