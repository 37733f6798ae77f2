//! The browser's own tables of character encodings, which spare the worker a megabyte of them.

use baogao::bytes::Decode;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{TextDecoder, TextDecoderOptions};

/// The browser's `TextDecoder`.
pub struct Browser;

impl Decode for Browser {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        // A byte order mark stays in the text, as with the native decoder. The option has no setter in web-sys.
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &JsValue::from_str("ignoreBOM"), &JsValue::TRUE).ok()?;
        let decoder =
            TextDecoder::new_with_label_and_options(label, options.unchecked_ref::<TextDecoderOptions>()).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    }
}
