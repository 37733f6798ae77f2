//! Changing the kind of span of an analysis: one walk over everything that points into the text.

use super::*;
use crate::span::{CodePoints, Index, Span};

/// The report with every byte span turned into code points, after one linear pass over its text.
pub fn in_code_points(report: Report<Span>) -> Report<CodePoints> {
    let text = report.text.clone();
    let index = Index::new(&text);
    map(report, &|span| index.code_points(span))
}

/// The report with `to` applied to each span.
pub fn map<A, B>(report: Report<A>, to: &impl Fn(A) -> B) -> Report<B> {
    Report {
        id: report.id,
        title: report.title,
        meta: meta(report.meta, to),
        text: report.text,
        paragraphs: report.paragraphs.into_iter().map(to).collect(),
        pages: report.pages.map(|pages| each(pages, |it| Page { page: it.page, span: to(it.span) })),
        tables: each(report.tables, |it| Table {
            span: to(it.span),
            head: it.head,
            rows: each(it.rows, |row| each(row, to)),
        }),
        parts: each(report.parts, |it| Part { role: it.role, span: to(it.span) }),
        outline: each(report.outline, |it| heading(it, to)),
        measures: each(report.measures, |it| measure(it, to)),
        tasks: each(report.tasks, |it| Task {
            id: it.id,
            section: it.section,
            span: to(it.span),
            verb: it.verb,
            object: it.object,
            measures: it.measures,
            departments: it.departments,
            due: it.due,
            review: it.review,
        }),
        livelihood: each(report.livelihood, |it| Livelihood {
            number: it.number,
            text: it.text,
            span: to(it.span),
            measures: it.measures,
        }),
        policies: each(report.policies, |it| Policy {
            number: it.number,
            title: it.title,
            departments: it.departments,
            span: to(it.span),
        }),
        glossary: each(report.glossary, |it| Term { term: it.term, meaning: it.meaning, span: to(it.span) }),
        explained: report.explained,
        warnings: each(report.warnings, |it| Warning {
            code: it.code,
            message: it.message,
            details: it.details,
            span: it.span.map(to),
        }),
        review: report.review,
    }
}

fn each<A, B>(list: Vec<A>, one: impl FnMut(A) -> B) -> Vec<B> {
    list.into_iter().map(one).collect()
}

fn meta<A, B>(meta: Meta<A>, to: &impl Fn(A) -> B) -> Meta<B> {
    let mut evidence = std::collections::BTreeMap::new();
    // One by one: collecting would compile a sort for them, for the browser to fetch.
    for (field, span) in meta.evidence {
        evidence.insert(field, to(span));
    }
    Meta {
        kind: meta.kind,
        genre: meta.genre,
        region: meta.region,
        level: meta.level,
        region_code: meta.region_code,
        parents: meta.parents,
        year: meta.year,
        review_years: meta.review_years,
        delivered_on: meta.delivered_on,
        published_on: meta.published_on,
        meeting: meta.meeting,
        speaker: meta.speaker,
        speaker_role: meta.speaker_role,
        evidence,
    }
}

fn heading<A, B>(it: Heading<A>, to: &impl Fn(A) -> B) -> Heading<B> {
    Heading {
        id: it.id,
        level: it.level,
        marker: it.marker,
        title: it.title,
        role: it.role,
        form: it.form,
        heading: to(it.heading),
        span: to(it.span),
        children: each(it.children, |child| heading(child, to)),
    }
}

fn measure<A, B>(it: Measure<A>, to: &impl Fn(A) -> B) -> Measure<B> {
    Measure {
        id: it.id,
        span: to(it.span),
        sentence: to(it.sentence),
        section: it.section,
        quote: it.quote,
        value: it.value,
        from: it.from,
        unit: it.unit,
        comparator: it.comparator,
        aspect: it.aspect,
        status: it.status,
        strength: it.strength,
        indicator: it.indicator.map(|it| Indicator { text: it.text, span: it.span.map(to), id: it.id, name: it.name }),
        action: it.action,
        period: it.period,
        basis: it.basis,
        relation: it.relation,
        scope: it.scope,
        canonical: it.canonical,
        group: it.group,
        headline: it.headline,
        rules: it.rules,
        confidence: it.confidence,
        review: it.review.map(|it| Review {
            state: it.state,
            original: it.original.map(|original| Box::new(measure(*original, to))),
        }),
    }
}
