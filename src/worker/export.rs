//! The writers of exports and of the project file: a program of its own, which the page fetches when something is taken
//! away or a project is opened.

#[cfg(target_arch = "wasm32")]
mod browser {
    use baogao::compare::digest;
    use baogao::compare::follow::{Tolerance, follow};
    use baogao::compare::matrix::{Asked, matrix};
    use baogao::compare::places::placed;
    use baogao::edits::{self, History};
    use baogao::export::comparison;
    use baogao::export::words::Wording;
    use baogao::export::{Format, Kind, analyses, export, tab_separated, table, write};
    use baogao::project::{self, Item, Project};
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;

    /// Stamp of the sources that this program was built from: the page compares it with its own.
    #[wasm_bindgen]
    pub fn build() -> String {
        env!("BAOGAO_BUILD").into()
    }

    /// A table as a file. `files` holds for each file its analysis and its history of edits, both as JSON, one behind the
    /// other. `kind`: measures, tasks, livelihood, reports. `format`: xlsx, csv, json, md, docx; tsv for the
    /// clipboard; jsonl for the whole analyses, corrected. `chinese` or else English. The kind `compare:2024` is the matrix of
    /// that year's targets, in a workbook with what became of them and the sources; `compare` what became of all targets.
    ///
    /// Gives name, media type, bytes, and the number of edits that did not find their place; throws words.
    #[wasm_bindgen(js_name = exportTable)]
    pub fn export_table(files: &Array, kind: &str, format: &str, chinese: bool) -> Result<Array, JsValue> {
        let wording = if chinese { Wording::Chinese } else { Wording::English };
        if let Some(year) = kind.strip_prefix("compare") {
            return compared(files, year.trim_start_matches(':').parse().ok(), format, wording);
        }
        let kind = match kind {
            "measures" => Kind::Measures,
            "tasks" => Kind::Tasks,
            "livelihood" => Kind::Livelihood,
            "reports" => Kind::Reports,
            _ => return Err("no such table".into()),
        };
        let (mut corrected, mut orphans) = (Vec::new(), 0);
        for at in (0..files.length()).step_by(2) {
            let analysis = parse(&files.get(at))?;
            let history: History = parse(&files.get(at + 1))?;
            let made = edits::apply(&analysis, history.edits());
            orphans += made.orphaned.len();
            corrected.push(made.analysis);
        }
        let format = match format {
            "xlsx" => Format::Xlsx,
            "csv" => Format::Csv,
            "json" => Format::Json,
            "md" => Format::Markdown,
            "docx" => Format::Docx,
            "tsv" => {
                let text = tab_separated(&table(&corrected, kind, wording));
                return Ok(answer("", "text/tab-separated-values", text.as_bytes(), orphans));
            }
            "jsonl" => {
                return Ok(answer("baogao.jsonl", "application/jsonl", analyses(&corrected).as_bytes(), orphans));
            }
            _ => return Err("no such format".into()),
        };
        let made = export(&corrected, kind, format, wording).map_err(words)?;
        Ok(answer(&made.name, format.media_type(), &made.bytes, orphans))
    }

    /// Many reports side by side.
    fn compared(files: &Array, year: Option<i32>, format: &str, wording: Wording) -> Result<Array, JsValue> {
        let (mut digests, mut orphans) = (Vec::new(), 0);
        for at in (0..files.length()).step_by(2) {
            let history: History = parse(&files.get(at + 1))?;
            let made = edits::apply(&parse(&files.get(at))?, history.edits());
            orphans += made.orphaned.len();
            digests.extend(digest::of(&made.analysis, &made.pairs));
        }
        let placed = placed(&digests);
        let followed = comparison::follow_table(&follow(&placed, &Tolerance::default()), wording);
        let sources = comparison::sources_table(&placed, wording);
        let (tables, name) = match year {
            Some(year) => {
                let matrix = matrix(&placed, &Asked { year, ..Asked::default() });
                let cells = comparison::targets_table(&matrix, wording);
                let name = format!("{year}_{}", wording.pick(["目标对比", "targets", "targets"]));
                (vec![comparison::matrix_table(&matrix, wording), cells, followed, sources], name)
            }
            None => (vec![followed, sources], wording.pick(["目标追踪", "follow_up", "follow_up"]).to_owned()),
        };
        let format = match format {
            "xlsx" => Format::Xlsx,
            "csv" => Format::Csv,
            "md" => Format::Markdown,
            "docx" => Format::Docx,
            _ => return Err("no such format".into()),
        };
        let bytes = write(&tables, format).map_err(words)?;
        Ok(answer(&format!("{name}.{}", format.ending()), format.media_type(), &bytes, orphans))
    }

    /// A project file. `files` holds for each file its path, its bytes, its analysis as JSON (null where it is to be read
    /// again) and its history of edits as JSON, one behind the other. Throws words.
    #[wasm_bindgen(js_name = saveProject)]
    pub fn save_project(files: &Array) -> Result<Uint8Array, JsValue> {
        let mut project = Project::default();
        for at in (0..files.length()).step_by(4) {
            let analysis = files.get(at + 2);
            project.items.push(Item {
                path: files.get(at).as_string().unwrap_or_default(),
                bytes: Uint8Array::new(&files.get(at + 1)).to_vec(),
                analysis: if analysis.is_string() { Some(parse(&analysis)?) } else { None },
                edits: parse(&files.get(at + 3))?,
            });
        }
        let bytes = project::write(&project).map_err(words)?;
        Ok(Uint8Array::from(bytes.as_slice()))
    }

    /// What is in a project file, in the manner in which [`save_project`] takes it. Throws words.
    #[wasm_bindgen(js_name = openProject)]
    pub fn open_project(bytes: &[u8]) -> Result<Array, JsValue> {
        let list = Array::new();
        for item in project::read(bytes).map_err(words)?.items {
            list.push(&item.path.into());
            list.push(&Uint8Array::from(item.bytes.as_slice()).into());
            list.push(&item.analysis.map_or(JsValue::NULL, |it| json(&it)));
            list.push(&json(&item.edits));
        }
        Ok(list)
    }

    fn answer(name: &str, media_type: &str, bytes: &[u8], orphans: usize) -> Array {
        Array::of4(&name.into(), &media_type.into(), &Uint8Array::from(bytes).into(), &(orphans as u32).into())
    }

    fn parse<T: serde::de::DeserializeOwned>(json: &JsValue) -> Result<T, JsValue> {
        let text = json.as_string().ok_or("no text")?;
        serde_json::from_str(&text).map_err(|error| error.to_string().into())
    }

    fn json(of: &impl serde::Serialize) -> JsValue {
        serde_json::to_string(of).map_or(JsValue::NULL, JsValue::from)
    }

    fn words(error: baogao::error::Error) -> JsValue {
        error.message().into()
    }
}

fn main() {
    // What went wrong is told to the page by what it catches.
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
