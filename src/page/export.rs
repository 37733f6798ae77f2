//! What goes out: tables, analyses and the project file. A program of its own writes them from the analyses and the edits
//! over them; it is fetched when something is taken away first.

use crate::state::desk::Desk;
use crate::state::library::{Incoming, edits_of, history_json};
use crate::words::Language;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

#[wasm_bindgen]
extern "C" {
    /// Fetches the program, where it is not there yet. `programs.js` has left it.
    #[wasm_bindgen(js_namespace = window, js_name = exporter, catch)]
    async fn exporter(build: &str) -> Result<JsValue, JsValue>;

    /// That program: `src/worker/export.rs`.
    type Exporter;
    #[wasm_bindgen(method)]
    fn build(this: &Exporter) -> String;
    #[wasm_bindgen(method, catch, js_name = exportTable)]
    fn export_table(this: &Exporter, files: &Array, kind: &str, format: &str, chinese: bool) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, catch, js_name = saveProject)]
    fn save_project(this: &Exporter, files: &Array) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(method, catch, js_name = openProject)]
    fn open_project(this: &Exporter, bytes: &Uint8Array) -> Result<Array, JsValue>;
}

/// Offers a table of these files as a file. Words where it could not be made.
pub async fn table(desk: Desk, wanted: &dyn Fn(u32) -> bool, kind: &str, format: &str) -> Result<(), String> {
    let made = made(desk, wanted, kind, format).await?;
    let name = made.get(0).as_string().unwrap_or_default();
    let media_type = made.get(1).as_string().unwrap_or_default();
    save(&Array::of1(&made.get(2)), &media_type, &name);
    Ok(())
}

/// Puts a table on the clipboard, as rows and cells that spreadsheets take.
pub async fn copy_table(desk: Desk, wanted: &dyn Fn(u32) -> bool, kind: &str) -> Result<(), String> {
    let made = made(desk, wanted, kind, "tsv").await?;
    let bytes: Uint8Array = made.get(2).unchecked_into();
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
    if copy(&text).await { Ok(()) } else { Err(Language::of_document().words().not_copied.into()) }
}

async fn made(desk: Desk, wanted: &dyn Fn(u32) -> bool, kind: &str, format: &str) -> Result<Array, String> {
    let program = program().await?;
    let files = Array::new();
    for (json, edits) in desk.analyses(wanted) {
        let text = JsFuture::from(json.text()).await.map_err(words_of)?;
        files.push(&text);
        files.push(&history_json(&edits).into());
    }
    let chinese = Language::of_document() == Language::Chinese;
    program.export_table(&files, kind, format, chinese).map_err(words_of)
}

/// Offers everything as one file.
pub async fn save_project(desk: Desk) -> Result<(), String> {
    let program = program().await?;
    let files = Array::new();
    for entry in desk.files() {
        let bytes = JsFuture::from(entry.blob.array_buffer()).await.map_err(words_of)?;
        let json = match desk.json(entry.ticket) {
            Some(json) => JsFuture::from(json.text()).await.map_err(words_of)?,
            None => JsValue::NULL,
        };
        files.push(&entry.path.as_ref().into());
        files.push(&Uint8Array::new(&bytes));
        files.push(&json);
        files.push(&history_json(&entry.edits).into());
    }
    let bytes = program.save_project(&files).map_err(words_of)?;
    let date: String = js_sys::Date::new_0().to_iso_string().into();
    save(&Array::of1(&bytes), "application/zip", &format!("{}.baogao", date.get(..10).unwrap_or("project")));
    Ok(())
}

/// Takes in everything that is in a project file.
pub async fn open_project(desk: Desk, blob: &Blob) -> Result<(), String> {
    let program = program().await?;
    let bytes = JsFuture::from(blob.array_buffer()).await.map_err(words_of)?;
    let files = program.open_project(&Uint8Array::new(&bytes)).map_err(words_of)?;
    let mut incoming = Vec::new();
    for at in (0..files.length()).step_by(4) {
        let blob = Blob::new_with_buffer_source_sequence(&Array::of1(&files.get(at + 1))).map_err(words_of)?;
        let done = js_sys::JSON::parse(&files.get(at + 3).as_string().unwrap_or_default()).ok();
        let done = done.and_then(|it| js_sys::Reflect::get(&it, &"done".into()).ok());
        let edits = done.and_then(|it| js_sys::JSON::stringify(&it).ok()).and_then(|it| edits_of(&String::from(it)));
        let path = files.get(at).as_string().unwrap_or_default();
        incoming.push(Incoming { path, blob, edits: edits.unwrap_or_default() });
    }
    desk.add(incoming);
    Ok(())
}

async fn program() -> Result<Exporter, String> {
    let program: Exporter = exporter(env!("BAOGAO_BUILD")).await.map_err(words_of)?.unchecked_into();
    match program.build() == env!("BAOGAO_BUILD") {
        true => Ok(program),
        false => Err(Language::of_document().words().outdated.into()),
    }
}

fn words_of(error: JsValue) -> String {
    let words = error.dyn_ref::<js_sys::Error>().map(|it| it.message().into()).or_else(|| error.as_string());
    words.unwrap_or_default()
}

/// Puts text on the clipboard; whether the browser let us.
pub async fn copy(text: &str) -> bool {
    // Outside of a secure context there is no clipboard.
    let navigator = window().navigator();
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Offers these parts as a file.
pub fn save(parts: &Array, kind: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let url =
        Blob::new_with_blob_sequence_and_options(parts, &options).and_then(|it| Url::create_object_url_with_blob(&it));
    let (Ok(url), Ok(link)) = (url, document().create_element("a")) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the Blob once it has begun.
    gloo_timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
}
