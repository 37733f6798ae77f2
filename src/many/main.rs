//! Many reports: the program that looks over all that was handed in (library, search, sample check, and what jumps about
//! between them). It is fetched when first needed, mounts into a place that the page gives it, and asks the page for
//! everything else through a [`desk`] handle: files with their analyses and edits, opening a report at a place, taking
//! files out.
//!
//! [`shelf`] is what it knows of the files; [`worker`] is the same program once more, in a worker: it holds the texts of all
//! reports and does what is long. [`views`] draw, one folder each: [`views::VIEWS`] lists them. [`words`] are what they say.

#[cfg(target_arch = "wasm32")]
mod address;
#[cfg(target_arch = "wasm32")]
mod blocks;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "shared with the page, which uses all of it")]
#[path = "../interface/mod.rs"]
mod interface;
#[cfg(target_arch = "wasm32")]
mod shelf;
#[cfg(target_arch = "wasm32")]
mod tables;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod words;
#[cfg(target_arch = "wasm32")]
mod worker;

/// What the page calls.
#[cfg(target_arch = "wasm32")]
mod calls {
    use crate::desk::Handle;
    use crate::{shelf, views, worker};
    use wasm_bindgen::prelude::*;

    /// Stamp of the sources that this program was built from: the page compares it with its own.
    #[wasm_bindgen]
    pub fn build() -> String {
        env!("BAOGAO_BUILD").into()
    }

    /// Draws into this element, in the document's language; what was drawn before is gone, what was known is not.
    #[wasm_bindgen]
    pub fn mount(place: web_sys::HtmlElement, desk: Handle) {
        views::mount(place, shelf::shelf(desk));
    }

    /// Files came, went or were corrected.
    #[wasm_bindgen]
    pub fn changed() {
        if let Some(shelf) = shelf::known() {
            shelf.refresh();
        }
    }

    /// Shows a view: the address without its `#`, empty for the library.
    #[wasm_bindgen]
    pub fn show(view: &str) {
        if let Some(shelf) = shelf::known() {
            shelf.show(view);
        }
    }

    /// Opens something over whatever is shown, and makes use of this desk if there is none yet.
    #[wasm_bindgen]
    pub fn call(what: &str, desk: Handle) {
        views::call(what, shelf::shelf(desk));
    }

    /// In a worker: answers messages from now on.
    #[wasm_bindgen]
    pub fn serve() {
        worker::serve::open();
    }
}

fn main() {
    // What went wrong is told to the page by what it catches.
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
