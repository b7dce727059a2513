//! What volunteers bring in: a post in several messages, a spreadsheet, running text, a press copy, an old friend.

use chrono::TimeDelta;
use vigilia::domain::Role;

use crate::story::{POST, all_confirm, cast, confirms, follows, imports};
use crate::world::World;

const ARTICLE: &str = "Caracas, 26 de enero de 2026\n\nLa organización Amparo Civil informó que hasta el domingo había \
                       verificado la salida de varias personas. De la cárcel de mujeres La Crisálida salieron Yuleisy \
                       Marcano y Rosángela Pirela. Según el abogado Leopoldo Zerpa Irazábal, ninguna recibió copia de su \
                       boleta.\n\nLa dirigente Graciela Montesdeoca pidió libertad plena para quienes siguen presos, entre \
                       ellos el ingeniero Tulio Febres Navas, recluido en Yare III desde 2024.";

#[tokio::test]
async fn a_post_that_telegram_cut_in_two_is_one_post() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let (head, tail) = POST.split_once("En El Rodeo").unwrap();
    ana.says("/importar").await;
    ana.says(head).await;
    ana.says(&format!("En El Rodeo{tail}")).await;
    ana.taps("Amparo Civil").await;
    for part in ["Leí 3 nombres en 2 centros", "Todavía no se ha registrado nada"] {
        assert!(ana.hears().contains(part), "{part}:\n{}", ana.hears());
    }
}

#[tokio::test]
async fn of_running_text_only_the_ticked_names_are_taken_and_a_press_copy_verifies_nobody() {
    let world = World::new().await;
    let (maria, ana) = (world.person("es"), world.member(Role::Coordinator, "Ceiba").await);
    follows(&maria, "Yuleisy Coromoto Marcano Bello").await;
    ana.says("/importar").await;
    ana.says(ARTICLE).await;
    ana.taps("Amparo Civil").await;
    let dry_run = ana.hears();
    for offered in ["Yuleisy Marcano", "Rosángela Pirela"] {
        assert!(dry_run.contains(offered), "{offered}:\n{dry_run}");
    }
    for other in ["1. Leopoldo", "Graciela Montesdeoca ·", "Tulio Febres Navas ·"] {
        assert!(!dry_run.contains(other), "{other} is offered as released:\n{dry_run}");
    }
    let tick = ana.labels().into_iter().find(|label| label.ends_with('1') && label.chars().count() <= 4).unwrap();
    ana.taps(&tick).await;
    ana.taps("Importar").await;
    assert!(ana.hears().contains("no verifica") || ana.hears().contains("informe"), "{}", ana.hears());
    ana.says("/cola").await;
    assert!(ana.hears().contains("La cola está al día"), "a press copy made a card: {}", ana.hears());
}

#[tokio::test]
async fn a_spreadsheet_is_read_like_a_post_and_problem_rows_are_shown() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    maria.says("Nelly Margarita Añez de Urdapilleta").await;
    maria.taps("Sí, está bien").await;
    if maria.button("Seguir así").is_some() {
        maria.taps("Seguir así").await;
    }
    maria.says("V-90.112.350").await;
    maria.taps("Discretos (recomendado)").await;
    let sheet = "Nombre completo;Cédula;Centro;Fecha;Obs.\n\
                 Nelly Margarita Añez de Urdapilleta;V-90.112.350;La Crisálida;24/01/2026;con medidas\n\
                 José Ángel Yépez Camacaro;V-90.112.351;Yare III;31/02/2026;\n";
    ana.says("/importar").await;
    ana.sends_file(sheet.as_bytes()).await;
    ana.taps("Amparo Civil").await;
    assert!(ana.hears().contains("31/02") || ana.hears().contains("no existe"), "{}", ana.hears());
    ana.taps("Importar").await;
    assert!(ana.hears().contains("con problemas 1"), "{}", ana.hears());
    // Cédula and name agree: one confirmation is enough, but not that of whoever brought the line in.
    confirms(&ana).await;
    world.after(TimeDelta::minutes(5)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "{}", maria.screen());
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("con medidas cautelares"), "{}", maria.hears());
    assert!(maria.hears().contains("coinciden el nombre y la cédula"), "{}", maria.hears());
}

#[tokio::test]
async fn the_same_post_again_tells_nobody_anything_again() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    world.after(TimeDelta::minutes(3)).await;
    let told = maria.shown().len();
    luis.says("/importar").await;
    luis.says(POST).await;
    luis.taps("Amparo Civil").await;
    assert!(luis.hears().contains("igual a I-1, que importó Ceiba"), "{}", luis.hears());
    luis.taps("Revisar de nuevo").await;
    assert!(luis.hears().contains("Nuevas: 0 · Con cambios: 0 · Sin cambios: 3"), "{}", luis.hears());
    luis.taps("Cancelar").await;
    imports(&luis, &format!("{POST}\n\nMás información mañana.")).await;
    luis.says("/cola").await;
    assert!(luis.hears().contains("La cola está al día"), "{}", luis.hears());
    world.after(TimeDelta::hours(1)).await;
    assert_eq!(maria.shown().len(), told);
}

#[tokio::test]
async fn a_withdrawal_by_the_source_stops_and_corrects_what_it_had_said() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    world.after(TimeDelta::minutes(3)).await;
    let withdrawal = "Balance al 26/01/2026, 7:00 p.m.\n\nRECTIFICACIÓN: en nuestro hilo del 25/01/2026 incluimos a José \
                      Gregorio Pérez Rodríguez. No es correcto: no ha salido y sigue en El Rodeo I. Pedimos disculpas a su \
                      familia.";
    imports(&luis, withdrawal).await;
    ana.taps("Aprobar y enviar").await;
    assert!(maria.hears().contains("Hay un cambio en la actualización"), "{}", maria.hears());
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("ya no es seguro"), "{}", maria.hears());
}

#[tokio::test]
async fn a_death_reaches_the_coordinators_and_no_family() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "Críspulo Antonio Machillanda Rengel").await;
    let post = "Balance al 25/01/2026, 7:00 p.m.\n\nEn Tocorón (1): Ana Lucía Gil Peña.\n\nCon profundo dolor informamos que \
                Críspulo Antonio Machillanda Rengel, de 63 años, falleció anoche bajo custodia en Yare III.";
    let before = maria.shown().len();
    imports(&luis, post).await;
    assert!(ana.screen().contains("menciona un fallecimiento"), "{}", ana.screen());
    luis.says("/cola").await;
    assert!(luis.hears().contains("La cola está al día"), "{}", luis.hears());
    world.after(TimeDelta::hours(1)).await;
    assert_eq!(maria.shown().len(), before);
}

#[tokio::test]
async fn a_file_that_is_no_list_is_refused_with_a_reason_and_nothing_is_lost() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    ana.says("/importar").await;
    ana.sends_file(b"\x89PNG\r\n\x1a\n0000").await;
    assert!(ana.hears().contains("No se puede leer"), "{}", ana.hears());
    ana.says(POST).await;
    assert!(ana.hears().contains("¿De qué fuente es?"), "the import did not go on: {}", ana.hears());
}
