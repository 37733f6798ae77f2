//! How files come in: chosen, dropped with their folders, or pasted.

use crate::state::desk::Desk;
use crate::state::library::Incoming;
use baogao::order;
use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{Set, document};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DataTransferItem, File, FileList, FileSystemDirectoryEntry,
    FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry, HtmlInputElement,
};

/// Files of an `<input type=file>`, which is left empty, so that the same file may be chosen again.
pub fn chosen(desk: Desk, input: &HtmlInputElement) {
    let files = input.files().map(|list| listed(&list)).unwrap_or_default();
    input.set_value("");
    take(desk, files);
}

/// What was dropped. Folders are walked; the drop's items are only there until the event ends.
pub fn dropped(desk: Desk, transfer: &DataTransfer) {
    let items = transfer.items();
    let (mut entries, mut files) = (Vec::new(), Vec::new());
    for item in (0..items.length()).filter_map(|at| items.get(at)).filter(|item| item.kind() == "file") {
        match entry_of(&item) {
            Some(entry) => entries.push(entry),
            None => files.extend(item.get_as_file().ok().flatten().map(|file| incoming(file, None))),
        }
    }
    if entries.is_empty() && files.is_empty() {
        files = transfer.files().map(|list| listed(&list)).unwrap_or_default();
    }
    if entries.is_empty() && files.is_empty() {
        // Selected text, dragged in.
        if let Ok(text) = transfer.get_data("text/plain") {
            pasted(desk, &text, "txt");
        }
        return;
    }
    spawn_local(async move {
        for entry in entries {
            walk(entry, &mut files).await;
        }
        take(desk, files);
    });
}

/// What was pasted: files, else rich text where the core reads it, else text.
pub fn from_clipboard(desk: Desk, transfer: &DataTransfer) -> bool {
    let files = transfer.files().map(|list| listed(&list)).unwrap_or_default();
    if !files.is_empty() {
        take(desk, files);
        return true;
    }
    let of = |kind| transfer.get_data(kind).unwrap_or_default();
    let rich = of("text/html");
    if baogao::bytes::IDS.contains(&"html") && !rich.trim().is_empty() {
        pasted(desk, &rich, "html")
    } else {
        pasted(desk, &of("text/plain"), "txt")
    }
}

/// Text as a file with a name of this ending. Whether there was any.
pub fn pasted(desk: Desk, text: &str, ending: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let now = js_sys::Date::new_0();
    let path = format!("粘贴 {:02}-{:02}-{:02}.{ending}", now.get_hours(), now.get_minutes(), now.get_seconds());
    text_file(desk, path, text);
    true
}

/// Text as a file of this name.
pub fn text_file(desk: Desk, path: String, text: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind) {
        desk.add(vec![Incoming { path, blob, edits: Vec::new() }]);
    }
}

/// The sample, a report of an invented city written for this page. It is fetched when it is asked for: few ask.
pub fn sample(desk: Desk, name: &'static str) {
    spawn_local(async move {
        // Without it an empty file tells that there is none.
        let text = text_of("sample.txt", env!("BAOGAO_BUILD")).await.ok().and_then(|text| text.as_string());
        text_file(desk, name.into(), &text.unwrap_or_default());
    });
}

#[wasm_bindgen]
extern "C" {
    /// The text of a file beside the page, fetched once. `programs.js` has left it.
    #[wasm_bindgen(js_namespace = window, js_name = textOf, catch)]
    async fn text_of(file: &str, build: &str) -> Result<JsValue, JsValue>;
}

/// Closes the sheet for text, which stands in the document.
pub fn close_paste() {
    if let Some(sheet) = document().get_element_by_id("paste") {
        sheet.unchecked_into::<web_sys::HtmlDialogElement>().close();
    }
}

/// Does what the document does for a button with this `data-way`; whether there is one.
pub fn go(way: &str) -> bool {
    let Ok(Some(button)) = document().query_selector(&format!("#start [data-way='{way}']")) else { return false };
    button.unchecked_into::<web_sys::HtmlElement>().click();
    true
}

fn take(desk: Desk, mut files: Vec<Incoming>) {
    files.retain(|file| !is_furniture(&file.path));
    let (projects, mut files): (Vec<_>, Vec<_>) = files.into_iter().partition(|it| it.path.ends_with(".baogao"));
    for project in projects {
        spawn_local(async move {
            if let Err(words) = crate::export::open_project(desk, &project.blob).await {
                desk.session.told.set(Some(words));
            }
        });
    }
    order::by(&mut files, |a, b| a.path.cmp(&b.path));
    if !files.is_empty() {
        desk.add(files);
    }
}

/// Files that systems and office programs leave in folders.
fn is_furniture(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn listed(list: &FileList) -> Vec<Incoming> {
    (0..list.length()).filter_map(|at| list.get(at)).map(|file| incoming(file, None)).collect()
}

fn incoming(file: File, path: Option<String>) -> Incoming {
    // Set where a folder was chosen; web-sys has no getter for it.
    let relative = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    let path = path.or(relative).filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
    Incoming { path, blob: file.into(), edits: Vec::new() }
}

/// The item as a file system entry, in browsers that have them.
fn entry_of(item: &DataTransferItem) -> Option<FileSystemEntry> {
    Reflect::has(item, &"webkitGetAsEntry".into()).ok().filter(|has| *has)?;
    item.webkit_get_as_entry().ok().flatten()
}

/// Adds the files of an entry, and of all entries inside it.
async fn walk(root: FileSystemEntry, files: &mut Vec<Incoming>) {
    let mut open = vec![root];
    while let Some(entry) = open.pop() {
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() {
            let reader = entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
            // A call gives at most a hundred entries: the folder is read until a call gives none.
            while let Ok(batch) = read_entries(&reader).await {
                if batch.length() == 0 {
                    break;
                }
                open.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
            }
        } else if let Ok(file) = file_of(&entry.unchecked_into()).await {
            files.push(incoming(file, Some(path)));
        }
    }
}

async fn read_entries(reader: &FileSystemDirectoryReader) -> Result<Array, JsValue> {
    let batch = Promise::new(&mut |resolve, reject| {
        let called =
            reader.read_entries_with_callback_and_callback(&resolve.unchecked_into(), &reject.clone().unchecked_into());
        if let Err(error) = called {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    Ok(JsFuture::from(batch).await?.unchecked_into())
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve.unchecked_into(), &reject.unchecked_into());
    });
    Ok(JsFuture::from(file).await?.unchecked_into())
}
