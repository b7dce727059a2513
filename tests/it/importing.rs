//! A list is carried out line by line: how far it is, stopping, going on after a kill, undoing, and what a
//! second list does to a first.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;
use vigilia::domain::{Clock, ImportId, Role, RowCounts, RunState};
use vigilia::importing::Importing;

use crate::story::{cast, confirms, follows};
use crate::world::{Person, World, the_evening};

/// Invented people of a spreadsheet: no name twice, and no cédula in use.
pub fn people(from: usize, n: usize) -> Vec<(String, String)> {
    const GIVEN: [&str; 12] =
        ["Ana", "Luis", "Rosa", "Pedro", "Marta", "Tulio", "Nelly", "Omar", "Yraida", "Nicanor", "Eva", "Simón"];
    const SURNAMES: [&str; 17] = [
        "Abreu", "Barrios", "Canelón", "Dorante", "Escalona", "Farías", "Graterol", "Hurtado", "Izarra", "Jaimes",
        "Lugo", "Machado", "Noguera", "Olivares", "Pirela", "Quijada", "Rondón",
    ];
    let pick = |list: &[&str], at: usize| list[at % list.len()].to_owned();
    let person = |i: usize| {
        let name = format!(
            "{} {} {} {}",
            pick(&GIVEN, i),
            pick(&GIVEN, i / 12 + 5),
            pick(&SURNAMES, i / 144),
            pick(&SURNAMES, i / 2448 + i / 144 + 1)
        );
        (name, format!("V-90.{:03}.{:03}", i / 1000, i % 1000))
    };
    (from..from + n).map(person).collect()
}

fn sheet(rows: &[(String, String)], place: &str) -> String {
    let lines = rows.iter().map(|(name, cedula)| format!("{name};{cedula};{place};24/01/2026"));
    std::iter::once("Nombre;Cédula;Centro;Fecha".to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Sends a file and sees its dry run.
async fn shows(volunteer: &Person<'_>, file: &str) {
    volunteer.says("/importar").await;
    volunteer.sends_file(file.as_bytes()).await;
    volunteer.taps("Amparo Civil").await;
}

/// A clock that goes on by a second whenever somebody looks at it.
fn ticking() -> Clock {
    let seconds = AtomicI64::new(0);
    Arc::new(move || the_evening() + TimeDelta::seconds(seconds.fetch_add(1, Ordering::Relaxed)))
}

/// Accepts without anybody carrying it out yet; the worker of the test does that.
async fn accepted_only(world: &World, volunteer: &Person<'_>, file: &str) -> (ImportId, Importing) {
    shows(volunteer, file).await;
    world.importing_rests();
    volunteer.taps("Importar").await;
    let run = world.store.begin().await.unwrap().next_run().await.unwrap().unwrap();
    (run.import, Importing::new(world.store.clone(), ticking(), None))
}

async fn tally(world: &World, import: ImportId) -> RowCounts {
    world.store.begin().await.unwrap().tally(import).await.unwrap()
}

#[tokio::test]
async fn a_long_list_shows_how_far_it_is_every_three_seconds_and_can_be_stopped_gone_on_with_and_undone() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let list = sheet(&people(0, 900), "Yare III");
    let (import, mut worker) = accepted_only(&world, &ana, &list).await;
    assert!(ana.hears().contains("Importando I-1: 0 de 900."), "{}", ana.hears());
    let edits = || ana.shown().last().unwrap().edited;
    let before = edits();
    for _ in 0..4 {
        assert!(worker.step().await.unwrap());
        world.after(TimeDelta::seconds(1)).await;
    }
    assert!(ana.hears().contains("Importando I-1: 800 de 900."), "{}", ana.hears());
    assert_eq!(edits() - before, 1, "it is drawn every three seconds, not after every batch");
    ana.taps("Detener").await;
    assert!(ana.hears().contains("I-1 detenida en 800. Puedes seguir o deshacer."), "{}", ana.hears());
    assert!(!worker.step().await.unwrap(), "it is stopped");
    ana.taps("Seguir").await;
    world.importing_goes_on();
    world.settle().await;
    assert!(ana.hears().contains("I-1 terminada.** Nuevas 900 · con cambios 0 · sin cambios 0"), "{}", ana.hears());
    ana.taps("Deshacer").await;
    assert!(ana.hears().contains("retira 900, devuelve 0 a su valor anterior y conserva 0"), "{}", ana.hears());
    ana.taps("Deshacer").await;
    assert!(ana.hears().contains("I-1 deshecha. Retiradas 900"), "{}", ana.hears());
    assert_eq!(tally(&world, import).await, RowCounts { withdrawn: 900, ..RowCounts::default() });
    shows(&ana, &list).await;
    assert!(ana.hears().contains("Nuevas: 900"), "what is undone is not known any more: {}", ana.hears());
}

#[tokio::test]
async fn killed_in_the_middle_a_list_goes_on_where_it_was() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let (import, mut killed) = accepted_only(&world, &ana, &sheet(&people(0, 500), "Yare III")).await;
    killed.step().await.unwrap();
    drop(killed);
    let mut two = [(); 2].map(|()| Importing::new(world.store.clone(), ticking(), None));
    for at in [0, 1, 0, 1, 0] {
        two[at].step().await.unwrap();
    }
    assert_eq!(tally(&world, import).await, RowCounts { new: 500, ..RowCounts::default() });
    let run = world.store.begin().await.unwrap().run(import).await.unwrap().unwrap();
    assert_eq!(run.state, RunState::Done);
}

#[tokio::test]
async fn undoing_keeps_what_people_have_decided_on_and_is_for_the_importer_and_coordinators() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    let rows = people(0, 3);
    let [decided, open, _] = &rows[..] else { panic!("three people") };
    follows(&maria, &decided.0).await;
    shows(&ana, &sheet(&rows, "Yare III")).await;
    ana.taps("Importar").await;
    confirms(&luis).await;
    let rosa = world.person("es");
    follows(&rosa, &open.0).await;
    let eva = world.member(Role::Volunteer, "Turpial").await;
    let (message, data) = ana.button("Deshacer").unwrap();
    eva.presses(message, &data).await;
    assert!(eva.hears().contains("I-1 es de otra persona"), "{}", eva.hears());
    ana.presses(message, &data).await;
    assert!(ana.hears().contains("retira 2, devuelve 0 a su valor anterior y conserva 1"), "{}", ana.hears());
    ana.taps("Ver conservadas").await;
    assert!(ana.hears().contains(&decided.0), "{}", ana.hears());
    ana.taps("‹ Volver").await;
    ana.taps("Deshacer").await;
    assert!(ana.hears().contains("Retiradas 2 · devueltas 0 · conservadas 1 · fallidas 0"), "{}", ana.hears());
    eva.says("/cola").await;
    assert!(!eva.hears().contains(&open.0), "its card went with it: {}", eva.hears());
}

#[tokio::test]
async fn a_corrected_file_changes_only_what_changed_and_says_what_that_is() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let list = "Nombre;Centro;Fecha\nAna Abreu Canelón;Yare III;24/01/2026\nLuis Barrios Lugo;Tocorón;24/01/2026\n\
                Rosa Dorante Pirela;Yare III;24/01/2026\n";
    shows(&ana, list).await;
    ana.taps("Importar").await;
    let corrected = list.replace("Luis Barrios Lugo;Tocorón", "Luis Barrios Lugo;El Rodeo I");
    shows(&ana, &corrected).await;
    assert!(ana.hears().contains("Nuevas: 0 · Con cambios: 1 · Sin cambios: 2"), "{}", ana.hears());
    ana.taps("Ver cambios").await;
    assert!(ana.hears().contains("centro: Tocorón → El Rodeo I"), "{}", ana.hears());
    ana.taps("‹ Volver").await;
    ana.taps("Importar").await;
    assert!(ana.hears().contains("Nuevas 0 · con cambios 1 · sin cambios 2"), "{}", ana.hears());
    shows(&ana, &format!("{corrected}\n")).await;
    assert!(ana.hears().contains("Nuevas: 0 · Con cambios: 0 · Sin cambios: 3"), "{}", ana.hears());
    ana.taps("Cancelar").await;
    ana.taps("Deshacer").await;
    assert!(ana.screen().contains("retira 0, devuelve 1 a su valor anterior"), "{}", ana.screen());
    ana.taps("Deshacer").await;
    shows(&ana, &format!("{list}\n\n")).await;
    assert!(ana.hears().contains("Sin cambios: 3"), "it is as it was before: {}", ana.hears());
}

#[tokio::test]
async fn a_namesake_in_another_list_is_nobodys_correction() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    shows(&ana, "Nombre;Centro;Fecha\nAna Abreu;Yare III;24/01/2026\nLuis Barrios Lugo;Tocorón;24/01/2026\n").await;
    ana.taps("Importar").await;
    let tomorrow = "Nombre;Centro;Fecha\nAna Abreu;El Rodeo I;24/01/2026\nRosa Dorante;Yare III;25/01/2026\n";
    shows(&ana, tomorrow).await;
    assert!(ana.hears().contains("Nuevas: 2 · Con cambios: 0 · Sin cambios: 0"), "{}", ana.hears());
}

#[tokio::test]
async fn an_old_list_that_goes_round_again_is_said_so() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let rows = people(0, 4);
    shows(&ana, &sheet(&rows, "Yare III").replace("24/01/2026", "10/01/2026")).await;
    ana.taps("Importar").await;
    shows(&ana, &sheet(&rows, "Yare III")).await;
    let old = "Parece contenido antiguo:** 4 nombres ya figuran con fecha de 10 de enero de 2026. Comprueba la fecha.";
    assert!(ana.hears().contains(old), "{}", ana.hears());
}

#[tokio::test]
async fn lines_left_out_come_back_as_a_file_with_the_reason() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let list = "Nombre;Centro;Fecha;Condición\nAna Abreu Canelón;Yare III;24/01/2026;\n=Luis Barrios;Yare III;24/01/2026;\n\
                Rosa Dorante Pirela;Yare III;31/02/2026;\nPedro Farías Lugo;Yare III;24/01/2026;rectificación\n";
    shows(&ana, list).await;
    ana.taps("Importar").await;
    ana.taps("Bajar problemas").await;
    let (name, bytes) = ana.files().pop().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(name, "I-1.csv");
    assert!(text.contains("la fecha no existe"), "{text}");
    assert!(!text.lines().any(|line| line.contains(";=")), "no cell is a formula: {text}");
}

#[tokio::test]
async fn a_retraction_of_what_was_never_told_is_a_problem() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let post = "Balance al 26/01/2026, 7:00 p.m.\n\nRECTIFICACIÓN: en nuestro hilo del 25/01/2026 incluimos a José \
                Gregorio Pérez Rodríguez. No es correcto: no ha salido y sigue en El Rodeo I.";
    ana.says("/importar").await;
    ana.says(post).await;
    ana.taps("Amparo Civil").await;
    assert!(ana.hears().contains("retira algo que esta fuente no había dicho"), "{}", ana.hears());
    ana.taps("Importar").await;
    assert!(ana.hears().contains("Nuevas 0 · con cambios 0 · sin cambios 0 · con problemas 1"), "{}", ana.hears());
}

#[tokio::test]
async fn namesakes_in_one_list_without_dates_are_two_people_and_stay_two_when_it_comes_again() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let list = "Nombre;Centro;Edad\nAna Abreu;Yare III;61\nAna Abreu;Tocorón;23\nAna Abreu;;40\n";
    shows(&ana, list).await;
    assert!(ana.hears().contains("Nuevas: 3"), "{}", ana.hears());
    ana.taps("Importar").await;
    shows(&ana, &format!("{list}\n")).await;
    assert!(ana.hears().contains("Nuevas: 0 · Con cambios: 0 · Sin cambios: 3"), "{}", ana.hears());
}

#[tokio::test]
async fn a_poisoned_list_is_capped_and_without_judgements_tells_nobody() {
    let world = World::new().await;
    let (maria, ana, _) = cast(&world).await;
    let rows = people(0, 5_000);
    follows(&maria, &rows[17].0).await;
    let told = maria.shown().len();
    shows(&ana, &sheet(&rows, "Yare III")).await;
    assert!(ana.hears().contains("Trae 5000 nombres nuevos y aquí caben 1000 por vez"), "{}", ana.hears());
    assert!(ana.button("Importar").is_none());
    shows(&ana, &sheet(&rows[..1_000], "Yare III")).await;
    ana.taps("Importar").await;
    assert!(ana.hears().contains("Nuevas 1000"), "{}", ana.hears());
    world.after(TimeDelta::hours(12)).await;
    assert_eq!(maria.shown().len(), told, "nobody has judged anything");
}

#[tokio::test]
async fn a_run_of_nobody_is_no_run() {
    let world = World::new().await;
    let mut worker = Importing::new(world.store.clone(), ticking(), None);
    assert!(worker.carry_on(ImportId(404)).await.unwrap().is_none());
    assert!(!worker.step().await.unwrap());
}
