//! Stamps the browser's binaries with a hash of the sources that they are built from.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        stamp();
    }
}

/// `BAOGAO_BUILD`: page and worker compare it when they meet, so that a new page never works with an old cached worker.
fn stamp() {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    for root in ["Cargo.lock", "Cargo.toml", "src"] {
        println!("cargo::rerun-if-changed={root}");
        add(Path::new(root), &mut hash);
    }
    println!("cargo::rustc-env=BAOGAO_BUILD={:016x}", hash.0);
}

fn add(path: &Path, hash: &mut Hash) {
    if path.is_dir() {
        let mut inside: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|it| it.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| add(path, hash));
    } else {
        hash.add(path.to_string_lossy().as_bytes());
        hash.add(&std::fs::read(path).unwrap_or_default());
    }
}

/// FNV-1a, 64 bits: the same on every machine, which the standard library's hash does not promise.
struct Hash(u64);

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
