//! The Fluent catalogues, embedded in the program and parsed once at the start.
//!
//! It must never be found out at run time that a file is broken: what can be checked
//! without a message in hand is checked in [`Catalogues::embedded`].

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::domain::Language;

/// One file of a language: its name and its text.
type File = (&'static str, &'static str);

const ES: [File; 5] = [
    ("es/common.ftl", include_str!("../../locales/es/common.ftl")),
    ("es/families.ftl", include_str!("../../locales/es/families.ftl")),
    ("es/alerts.ftl", include_str!("../../locales/es/alerts.ftl")),
    ("es/volunteers.ftl", include_str!("../../locales/es/volunteers.ftl")),
    ("es/figures.ftl", include_str!("../../locales/es/figures.ftl")),
];
const EN: [File; 5] = [
    ("en/common.ftl", include_str!("../../locales/en/common.ftl")),
    ("en/families.ftl", include_str!("../../locales/en/families.ftl")),
    ("en/alerts.ftl", include_str!("../../locales/en/alerts.ftl")),
    ("en/volunteers.ftl", include_str!("../../locales/en/volunteers.ftl")),
    ("en/figures.ftl", include_str!("../../locales/en/figures.ftl")),
];

/// Why the catalogues cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    #[error("{file} cannot be read as Fluent ({mistakes} mistakes)")]
    Unreadable { file: &'static str, mistakes: usize },
    #[error("{file} says the same message twice")]
    Twice { file: &'static str },
    #[error("no plural rules are known for {language:?}")]
    NoPlurals { language: Language },
    #[error("the message {key} is no pattern of a date or time")]
    BadPattern { key: &'static str },
}

/// Every sentence, in both languages.
pub struct Catalogues {
    es: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Catalogues {
    /// Parses the catalogues that the program carries.
    ///
    /// # Errors
    /// If a file is no Fluent, if a key stands twice, or if a pattern of a date cannot be read.
    pub fn embedded() -> Result<Self, CatalogueError> {
        let catalogues = Self { es: read(Language::Es, ES)?, en: read(Language::En, EN)? };
        super::dates::check_patterns(&catalogues)?;
        Ok(catalogues)
    }

    /// The message `key`; `None` if there is none, or if a variable is missing.
    pub(super) fn format(&self, language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = match language {
            Language::Es => &self.es,
            Language::En => &self.en,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// A language's bundle.
fn read(language: Language, files: [File; 5]) -> Result<FluentBundle<FluentResource>, CatalogueError> {
    let plurals: LanguageIdentifier = language.code().parse().map_err(|_| CatalogueError::NoPlurals { language })?;
    let mut bundle = FluentBundle::new_concurrent(vec![plurals]);
    // The invisible marks around variables would show on old phones, and no text of ours runs right to left.
    bundle.set_use_isolating(false);
    for (file, text) in files {
        let resource = FluentResource::try_new(text.to_owned())
            .map_err(|(_, mistakes)| CatalogueError::Unreadable { file, mistakes: mistakes.len() })?;
        bundle.add_resource(resource).map_err(|_| CatalogueError::Twice { file })?;
    }
    Ok(bundle)
}
