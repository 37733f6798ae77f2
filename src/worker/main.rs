//! The core behind a message port: a file in, its analysis out. It runs in a worker, so that the page stays quick.

#[cfg(target_arch = "wasm32")]
mod decoder;
#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod port;

fn main() {
    #[cfg(target_arch = "wasm32")]
    port::open();
}
