//! Who is on the phones: two families and two members of the team, all invented.

use crate::domain::Role;
use crate::sandbox::{PagePhone, PersonSpec, Scene, Step};
use crate::store::Store;

pub const MARIA: i64 = 7001;
pub const ALEJANDRA: i64 = 7002;
pub const ANA: i64 = 7003;
pub const LUIS: i64 = 7004;

/// The four phones, from left to right.
pub fn phones() -> Vec<PagePhone> {
    let phone = |id, name: &str, language: &str, es: &str, en: &str, zone: &str| PagePhone {
        person: PersonSpec::new(id, name, language),
        caption_es: es.to_owned(),
        caption_en: en.to_owned(),
        time_zone: zone.to_owned(),
    };
    vec![
        phone(MARIA, "María", "es", "Madre, en Caracas", "Mother, in Caracas", "America/Caracas"),
        phone(ALEJANDRA, "Alejandra", "en", "Hermana, en Toronto", "Sister, in Toronto", "America/Toronto"),
        phone(ANA, "Ana", "es", "Coordinación", "Coordinator", "America/Caracas"),
        phone(LUIS, "Luis", "es", "Voluntariado", "Volunteer", "America/Caracas"),
    ]
}

/// Ana and Luis join the team as anybody does: with a link for one person, and a pseudonym.
pub async fn takes_its_places(store: &Store) -> anyhow::Result<Scene> {
    let mut steps = vec![Step::Narrates(
        "Ana y Luis entran en el equipo, cada quien con un enlace que sirve una sola vez.".to_owned(),
        "Ana and Luis join the team, each with a link that works once.".to_owned(),
    )];
    for (person, role, pseudonym) in [(ANA, Role::Coordinator, "Ceiba"), (LUIS, Role::Volunteer, "Araguaney")] {
        let token = super::invite(store, role).await?;
        steps.push(Step::Start(person, token));
        steps.push(Step::WaitsFor(person, "seudónimo".to_owned()));
        steps.push(Step::Says(person, pseudonym.to_owned()));
        steps.push(Step::WaitsFor(person, pseudonym.to_owned()));
    }
    let title = |text: &str| text.to_owned();
    Ok(Scene { id: "team".to_owned(), title_es: title("El equipo"), title_en: title("The team"), steps })
}
