//! Rows by the hundred are written as HTML in one string, which the browser reads at once: a view of each would be the
//! largest part of the page's program. Text and attributes are escaped here and nowhere else, so that no report can
//! bring markup of its own.

/// HTML that is being written.
#[derive(Default)]
pub struct Markup(String);

impl Markup {
    /// Opens an element.
    pub fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Markup {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.escape(value);
            self.0.push('"');
        }
        self.0.push('>');
        self
    }

    /// Closes it.
    pub fn close(&mut self, tag: &str) -> &mut Markup {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
        self
    }

    /// Text inside of it.
    pub fn text(&mut self, text: &str) -> &mut Markup {
        self.escape(text);
        self
    }

    /// An element with nothing but text in it.
    pub fn element(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) -> &mut Markup {
        self.open(tag, attributes).text(text).close(tag)
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn escape(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(character),
            }
        }
    }
}
