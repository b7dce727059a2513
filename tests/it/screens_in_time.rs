//! What stands in a chat when messages cross: no name stays behind on a screen that came too late.

use chrono::TimeDelta;

use crate::story::follows;
use crate::world::World;

#[tokio::test]
async fn of_two_names_typed_in_a_row_only_the_second_one_s_screen_is_seen() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Eduviges Torrealba Lucena").await;
    maria.says("/agregar").await;
    maria.types("Yuskeilys Arbulez Mújica").await;
    maria.types("Nicanor Abreu Sotillo").await;
    world.settle().await;
    assert!(!maria.screen().contains("Arbulez"), "{}", maria.screen());
    assert!(maria.hears().contains("Abreu Sotillo"), "{}", maria.screen());
}

#[tokio::test]
async fn a_name_typed_and_cancelled_at_once_is_never_shown() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Eduviges Torrealba Lucena").await;
    maria.types("Yuskeilys Arbulez Mújica").await;
    maria.types("/cancelar").await;
    world.settle().await;
    assert!(!maria.screen().contains("Arbulez"), "{}", maria.screen());
    assert!(maria.hears().contains("Listo, lo dejamos"), "{}", maria.hears());
}

#[tokio::test]
async fn names_that_gave_way_to_another_screen_do_not_overwrite_it_when_their_time_is_over() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Eduviges Torrealba Lucena").await;
    maria.says("/mi_lista").await;
    maria.taps("Mostrar nombres").await;
    maria.taps("Ajustes").await;
    let settings = maria.hears();
    world.after(TimeDelta::minutes(3)).await;
    assert_eq!(maria.hears(), settings);
}

#[tokio::test]
async fn names_hide_again_after_two_minutes_also_across_a_restart() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Eduviges Torrealba Lucena").await;
    maria.says("/mi_lista").await;
    maria.taps("Mostrar nombres").await;
    assert!(maria.hears().contains("Torrealba"), "{}", maria.hears());
    world.restart().await;
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Torrealba"), "{}", maria.screen());
}

#[tokio::test]
async fn a_name_behind_a_command_is_deleted_and_behind_the_command_to_add_it_is_added() {
    let world = World::new().await;
    let maria = world.person("es");
    for command in ["/mi_lista", "/ayuda", "/ajustes", "/start", "/verificar", "/cola", "/cancelar"] {
        let before = maria.deleted();
        maria.says(&format!("{command} Yuskeilys Arbulez")).await;
        assert!(maria.deleted() > before, "{command} left the name in the chat");
    }
    maria.says("/agregar Yuskeilys Arbulez Mújica").await;
    maria.taps("Sí, de acuerdo").await;
    assert!(maria.hears().contains("Apellidos: **Arbulez Mújica**"), "{}", maria.hears());
    maria.taps("Cancelar").await;
    let before = maria.deleted();
    follows(&maria, "Eduviges Torrealba Lucena").await;
    maria.says("/agregar Nicanor Abreu Sotillo").await;
    assert!(maria.hears().contains("Apellidos: **Abreu Sotillo**"), "{}", maria.hears());
    assert!(maria.deleted() > before);
    let before = maria.deleted();
    maria.says("/verificar K7F3").await;
    assert_eq!(maria.deleted(), before, "a code names nobody");
}
