//! The page: hand in reports, read their structure and their numbers.
//!
//! State stands in [`analyses`] and [`opened`], what comes in goes through [`intake`], what goes out through
//! [`export`], and [`worker_link`] alone knows that the core runs in a worker. [`views`] draw, [`words`] are what they
//! say, [`location`] is the address.

#[cfg(target_arch = "wasm32")]
mod analyses;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod export;
#[cfg(target_arch = "wasm32")]
mod intake;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod location;
#[cfg(target_arch = "wasm32")]
mod opened;
#[cfg(target_arch = "wasm32")]
mod phrasing;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod words;
#[cfg(target_arch = "wasm32")]
mod worker_link;

fn main() {
    #[cfg(target_arch = "wasm32")]
    leptos::mount::mount_to_body(app::App);
}
