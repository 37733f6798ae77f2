//! How a report is laid out: the same blocks as people's files have them.

/// A piece of a report.
pub enum Block {
    /// The title.
    Title(String),
    /// A line of the cover, or 各位代表：.
    Line(String),
    /// 一、 and its title.
    Section(String, String),
    /// （一） and its title; a paragraph follows.
    Topic(String, String),
    /// A paragraph.
    Paragraph(String),
    /// The title of an annex.
    Annex(String),
    /// An item of a numbered list.
    Item(usize, String),
}

/// A way to lay out a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A paragraph a line; （一） opens its paragraph.
    Lines,
    /// （一） on a line of its own.
    OwnLines,
    /// Everything in one line.
    OneLine,
    /// Markdown: headings with #, topics bold.
    Markdown,
    /// Indented by two wide spaces, empty lines between, line ends as on Windows.
    Indented,
    /// Lines broken at a width, with page numbers, as copied out of a PDF.
    Wrapped,
    /// Punctuation in half width.
    HalfWidth,
    /// No （一）: topics are short sentences that open a paragraph.
    Unnumbered,
}

/// All of them.
pub const LAYOUTS: [Layout; 8] = [
    Layout::Lines,
    Layout::OwnLines,
    Layout::OneLine,
    Layout::Markdown,
    Layout::Indented,
    Layout::Wrapped,
    Layout::HalfWidth,
    Layout::Unnumbered,
];

/// Characters of a line and lines of a page, where they are broken.
const WIDTH: usize = 38;
const PAGE: usize = 28;

impl Layout {
    /// The ending of such a file.
    pub fn ending(self) -> &'static str {
        if self == Layout::Markdown { "md" } else { "txt" }
    }

    /// The text of a report.
    pub fn text(self, blocks: &[Block]) -> String {
        let lines = self.lines(blocks);
        match self {
            Layout::OneLine => lines.concat(),
            Layout::Markdown => lines.join("\n\n") + "\n",
            Layout::Indented => lines.iter().map(|line| format!("　　{line}\r\n\r\n")).collect(),
            Layout::Wrapped => wrapped(&lines),
            Layout::HalfWidth => (lines.join("\n") + "\n").chars().map(half).collect(),
            _ => lines.join("\n") + "\n",
        }
    }

    fn lines(self, blocks: &[Block]) -> Vec<String> {
        let markdown = self == Layout::Markdown;
        let mut lines: Vec<String> = Vec::new();
        let mut topic = None;
        for block in blocks {
            let line = match block {
                Block::Title(title) | Block::Annex(title) if markdown => format!("# {title}"),
                Block::Title(line) | Block::Line(line) | Block::Annex(line) => line.clone(),
                Block::Section(marker, title) if markdown => format!("## {marker}{title}"),
                Block::Section(marker, title) => format!("{marker}{title}"),
                Block::Topic(marker, title) => {
                    match self {
                        Layout::OwnLines => lines.push(format!("{marker}{title}")),
                        Layout::Markdown => topic = Some(format!("**{marker}{title}。**")),
                        Layout::Unnumbered => topic = Some(format!("{title}。")),
                        _ => topic = Some(format!("{marker}{title}。")),
                    }
                    continue;
                }
                Block::Paragraph(text) => topic.take().unwrap_or_default() + text,
                Block::Item(number, text) => format!("{number}.{text}"),
            };
            lines.push(line);
        }
        lines
    }
}

fn wrapped(lines: &[String]) -> String {
    let (mut out, mut count, mut page) = (String::new(), 0, 0);
    for line in lines {
        let chars: Vec<char> = line.chars().collect();
        for part in chars.chunks(WIDTH) {
            out.extend(part);
            out.push('\n');
            count += 1;
            if count % PAGE == 0 {
                page += 1;
                out += &format!("— {page} —\n");
            }
        }
    }
    out
}

fn half(ch: char) -> char {
    match ch {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '！' => '!',
        _ => ch,
    }
}
