//! An open report: outline, text, and the views of its numbers beside it.

use super::about::About;
use super::headline::Headlines;
use super::lists::Lists;
use super::measure_panel::MeasurePanel;
use super::measures_table::MeasuresTable;
use super::outline::Outline;
use super::reading::Reading;
use crate::analyses::{Pane, Tab, use_desk};
use crate::app::use_words;
use crate::keys;
use crate::opened::Opened;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::KeyboardEvent;

/// The report.
#[component]
pub fn ReportView(opened: Arc<Opened>) -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let lists = {
        let report = &opened.report;
        report.tasks.len() + report.livelihood.len() + report.policies.len() + report.glossary.len()
    };
    let tabs = [
        (Tab::Targets, words.tab_targets, Some(opened.headlines().len())),
        (Tab::Measures, words.tab_measures, Some(opened.report.measures.len())),
        (Tab::Lists, words.tab_lists, Some(lists)),
        (Tab::About, words.tab_about, None),
    ];
    let hidden = move |tab| move || desk.tab.get() != tab;
    let order = tabs.map(|(tab, ..)| tab);
    // One stop of the Tab key, and the arrows go from tab to tab, as the pattern of WAI-ARIA has it.
    let on_key = move |event: KeyboardEvent| {
        let Some(at) = order.iter().position(|tab| *tab == desk.tab.get_untracked()) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % order.len(),
            "ArrowLeft" => (at + order.len() - 1) % order.len(),
            "Home" => 0,
            "End" => order.len() - 1,
            _ => return,
        };
        event.prevent_default();
        desk.tab.set(order[to]);
        keys::focus(&format!("tab-{:?}", order[to]));
    };
    let panes = [
        (Pane::List, words.reports),
        (Pane::Outline, words.outline),
        (Pane::Text, words.text),
        (Pane::Side, words.numbers),
    ];
    view! {
        <Outline opened=opened.clone()/>
        <Reading opened=opened.clone()/>
        <aside class="side" aria-label=words.numbers>
            <div class="tabs" role="tablist" aria-label=words.numbers on:keydown=on_key>
                {tabs.into_iter().map(|(tab, name, count)| view! {
                    <button class="tab" role="tab" id=format!("tab-{tab:?}") aria-controls=format!("panel-{tab:?}")
                        aria-selected=move || (desk.tab.get() == tab).to_string()
                        tabindex=move || if desk.tab.get() == tab { "0" } else { "-1" }
                        on:click=move |_| desk.tab.set(tab)>
                        {name}
                        {count.map(|count| view! { <span class="count">{count}</span> })}
                    </button>
                }).collect_view()}
            </div>
            <div class="panel" role="tabpanel" id="panel-Targets" aria-labelledby="tab-Targets" hidden=hidden(Tab::Targets)>
                <Headlines opened=opened.clone()/>
            </div>
            <div class="panel" role="tabpanel" id="panel-Measures" aria-labelledby="tab-Measures" hidden=hidden(Tab::Measures)>
                <MeasuresTable opened=opened.clone()/>
            </div>
            <div class="panel" role="tabpanel" id="panel-Lists" aria-labelledby="tab-Lists" hidden=hidden(Tab::Lists)>
                <Lists opened=opened.clone()/>
            </div>
            <div class="panel" role="tabpanel" id="panel-About" aria-labelledby="tab-About" hidden=hidden(Tab::About)>
                <About opened=opened.clone()/>
            </div>
        </aside>
        <MeasurePanel opened/>
        <div class="panes" role="group">
            {panes.into_iter().map(|(pane, name)| view! {
                <button class="pane-switch" aria-pressed=move || (desk.pane.get() == pane).to_string()
                    on:click=move |_| desk.pane.set(pane)>{name}</button>
            }).collect_view()}
        </div>
    }
}
