//! The keys, and what the signs mean.

use super::close;
use crate::words::words;
use leptos::prelude::*;

/// The help.
#[component]
pub fn Help() -> impl IntoView {
    let words = words();
    let parts: [(&str, &[(&str, &str)]); 5] = [
        (
            words.everywhere,
            &[
                ("Ctrl K", words.palette),
                ("?", words.help),
                ("Ctrl Z", words.undo),
                ("Ctrl ⇧ Z", words.redo),
                ("Esc", words.key_esc),
            ],
        ),
        (
            words.report,
            &[
                ("1 2 3 4", words.key_rooms),
                ("j k", words.key_step),
                ("a", words.key_accept),
                ("x", words.key_reject),
                ("e", words.key_edit),
                ("/", words.key_find),
            ],
        ),
        (
            words.library,
            &[("↑ ↓", words.key_rows), ("← →", words.key_in_row), ("x", words.select), ("Delete", words.remove)],
        ),
        (
            words.sample,
            &[
                ("a", words.right),
                ("x", words.wrong),
                ("u", words.unsure),
                ("j k", words.key_step),
                ("o", words.open_place),
            ],
        ),
        (
            words.signs,
            &[
                ("≈ 左右", words.sign_about),
                ("≥ 以上", words.sign_at_least),
                ("≤ 以内", words.sign_at_most),
                ("+ −", words.sign_change),
                ("力争", words.sign_strive),
                ("确保", words.sign_ensure),
                ("预期", words.sign_expected),
                ("约束性", words.sign_binding),
            ],
        ),
    ];
    let parts = parts.into_iter().map(|(title, keys)| {
        let keys = keys.iter().map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> });
        view! { <section><h2>{title}</h2><dl>{keys.collect_view()}</dl></section> }
    });
    view! {
        <dialog class="palette help" data-testid="help" aria-label=words.help on:close=move |_| { close(); }
            on:click=move |event| if event.target() == event.current_target() { close(); }>
            <header><h1>{words.help}</h1><button class="button small" autofocus on:click=move |_| { close(); }>{words.close}</button></header>
            <div class="help-parts">{parts.collect_view()}</div>
        </dialog>
    }
}
