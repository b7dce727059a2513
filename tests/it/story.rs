//! The whole path: a name, a list, people, an alert, a mistake, a correction.

use chrono::TimeDelta;
use vigilia::domain::{Cause, Outcome, Role};

use crate::world::{Person, World};

/// A post as an organisation publishes it.
pub const POST: &str = "Excarcelaciones verificadas por Amparo Civil hasta las 8:30 p.m. de hoy, domingo 25/01/2026: 3 \
                        personas.\n\nEn La Crisálida (1): Yuleisy Coromoto Marcano Bello.\n\nEn El Rodeo I (2): José \
                        Gregorio Pérez Rodríguez y Edixon José Montes de Oca.";

/// Somebody adds a name with discreet notices.
pub async fn follows(person: &Person<'_>, name: &str) {
    person.says("/agregar").await;
    if person.button("Sí, de acuerdo").is_some() {
        person.taps("Sí, de acuerdo").await;
    }
    person.says(name).await;
    person.taps("Sí, está bien").await;
    if person.button("Seguir así").is_some() {
        person.taps("Seguir así").await;
    }
    person.taps("No lo sé").await;
    if person.button("Discretos (recomendado)").is_some() {
        person.taps("Discretos (recomendado)").await;
    }
}

/// A volunteer brings in a post from Amparo Civil.
pub async fn imports(volunteer: &Person<'_>, post: &str) {
    volunteer.says("/importar").await;
    volunteer.says(post).await;
    volunteer.taps("Amparo Civil").await;
    volunteer.taps("Importar").await;
}

/// A volunteer confirms the next card.
pub async fn confirms(volunteer: &Person<'_>) {
    volunteer.says("/cola").await;
    volunteer.taps("Confirmar").await;
}

#[tokio::test]
async fn a_release_that_a_volunteer_pastes_reaches_the_family_after_two_people_confirm_it() {
    let world = World::new().await;
    let (maria, ana, luis) =
        (world.person("es"), world.member(Role::Coordinator, "Ana").await, world.member(Role::Volunteer, "Luis").await);
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    imports(&ana, POST).await;
    confirms(&ana).await;
    world.after(TimeDelta::minutes(5)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "one person alone sent it: {}", maria.screen());
    confirms(&luis).await;
    world.after(TimeDelta::minutes(1)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "it left before the send delay");
    world.after(TimeDelta::minutes(2)).await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
    maria.taps("Leer ahora").await;
    let open = maria.hears();
    for part in
        ["José Gregorio Pérez Rodríguez", "salió de prisión", "Amparo Civil", "El Rodeo I", "25 de enero de 2026"]
    {
        assert!(open.contains(part), "{part} is missing in:\n{open}");
    }
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Pérez"), "it did not hide again:\n{}", maria.screen());
}

/// María, who follows nobody yet, the coordinator Ana and the volunteer Luis.
pub async fn cast(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let maria = world.person("es");
    (maria, world.member(Role::Coordinator, "Ceiba").await, world.member(Role::Volunteer, "Araguaney").await)
}

/// María follows a name that is on the post, Ana imports it, and both confirm the match.
pub async fn all_confirm(maria: &Person<'_>, ana: &Person<'_>, luis: &Person<'_>) {
    follows(maria, "José Gregorio Pérez Rodríguez").await;
    imports(ana, POST).await;
    confirms(ana).await;
    confirms(luis).await;
}

/// María follows a name that is on the post, and two people confirm it.
pub async fn told(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let (maria, ana, luis) = cast(world).await;
    all_confirm(&maria, &ana, &luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
    (maria, ana, luis)
}

#[tokio::test]
async fn a_wrong_alert_is_corrected_to_exactly_the_family_that_got_it() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("No es la persona").await;
    maria.taps("El lugar").await;
    luis.says("/cola").await;
    assert!(luis.hears().contains("Una familia respondió"), "{}", luis.hears());
    luis.taps("Corregir aviso").await;
    assert!(luis.hears().contains("1 chat"), "{}", luis.hears());
    luis.taps("Proponer").await;
    ana.taps("Aprobar y enviar").await;
    assert!(maria.hears().contains("Hay un cambio en la actualización"), "{}", maria.hears());
    maria.taps("Leer ahora").await;
    assert!(maria.hears().contains("no era correcto"), "{}", maria.hears());
    assert!(!luis.screen().contains("7001"), "a volunteer saw a chat");
}

#[tokio::test]
async fn nobody_approves_their_own_correction() {
    let world = World::new().await;
    let (_maria, ana, _luis) = told(&world).await;
    ana.says("/rectificar").await;
    let told_row = ana.labels().into_iter().rfind(|label| label.starts_with("S-")).expect("the release is offered");
    ana.taps(&told_row).await;
    ana.taps("La fuente se retractó").await;
    ana.taps("Proponer").await;
    assert!(ana.button("Aprobar y enviar").is_none(), "{}", ana.screen());
}

#[tokio::test]
async fn an_undone_confirmation_sends_nothing_and_a_late_one_offers_a_correction() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    luis.taps("Deshacer").await;
    assert!(luis.hears().contains("No se envió nada"), "{}", luis.hears());
    world.after(TimeDelta::minutes(10)).await;
    assert!(!maria.screen().contains("actualización en su lista"));
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
    luis.taps("Deshacer").await;
    assert!(luis.hears().contains("ya salió"), "{}", luis.hears());
}

#[tokio::test]
async fn a_hold_stops_alerts_at_once_and_only_a_coordinator_resumes() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    luis.says("/retener").await;
    world.after(TimeDelta::minutes(30)).await;
    assert!(!maria.screen().contains("actualización en su lista"), "{}", maria.screen());
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("Su lista"), "replies go on during a hold");
    luis.says("/reanudar").await;
    assert!(luis.hears().contains("coordinación"), "{}", luis.hears());
    ana.says("/reanudar").await;
    ana.taps("Reanudar").await;
    world.settle().await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
}

#[tokio::test]
async fn the_same_update_twice_has_the_effect_of_one() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    let before = maria.shown().len();
    let again = vigilia::conversation::What::Text {
        message: vigilia::domain::MessageId(99_999),
        text: vigilia::domain::Private::new("/mi_lista"),
    };
    maria.sends_as("one".into(), again.clone()).await;
    maria.sends_as("one".into(), again).await;
    assert_eq!(maria.shown().len(), before + 1);
}

#[tokio::test]
async fn a_restart_in_the_middle_of_everything_loses_and_leaks_nothing() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    maria.says("José Gregorio Pérez Rodríguez").await;
    world.restart().await;
    maria.taps("Sí, está bien").await;
    world.restart().await;
    maria.taps("No lo sé").await;
    maria.taps("Discretos (recomendado)").await;
    assert!(maria.hears().contains("está en su lista"), "{}", maria.hears());
    let (ana, luis) =
        (world.member(Role::Coordinator, "Ceiba").await, world.member(Role::Volunteer, "Araguaney").await);
    imports(&ana, POST).await;
    world.restart().await;
    confirms(&ana).await;
    world.restart().await;
    confirms(&luis).await;
    world.restart().await;
    world.after(TimeDelta::minutes(3)).await;
    maria.taps("Leer ahora").await;
    world.restart().await;
    world.after(TimeDelta::minutes(2)).await;
    assert!(!maria.screen().contains("Pérez"), "it did not hide again after the restart:\n{}", maria.screen());
}

#[tokio::test]
async fn a_command_of_the_team_does_not_exist_for_anybody_else() {
    let world = World::new().await;
    let maria = world.person("es");
    for command in ["/cola", "/importar", "/rectificar", "/retener", "/reanudar"] {
        maria.says(command).await;
        assert!(maria.hears().contains("No conozco esa orden"), "{command}: {}", maria.hears());
    }
}

#[tokio::test]
async fn whoever_follows_a_name_is_never_offered_its_card() {
    let world = World::new().await;
    let (ana, luis) =
        (world.member(Role::Coordinator, "Ceiba").await, world.member(Role::Volunteer, "Araguaney").await);
    follows(&luis, "José Gregorio Pérez Rodríguez").await;
    imports(&ana, POST).await;
    luis.says("/cola").await;
    assert!(luis.hears().contains("La cola está al día"), "{}", luis.hears());
    ana.says("/cola").await;
    assert!(ana.hears().contains("Coincidencia"), "{}", ana.hears());
}

#[tokio::test]
async fn a_disagreement_goes_to_a_coordinator_and_needs_its_quorum() {
    let world = World::new().await;
    let maria = world.person("es");
    let (ana, luis, rosa) = (
        world.member(Role::Coordinator, "Ceiba").await,
        world.member(Role::Volunteer, "Araguaney").await,
        world.member(Role::Volunteer, "Turpial").await,
    );
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    imports(&rosa, POST).await;
    confirms(&luis).await;
    rosa.says("/cola").await;
    rosa.taps("No es la misma").await;
    rosa.taps("Otro lugar").await;
    assert!(rosa.hears().contains("distintas"), "{}", rosa.hears());
    confirms(&ana).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
}

#[tokio::test]
async fn forgetting_leaves_a_newcomer_and_cancels_what_was_waiting() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    maria.says("/start").await;
    let newcomer = maria.hears();
    all_confirm(&maria, &ana, &luis).await;
    maria.says("/olvidar").await;
    maria.taps("Borrar todo").await;
    assert!(maria.hears().contains("Todo quedó borrado"), "{}", maria.hears());
    world.after(TimeDelta::minutes(10)).await;
    assert!(!maria.screen().contains("actualización en su lista"));
    maria.says("/start").await;
    assert_eq!(maria.hears(), newcomer);
}

#[tokio::test]
async fn a_blocked_chat_gets_its_news_when_it_comes_back() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    imports(&ana, POST).await;
    confirms(&ana).await;
    maria.blocks().await;
    maria.telegram_answers(&[Outcome::Gone(Cause::Blocked)]);
    confirms(&luis).await;
    world.after(TimeDelta::hours(5)).await;
    assert!(!maria.screen().contains("actualización en su lista"));
    maria.unblocks().await;
    world.settle().await;
    assert!(maria.screen().contains("Hay una actualización en su lista"), "{}", maria.screen());
}

#[tokio::test]
async fn two_people_who_find_a_family_right_have_its_alert_corrected() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    maria.taps("Leer ahora").await;
    maria.taps("No es la persona").await;
    for volunteer in [&luis, &ana] {
        volunteer.says("/cola").await;
        volunteer.taps("No es la misma").await;
        volunteer.taps("Otro lugar").await;
    }
    let asked = if luis.button("Aprobar y enviar").is_some() { &luis } else { &ana };
    asked.taps("Aprobar y enviar").await;
    assert!(maria.hears().contains("Hay un cambio en la actualización"), "{}", maria.hears());
}

#[tokio::test]
async fn what_a_contradiction_stopped_goes_out_when_two_people_uphold_it() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    let rosa = world.person("es");
    maria.taps("Leer ahora").await;
    maria.taps("Sigue adentro").await;
    follows(&rosa, "José Gregorio Pérez Rodríguez").await;
    world.settle().await;
    for volunteer in [&luis, &ana] {
        volunteer.says("/cola").await;
        assert!(volunteer.hears().contains("Una familia respondió"), "{}", volunteer.hears());
        volunteer.taps("Mantener").await;
    }
    for volunteer in [&luis, &ana] {
        confirms(volunteer).await;
    }
    world.after(TimeDelta::minutes(3)).await;
    assert!(rosa.screen().contains("Hay una actualización en su lista"), "{}", rosa.screen());
}

#[tokio::test]
async fn a_declined_correction_leaves_nothing_stopped() {
    let world = World::new().await;
    let (_maria, ana, luis) = told(&world).await;
    let rosa = world.person("es");
    follows(&rosa, "José Gregorio Pérez Rodríguez").await;
    luis.says("/rectificar").await;
    let row = luis.labels().into_iter().rfind(|label| label.starts_with("S-")).unwrap();
    luis.taps(&row).await;
    luis.taps("La fuente se retractó").await;
    luis.taps("Proponer").await;
    ana.taps("No aprobar").await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(rosa.screen().contains("Hay una actualización en su lista"), "{}", rosa.screen());
}

#[tokio::test]
async fn a_withdrawal_strikes_the_full_alert_that_it_corrects() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    maria.says("/ajustes").await;
    maria.taps("Tipo de aviso").await;
    assert!(maria.hears().contains("también en la pantalla bloqueada"), "{}", maria.hears());
    maria.taps("Sí, completos").await;
    imports(&ana, POST).await;
    confirms(&ana).await;
    confirms(&luis).await;
    world.after(TimeDelta::minutes(3)).await;
    assert!(maria.hears().contains("salió de prisión"), "{}", maria.hears());
    luis.says("/rectificar").await;
    let row = luis.labels().into_iter().rfind(|label| label.starts_with("S-")).unwrap();
    luis.taps(&row).await;
    luis.taps("La fuente se retractó").await;
    luis.taps("Proponer").await;
    ana.taps("Aprobar y enviar").await;
    assert!(maria.screen().contains("~~"), "the old alert is not struck:\n{}", maria.screen());
    assert!(maria.hears().contains("ya no es seguro"), "{}", maria.hears());
}

#[tokio::test]
async fn upholding_one_card_frees_nothing_while_something_else_speaks_against_the_release() {
    let world = World::new().await;
    let (maria, ana, luis) = told(&world).await;
    let rosa = world.person("es");
    follows(&rosa, "José Gregorio Pérez Rodríguez").await;
    confirms(&ana).await;
    confirms(&luis).await;
    maria.taps("Leer ahora").await;
    maria.taps("Sigue adentro").await;
    luis.says("/rectificar").await;
    let row = luis.labels().into_iter().rfind(|label| label.starts_with("S-")).unwrap();
    luis.taps(&row).await;
    luis.taps("La fuente se retractó").await;
    luis.taps("Proponer").await;
    for volunteer in [&luis, &ana] {
        volunteer.says("/cola").await;
        volunteer.taps("Mantener").await;
    }
    world.after(TimeDelta::hours(1)).await;
    assert!(!rosa.screen().contains("Hay una actualización"), "a disputed alert went out:\n{}", rosa.screen());
}
