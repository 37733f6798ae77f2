//! What is known by a name.

/// Names in order, each with the number of what it names; one name may be that of several things.
pub struct Names(Vec<(Box<str>, u16)>);

impl Names {
    /// Of these names.
    pub fn new(mut names: Vec<(Box<str>, u16)>) -> Names {
        names.sort_unstable();
        Names(names)
    }

    /// The numbers of what has this name, in order.
    pub fn of(&self, name: &str) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|(other, _)| **other < *name);
        let same = self.0.get(from..).unwrap_or_default().iter().take_while(move |(other, _)| **other == *name);
        same.map(|(_, number)| usize::from(*number))
    }

    /// Each name once, in order.
    pub fn once(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.iter().map(|(name, _)| &**name).collect();
        names.dedup();
        names
    }
}
