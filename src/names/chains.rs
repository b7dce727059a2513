//! From a key to many small numbers, compactly: linked lists in one vector. Used to reach words of the vocabulary.

use super::hashing::QuickMap;

const END: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Link {
    id: u32,
    next: u32,
}

/// Keys are hashes: two texts with one hash only cost a needless look.
#[derive(Default)]
pub(super) struct Chains {
    heads: QuickMap<u64, u32>,
    links: Vec<Link>,
    free: Vec<u32>,
}

impl Chains {
    /// Adds an id under a key; the same pair twice is kept once.
    pub(super) fn add(&mut self, key: u64, id: u32) {
        if self.of(key).any(|known| known == id) {
            return;
        }
        let next = self.heads.get(&key).copied().unwrap_or(END);
        let link = Link { id, next };
        let at = match self.free.pop() {
            Some(at) => {
                self.links[at as usize] = link;
                at
            }
            None => {
                self.links.push(link);
                (self.links.len() - 1) as u32
            }
        };
        self.heads.insert(key, at);
    }

    /// Takes an id away from a key.
    pub(super) fn remove(&mut self, key: u64, id: u32) {
        let Some(&head) = self.heads.get(&key) else { return };
        let (mut before, mut at) = (END, head);
        while at != END {
            let link = self.links[at as usize];
            if link.id == id {
                match (before, link.next) {
                    (END, END) => drop(self.heads.remove(&key)),
                    (END, next) => drop(self.heads.insert(key, next)),
                    (before, next) => self.links[before as usize].next = next,
                }
                self.free.push(at);
                return;
            }
            (before, at) = (at, link.next);
        }
    }

    /// The ids under a key.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.heads.get(&key).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let link = self.links.get(at as usize)?;
            at = link.next;
            Some(link.id)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_found_until_it_is_removed() {
        let mut chains = Chains::default();
        for (key, id) in [(1, 10), (1, 11), (1, 12), (2, 10), (1, 11)] {
            chains.add(key, id);
        }
        assert_eq!(chains.of(1).collect::<Vec<_>>(), [12, 11, 10]);
        chains.remove(1, 11);
        chains.remove(1, 12);
        chains.remove(1, 99);
        assert_eq!(chains.of(1).collect::<Vec<_>>(), [10]);
        chains.remove(1, 10);
        assert_eq!(chains.of(1).count() + chains.of(3).count(), 0);
        assert_eq!(chains.of(2).collect::<Vec<_>>(), [10]);
    }
}
