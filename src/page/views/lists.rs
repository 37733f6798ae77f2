//! What a report promises, item by item: tasks, livelihood projects, policies; and the terms that it explains.

use crate::analyses::use_desk;
use crate::app::use_words;
use crate::opened::Opened;
use baogao::report::DepartmentRole;
use baogao::span::CodePoints;
use leptos::prelude::*;
use std::sync::Arc;

/// The lists that the report has.
#[component]
pub fn Lists(opened: Arc<Opened>) -> impl IntoView {
    let words = use_words();
    let report = &opened.report;
    let livelihood = (report.livelihood.iter())
        .map(|it| item(Some(it.number), it.text.clone(), String::new(), it.span).into_any())
        .collect::<Vec<_>>();
    let policies = (report.policies.iter())
        .map(|it| item(Some(it.number), it.title.clone(), it.departments.join("、"), it.span).into_any())
        .collect::<Vec<_>>();
    let tasks = (report.tasks.iter())
        .map(|it| {
            let departments = it.departments.iter().map(|it| match it.role {
                Some(DepartmentRole::Lead) => format!("{}（{}）", it.name, words.lead),
                Some(DepartmentRole::Support) => format!("{}（{}）", it.name, words.support),
                None => it.name.clone(),
            });
            let text = opened.cut(it.span).to_owned();
            item(None, text, departments.collect::<Vec<_>>().join("、"), it.span).into_any()
        })
        .collect::<Vec<_>>();
    let glossary = (report.glossary.iter())
        .map(|it| item(None, it.term.clone(), it.meaning.clone(), it.span).into_any())
        .collect::<Vec<_>>();
    let lists =
        [(words.livelihood, livelihood), (words.policies, policies), (words.tasks, tasks), (words.glossary, glossary)];
    if lists.iter().all(|(_, items)| items.is_empty()) {
        return view! { <p class="empty">{words.no_lists}</p> }.into_any();
    }
    lists
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(name, items)| {
            view! {
                <section class="items">
                    <h3>{name} <span class="count">{items.len()}</span></h3>
                    <ol lang="zh-CN">{items}</ol>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

/// One line, a click from its place in the text.
fn item(number: Option<u32>, text: String, more: String, span: CodePoints) -> impl IntoView {
    let desk = use_desk();
    view! {
        <li>
            <button class="item" on:click=move |_| desk.reveal(span.0)>
                {number.map(|it| view! { <span class="number">{it}</span> })}
                <span class="item-text">{text}</span>
                {(!more.is_empty()).then(|| view! { <span class="more">{more}</span> })}
            </button>
        </li>
    }
}
