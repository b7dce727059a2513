//! The commands, in both languages. Every name works in every chat, whatever its language.

use serde::{Deserialize, Serialize};

use super::{Audience, Language};

macro_rules! commands {
    ($($audience:ident: $($name:ident = $es:literal | $en:literal),* $(,)?;)*) => {
        /// What somebody can type with a slash.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Command { $($($name),*),* }

        impl Command {
            /// Every command, families' first, in the order of the menu.
            pub const ALL: &'static [Command] = &[$($(Command::$name),*),*];

            /// The name in each language, without the slash: Spanish, English.
            pub fn names(self) -> (&'static str, &'static str) {
                match self { $($(Command::$name => ($es, $en)),*),* }
            }

            /// Whose menu it stands in.
            pub fn audience(self) -> Audience {
                match self { $($(Command::$name)|* => Audience::$audience),* }
            }
        }
    };
}

commands! {
    Family:
        Add = "agregar" | "add",
        List = "mi_lista" | "my_list",
        News = "novedades" | "news",
        Settings = "ajustes" | "settings",
        Clean = "limpiar" | "clean",
        Forget = "olvidar" | "forget",
        Data = "mis_datos" | "my_data",
        Privacy = "privacidad" | "privacy",
        Verify = "verificar" | "verify",
        Help = "ayuda" | "help",
        Cancel = "cancelar" | "cancel",
        Start = "start" | "start";
    Volunteer:
        Queue = "cola" | "queue",
        Import = "importar" | "import",
        Stats = "estadisticas" | "stats",
        Retract = "rectificar" | "retract",
        Hold = "retener" | "hold",
        Resume = "reanudar" | "resume";
}

impl Command {
    /// The name in one language, without the slash.
    pub fn name(self, language: Language) -> &'static str {
        let (es, en) = self.names();
        match language {
            Language::Es => es,
            Language::En => en,
        }
    }

    /// The command of this name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        Self::ALL.iter().copied().find(|command| {
            let (es, en) = command.names();
            lower == es || lower == en
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_by_either_name_in_any_case() {
        assert_eq!(Command::named("agregar"), Some(Command::Add));
        assert_eq!(Command::named("ADD"), Some(Command::Add));
        assert_eq!(Command::named("añadir"), None);
    }

    #[test]
    fn telegram_accepts_every_name() {
        for command in Command::ALL {
            for name in [command.names().0, command.names().1] {
                assert!((1..=32).contains(&name.len()));
                assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{name}");
            }
        }
    }
}
