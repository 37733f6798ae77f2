//! The reader of PDFs: a program of its own, by far the largest. The worker asks for it when the first PDF comes.

#[cfg(target_arch = "wasm32")]
mod reader;

fn main() {}

/// Reads the file that lies in its place.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub extern "C" fn read() {
    reader::tell_panics();
    reader::with(baogao::bytes::interpret);
}
