//! Files as they were corrected: reports are read, projects give what was read of their files with the edits made in it.

use crate::inputs;
use baogao::compare::digest::{self, Digest};
use baogao::edits::{self, Corrected};
use baogao::project;
use baogao::report::Analysis;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What is in one file, an analysis each of its reports' files, and what went wrong, for a person.
pub fn corrected(name: &str, bytes: &[u8]) -> (Vec<Corrected>, Vec<String>) {
    let mut faults = Vec::new();
    let whole = |analysis: Analysis| Corrected { analysis, orphaned: Vec::new(), pairs: Vec::new() };
    if !baogao::bytes::is_project(bytes) {
        let input = baogao::bytes::Input {
            name: baogao::file_name(name),
            bytes,
            decoder: &baogao::bytes::encoding::Native,
            password: None,
        };
        let analyses: Vec<Analysis> = baogao::analyze_all(name, &input).collect();
        let several = analyses.len() > 1;
        for analysis in &analyses {
            let place = if several { format!("{}: ", analysis.file.path) } else { String::new() };
            faults.extend(analysis.errors.iter().map(|error| format!("{place}{}", error.message)));
        }
        return (analyses.into_iter().map(whole).collect(), faults);
    }
    match project::read(bytes) {
        Ok(project) => {
            let items = project.items.into_iter();
            (items.map(|item| of_project(item, &mut |fault| faults.push(fault))).collect(), faults)
        }
        Err(error) => (Vec::new(), vec![error.message().to_owned()]),
    }
}

/// A file of a project; read again where another version of the program read it.
fn of_project(item: project::Item, say: &mut impl FnMut(String)) -> Corrected {
    let now = baogao::analyze(&item.path, b"").engine;
    let kept = item.analysis.filter(|analysis| analysis.engine == now);
    let analysis = kept.unwrap_or_else(|| baogao::analyze(&item.path, &item.bytes));
    for error in &analysis.errors {
        say(format!("{}: {}", item.path, error.message));
    }
    let corrected = edits::apply(&analysis, item.edits.edits());
    if !corrected.orphaned.is_empty() {
        say(format!("{}: {} corrections did not find their place", item.path, corrected.orphaned.len()));
    }
    corrected
}

/// The digests of all files, in their order, whatever is written to left out; whether something went wrong, which is
/// said. An analysis is let go as soon as its digest is made.
pub fn digests(files: &[PathBuf], output: Option<&Path>) -> (Vec<Digest>, bool) {
    let inputs: Vec<inputs::Input> = inputs::files(files, output).collect();
    let one = |input: &inputs::Input| -> (Vec<Digest>, Vec<String>) {
        let name = input.path.to_string_lossy();
        let bytes = match &input.fault {
            Some(fault) => Err(fault.to_string()),
            None => std::fs::read(&input.path).map_err(|error| error.to_string()),
        };
        let (corrected, faults) = match bytes {
            Ok(bytes) => corrected(&name, &bytes),
            Err(fault) => (Vec::new(), vec![fault]),
        };
        let digests = corrected.iter().flat_map(|it| digest::of(&it.analysis, &it.pairs)).collect();
        (digests, faults.into_iter().map(|fault| format!("{name}: {fault}")).collect())
    };
    let all: Vec<_> = inputs.par_iter().map(one).collect();
    let (mut digests, mut failed) = (Vec::new(), false);
    for (found, faults) in all {
        digests.extend(found);
        faults.iter().for_each(|fault| eprintln!("baogao: {fault}"));
        failed |= !faults.is_empty();
    }
    (digests, failed)
}
