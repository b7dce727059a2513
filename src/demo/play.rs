//! `vigilia demo --play`: the same scenes in the terminal, as a transcript to read.

use crate::cli::{Exit, Out};
use crate::sandbox::{self, Marks, Sandbox};

use super::{Stage, Tempo, cast, scenes};

/// Plays every scene and prints what each phone showed.
///
/// # Errors
/// If a scene does not go as written.
pub async fn play(out: Out<'_>) -> anyhow::Result<Exit> {
    let Stage { app, sandbox, folder } = Stage::build(0, Tempo::Played, scenes::page()).await?;
    let prologue = cast::takes_its_places(&app.store).await?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let bot = tokio::spawn(app.run(async {
        // Both an order and the end of whoever could give one mean the same.
        stopped.await.ok();
    }));
    writeln!(out, "Vigilia. Todos los nombres son inventados. / All names are invented.\n")?;
    let played = play_all(&sandbox, &prologue, out).await;
    drop(stop);
    bot.await??;
    folder.close()?;
    played?;
    Ok(Exit::Done)
}

async fn play_all(sandbox: &Sandbox, prologue: &sandbox::Scene, out: Out<'_>) -> anyhow::Result<()> {
    let mut events = sandbox.events();
    for scene in std::iter::once(prologue).chain(&scenes::scenes()) {
        writeln!(out, "── {} / {} ──\n", scene.title_es, scene.title_en)?;
        let played = sandbox::run_scene(sandbox, scene, Tempo::Played.pace(), |_, _| {}).await;
        while let Some(event) = events.ready() {
            let lines = event.plain(Marks::Kept);
            if !lines.is_empty() {
                writeln!(out, "{lines}")?;
            }
        }
        writeln!(out)?;
        played?;
    }
    writeln!(out, "Fin. / The end.")?;
    Ok(())
}
