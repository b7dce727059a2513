//! Adding a name, step by step: one more detail, near duplicates, restarts, consent, and nothing to find out.

use vigilia::domain::{ChatId, Language, PopUp};
use vigilia::names::PersonName;
use vigilia::store::Sought;

use crate::both::Place;
use crate::raw::Raw;
use crate::story::{follows, imports};
use crate::world::{Person, World, page};

/// Taps these, one after the other.
async fn taps(person: &Person<'_>, labels: &[&str]) {
    for label in labels {
        person.taps(label).await;
    }
}

/// Writes `name` as somebody who is known, and says that it was read well.
async fn writes(person: &Person<'_>, name: &str) {
    person.says("/agregar").await;
    person.says(name).await;
    person.taps("Sí, está bien").await;
}

#[tokio::test]
async fn of_a_common_name_one_more_detail_is_asked_and_may_be_left_out() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    writes(&maria, "María González Rodríguez").await;
    assert!(maria.hears().contains("es un nombre que llevan muchas personas"), "{}", maria.hears());
    taps(&maria, &["Agregar un dato", "‹ Volver", "Agregar un dato", "Edad aproximada"]).await;
    maria.says("cuarenta").await;
    assert!(maria.hears().contains("No reconocí esa edad"), "{}", maria.hears());
    let before = maria.deleted();
    maria.says("unos 40").await;
    assert!(maria.deleted() > before && maria.screen().contains("Lo agregué y borré su mensaje"), "{}", maria.screen());
    maria.taps("No lo sé").await;
    assert!(maria.hears().contains("**M. G. R.** está en su lista"), "{}", maria.hears());
    maria.says("/mi_lista").await;
    taps(&maria, &["2. M. G. R.", "Cambiar sus datos"]).await;
    assert!(maria.labels().contains(&"• Edad aproximada".to_owned()), "{:?}", maria.labels());
    writes(&maria, "José Pérez González").await;
    taps(&maria, &["Agregar un dato", "Estado donde vivía", "Seguir sin ese dato", "No lo sé"]).await;
    assert!(maria.hears().contains("está en su lista"), "{}", maria.hears());
}

#[tokio::test]
async fn the_same_name_again_leads_to_the_one_that_is_there() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo Mújica").await;
    writes(&maria, "YUSKEILYS ARAUJO MUJICA").await;
    assert!(maria.hears().contains("Ese nombre ya está en su lista desde el 25 de enero"), "{}", maria.hears());
    maria.taps("Verlo").await;
    assert!(maria.hears().contains("**Y. A. M.**"), "{}", maria.hears());
}

#[tokio::test]
async fn a_name_like_one_on_the_list_is_joined_and_the_joining_undone() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo").await;
    writes(&maria, "Yuskeilys Araujo Mújica").await;
    assert!(maria.hears().contains("En su lista hay un nombre parecido"), "{}", maria.hears());
    maria.taps("Sí, es la misma").await;
    assert!(maria.hears().contains("Uní los dos. Ahora figura como **Y. A. M.**"), "{}", maria.hears());
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("1 nombre\n"), "{}", maria.hears());
    assert_eq!(maria.taps("Deshacer").await, Some(PopUp::Undone));
    let list = maria.screen();
    assert!(list.contains("1. Y. A.\n2. Y. A. M."), "{list}");
}

#[tokio::test]
async fn two_people_of_nearly_one_name_stay_two_and_so_do_two_of_whom_nobody_knows() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "Yuskeilys Araujo").await;
    writes(&maria, "Yuskeilys Araujo Mújica").await;
    taps(&maria, &["No, es otra persona", "Agregar un dato", "Apodo u otro nombre"]).await;
    maria.says("La Nena").await;
    maria.taps("No lo sé").await;
    assert!(maria.hears().contains("está en su lista"), "{}", maria.hears());
    writes(&maria, "Yuskeilis Araujo Mújica").await;
    maria.taps("No lo sé").await;
    assert!(maria.screen().contains("Dejo los dos nombres"), "{}", maria.screen());
    maria.taps("No lo sé").await;
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("3 nombres"), "{}", maria.hears());
}

#[tokio::test]
async fn a_cedula_that_is_on_the_list_under_another_name_is_asked_about() {
    let world = World::new().await;
    let maria = world.person("es");
    for name in ["Yuskeilys Araujo Mújica", "Nicanor Abreu Sotillo"] {
        maria.says("/agregar").await;
        if maria.button("Sí, de acuerdo").is_some() {
            maria.taps("Sí, de acuerdo").await;
        }
        maria.says(name).await;
        maria.taps("Sí, está bien").await;
        maria.says("V-90.112.345").await;
        if maria.button("Completos").is_some() {
            maria.taps("Completos").await;
        }
    }
    assert!(
        maria.hears().contains("Esa cédula ya está en su lista con otro nombre:\n**Yuskeilys"),
        "{}",
        maria.hears()
    );
    maria.taps("No, es otra persona").await;
    maria.taps("Seguir así").await;
    assert!(maria.hears().contains("**Nicanor Abreu Sotillo** está en su lista"), "{}", maria.hears());
}

/// What somebody does at one step of the dialogue.
enum Does {
    Says(&'static str),
    Taps(&'static str),
}

use Does::{Says, Taps};

/// Every kind of step of adding and of changing a name.
const WHOLE: &[Does] = &[
    Says("María González"),
    Taps("Sí, de acuerdo"),
    Taps("Apellidos primero"),
    Taps("Apellidos primero"),
    Taps("Sí, está bien"),
    Taps("Agregar el segundo"),
    Says("Rodríguez"),
    Taps("Sí, está bien"),
    Taps("Agregar un dato"),
    Taps("Edad aproximada"),
    Says("mucha"),
    Says("45"),
    Says("no sé"),
    Says("V-90.112.345"),
    Taps("Discretos (recomendado)"),
    Says("María González Rodrigues"),
    Taps("Sí, agregarlo"),
    Taps("Sí, está bien"),
    Taps("No, es otra persona"),
    Taps("Seguir así"),
    Taps("Prefiero no darlo"),
    Says("/mi_lista"),
    Taps("2. M. G. R."),
    Taps("Cambiar sus datos"),
    Taps("Nombre"),
    Says("Yuskeilys Araujo Mújica"),
    Taps("Sí, está bien"),
    Taps("Último centro conocido"),
    Says("El Rodeo II"),
    Says("/mi_lista"),
    Taps("Mostrar nombres"),
    Taps("Ocultar nombres"),
];

#[tokio::test]
async fn a_restart_at_any_step_loses_nothing_and_leaks_nothing() {
    let (calm, disturbed) = (Place::sqlite(), Place::sqlite());
    let mut calm_world = World::over(calm.open().await).await;
    let mut disturbed_world = World::over(disturbed.open().await).await;
    calm_world.person("es");
    disturbed_world.person("es");
    for (number, does) in WHOLE.iter().enumerate() {
        for world in [&calm_world, &disturbed_world] {
            let maria = world.same_person();
            match does {
                Says(text) => maria.says(text).await,
                Taps(label) => maria.taps(label).await,
            };
        }
        disturbed_world = disturbed_world.again(disturbed.open().await).await;
        let (expected, found) = (calm_world.same_person().screen(), disturbed_world.same_person().screen());
        assert_eq!(expected, found, "after step {number}");
    }
    calm_world = calm_world.again(calm.open().await).await;
    let screen = calm_world.same_person().screen();
    assert!(screen.contains("1. M. G. R.\n2. Y. A. M."), "{screen}");
    for name in ["González", "Araujo", "90.112", "Rodeo"] {
        assert!(!screen.contains(name), "{name} stayed in the chat:\n{screen}");
    }
}

#[tokio::test]
async fn no_name_is_stored_before_the_yes_but_in_the_sealed_open_dialogue() {
    let place = Place::sqlite();
    let world = World::over(place.open().await).await;
    let maria = world.person("es");
    maria.says("Yuskeilys Araujo Mújica").await;
    let held = tables_with_rows(&place).await;
    // The numbers of the messages, sealed, so that they can be cleaned away, and how many came in this minute.
    assert_eq!(held, ["dialogues", "messages", "rates", "sources", "updates"], "before the yes");
    taps(&maria, &["Sí, de acuerdo", "Sí, está bien", "No lo sé"]).await;
    assert_eq!(tables_with_rows(&place).await, held, "before it is done");
    maria.taps("Discretos (recomendado)").await;
    let kept = ["messages", "rates", "sources", "subscribers", "subscriptions", "updates"];
    assert_eq!(tables_with_rows(&place).await, kept);
    let rosa = world.person("es");
    rosa.says("Nicanor Abreu Sotillo").await;
    rosa.taps("Ahora no").await;
    let kept = ["messages", "rates", "sources", "subscribers", "subscriptions", "updates"];
    assert_eq!(tables_with_rows(&place).await, kept);
}

async fn tables_with_rows(place: &Place) -> Vec<String> {
    let mut raw = Raw::open(place).await;
    let mut held = Vec::new();
    for table in raw.tables().await {
        if !["meta", "counters"].contains(&&*table) && !raw.rows(&table).await.is_empty() {
            held.push(table);
        }
    }
    held
}

/// Whom the others follow, and whom the verified list names.
const X: &str = "José Gregorio Pérez Rodríguez";

/// A world that knows much of X, or nothing.
enum Knows {
    Nothing,
    Followers(usize),
    FollowersAndRelease(usize),
}

/// Everything that one newcomer's phone gets while adding X and looking at the list, with the data of all
/// buttons; and how many statements ran before each answer.
async fn seen(knows: Knows) -> Vec<String> {
    let place = Place::sqlite();
    {
        let world = World::over(place.open().await).await;
        let ana = world.member(vigilia::domain::Role::Coordinator, "Ceiba").await;
        let (followers, listed) = match knows {
            Knows::Nothing => (0, "Eduviges Torrealba Lucena"),
            Knows::Followers(n) => (n, "Eduviges Torrealba Lucena"),
            Knows::FollowersAndRelease(n) => (n, X),
        };
        let mut tx = world.store.begin().await.unwrap();
        for chat in 0..followers {
            let chat = ChatId(100_000 + chat as i64);
            let follower = tx.add_subscriber(chat, Language::Es, world.now()).await.unwrap();
            let sought = Sought::named(PersonName::parse(X).unwrap());
            tx.add_subscription(follower.id, &sought, world.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let post = format!(
            "Excarcelaciones verificadas por Amparo Civil hasta las 8:30 p.m. de hoy, domingo 25/01/2026: 1 persona.\n\n\
             En El Rodeo I (1): {listed}."
        );
        imports(&ana, &post).await;
        world.settle().await;
    }
    let world = World::over(place.open().await).await;
    world.person("es");
    let maria = world.person("es");
    let mut heard = Vec::new();
    for does in [
        Says(X),
        Taps("Sí, de acuerdo"),
        Taps("Sí, está bien"),
        Says("V-90.112.345"),
        Taps("Discretos (recomendado)"),
        Says("/mi_lista"),
        Taps("Mostrar nombres"),
        Taps("1. José Gregorio Pérez…"),
        Taps("Cambiar sus datos"),
        Says("/agregar José Gregorio Pérez Rodríguez"),
        Taps("Sí, está bien"),
        Says("/start"),
        Says("/novedades"),
    ] {
        let before = world.store.statements();
        let pop_up = match does {
            Says(text) => maria.types(text).await,
            Taps(label) => {
                let label = maria.labels().into_iter().rfind(|shown| shown.starts_with(label.trim_end_matches('…')));
                maria.touches(&label.unwrap()).await
            }
        };
        heard.push(format!("{pop_up:?} after {} statements", world.store.statements() - before));
        world.settle().await;
        if maria.button("Seguir así").is_some() {
            maria.taps("Seguir así").await;
        }
        for shown in maria.shown() {
            let data: Vec<String> = shown.message.keyboard.iter().flatten().map(|b| without_id(&b.data)).collect();
            heard.push(format!("{} {} {}\n{data:?}", shown.id, shown.edited, page(&shown.message)));
        }
    }
    heard
}

/// What a button carries, but for the row's id: that one is random in every world.
fn without_id(data: &str) -> String {
    let fields: Vec<&str> = data.split(':').collect();
    let [version, action, subject, revision, argument] = fields[..] else { panic!("a button of another shape") };
    let subject = if subject == "0" { "none" } else { "a row" };
    [version, action, subject, revision, argument].join(":")
}

#[tokio::test]
async fn adding_a_name_tells_nothing_of_who_else_follows_it_or_whether_it_is_on_a_list() {
    let nothing = seen(Knows::Nothing).await;
    assert!(nothing.iter().any(|heard| heard.contains("está en su lista")), "{nothing:#?}");
    for (what, knows) in [
        ("500 followers", Knows::Followers(500)),
        ("a release", Knows::FollowersAndRelease(0)),
        ("500 followers and a release", Knows::FollowersAndRelease(500)),
    ] {
        let known = seen(knows).await;
        for (expected, found) in nothing.iter().zip(&known) {
            assert_eq!(expected, found, "{what}");
        }
        assert_eq!(nothing.len(), known.len(), "{what}");
    }
}
