//! The words of all names in an index, each kept once, with who bears it and how it can be reached.
//! Forgets a word with the last name that has it.

use std::sync::Arc;

use super::chains::Chains;
use super::hashing::QuickMap;
use super::lexicon::LEXICON;
use super::phonetic;
use super::score::Role;
use super::tokens::Token;
use super::word::{Particle, Word, hash};

/// A word as written, by number.
pub(super) type FormId = u32;
/// A folded word, by number.
pub(super) type WordId = u32;

struct Form {
    shown: Box<str>,
    key: u64,
}

/// What is looked at for every name that has the form: apart from the rest, so that it lies close together.
#[derive(Clone, Copy)]
struct Use {
    word: WordId,
    count: u32,
}

struct Stored {
    word: Arc<Word>,
    key: u64,
    /// In how many forms it is written.
    forms: u32,
}

#[derive(Default)]
pub(super) struct Vocabulary {
    forms: Vec<Form>,
    uses: Vec<Use>,
    form_ids: QuickMap<u64, FormId>,
    free_forms: Vec<FormId>,
    words: Vec<Stored>,
    /// For each word, the slots of the names that have it as a given name, and of those that have it as a surname;
    /// a name that can be read both ways is in both.
    borne_by: Vec<[Vec<u32>; 2]>,
    word_ids: QuickMap<u64, WordId>,
    free_words: Vec<WordId>,
    ways: Chains,
}

/// In which way a word is reached; mixed into the key.
#[derive(Clone, Copy)]
enum Way {
    Text = 1,
    Sound,
    Deletion,
    /// What is left of the sound without vowels: two slips in a long word mostly leave it.
    Consonants,
    Beginning,
}

fn key(way: Way, hash: u64) -> u64 {
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(way as u32 * 13) ^ way as u64
}

impl Vocabulary {
    pub(super) fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize].word
    }

    pub(super) fn word_of(&self, form: FormId) -> WordId {
        self.uses[form as usize].word
    }

    pub(super) fn shown(&self, form: FormId) -> &str {
        &self.forms[form as usize].shown
    }

    /// Slots of the names that can be read with the word in this role.
    pub(super) fn borne_by(&self, id: WordId, role: Role) -> &[u32] {
        &self.borne_by[id as usize][role as usize]
    }

    /// Notes that the name in `slot` has this word in these roles.
    pub(super) fn add(&mut self, token: &Token, roles: [Option<Role>; 2], slot: u32) -> FormId {
        let word_key = word_key(&token.word);
        let form_key = hash(&token.shown) ^ word_key.rotate_left(17);
        let form = match self.form_ids.get(&form_key) {
            Some(&form) => form,
            None => self.new_form(token, form_key, word_key),
        };
        let used = &mut self.uses[form as usize];
        used.count += 1;
        let borne_by = &mut self.borne_by[used.word as usize];
        for role in roles.into_iter().flatten() {
            let borne_by = &mut borne_by[role as usize];
            // A word that stands twice in a name is noted once.
            if borne_by.last() != Some(&slot) {
                borne_by.push(slot);
            }
        }
        form
    }

    fn new_form(&mut self, token: &Token, form_key: u64, word_key: u64) -> FormId {
        let word = match self.word_ids.get(&word_key) {
            Some(&word) => word,
            None => self.new_word(&token.word, word_key),
        };
        self.words[word as usize].forms += 1;
        let (form, unused) = (Form { shown: token.shown.clone(), key: form_key }, Use { word, count: 0 });
        let id = match self.free_forms.pop() {
            Some(id) => {
                self.forms[id as usize] = form;
                self.uses[id as usize] = unused;
                id
            }
            None => {
                self.forms.push(form);
                self.uses.push(unused);
                (self.forms.len() - 1) as FormId
            }
        };
        self.form_ids.insert(form_key, id);
        id
    }

    fn new_word(&mut self, word: &Arc<Word>, word_key: u64) -> WordId {
        let stored = Stored { word: Arc::clone(word), key: word_key, forms: 0 };
        let id = match self.free_words.pop() {
            Some(id) => {
                self.words[id as usize] = stored;
                id
            }
            None => {
                self.words.push(stored);
                self.borne_by.push(Default::default());
                (self.words.len() - 1) as WordId
            }
        };
        self.word_ids.insert(word_key, id);
        for way in ways(word).into_iter().chain(beginning(word)) {
            self.ways.add(way, id);
        }
        id
    }

    /// Forgets that the name in `slot` has this word, and the word if nobody else has it.
    pub(super) fn remove(&mut self, form: FormId, slot: u32) {
        let word = self.word_of(form);
        for borne_by in &mut self.borne_by[word as usize] {
            if let Some(at) = borne_by.iter().position(|&s| s == slot) {
                borne_by.swap_remove(at);
            }
        }
        let used = &mut self.uses[form as usize];
        used.count -= 1;
        if used.count == 0 {
            let form_row = &mut self.forms[form as usize];
            self.form_ids.remove(&form_row.key);
            form_row.shown = "".into();
            self.free_forms.push(form);
            self.words[word as usize].forms -= 1;
            if self.words[word as usize].forms == 0 {
                self.forget_word(word);
            }
        }
    }

    fn forget_word(&mut self, id: WordId) {
        let stored = &mut self.words[id as usize];
        let word = std::mem::replace(&mut stored.word, Word::shared("", "", Particle::None));
        self.word_ids.remove(&stored.key);
        self.borne_by[id as usize] = Default::default();
        for way in ways(&word).into_iter().chain(beginning(&word)) {
            self.ways.remove(way, id);
        }
        self.free_words.push(id);
    }

    /// The words written like this, with or without their particles.
    pub(super) fn written(&self, text: &str) -> impl Iterator<Item = WordId> + '_ {
        self.ways.of(key(Way::Text, hash(text)))
    }

    /// Every word that may be alike: written or sounding the same, one letter off, a short form or its origin.
    pub(super) fn near(&self, word: &Word) -> Vec<WordId> {
        let mut out: Vec<WordId> = ways(word).into_iter().flat_map(|way| self.ways.of(way)).collect();
        if let Some(beginning) = beginning(word) {
            let short_form = |id: &WordId| {
                let other = &self.word(*id).text;
                other.starts_with(&*word.text) || word.text.starts_with(&**other)
            };
            out.extend(self.ways.of(beginning).filter(short_form));
        }
        for other in LEXICON.relatives(&word.text) {
            out.extend(self.written(other));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn word_key(word: &Word) -> u64 {
    let particle = word.particle as u64 + 1;
    word.text_hash ^ word.full_hash.rotate_left(29).wrapping_mul(particle | 1)
}

/// The keys under which a word is kept and sought. An initial is only reached as itself.
fn ways(word: &Word) -> Vec<u64> {
    let mut out = vec![key(Way::Text, hash(&word.text))];
    if word.is_initial() || word.text.is_empty() {
        return out;
    }
    if !word.full.is_empty() {
        out.push(key(Way::Text, hash(&word.full)));
    }
    for sound in [word.sound, word.other_sound, word.weak_sound] {
        if sound != 0 {
            out.push(key(Way::Sound, sound));
        }
    }
    if word.text.len() >= 6 {
        let consonants: String = word.text.chars().filter(|c| !"aeiouhy".contains(*c)).collect();
        if consonants.len() >= 3 {
            out.push(key(Way::Consonants, hash(&phonetic::key(&consonants))));
        }
    }
    if word.text.len() >= 4 {
        out.push(key(Way::Deletion, hash(&word.text)));
        for at in 0..word.text.len() {
            let mut shorter = String::with_capacity(word.text.len());
            shorter.push_str(&word.text[..at]);
            shorter.push_str(&word.text[at + 1..]);
            out.push(key(Way::Deletion, hash(&shorter)));
        }
    }
    out
}

/// The key of the first three letters, for short forms and words that were cut off.
fn beginning(word: &Word) -> Option<u64> {
    word.text.get(..3).map(|letters| key(Way::Beginning, hash(letters)))
}
