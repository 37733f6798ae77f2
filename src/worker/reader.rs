//! What the programs that read formats have in common. They stand beside the worker and have no script of their own: the
//! worker's (`src/page/programs.js`) lays the file into [`hold`]'s places, calls `read`, and takes what is given.

use baogao::bytes::{Decode, Input, Source, archive, transfer};
use baogao::error::{Error, Kind};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What lies in a place, by its number.
const PATH: usize = 0;
const BYTES: usize = 1;
const PASSWORD: usize = 2;
/// What the host has decoded.
const TEXT: usize = 3;

/// What is given, by its number: a source or the error in its place as [`transfer`] writes it, the path of a file in an
/// archive, its bytes, and the last words of a program that breaks off.
const SOURCE: u32 = 0;
const ENTRY: u32 = 1;
const FILE: u32 = 2;
const LAST_WORDS: u32 = 3;

#[link(wasm_import_module = "host")]
unsafe extern "C" {
    /// Lays the text of these bytes, in the encoding of this label, into the place [`TEXT`]; 0 where it knows no such label.
    safe fn decode(label: *const u8, label_length: usize, bytes: *const u8, length: usize) -> u32;
    /// Takes these bytes, each time it is called.
    safe fn give(what: u32, bytes: *const u8, length: usize);
}

static HELD: Mutex<[Vec<u8>; 4]> = Mutex::new([Vec::new(), Vec::new(), Vec::new(), Vec::new()]);

fn held() -> MutexGuard<'static, [Vec<u8>; 4]> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn taken(place: usize) -> Vec<u8> {
    held().get_mut(place).map(std::mem::take).unwrap_or_default()
}

fn given(what: u32, bytes: &[u8]) {
    give(what, bytes.as_ptr(), bytes.len());
}

/// Room for so many bytes in one of the places, for the host to fill.
#[unsafe(no_mangle)]
pub extern "C" fn hold(place: usize, length: usize) -> *mut u8 {
    let mut held = held();
    let Some(place) = held.get_mut(place) else { return std::ptr::null_mut() };
    *place = vec![0; length];
    place.as_mut_ptr()
}

/// The browser's tables of character encodings.
struct Host;

impl Decode for Host {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let known = decode(label.as_ptr(), label.len(), bytes.as_ptr(), bytes.len()) != 0;
        known.then(|| String::from_utf8(taken(TEXT)).ok()).flatten()
    }
}

/// Gives what `read` makes of the file that lies in its place; nothing where it knows no format of its bytes.
pub fn with(read: impl Fn(&Input) -> Option<Result<Source, Error>>) {
    let (path, bytes, password) = (taken(PATH), taken(BYTES), taken(PASSWORD));
    let (path, password) = (String::from_utf8_lossy(&path), String::from_utf8(password).ok());
    let password = password.as_deref().filter(|it| !it.is_empty());
    let input = Input { name: baogao::file_name(&path), bytes: &bytes, decoder: &Host, password };
    match read(&input) {
        Some(Err(error)) if archive::is_refusal(&error) => files(&path, &input),
        Some(source) => source_of(source),
        None => (),
    }
}

fn source_of(source: Result<Source, Error>) {
    given(SOURCE, &transfer::write(env!("BAOGAO_BUILD"), source));
}

/// Gives the files of an archive, one after the other.
fn files(path: &str, input: &Input) {
    let entries = match archive::entries(path, input) {
        Ok(entries) => entries,
        Err(error) => return source_of(Err(error)),
    };
    let mut any = false;
    for entry in entries {
        any = true;
        given(ENTRY, entry.path.as_bytes());
        match entry.bytes {
            Ok(bytes) => given(FILE, &bytes),
            Err(error) => source_of(Err(error)),
        }
    }
    if !any {
        source_of(Err(Error::new(Kind::Empty, "there is no file in the archive").with("what", "zip")));
    }
}

/// The last words of a panic go to the host, which stops the program.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| given(LAST_WORDS, panic.to_string().as_bytes())));
}
