//! What a text tells of itself: kind, region, year, date, meeting, speaker; each with the span that proves it.
//!
//! [`cover`] reads the lines before the speech, [`occasion`] when, where and by whom it was given, [`years`] what years it is
//! of, [`place`] whose it is. The words are in `lexicon/covers.tsv`.

mod cover;
mod occasion;
mod place;
mod years;

use super::folded::{Folded, Gap};
use super::region::{self, Context};
use crate::lexicon::sorts::COVERS;
use crate::model::{DocumentKind, Meta, Part, Warning, WarningCode};
use crate::span::Span;
use crate::text::Reading;
use cover::{Cover, title};
use occasion::{delivered, meeting, published, speaker};
use place::place;
use years::{Years, review_years};

/// Facts about itself.
pub struct Facts {
    /// The report's title as it stands in the text, or in its listing; empty where there is none.
    pub title: String,
    /// The facts.
    pub meta: Meta<Span>,
    /// The year planned for as headings and sentences tell it, also where the text is no whole report.
    pub year_told: Option<i32>,
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
    let year_told = match kind {
        DocumentKind::WorkReport => meta.year,
        // A page's date tells its year where the text does not.
        _ => Years::read(&text, None, "", "", None).chosen.map(|(year, _)| year).or_else(|| {
            let page = published(&text, &cover).map(|(date, ..)| date.iso()).or(reading.published_on.clone());
            page.and_then(|date| date.get(..4)?.parse().ok())
        }),
    };
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
    Facts { title, meta, year_told }
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

fn numeral(ch: char) -> bool {
    ch.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(ch)
}

/// The start of the line that this place is on, but no further back than `most` characters.
fn line_start(text: &Folded, at: usize, most: usize) -> usize {
    let low = at.saturating_sub(most);
    (low..=at).rev().find(|start| text.gap(*start) == Gap::Line).unwrap_or(low)
}

/// What kind of text it is.
fn kind(text: &Folded, cover: &Cover, title: bool, listed: &str) -> DocumentKind {
    // Courts, procurators and standing committees report to the same congress with the same words.
    let others = COVERS
        .words("other_report")
        .iter()
        .any(|word| text.find(0, cover.end.max(40), word).is_some() || listed.contains(word));
    let of_government = cover
        .formula
        .is_some_and(|(from, to)| COVERS.words("government").iter().any(|word| text.find(from, to, word).is_some()));
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
    let has = |sort| COVERS.words(sort).iter().any(|word| text.find(0, text.len(), word).is_some());
    let governs = has("speaks_for_government");
    let plans = has("speaks_of_years");
    if governs && (addressed >= 2 || addressed >= 1 && plans) {
        return DocumentKind::WorkReport;
    }
    if has("of_government_itself") && has("looks_back") && has("looks_ahead") {
        return DocumentKind::WorkReport;
    }
    if text.len() >= 150 { DocumentKind::Article } else { DocumentKind::Other }
}
