//! Sentences that tell who was released: "salieron A, B y C", "A y B fueron excarcelados",
//! "releases have included A, B and C".
//!
//! Only names that stand in series with the verb are offered, and nobody where the clause asks, promises, denies,
//! or speaks of people who are still inside.

use super::super::centres::{self, Centre};
use super::super::kinds::{self, Condition, Sign};
use super::super::notes::Beside;
use super::super::persons::{self, Role};
use super::super::tokens::{Token, TokenKind, tokens};
use super::mentions::{Person, people};
use super::sentences::without_quotes;
use crate::domain::ReleaseKind;

/// Who a clause says was released.
pub enum Listed {
    /// Nobody, or the clause does not speak of it.
    Nobody,
    People {
        kind: ReleaseKind,
        centre: Option<Centre>,
        people: Vec<(String, Beside)>,
    },
    /// Given names that share a surname.
    SharedSurname,
    /// People of whom no rule can tell whether they left.
    Unclear,
}

/// Reads one clause.
pub fn listed(clause: &str) -> Listed {
    let plain = without_quotes(clause);
    let words = tokens(&plain);
    let found = kinds::signs(&words);
    let guarded = found.iter().any(|hit| {
        matches!(hit.meaning, Sign::StillInside | Sign::Demand | Sign::Pending | Sign::Refused | Sign::Before)
    });
    let Some(verb) = verb(&words).filter(|verb| !guarded && has_happened(&words, verb.first)) else {
        return Listed::Nobody;
    };
    let kind = match kinds::decide(found.iter().map(|hit| hit.meaning).filter(|sign| *sign != Sign::Detained)) {
        Condition::Is(kind) if kind.is_exit() || kind == ReleaseKind::HouseArrest => kind,
        Condition::Silent => ReleaseKind::LeftPrison,
        _ => return Listed::Unclear,
    };
    let everybody = people(&plain, &words);
    let series = Series { text: &plain, words: &words, everybody: &everybody };
    // "fueron excarcelados con medidas cautelares A y B": the words of the kind belong to the verb.
    let told = found.iter().filter(|hit| hit.first <= verb.end).map(|hit| hit.end).max();
    let after = if verb.takes_after { series.after(verb.end.max(told.unwrap_or(0))) } else { Run::None };
    // A subject before the verb comes first: behind it stands who says so.
    let run = match series.before(verb.first) {
        Run::None => after,
        found => found,
    };
    let centres = centres::mentions(&plain, &words);
    let one = centres.len() == 1;
    match run {
        Run::Shared => Listed::SharedSurname,
        Run::None => Listed::Unclear,
        Run::People(people) => {
            Listed::People { kind, centre: centres.into_iter().next().filter(|_| one).map(|hit| hit.centre), people }
        }
    }
}

/// A verb of leaving: tokens `first..end`, and whether people may follow it.
struct Verb {
    first: usize,
    end: usize,
    takes_after: bool,
}

/// The verb that tells of an exit, if the clause has one.
fn verb(words: &[Token<'_>]) -> Option<Verb> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let inside = words.iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "libertad" | "prision" | "carcel" | "penal" | "prison" | "jail" | "custody" | "calabozos"
        )
    });
    let place = inside || centres::any(words);
    (0..words.len()).find_map(|at| match word(at) {
        "salio" | "salieron" if place => {
            Some(Verb { first: with_auxiliary(words, at), end: at + 1, takes_after: true })
        }
        "salido" if matches!(word(at.wrapping_sub(1)), "ha" | "han") && place => {
            Some(Verb { first: at - 1, end: at + 1, takes_after: true })
        }
        "left" if matches!(word(at + 1), "prison" | "jail" | "custody") => {
            Some(Verb { first: at, end: at + 2, takes_after: false })
        }
        "walked" if word(at + 1) == "free" => Some(Verb { first: at, end: at + 2, takes_after: false }),
        "excarcelaron" | "liberaron" | "excarcelo" | "libero" => {
            Some(Verb { first: at, end: at + 1, takes_after: true })
        }
        participle if is_participle(participle) => {
            let first = with_auxiliary(words, at);
            let active = matches!(participle, "released" | "freed") && words.get(at + 1).is_some_and(Token::is_capital);
            (first < at || active).then_some(Verb { first, end: at + 1, takes_after: true })
        }
        "included" | "include" | "includes" | "incluyen" | "incluye" | "incluyeron" | "figuran" | "estan" | "are"
        | "were" | "was" | "is" | "encuentran"
            if speaks_of_releases(words, at) =>
        {
            Some(Verb { first: at, end: at + 1, takes_after: true })
        }
        "quedaron" | "quedo" | "recuperaron" | "recupero" | "recobraron" | "recobro"
            if word(at + 1) == "en" || word(at + 2) == "libertad" =>
        {
            Some(Verb { first: at, end: at + 3, takes_after: true })
        }
        _ => None,
    })
}

/// Nothing denies the verb or makes it a wish: "no han excarcelado a", "habría sido liberado", "to be released".
fn has_happened(words: &[Token<'_>], verb: usize) -> bool {
    const DOUBTS: &[&str] = &[
        "no", "not", "nunca", "never", "nadie", "ninguno", "ninguna", "tampoco", "ni", "sin", "without", "habria",
        "habrian", "haya", "hayan", "hubiera", "hubieran", "hubiese", "haber", "podria", "podrian", "si", "if",
        "could", "would", "may", "might", "will", "should", "to", "be", "hasta", "until",
    ];
    const NOBODY: &[&str] = &["ni", "ninguno", "ninguna", "nadie", "tampoco", "neither", "nor", "none", "nobody"];
    let nobody = words[..verb].iter().any(|word| NOBODY.contains(&word.folded.as_str()));
    let before = &words[verb.saturating_sub(2)..verb];
    !nobody && !before.iter().any(|word| word.joined && DOUBTS.contains(&word.folded.as_str()))
}

fn is_participle(folded: &str) -> bool {
    matches!(folded, "released" | "freed") || folded.starts_with("excarcelad") || folded.starts_with("liberad")
}

/// Where "fueron", "han sido", "was", "have also been" before a participle begins.
fn with_auxiliary(words: &[Token<'_>], at: usize) -> usize {
    let mut first = at;
    while first > 0
        && at - first < 4
        && matches!(
            words[first - 1].folded.as_str(),
            "fue"
                | "fueron"
                | "ha"
                | "han"
                | "sido"
                | "was"
                | "were"
                | "been"
                | "has"
                | "have"
                | "also"
                | "ya"
                | "tambien"
                | "finalmente"
                | "hoy"
                | "ayer"
                | "esta"
                | "estan"
                | "quedo"
                | "quedaron"
                | "resulto"
                | "resultaron"
        )
    {
        first -= 1;
    }
    first
}

/// "The releases … have included", "Entre los excarcelados figuran", "Among those released are".
fn speaks_of_releases(words: &[Token<'_>], at: usize) -> bool {
    let before = &words[..at];
    let among = before.iter().any(|word| matches!(word.folded.as_str(), "among" | "entre"));
    let include = words[at].folded.starts_with("inclu");
    (among || include)
        && kinds::signs(before).iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()))
}

/// What stands in series with the verb.
enum Run {
    None,
    People(Vec<(String, Beside)>),
    Shared,
}

struct Series<'a> {
    text: &'a str,
    words: &'a [Token<'a>],
    everybody: &'a [Person],
}

impl Series<'_> {
    /// The series behind the verb: it must begin within a few words.
    fn after(&self, verb: usize) -> Run {
        let mut found: Vec<(String, Beside)> = Vec::new();
        let mut role_start = verb;
        for person in self.everybody.iter().filter(|person| person.candidate.first >= verb) {
            let between = &self.words[role_start..person.candidate.first];
            if !self.leads_on(between, found.is_empty()) {
                break;
            }
            if belongs_to(self.words, person) {
                return Run::None;
            }
            if person.is_single() {
                let next = self
                    .words
                    .get(person.candidate.end)
                    .is_some_and(|word| matches!(word.folded.as_str(), "y" | "e" | "and"));
                return if next { Run::Shared } else { self.finish(found) };
            }
            if outranks(person) {
                return Run::None;
            }
            let mut beside = self.role(between);
            let end = self.aside(person.candidate.end, &mut beside);
            found.push((person.candidate.name.clone(), beside));
            role_start = end;
        }
        self.finish(found)
    }

    fn finish(&self, found: Vec<(String, Beside)>) -> Run {
        if found.is_empty() { Run::None } else { Run::People(found) }
    }

    /// The series before the verb, which follows the last name at once.
    fn before(&self, verb: usize) -> Run {
        let earlier: Vec<&Person> = self.everybody.iter().filter(|person| person.candidate.end <= verb).collect();
        let mut found: Vec<(String, Beside)> = Vec::new();
        let mut limit = verb;
        for person in earlier.into_iter().rev() {
            let mut beside = Beside::default();
            let end = self.aside(person.candidate.end, &mut beside);
            let gap = self.words.get(end..limit).unwrap_or_default();
            let joined =
                if found.is_empty() { gap.iter().all(|word| word.is_sign(',')) } else { self.leads_on(gap, false) };
            if joined && (belongs_to(self.words, person) || outranks(person)) {
                return Run::None;
            }
            if !joined || person.is_single() {
                break;
            }
            let start = self.words[..person.candidate.first]
                .iter()
                .rposition(|word| word.kind == TokenKind::Sign || matches!(word.folded.as_str(), "y" | "e" | "and"));
            let lead = &self.words[start.map_or(0, |start| start + 1)..person.candidate.first];
            let role = self.role(lead);
            beside.note.extend(role.note);
            found.push((person.candidate.name.clone(), beside));
            limit = start.map_or(person.candidate.first, |start| start.min(person.candidate.first));
        }
        found.reverse();
        self.finish(found)
    }

    /// Only commas, "y" and words of a role lie between two people of one series.
    fn leads_on(&self, between: &[Token<'_>], is_first: bool) -> bool {
        const ENDS: &[&str] = &[
            "que",
            "quien",
            "quienes",
            "who",
            "whom",
            "which",
            "por",
            "by",
            "segun",
            "according",
            "dijo",
            "said",
            "con",
            "with",
            "tras",
            "after",
            "cuando",
            "when",
            "donde",
            "where",
            "para",
            "for",
            "mientras",
            "junto",
            "ante",
            "before",
        ];
        let signs = between.iter().filter(|word| word.kind == TokenKind::Sign && !word.is_sign('-')).count();
        let commas = between.iter().filter(|word| word.is_sign(',')).count();
        let ended = between.iter().any(|word| ENDS.contains(&word.folded.as_str()));
        let separated =
            is_first || commas > 0 || between.iter().any(|word| matches!(word.folded.as_str(), "y" | "e" | "and"));
        let said = persons::roles(between).contains(&Role::Speaker);
        let allowed = between.len() <= 12 && signs == commas && !said && (!is_first || commas == 0);
        allowed && separated && !ended
    }

    /// The role before a name: "el periodista", "former presidential candidate", "Venezuelan-Spanish …".
    fn role(&self, between: &[Token<'_>]) -> Beside {
        let mut beside = Beside::default();
        let skip = between.iter().rposition(|word| {
            word.is_sign(',')
                || matches!(word.folded.as_str(), "as" | "como" | "el" | "la" | "los" | "las" | "the" | "y" | "e")
        });
        let mut rest = &between[skip.map_or(0, |at| at + 1)..];
        while rest.first().is_some_and(|word| {
            matches!(
                word.folded.as_str(),
                "and" | "prominent" | "ademas" | "tambien" | "conocido" | "conocida" | "well-known" | "a" | "an"
            )
        }) {
            rest = &rest[1..];
        }
        if let Some(nation) = rest.first().filter(|word| persons::is_nation(&word.folded)) {
            beside.put(super::super::codes::NoteKey::Nationality, nation.text.to_owned());
            rest = &rest[1..];
        }
        let is_role = rest.len() <= 6 && !persons::roles(rest).is_empty();
        if let (Some(first), Some(last), true) = (rest.first(), rest.last(), is_role) {
            beside.put(super::super::codes::NoteKey::Profession, self.text[first.start..last.end].to_owned());
        }
        beside
    }

    /// ", de 24 años," and "(periodista)" behind a name; where the series goes on.
    fn aside(&self, end: usize, beside: &mut Beside) -> usize {
        let Some(open) = self.words.get(end) else { return end };
        let close = match open.text {
            "(" => ")",
            "," => ",",
            _ => return end,
        };
        let rest = &self.words[end + 1..];
        let Some(length) =
            rest.iter().take(12).position(|word| word.text == close || (close == "," && "y.;".contains(word.text)))
        else {
            return end;
        };
        let inner = &rest[..length];
        let small = inner.first().is_some_and(|word| !word.is_capital());
        let named = |word: &Token<'_>| word.is_capital() && !persons::is_nation(&word.folded);
        if close == ","
            && (inner.iter().any(named)
                || !small
                || persons::roles(inner).is_empty() && inner.iter().all(|word| word.number().is_none()))
        {
            return end;
        }
        if let (Some(first), Some(last)) = (inner.first(), inner.last()) {
            beside.take(&self.text[first.start..last.end]);
        }
        if close == ")" { end + length + 2 } else { end + 1 + length }
    }
}

/// "El hijo de Juan Pérez fue liberado": somebody else is meant.
fn belongs_to(words: &[Token<'_>], person: &Person) -> bool {
    let before = person.candidate.first.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(|word| matches!(word.folded.as_str(), "de" | "del" | "of"))
}

/// A minister who "salió" went out of a meeting.
fn outranks(person: &Person) -> bool {
    person.roles.contains(&Role::Official) || person.roles.contains(&Role::Speaker)
}
