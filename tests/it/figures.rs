//! Figures without names: found, kept by a person, corrected by a later one, and shown side by side.

use std::process::Command;

use chrono::TimeDelta;
use serde_json::Value;
use tempfile::TempDir;
use vigilia::domain::Role;

use crate::story::{all_confirm, cast};
use crate::world::World;

const JANUARY: &[u8] = include_bytes!("../../samples/cifras-2026-01.csv");

#[tokio::test]
async fn january_is_shown_as_it_was_told_with_source_day_window_and_where_it_was_read() {
    let world = World::new().await;
    let ana = world.member(Role::Volunteer, "Ceiba").await;
    world.after(TimeDelta::days(7)).await;
    ana.says("/importar").await;
    ana.sends_file(JANUARY).await;
    assert!(ana.hears().starts_with("Hay 18 cifras sin nombres"), "{}", ana.hears());
    ana.taps("Guardar todas").await;
    assert!(ana.hears().ends_with("Guardadas. Se ven con /estadisticas."), "{}", ana.hears());
    ana.says("/estadisticas 2026-01").await;
    insta::assert_snapshot!(ana.hears());
    ana.says("/estadisticas").await;
    insta::assert_snapshot!(ana.hears());
    assert!(ana.all_protected());
}

#[tokio::test]
async fn no_screen_of_figures_subtracts_one_from_another() {
    let world = World::new().await;
    let ana = world.member(Role::Volunteer, "Ceiba").await;
    world.after(TimeDelta::days(7)).await;
    ana.says("/importar").await;
    ana.sends_file(JANUARY).await;
    ana.taps("Guardar todas").await;
    for month in ["", " 2025-12", " 2026-01"] {
        ana.says(&format!("/estadisticas{month}")).await;
        let screen = ana.hears();
        assert!(screen.contains("no se restan"), "{screen}");
        // 626 − 266, 626 − 154, 626 − 151, 116 − 41, 99 − 75, 777 − 626.
        for difference in ["360", "472", "475", ">75<", " 24 menos", "diferencia", "brecha"] {
            assert!(!screen.contains(difference), "{difference}: {screen}");
        }
    }
}

#[tokio::test]
async fn a_total_without_names_is_kept_only_when_a_person_says_so_and_makes_no_release() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    ana.says("/importar").await;
    ana.says(include_str!("../../samples/comunicado.txt")).await;
    assert!(ana.hears().contains("Es un anuncio sin nombres"), "{}", ana.hears());
    assert!(kept(&world).await.is_empty(), "kept before anybody said so");
    let (message, button) = ana.button("Guardar cifra").unwrap();
    for _ in 0..3 {
        ana.presses(message, &button).await;
    }
    assert!(ana.hears().contains("guardada: F-1"), "{}", ana.hears());
    assert_eq!(kept(&world).await.len(), 1);
    ana.says("/cola").await;
    assert!(ana.hears().contains("La cola está al día"), "{}", ana.hears());
    // Somebody else's press on the same button keeps nothing.
    let luis = world.member(Role::Volunteer, "Araguaney").await;
    luis.presses(message, &button).await;
    assert_eq!(kept(&world).await.len(), 1);
}

#[tokio::test]
async fn an_article_offers_its_figures_beside_its_names() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    ana.says("/importar").await;
    let article = "La organización Amparo Civil informó el 26 de enero de 2026 que ha verificado la salida de 266 \
                   personas. El Gobierno anunció la excarcelación de un \"número importante\" de personas.\n\n\
                   De la cárcel de mujeres La Crisálida salieron Yuleisy Marcano y Rosángela Pirela.";
    ana.says(article).await;
    assert!(ana.hears().contains("¿De qué fuente es?"), "{}", ana.hears());
    let screen = ana.screen();
    assert!(screen.contains("266") && screen.contains("«un número importante»"), "{screen}");
    ana.taps("Guardar cifra 2").await;
    let kept = kept(&world).await;
    assert!(kept.len() == 1 && kept[0].figure.is_none(), "{}", ana.screen());
}

#[tokio::test]
async fn a_later_row_corrects_an_earlier_one_and_both_are_kept() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    for figure in ["261", "266", "261"] {
        ana.says("/importar").await;
        let sheet = format!("fecha,fuente,tipo,cifra\n2026-01-25,Amparo Civil,verificadas,{figure}\n");
        ana.sends_file(sheet.as_bytes()).await;
        if ana.button("Guardar cifra").is_some() {
            ana.taps("Guardar cifra").await;
        }
    }
    assert_eq!(kept(&world).await.len(), 2);
    ana.says("/estadisticas").await;
    assert!(ana.hears().contains("266") && !ana.hears().contains("261"), "{}", ana.hears());
}

#[tokio::test]
async fn rows_that_are_no_figures_are_counted_and_not_kept() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    ana.says("/importar").await;
    let sheet = "fecha;fuente;tipo;cifra\n2026-01-12;Amparo Civil;verificadas;41\n31/02/2026;Amparo Civil;verificadas;1\n\
                 2026-01-12;Amparo Civil;desaparecidas;2\n2026-01-12;;verificadas;3\n2026-01-12;Amparo Civil;verificadas\n\
                 2027-01-12;Amparo Civil;verificadas;4\n";
    ana.sends_file(sheet.as_bytes()).await;
    assert!(ana.hears().contains("5 filas no se entendieron"), "{}", ana.hears());
    ana.taps("Guardar cifra").await;
    assert_eq!(kept(&world).await.len(), 1);
}

#[tokio::test]
async fn our_own_counts_are_hidden_while_they_are_small_and_what_is_unknown_is_no_zero() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    ana.says("/estadisticas").await;
    assert!(ana.hears().contains("Avisos: 0 enviados"), "{}", ana.hears());
    assert!(ana.hears().contains("espera media sin datos"), "{}", ana.hears());
    all_confirm(&maria, &ana, &luis).await;
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer ahora").await;
    ana.says("/estadisticas").await;
    assert!(ana.hears().contains("menos de 5 enviados · menos de 5 leídos · 0 corregidos"), "{}", ana.hears());
}

#[tokio::test]
async fn a_family_that_types_the_command_learns_nothing() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/estadisticas").await;
    assert!(!maria.screen().contains("Cifras"), "{}", maria.screen());
}

async fn kept(world: &World) -> Vec<vigilia::domain::Announcement> {
    let mut tx = world.store.begin().await.unwrap();
    tx.announcements().await.unwrap().into_iter().map(|kept| kept.said).collect()
}

#[test]
fn the_owner_imports_figures_and_sees_them_as_text_and_as_json() {
    let folder = TempDir::new().unwrap();
    let owner = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vigilia"));
        let database = format!("sqlite:{}", folder.path().join("data/v.db").display());
        command.current_dir(folder.path()).env_clear().env("VIGILIA_DATABASE", database).args(arguments);
        let output = command.env("VIGILIA_KEY_FILE", "key").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        said
    };
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/cifras-2026-01.csv");
    owner(&["key", "new", "key"]);
    assert!(owner(&["import", sample, "--figures"]).contains("18 figures kept, 0 known"));
    assert!(owner(&["import", sample, "--figures"]).contains("0 figures kept, 18 known"));
    let text = owner(&["stats", "--month", "2026-01"]);
    for part in ["Figures of January 2026", "Announced", "more than 400", "since 8 January 2026", "777", "Queue: 0"] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    let json: Value = serde_json::from_str(&owner(&["stats", "--json"])).unwrap();
    assert_eq!(json["figures"][0]["figure"], 626);
    assert_eq!(json["figures"][0]["as_of"], "2026-01-20/2026-01-23");
    assert_eq!(json["notices"]["sent"], 0);
    assert_eq!(json["queue"]["mean_wait_seconds"], Value::Null);
}
