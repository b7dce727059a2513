//! The list and its entries: details, pauses, pages.

use chrono::TimeDelta;
use vigilia::domain::{PopUp, Role};

use crate::story::{all_confirm, cast, confirms, follows, imports};
use crate::world::{Person, World};

async fn opens_entry(person: &Person<'_>, initials: &str) {
    person.says("/mi_lista").await;
    let label = person.labels().into_iter().rfind(|label| label.ends_with(initials)).unwrap();
    person.taps(&label).await;
}

#[tokio::test]
async fn every_detail_of_a_name_is_given_changed_and_taken_away() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    opens_entry(&maria, "Y. A. M.").await;
    maria.taps("Cambiar sus datos").await;
    let details = [
        ("Cédula", "no sé", "V-90.112.345", "termina en **345**"),
        ("Edad aproximada", "poca", "45", "Lo agregué"),
        ("Estado donde vivía", "Atlántida", "Maracaibo", "Lo agregué"),
        ("Último centro conocido", "un lugar", "Rodeo 1", "Lo agregué"),
    ];
    for (label, bad, good, noted) in details {
        maria.taps(label).await;
        assert!(maria.hears().contains("Borraré su mensaje"), "{label}: {}", maria.hears());
        maria.says(bad).await;
        assert!(maria.hears().contains("No reconocí"), "{label}: {}", maria.hears());
        let before = maria.deleted();
        maria.says(good).await;
        assert!(maria.deleted() > before && maria.screen().contains(noted), "{label}: {}", maria.screen());
        let marked = format!("• {label}");
        maria.taps(&marked).await;
        maria.taps("Escribirlo de nuevo").await;
        maria.says(good).await;
        maria.taps(&marked).await;
        assert_eq!(maria.taps("Quitar").await, Some(PopUp::Done));
        assert!(!maria.labels().contains(&marked), "{label}: {:?}", maria.labels());
    }
    assert!(!maria.screen().contains("Maracaibo") && !maria.screen().contains("Rodeo"), "{}", maria.screen());
}

#[tokio::test]
async fn a_person_has_several_other_names_and_each_can_be_taken_away() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    opens_entry(&maria, "Y. A. M.").await;
    maria.taps("Cambiar sus datos").await;
    maria.taps("Apodo u otro nombre").await;
    maria.says("La Nena").await;
    maria.taps("• Apodo u otro nombre").await;
    maria.taps("Agregar otro").await;
    maria.says("Yuskeilis Gil").await;
    maria.taps("• Apodo u otro nombre").await;
    assert!(maria.hears().contains("2. Y. G."), "{}", maria.hears());
    maria.taps("Quitar 1").await;
    maria.taps("• Apodo u otro nombre").await;
    assert!(maria.hears().contains("1. Y. G.") && !maria.hears().contains("2. "), "{}", maria.hears());
}

#[tokio::test]
async fn a_corrected_name_is_compared_again_and_a_nickname_finds_the_person() {
    let world = World::new().await;
    let (maria, ana, _) = cast(&world).await;
    follows(&maria, "Nicanor Abreu Sotillo").await;
    imports(&ana, crate::story::POST).await;
    ana.says("/cola").await;
    assert!(!ana.hears().contains("Nicanor"), "{}", ana.hears());
    opens_entry(&maria, "N. A. S.").await;
    for tap in ["Cambiar sus datos", "Nombre"] {
        maria.taps(tap).await;
    }
    maria.says("José Gregorio Pérez Rodríguez").await;
    maria.taps("Sí, está bien").await;
    assert!(maria.hears().contains("**J. G. P. R.**"), "{}", maria.hears());
    ana.says("/cola").await;
    assert!(ana.hears().contains("Pérez Rodríguez"), "{}", ana.hears());
}

#[tokio::test]
async fn what_two_people_judged_stays_judged_when_a_detail_changes_nothing() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    opens_entry(&maria, "J. G. P. R.").await;
    for tap in ["Cambiar sus datos", "Estado donde vivía"] {
        maria.taps(tap).await;
    }
    maria.says("Lara").await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.screen().contains("Hay una actualización en su lista"), "{}", maria.screen());
}

#[tokio::test]
async fn a_paused_name_waits_and_says_so_when_the_pause_is_over() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    opens_entry(&maria, "J. G. P. R.").await;
    maria.taps("Pausar").await;
    assert!(maria.hears().contains("A veces hace falta descansar"), "{}", maria.hears());
    assert_eq!(maria.taps("1 semana").await, Some(PopUp::Paused));
    assert!(maria.hears().contains("en pausa hasta el 1 de febrero de 2026"), "{}", maria.hears());
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::days(2)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "{}", maria.screen());
    world.after(TimeDelta::days(6)).await;
    let screen = maria.screen();
    assert!(screen.contains("están activos otra vez. En la pausa llegó una actualización."), "{screen}");
    assert!(screen.contains("Hay una actualización en su lista"), "{screen}");
    maria.taps("Más tarde").await;
    assert!(!maria.screen().contains("están activos"), "{}", maria.screen());
}

#[tokio::test]
async fn a_pause_that_ends_with_nothing_waiting_says_nothing_and_one_ended_by_hand_says_so() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    opens_entry(&maria, "Y. A. M.").await;
    maria.taps("Pausar").await;
    maria.taps("1 día").await;
    let paused = maria.screen();
    world.after(TimeDelta::days(2)).await;
    assert_eq!(maria.screen(), paused);
    opens_entry(&maria, "Y. A. M.").await;
    maria.taps("Pausar").await;
    maria.taps("Hasta que yo diga").await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("1. Y. A. M. · en pausa"), "{}", maria.hears());
    maria.taps("1. Y. A. M.").await;
    maria.taps("Activar avisos").await;
    assert!(maria.hears().contains("En la pausa no llegó nada."), "{}", maria.hears());
}

#[tokio::test]
async fn an_old_entry_s_button_does_nothing_and_draws_the_present_one() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    opens_entry(&maria, "Y. A. M.").await;
    let (message, pause) = maria.button("Pausar").unwrap();
    maria.taps("Pausar").await;
    maria.taps("Hasta que yo diga").await;
    assert_eq!(maria.presses(message, &pause).await, Some(PopUp::Stale));
    assert!(maria.labels().contains(&"Activar avisos".to_owned()), "{:?}", maria.labels());
    let rosa = world.person("es");
    rosa.says("/start").await;
    for action in ["pa", "pf", "ua", "ce", "cd", "wd", "dd", "jn"] {
        let data = pause.replacen("pa", action, 1);
        rosa.presses(message, &data).await;
        assert!(!rosa.screen().contains("Y. A. M."), "{action}: {}", rosa.screen());
    }
}

#[tokio::test]
async fn the_list_says_when_a_verifier_s_list_was_last_gone_through() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    maria.says("/mi_lista").await;
    assert!(!maria.hears().contains("lista revisada"), "{}", maria.hears());
    imports(&ana, crate::story::POST).await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("Última lista revisada: 25 de enero de 2026"), "{}", maria.hears());
    world.after(TimeDelta::days(8)).await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("Desde el 25 de enero de 2026 no hemos recibido"), "{}", maria.hears());
}
