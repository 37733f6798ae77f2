//! Reports written by chance, the same for the same seed: whole ones of real length, in which no sentence comes twice,
//! of places × years, with the facts, targets and outcomes known beforehand.
//!
//! What year N's report promises ([`Target`]), the report of N+1 tells the end of ([`Outcome`]). The tests hold the
//! program against what is known, the benchmarks read the texts for their length, and `cargo run --example generator`
//! writes them into a folder. Words and sentences stand in `themes.txt` and `sentences.txt`: a new way to say
//! something is a line there.

#![allow(dead_code, reason = "each of its users takes a part")]

mod figures;
mod grammar;
mod layout;
mod place;

use figures::Figures;
use grammar::{Tense, Writer};
use layout::Block;

pub use figures::{Outcome, Target};
pub use layout::{LAYOUTS, Layout};
pub use place::Place;

/// A report, and what is known of it.
pub struct Report {
    /// A file name that tells nothing but a number, so that the text has to.
    pub name: String,
    pub text: String,
    pub place: Place,
    pub layout: Layout,
    /// The year planned for; the year before it is looked back upon.
    pub year: i32,
    /// ISO date of the speech.
    pub delivered_on: String,
    pub speaker: String,
    /// Headline targets for the year, in order.
    pub targets: Vec<Target>,
    /// What became of the targets of the year before.
    pub outcomes: Vec<Outcome>,
    /// Numbers with a unit that were written, those of targets and outcomes aside.
    pub quantities: usize,
}

/// The `number`th of a row of reports that mixes places, years and layouts: five years of one place, then the next.
pub fn mixture(seed: u64, number: usize) -> Report {
    let place = Place::mixture(number / 5);
    let first = 2008 + (number / 5 * 3 % 13) as i32;
    let layout = LAYOUTS[seeded(seed, &[&number.to_string(), "layout"]).usize(..LAYOUTS.len())];
    report(seed, &place, first + (number % 5) as i32, layout, 1)
}

/// The report of this place and year; `length` times a usual one (about 20,000 characters) long.
pub fn report(seed: u64, place: &Place, year: i32, layout: Layout, length: usize) -> Report {
    let figures = Figures::new(seed, place);
    let (targets, outcomes) = (figures.targets(year), figures.outcomes(year));
    let mut random = seeded(seed, &[&place.name, &year.to_string(), "text"]);
    let name = format!("{:08x}.{}", random.u32(..), layout.ending());
    let writer = Writer::new(random, place.scale());
    let mut speech = Speech { place, year, length, writer, blocks: Vec::new(), section: 0, topic: 0 };
    let speaker = speaker(seed, place, year);
    let delivered_on = speech.cover(seed, &speaker);
    speech.review(&outcomes);
    speech.goals(&targets);
    speech.plan();
    speech.end();
    let quantities = speech.writer.quantities;
    let text = layout.text(&speech.blocks);
    Report { name, text, place: place.clone(), layout, year, delivered_on, speaker, targets, outcomes, quantities }
}

/// Chance that depends on these words alone.
fn seeded(seed: u64, words: &[&str]) -> fastrand::Rng {
    // FNV-1a: the standard library's hashes may change with its version.
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    fastrand::Rng::with_seed(hash)
}

const FAMILY: [&str; 20] = [
    "陆", "沈", "顾", "韩", "彭", "贺", "邵", "孟", "秦", "尹", "罗", "梁", "宋", "唐", "许", "邓", "冯", "曹", "袁",
    "蒋",
];
const GIVEN: [&str; 20] = [
    "怀舟", "若岩", "明远", "向东", "思齐", "立群", "景行", "晓岚", "志恒", "云帆", "文渊", "海宁", "承志", "雨桐",
    "国梁", "春生", "致和", "嘉树", "延平", "书勤",
];

/// Who speaks: another every five years.
fn speaker(seed: u64, place: &Place, year: i32) -> String {
    let mut random = seeded(seed, &[&place.name, &((year - 2003) / 5).to_string(), "speaker"]);
    format!("{}{}", FAMILY[random.usize(..FAMILY.len())], GIVEN[random.usize(..GIVEN.len())])
}

/// A report while it is written.
struct Speech<'a> {
    place: &'a Place,
    year: i32,
    length: usize,
    writer: Writer,
    blocks: Vec<Block>,
    section: usize,
    topic: usize,
}

impl Speech<'_> {
    /// Title, congress, speaker and formula; gives the date.
    fn cover(&mut self, seed: u64, speaker: &str) -> String {
        let (place, year) = (self.place, self.year);
        let writer = &mut self.writer;
        let nation = place.level == "nation";
        for (name, word) in [
            ("all", place.whole()),
            ("wide", place.wider().into()),
            ("gov", place.government()),
            ("unit", place.parts().into()),
            ("above", place.above().into()),
            ("short", place.short().into()),
            ("year", year.to_string()),
            ("last", (year - 1).to_string()),
        ] {
            writer.set(name, word);
        }
        let (month, day) = if nation { (3, 5) } else { (writer.random.u32(1..=2), writer.random.u32(3..=27)) };
        // Congresses are elected for five years: the nation's in 2023, the others' about 2022.
        let first = if nation { 2023 } else { 2022 };
        let term = if nation { 14 } else { seeded(seed, &[&place.name, "term"]).i32(12..19) };
        let congress = (term + (year - first).div_euclid(5)) as usize;
        let session = (year - first).rem_euclid(5) as usize + 1;
        let (numbered, session) = (han(congress), han(session));
        let meeting = match nation {
            true => format!("第{numbered}届全国人民代表大会第{session}次会议"),
            false => format!("{}第{numbered}届人民代表大会第{session}次会议", place.name),
        };
        let title = match writer.random.u8(..3) {
            _ if nation => "政府工作报告".to_owned(),
            0 => format!("{}人民政府工作报告", place.name),
            1 => format!("{year}年{}政府工作报告", place.name),
            _ => "政府工作报告".to_owned(),
        };
        let date = format!("{year}年{month}月{day}日");
        let occasion = match writer.random.bool() {
            true => format!("——{date}在{meeting}上"),
            false => format!("（{date}在{meeting}上）"),
        };
        let office = place.office();
        let who = match writer.random.u8(..3) {
            _ if nation => format!("{office}　{speaker}"),
            0 => format!("{}人民政府{office}　{speaker}", place.name),
            1 => format!("{}{office}　{speaker}", place.name),
            _ => format!("{office}　{speaker}"),
        };
        let advisers = match place.level {
            "nation" => "全国政协委员",
            "town" => "各位列席人员",
            _ => "各位政协委员和列席人员",
        };
        let formula = writer
            .expand(&format!("[现在，|]我代表{{gov}}，向大会报告[政府|]工作，请予审议，并请{advisers}提出意见。"));
        self.blocks.push(Block::Title(title));
        self.blocks.extend([occasion, who, "各位代表：".into()].map(Block::Line));
        self.blocks.push(Block::Paragraph(formula));
        format!("{year}-{month:02}-{day:02}")
    }

    fn review(&mut self, outcomes: &[Outcome]) {
        self.writer.tense = Tense::Done;
        let heading = self.writer.expand("[{last}年工作回顾|{last}年政府工作回顾|过去一年工作回顾]");
        self.open_section(heading);
        let mut lead = self.writer.write("context");
        let told = outcomes.iter().map(|outcome| outcome.text.as_str()).filter(|text| !text.is_empty());
        let mut words: Vec<_> = told.collect();
        // What was reached stands in a sentence or two.
        let rest = words.split_off(words.len() / 2);
        let whole = self.writer.expand("{all}");
        lead += &format!("{whole}{}。", words.join("，"));
        lead += &format!("{}。", rest.join("；"));
        self.blocks.push(Block::Paragraph(lead));
        self.topics("review", 13);
        let thanks = self.writer.write("thanks");
        let problems = self.writer.write("problems");
        self.blocks.extend([thanks, problems].map(Block::Paragraph));
    }

    fn goals(&mut self, targets: &[Target]) {
        let heading = self
            .writer
            .expand("[{year}年工作总体要求和主要目标|{year}年总体要求和发展目标|今年工作的总体要求和预期目标]");
        self.open_section(heading);
        let overall = self.writer.write("overall");
        self.blocks.push(Block::Paragraph(overall));
        let mark = self.writer.one_of(&["，", "；"]);
        let words: Vec<_> = targets.iter().map(|target| target.text.as_str()).collect();
        let goals = format!("{}{}。", self.writer.write("goals.lead"), words.join(mark));
        self.blocks.push(Block::Paragraph(goals));
    }

    fn plan(&mut self) {
        self.writer.tense = Tense::Planned;
        let heading = self.writer.expand("[{year}年重点工作|{year}年主要工作任务|{year}年工作安排]");
        self.open_section(heading);
        self.topics("plan", 15);
        self.writer.theme = "government";
        let heading = self.writer.expand("[切实|全面|不断]加强政府自身建设");
        self.open_section(heading);
        let sentences: Vec<_> = (0..6).map(|_| self.writer.write("government")).collect();
        self.blocks.push(Block::Paragraph(sentences.concat()));
    }

    fn end(&mut self) {
        let closing = format!("各位代表！{}", self.writer.write("closing"));
        self.blocks.push(Block::Paragraph(closing));
        if self.place.level == "nation" || self.writer.random.bool() {
            return;
        }
        let title = self.writer.expand("附件：{year}年[十件|]民生实事[项目|]");
        self.blocks.push(Block::Annex(title));
        for number in 1..=10 {
            let item = self.writer.write("livelihood") + "。";
            self.blocks.push(Block::Item(number, item));
        }
    }

    /// Headings over all themes, two a heading, as often as the length asks.
    fn topics(&mut self, part: &str, sentences: usize) {
        for _ in 0..self.length {
            let mut themes = grammar::themes().to_vec();
            self.writer.random.shuffle(&mut themes);
            for two in themes.chunks(2) {
                self.topic(two, part, sentences);
            }
        }
    }

    fn open_section(&mut self, title: String) {
        self.section += 1;
        self.topic = 0;
        self.blocks.push(Block::Section(format!("{}、", han(self.section)), title));
    }

    /// A heading, and under it a paragraph of so many sentences on each theme.
    fn topic(&mut self, themes: &[&'static str], part: &str, sentences: usize) {
        self.topic += 1;
        for (at, theme) in themes.iter().enumerate() {
            self.writer.theme = theme;
            if at == 0 {
                let title = self.writer.sentence(&format!("heading.{part}"));
                self.blocks.push(Block::Topic(format!("（{}）", han(self.topic)), title));
            }
            let mut paragraph = self.writer.sentence(&format!("{part}.lead"));
            for _ in 0..sentences {
                paragraph += &self.sentence(part);
            }
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    fn sentence(&mut self, part: &str) -> String {
        let figures = if part == "review" { 20 } else { 12 };
        match self.writer.random.u32(..100) {
            chance if chance < figures => {
                let kind = if chance % 5 < 3 { "amount" } else { "rate" };
                self.writer.figures(&format!("{part}.{kind}"), kind)
            }
            chance if chance < figures + 20 => self.writer.sentence(&format!("{part}.act")),
            _ => self.writer.sentence(&format!("{part}.talk")),
        }
    }
}

/// A number below a thousand in Chinese: 十二, 一百零三.
fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out += DIGITS[hundreds];
        out += "百";
    }
    match tens {
        0 if hundreds > 0 && ones > 0 => out += "零",
        0 => {}
        1 if hundreds == 0 => out += "十",
        _ => {
            out += DIGITS[tens];
            out += "十";
        }
    }
    if ones > 0 {
        out += DIGITS[ones];
    }
    out
}
