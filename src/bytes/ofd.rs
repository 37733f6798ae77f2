//! OFD, the national format for printed documents (GB/T 33190-2016): a zip of XML with characters at places. Templates,
//! which hold heads and feet, are not read; seals and notes neither.

use super::limits;
use super::printed::{self, Glyph, Page};
use super::xml::{Tag, Token, Xml};
use super::zipped::{self, Archive};
use super::{Format, Input, Source};
use crate::error::{Error, Kind};

pub const FORMAT: Format = Format {
    id: "ofd",
    endings: &["ofd"],
    kept: "paragraphs rebuilt from places, headings by size, bold, tables, pages",
    hint: |bytes| bytes.starts_with(zipped::SIGNATURE),
    recognise: |input| Archive::open(input.bytes).is_ok_and(|archive| archive.find(ROOT).is_some()),
    read,
};

/// Where a document begins.
const ROOT: &str = "OFD.xml";
/// Size of a page, in millimetres, where nothing tells it: A4.
const A4: (f32, f32) = (210.0, 297.0);
/// Distances that a line may tell.
const MOST_DELTAS: usize = 10_000;

fn read(input: &Input) -> Result<Source, Error> {
    let mut archive = Archive::open(input.bytes)?;
    let mut xml = |path: &str| -> Result<Option<String>, Error> {
        match archive.find(path) {
            Some(name) => archive.xml(&name, input.decoder),
            None => Ok(None),
        }
    };
    let mut steps = limits::Steps::default();
    let root = xml(ROOT)?.unwrap_or_default();
    let missing = |path: &str| {
        Error::new(Kind::Damaged, format!("the archive has no {path}")).with("what", "entry").with("entry", path)
    };
    let documents = texts(&root, "DocRoot", &mut steps)?;
    if documents.is_empty() {
        return Err(missing("DocRoot"));
    }
    let mut pages = Vec::new();
    for document in documents {
        let document = joined("", &document);
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let body = xml(&document)?.ok_or_else(|| missing(&document))?;
        let (size, listed) = listed(&body, &mut steps)?;
        for path in listed {
            if pages.len() >= limits::PAGES {
                return Err(limits::passed("pages", limits::PAGES as u64));
            }
            // Paths stand from the document's folder, from the root with a stroke; careless programs leave the stroke out.
            let content = match xml(&joined(&folder, &path))? {
                Some(content) => Some(content),
                None => xml(path.trim_start_matches('/'))?,
            };
            let number = pages.len() as u32 + 1;
            pages.push(page(&content.unwrap_or_default(), number, size, &mut steps)?);
        }
    }
    printed::source(pages)
}

/// The texts of all elements of this name.
fn texts(xml: &str, name: &str, steps: &mut limits::Steps) -> Result<Vec<String>, Error> {
    let mut out: Vec<String> = Vec::new();
    let mut reader = Xml::new(xml, steps);
    let mut inside = false;
    while let Some(token) = reader.next()? {
        match token {
            Token::Start(tag) => {
                inside = tag.name() == name;
                if inside {
                    out.push(String::new());
                }
            }
            Token::End(_) => inside = false,
            Token::Text(text) if inside => out.iter_mut().last().into_iter().for_each(|it| it.push_str(text.trim())),
            Token::Text(_) => {}
        }
    }
    Ok(out)
}

/// Size of a document's pages, and where they are.
fn listed(xml: &str, steps: &mut limits::Steps) -> Result<((f32, f32), Vec<String>), Error> {
    let mut pages = Vec::new();
    let mut size = A4;
    let mut boxed = false;
    let mut reader = Xml::new(xml, steps);
    while let Some(token) = reader.next()? {
        match token {
            Token::Start(tag) => {
                let name = tag.name();
                boxed = name == "PhysicalBox";
                if name == "Page" {
                    pages.extend(tag.get("BaseLoc"));
                }
            }
            Token::End(_) => boxed = false,
            Token::Text(text) if boxed => size = box_size(&text).unwrap_or(size),
            Token::Text(_) => {}
        }
    }
    Ok((size, pages))
}

fn numbers(text: &str) -> Vec<f32> {
    text.split([' ', ',', '\t', '\n']).filter_map(|number| number.parse().ok()).collect()
}

fn box_size(text: &str) -> Option<(f32, f32)> {
    match numbers(text).as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

fn joined(folder: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What holds for the characters of an object.
#[derive(Clone, Copy, Debug)]
struct Object {
    origin: (f32, f32),
    matrix: [f32; 6],
    size: f32,
    bold: bool,
    /// Where the next character stands, inside the object.
    at: (f32, f32),
}

/// A page; what stands before a damage of its XML is kept.
fn page(xml: &str, number: u32, size: (f32, f32), steps: &mut limits::Steps) -> Result<Page, Error> {
    let mut out = Page { number, width: size.0, height: size.1, ..Page::default() };
    let mut object: Option<Object> = None;
    let mut deltas: Option<(Vec<f32>, Vec<f32>)> = None;
    let mut boxed = false;
    let mut reader = Xml::new(xml, steps);
    loop {
        let token = match reader.next() {
            Ok(Some(token)) => token,
            Ok(None) => break,
            Err(error) if error.kind() == Kind::Damaged => break,
            Err(error) => return Err(error),
        };
        match token {
            Token::Start(tag) => {
                let name = tag.name();
                boxed = name == "PhysicalBox";
                match name.as_str() {
                    "TextObject" => object = Some(text_object(&tag)),
                    "TextCode" => {
                        if let Some(object) = &mut object {
                            object.at.0 = tag.number("X").unwrap_or(object.at.0);
                            object.at.1 = tag.number("Y").unwrap_or(object.at.1);
                        }
                        let list = |name| tag.get(name).map(|text| self::deltas(&text)).unwrap_or_default();
                        deltas = Some((list("DeltaX"), list("DeltaY")));
                    }
                    "ImageObject" => {
                        let bounds = tag.get("Boundary").and_then(|text| box_size(&text));
                        out.pictured |= bounds.is_some_and(|(w, h)| w * h > 0.5 * out.width * out.height);
                    }
                    // Shown in place of what cannot be shown; holds no text of its own.
                    "CGTransform" | "Clips" | "Actions" => reader.skip()?,
                    _ => {}
                }
            }
            Token::End(name) => match name.as_str() {
                "TextObject" => object = None,
                "TextCode" => deltas = None,
                _ => boxed = false,
            },
            Token::Text(text) => match (&mut object, &deltas) {
                (Some(object), Some((x, y))) => characters(object, &text, x, y, &mut out.glyphs),
                _ if boxed => (out.width, out.height) = box_size(&text).unwrap_or((out.width, out.height)),
                _ => {}
            },
        }
    }
    Ok(out)
}

fn text_object(tag: &Tag) -> Object {
    let bounds = tag.get("Boundary").map(|text| numbers(&text)).unwrap_or_default();
    let matrix = tag.get("CTM").map(|text| numbers(&text)).and_then(|it| <[f32; 6]>::try_from(it).ok());
    Object {
        origin: (bounds.first().copied().unwrap_or(0.0), bounds.get(1).copied().unwrap_or(0.0)),
        matrix: matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        size: tag.number("Size").unwrap_or(4.0),
        bold: tag.number::<u32>("Weight").is_some_and(|weight| weight >= 600),
        at: (0.0, 0.0),
    }
}

/// `3.5 g 29 4.9 2`: a distance each, `g n v` being n times v.
fn deltas(text: &str) -> Vec<f32> {
    let mut out = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if word == "g" {
            let times: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            let value: f32 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0.0);
            out.extend(std::iter::repeat_n(value, times.min(MOST_DELTAS)));
        } else if let Ok(value) = word.parse() {
            out.push(value);
        }
        if out.len() > MOST_DELTAS {
            break;
        }
    }
    out
}

fn characters(object: &mut Object, text: &str, x: &[f32], y: &[f32], out: &mut Vec<Glyph>) {
    let [a, b, c, d, e, f] = object.matrix;
    let scale = (c * c + d * d).sqrt();
    let wide = |ch: char| if (ch as u32) < 0x1100 { 0.5 } else { 1.0 };
    for (at, ch) in text.chars().filter(|ch| !matches!(ch, '\n' | '\r')).enumerate() {
        let (px, py) = object.at;
        out.push(Glyph {
            x: object.origin.0 + a * px + c * py + e,
            y: object.origin.1 + b * px + d * py + f,
            size: object.size * scale,
            text: ch.to_string(),
            bold: object.bold,
        });
        // Where no distance is told, the type's own width.
        let own = if x.is_empty() && y.is_empty() { object.size * wide(ch) } else { 0.0 };
        object.at.0 += x.get(at).copied().unwrap_or(own);
        object.at.1 += y.get(at).copied().unwrap_or(0.0);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bytes::MarkKind;
    use crate::bytes::encoding::Native;
    use std::io::Write;

    fn packed(entries: &[(&str, String)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, xml) in entries {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(xml.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn source(bytes: &[u8]) -> Result<Source, Error> {
        let input = Input { name: "a.ofd", bytes, decoder: &Native, password: None };
        assert!((FORMAT.recognise)(&input));
        read(&input)
    }

    fn line(y: f32, text: &str) -> String {
        let count = text.chars().count() - 1;
        format!(
            "<o:TextObject Boundary='25 {y} 160 6' Size='5'><o:TextCode X='0' Y='4' DeltaX='g {count} 5'>{text}</o:TextCode></o:TextObject>"
        )
    }

    #[test]
    fn paragraphs_over_lines_and_pages() {
        let root = "<o:OFD xmlns:o='o'><o:DocBody><o:DocRoot>/Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>";
        let document = "<o:Document><o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea><o:TemplatePage BaseLoc='T.xml'/></o:CommonData>\
            <o:Pages><o:Page BaseLoc='Pages/0.xml'/><o:Page BaseLoc='./Pages/1.xml'/></o:Pages></o:Document>";
        let full = "全市经济平稳运行综合实力增强各项事业全面进步人民群众生活持续改善治理有效";
        let full: String = full.chars().take(32).collect();
        let page = |lines: &[String]| {
            format!(
                "<o:Page><o:Template TemplateID='1'/><o:Content><o:Layer>{}</o:Layer></o:Content></o:Page>",
                lines.concat()
            )
        };
        // In no order, as programs write it; the last line of the first page goes on on the second.
        let first = page(&[
            line(90.0, &full),
            line(70.0, "　　一、回顾"),
            line(80.0, &format!("　　{}", full.chars().take(30).collect::<String>())),
        ]);
        let second = page(&[line(60.0, &full), line(70.0, "增长6%。"), line(80.0, "　　完")]);
        let bytes = packed(&[
            ("OFD.xml", root.into()),
            ("Doc_0/Document.xml", document.into()),
            ("Doc_0/Pages/0.xml", first),
            ("Doc_0/Pages/1.xml", second),
        ]);
        let made = source(&bytes).unwrap();
        let lines: Vec<&str> = made.text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.first(), Some(&"一、回顾"));
        assert!(lines.get(1).is_some_and(|line| line.ends_with("增长6%。") && line.chars().count() == 99), "{lines:?}");
        assert_eq!(lines.get(2..), Some(&["完"][..]));
        let pages = made.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Page(_))).count();
        assert_eq!(pages, 2);
    }

    #[test]
    fn missing_parts_are_told() {
        let root = "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>".to_owned();
        assert_eq!(source(&packed(&[("OFD.xml", root.clone())])).unwrap_err().kind(), Kind::Damaged);
        let document = "<Document><Pages><Page BaseLoc='gone.xml'/></Pages></Document>".to_owned();
        let bytes = packed(&[("OFD.xml", root), ("Doc_0/Document.xml", document)]);
        assert_eq!(source(&bytes).unwrap_err().kind(), Kind::NoText);
    }

    #[test]
    fn distances_and_paths() {
        assert_eq!(deltas("g 2 4.9 3 g 1 2"), [4.9, 4.9, 3.0, 2.0]);
        assert_eq!(joined("Doc_0/Sub", "../Pages/./0.xml"), "Doc_0/Pages/0.xml");
        assert_eq!(joined("Doc_0", "/Doc_1/0.xml"), "Doc_1/0.xml");
    }
}
