//! Tabs: one stop of the Tab key, and the arrows go from tab to tab, as the pattern of WAI-ARIA has it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A tab.
pub struct Tab {
    /// Its element's id is `tab-` and this, its panel's `panel-` and this.
    pub id: &'static str,
    /// For tests from outside.
    pub testid: &'static str,
    /// On it.
    pub name: &'static str,
    /// Beside the name.
    pub count: Option<Signal<usize>>,
}

/// A row of tabs; `chosen` is the position of the one that is shown.
#[component]
pub fn Tabs(
    /// What they are of.
    label: &'static str,
    /// In order.
    tabs: Vec<Tab>,
    /// Which is shown.
    chosen: Signal<usize>,
    /// Called with another one.
    choose: Callback<usize>,
) -> impl IntoView {
    let ids: Vec<&'static str> = tabs.iter().map(|it| it.id).collect();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (at, count) = (chosen.get_untracked(), ids.len());
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        choose.run(to);
        if let Some(tab) = document().get_element_by_id(&format!("tab-{}", ids[to])) {
            let _ = tab.unchecked_into::<HtmlElement>().focus();
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
            {tabs.into_iter().enumerate().map(|(at, tab)| view! {
                <button class="tab" role="tab" id=format!("tab-{}", tab.id) aria-controls=format!("panel-{}", tab.id)
                    data-testid=tab.testid
                    aria-selected=move || (chosen.get() == at).to_string()
                    tabindex=move || if chosen.get() == at { "0" } else { "-1" }
                    on:click=move |_| choose.run(at)>
                    {tab.name}
                    {tab.count.map(|count| view! { <span class="count">{move || count.get()}</span> })}
                </button>
            }).collect_view()}
        </div>
    }
}
