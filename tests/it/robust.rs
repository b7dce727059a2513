//! Whatever else a chat can receive: floods, forged and old buttons, things that are no text.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use vigilia::conversation::What;
use vigilia::domain::*;
use vigilia::store::{Entropy, Lane, Spot, Store};

use crate::both::Place;
use crate::raw::{Cells, Raw};
use crate::story::{all_confirm, cast, follows, told};
use crate::world::{Person, World, keys};

#[tokio::test]
async fn a_flood_is_answered_once_and_leaves_no_name_in_the_chat() {
    let mut world = World::new().await;
    world.rules.updates_per_minute = 20;
    let maria = world.person("es");
    for _ in 0..20 {
        maria.says("/ayuda").await;
    }
    let before = (maria.shown().len(), maria.deleted());
    for _ in 0..5 {
        maria.says("José Gregorio Pérez Rodríguez").await;
    }
    assert_eq!(maria.shown().len(), before.0 + 1, "{}", maria.hears());
    assert!(
        maria.hears().contains("Llegaron muchos mensajes seguidos. Hay que esperar 60 segundos"),
        "{}",
        maria.hears()
    );
    assert_eq!(maria.deleted(), before.1 + 5, "a name stayed in the chat");
    world.after(TimeDelta::minutes(1)).await;
    maria.says("/ayuda").await;
    assert!(maria.hears().contains("Qué puede hacer aquí"), "{}", maria.hears());
}

#[tokio::test]
async fn the_flood_of_one_chat_does_not_delay_the_alert_of_another() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    let rosa = world.person("es");
    rosa.says("/start").await;
    let last = rosa.shown().last().unwrap().id;
    let mut tx = world.store.begin().await.unwrap();
    let help = Spoken::to(Language::Es, Doing::Say(Reply::Help)).write();
    for _ in 0..300 {
        tx.enqueue(rosa.chat, Lane::Answer, &help, Spot::New, world.now(), world.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    world.after(TimeDelta::minutes(3)).await;
    let alert = maria.shown().last().unwrap().id;
    assert!(maria.hears().contains("Hay una actualización en su lista"), "{}", maria.hears());
    assert!(alert - last < 10, "{} messages went out before the alert", alert - last);
    assert_eq!(rosa.shown().len(), 301, "and nothing was lost");
}

#[tokio::test]
async fn what_is_no_text_is_answered_kindly_and_deleted() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    let deleted = maria.deleted();
    maria.sends_picture().await;
    assert!(maria.hears().contains("Aquí solo puedo leer texto"), "{}", maria.hears());
    maria.sends_file(b"a list of names").await;
    assert!(maria.hears().contains("Aquí solo puedo leer texto"), "{}", maria.hears());
    assert_eq!(maria.deleted(), deleted + 2);
    maria.says("José Gregorio Pérez Rodríguez").await;
    assert!(maria.hears().contains("Lo entendí así"), "the dialogue goes on: {}", maria.hears());
}

#[tokio::test]
async fn no_text_however_odd_does_anything_by_itself() {
    let world = World::new().await;
    let maria = world.person("es");
    follows(&maria, "José Gregorio Pérez Rodríguez").await;
    let list = async || {
        maria.says("/mi_lista").await;
        maria.hears()
    };
    let before = list().await;
    for text in [
        "/",
        "//",
        "/ ",
        "/@",
        "/olvidar@otro_bot ya",
        "/start aaaaaaaaaaaaaaaaaaaaaa",
        "/verificar '; DROP TABLE",
        "👩‍👩‍👧‍👦",
        "\u{202e}\u{2066}olvidar",
        "\u{0}",
        "Z\u{301}\u{301}\u{301}\u{301}\u{301}algo",
        "<b>María</b> Pérez",
        "t.me/alguien",
        "１２３",
        "ＭＡＲＩＡ ＰＥＲＥＺ",
        "Мария Pérez",
        "borrar todo",
        "sí",
        &"a".repeat(4096),
        &"🙏".repeat(2048),
        " \n\t ",
        "1:fa:0:0:",
        "José\nPérez\nGómez\nRojas",
    ] {
        maria.says(text).await;
        assert!(!maria.hears().contains("Algo no salió bien"), "{text:?}: {}", maria.hears());
        maria.says("/cancelar").await;
    }
    assert_eq!(list().await, before);
}

#[tokio::test]
async fn forged_buttons_draw_a_screen_and_do_nothing() {
    let world = World::new().await;
    let (maria, ..) = told(&world).await;
    let message = MessageId(maria.shown().last().unwrap().id);
    for data in ["", "1", "1:rd", "1:rd:0:0:", "2:fa:0:0:", "1:zz:0:0:", "1:rd:7ZZZZZZZZZZZZ:0:", "🙏", &"x".repeat(64)]
    {
        assert_eq!(maria.presses(message, data).await, Some(PopUp::Stale), "{data}");
    }
    maria.says("/mi_lista").await;
    assert!(maria.hears().contains("J. G. P. R."), "{}", maria.hears());
}

/// What a press could have changed, but for what every update leaves behind.
async fn state(place: &Place) -> BTreeMap<String, Vec<Cells>> {
    const TRACES: [&str; 4] = ["updates", "replies", "messages", "rates"];
    let mut raw = Raw::open(place).await;
    let mut all = BTreeMap::new();
    for table in raw.tables().await {
        if !TRACES.contains(&table.as_str()) {
            let mut rows = raw.rows(&table).await;
            rows.sort();
            all.insert(table, rows);
        }
    }
    raw.close().await;
    all
}

/// Every button that this chat could press: all actions on all of its rows, with all arguments.
async fn every_press(maria: &Person<'_>) -> Vec<String> {
    let world = maria.world;
    let mut tx = world.store.begin().await.unwrap();
    let own = tx.subscriber(maria.chat).await.unwrap().unwrap().id;
    let entry = tx.subscriptions(own).await.unwrap().remove(0);
    let alert = tx.unread(own).await.unwrap().remove(0);
    let dialogue = tx.dialogue(maria.chat).await.unwrap().unwrap();
    drop(tx);
    let subjects = [(entry.id.0, entry.revision), (alert.id.0, 0), (dialogue.id.0, dialogue.revision), (0, 0)];
    let mut arguments = vec![String::new(), "1".into(), "es".into(), "mistake".into(), "yes".into(), "full_yes".into()];
    arguments.extend(Later::ALL.map(|later| later.code().to_owned()));
    arguments.extend(["day", "discreet", "no"].map(str::to_owned));
    let mut all = Vec::new();
    for action in Action::ALL.iter().filter(|action| !matches!(action, Action::ForgetAll)) {
        for (subject, revision) in subjects {
            let words: Vec<String> = match action {
                Action::SetSetting => Choice::ALL.iter().map(|choice| choice.code().to_owned()).collect(),
                Action::AskSetting => Setting::ALL.iter().map(|setting| setting.code().to_owned()).collect(),
                _ => arguments.clone(),
            };
            all.extend(words.iter().map(|word| Press::on(*action, subject, revision).with(word).encode()));
        }
    }
    all
}

async fn presses(person: &Person<'_>, data: &str, n: &mut u64) -> Option<PopUp> {
    *n += 1;
    person.sends_as(format!("press:{n}"), What::Press { message: MessageId(1), data: data.to_owned() }).await
}

#[tokio::test]
async fn every_button_counts_once_and_is_nobody_elses() {
    let place = Place::sqlite();
    let store = Store::open(&place.url, keys(), Entropy::Seeded(7)).await.unwrap();
    let world = World::over(store).await;
    let (maria, ..) = told(&world).await;
    let rosa = world.person("es");
    rosa.says("/start").await;
    maria.says("/agregar").await;
    let buttons = every_press(&maria).await;
    assert!(buttons.len() > 1_000, "only {} buttons", buttons.len());
    let (before, mut n) = (state(&place).await, 0);
    // Of Rosa, only a dialogue of her own may come of it.
    let without_dialogues = |mut all: BTreeMap<String, Vec<Cells>>| {
        all.remove("dialogues");
        all
    };
    for data in &buttons {
        presses(&rosa, data, &mut n).await;
    }
    assert!(
        without_dialogues(state(&place).await) == without_dialogues(before),
        "somebody else's button did something"
    );
    for told in ["J. G.", "Pérez", "Ref", "actualización en su lista"] {
        assert!(!rosa.screen().contains(told), "{told}: {}", rosa.screen());
    }
    // Each of Maria's buttons a second time changes nothing that the first has not: one in seven is looked at.
    for data in buttons.iter().step_by(7) {
        presses(&maria, data, &mut n).await;
        let once = state(&place).await;
        presses(&maria, data, &mut n).await;
        let twice = state(&place).await;
        let same = without_dialogues(once) == without_dialogues(twice);
        assert!(same, "{data} counted twice");
    }
}
