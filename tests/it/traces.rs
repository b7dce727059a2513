//! What stays on a phone and with us, and how it goes; and what a family answers.

use chrono::TimeDelta;
use vigilia::domain::{Audience, Cause, Language, Outcome, PopUp};

use crate::story::{all_confirm, cast, confirms, follows, imports, told};
use crate::world::{Person, World};

#[tokio::test]
async fn cleaning_leaves_nothing_on_the_phone_and_the_list_where_it_was() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.says("/mi_lista").await;
    maria.taps("Mostrar nombres").await;
    maria.says("/agregar").await;
    maria.says("Eduviges Torrealba Lucena").await;
    world.restart().await;
    maria.says("/limpiar").await;
    assert!(maria.screen().starts_with("Listo. Borré lo que Telegram permite"), "{}", maria.screen());
    assert_eq!(maria.shown().len(), 1, "{}", maria.screen());
    assert!(!maria.screen().contains("Dejé a medias"), "{}", maria.screen());
    world.after(TimeDelta::minutes(1)).await;
    assert!(maria.shown().is_empty(), "{}", maria.screen());
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.shown().is_empty(), "something came back: {}", maria.screen());
    maria.says("no sé").await;
    assert!(!maria.screen().contains("Torrealba"), "the dialogue was not emptied: {}", maria.screen());
    maria.says("/cancelar").await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("J. G. P. R."), "{}", maria.hears());
    maria.says("/novedades").await;
    assert!(maria.hears().contains("sin leer"), "{}", maria.hears());
}

#[tokio::test]
async fn an_older_notice_is_emptied_and_counted() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.says("/ajustes").await;
    maria.taps("Recordatorio").await;
    maria.taps("No").await;
    world.after(TimeDelta::hours(49)).await;
    maria.says("/limpiar").await;
    assert!(maria.screen().contains("Quedó 1 mensaje que Telegram no me deja borrar"), "{}", maria.screen());
    assert!(!maria.screen().contains("actualización en su lista"), "{}", maria.screen());
    assert!(maria.screen().contains('·'), "{}", maria.screen());
}

#[tokio::test]
async fn after_cleaning_a_phone_with_a_list_and_one_without_are_the_same() {
    let world = World::new().await;
    let (maria, rosa) = (world.person("es"), world.person("es"));
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    rosa.says("/start").await;
    let mut phones = Vec::new();
    for person in [&maria, &rosa] {
        person.says("/limpiar").await;
        let mut shown = vec![person.screen()];
        world.after(TimeDelta::minutes(2)).await;
        for command in
            ["/start", "/ayuda", "/ajustes", "/olvidar", "/verificar", "/verificar K7F3", "/cancelar", "hola"]
        {
            person.says(command).await;
            shown.push(format!("{command}\n{}\n{:?}", person.hears(), person.labels()));
        }
        shown.push(format!("{:?}", person.menu()));
        phones.push(shown);
    }
    // What somebody writes outside a dialogue is offered as a name to whoever has a list.
    let different: Vec<_> = phones[0].iter().zip(&phones[1]).filter(|(one, other)| one != other).collect();
    assert!(different.iter().all(|(one, _)| one.starts_with("hola")), "{different:#?}");
    let words = crate::world::words();
    assert_eq!(words.commands(Language::Es, Audience::Family).len(), 12, "one menu for all families");
}

#[tokio::test]
async fn forgetting_says_the_same_to_everybody_and_takes_the_phone_along() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    let rosa = world.person("es");
    let mut said = Vec::new();
    for person in [&maria, &rosa] {
        person.says("/olvidar").await;
        let asked = person.hears();
        person.taps("Borrar todo").await;
        said.push((asked, person.screen()));
        world.after(TimeDelta::minutes(2)).await;
        assert!(person.shown().is_empty(), "{}", person.screen());
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn what_was_typed_is_still_deleted_after_everything_is_forgotten() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/agregar").await;
    // Telegram cannot be reached while the next name is written and everything is erased.
    let away = Outcome::NotSent(Cause::Connect);
    let before = maria.deleted();
    maria.telegram_answers(&[away; 4]);
    maria.says("Eduviges Torrealba Lucena").await;
    maria.says("/olvidar").await;
    for _ in 0..6 {
        world.after(TimeDelta::minutes(1)).await;
    }
    maria.taps("Borrar todo").await;
    for _ in 0..6 {
        world.after(TimeDelta::minutes(1)).await;
    }
    assert!(maria.deleted() > before, "the name stayed in the chat");
    assert!(!maria.screen().contains("Torrealba"), "{}", maria.screen());
}

#[tokio::test]
async fn a_family_sees_all_that_is_kept_and_it_does_not_stay() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("Ya está con nosotros").await;
    maria.says("/mis_datos").await;
    for part in [
        "Esto es todo lo que guardamos",
        "1. **José Gregorio Pérez Rodríguez**",
        "cédula: no",
        "desde: 25 de enero de 2026",
        "Avisos: discretos",
        "Avisos enviados:** 1",
        "ya está con nosotros",
    ] {
        assert!(maria.hears().contains(part), "{part}: {}", maria.hears());
    }
    maria.says("/privacidad").await;
    assert!(maria.hears().contains("Cómo cuidamos sus datos"), "{}", maria.hears());
    world.restart().await;
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Pérez") && !maria.screen().contains("Cómo cuidamos"), "{}", maria.screen());
    let rosa = world.person("es");
    rosa.says("/mis_datos").await;
    assert!(rosa.hears().contains("Ningún nombre."), "{}", rosa.hears());
}

#[tokio::test]
async fn reading_again_just_before_it_hides_gives_the_whole_time_anew() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.taps("Leer ahora").await;
    world.after(TimeDelta::seconds(100)).await;
    maria.taps("Ocultar de nuevo").await;
    maria.taps("Leer otra vez").await;
    world.after(TimeDelta::seconds(60)).await;
    assert!(maria.hears().contains("salió de prisión"), "it hid early: {}", maria.hears());
    world.after(TimeDelta::seconds(60)).await;
    assert!(!maria.screen().contains("prisión"), "{}", maria.screen());
}

#[tokio::test]
async fn everything_that_a_discreet_chat_opens_hides_again_also_after_a_restart() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    world.after(TimeDelta::minutes(3)).await;
    let closed = ["Pérez", "prisión", "orientan", "Amparo", "No es la persona", "confirmó"];
    for taps in [
        &["Leer ahora"][..],
        &["Leer otra vez", "Qué puedo hacer ahora"],
        &["Leer otra vez", "No es la persona"],
        &["Leer otra vez", "Ya está con nosotros"],
        &["Leer otra vez", "Ya está con nosotros", "Sí, seguir"],
    ] {
        for label in taps {
            if maria.button(label).is_some() {
                maria.taps(label).await;
            }
        }
        world.restart().await;
        world.after(TimeDelta::minutes(2)).await;
        for word in closed {
            assert!(!maria.screen().contains(word), "{taps:?}: {word}: {}", maria.screen());
        }
    }
    maria.says("/mi_lista").await;
    maria.taps("Mostrar nombres").await;
    assert!(maria.hears().contains("Pérez"), "{}", maria.hears());
    world.restart().await;
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Pérez"), "{}", maria.screen());
}

#[tokio::test]
async fn with_us_asks_twice_at_most_and_passes_on_only_what_was_allowed() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("Ya está con nosotros").await;
    assert!(maria.hears().contains("¿Quiere seguir recibiendo avisos"), "{}", maria.hears());
    let (message, keep) = maria.button("Sí, seguir").unwrap();
    maria.taps("Sí, seguir").await;
    assert!(maria.hears().contains("¿Podemos decirle a Amparo Civil"), "{}", maria.hears());
    assert_eq!(maria.taps("Sí, pueden").await, Some(PopUp::Thanks));
    assert!(maria.hears().contains("leída el"), "{}", maria.hears());
    maria.presses(message, &keep).await;
    assert!(!maria.screen().contains("¿Podemos decirle"), "it was asked twice: {}", maria.screen());
}

#[tokio::test]
async fn closing_a_name_can_be_undone() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("Ya está con nosotros").await;
    maria.taps("No, cerrar").await;
    assert!(maria.hears().contains("Quité ese nombre de su lista"), "{}", maria.hears());
    assert_eq!(maria.taps("Deshacer").await, Some(PopUp::Undone));
    assert!(maria.hears().contains("J. G. P. R."), "{}", maria.hears());
}

#[tokio::test]
async fn not_the_person_can_be_taken_back_for_ten_minutes() {
    let world = World::new().await;
    let (maria, _, luis) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("No es la persona").await;
    maria.taps("El lugar").await;
    assert!(maria.hears().contains("Sentimos la confusión"), "{}", maria.hears());
    let (message, undo) = maria.button("Deshacer").unwrap();
    maria.taps("Deshacer").await;
    assert!(maria.hears().contains("lo deshice"), "{}", maria.hears());
    luis.says("/cola").await;
    assert!(luis.hears().contains("Una familia respondió"), "the review goes on: {}", luis.hears());
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer otra vez").await;
    maria.taps("No es la persona").await;
    world.after(TimeDelta::minutes(11)).await;
    assert_eq!(maria.presses(message, &undo).await, Some(PopUp::UndoLate));
}

#[tokio::test]
async fn a_family_hears_discreetly_that_the_verifier_stands_by_it() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("Sigue adentro").await;
    assert!(maria.hears().contains("le escribiremos con lo que encontremos"), "{}", maria.hears());
    for volunteer in [&luis, &ana] {
        volunteer.says("/cola").await;
        volunteer.taps("Mantener").await;
    }
    assert!(maria.hears().contains("El equipo ya revisó la actualización"), "{}", maria.hears());
    assert!(!maria.hears().contains("Amparo"), "{}", maria.hears());
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("Amparo Civil mantiene lo que verificó"), "{}", maria.hears());
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Amparo"), "{}", maria.screen());
}

#[tokio::test]
async fn news_are_read_again_and_again_and_earlier_ones_too() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    let open = async |person: &Person<'_>| {
        person.says("/novedades").await;
        person.hears()
    };
    assert!(open(&maria).await.contains("Tiene 1 actualización sin leer"));
    assert!(open(&maria).await.contains("Tiene 1 actualización sin leer"), "asking is not reading");
    let label = maria.labels().into_iter().rfind(|label| label.starts_with("Ver ")).unwrap();
    maria.taps(&label).await;
    assert!(maria.hears().contains("salió de prisión"), "{}", maria.hears());
    let nothing = open(&maria).await;
    assert!(nothing.contains("Última lista revisada: 25 de enero de 2026"), "{nothing}");
    maria.taps("Ver anteriores").await;
    maria.taps(&label).await;
    assert!(maria.hears().contains("salió de prisión"), "{}", maria.hears());
}

#[tokio::test]
async fn a_chat_that_comes_back_is_greeted_above_its_list() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/start").await;
    let welcome = maria.hears();
    maria.blocks().await;
    world.after(TimeDelta::days(2)).await;
    maria.unblocks().await;
    maria.says("/start").await;
    assert_eq!(maria.hears(), welcome, "/start says the same to everybody");
    maria.says("/mi_lista").await;
    assert!(maria.screen().contains("Hola otra vez. Su lista está como la dejó y no hay nada"), "{}", maria.screen());
    let greeted = maria.screen().matches("Hola otra vez").count();
    maria.says("/mi_lista").await;
    assert_eq!(maria.screen().matches("Hola otra vez").count(), greeted, "only once");
    maria.blocks().await;
    imports(&ana, crate::story::POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::hours(3)).await;
    maria.unblocks().await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
    maria.says("/mi_lista").await;
    assert!(maria.screen().contains("Mientras no podíamos escribirle llegó una actualización"), "{}", maria.screen());
}

#[tokio::test]
async fn an_alert_that_comes_late_by_our_fault_says_so() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    // The program stands still for three hours: nothing is done in between.
    world.after(TimeDelta::hours(3)).await;
    assert!(maria.hears().contains("el servicio estuvo sin conexión"), "{}", maria.hears());
}

#[tokio::test]
async fn codes_can_be_asked_about_five_times_in_ten_minutes() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    let code = maria.hears().split("(ref. ").nth(1).and_then(|rest| rest.split(')').next()).unwrap().to_owned();
    world.after(TimeDelta::minutes(7)).await;
    for _ in 0..5 {
        maria.says("/verificar ZZZZ").await;
        assert!(maria.hears().contains("no le enviamos ningún mensaje con ese código"), "{}", maria.hears());
    }
    maria.says(&format!("/verificar {code}")).await;
    assert!(maria.hears().contains("Fueron muchos intentos. Pruebe otra vez en"), "{}", maria.hears());
    maria.says("/verificar").await;
    assert!(maria.hears().contains("Escriba el código"), "asking how is no try: {}", maria.hears());
    world.after(TimeDelta::minutes(10)).await;
    maria.says(&format!("/verificar {code}")).await;
    assert!(maria.hears().contains("es nuestro"), "{}", maria.hears());
    assert!(maria.hears().ends_with("Nunca pedimos dinero, cédulas ni claves por un aviso."), "{}", maria.hears());
}
