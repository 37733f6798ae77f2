//! The edits of a file with undo and redo.

use super::Edit;
use serde::{Deserialize, Serialize};

/// The edits that hold, in the order in which they were made, and those that were undone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    done: Vec<Edit>,
    /// The last undone at the end.
    undone: Vec<Edit>,
}

impl History {
    /// A history in which these edits were made.
    pub fn of(edits: Vec<Edit>) -> History {
        History { done: edits, undone: Vec::new() }
    }

    /// The edits that hold.
    pub fn edits(&self) -> &[Edit] {
        &self.done
    }

    /// Makes an edit. What was undone can be redone no more.
    pub fn push(&mut self, edit: Edit) {
        self.done.push(edit);
        self.undone.clear();
    }

    /// Takes the last edit back, and says which it was.
    pub fn undo(&mut self) -> Option<&Edit> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// Makes the edit anew that was undone last, and says which it was.
    pub fn redo(&mut self) -> Option<&Edit> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is an edit to make anew.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
