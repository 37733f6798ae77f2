//! The browser's own database: files with their bytes, their analyses with what made them, and the edits, each as it
//! happens. A file is kept under a name of its own, so that two tabs never write over each other's.

use idb::{Database, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Object, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BroadcastChannel};

const NAME: &str = "baogao";
/// Path, time of coming and bytes of a file.
const FILES: &str = "files";
/// Summary and JSON of its analysis, and the engine that made it.
const ANALYSES: &str = "analyses";
/// The edits over it.
const EDITS: &str = "edits";
const ALL: [&str; 3] = [FILES, ANALYSES, EDITS];
/// Setting: whether anything is kept.
const WISH: &str = "baogao.keep";
/// Whether there is something: read before the program is there, so that the start page does not flash up.
const FILLED: &str = "baogao.filled";

/// What is kept of a file.
pub struct Kept {
    /// Its name in the store.
    pub uid: String,
    /// Name, with folders.
    pub path: String,
    /// When it came: they are listed in this order.
    pub added: f64,
    /// Its bytes.
    pub blob: Blob,
    /// Engine, summary and JSON of its analysis.
    pub analysis: Option<(String, String, Blob)>,
    /// The edits, as JSON.
    pub edits: Option<String>,
}

/// Why something is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser has no store, or lets this page have none.
    Missing,
    /// It is full.
    Full,
    /// In the browser's words.
    Failed(String),
}

impl From<idb::Error> for Trouble {
    fn from(error: idb::Error) -> Trouble {
        let words = error.to_string();
        if words.contains("Quota") { Trouble::Full } else { Trouble::Failed(words) }
    }
}

/// The store; opened when it is first asked for.
#[derive(Clone)]
pub struct Store {
    database: Rc<RefCell<Option<Rc<Database>>>>,
    tabs: Option<BroadcastChannel>,
}

impl Store {
    /// Nothing is opened yet. `changed` is called when another tab has changed the store.
    pub fn new(changed: impl Fn() + 'static) -> Store {
        let tabs = BroadcastChannel::new(NAME).ok();
        if let Some(tabs) = &tabs {
            let heard = Closure::<dyn Fn()>::new(changed);
            tabs.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard.forget(); // As long as the page.
        }
        Store { database: Rc::default(), tabs }
    }

    /// Whether anything is to be kept.
    pub fn wished() -> bool {
        setting(WISH).as_deref() != Some("no")
    }

    /// Sets whether anything is to be kept.
    pub fn wish(keep: bool) {
        set(WISH, if keep { None } else { Some("no") });
    }

    /// Tells the script that runs before this program whether there is something to show.
    pub fn mark(filled: bool) {
        set(FILLED, filled.then_some("yes"));
    }

    /// Everything, in the order of its coming.
    pub async fn all(&self) -> Result<Vec<Kept>, Trouble> {
        let database = self.database().await?;
        let transaction = database.transaction(&ALL, TransactionMode::ReadOnly)?;
        let store = transaction.object_store(FILES)?;
        let keys = store.get_all_keys(None, None)?.await?;
        let mut all = Vec::with_capacity(keys.len());
        for key in keys {
            let file = store.get(key.clone())?.await?;
            let analysis = transaction.object_store(ANALYSES)?.get(key.clone())?.await?;
            let edits = transaction.object_store(EDITS)?.get(key.clone())?.await?;
            let Some((file, uid)) = file.zip(key.as_string()) else { continue };
            let text = |of: &JsValue, name| field(of, name).as_string().unwrap_or_default();
            let Ok(blob) = field(&file, "blob").dyn_into() else { continue };
            let analysis = analysis
                .and_then(|it| Some((text(&it, "engine"), text(&it, "summary"), field(&it, "json").dyn_into().ok()?)));
            let added = field(&file, "added").as_f64().unwrap_or_default();
            let edits = edits.and_then(|it| it.as_string());
            all.push(Kept { uid, path: text(&file, "path"), added, blob, analysis, edits });
        }
        baogao::order::by(&mut all, |a, b| a.added.total_cmp(&b.added));
        Ok(all)
    }

    /// Keeps a file.
    pub async fn put_file(&self, uid: &str, path: &str, added: f64, blob: &Blob) -> Result<(), Trouble> {
        let value = object(&[("path", path.into()), ("added", added.into()), ("blob", blob.into())]);
        self.put(FILES, uid, &value).await
    }

    /// Keeps its analysis.
    pub async fn put_analysis(&self, uid: &str, engine: &str, summary: &str, json: &Blob) -> Result<(), Trouble> {
        let value = object(&[("engine", engine.into()), ("summary", summary.into()), ("json", json.into())]);
        self.put(ANALYSES, uid, &value).await
    }

    /// Keeps the edits over it.
    pub async fn put_edits(&self, uid: &str, edits: &str) -> Result<(), Trouble> {
        self.put(EDITS, uid, &edits.into()).await
    }

    /// Forgets files with all that belongs to them.
    pub async fn remove(&self, uids: &[String]) -> Result<(), Trouble> {
        let transaction = self.database().await?.transaction(&ALL, TransactionMode::ReadWrite)?;
        for name in ALL {
            let store = transaction.object_store(name)?;
            for uid in uids {
                store.delete(JsValue::from_str(uid))?;
            }
        }
        transaction.commit()?.await?;
        self.tell();
        Ok(())
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), Trouble> {
        let transaction = self.database().await?.transaction(&ALL, TransactionMode::ReadWrite)?;
        for name in ALL {
            transaction.object_store(name)?.clear()?;
        }
        transaction.commit()?.await?;
        self.tell();
        Ok(())
    }

    async fn put(&self, store: &str, uid: &str, value: &JsValue) -> Result<(), Trouble> {
        let transaction = self.database().await?.transaction(&[store], TransactionMode::ReadWrite)?;
        transaction.object_store(store)?.put(value, Some(&uid.into()))?;
        let outcome = transaction.commit()?.await?;
        if outcome.is_aborted() {
            return Err(Trouble::Full);
        }
        self.tell();
        Ok(())
    }

    fn tell(&self) {
        if let Some(tabs) = &self.tabs {
            let _ = tabs.post_message(&JsValue::TRUE);
        }
    }

    async fn database(&self) -> Result<Rc<Database>, Trouble> {
        if let Some(database) = self.database.borrow().clone() {
            return Ok(database);
        }
        let mut opening = Factory::new().and_then(|it| it.open(NAME, Some(1))).map_err(|_| Trouble::Missing)?;
        opening.on_upgrade_needed(|event| {
            if let Ok(database) = idb::event::DatabaseEvent::database(&event) {
                for name in ALL {
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            }
        });
        let database = Rc::new(opening.await.map_err(|_| Trouble::Missing)?);
        *self.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }
}

/// A name that no other file has, in this tab or another.
pub fn new_uid() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:08x}{:08x}{:08x}", part(), part(), part())
}

/// A setting that was kept.
pub fn setting(name: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(name).ok().flatten()
}

/// Keeps a setting, or forgets it. Storage may be forbidden: then nothing is remembered.
pub fn set(name: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}

/// A plain object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
