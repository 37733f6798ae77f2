//! Every format against the analysis, cell by cell, a hostile report among them.

use super::*;
use crate::edits::{Edit, Field, History, TaskField, apply};
use crate::report::{Analysis, Value};
use quick_xml::events::Event;
use std::io::{Cursor, Read};

const TEXT: &str = include_str!("../../tests/reports/yunxi-2024.txt");
/// What a cell must never do: begin a formula, be markup, turn the line round, break off at a rare character.
const HOSTILE: [&str; 8] = [
    "=HYPERLINK(\"http://a.example\",\"点击\")",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "\u{200b}=1+1",
    "<script>alert(1)</script>&amp;]]>",
    "\u{202e}文字倒\u{202c}",
    "𬭎𠮷👩‍🌾|甲\u{b}乙",
];

/// The report of an invented city with some of it corrected by hand.
fn corrected() -> Analysis {
    let read = crate::analyze("云溪/yunxi.txt", TEXT.as_bytes());
    let report = &read.reports[0];
    let measure = |exact: &str| report.measures.iter().find(|it| it.quote.exact == exact).unwrap();
    let number = |value: i64| Field::Value(Some(Value::One(value.into())));
    let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let fields = vec![
        TaskField::Lead(names(&["市工信局"])),
        TaskField::Support(names(&["市财政局", "市科技局"])),
        TaskField::Due(Some("6月底前".into())),
        TaskField::Note(HOSTILE[0].into()),
        TaskField::Done(true),
    ];
    let edits = History::of(vec![
        Edit::correct(report, measure("46家"), vec![number(47)]),
        Edit::reject(report, measure("312家")),
        Edit::accept(report, measure("1286.4亿元")),
        Edit::task(report, &report.tasks[0], fields),
    ]);
    let made = apply(&read, edits.edits());
    assert!(made.orphaned.is_empty());
    made.analysis
}

/// The same with hostile words in every place that comes from a report or a person.
fn hostile() -> Analysis {
    let mut analysis = corrected();
    let report = &mut analysis.reports[0];
    report.title = HOSTILE[5].into();
    report.meta.region = Some(format!("{}/..\\", HOSTILE[6]));
    for (measure, words) in report.measures.iter_mut().zip(HOSTILE.iter().cycle()) {
        measure.unit = Some((*words).into());
        measure.quote.exact = (*words).into();
        if let Some(indicator) = &mut measure.indicator {
            indicator.text = (*words).into();
        }
    }
    for (task, words) in report.tasks.iter_mut().zip(HOSTILE.iter().cycle()) {
        task.object = (*words).into();
        task.review = Some(crate::report::TaskReview { done: false, note: (*words).into(), original: None });
    }
    analysis
}

fn all(analysis: &Analysis) -> Vec<Table> {
    let kinds = [Kind::Measures, Kind::Headings, Kind::Tasks, Kind::Livelihood, Kind::Reports];
    let wordings = [Wording::Chinese, Wording::English];
    let one = std::slice::from_ref(analysis);
    kinds.iter().flat_map(|&kind| wordings.iter().map(move |&wording| table(one, kind, wording))).collect()
}

fn cell<'t>(table: &'t Table, row: usize, key: &str) -> &'t Cell {
    let at = table.heads.iter().position(|head| head.key == key).unwrap_or_else(|| panic!("no column {key}"));
    &table.rows[row][at]
}

#[test]
fn every_measure_is_a_row_with_its_fields_and_source() {
    let analysis = corrected();
    let report = &analysis.reports[0];
    let table = table(std::slice::from_ref(&analysis), Kind::Measures, Wording::Codes);
    assert_eq!(table.rows.len(), report.measures.len());
    let text: Vec<char> = report.text.chars().collect();
    for (row, measure) in report.measures.iter().enumerate() {
        let json = serde_json::to_value(measure).unwrap();
        let shown = |key: &str| cell(&table, row, key).shown().into_owned();
        for key in ["id", "status", "comparator", "aspect"] {
            assert_eq!(shown(key), json[key].as_str().unwrap(), "{key} of {}", measure.id);
        }
        assert_eq!(shown("unit"), json["unit"].as_str().unwrap_or(""));
        assert_eq!(shown("value"), json["value"].as_f64().map_or(String::new(), |it| it.to_string()));
        assert_eq!(shown("indicator_id"), json["indicator"]["id"].as_str().unwrap_or(""));
        assert_eq!(shown("review"), json["review"]["state"].as_str().unwrap_or(""));
        let sentence: String = text[measure.sentence.0 as usize..measure.sentence.1 as usize].iter().collect();
        assert_eq!(shown("sentence"), sentence.trim());
        assert!(shown("sentence").contains(&shown("mention")));
    }
    let of = |exact: &str| report.measures.iter().position(|it| it.quote.exact == exact).unwrap();
    assert_eq!(cell(&table, of("46家"), "value").shown(), "47");
    assert_eq!(cell(&table, of("46家"), "as_read").shown(), "高新技术企业 增加46家");
    assert_eq!(cell(&table, of("46家"), "section").shown(), "一、2023年工作回顾 > （一）产业结构持续优化");
    assert_eq!(cell(&table, of("46家"), "part").shown(), "review");
    let states: Vec<_> =
        ["46家", "312家", "1286.4亿元", "97.3亿元"].map(|it| cell(&table, of(it), "review").shown()).into();
    assert_eq!(states, ["corrected", "rejected", "accepted", ""]);
}

#[test]
fn tasks_stand_as_offices_have_them() {
    let analysis = corrected();
    let table = table(std::slice::from_ref(&analysis), Kind::Tasks, Wording::Chinese);
    let titles: Vec<_> = table.shown().iter().map(|&at| table.heads[at].title.as_ref()).collect();
    assert_eq!(titles, ["序号", "任务", "目标", "牵头单位", "配合单位", "完成时限", "备注"]);
    let shown: Vec<_> = table.shown().iter().map(|&at| table.rows[0][at].shown().into_owned()).collect();
    assert_eq!(shown[0], "1");
    assert!(shown[1].contains("工业强市") && shown[2].contains("30家以上"), "{shown:?}");
    assert_eq!(shown[3..], ["市工信局", "市财政局、市科技局", "6月底前", HOSTILE[0]]);
}

#[test]
fn keys_and_titles_stand_once() {
    for table in all(&corrected()) {
        let mut keys: Vec<_> = table.heads.iter().map(|head| head.key.as_ref()).collect();
        let mut titles: Vec<_> = table.heads.iter().map(|head| head.title.as_ref()).collect();
        let count = keys.len();
        keys.sort_unstable();
        titles.sort_unstable();
        keys.dedup();
        titles.dedup();
        assert_eq!((keys.len(), titles.len()), (count, count), "{:?} {:?}", table.name, table.wording);
    }
}

#[test]
fn csv_holds_the_cells_and_no_formula() {
    for analysis in [corrected(), hostile()] {
        for table in all(&analysis) {
            let text = comma_separated(&table);
            let body = text.strip_prefix('\u{feff}').unwrap();
            assert_eq!(body.matches("\r\n").count(), table.rows.len() + 1);
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
            let records: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(
                records[0].iter().collect::<Vec<_>>(),
                table.heads.iter().map(|it| it.title.as_ref()).collect::<Vec<_>>()
            );
            assert_eq!(records.len(), table.rows.len() + 1);
            for (record, row) in records[1..].iter().zip(&table.rows) {
                for (field, cell) in record.iter().zip(row) {
                    assert_eq!(field.strip_prefix('\'').unwrap_or(field), cell.shown());
                    let first = field.trim_start_matches('\u{200b}').chars().next();
                    if matches!(cell, Cell::Text(_)) {
                        assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{field} is a formula");
                    } else {
                        assert!(field.is_empty() || field.parse::<f64>().is_ok());
                    }
                }
            }
            let pasted = tab_separated(&table);
            assert!(pasted.lines().all(|line| line.split('\t').count() == table.heads.len()));
            assert_eq!(pasted.lines().count(), table.rows.len());
        }
    }
}

#[test]
fn json_holds_the_cells() {
    for analysis in [corrected(), hostile()] {
        for table in all(&analysis) {
            let json: serde_json::Value = serde_json::from_str(&rows(&table)).unwrap();
            for (object, row) in json.as_array().unwrap().iter().zip(&table.rows) {
                assert_eq!(object.as_object().unwrap().len(), table.heads.len());
                for (head, cell) in table.heads.iter().zip(row) {
                    match cell {
                        Cell::Empty => assert!(object[head.key.as_ref()].is_null()),
                        Cell::Text(text) => assert_eq!(object[head.key.as_ref()], text.as_str()),
                        Cell::Number(number) => {
                            assert_eq!(
                                object[head.key.as_ref()].as_f64().unwrap(),
                                number.to_string().parse::<f64>().unwrap()
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn markdown_keeps_rows_and_escapes_markup() {
    for table in all(&hostile()) {
        let text = markdown(&table);
        let lines: Vec<_> = text.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(lines.len(), table.rows.len() + 2);
        for line in lines {
            let bars = line.replace("\\|", "").matches('|').count();
            assert_eq!(bars, table.shown().len() + 1, "{line}");
        }
        assert!(!text.contains("<script"));
    }
}

/// The text of an entry of a zip.
fn entry(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of the elements `inside` of each element `each`.
fn texts(xml: &str, each: &str, inside: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut open) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(it) if it.name().as_ref() == each => found.push(String::new()),
            Event::Start(it) if it.name().as_ref() == inside => open = true,
            Event::End(it) if it.name().as_ref() == inside => open = false,
            Event::Text(it) if open && !found.is_empty() => found.last_mut().unwrap().push_str(&it),
            Event::GeneralRef(it) if open && !found.is_empty() => found.last_mut().unwrap().push(match &*it {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                other => panic!("{other:?}"),
            }),
            _ => (),
        }
    }
}

#[test]
fn docx_holds_the_cells() {
    for analysis in [corrected(), hostile()] {
        for table in all(&analysis) {
            let bytes = docx(&table).unwrap();
            assert_eq!(bytes, docx(&table).unwrap());
            let xml = entry(&bytes, "word/document.xml");
            let shown = table.shown();
            let heads = shown.iter().map(|&at| table.heads[at].title.clone().into_owned());
            let cells = table.rows.iter().flat_map(|row| shown.iter().map(|&at| row[at].shown().replace('\u{b}', "")));
            assert_eq!(texts(&xml, "w:tc", "w:t"), heads.chain(cells).collect::<Vec<_>>());
        }
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_has_numbers_as_numbers_and_no_formula() {
    for analysis in [corrected(), hostile()] {
        for table in all(&analysis) {
            let bytes = xlsx(std::slice::from_ref(&table)).unwrap();
            assert_eq!(bytes, xlsx(std::slice::from_ref(&table)).unwrap(), "the clock was asked");
            let sheet = entry(&bytes, "xl/worksheets/sheet1.xml");
            assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter "));
            assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
            // Cells of strings say so (t="s"); those of numbers say nothing, and stand as their digits.
            let numbers = sheet.split("<c ").skip(1).filter(|it| !it[..it.find('>').unwrap()].contains("t=\"s\""));
            let numbers = numbers.filter_map(|it| it.split_once("<v>")?.1.split_once("</v>")?.0.parse::<f64>().ok());
            let expected = table.rows.iter().flatten().filter_map(|cell| match cell {
                Cell::Number(number) => number.to_string().parse::<f64>().ok(),
                _ => None,
            });
            assert_eq!(numbers.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}

#[test]
fn names_say_what_is_inside_and_hurt_nobody() {
    let name = |analyses: &[Analysis], kind| names::file_name(analyses, kind, Wording::Chinese, "xlsx");
    assert_eq!(name(&[corrected()], Kind::Measures), "云溪市_2024_政府工作报告_指标.xlsx");
    let mut other = corrected();
    other.reports[0].meta.region = Some("雾岭县".into());
    other.reports[0].meta.year = Some(2022);
    assert_eq!(name(&[corrected(), other], Kind::Tasks), "2个地区_2022-2024_政府工作报告_任务.xlsx");
    let hurt = name(&[hostile()], Kind::Reports);
    assert!(!hurt.contains(['/', '\\', '\u{202e}', ':']) && !hurt.starts_with('.'), "{hurt}");
    let mut unknown = corrected();
    unknown.file.name = "一份.txt".into();
    unknown.reports[0].meta.region = None;
    unknown.reports[0].meta.year = None;
    assert_eq!(name(&[unknown], Kind::Measures), "一份_政府工作报告_指标.xlsx");
}
