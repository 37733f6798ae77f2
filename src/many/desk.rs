//! The page's desk, as this program sees it.

use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// What the page lets be asked and done: `src/page/many_link.rs` says what each does.
    #[derive(Clone)]
    pub type Handle;
    #[wasm_bindgen(method)]
    pub fn files(this: &Handle, since: u32) -> Changes;
    #[wasm_bindgen(method)]
    pub fn open(this: &Handle, file: u32, report: u32, from: u32, to: u32);
    #[wasm_bindgen(method)]
    pub fn opened(this: &Handle) -> Option<Vec<u32>>;
    #[wasm_bindgen(method)]
    pub fn go(this: &Handle, view: &str);
    #[wasm_bindgen(method)]
    pub fn note(this: &Handle, view: &str);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Handle, files: Vec<u32>);
    #[wasm_bindgen(method)]
    pub fn retry(this: &Handle, files: Vec<u32>);
    #[wasm_bindgen(method)]
    pub fn unlock(this: &Handle, file: u32);
    #[wasm_bindgen(method)]
    pub fn take(this: &Handle, files: Vec<u32>, kind: &str, format: &str);
    #[wasm_bindgen(method)]
    pub fn save(this: &Handle, bytes: &[u8], kind: &str, name: &str);
    #[wasm_bindgen(method)]
    pub fn copy(this: &Handle, text: &str) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    pub fn command(this: &Handle, name: &str) -> bool;

    /// What has changed.
    pub type Changes;
    #[wasm_bindgen(method, getter)]
    pub fn now(this: &Changes) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn order(this: &Changes) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    pub fn changed(this: &Changes) -> Vec<Changed>;

    /// A file that has changed.
    pub type Changed;
    #[wasm_bindgen(method, getter)]
    pub fn file(this: &Changed) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &Changed) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &Changed) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn state(this: &Changed) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn summary(this: &Changed) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn analysis(this: &Changed) -> Option<Blob>;
    #[wasm_bindgen(method, getter)]
    pub fn edits(this: &Changed) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn trouble(this: &Changed) -> Option<String>;
}
