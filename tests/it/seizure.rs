//! What a seizure of the disk yields: the whole story is played by the real program, logging
//! everything it can, and killed; then every file is searched for the family, the team and the key.

use vigilia::sandbox::{Pace, run_scene};

use crate::canaries::{Canary, scan};
use crate::program::{ANA, LUIS, MARIA, PATIENCE, Program, files_under, whole_story};
use crate::story::POST;

/// Spelt as no published list spells it, so that it can only come from the family.
const SOUGHT: &str = "José Gregorio Pérez Rodrígues";

fn canaries() -> Vec<Canary> {
    vec![
        Canary::text("the surname as the family wrote it", "Rodrígues"),
        Canary::text("the same without its accent", "Rodrigues"),
        Canary::text("the cédula", "90112345"),
        Canary::text("the cédula as it was written", "90.112.345"),
        Canary::text("a pseudonym", "Araguaney"),
        Canary::number("the family's chat", MARIA),
        Canary::number("the coordinator's chat", ANA),
        Canary::number("the volunteer's chat", LUIS),
        Canary::text("the token", crate::program::TOKEN),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seized_disk_tells_neither_who_is_sought_nor_by_whom() {
    let mut program = Program::installed().await;
    let story = whole_story(&program, SOUGHT, POST);
    program.starts();
    run_scene(&program.sandbox, &story, Pace::AtOnce { patience: PATIENCE }, |_, _| {}).await.unwrap();
    program.is_killed();
    let files = files_under(program.folder.path());
    let names: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for file in ["vigilia.db", "vigilia.db-wal", "log-001"] {
        assert!(names.iter().any(|name| name == file), "{file} is not among {names:?}");
    }
    let logged = std::fs::metadata(program.path("log-001")).unwrap().len();
    assert!(logged > 0, "nothing was logged, so that nothing was searched");
    let hits = scan(&[program.folder.path()], &canaries());
    let said: Vec<_> = hits.iter().map(|hit| format!("{} as {} in {:?}", hit.label, hit.form, hit.file)).collect();
    assert!(said.is_empty(), "{said:#?}");
}
