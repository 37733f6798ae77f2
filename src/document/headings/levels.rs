//! Levels by what stands under what: 一、 under 第一部分, 1. and lines of their own right under a heading of level 1.

use super::{Finder, Found};
use crate::lexicon::headings::Marking;
use crate::report::HeadingForm;

impl Finder<'_> {
    /// Moves headings whose form alone told a level that the text does not have, or has one above.
    pub(super) fn relevel(&mut self) {
        let annex = |found: &Found| found.marking == Some(Marking::Annex) || self.opens_annex(found);
        let end = self.out.found.iter().position(annex).unwrap_or(self.out.found.len());
        let chapter = |found: &Found| found.marking == Some(Marking::Chapter);
        let Some(found) = self.out.found.get_mut(..end) else { return };
        // 第一部分, under it 一、, under that （一）.
        if found.iter().filter(|it| chapter(it)).count() >= 2 {
            let first = found.iter().position(chapter).unwrap_or_default();
            for heading in found[first..].iter_mut().filter(|it| it.marking.is_some() && !chapter(it)) {
                heading.level = (heading.level + 1).min(3);
            }
        }
        // What stands under （一） anywhere is of the third level everywhere.
        let mut open = 1;
        let mut nested = Vec::new();
        for heading in found.iter() {
            match heading.level {
                level @ (1 | 2) => open = level,
                _ if open == 2 => nested.push(heading.form),
                _ => {}
            }
        }
        // No level between: the numbered headings of a section are its own, or else its lines.
        for section in found.chunk_by_mut(|_, next| next.level > 1) {
            if section.iter().any(|it| it.level == 2) {
                continue;
            }
            let forms = [HeadingForm::Numbered, HeadingForm::Style].into_iter();
            let mut forms = forms.filter(|form| !nested.contains(form));
            let of = |form| move |it: &Found| it.level == 3 && it.form == form;
            if let Some(form) = forms.find(|form| section.iter().filter(|it| of(*form)(it)).count() >= 2) {
                section.iter_mut().filter(|it| of(form)(it)).for_each(|it| it.level = 2);
            }
        }
        // 转变作风，加强自身建设 in a row with 扩大内需，增强动力: the last section of the plan, not a part.
        let text = self.text;
        let two_clauses = |it: &Found| it.form == HeadingForm::Style && it.title.of(text).contains('，');
        let mut sibling = false;
        for heading in found.iter_mut().filter(|it| it.level <= 2) {
            if heading.level == 1 && sibling && two_clauses(heading) {
                heading.level = 2;
            }
            sibling = heading.level == 2 && two_clauses(heading);
        }
    }
}
