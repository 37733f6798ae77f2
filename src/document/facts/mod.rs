//! What a text tells of itself: kind, region, year, date, meeting, speaker; each with the span that proves it.
//!
//! [`cover`] reads the lines before the speech, [`occasion`] when and where it was given, [`speaker`] by whom, [`years`] the
//! year that it plans for, [`reviewed`] those that it looks back upon, [`place`] whose it is.

mod cover;
mod occasion;
mod place;
mod reviewed;
mod speaker;
mod stretch;
mod years;

use super::folded::Folded;
use super::region::{self, Context};
use crate::lexicon::classes::class;
use crate::model::{DocumentKind, Meta, Part, Warning, WarningCode};
use crate::span::Span;
use crate::text::Reading;
use cover::{Cover, title};
use occasion::{Meeting, delivered, meeting, published};
use place::{Place, Sources};
use reviewed::review_years;
use speaker::speaker;
use stretch::Stretch;
use years::Years;

/// Facts about itself.
pub struct Facts {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// The facts.
    pub meta: Meta<Span>,
    /// The year planned for as headings and sentences tell it, also where the text is no whole report.
    pub year_told: Option<i32>,
}

/// Characters of a text that is long enough for an article.
const ARTICLE: usize = 150;

/// The facts that this text tells of itself. `name` is the file's, a last resort for region and year. `parts` tell
/// the head (before or in the opening) from the body.
pub fn read(name: &str, reading: &Reading, parts: &[Part<Span>], warnings: &mut Vec<Warning<Span>>) -> Facts {
    let text = Folded::new(&reading.text);
    let file = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let listed = reading.listed_title.as_deref().unwrap_or("");
    let cover = Cover::read(&text);
    let title = title(&text, &cover);
    let kind = kind(&text, &cover, title.is_some(), listed);
    let mut context = Context::new(&reading.text, &text, file, listed);
    let meeting = meeting(&text, &cover);
    let mut facts = Reader { text: &text, cover: &cover, title, meta: unknown(kind, reading), warnings };
    if kind == DocumentKind::WorkReport {
        facts.occasion(meeting.as_ref(), listed, file, parts);
        context.year = facts.meta.year;
    }
    let year_told = facts.year_told(reading);
    facts.published();
    let sources =
        Sources { text: &text, cover: &cover, title, meeting: meeting.as_ref(), kind, context: &context, listed };
    facts.region(Place::of(&sources), &context);
    let meta = facts.meta;
    let title = match (reading.listed_title.clone(), title) {
        (Some(listed), _) => listed,
        (None, Some((start, end))) => text.cut(start, end).to_string(),
        (None, None) => String::new(),
    };
    Facts { title, meta, year_told }
}

/// The facts before any is read.
fn unknown(kind: DocumentKind, reading: &Reading) -> Meta<Span> {
    Meta {
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
    }
}

/// The facts while they are read.
struct Reader<'a> {
    text: &'a Folded<'a>,
    cover: &'a Cover,
    title: Option<Stretch>,
    meta: Meta<Span>,
    warnings: &'a mut Vec<Warning<Span>>,
}

impl Reader<'_> {
    /// Notes what proves a fact.
    fn prove(&mut self, field: &str, (from, to): Stretch) {
        self.meta.evidence.insert(field.into(), self.text.span(from, to));
    }

    /// When, where and by whom it was given, and of which years it is.
    fn occasion(&mut self, meeting: Option<&Meeting>, listed: &str, file: &str, parts: &[Part<Span>]) {
        let (text, cover) = (self.text, self.cover);
        if let Some(title) = self.title.or(cover.formula) {
            self.prove("kind", title);
        }
        if let Some(meeting) = meeting {
            self.meta.meeting = Some(text.cut(meeting.from, meeting.to).into());
            self.prove("meeting", (meeting.from, meeting.to));
        }
        let delivered = delivered(text, cover, meeting);
        if let Some((date, start, end)) = delivered {
            self.meta.delivered_on = Some(date.iso());
            self.prove("delivered_on", (start, end));
        }
        if let Some(speaker) = speaker(text, cover, meeting) {
            self.meta.speaker = Some(text.cut(speaker.name.0, speaker.name.1).into());
            self.prove("speaker", speaker.name);
            if let Some(role) = speaker.role {
                self.meta.speaker_role = Some(text.cut(role.0, role.1).into());
                self.prove("speaker_role", role);
            }
        }
        let years = Years::read(text, self.title, listed, file, delivered.map(|(date, ..)| date));
        self.meta.year = years.chosen.map(|(year, _)| year);
        if let Some((_, Some(span))) = years.chosen {
            self.prove("year", span);
        }
        if let Some((year, span)) = years.conflict {
            let span = span.map(|(start, end)| text.span(start, end));
            let chosen = self.meta.year.unwrap_or_default();
            let message = format!("the text is of {chosen}, but {year} is named");
            self.warnings.push(Warning { code: WarningCode::YearConflict, message, span });
        }
        if let Some((years, span)) = review_years(text, parts, self.meta.year) {
            self.meta.review_years = Some(years);
            span.into_iter().for_each(|span| self.prove("review_years", span));
        }
    }

    /// The year that the text tells; of what is no report, a page's date where it does not.
    fn year_told(&self, reading: &Reading) -> Option<i32> {
        if self.meta.kind == DocumentKind::WorkReport {
            return self.meta.year;
        }
        Years::read(self.text, None, "", "", None).chosen.map(|(year, _)| year).or_else(|| {
            let page = published(self.text, self.cover).map(|(date, ..)| date.iso());
            page.or(reading.published_on.clone())?.get(..4)?.parse().ok()
        })
    }

    /// The date of publication, where the page says so.
    fn published(&mut self) {
        let found = published(self.text, self.cover).filter(|_| self.meta.published_on.is_none());
        if let Some((date, start, end)) = found {
            self.meta.published_on = Some(date.iso());
            self.prove("published_on", (start, end));
        }
    }

    /// Whose report it is; of a place that nothing names, its level.
    fn region(&mut self, place: Place, context: &Context) {
        for (code, message, span) in place.conflicts {
            let span = span.map(|(start, end)| self.text.span(start, end));
            self.warnings.push(Warning { code, message, span });
        }
        if let Some(region) = place.region {
            place.proof.into_iter().for_each(|proof| self.prove("region", proof));
            self.meta.region = Some(region.name);
            self.meta.level = region.level;
            self.meta.region_code = region.code;
            self.meta.parents = region.parents;
        } else if self.meta.kind == DocumentKind::WorkReport {
            self.meta.level = context.own_sort().and_then(region::level_of_sort);
        }
    }
}

/// What kind of text it is.
fn kind(text: &Folded, cover: &Cover, title: bool, listed: &str) -> DocumentKind {
    // Courts, procurators and standing committees report to the same congress with the same words.
    let others = text.find(0, cover.end.max(40), class::OTHER_REPORT).is_some() || class::OTHER_REPORT.within(listed);
    if others {
        return DocumentKind::Other;
    }
    let governs = |(from, to): Stretch| text.find(from, to, class::GOVERNMENT_BODY).is_some();
    if cover.formula.is_some_and(governs) || title || class::REPORT_NAME.within(listed) {
        return DocumentKind::WorkReport;
    }
    // Its head may be missing: who addresses deputies and speaks of what was and will be done reports for a government.
    let has = |sort| text.find(0, text.len(), sort).is_some();
    let addressed = text.all(0, text.len(), class::DELEGATES_ADDRESS).count();
    let speaks = has(class::GOVERNMENT_TALK) && (addressed >= 2 || addressed >= 1 && has(class::YEAR_TALK));
    if speaks || has(class::GOVERNMENT_ITSELF) && has(class::LOOK_BACK) && has(class::LOOK_AHEAD) {
        return DocumentKind::WorkReport;
    }
    if text.len() >= ARTICLE { DocumentKind::Article } else { DocumentKind::Other }
}
