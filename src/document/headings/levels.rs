//! Levels by what stands under what: 一、 under 第一部分, lines of their own right under a heading of level 1.

use super::{Finder, Found};
use crate::lexicon::markers::Marking;
use crate::model::HeadingForm;

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
            for heading in found.iter_mut().skip(first).filter(|it| it.marking.is_some() && !chapter(it)) {
                heading.level = (heading.level + 1).min(3);
            }
        }
        // Lines of their own have no form that tells a level: right under a part they are its sections, unless others of
        // them stand under sections. What has a marker keeps the level of its form, also where one is skipped.
        let line = |it: &Found| it.level == 3 && it.form == HeadingForm::Style;
        let mut open = 1;
        let mut nested = false;
        for heading in found.iter() {
            nested |= open == 2 && line(heading);
            open = if heading.level < 3 { heading.level } else { open };
        }
        for section in found.chunk_by_mut(|_, next| next.level > 1).filter(|_| !nested) {
            if section.iter().filter(|it| line(it)).count() >= 2 {
                section.iter_mut().filter(|it| line(it)).for_each(|it| it.level = 2);
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
