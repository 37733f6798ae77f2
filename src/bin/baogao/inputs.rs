//! The files that are named, one after the other: folders are walked as they come, never listed whole.

use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file to read.
pub struct Input {
    /// As it was named, or found below a folder that was.
    pub path: PathBuf,
    /// The standard input.
    pub is_stdin: bool,
    /// Why a folder could not be looked into.
    pub fault: Option<io::Error>,
}

/// The files of these arguments in order, those of a folder in the order of their names. Hidden ones in folders are left
/// out, and so is the file that is written to.
pub fn files<'a>(arguments: &'a [PathBuf], output: Option<&Path>) -> impl Iterator<Item = Input> + use<'a> {
    let output = output.map(Path::to_owned);
    arguments.iter().flat_map(move |argument| {
        let output = output.clone();
        let is_stdin = argument.as_os_str() == "-";
        let walked: Box<dyn Iterator<Item = Input>> = match !is_stdin && argument.is_dir() {
            true => Box::new(below(argument).filter(move |input| !is_same(&input.path, output.as_deref()))),
            // Whether it is there shows when it is read, like everything else about it.
            false => Box::new(std::iter::once(Input { path: argument.clone(), is_stdin, fault: None })),
        };
        walked
    })
}

fn below(folder: &Path) -> impl Iterator<Item = Input> + use<> {
    let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    walk.filter_entry(move |entry| !hidden(entry)).filter_map(|entry| match entry {
        Ok(entry) => {
            (!entry.file_type().is_dir()).then(|| Input { path: entry.into_path(), is_stdin: false, fault: None })
        }
        Err(error) => {
            let path = error.path().unwrap_or(Path::new("")).to_owned();
            Some(Input { path, is_stdin: false, fault: Some(cause(error)) })
        }
    })
}

/// Why, without the path, which is told with it.
fn cause(error: walkdir::Error) -> io::Error {
    let words = error.to_string();
    error.into_io_error().unwrap_or_else(|| io::Error::other(words))
}

fn is_same(path: &Path, output: Option<&Path>) -> bool {
    // The name first: resolving a path asks the disk. When the walk begins the output may not be there yet.
    let same = |output: &Path| path.canonicalize().is_ok_and(|path| output.canonicalize().is_ok_and(|it| it == path));
    output.is_some_and(|output| path.file_name() == output.file_name() && same(output))
}
