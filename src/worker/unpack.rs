//! The readers of formats that must be unpacked, archives among them: a program of its own, so that who brings plain text
//! need not fetch it. The worker asks for it when the first such file comes.

#[cfg(target_arch = "wasm32")]
mod reader;

fn main() {}

/// Reads the file that lies in its place.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub extern "C" fn read() {
    reader::tell_panics();
    reader::with(baogao::bytes::unpack);
}
