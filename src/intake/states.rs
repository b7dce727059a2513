//! The states of Venezuela, and how a text names one.

use super::tokens::fold;

/// The name, and what else it is called: older names and the cities that stand for it.
const STATES: &[(&str, &[&str])] = &[
    ("Amazonas", &["puerto ayacucho"]),
    ("Anzoátegui", &["barcelona", "puerto la cruz", "el tigre", "lecheria"]),
    ("Apure", &["san fernando de apure", "san fernando"]),
    ("Aragua", &["maracay", "la victoria", "turmero"]),
    ("Barinas", &[]),
    ("Bolívar", &["ciudad bolivar", "ciudad guayana", "puerto ordaz", "san felix"]),
    ("Carabobo", &["valencia", "puerto cabello", "guacara"]),
    ("Cojedes", &["san carlos"]),
    ("Delta Amacuro", &["tucupita"]),
    ("Distrito Capital", &["caracas", "dtto capital", "ccs"]),
    ("Falcón", &["coro", "punto fijo"]),
    ("Guárico", &["san juan de los morros", "calabozo", "valle de la pascua"]),
    ("La Guaira", &["vargas", "catia la mar", "maiquetia"]),
    ("Lara", &["barquisimeto", "carora"]),
    ("Mérida", &["el vigia"]),
    ("Miranda", &["los teques", "guarenas", "guatire", "petare", "charallave"]),
    ("Monagas", &["maturin"]),
    ("Nueva Esparta", &["porlamar", "margarita", "isla de margarita", "la asuncion"]),
    ("Portuguesa", &["guanare", "acarigua"]),
    ("Sucre", &["cumana", "carupano"]),
    ("Táchira", &["san cristobal"]),
    ("Trujillo", &["valera"]),
    ("Yaracuy", &["san felipe"]),
    ("Zulia", &["maracaibo", "cabimas", "ciudad ojeda"]),
];

/// The state that a text names and nothing else: "Mérida", "edo. Lara", "Estado Zulia", "Maracaibo".
pub fn state_named(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = |word: &&&str| !matches!(**word, "estado" | "edo" | "state" | "en" | "el" | "of");
    let written: Vec<&str> = words.iter().filter(said).copied().collect();
    let whole = [words.join(" "), written.join(" ")];
    let named = |(name, others): &&(&str, &[&str])| {
        whole.iter().any(|written| fold(name) == *written || others.contains(&written.as_str()))
    };
    STATES.iter().find(named).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_known_by_its_name_and_by_its_cities_and_nothing_else_is_one() {
        for (text, name) in [
            ("Mérida", Some("Mérida")),
            ("edo. lara", Some("Lara")),
            ("Estado  Zulia", Some("Zulia")),
            ("en Caracas", Some("Distrito Capital")),
            ("EL TIGRE", Some("Anzoátegui")),
            ("Vargas", Some("La Guaira")),
            ("Atlántida", None),
            ("Lara o Zulia", None),
            ("", None),
        ] {
            assert_eq!(state_named(text), name, "{text}");
        }
        assert_eq!(STATES.len(), 24);
    }
}
