//! Invented people with a realistic spread of names: the lexicon's frequency classes, two given names and two
//! surnames as a rule, brothers and sisters, namesakes, and the slips that lists have. Seeded: the same every time.

use vigilia::names::{Listed, listed};

/// A small generator of numbers (splitmix64), so that no crate's next version changes the people.
pub struct Seed(pub u64);

impl Seed {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.draw() % limit.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: u64) -> bool {
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

/// Draws invented people.
pub struct People {
    given: Urn,
    surnames: Urn,
    seed: Seed,
    last: Option<(String, String)>,
}

impl People {
    pub fn new(seed: u64) -> Self {
        Self { given: Urn::of(Listed::Given), surnames: Urn::of(Listed::Surnames), seed: Seed(seed), last: None }
    }

    /// The next person's name, written in one of the usual ways.
    pub fn person(&mut self) -> String {
        let brother = self.seed.chance(6);
        let (first, second) = match self.last.take() {
            Some(surnames) if brother => surnames,
            _ => (self.surname(), self.surname()),
        };
        let one = self.given.draw(&mut self.seed);
        let two = if self.seed.chance(75) { self.given.draw(&mut self.seed) } else { "" };
        let shown_second = if self.seed.chance(70) { second.as_str() } else { "" };
        let given = format!("{one} {two}");
        let surnames = format!("{first} {shown_second}");
        let text = match self.seed.below(4) {
            0 => format!("{given} {surnames}"),
            1 => format!("{}, {}", surnames.trim().to_uppercase(), given.trim()),
            2 => format!("{surnames} {given}").to_uppercase(),
            _ => format!("{given} {surnames}").to_lowercase(),
        };
        self.last = Some((first, second));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Some surnames stand in no list, and some are misspelt.
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

    /// One letter dropped, doubled or replaced.
    pub fn misspelt(&mut self, name: &str) -> String {
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
