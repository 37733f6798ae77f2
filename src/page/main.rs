//! The page: hand in reports, read their structure and their numbers.
//!
//! [`state`] is what the page knows and the commands that change it, what comes in goes through [`intake`], what goes
//! out through [`export`], and [`worker_link`] alone knows that the core runs in a worker. [`views`] draw, with
//! [`controls`] that know nothing of reports; [`words`] are what they say, [`phrasing`] how a measure is written,
//! [`location`] is the address. The start page is no view: it stands in `index.html`, seen before this program is there.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod export;
#[cfg(target_arch = "wasm32")]
mod intake;
#[cfg(target_arch = "wasm32")]
#[path = "../interface/mod.rs"]
mod interface;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod location;
#[cfg(target_arch = "wasm32")]
mod many_link;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod words;
#[cfg(target_arch = "wasm32")]
mod worker_link;

#[cfg(target_arch = "wasm32")]
use interface::{controls, phrasing};

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::start();
}
