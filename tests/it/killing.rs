//! Pulling the plug at any point of the scene is boring.

use std::sync::{Arc, Mutex};

use vigilia::sandbox::{Pace, Sandbox, run_scene};

use crate::program::{MARIA, PATIENCE, Program, whole_story};
use crate::story::POST;

const SOUGHT: &str = "José Gregorio Pérez Rodríguez";
const PACE: Pace = Pace::AtOnce { patience: PATIENCE };

/// Whatever happened, the family was told and corrected, and no notice came more often than three times.
fn nothing_was_lost(sandbox: &Sandbox) {
    let sent = sandbox.ledger();
    for words in ["Hay una actualización en su lista", "Hay un cambio en la actualización"] {
        let copies = sent.sent_to(MARIA).into_iter().filter(|text| text.contains(words)).count();
        assert!((1..=3).contains(&copies), "{copies} copies of {words:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_every_step_of_the_scene_it_loses_nothing() {
    let mut program = Program::installed().await;
    let story = whole_story(&program, SOUGHT, POST);
    program.starts();
    let sandbox = program.sandbox.clone();
    let program = Mutex::new(program);
    // Each step begins right after the act before it: the program dies while it works on that act.
    let played = run_scene(&sandbox, &story, PACE, |_, _| {
        let mut program = program.lock().unwrap();
        program.is_killed();
        program.starts();
    });
    played.await.unwrap();
    nothing_was_lost(&sandbox);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_of_what_it_says_it_loses_nothing() {
    /// A start takes some twenty requests for menu and profile; a prime hits every phase in time.
    const REQUESTS_A_LIFE: usize = 29;
    let mut program = Program::installed().await;
    let story = whole_story(&program, SOUGHT, POST);
    program.starts();
    let sandbox = program.sandbox.clone();
    let program = Arc::new(Mutex::new(program));
    let (hands, eyes) = (program.clone(), sandbox.clone());
    let killer = tokio::spawn(async move {
        let mut kills = 0;
        let mut asked = 0;
        loop {
            let ledger = eyes.wait_until(|ledger| ledger.requests().len() >= asked + REQUESTS_A_LIFE, PATIENCE).await;
            let Ok(ledger) = ledger else { return kills };
            asked = ledger.requests().len();
            let mut program = hands.lock().unwrap();
            program.is_killed();
            program.starts();
            kills += 1;
            drop(program);
        }
    });
    run_scene(&sandbox, &story, PACE, |_, _| {}).await.unwrap();
    killer.abort();
    nothing_was_lost(&sandbox);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_program_tells_the_same_story_on_postgresql() {
    let Some(url) = crate::postgres::database().await else { return };
    let mut program = Program::installed_with(tempfile::TempDir::new().unwrap(), url.clone()).await;
    let story = whole_story(&program, SOUGHT, POST);
    program.starts();
    let sandbox = program.sandbox.clone();
    let program = Mutex::new(program);
    let mut step = 0;
    let played = run_scene(&sandbox, &story, PACE, |_, _| {
        step += 1;
        if step % 9 == 0 {
            let mut program = program.lock().unwrap();
            program.is_killed();
            program.starts();
        }
    });
    played.await.unwrap();
    nothing_was_lost(&sandbox);
    program.lock().unwrap().is_killed();
    crate::postgres::give_back(url).await;
}
