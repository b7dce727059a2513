//! What a family sets about being written to, and that it holds.

use chrono::TimeDelta;
use vigilia::domain::{Audience, Language, PopUp, Role};

use crate::story::{all_confirm, cast, confirms, follows, imports, told};
use crate::world::{Person, World};

/// Opens one question of the settings.
async fn asks(person: &Person<'_>, label: &str) {
    person.says("/ajustes").await;
    person.taps(label).await;
}

#[tokio::test]
async fn the_settings_show_careful_defaults_and_what_was_chosen() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/ajustes").await;
    for line in ["Avisos: discretos", "Horas de silencio: no", "una vez, a las 12 horas", "periódico: no", "Venezuela"]
    {
        assert!(maria.hears().contains(line), "{line}: {}", maria.hears());
    }
    for (question, answer, line) in [
        ("Recordatorio", "Cada día, tres días", "Recordatorio: cada día, tres días"),
        ("Aviso periódico", "Cada mes", "Aviso periódico: cada mes"),
        ("Aviso periódico", "No", "Aviso periódico: no"),
    ] {
        asks(&maria, question).await;
        assert_eq!(maria.taps(answer).await, Some(PopUp::Done));
        assert!(maria.hears().contains(line), "{line}: {}", maria.hears());
    }
}

#[tokio::test]
async fn what_is_typed_for_a_setting_is_read_or_asked_again_and_deleted() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Horas de silencio").await;
    maria.taps("Otro horario").await;
    let before = maria.deleted();
    maria.says("de noche").await;
    assert!(maria.hears().contains("No entendí las horas"), "{}", maria.hears());
    world.restart().await;
    maria.says("21:30 a 7:00").await;
    assert!(maria.hears().contains("entre las 21:30 y las 7:00"), "{}", maria.hears());
    asks(&maria, "Hora local").await;
    maria.taps("Otra ciudad").await;
    maria.says("Narnia").await;
    assert!(maria.hears().contains("No reconocí ese lugar"), "{}", maria.hears());
    maria.says("Madrid").await;
    assert!(maria.hears().contains("Hora local: Madrid"), "{}", maria.hears());
    assert!(maria.hears().contains("21:30 a 7:00"), "{}", maria.hears());
    assert!(maria.deleted() >= before + 4, "what was typed stayed in the chat");
}

#[tokio::test]
async fn a_setting_left_half_done_says_with_which_command_it_begins() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Hora local").await;
    maria.taps("Otra ciudad").await;
    maria.says("/ayuda").await;
    maria.taps("Seguir").await;
    assert!(maria.hears().contains("Escriba la ciudad"), "{}", maria.hears());
    world.after(TimeDelta::hours(25)).await;
    assert!(maria.screen().contains("Se puede empezar otra vez con /ajustes"), "{}", maria.screen());
}

#[tokio::test]
async fn who_has_no_list_yet_keeps_no_settings_but_the_language() {
    let world = World::new().await;
    let maria = world.person("es");
    for (question, answer) in [("Horas de silencio", "22:00 a 6:00"), ("Tipo de aviso", "Sí, completos")] {
        asks(&maria, question).await;
        maria.taps(answer).await;
        assert!(maria.hears().contains("todavía está vacía"), "{}", maria.hears());
    }
    asks(&maria, "Idioma").await;
    maria.taps("English").await;
    assert!(maria.hears().contains("We continue in English"), "{}", maria.hears());
    let menu = maria.menu().expect("the chat has a menu of its own");
    assert!(menu.iter().any(|(name, does)| name == "add" && does == "Add a name"), "{menu:?}");
}

#[tokio::test]
async fn an_alert_waits_for_the_end_of_the_quiet_hours_and_a_correction_does_not() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Horas de silencio").await;
    maria.taps("Otro horario").await;
    maria.says("20:00 a 8:00").await;
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::hours(10)).await;
    assert!(!maria.screen().contains("Hay una actualización"), "it came at 7:00: {}", maria.screen());
    world.after(TimeDelta::hours(1)).await;
    assert!(maria.screen().contains("Hay una actualización"), "it did not come at 8:00: {}", maria.screen());
    assert!(!maria.screen().contains("sin conexión"), "it was not late by our fault: {}", maria.screen());

    // The next evening the release is withdrawn.
    world.after(TimeDelta::hours(13)).await;
    luis.says("/rectificar").await;
    let row = luis.labels().into_iter().rfind(|label| label.starts_with("S-")).unwrap();
    luis.taps(&row).await;
    luis.taps("La fuente se retractó").await;
    luis.taps("Proponer").await;
    ana.taps("Aprobar y enviar").await;
    assert!(maria.hears().contains("Hay un cambio en la actualización"), "{}", maria.hears());
}

#[tokio::test]
async fn quiet_hours_are_those_of_the_chats_own_zone() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Hora local").await;
    maria.taps("Otra ciudad").await;
    maria.says("Madrid").await;
    asks(&maria, "Horas de silencio").await;
    maria.taps("22:00 a 6:00").await;
    assert!(maria.hears().contains("entre las 22:00 y las 6:00"), "{}", maria.hears());
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    // It is two in the morning in Madrid, and nine in the evening in Venezuela.
    world.after(TimeDelta::hours(3)).await;
    assert!(!maria.screen().contains("Hay una actualización"), "{}", maria.screen());
    world.after(TimeDelta::hours(1)).await;
    assert!(maria.screen().contains("Hay una actualización"), "{}", maria.screen());
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("(hora de Madrid)"), "{}", maria.hears());
}

#[tokio::test]
async fn turning_discreet_hides_what_was_told_openly_before() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Tipo de aviso").await;
    maria.taps("Sí, completos").await;
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("salió de prisión"), "{}", maria.hears());
    asks(&maria, "Tipo de aviso").await;
    assert!(maria.hears().contains("También oculté los anteriores"), "{}", maria.hears());
    assert!(!maria.screen().contains("Pérez") && !maria.screen().contains("prisión"), "{}", maria.screen());
    assert!(maria.screen().contains("Hay una actualización"), "nobody has read it yet: {}", maria.screen());
}

#[tokio::test]
async fn the_language_of_what_waits_follows_the_chat_and_so_does_its_menu() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    asks(&maria, "Idioma").await;
    maria.taps("English").await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("There is an update on your list"), "{}", maria.hears());
    assert_eq!(maria.menu(), Some(crate::world::words().commands(Language::En, Audience::Family)));
    assert!(ana.menu().is_some_and(|menu| menu.iter().any(|(name, _)| name == "cola")), "a member has the team's menu");
}

#[tokio::test]
async fn an_unread_alert_is_mentioned_once_after_twelve_hours_and_no_more() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    world.after(TimeDelta::hours(11)).await;
    assert!(!maria.screen().contains("Sigue pendiente"), "{}", maria.screen());
    world.restart().await;
    world.after(TimeDelta::hours(1)).await;
    assert!(maria.hears().contains("Sigue pendiente de leer la actualización"), "{}", maria.hears());
    let shown = maria.shown().len();
    for _ in 0..4 {
        world.after(TimeDelta::hours(24)).await;
    }
    assert_eq!(maria.shown().len(), shown, "{}", maria.screen());
    maria.says("/novedades").await;
    assert!(maria.hears().contains("Tiene 1 actualización sin leer"), "{}", maria.hears());
}

#[tokio::test]
async fn reminders_come_daily_for_three_days_until_it_is_read() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Recordatorio").await;
    maria.taps("Cada día, tres días").await;
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    let reminded = |maria: &Person<'_>| maria.screen().matches("Sigue pendiente").count();
    for day in 1..=2 {
        world.after(TimeDelta::hours(24)).await;
        assert_eq!(reminded(&maria), day, "{}", maria.screen());
    }
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("salió de prisión"), "a reminder opens the notice: {}", maria.hears());
    world.after(TimeDelta::hours(48)).await;
    assert_eq!(reminded(&maria), 1, "it was read, and one reminder gave way to it: {}", maria.screen());
}

#[tokio::test]
async fn whoever_chooses_no_reminder_gets_none() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    asks(&maria, "Recordatorio").await;
    maria.taps("No").await;
    world.after(TimeDelta::hours(30)).await;
    assert!(!maria.screen().contains("Sigue pendiente"), "{}", maria.screen());
}

#[tokio::test]
async fn a_family_is_reminded_when_it_wants_and_only_once() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.taps("Recordármelo más tarde").await;
    assert!(maria.hears().contains("¿Cuándo se lo recuerdo?"), "{}", maria.hears());
    maria.taps("‹ Volver").await;
    assert!(maria.hears().contains("Hay una actualización"), "{}", maria.hears());
    maria.taps("Recordármelo más tarde").await;
    let (message, data) = maria.button("En una hora").unwrap();
    assert!(matches!(maria.presses(message, &data).await, Some(PopUp::WillRemind(_))));
    maria.presses(message, &data).await;
    world.after(TimeDelta::minutes(61)).await;
    assert_eq!(maria.screen().matches("Sigue pendiente").count(), 1, "{}", maria.screen());
    // The one of the settings is not added to the one that was wished for.
    world.after(TimeDelta::hours(20)).await;
    assert_eq!(maria.screen().matches("Sigue pendiente").count(), 1, "{}", maria.screen());
}

#[tokio::test]
async fn nobody_is_reminded_of_what_they_answered_or_what_was_taken_back() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    luis.says("/rectificar").await;
    let row = luis.labels().into_iter().rfind(|label| label.starts_with("S-")).unwrap();
    luis.taps(&row).await;
    luis.taps("La fuente se retractó").await;
    luis.taps("Proponer").await;
    ana.taps("Aprobar y enviar").await;
    world.after(TimeDelta::hours(30)).await;
    assert!(!maria.screen().contains("Sigue pendiente"), "{}", maria.screen());
}

#[tokio::test]
async fn the_regular_note_comes_to_those_who_asked_and_says_no_more_than_is_known() {
    let world = World::new().await;
    let ana = world.member(Role::Coordinator, "Ceiba").await;
    let (maria, rosa) = (world.person("es"), world.person("es"));
    for family in [&maria, &rosa] {
        follows(family, "Eduviges Torrealba Lucena").await;
    }
    asks(&maria, "Aviso periódico").await;
    maria.taps("Cada semana").await;
    world.after(TimeDelta::days(7)).await;
    assert!(maria.hears().contains("desde el 25 de enero de 2026 no recibimos listas nuevas"), "{}", maria.hears());
    imports(&ana, crate::story::POST).await;
    world.after(TimeDelta::days(7)).await;
    assert!(maria.hears().contains("Sin novedades verificadas desde el 25 de enero de 2026"), "{}", maria.hears());
    assert!(maria.hears().contains("revisada: 1 de febrero de 2026, de 1 fuente."), "{}", maria.hears());
    world.after(TimeDelta::days(7)).await;
    assert!(maria.hears().contains("desde el 1 de febrero de 2026 no recibimos listas"), "{}", maria.hears());
    for silent in ["Seguimos aquí", "Sin novedades"] {
        assert!(!rosa.screen().contains(silent), "she did not ask: {}", rosa.screen());
    }
}

#[tokio::test]
async fn nobody_is_told_that_there_is_no_news_while_something_is_in_question() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    asks(&maria, "Aviso periódico").await;
    maria.taps("Cada semana").await;
    world.after(TimeDelta::days(7)).await;
    assert!(maria.screen().contains("sin leer. Puede verlas en /novedades"), "{}", maria.screen());
    maria.says("/novedades").await;
    let label = maria.labels().into_iter().rfind(|label| label.starts_with("Ver ")).unwrap();
    maria.taps(&label).await;
    maria.taps("Sigue adentro").await;
    let shown = maria.shown().len();
    world.after(TimeDelta::days(7)).await;
    assert_eq!(maria.shown().len(), shown, "it is under review: {}", maria.screen());
}

#[tokio::test]
async fn once_a_year_a_chat_is_asked_and_silence_erases_nothing() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    let asked = |maria: &Person<'_>| maria.screen().matches("¿Quiere que sigamos?").count();
    world.after(TimeDelta::days(364)).await;
    assert_eq!(asked(&maria), 0);
    world.after(TimeDelta::days(2)).await;
    world.after(TimeDelta::days(2)).await;
    assert_eq!(asked(&maria), 1, "{}", maria.screen());
    world.after(TimeDelta::days(366)).await;
    assert_eq!(asked(&maria), 2, "{}", maria.screen());
    maria.taps("Sí, seguir").await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("J. G. P. R."), "{}", maria.hears());
}

#[tokio::test]
async fn dates_are_shown_in_the_zone_of_the_reader() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    asks(&maria, "Hora local").await;
    maria.taps("Otra ciudad").await;
    maria.says("Tokio").await;
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer ahora").await;
    // Verified at half past eight in the evening of the 25th in Venezuela.
    assert!(maria.hears().contains("26 de enero de 2026, 09:30 (hora de Tokio)"), "{}", maria.hears());
}
