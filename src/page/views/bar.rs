//! The bar over everything: where one is and the way back, ways in and out, progress, what is kept, language.

use crate::app::use_words;
use crate::controls::menu::{self, Menu};
use crate::export;
use crate::intake;
use crate::phrasing;
use crate::state::desk::use_desk;
use crate::state::library::Progress;
use crate::words::Language;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let words = use_words();
    let language = expect_context::<RwSignal<Language>>();
    view! {
        <header class="bar">
            <Crumbs/>
            <ProgressLine/>
            <div class="bar-actions">
                <UndoButton/>
                <Menu label=words.add>
                    <button on:click=|event| way(&event, "files")>{words.choose_files}</button>
                    <button on:click=|event| way(&event, "folder")>{words.choose_folder}</button>
                    <button on:click=|event| way(&event, "paste")>{words.paste_text}</button>
                </Menu>
                <ExportMenu/>
                <KeepMenu/>
                <button class="button quiet" data-way="language" lang=language.get_untracked().other().words().tag>{words.other_language}</button>
            </div>
        </header>
    }
}

fn way(event: &leptos::ev::MouseEvent, way: &str) {
    menu::close(event);
    intake::go(way);
}

/// The start page, the list, the place above, the report: each a click away.
#[component]
fn Crumbs() -> impl IntoView {
    let desk = use_desk();
    let session = desk.session;
    let words = use_words();
    let neighbour = move |forward: bool, sign: &'static str, name: &'static str| {
        let there = Memo::new(move |_| desk.beside(forward));
        view! {
            <button class="button small quiet step" title=name aria-label=name disabled=move || there.get().is_none()
                on:click=move |_| if let Some(key) = there.get_untracked() { desk.show(key) }>{sign}</button>
        }
    };
    // The views of many reports are addresses: what follows the address opens them.
    let link = move |view: &'static str, testid: &'static str, name: &'static str| {
        let here = move || session.open.get().is_none() && session.view.with(|it| it.split('&').next() == Some(view));
        view! {
            <a class="crumb" href=format!("#{view}") data-testid=testid aria-current=move || here().then_some("page")>{name}</a>
        }
    };
    view! {
        <nav class="crumbs" aria-label=words.where_one_is>
            <a class="brand" href="#start" aria-label=format!("{} · {}", words.brand, words.to_start) title=words.to_start on:click=move |event| {
                event.prevent_default();
                session.at_start.set(true);
            }>
                <svg viewBox="0 0 32 32" aria-hidden="true"><rect x="4" y="2" width="24" height="28" rx="3"/><path d="M9 9h14M9 15h14M9 22h6"/></svg>
                <strong>{words.brand}</strong>
            </a>
            {link("", "library", words.all_reports)}
            {link("compare", "compare-all", words.compare_all)}
            {link("follow", "follow-all", words.follow_all)}
            {link("search", "search-all", words.search_all)}
            {link("sample", "sample-check", words.sample_check)}
            {move || session.opened.get().map(|opened| {
                let place = opened.report.meta.parents.iter().chain(&opened.report.meta.region).cloned().collect::<Vec<_>>();
                let year = opened.report.meta.year.map(|it| it.to_string());
                let trail = if place.is_empty() { opened.file.name.clone() } else {
                    place.into_iter().chain(year).collect::<Vec<_>>().join(" / ")
                };
                view! {
                    <span class="crumb trail" lang="zh-CN" aria-current="page">{trail}</span>
                    <Show when=move || { desk.rows.with(|it| it.len() > 1) }>
                        {neighbour(false, "‹", words.previous_report)}{neighbour(true, "›", words.next_report)}
                    </Show>
                }
            })}
        </nav>
    }
}

/// How far the reading is; told to screen readers as well.
#[component]
fn ProgressLine() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let busy = Memo::new(move |_| desk.progress.with(|it| it.done < it.files));
    view! {
        <div class="progress" role="status" aria-live="polite">
            {move || busy.get().then(|| view! {
                <span class="progress-text">{move || {
                    let Progress { files, done } = desk.progress.get();
                    words.progress(done, files)
                }}</span>
                <progress aria-label=words.working max=move || desk.progress.get().files.to_string() value=move || desk.progress.get().done.to_string()></progress>
                <button class="button small" data-testid="cancel" on:click=move |_| desk.cancel()>{words.stop}</button>
            })}
        </div>
    }
}

#[component]
fn UndoButton() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    view! {
        <button class="button" data-testid="undo" title="Ctrl+Z" disabled=move || desk.steps.get().0 == 0 on:click=move |_| desk.undo()>{words.undo}</button>
        <Show when=move || { desk.steps.get().1 > 0 }>
            <button class="button" data-testid="redo" title="Ctrl+Shift+Z" on:click=move |_| desk.redo()>{words.redo}</button>
        </Show>
    }
}

/// Ways out: of the open report, of all, and all of it as a project.
#[component]
fn ExportMenu() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    let waiting = move || desk.progress.with(|it| it.files - it.done);
    let run = move |work: std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>>| {
        spawn_local(async move { desk.session.told.set(work.await.err()) });
    };
    let table = move |testid: &'static str, name: &'static str, all: bool, kind: &'static str, format: &'static str| {
        view! {
            <button data-testid=testid on:click=move |event| {
                menu::close(&event);
                let one = desk.session.open.get_untracked().map(|it| it.file).filter(|_| !all);
                run(Box::pin(async move {
                    let wanted = |it| one.is_none_or(|one| one == it);
                    match format {
                        "tsv" => export::copy_table(desk, &wanted, kind).await,
                        _ => export::table(desk, &wanted, kind, format).await,
                    }
                }));
            }>{name}</button>
        }
    };
    view! {
        <Menu label=words.export testid="export-menu">
            {move || (waiting() > 0).then(|| view! { <p class="menu-note" role="note">{words.export_lacks(waiting())}</p> })}
            <Show when=move || desk.session.opened.with(Option::is_some)>
                <p class="menu-title">{words.export_one}</p>
                {table("export-xlsx", words.measures_xlsx, false, "measures", "xlsx")}
                {table("export-csv", words.measures_csv, false, "measures", "csv")}
                {table("export-tasks-docx", words.tasks_docx, false, "tasks", "docx")}
                {table("export-tasks-xlsx", words.tasks_xlsx, false, "tasks", "xlsx")}
                {table("export-md", words.measures_md, false, "measures", "md")}
                {table("export-json", words.analysis_json, false, "measures", "jsonl")}
                {table("copy-table", words.copy_table, false, "measures", "tsv")}
            </Show>
            <p class="menu-title">{words.export_all}</p>
            {table("export-xlsx-all", words.measures_xlsx, true, "measures", "xlsx")}
            {table("export-reports-xlsx", words.reports_xlsx, true, "reports", "xlsx")}
            {table("export-csv-all", words.measures_csv, true, "measures", "csv")}
            {table("export-json-all", words.analysis_json, true, "measures", "jsonl")}
            <p class="menu-title">{words.project}</p>
            <button data-testid="save-project" on:click=move |event| {
                menu::close(&event);
                run(Box::pin(export::save_project(desk)));
            }>{words.save_project}</button>
            <button data-testid="open-project" on:click=|event| way(&event, "files")>{words.open_project}</button>
        </Menu>
    }
}

/// What is kept and where; a switch keeps nothing, one click forgets all.
#[component]
fn KeepMenu() -> impl IntoView {
    let desk = use_desk();
    let words = use_words();
    view! {
        <Menu label=words.kept testid="kept-menu">
            <p class="menu-note" role="note">{move || {
                desk.rows.track();
                let (files, bytes) = desk.size();
                if desk.keeping.get().on { words.kept_line(files, &phrasing::size(bytes)) } else { words.kept_nothing.to_owned() }
            }}</p>
            <label class="check">
                <input type="checkbox" data-testid="keep" prop:checked=move || desk.keeping.get().on
                    on:change=move |event| desk.set_keeping(event_target_checked(&event))/>
                {words.keep}
            </label>
            <button data-testid="forget" on:click=move |event| {
                menu::close(&event);
                desk.forget();
            }>{words.forget}</button>
        </Menu>
    }
}
