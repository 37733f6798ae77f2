//! The languages of the page.

/// The languages of the page. The reports are Chinese in either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The one that the document is shown in: as chosen before, else as the browser prefers.
    pub fn of_document() -> Language {
        let tag = leptos::prelude::document().document_element().and_then(|it| it.get_attribute("lang"));
        if tag.is_some_and(|it| it.starts_with("en")) { Language::English } else { Language::Chinese }
    }

    /// The one of the two that this is not.
    pub fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }

    /// The text that is in this language.
    pub fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        match self {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}
