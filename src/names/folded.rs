//! Exact duplicates: the same written name, whatever its accents, case, order and punctuation.

use super::name::PersonName;
use super::normalize::fold;

impl PersonName {
    /// The parts in one canonical order without accents and case. Equal for two spellings of one
    /// written name; for exact duplicates only, never for comparing.
    pub fn folded(&self) -> String {
        let mut parts: Vec<String> = self.tokens.iter().map(|token| fold(&token.shown)).collect();
        parts.sort_unstable();
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_written_name_fold_alike_and_two_names_do_not() {
        let folded = |text: &str| PersonName::parse(text).map(|name| name.folded());
        assert_eq!(folded("PÉREZ RODRÍGUEZ, José"), folded("jose  perez rodriguez"));
        assert_ne!(folded("José Pérez Rodríguez"), folded("Josefa Pérez Rodríguez"));
    }
}
