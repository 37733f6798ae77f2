//! Which sort of place a text calls its own: 我市, 全市, 市委, 代表市人民政府.

use super::written::ending;
use crate::document::folded::Folded;
use crate::lexicon::classes::class;
use crate::model::Level;
use crate::text::is_han;

/// How much speaks for each sort of place (省, 市, 县 …) being the one that reports.
pub(super) struct OwnSorts(Vec<(&'static str, f64)>);

/// What each way of speaking says for a sort: 全市 or 市委, 我市, 代表市人民政府.
const SAYS: (f64, f64, f64) = (1.0, 5.0, 60.0);
/// What must speak for a sort, at least, to be clear.
const CLEAR: f64 = 2.0;
/// Characters of the name of a government that is reported for.
const NAME: usize = 16;

impl OwnSorts {
    /// Counts in one pass for each way of speaking.
    pub(super) fn count(text: &Folded) -> OwnSorts {
        let mut own = OwnSorts(class::PLACE_SORT.words().iter().map(|sort| (*sort, 0.0)).collect());
        own.called(text);
        own.reported_for(text);
        own.bodies(text);
        own
    }

    fn add(&mut self, sort: &str, weight: f64) {
        if let Some((_, all)) = self.0.iter_mut().find(|(other, _)| *other == sort) {
            *all += weight;
        }
    }

    /// 我区, 全区: an autonomous region calls itself so too.
    fn add_called(&mut self, sort: &'static str, weight: f64) {
        self.add(sort, weight);
        if class::DISTRICT_SORT.is(sort) {
            class::PROVINCE_END.words().iter().for_each(|region| {
                if class::DISTRICT_SORT.ends(region) {
                    self.add(region, weight);
                }
            });
        }
    }

    /// 我市, 全市.
    fn called(&mut self, text: &Folded) {
        let (whole, own) = (class::WHOLE_OF, class::FIRST_PERSON);
        for at in text.all(0, text.len(), own) {
            if let Some(sort) = class::PLACE_SORT.start(text.from(at + 1)) {
                self.add_called(sort, SAYS.1);
            }
        }
        for at in text.all(0, text.len(), whole) {
            let Some(sort) = class::PLACE_SORT.start(text.from(at + 1)) else { continue };
            // 居全省第三, 高于全省平均: spoken of as above one's own.
            let compared =
                text.ends(at, class::COMPARED_BEFORE) || text.is(at + 1 + sort.chars().count(), class::COMPARED_BEHIND);
            if !compared && !class::NATION_SORT.is(sort) {
                self.add_called(sort, SAYS.0);
            }
        }
    }

    /// 我代表市人民政府, 受国务院委托.
    fn reported_for(&mut self, text: &Folded) {
        for at in text.all(0, text.len(), class::ON_BEHALF) {
            let Some(after) = text.behind(at, class::ON_BEHALF) else { continue };
            if text.is(after, class::STATE_COUNCIL) {
                class::NATION_SORT.words().iter().for_each(|nation| self.add(nation, SAYS.2));
                continue;
            }
            let Some(end) = text.find(after + 1, after + NAME, class::LOCAL_GOVERNMENT) else { continue };
            let place = text.cut(after, end);
            if let Some(sort) = class::PLACE_SORT.end(place).filter(|_| place.chars().all(is_han)) {
                self.add(sort, SAYS.2);
            }
        }
    }

    /// 市委, 县政府; 县域, 镇域 (市域 and 区域 are words of everywhere).
    fn bodies(&mut self, text: &Folded) {
        for at in text.all(0, text.len(), class::BODY_OF_PLACE) {
            if let Some(sort) = class::LOCAL_SORT.end(text.until(at)) {
                self.add(sort, SAYS.0);
            }
        }
        for at in text.all(0, text.len(), class::OWN_AREA) {
            if let Some(sort) = class::LOCAL_SORT.start(text.from(at)) {
                self.add(sort, SAYS.0);
            }
        }
    }

    /// How much (0-1) speaks for the place that reports being of this sort.
    pub(super) fn weight(&self, sort: &str) -> f64 {
        let most = self.0.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
        let own = self.0.iter().find(|(other, _)| *other == sort).map_or(0.0, |(_, weight)| *weight);
        if most > 0.0 { own / most } else { 0.0 }
    }

    /// The sort of place that the text speaks of as its own, where it is clear; of equals the higher.
    pub(super) fn clear(&self) -> Option<&'static str> {
        let before = |(one, a): &(&str, f64), (two, b): &(&str, f64)| {
            a.total_cmp(b).then_with(|| level_of_sort(two).cmp(&level_of_sort(one))).then_with(|| two.cmp(one))
        };
        let (best, weight) = self.0.iter().max_by(|one, two| before(one, two))?;
        (*weight >= CLEAR).then_some(*best)
    }
}

/// The word by which a report of a place of this name calls it its own; empty where there is none.
pub fn sort_of(name: &str) -> &'static str {
    class::PLACE_SORT.end(name).unwrap_or_default()
}

/// The level that goes with the word by which a report calls its place.
pub fn level_of_sort(sort: &str) -> Option<Level> {
    if class::NATION_SORT.is(sort) {
        return Some(Level::Nation);
    }
    // 我街 is a 街道's word.
    Some(ending(sort).map_or(Level::Town, |(_, level)| level))
}
