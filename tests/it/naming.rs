//! A text that no rule reads names people: each is offered with its sentence, and nobody learns who is followed.

use chrono::TimeDelta;
use vigilia::domain::Role;

use crate::story::{confirms, follows};
use crate::world::{Person, World};

const TEXT: &str = "Amparo Civil, domingo 25 de enero de 2026.\n\nVerificamos anoche la situación de Yuleisy Marcano \
                    Bello y de Críspula Machillanda Rengel.\n\nEl ministro Arístides Montezuma Lara no respondió, y el \
                    Comité Puertas Abiertas lo lamenta.";

async fn pastes(volunteer: &Person<'_>, text: &str) {
    volunteer.says("/importar").await;
    volunteer.says(text).await;
    volunteer.taps("Amparo Civil").await;
}

#[tokio::test]
async fn whom_a_text_only_names_is_offered_with_the_sentence_and_never_taken_by_itself() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    pastes(&ana, TEXT).await;
    let screen = ana.hears();
    for part in ["nombra a 2 personas más", "1. ☐ Yuleisy Marcano Bello", "2. ☐ Críspula Machillanda Rengel"] {
        assert!(screen.contains(part), "{part}:\n{screen}");
    }
    assert!(screen.contains("Verificamos anoche la situación de Yuleisy"), "the sentence around it:\n{screen}");
    for other in ["Arístides", "Puertas Abiertas"] {
        assert!(!screen.contains(other), "{other} is offered as released:\n{screen}");
    }
    ana.taps("Importar").await;
    assert!(ana.hears().contains("No hay ningún nombre que importar"), "{}", ana.hears());
}

#[tokio::test]
async fn who_is_ticked_is_compared_like_every_release_and_told_only_when_people_confirm() {
    let world = World::new().await;
    let (maria, ana) = (world.person("es"), world.member(Role::Coordinator, "Ceiba").await);
    let luis = world.member(Role::Volunteer, "Jabillo").await;
    follows(&maria, "Yuleisy Coromoto Marcano Bello").await;
    pastes(&ana, TEXT).await;
    ana.taps("☐ 1").await;
    assert!(ana.hears().contains("1. ☑ Yuleisy Marcano Bello"), "{}", ana.hears());
    ana.taps("Importar").await;
    world.after(TimeDelta::hours(1)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "{}", maria.screen());
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(5)).await;
    assert!(maria.screen().contains("actualización en su lista"), "{}", maria.screen());
}

#[tokio::test]
async fn a_list_is_taken_whole_and_whom_its_unclear_lines_name_only_when_ticked() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let list = "Excarcelaciones verificadas por Amparo Civil hasta las 8:30 p.m. de hoy, domingo 25/01/2026: 1 \
                persona.\n\nEn La Crisálida (1): Rosángela Pirela Añez.\n\nLlegaron a casa: Yuleisy Marcano Bello y \
                Críspula Machillanda Rengel.";
    pastes(&ana, list).await;
    let screen = ana.hears();
    for part in ["Leí 1 nombre", "1. Rosángela Pirela Añez", "2. ☐ Yuleisy Marcano Bello"] {
        assert!(screen.contains(part), "{part}:\n{screen}");
    }
    ana.taps("Importar").await;
    assert!(ana.hears().contains("Nuevas 1 "), "{}", ana.hears());
}

/// An invented text must not be an oracle (T9, T10): with and without somebody who follows a person that it names, a
/// volunteer sees the same bytes at every step.
#[tokio::test]
async fn what_is_offered_says_nothing_of_who_is_followed() {
    let mut worlds = Vec::new();
    for followed in ["Yuleisy Coromoto Marcano Bello", "Hermógenes Toribio Landaeta Sifontes"] {
        let world = World::new().await;
        let (maria, ana) = (world.person("es"), world.member(Role::Coordinator, "Ceiba").await);
        follows(&maria, followed).await;
        let mut steps = Vec::new();
        pastes(&ana, TEXT).await;
        steps.push((ana.hears(), ana.labels()));
        ana.taps("☐ 1").await;
        steps.push((ana.hears(), ana.labels()));
        ana.taps("Importar").await;
        steps.push((ana.hears(), ana.labels()));
        worlds.push(steps);
    }
    assert_eq!(worlds[0], worlds[1]);
}
