//! The comparator words that touch a mention, before it (超过, 不低于) and after it (以上, 左右).

use super::glyphs::Glyphs;
use crate::report::Comparator::{self, *};

/// Words before a number, longer ones first, and whether they stand in the mention's text.
const BEFORE: &[(&str, Comparator)] = &[
    ("没有超过", AtMost),
    ("没有突破", AtMost),
    ("不能低于", AtLeast),
    ("不低于", AtLeast),
    ("不少于", AtLeast),
    ("不小于", AtLeast),
    ("不下于", AtLeast),
    ("不亚于", AtLeast),
    ("不超过", AtMost),
    ("不高于", AtMost),
    ("不多于", AtMost),
    ("不大于", AtMost),
    ("不突破", AtMost),
    ("不超出", AtMost),
    ("未超过", AtMost),
    ("大约为", About),
    ("超过了", MoreThan),
    ("突破了", MoreThan),
    ("接近于", About),
    ("首破", MoreThan),
    ("至少", AtLeast),
    ("最低", AtLeast),
    ("最少", AtLeast),
    ("最多", AtMost),
    ("最高", AtMost),
    ("至多", AtMost),
    ("超过", MoreThan),
    ("超出", MoreThan),
    ("突破", MoreThan),
    ("冲破", MoreThan),
    ("高于", MoreThan),
    ("多于", MoreThan),
    ("大于", MoreThan),
    ("优于", MoreThan),
    ("越过", MoreThan),
    ("低于", LessThan),
    ("少于", LessThan),
    ("小于", LessThan),
    ("不到", LessThan),
    ("不足", LessThan),
    ("未达", LessThan),
    ("大约", About),
    ("大概", About),
    ("将近", About),
    ("接近", About),
    ("逼近", About),
    ("约为", About),
    ("约", About),
    ("近", About),
    ("逾", MoreThan),
    ("超", MoreThan),
    ("破", MoreThan),
    ("过", MoreThan),
];

/// Verbs that bound what they reach, though they are no part of the mention: 跃上4000亿元台阶.
const STEPS: &[&str] = &[
    "跃上",
    "跨上",
    "迈上",
    "站上",
    "登上",
    "踏上",
    "跨过",
    "迈过",
    "跃过",
    "跨越",
    "迈入",
    "跨入",
    "跃升至",
    "站稳",
    "迈进",
    "挺进",
    "闯过",
    "冲上",
];

/// What stands behind the number of a step.
const STEP_ENDS: &[&str] =
    &["台阶", "新台阶", "大关", "关口", "门槛", "级", "大台阶", "俱乐部", "行列", "时代", "元级"];

/// Words behind a mention.
const AFTER: &[(&str, Comparator)] = &[
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("及以下", AtMost),
    ("以上", AtLeast),
    ("之上", AtLeast),
    ("左右", About),
    ("上下", About),
    ("以内", AtMost),
    ("之内", AtMost),
    ("以下", AtMost),
    ("之下", AtMost),
    ("开外", MoreThan),
    ("有余", MoreThan),
];

/// The comparator that ends just before this glyph, and where it starts.
pub fn before(glyphs: &Glyphs, at: usize) -> Option<(Comparator, usize)> {
    BEFORE.iter().find_map(|(word, comparator)| {
        let from = at.checked_sub(word.chars().count()).filter(|&from| glyphs.is(from, word))?;
        match *word {
            // 通过, 经过, 不过, 超过 … end in 过 and are no bound; 附近 and 最近 end in 近.
            "过" if matches!(
                glyphs.before(from),
                '通' | '经'
                    | '不'
                    | '度'
                    | '路'
                    | '难'
                    | '越'
                    | '超'
                    | '渡'
                    | '审'
                    | '透'
                    | '迈'
                    | '跨'
                    | '跃'
                    | '闯'
            ) =>
            {
                None
            }
            "近" if matches!(glyphs.before(from), '附' | '最' | '邻' | '临' | '靠' | '新' | '远' | '亲') => {
                None
            }
            "约" if matches!(
                glyphs.before(from),
                '节' | '集' | '签' | '合' | '制' | '公' | '契' | '预' | '履' | '违' | '解' | '条' | '相'
            ) =>
            {
                None
            }
            "超" if matches!(glyphs.before(from), '赶' | '反' | '高') => None,
            "破" if matches!(glyphs.before(from), '打' | '侦') => None,
            _ => Some((*comparator, from)),
        }
    })
}

/// Whether 上 stands before this glyph in the sense of 上千家, and not of 以上, 线上 or 迈上.
pub fn is_upward(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.before(at) == '上'
        && at >= 1
        && !matches!(
            glyphs.before(at - 1),
            '以' | '线'
                | '网'
                | '路'
                | '街'
                | '山'
                | '海'
                | '江'
                | '船'
                | '天'
                | '马'
                | '晚'
                | '早'
                | '会'
                | '岸'
                | '规'
                | '迈'
                | '跨'
                | '跃'
                | '站'
                | '登'
                | '踏'
                | '冲'
                | '础'
                | '身'
                | '头'
                | '手'
                | '车'
                | '场'
                | '面'
                | '之'
        )
}

/// The comparator that starts at this glyph, and where it ends.
pub fn after(glyphs: &Glyphs, at: usize) -> Option<(Comparator, usize)> {
    AFTER.iter().find_map(|(word, comparator)| {
        if !glyphs.is(at, word) {
            return None;
        }
        let end = at + word.chars().count();
        // 左右 of 左右岸, 上下 of 上下游 and 上下功夫.
        let other = matches!(
            (*word, glyphs.at(end)),
            ("左右", '岸' | '两' | '江' | '手' | '为')
                | ("上下", '游' | '班' | '级' | '联' | '功' | '大' | '学' | '水' | '同' | '齐' | '一' | '苦' | '半')
        );
        (!other).then_some((*comparator, end))
    })
}

/// Whether a verb of reaching a step stands before this glyph: 跃上, 迈上; `after` is the glyph behind the mention.
pub fn is_step(glyphs: &Glyphs, at: usize, after: usize) -> bool {
    STEPS.iter().any(|verb| {
        glyphs.ends(at, verb)
            || glyphs.ends(at, "一个") && glyphs.ends(at - 2, verb)
            || glyphs.ends(at, "了") && glyphs.ends(at - 1, verb)
    }) || is_step_end(glyphs, after)
}

/// Whether the noun of a step begins here: 台阶, 大关.
pub fn is_step_end(glyphs: &Glyphs, at: usize) -> bool {
    STEP_ENDS[..4].iter().any(|end| glyphs.is(at, end))
}
