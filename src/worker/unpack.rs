//! The readers of formats that must be unpacked: a program of its own, so that who brings plain text need not fetch it.
//! The worker fetches it for the first such file, and calls it inside the same worker.

#[cfg(target_arch = "wasm32")]
mod decoder;
#[cfg(target_arch = "wasm32")]
mod source;

fn main() {
    // What went wrong is told to the worker by what it catches.
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// The source in these bytes as `source.rs` writes it; null where they are of no format that must be unpacked.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn unpack(name: &str, bytes: &[u8]) -> wasm_bindgen::JsValue {
    let input = baogao::bytes::Input { name, bytes, decoder: &decoder::Browser, password: None };
    baogao::bytes::unpack(&input).map_or(wasm_bindgen::JsValue::NULL, source::write)
}
