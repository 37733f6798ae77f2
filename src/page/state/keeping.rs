//! Keeping: what the desk does with the store, so that nothing is lost.

use super::desk::{Desk, Keeping, engine, job};
use super::library::{Entry, State, edits_json, edits_of, json_of, summary_of};
use super::store::{self, Store};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Desk {
    /// Takes back in what was kept. What another engine has read is read again.
    pub fn restore(self) {
        if !self.keeping.with_untracked(|it| it.on) {
            return self.restored.set(true);
        }
        self.keep(move |store| async move {
            let all = store.all().await;
            if let Ok(all) = all {
                self.take_back(all);
            }
            self.restored.set(true);
            self.flush();
            Ok(())
        });
    }

    fn take_back(self, all: Vec<store::Kept>) {
        let mut jobs = Vec::new();
        for kept in all {
            let there = self.inner.with_value(|inner| inner.library.entries().iter().any(|it| it.uid == kept.uid));
            if there {
                continue;
            }
            let summary = kept.analysis.as_ref().and_then(|(_, summary, _)| summary_of(summary));
            self.inner.update_value(|inner| {
                let entry = inner.library.restore(kept, summary, &engine());
                if entry.state.is_open() {
                    jobs.push(job(entry));
                }
            });
        }
        self.link().submit(jobs);
    }

    /// An archive was opened: its files stand in its place.
    pub(super) fn take_apart(self, archive: u32, files: &Array) {
        let mut entries = Vec::new();
        let removed = self.inner.try_update_value(|inner| {
            let removed = inner.library.remove(|it| it.ticket == archive);
            if let Some((at, gone)) = removed.first() {
                entries = inner.library.put_apart(*at, gone, files);
            }
            // The only file of the only one is opened as itself would be.
            if inner.awaited == Some(archive) {
                inner.awaited = (entries.len() == 1).then(|| entries.iter().map(|it| it.ticket).sum());
            }
            removed
        });
        self.forget_kept(&removed.unwrap_or_default());
        self.flush_later();
        self.link().submit(entries.iter().filter(|it| it.state.is_open()).map(job));
        self.keep_again(entries);
    }

    /// Another tab has changed the store: what it added comes in, what it took out goes.
    pub(super) fn follow_other_tab(self) {
        self.keep(move |store| async move {
            let all = store.all().await?;
            let gone = |it: &Entry| matches!(it.state, State::Read(..)) && !all.iter().any(|kept| kept.uid == it.uid);
            let removed = self.inner.try_update_value(|inner| inner.library.remove(gone)).unwrap_or_default();
            if self.session.open.get_untracked().is_some_and(|key| removed.iter().any(|(_, it)| it.ticket == key.file))
            {
                self.session.close();
            }
            // What was edited there is edited here.
            for kept in &all {
                let edits = kept.edits.as_deref().and_then(edits_of).unwrap_or_default();
                let changed = self.inner.try_update_value(|inner| {
                    let ticket = inner.library.entries().iter().find(|it| it.uid == kept.uid)?.ticket;
                    let entry = inner.library.get_mut(ticket).filter(|it| it.edits != edits)?;
                    entry.edits = edits;
                    Some(entry.clone())
                });
                if let Some(entry) = changed.flatten() {
                    self.show_edits(&entry, true);
                }
            }
            // What the other tab is still reading comes with its analysis.
            self.take_back(all.into_iter().filter(|it| it.analysis.is_some()).collect());
            self.flush();
            Ok(())
        });
    }

    /// Sets whether anything is kept. Switched off, what was kept is forgotten; what is open stays until the page closes.
    pub fn set_keeping(self, on: bool) {
        Store::wish(on);
        self.keeping.set(Keeping { on, trouble: None });
        if on {
            self.keep_again(self.inner.with_value(|inner| inner.library.entries().to_vec()));
        } else {
            self.empty_store();
        }
        Store::mark(on && self.rows.with_untracked(|it| !it.is_empty()));
    }

    /// Forgets everything, here and in the store, for good.
    pub fn forget(self) {
        self.link().cancel();
        self.session.close();
        self.inner.update_value(|inner| {
            inner.library.remove(|_| true);
            inner.done.clear();
            inner.undone.clear();
            inner.awaited = None;
        });
        self.session.wanted.set(None);
        self.count_steps();
        self.empty_store();
        self.flush();
    }

    fn empty_store(self) {
        // The sample check's verdicts, which its own program keeps.
        store::set("baogao.sample", None);
        if let Some(store) = self.inner.with_value(|inner| inner.store.clone()) {
            spawn_local(async move {
                if let Err(trouble) = store.clear().await {
                    self.keeping.update(|it| it.trouble = Some(trouble));
                }
            });
        }
    }

    pub(super) fn forget_kept(self, removed: &[(usize, Entry)]) {
        let uids: Vec<String> = removed.iter().map(|(_, it)| it.uid.clone()).collect();
        self.keep(move |store| async move { store.remove(&uids).await });
    }

    pub(super) fn keep_again(self, entries: Vec<Entry>) {
        self.keep(move |store| async move {
            for it in entries {
                store.put_file(&it.uid, &it.path, it.added, &it.blob).await?;
                if let State::Read(summary, json) = &it.state {
                    let summary = json_of(summary);
                    store.put_analysis(&it.uid, &engine(), &summary, json).await?;
                }
                if !it.edits.is_empty() {
                    store.put_edits(&it.uid, &edits_json(&it.edits)).await?;
                }
            }
            Ok(())
        });
    }

    /// Does something with the store, and tells when it fails. Nothing where nothing is to be kept.
    pub(super) fn keep<F: Future<Output = Result<(), store::Trouble>> + 'static>(
        self,
        work: impl FnOnce(Store) -> F + 'static,
    ) {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let Some(store) = store.filter(|_| self.keeping.with_untracked(|it| it.on)) else { return };
        spawn_local(async move {
            let trouble = work(store).await.err();
            if trouble.is_some() || self.keeping.with_untracked(|it| it.trouble.is_some()) {
                self.keeping.update(|it| it.trouble = trouble);
            }
        });
    }
}
