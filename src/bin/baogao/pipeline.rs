//! Many at a time, in the order of the input: readers work ahead of the writer, but only by a few, so that memory does not
//! grow with the number of files.

use std::io;
use std::sync::mpsc::{Receiver, sync_channel};

/// What came of one input.
#[derive(Default)]
pub struct Done {
    /// What to write; none where there is nothing to say in the output.
    pub lines: Vec<Vec<u8>>,
    /// The same as rows, where tables are written.
    pub tables: Vec<Vec<baogao::export::Table>>,
    /// Bytes read.
    pub bytes: u64,
    /// What went wrong, for a person.
    pub faults: Vec<String>,
}

/// Results that wait for their turn, for each reader.
const AHEAD: usize = 4;

/// Runs `work` on the inputs, `jobs` at a time, and `each` on what comes of them, in the order of the inputs and as soon
/// as its turn has come. Ends early where `each` fails.
pub fn run<T: Send>(
    jobs: usize,
    inputs: impl Iterator<Item = T>,
    work: impl Fn(T) -> Done + Sync,
    mut each: impl FnMut(Done) -> io::Result<()> + Send,
) -> io::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(io::Error::other)?;
    let (queue, turns) = sync_channel::<Receiver<Done>>(jobs * AHEAD);
    std::thread::scope(|threads| {
        // The writer has a thread of its own: the next input may be long in coming, as on a pipe.
        let writer = threads.spawn(move || {
            turns.into_iter().try_for_each(|turn| match turn.recv() {
                Ok(done) => each(done),
                Err(_) => Err(io::Error::other("a reader has stopped")),
            })
        });
        pool.in_place_scope(|readers| {
            for input in inputs {
                let (done, turn) = sync_channel(1);
                if queue.send(turn).is_err() {
                    break; // The writer has failed.
                }
                let work = &work;
                readers.spawn(move |_| _ = done.send(work(input)));
            }
            drop(queue);
        });
        writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer has stopped")))
    })
}
