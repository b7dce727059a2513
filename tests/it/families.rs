//! The family's chat: four taps, nothing left behind, every slip answered kindly.

use chrono::TimeDelta;
use vigilia::domain::{PopUp, Role};

use crate::story::{all_confirm, cast, follows};
use crate::world::World;

#[tokio::test]
async fn a_newcomer_adds_a_name_in_one_message_and_four_taps() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("Yusbelys Carolina Gómez Arteaga").await;
    for tap in ["Sí, de acuerdo", "Sí, está bien", "No lo sé", "Discretos (recomendado)"] {
        maria.taps(tap).await;
    }
    assert!(maria.hears().contains("**Y. C. G. A.** está en su lista"), "{}", maria.hears());
    assert!(!maria.screen().contains("Yusbelys"), "the name stayed in the chat:\n{}", maria.screen());
}

#[tokio::test]
async fn everything_that_carries_a_name_or_a_cedula_is_deleted() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    let before = maria.deleted();
    maria.says("José Gregorio Pérez Rodríguez").await;
    maria.taps("Sí, está bien").await;
    maria.says("V-90.112.345").await;
    assert!(maria.deleted() >= before + 2, "{} messages were deleted", maria.deleted() - before);
    assert!(maria.screen().contains("termina en **345**"), "{}", maria.screen());
    assert!(!maria.screen().contains("90.112"), "{}", maria.screen());
}

#[tokio::test]
async fn every_slip_gets_a_kind_answer_and_the_dialogue_goes_on() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    let slips = [
        ("12345", "No pude leer ese nombre"),
        ("🙏🙏🙏", "No pude leer ese nombre"),
        ("José\u{202e}zereP Gregorio", "No pude leer ese nombre"),
        ("José Pérez y María Gómez", "Parece que hay varios nombres"),
        (&"María ".repeat(600), "muy largo"),
    ];
    for (slip, answer) in slips {
        maria.says(slip).await;
        assert!(maria.hears().contains(answer), "{answer}: {}", maria.hears());
    }
    maria.sends_picture().await;
    assert!(maria.hears().contains("Aquí solo puedo leer texto"), "{}", maria.hears());
    maria.says("José Gregorio Pérez Rodríguez").await;
    assert!(maria.hears().contains("Lo entendí así"), "{}", maria.hears());
    maria.taps("Sí, está bien").await;
    maria.says("no sé").await;
    assert!(maria.hears().contains("No reconocí ese número"), "{}", maria.hears());
}

#[tokio::test]
async fn the_reading_can_be_turned_round_and_a_second_surname_added() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    maria.says("Alexis Franco").await;
    maria.taps("Apellidos primero").await;
    assert!(maria.hears().contains("Nombres: **Franco**"), "{}", maria.hears());
    maria.taps("Apellidos primero").await;
    maria.taps("Sí, está bien").await;
    assert!(maria.hears().contains("Veo un solo apellido: **Franco**"), "{}", maria.hears());
    maria.taps("Agregar el segundo").await;
    maria.says("Quintero").await;
    assert!(maria.hears().contains("Apellidos: **Franco Quintero**"), "{}", maria.hears());
}

#[tokio::test]
async fn adding_a_name_says_the_same_whether_or_not_a_release_of_it_is_known() {
    let mut worlds = Vec::new();
    for known in [false, true] {
        let world = World::new().await;
        let ana = world.member(Role::Coordinator, "Ceiba").await;
        if known {
            crate::story::imports(&ana, crate::story::POST).await;
        }
        let maria = world.person("es");
        follows(&maria, "José Gregorio Pérez Rodríguez").await;
        worlds.push(maria.screen());
    }
    assert_eq!(worlds[0], worlds[1]);
}

#[tokio::test]
async fn an_old_button_draws_the_present_screen_and_does_nothing() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    let (message, data) = maria.button("Sí, de acuerdo").unwrap();
    maria.taps("Sí, de acuerdo").await;
    assert_eq!(maria.presses(message, &data).await, Some(PopUp::Stale));
    assert!(maria.hears().contains("Escriba el nombre completo"), "{}", maria.hears());
    assert_eq!(maria.presses(message, "1:rd:7GK3QZ8M2C4TX:5:2").await, Some(PopUp::Stale));
}

#[tokio::test]
async fn a_button_of_somebody_else_gives_nothing() {
    let world = World::new().await;
    let (maria, rosa) = (world.person("es"), world.person("es"));
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/mi_lista").await;
    let entry = maria.labels().into_iter().rfind(|label| label.contains("J. G. P. R.")).unwrap();
    let (message, data) = maria.button(&entry).unwrap();
    rosa.says("/start").await;
    rosa.presses(message, &data).await;
    assert!(!rosa.screen().contains("J. G. P. R."), "{}", rosa.screen());
}

#[tokio::test]
async fn a_command_sets_a_dialogue_aside_and_a_day_closes_it() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    maria.says("/ayuda").await;
    assert!(maria.hears().contains("Dejé a medias lo anterior"), "{}", maria.hears());
    maria.taps("Seguir").await;
    assert!(maria.hears().contains("Escriba el nombre completo"), "{}", maria.hears());
    maria.says("Eduviges Torrealba Lucena").await;
    assert!(maria.hears().contains("Torrealba"), "{}", maria.hears());
    world.after(TimeDelta::hours(25)).await;
    assert!(maria.hears().contains("Pasó un día"), "{}", maria.hears());
    assert!(!maria.screen().contains("Torrealba"), "the name stayed in the chat:\n{}", maria.screen());
}

#[tokio::test]
async fn a_removed_name_comes_back_for_ten_minutes_and_not_after() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/mi_lista").await;
    let entry = maria.labels().into_iter().rfind(|label| label.contains("J. G. P. R.")).unwrap();
    maria.taps(&entry).await;
    maria.taps("Quitar").await;
    maria.taps("Deshacer").await;
    assert!(maria.hears().contains("J. G. P. R."), "{}", maria.hears());
    maria.taps(&entry).await;
    maria.taps("Quitar").await;
    let (message, undo) = maria.button("Deshacer").unwrap();
    world.after(TimeDelta::minutes(11)).await;
    assert!(maria.hears().contains("se borró del todo"), "{}", maria.hears());
    assert_eq!(maria.presses(message, &undo).await, Some(PopUp::UndoLate));
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("Su lista está vacía"), "{}", maria.hears());
}

#[tokio::test]
async fn a_code_is_confirmed_in_the_chat_that_received_it_and_nowhere_else() {
    let world = World::new().await;
    let (maria, _ana, _luis) = crate::story::told(&world).await;
    let said = maria.hears();
    let code = said.split("(ref. ").nth(1).and_then(|rest| rest.split(')').next()).unwrap().to_owned();
    maria.says(&format!("/verificar {code}")).await;
    assert!(maria.hears().contains("es nuestro"), "{}", maria.hears());
    let rosa = world.person("es");
    rosa.says(&format!("/verificar {code}")).await;
    assert!(rosa.hears().contains("no le enviamos ningún mensaje con ese código"), "{}", rosa.hears());
}

#[tokio::test]
async fn the_language_changes_at_any_time_and_what_is_waiting_follows_it() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    maria.says("/start").await;
    maria.taps("English").await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("There is an update on your list"), "{}", maria.hears());
    assert!(luis.all_protected() && ana.all_protected(), "something for the team can be forwarded");
}

#[tokio::test]
async fn names_are_shown_on_the_page_that_is_open_and_hide_there_again() {
    let world = World::new().await;
    let maria = world.person("es");
    let given = ["Ana", "Belkis", "Carlos", "Dilia", "Elena", "Freddy", "Gladys"];
    for name in given {
        follows(&maria, &format!("{name} Torrealba Lucena")).await;
    }
    maria.says("/mi_lista").await;
    maria.taps("›").await;
    maria.taps("Mostrar nombres").await;
    assert!(maria.hears().contains("7. Gladys Torrealba Lucena"), "{}", maria.hears());
    world.after(TimeDelta::minutes(2)).await;
    assert!(maria.hears().contains("7. G. T. L."), "{}", maria.hears());
    assert!(!maria.screen().contains("Torrealba"), "{}", maria.screen());
}
