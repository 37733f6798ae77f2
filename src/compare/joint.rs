//! A number that speaks for several indicators: 一般公共预算收入、城乡居民收入与经济增长同步 is a target of three.

use crate::lexicon::classes::class;
use crate::lexicon::indicators::{self, Indicator};
use crate::lexicon::joint_names::joint_in;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Id of the known indicator.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its phrase.
    pub phrase: String,
}

/// The known indicators that a phrase lists; none where it is no list of such.
pub fn members(phrase: &str, unit: Option<&str>, action: Option<&str>) -> Vec<Member> {
    let mut found: Vec<Member> = Vec::new();
    let mut rest = phrase;
    while !rest.is_empty() {
        let link = class::LIST_LINK.find(rest).unwrap_or(rest.len()..rest.len());
        let one = rest.get(..link.start).unwrap_or_default();
        for member in one_member(one, unit, action) {
            if found.iter().all(|it| it.id != member.id) {
                found.push(member);
            }
        }
        rest = rest.get(link.end..).unwrap_or_default();
    }
    // A list of which one member alone is known may mean something else by it.
    if found.len() < 2 { Vec::new() } else { found }
}

fn one_member(phrase: &str, unit: Option<&str>, action: Option<&str>) -> Vec<Member> {
    let known = |phrase: &str| match indicators::meant(phrase, unit, action, phrase) {
        Some((Indicator { id: Some(id), name, .. }, _)) => Some(Member { id, name, phrase: phrase.into() }),
        _ => None,
    };
    let both: Vec<Member> = (joint_in(phrase, 2).into_iter())
        .flat_map(|joint| joint.names().map(move |name| phrase.replacen(joint.written, name, 1)))
        .filter_map(|phrase| known(&phrase))
        .collect();
    match both.as_slice() {
        [one, other] if one.id != other.id => both,
        _ => known(phrase).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(phrase: &str) -> Vec<&'static str> {
        members(phrase, None, None).iter().map(|it| it.id).collect()
    }

    #[test]
    fn a_list_gives_its_members() {
        assert_eq!(ids("一般公共预算收入、城乡居民人均可支配收入"), ["gpb_rev", "income_u", "income_r"]);
        assert_eq!(ids("城乡居民人均可支配收入"), ["income_u", "income_r"]);
        assert_eq!(ids("居民人均可支配收入、一般公共预算收入"), ["income", "gpb_rev"]);
    }

    #[test]
    fn what_is_no_list_of_indicators_gives_none() {
        assert_eq!(ids("主要经济指标"), [""; 0]);
        assert_eq!(ids("外贸外资"), [""; 0]);
        assert_eq!(ids(""), [""; 0]);
    }
}
