//! What a text tells of itself: kind, region, year, date, meeting, speaker; each with the span that proves it.
//!
//! [`cover`] reads the lines before the speech, [`kind`] tells what kind of text it is, [`genre`] which relative of a work report, [`occasion`] when and where it was given, [`speaker`] by whom, [`years`] the
//! year that it plans for, [`reviewed`] those that it looks back upon, [`place`] whose it is.

mod cover;
mod genre;
mod kind;
mod occasion;
mod place;
mod reviewed;
mod speaker;
mod stretch;
mod years;

use super::dates::Date;
use super::folded::Folded;
use super::region::{self, Context};
use crate::model::{DocumentKind, Genre, Meta, Part, Warning, WarningCode};
use crate::span::Span;
use crate::text::Reading;
use cover::{Cover, title};
use genre::Relative;
use kind::kind;
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

/// What the lines before the speech tell, and the year planned for: known before the parts are.
pub struct Head<'a> {
    reading: &'a Reading,
    text: Folded<'a>,
    /// The file's name without its ending.
    file: &'a str,
    cover: Cover,
    title: Option<Stretch>,
    kind: DocumentKind,
    /// Whether it is a page of menus.
    pub menu: bool,
    /// What it is, where it is a relative of a work report.
    relative: Option<Relative>,
    meeting: Option<Meeting>,
    delivered: Option<(Date, usize, usize)>,
    years: Years,
}

impl<'a> Head<'a> {
    /// Reads it. `name` is the file's, a last resort for region and year.
    pub fn read(name: &'a str, reading: &'a Reading) -> Head<'a> {
        let text = Folded::new(&reading.text);
        let file = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let listed = reading.listed_title.as_deref().unwrap_or("");
        let cover = Cover::read(&text);
        let menu = kind::is_menu(reading);
        let relative = if menu { None } else { Relative::read(&text) };
        let title = relative.as_ref().map(|relative| relative.title).or_else(|| title(&text, &cover));
        let kind = match relative {
            Some(_) => DocumentKind::Other,
            None if menu => DocumentKind::Other,
            None => kind(&text, &cover, title.is_some(), listed),
        };
        let meeting = meeting(&text, &cover);
        let report = kind == DocumentKind::WorkReport;
        let spoken = report || relative.as_ref().is_some_and(Relative::is_spoken);
        let delivered = if spoken { delivered(&text, &cover, meeting.as_ref()) } else { None };
        let years = match report {
            true => Years::read(&text, title, listed, file, delivered.map(|(date, ..)| date)),
            false => Years::read(&text, None, "", "", None),
        };
        Head { reading, text, file, cover, title, kind, menu, relative, meeting, delivered, years }
    }

    /// Whether the text is a report.
    pub fn reports(&self) -> bool {
        self.kind == DocumentKind::WorkReport || self.relative.is_some()
    }

    /// Whether the text is a bulletin, which promises nothing.
    pub fn only_reports(&self) -> bool {
        self.relative.as_ref().is_some_and(|relative| relative.genre == Genre::Bulletin)
    }

    /// The year planned for; behind a bulletin or a summary, the next.
    pub fn year(&self) -> Option<i32> {
        let given = self.delivered.map(|(date, ..)| date.year);
        let relative = self.relative.as_ref().and_then(|relative| relative.planned(given));
        relative.or(self.years.chosen.map(|(year, _)| year))
    }
}

/// The facts that this text tells of itself. `parts` tell the head (before or in the opening) from the body.
pub fn read(head: &Head, parts: &[Part<Span>], warnings: &mut Vec<Warning<Span>>) -> Facts {
    let Head { reading, text, file, cover, title, kind, relative, meeting, .. } = head;
    let (title, kind) = (*title, *kind);
    let listed = reading.listed_title.as_deref().unwrap_or("");
    let mut context = Context::new(&reading.text, text, file, listed);
    let mut facts = Reader { text, cover, title, meta: unknown(kind, reading), warnings };
    match relative {
        None if kind == DocumentKind::WorkReport => facts.occasion(head, parts),
        None => {}
        Some(relative) => facts.of_relative(relative, head),
    }
    context.year = facts.meta.year;
    let year_told = facts.year_told(head);
    facts.published();
    let sources = Sources {
        text,
        cover,
        title,
        meeting: meeting.as_ref(),
        kind,
        context: &context,
        listed,
        relative: relative.is_some(),
    };
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
        genre: (kind == DocumentKind::WorkReport).then_some(Genre::WorkReport),
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
    fn occasion(&mut self, head: &Head, parts: &[Part<Span>]) {
        if let Some(title) = self.title.or(self.cover.formula) {
            self.prove("kind", title);
        }
        self.given(head);
        self.years(head, parts);
    }

    /// When, where and by whom it was given.
    fn given(&mut self, head: &Head) {
        let (text, cover, meeting) = (self.text, self.cover, head.meeting.as_ref());
        if let Some(meeting) = meeting {
            self.meta.meeting = Some(text.cut(meeting.from, meeting.to).into());
            self.prove("meeting", (meeting.from, meeting.to));
        }
        if let Some((date, start, end)) = head.delivered {
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
    }

    /// Of which years a relative of a work report is.
    fn of_relative(&mut self, relative: &Relative, head: &Head) {
        self.meta.genre = Some(relative.genre);
        self.prove("genre", relative.title);
        if relative.is_spoken() {
            self.given(head);
        }
        let given = head.delivered.map(|(date, ..)| date.year);
        self.meta.year = relative.year(given);
        self.meta.review_years = relative.reviewed(given);
        if self.meta.year.is_some() {
            self.prove("year", relative.title);
        }
    }

    /// Of which years it is.
    fn years(&mut self, head: &Head, parts: &[Part<Span>]) {
        let text = self.text;
        let years = &head.years;
        self.meta.year = years.chosen.map(|(year, _)| year);
        if let Some((_, Some(span))) = years.chosen {
            self.prove("year", span);
        }
        if let Some((year, span)) = years.conflict {
            let span = span.map(|(start, end)| text.span(start, end));
            let chosen = self.meta.year.unwrap_or_default();
            let message = format!("the text is of {chosen}, but {year} is named");
            let warning = Warning::new(WarningCode::YearConflict, message, span);
            self.warnings.push(warning.with("chosen", chosen.to_string()).with("other", year.to_string()));
        }
        if let Some((years, span)) = review_years(text, parts, self.meta.year) {
            self.meta.review_years = Some(years);
            span.into_iter().for_each(|span| self.prove("review_years", span));
        }
    }

    /// The year that the text tells; of what is no report, a page's date where it does not.
    fn year_told(&self, head: &Head) -> Option<i32> {
        if self.meta.kind == DocumentKind::WorkReport {
            return self.meta.year;
        }
        head.year().or_else(|| {
            let page = published(self.text, self.cover).map(|(date, ..)| date.iso());
            page.or(head.reading.published_on.clone())?.get(..4)?.parse().ok()
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
        for Warning { code, message, details, span } in place.conflicts {
            let span = span.map(|(start, end)| self.text.span(start, end));
            self.warnings.push(Warning { code, message, details, span });
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
