//! What a view keeps in the address: `search&q=…&mode=regex`.

/// The value of this field, decoded.
pub fn field(view: &str, name: &str) -> Option<String> {
    let value = view.split('&').skip(1).find_map(|it| it.split_once('=').filter(|it| it.0 == name))?.1;
    js_sys::decode_uri_component(value).ok().map(String::from)
}

/// A view's address with these fields; those that are empty are left out.
pub fn write(view: &str, fields: &[(&str, &str)]) -> String {
    let mut address = view.to_owned();
    for (name, value) in fields.iter().filter(|it| !it.1.is_empty()) {
        let value = String::from(js_sys::encode_uri_component(value));
        address.push_str(&format!("&{name}={value}"));
    }
    address
}
