//! What is known of the files: as the page tells it, and as the worker reads it.

use crate::desk::{Changed, Handle};
use crate::worker::link::Link;
use crate::worker::messages::{Facts, Key, Reply, Request};
use leptos::prelude::*;
use messages::{Card, Summary};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Blob;

#[allow(dead_code, reason = "what the page and the reading worker say to each other; here is what it says of a file")]
#[path = "../worker/messages.rs"]
mod messages;

/// An entry of the library.
#[derive(Clone)]
pub enum Row {
    /// A file that is not read yet; true while it is being read.
    Waiting(u32, Arc<str>, bool),
    /// A report.
    Report(Arc<Entry>),
    /// A file that gave an error.
    Failed(u32, Arc<str>, Arc<Trouble>),
}

impl Row {
    /// Number of its file.
    pub fn file(&self) -> u32 {
        match self {
            Row::Waiting(file, ..) | Row::Failed(file, ..) => *file,
            Row::Report(entry) => entry.key.0,
        }
    }

    /// Name of its file, with folders.
    pub fn path(&self) -> &Arc<str> {
        match self {
            Row::Waiting(_, path, _) | Row::Failed(_, path, _) => path,
            Row::Report(entry) => &entry.path,
        }
    }

    /// The report.
    pub fn report(&self) -> Option<&Arc<Entry>> {
        match self {
            Row::Report(entry) => Some(entry),
            _ => None,
        }
    }
}

/// A report.
pub struct Entry {
    /// Which it is.
    pub key: Key,
    /// Name of its file, with folders.
    pub path: Arc<str>,
    /// SHA-256 of its file's bytes.
    pub sha256: Arc<str>,
    /// As the file's summary has it: there at once, without corrections.
    pub card: Card,
    /// What the worker has read, with corrections; nothing at first.
    pub facts: Option<Facts>,
}

impl Entry {
    /// Its place.
    pub fn region(&self) -> Option<&str> {
        self.facts.as_ref().map_or(&self.card.region, |it| &it.region).as_deref()
    }

    /// The year planned for.
    pub fn year(&self) -> Option<i32> {
        self.facts.as_ref().map_or(self.card.year, |it| it.year)
    }

    /// Its level.
    pub fn level(&self) -> Option<baogao::report::Level> {
        self.facts.as_ref().map_or(self.card.level, |it| it.level)
    }

    /// How many targets, and how many of them are headline targets.
    pub fn targets(&self) -> (u32, u32) {
        self.facts.as_ref().map_or((self.card.targets, self.card.headlines), |it| (it.targets, it.headlines))
    }

    /// How many warnings.
    pub fn warnings(&self) -> u32 {
        self.facts.as_ref().map_or(self.card.warnings, |it| it.warnings.len() as u32)
    }

    /// Its title, or the file's name where it has none.
    pub fn title(&self) -> &str {
        let title = self.facts.as_ref().map_or(&self.card.title, |it| &it.title).trim();
        if title.is_empty() { self.name() } else { title }
    }

    /// The file's name without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Why a file gave nothing.
#[derive(Default)]
pub struct Trouble {
    /// JSON, as the element `trouble-told` takes it.
    pub told: String,
    /// Whether another try may help.
    pub again: bool,
}

/// A file, as the page has told of it.
struct File {
    path: Arc<str>,
    version: u32,
    state: u32,
    summary: Option<Summary>,
    analysis: Option<Blob>,
    edits: String,
    trouble: Arc<Trouble>,
    facts: Vec<Facts>,
    rows: Vec<Row>,
}

/// One who hears what the worker says.
type Listener = Rc<dyn Fn(&Reply)>;

struct Inner {
    desk: Handle,
    link: Link,
    /// The page is asked for what came after it.
    since: u32,
    order: Vec<u32>,
    files: HashMap<u32, File>,
    /// Who wants to hear what the worker says.
    listeners: Vec<Listener>,
    /// So often the worker was lost.
    lost: u32,
}

/// What is known; cheap to copy.
#[derive(Clone, Copy)]
pub struct Shelf {
    inner: StoredValue<Inner, LocalStorage>,
    /// The entries, in the order of their coming.
    pub rows: RwSignal<Arc<Vec<Row>>>,
    /// Which view is asked for: the address without its `#`.
    pub view: RwSignal<String>,
    /// The report that is open in the page.
    pub opened: RwSignal<Option<Key>>,
    /// Changes when the worker was lost and has forgotten everything.
    pub lost: RwSignal<u32>,
}

thread_local! {
    static SHELF: OnceCell<(Owner, Shelf)> = const { OnceCell::new() };
}

/// The shelf, made when it is first asked for.
pub fn shelf(desk: Handle) -> Shelf {
    SHELF.with(|it| {
        it.get_or_init(|| {
            let owner = Owner::new();
            let shelf = owner.with(|| Shelf::new(desk));
            (owner, shelf)
        })
        .1
    })
}

/// The shelf, if it is there.
pub fn known() -> Option<Shelf> {
    SHELF.with(|it| it.get().map(|it| it.1))
}

/// Does something whose signals live as long as this program.
pub fn for_good<T>(work: impl FnOnce() -> T) -> T {
    let owner = SHELF.with(|it| it.get().map(|it| it.0.clone()));
    owner.unwrap_or_default().with(work)
}

impl Shelf {
    fn new(desk: Handle) -> Shelf {
        let link = Link::new(|reply| {
            if let Some(shelf) = known() {
                shelf.hear(&reply);
            }
        });
        let inner =
            Inner { desk, link, since: 0, order: Vec::new(), files: HashMap::new(), listeners: Vec::new(), lost: 0 };
        Shelf {
            inner: StoredValue::new_local(inner),
            rows: RwSignal::default(),
            view: RwSignal::default(),
            opened: RwSignal::default(),
            lost: RwSignal::default(),
        }
    }

    /// The page's desk.
    pub fn desk(self) -> Handle {
        self.inner.with_value(|it| it.desk.clone())
    }

    /// Says something to the worker.
    pub fn say(self, request: &Request) {
        self.link().say(request, None);
    }

    fn link(self) -> Link {
        self.inner.with_value(|it| it.link.clone())
    }

    /// Calls `hear` with all that the worker says from now on.
    pub fn listen(self, hear: impl Fn(&Reply) + 'static) {
        self.inner.update_value(|it| it.listeners.push(Rc::new(hear)));
    }

    /// Shows a view.
    pub fn show(self, view: &str) {
        if self.view.with_untracked(|it| it != view) {
            self.view.set(view.to_owned());
        }
    }

    /// The entry of this report.
    pub fn entry(self, key: Key) -> Option<Arc<Entry>> {
        self.inner.with_value(|it| it.files.get(&key.0)?.rows.get(key.1 as usize)?.report().cloned())
    }

    /// Asks the page again for everything, in its present language.
    pub fn ask_anew(self) {
        self.inner.update_value(|it| it.since = 0);
        self.refresh();
    }

    /// Asks the page what has changed, and hands the worker what it has to read.
    pub fn refresh(self) {
        let desk = self.desk();
        self.opened.set(desk.opened().and_then(|it| Some((*it.first()?, *it.get(1)?))));
        let changes = desk.files(self.inner.with_value(|it| it.since));
        let order = changes.order();
        let link = self.link();
        let mut gone = Vec::new();
        let changed = changes.changed();
        let same = self.inner.try_update_value(|it| {
            it.since = changes.now();
            if order.len() < it.files.len() || order != it.order {
                let there: std::collections::HashSet<u32> = order.iter().copied().collect();
                gone.extend(it.files.keys().copied().filter(|file| !there.contains(file)));
            }
            gone.iter().for_each(|file| drop(it.files.remove(file)));
            for told in &changed {
                let file = told.file();
                let before = it.files.remove(&file);
                let known = before.as_ref().is_some_and(|it| it.version == told.version());
                let now = file_of(told, before);
                if let (Some(analysis), false) = (&now.analysis, known) {
                    let edits = now.edits.clone();
                    link.say(&Request::Take { file, version: now.version, edits }, Some(analysis));
                }
                it.files.insert(file, now);
            }
            let same = gone.is_empty() && changed.is_empty() && it.order == order;
            it.order = order;
            same
        });
        if !gone.is_empty() {
            link.say(&Request::Drop(gone), None);
        }
        if same != Some(true) {
            self.draw();
        }
    }

    fn draw(self) {
        let rows = self.inner.with_value(|it| {
            it.order.iter().filter_map(|file| it.files.get(file)).flat_map(|file| file.rows.iter().cloned()).collect()
        });
        self.rows.set(Arc::new(rows));
    }

    fn hear(self, reply: &Reply) {
        match reply {
            Reply::Facts(all) => {
                self.inner.update_value(|it| {
                    for (file, version, facts) in all {
                        if let Some(known) = it.files.get_mut(file).filter(|it| it.version == *version) {
                            known.facts = facts.clone();
                            known.rows = rows_of(*file, known);
                        }
                    }
                });
                self.draw();
            }
            Reply::Broken(_) => {
                // It is handed everything once more; a fault that comes back every time is not tried for ever.
                let again = self.inner.try_update_value(|it| {
                    it.lost += 1;
                    let all = it.files.iter().filter_map(|(file, it)| {
                        let request = Request::Take { file: *file, version: it.version, edits: it.edits.clone() };
                        Some((request, it.analysis.clone()?))
                    });
                    if it.lost < 3 { all.collect() } else { Vec::new() }
                });
                let link = self.link();
                for (request, analysis) in again.unwrap_or_default() {
                    link.say(&request, Some(&analysis));
                }
                self.lost.update(|it| *it += 1);
            }
            _ => (),
        }
        let listeners = self.inner.with_value(|it| it.listeners.clone());
        listeners.iter().for_each(|hear| hear(reply));
    }
}

fn file_of(told: &Changed, before: Option<File>) -> File {
    let trouble = told.trouble().map(|told| {
        // What the core says of a file, it says again.
        let again = told.starts_with("{\"outside");
        Trouble { told, again }
    });
    let mut file = File {
        path: told.path().into(),
        version: told.version(),
        state: told.state(),
        summary: told.summary().and_then(|it| serde_json::from_str(&it).ok()),
        analysis: told.analysis(),
        edits: told.edits().unwrap_or_default(),
        trouble: Arc::new(trouble.unwrap_or_default()),
        // Until the worker has read the corrections, what was known before is shown.
        facts: before.map(|it| it.facts).unwrap_or_default(),
        rows: Vec::new(),
    };
    file.rows = rows_of(told.file(), &file);
    file
}

fn rows_of(number: u32, file: &File) -> Vec<Row> {
    let path = &file.path;
    match (&file.summary, file.state) {
        (Some(summary), 2) => {
            let sha256: Arc<str> = summary.sha256.as_str().into();
            let reports = summary.reports.iter().enumerate().map(|(at, card)| {
                Row::Report(Arc::new(Entry {
                    key: (number, at as u32),
                    path: path.clone(),
                    sha256: sha256.clone(),
                    card: card.clone(),
                    facts: file.facts.get(at).cloned(),
                }))
            });
            let failed = summary.errors.iter().map(|it| {
                let told = serde_json::to_string(it).unwrap_or_default();
                let trouble = Trouble { told, again: false };
                Row::Failed(number, path.clone(), Arc::new(trouble))
            });
            reports.chain(failed).collect()
        }
        (_, 3) => vec![Row::Failed(number, path.clone(), file.trouble.clone())],
        (_, state) => vec![Row::Waiting(number, path.clone(), state == 1)],
    }
}
