//! The scenes, in the order in which they are played: each goes on where the one before ended.

use crate::sandbox::{Page, Paste, Sample, Scene, Step};

use super::cast::{ALEJANDRA, ANA, LUIS, MARIA, phones};
use super::{Tempo, VERIFIER};

/// Whom the two families wait for. Both stand in the sample by centre.
const SOUGHT_BY_MARIA: &str = "Wilmer Antonio Chacón Parra";
const SOUGHT_BY_ALEJANDRA: &str = "Yuleisy Coromoto Marcano Bello";
const POST: &str = include_str!("../../samples/por-centro.txt");

/// Everything that the page shows.
pub fn page() -> Page {
    Page { phones: phones(), scenes: scenes(), samples: samples(), paste: paste(), pace: Tempo::Watched.pace() }
}

/// The posts to choose from.
fn samples() -> Vec<Sample> {
    let sample = |id: &str, es: &str, en: &str, text: &str| Sample {
        id: id.to_owned(),
        title_es: es.to_owned(),
        title_en: en.to_owned(),
        text: text.to_owned(),
    };
    vec![
        sample("por-centro", "Hilo, por centro", "Thread, by centre", POST),
        sample("numerada", "Lista numerada", "Numbered list", include_str!("../../samples/numerada.txt")),
        sample("mixta", "Siete clases de noticia", "Seven kinds of news", include_str!("../../samples/mixta.txt")),
        sample(
            "cuentas-malas",
            "Cuentas que no cuadran",
            "Counts that differ",
            include_str!("../../samples/cuentas-malas.txt"),
        ),
        sample("thread-en", "Hilo en inglés", "Thread in English", include_str!("../../samples/thread-en.txt")),
        sample("articulo", "Nota de prensa", "Press article", include_str!("../../samples/articulo.txt")),
    ]
}

/// What Ana does before a pasted list is sent from her phone.
fn paste() -> Paste {
    let steps = vec![says(ANA, "/importar"), waits(ANA, "Pega o reenvía")];
    Paste { person: ANA, steps }
}

/// All scenes.
pub fn scenes() -> Vec<Scene> {
    vec![add_a_name(), a_list_arrives(), volunteers_confirm(), the_alert(), not_the_person(), a_correction()]
}

fn scene(id: &str, es: &str, en: &str, steps: Vec<Step>) -> Scene {
    Scene { id: id.to_owned(), title_es: es.to_owned(), title_en: en.to_owned(), steps }
}

fn says(person: i64, text: &str) -> Step {
    Step::Says(person, text.to_owned())
}

fn taps(person: i64, label: &str) -> Step {
    Step::Taps(person, label.to_owned())
}

fn waits(person: i64, words: &str) -> Step {
    Step::WaitsFor(person, words.to_owned())
}

fn narrates(es: &str, en: &str) -> Step {
    Step::Narrates(es.to_owned(), en.to_owned())
}

fn add_a_name() -> Scene {
    let steps = vec![
        narrates(
            "María espera a su hijo. Abre el servicio y escribe su nombre.",
            "María is waiting for her son. She opens the service and writes his name.",
        ),
        Step::Start(MARIA, String::new()),
        taps(MARIA, "Agregar un nombre"),
        taps(MARIA, "Sí, de acuerdo"),
        waits(MARIA, "Escriba el nombre completo"),
        says(MARIA, SOUGHT_BY_MARIA),
        taps(MARIA, "Sí, está bien"),
        taps(MARIA, "No lo sé"),
        taps(MARIA, "Discretos (recomendado)"),
        waits(MARIA, "Listo."),
        narrates(
            "Alejandra espera a su hermana. Prefiere los avisos completos.",
            "Alejandra is waiting for her sister. She prefers full notices.",
        ),
        Step::Start(ALEJANDRA, String::new()),
        taps(ALEJANDRA, "Add a name"),
        taps(ALEJANDRA, "Yes, I agree"),
        waits(ALEJANDRA, "full name"),
        says(ALEJANDRA, SOUGHT_BY_ALEJANDRA),
        taps(ALEJANDRA, "Yes, that's right"),
        taps(ALEJANDRA, "I don't know"),
        taps(ALEJANDRA, "Full"),
        waits(ALEJANDRA, "Done."),
    ];
    scene("add", "Una familia agrega un nombre", "A family adds a name", steps)
}

fn a_list_arrives() -> Scene {
    let steps = vec![
        narrates(
            "Casa Abierta publica una lista. Ana la pega: primero ve qué se leyó, y solo después importa.",
            "Casa Abierta publishes a list. Ana pastes it: she sees what was read first, and only then imports it.",
        ),
        says(ANA, "/importar"),
        waits(ANA, "Pega o reenvía"),
        says(ANA, POST),
        taps(ANA, VERIFIER),
        waits(ANA, "Todavía no se ha registrado nada"),
        taps(ANA, "Importar"),
        waits(ANA, "terminada"),
    ];
    scene("list", "Llega una lista", "A list arrives", steps)
}

fn volunteers_confirm() -> Scene {
    let mut steps = vec![narrates(
        "Sin cédula hacen falta dos personas distintas. Ninguna ve la respuesta de la otra.",
        "Without an ID number two different people are needed. Neither sees the other's answer.",
    )];
    for (person, first) in [(ANA, "Falta otra persona"), (LUIS, "El aviso sale")] {
        for _ in 0..2 {
            steps.extend([says(person, "/cola"), taps(person, "Confirmar"), waits(person, first)]);
        }
    }
    scene("confirm", "El voluntariado confirma", "The volunteers confirm", steps)
}

fn the_alert() -> Scene {
    let steps = vec![
        narrates(
            "A María le llega un aviso discreto: en la pantalla bloqueada no hay nombre ni motivo. Ella decide cuándo leer.",
            "María gets a discreet notice: the lock screen shows no name and no reason. She decides when to read.",
        ),
        waits(MARIA, "Hay una actualización en su lista"),
        taps(MARIA, "Leer ahora"),
        waits(MARIA, "salió de prisión"),
        Step::Pauses(std::time::Duration::from_secs(6)),
        taps(MARIA, "Ocultar de nuevo"),
        waits(MARIA, "leída el"),
        narrates("Alejandra recibe el aviso completo.", "Alejandra gets the full notice."),
        waits(ALEJANDRA, "has left prison"),
        taps(ALEJANDRA, "I have read it"),
    ];
    scene("alert", "El aviso", "The alert", steps)
}

fn not_the_person() -> Scene {
    let steps = vec![
        narrates(
            "María llama al centro: era otra persona con el mismo nombre. Lo dice con un botón.",
            "María calls the centre: it was another person with the same name. She says so with a button.",
        ),
        taps(MARIA, "Leer otra vez"),
        waits(MARIA, "salió de prisión"),
        taps(MARIA, "No es la persona"),
        waits(MARIA, "¿Qué es lo que no coincide?"),
        taps(MARIA, "El lugar"),
        waits(MARIA, "Anotado."),
    ];
    scene("not-the-person", "«No es la persona»", "“Not the person”", steps)
}

fn a_correction() -> Scene {
    let steps = vec![
        narrates(
            "La coincidencia vuelve al equipo como urgente. Luis propone corregir; Ana, otra persona, lo aprueba.",
            "The match returns to the team as urgent. Luis proposes a correction; Ana, somebody else, approves it.",
        ),
        says(LUIS, "/cola"),
        waits(LUIS, "Una familia respondió"),
        taps(LUIS, "Corregir aviso"),
        taps(LUIS, "Proponer"),
        waits(LUIS, "espera la aprobación"),
        taps(ANA, "Aprobar y enviar"),
        waits(ANA, "va en camino"),
        waits(MARIA, "Hay un cambio en la actualización"),
        taps(MARIA, "Leer ahora"),
        waits(MARIA, "no era correcto"),
    ];
    scene("correction", "Una corrección", "A correction", steps)
}
