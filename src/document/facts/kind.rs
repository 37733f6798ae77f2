//! What kind of text it is.

use super::cover::Cover;
use crate::document::folded::Folded;
use crate::lexicon::classes::class;
use crate::model::DocumentKind;
use crate::rules::{Fact, Site, Slot, family};
use crate::text::Reading;

/// Characters of a text that is long enough for an article, and of a head that tells whose report it is.
const ARTICLE: usize = 150;
const HEAD: usize = 40;

/// Lines that a page of menus has at least, the words of menus among them, and characters of a short line.
const MENU: (usize, usize) = (3, 2);
const MENU_LINE: usize = 28;

/// A text, for the rules of `report_kind`.
struct Text<'a> {
    text: &'a Folded<'a>,
    cover: &'a Cover,
    titled: bool,
    listed: &'a str,
    addressed: usize,
}

impl Site for Text<'_> {
    fn slot(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Cover => Some(self.text.cut(0, self.cover.end.max(HEAD))),
            Slot::Formula => self.cover.formula.map(|(from, to)| self.text.cut(from, to)),
            Slot::Listed => Some(self.listed),
            Slot::Text => Some(self.text.from(0)),
            _ => None,
        }
    }

    fn fact(&self, fact: Fact) -> bool {
        match fact {
            Fact::Titled => self.titled,
            Fact::Addressed => self.addressed > 0,
            Fact::AddressedOften => self.addressed > 1,
            _ => false,
        }
    }

    fn place(&self) -> usize {
        0
    }
}

/// Whether a text is nothing but the menus of a page: short lines, no sentence, and words that only menus have.
pub(super) fn is_menu(reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let lines = reading.paragraphs.len();
    let short = reading.paragraphs.iter().filter(|line| line.of(text).chars().nth(MENU_LINE).is_none()).count();
    // Words of menus, or links to several reports.
    let told = || class::SITE_WORD.all_in(text).chain(class::REPORT_TITLE.all_in(text)).take(MENU.1).count();
    lines >= MENU.0 && short * 5 >= lines * 4 && !text.contains(['。', '；', '\t', '：']) && told() == MENU.1
}

/// What kind of text it is. `titled`: whether it has a title; `listed` is the one of the listing that it came from.
pub(super) fn kind(text: &Folded, cover: &Cover, titled: bool, listed: &str) -> DocumentKind {
    let addressed = text.all(0, text.len(), class::DELEGATES_ADDRESS).take(2).count();
    let rule = family::REPORT_KIND.first(&Text { text, cover, titled, listed, addressed });
    match rule.and_then(|rule| rule.gives("kind")) {
        Some("work_report") => DocumentKind::WorkReport,
        None if text.len() >= ARTICLE => DocumentKind::Article,
        _ => DocumentKind::Other,
    }
}
