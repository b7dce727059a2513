//! Invented people with a realistic spread of names: the lexicon's frequency classes, two given names and two
//! surnames as a rule, brothers and sisters, namesakes, and the ways and slips of families and of lists. Seeded: the
//! same every time, on every machine.

use vigilia::names::{Listed, listed};

/// A small generator of numbers (splitmix64), so that no crate's next version changes the people.
struct Seed(u64);

impl Seed {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.draw() % limit.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.draw() % 100 < percent
    }
}

/// Names drawn by how common they are.
struct Urn {
    names: Vec<&'static str>,
    up_to: Vec<f64>,
}

impl Urn {
    fn of(kind: Listed) -> Self {
        let (mut names, mut up_to, mut sum) = (Vec::new(), Vec::new(), 0.0);
        for (name, bits) in listed(kind) {
            // The classes flatten the top: real frequencies fall faster than one class of the list to the next.
            sum += (-1.25 * f64::from(bits)).exp2();
            names.push(name);
            up_to.push(sum);
        }
        Self { names, up_to }
    }

    fn draw(&self, seed: &mut Seed) -> &'static str {
        let at = (seed.draw() as f64 / u64::MAX as f64) * self.up_to.last().copied().unwrap_or(1.0);
        let place = self.up_to.partition_point(|&sum| sum < at);
        self.names[place.min(self.names.len() - 1)]
    }
}

/// An invented person's whole name; the second given name may be empty.
#[derive(Clone)]
pub struct Invented {
    given: [&'static str; 2],
    surnames: [String; 2],
}

/// Draws invented people, and writes their names as families and lists do.
pub struct People {
    given: Urn,
    surnames: Urn,
    seed: Seed,
    last: Option<[String; 2]>,
}

impl People {
    pub fn new(seed: u64) -> Self {
        Self { given: Urn::of(Listed::Given), surnames: Urn::of(Listed::Surnames), seed: Seed(seed), last: None }
    }

    /// Somebody; six in a hundred are a brother or sister of the one before.
    pub fn somebody(&mut self) -> Invented {
        let kin = self.seed.chance(6);
        let surnames = match self.last.take() {
            Some(surnames) if kin => surnames,
            _ => [self.surname(), self.surname()],
        };
        self.last = Some(surnames.clone());
        self.called(surnames)
    }

    /// Somebody with the same parents.
    pub fn sibling(&mut self, of: &Invented) -> Invented {
        loop {
            let sibling = self.called(of.surnames.clone());
            if sibling.given[0] != of.given[0] {
                return sibling;
            }
        }
    }

    fn called(&mut self, surnames: [String; 2]) -> Invented {
        let one = self.given.draw(&mut self.seed);
        let two = if self.seed.chance(80) { self.given.draw(&mut self.seed) } else { "" };
        Invented { given: [one, two], surnames }
    }

    /// Some surnames stand in no list, and some are misspelt for good.
    fn surname(&mut self) -> String {
        let mut name = self.surnames.draw(&mut self.seed).to_owned();
        if self.seed.chance(4) {
            name.push_str(["ez", "ales", "ín", "ero", "uche", "aro"][self.seed.below(6)]);
        }
        if self.seed.chance(3) {
            name = self.misspelt(&name);
        }
        name
    }

    /// As a family writes it: mostly whole, in any case, seldom with a slip.
    pub fn followed(&mut self, who: &Invented) -> String {
        let given = [who.given[0], if self.seed.chance(90) { who.given[1] } else { "" }];
        let surnames = [&*who.surnames[0], if self.seed.chance(75) { &*who.surnames[1] } else { "" }];
        let text = [given, surnames].concat().join(" ");
        let text = if self.seed.chance(5) { self.misspelt(&text) } else { text };
        spaced(&match self.seed.below(8) {
            0 => text.to_uppercase(),
            1 | 2 => text.to_lowercase(),
            _ => text,
        })
    }

    /// As a list publishes it: parts left out, surnames first, capitals, accents lost, slips.
    pub fn published(&mut self, who: &Invented) -> String {
        let two = match self.seed.below(10) {
            0..=4 => who.given[1].to_owned(),
            5 | 6 => who.given[1].chars().next().map(|c| format!("{c}.")).unwrap_or_default(),
            _ => String::new(),
        };
        let second = if self.seed.chance(60) { who.surnames[1].clone() } else { String::new() };
        let (mut given, mut surnames) = (
            format!("{} {two}", who.given[0]).trim().to_owned(),
            format!("{} {second}", who.surnames[0]).trim().to_owned(),
        );
        if self.seed.chance(25) {
            let part = if self.seed.chance(50) { &mut given } else { &mut surnames };
            *part = self.misheard(part);
        }
        let text = match self.seed.below(3) {
            0 => format!("{given} {surnames}"),
            1 => format!("{surnames}, {given}"),
            _ => format!("{surnames} {given}"),
        };
        if self.seed.chance(75) { plain(&text).to_uppercase() } else { text }
    }

    /// What a list does to a word: a letter off, a letter as it sounds, two words in one.
    fn misheard(&mut self, text: &str) -> String {
        const SOUNDS: &[(&str, &str)] = &[
            ("z", "s"),
            ("s", "z"),
            ("v", "b"),
            ("b", "v"),
            ("ll", "y"),
            ("y", "i"),
            ("h", ""),
            ("j", "g"),
            ("c", "k"),
        ];
        match self.seed.below(4) {
            0 if text.contains(' ') => text.replacen(' ', "", 1),
            1 | 2 => {
                let (from, to) = SOUNDS[self.seed.below(SOUNDS.len())];
                if text.contains(from) { text.replacen(from, to, 1) } else { self.misspelt(text) }
            }
            _ => self.misspelt(text),
        }
    }

    /// One letter dropped, doubled or replaced.
    fn misspelt(&mut self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let at = self.seed.below(letters.len());
        match self.seed.below(3) {
            0 if letters.len() > 4 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            _ => letters[at] = (b'a' + self.seed.below(26) as u8) as char,
        }
        letters.into_iter().collect()
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without accents.
pub fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}
