//! Several sources on one event: nobody is told twice, and nobody is left out.

use chrono::TimeDelta;
use vigilia::domain::{Role, Tier};

use crate::story::{confirms, follows, imports, told};
use crate::world::{Person, World};

/// A day after [`crate::story::POST`], another verifier tells of the same person with a letter less, and of Yuleisy.
const ALSO: &str = "Excarcelaciones verificadas por Faro Abierto hasta las 8:30 p.m. del lunes 26/01/2026: 1 persona.\n\n\
                    En El Rodeo I (1): José Gregorio Peres Rodríguez.";

const NEW_DETENTION: &str = "Nombre completo;Centro;Fecha;Condición\n\
                             José Gregorio Pérez Rodríguez;;26/01/2026;nueva detención\n";
const FULL_FREEDOM: &str = "Nombre completo;Centro;Fecha;Condición\n\
                            José Gregorio Pérez Rodríguez;;26/02/2026;libertad plena\n";

async fn source(world: &World, name: &str, tier: Tier) {
    let mut tx = world.store.begin().await.unwrap();
    tx.add_source(name, tier, world.now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn imports_from(volunteer: &Person<'_>, source: &str, post: &str) {
    volunteer.says("/importar").await;
    volunteer.says(post).await;
    volunteer.taps(source).await;
    volunteer.taps("Importar").await;
}

/// María was told; then Faro Abierto tells of (perhaps) the same.
async fn told_again(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let (maria, ana, luis) = told(world).await;
    source(world, "Faro Abierto", Tier::Verifier).await;
    world.after(TimeDelta::days(1)).await;
    imports_from(&luis, "Faro Abierto", ALSO).await;
    (maria, ana, luis)
}

async fn answers(volunteer: &Person<'_>, answer: &str) {
    volunteer.says("/cola").await;
    assert!(volunteer.hears().contains("¿Es el mismo hecho?"), "{}", volunteer.hears());
    volunteer.taps(answer).await;
}

#[tokio::test]
async fn a_second_source_on_the_same_event_is_asked_about_and_then_tells_nobody_twice() {
    let world = World::new().await;
    let (maria, ana, luis) = told_again(&world).await;
    let heard = maria.shown().len();
    ana.says("/cola").await;
    for part in ["¿Es el mismo hecho?", "Peres", "Pérez", "Faro Abierto", "Amparo Civil"] {
        assert!(ana.hears().contains(part), "{part}:\n{}", ana.hears());
    }
    assert!(ana.all_protected());
    ana.taps("Es el mismo").await;
    assert!(ana.hears().contains("Falta otra persona"), "{}", ana.hears());
    ana.says("/cola").await;
    assert!(ana.hears().contains("al día"), "she was asked twice, or got the card:\n{}", ana.hears());
    answers(&luis, "Es el mismo").await;
    assert!(luis.hears().contains("queda como uno solo") || luis.hears().contains("Queda como uno solo"));
    luis.says("/cola").await;
    assert!(luis.hears().contains("al día"), "{}", luis.hears());
    world.after(TimeDelta::hours(5)).await;
    assert_eq!(maria.shown().len(), heard);
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("Otra fuente también lo informa"), "{}", maria.hears());
}

#[tokio::test]
async fn two_events_after_all_go_their_own_ways() {
    let world = World::new().await;
    let (maria, ana, luis) = told_again(&world).await;
    answers(&ana, "Son distintos").await;
    ana.says("/cola").await;
    assert!(ana.hears().contains("al día"), "one person alone let the second card go:\n{}", ana.hears());
    answers(&luis, "Son distintos").await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    let alerts = maria.screen().matches("Hay una actualización en su lista").count();
    assert_eq!(alerts, 2, "{}", maria.screen());
}

#[tokio::test]
async fn who_disagree_leave_it_to_a_coordinator() {
    let world = World::new().await;
    let (_maria, ana, luis) = told_again(&world).await;
    let rosa = world.member(Role::Volunteer, "Turpial").await;
    answers(&luis, "Es el mismo").await;
    answers(&rosa, "Son distintos").await;
    assert!(rosa.hears().contains("Decide una coordinadora"), "{}", rosa.hears());
    luis.says("/cola").await;
    assert!(luis.hears().contains("al día"), "{}", luis.hears());
    answers(&ana, "Es el mismo").await;
    assert!(ana.hears().contains("es el mismo hecho"), "{}", ana.hears());
}

#[tokio::test]
async fn an_old_button_of_a_settled_question_changes_nothing() {
    let world = World::new().await;
    let (_maria, ana, luis) = told_again(&world).await;
    ana.says("/cola").await;
    let (message, same) = ana.button("Es el mismo").unwrap();
    answers(&luis, "Es el mismo").await;
    ana.presses(message, &same).await;
    assert!(ana.hears().contains("¿Es el mismo hecho?"), "the question had moved on:\n{}", ana.hears());
    ana.taps("Es el mismo").await;
    ana.presses(message, &same).await;
    assert!(ana.hears().contains("ya se decidió"), "{}", ana.hears());
}

#[tokio::test]
async fn a_family_that_has_the_card_gets_no_second_one_either() {
    let world = World::new().await;
    let (maria, ana, luis) = crate::story::cast(&world).await;
    source(&world, "Faro Abierto", Tier::Verifier).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    imports(&ana, crate::story::POST).await;
    imports_from(&luis, "Faro Abierto", ALSO).await;
    answers(&ana, "Es el mismo").await;
    answers(&luis, "Es el mismo").await;
    confirms(&ana).await;
    confirms(&luis).await;
    luis.says("/cola").await;
    assert!(luis.hears().contains("al día"), "{}", luis.hears());
    world.after(TimeDelta::hours(1)).await;
    assert_eq!(maria.screen().matches("Hay una actualización en su lista").count(), 1);
}

#[tokio::test]
async fn who_follows_the_other_spelling_is_told_of_the_joined_event_too() {
    let world = World::new().await;
    let (_maria, ana, luis) = told_again(&world).await;
    answers(&ana, "Es el mismo").await;
    answers(&luis, "Es el mismo").await;
    let rosa = world.person("es");
    follows(&rosa, "José Gregorio Peres Rodríguez").await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert_eq!(rosa.screen().matches("Hay una actualización en su lista").count(), 1, "{}", rosa.screen());
}

#[tokio::test]
async fn a_press_copy_is_linked_and_counted_once_a_family_is_concerned() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    source(&world, "Diario El Samán", Tier::Media).await;
    imports_from(&luis, "Diario El Samán", &ALSO.replace("Faro Abierto", "Diario El Samán")).await;
    answers(&ana, "Es el mismo").await;
    answers(&luis, "Es el mismo").await;
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("Otra fuente también lo informa"), "{}", maria.hears());
}

#[tokio::test]
async fn a_press_report_that_a_verifier_confirms_is_verified_then_and_only_then() {
    let world = World::new().await;
    let (maria, ana, luis) = crate::story::cast(&world).await;
    source(&world, "Diario El Samán", Tier::Media).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    imports_from(&ana, "Diario El Samán", crate::story::POST).await;
    luis.says("/cola").await;
    assert!(luis.hears().contains("al día"), "the press alone made a card:\n{}", luis.hears());
    imports(&ana, &format!("{}\n\nGracias.", crate::story::POST)).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("Verificado por: Amparo Civil"), "{}", maria.hears());
    assert!(maria.hears().contains("Otra fuente también lo informa"), "{}", maria.hears());
}

#[tokio::test]
async fn a_new_kind_of_event_is_news_and_says_what_was_before() {
    for (list, days, kind) in [(NEW_DETENTION, 1, "otra vez"), (FULL_FREEDOM, 33, "libertad plena")] {
        let world = World::new().await;
        let (maria, ana, luis) = told(&world).await;
        world.after(TimeDelta::days(days)).await;
        luis.says("/importar").await;
        luis.sends_file(list.as_bytes()).await;
        luis.taps("Amparo Civil").await;
        luis.taps("Importar").await;
        confirms(&ana).await;
        confirms(&luis).await;
        world.after(TimeDelta::minutes(3)).await;
        maria.taps("Leer ahora").await;
        assert!(maria.hears().contains(kind), "{}", maria.hears());
        assert!(maria.hears().contains("Antes de esto: salió de prisión, 25 de enero de 2026"), "{}", maria.hears());
    }
}
