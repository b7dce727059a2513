//! An accepted import: how it stands, stop, go on, undo. Only for whoever brought it in, and coordinators.

use crate::domain::{Action, ImportId, MessageId, Press, Reply, Role, RunNow, RunScreen, RunState, TextKept};
use crate::intake;
use crate::store::{Actor, Run, StoreError, Volunteer};

use super::turn::Turn;

/// Kept releases on one page.
const PAGE: u32 = 12;

impl Turn<'_> {
    /// Buttons about an accepted import. What they mean is decided by how it stands now.
    pub async fn run_press(&mut self, who: &Volunteer, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let import = ImportId(press.subject);
        let Some(run) = self.tx.run(import).await? else { return self.stale(message).await };
        let may_change = run.by == Some(who.id) || who.role == Role::Coordinator;
        match press.action {
            Action::ImportSee => {}
            _ if !may_change => {
                self.edit_run(message, &run, RunNow::NotYours);
                return Ok(());
            }
            Action::ImportStop => {
                self.move_run(who, &run, &[RunState::Running], RunState::Stopped, "import_stop").await?;
            }
            Action::ImportGoOn => return self.go_on_with(who, message, &run).await,
            Action::ImportUndoAsk if can_be_undone(&run) => return self.ask_undo(message, &run).await,
            Action::ImportKept if can_be_undone(&run) => return self.show_kept(message, &run, &press.argument).await,
            Action::ImportProblems => return self.send_problems(&run).await,
            Action::ImportUndo => {
                self.tx.set_run_screen(import, who.id, message).await?;
                self.move_run(who, &run, &UNDOABLE, RunState::Undoing, "import_undo").await?;
            }
            _ => {}
        }
        self.show_run(message, import).await
    }

    /// How an import stands.
    pub async fn show_run(&mut self, message: MessageId, import: ImportId) -> Result<(), StoreError> {
        let Some(run) = self.tx.run(import).await? else { return self.stale(message).await };
        let screen = intake::standing(self.tx, &run).await?;
        self.edit(message, Reply::ImportRun(Box::new(screen)));
        Ok(())
    }

    fn edit_run(&mut self, message: MessageId, run: &Run, now: RunNow) {
        let screen = RunScreen { import: run.import, number: run.number, now };
        self.edit(message, Reply::ImportRun(Box::new(screen)));
    }

    async fn move_run(
        &mut self,
        who: &Volunteer,
        run: &Run,
        from: &[RunState],
        to: RunState,
        action: &'static str,
    ) -> Result<(), StoreError> {
        if self.tx.set_run_state(run.import, from, to).await? {
            self.tx.audit(Actor::Member(who.id), action, &format!("I-{}", run.number), self.now).await?;
        }
        Ok(())
    }

    async fn go_on_with(&mut self, who: &Volunteer, message: MessageId, run: &Run) -> Result<(), StoreError> {
        let screen = intake::standing(self.tx, run).await?;
        if !matches!(screen.now, RunNow::Stopped { text: TextKept::No, .. }) {
            self.tx.set_run_screen(run.import, who.id, message).await?;
            self.move_run(who, run, &[RunState::Stopped], RunState::Running, "import_go_on").await?;
        }
        self.show_run(message, run.import).await
    }

    /// The lines that were not taken, while they are kept.
    async fn send_problems(&mut self, run: &Run) -> Result<(), StoreError> {
        let kept = self.tx.run_problems(run.import).await?;
        let lines = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        self.say(Reply::ImportProblems(run.number, lines));
        Ok(())
    }

    async fn ask_undo(&mut self, message: MessageId, run: &Run) -> Result<(), StoreError> {
        let would = self.tx.undoable(run.import).await?;
        let ask = RunNow::UndoAsk { withdrawn: would.withdrawn, restored: would.restored, kept: would.kept };
        self.edit_run(message, run, ask);
        Ok(())
    }

    async fn show_kept(&mut self, message: MessageId, run: &Run, argument: &str) -> Result<(), StoreError> {
        let kept = self.tx.undoable(run.import).await?.kept;
        let pages = kept.div_ceil(PAGE).max(1);
        let page = argument.parse().unwrap_or(1).clamp(1, pages);
        let rows = self.tx.kept(run.import, (page - 1) * PAGE, PAGE).await?;
        self.edit_run(message, run, RunNow::Kept { rows, page, pages });
        Ok(())
    }
}

const UNDOABLE: [RunState; 2] = [RunState::Stopped, RunState::Done];

fn can_be_undone(run: &Run) -> bool {
    UNDOABLE.contains(&run.state)
}
