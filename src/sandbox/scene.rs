//! A scene: what people do, step by step, as data. The runner waits for what a step needs before it acts, and never
//! guesses: what does not come in time ends the scene with what could be seen.

use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::time::sleep;

use super::faults::FaultRule;
use super::message::Who;
use super::phone::{CannotDo, Phone};
use super::shown::Shown;
use super::start::Sandbox;
use super::transcript::What;
use super::waiting::{Late, wait_on};
use super::world::Shared;

/// A short play with a title in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Its name in addresses.
    pub id: String,
    /// Its title in Spanish.
    pub title_es: String,
    /// Its title in English.
    pub title_en: String,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// One step. The number is the person's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The person writes this.
    Says(i64, String),
    /// The person forwards this from elsewhere.
    Forwards(i64, String),
    /// The person sends a file of this name.
    SendsDocument(i64, String, Vec<u8>),
    /// The person waits for a button with exactly this label, and taps it.
    Taps(i64, String),
    /// The person presses START with this payload (may be empty).
    Start(i64, String),
    /// The person waits for a message that contains this. Each wait needs a message, or a change of one, that no
    /// earlier wait of the scene for the same words has used.
    WaitsFor(i64, String),
    /// The person waits until no visible message contains this any more.
    WaitsUntilGone(i64, String),
    /// The person waits for a pop-up that contains this and that no earlier such wait has used.
    SeesPopUp(i64, String),
    /// The person blocks the bot.
    Blocks(i64),
    /// The person unblocks the bot.
    Unblocks(i64),
    /// From now on requests of the bot go wrong by this rule.
    Fault(FaultRule),
    /// From now on nothing goes wrong any more.
    NoMoreFaults,
    /// Time to read. Skipped by [`Pace::AtOnce`].
    Pauses(Duration),
    /// An explanation in Spanish and English.
    Narrates(String, String),
}

/// How fast a scene goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Without any pause; a step waits at most `patience` for what it needs.
    AtOnce {
        /// The longest wait of one step.
        patience: Duration,
    },
    /// For people who watch: `between` before each thing that a person does, and the scene's own pauses.
    Readable {
        /// The longest wait of one step.
        patience: Duration,
        /// The pause before each act.
        between: Duration,
    },
}

impl Pace {
    fn patience(self) -> Duration {
        match self {
            Pace::AtOnce { patience } | Pace::Readable { patience, .. } => patience,
        }
    }
}

/// Why a scene ended early. Steps count from 1.
#[derive(Debug, Error)]
pub enum SceneError {
    /// Nobody has this id.
    #[error("step {step}: there is no person {person}")]
    NoSuchPerson {
        /// Which step.
        step: usize,
        /// The id.
        person: i64,
    },
    /// What the step waited for did not come.
    #[error("step {step} waited for {wanted:?}: {late}")]
    Late {
        /// Which step.
        step: usize,
        /// What it waited for.
        wanted: String,
        /// What could be seen instead.
        late: Late,
    },
    /// The person could not do it.
    #[error("step {step}: {why}")]
    CannotDo {
        /// Which step.
        step: usize,
        /// Why not.
        why: CannotDo,
    },
    /// Another scene is being played on the same phones.
    #[error("another scene is being played")]
    Busy,
}

/// Plays a scene; `on_step` is told the number (from 1) of each step before it begins.
///
/// # Errors
/// [`SceneError`]: the step that could not be done, and why.
pub async fn run_scene(
    sandbox: &Sandbox,
    scene: &Scene,
    pace: Pace,
    on_step: impl FnMut(usize, &Step) + Send,
) -> Result<(), SceneError> {
    play(&sandbox.shared, scene, pace, on_step).await
}

pub(super) async fn play(
    shared: &Arc<Shared>,
    scene: &Scene,
    pace: Pace,
    mut on_step: impl FnMut(usize, &Step) + Send,
) -> Result<(), SceneError> {
    let mut player = Player { shared, pace, used: Vec::new() };
    for (index, step) in scene.steps.iter().enumerate() {
        on_step(index + 1, step);
        player.step(index + 1, step).await?;
    }
    Ok(())
}

struct Player<'a> {
    shared: &'a Arc<Shared>,
    pace: Pace,
    /// What a wait has used: person, words, message (0 for a pop-up), and the change or event that made it fit.
    used: Vec<(i64, String, i64, u64)>,
}

impl Player<'_> {
    async fn step(&mut self, number: usize, step: &Step) -> Result<(), SceneError> {
        let person = |id: &i64| {
            let spec = self.shared.world().people.get(id).map(|person| person.spec.clone());
            let spec = spec.ok_or(SceneError::NoSuchPerson { step: number, person: *id })?;
            Ok(Phone::new(self.shared.clone(), spec))
        };
        let cannot = |why| SceneError::CannotDo { step: number, why };
        if Self::is_an_act(step) {
            self.take_time().await;
        }
        match step {
            Step::Says(id, text) => person(id)?.says(text).await.map_err(cannot)?,
            Step::Forwards(id, text) => person(id)?.forwards(text).await.map_err(cannot)?,
            Step::SendsDocument(id, name, bytes) => person(id)?.sends_document(name, bytes).await.map_err(cannot)?,
            Step::Start(id, payload) => person(id)?.presses_start(payload).await.map_err(cannot)?,
            Step::Blocks(id) => person(id)?.blocks().await,
            Step::Unblocks(id) => person(id)?.unblocks().await,
            Step::Taps(id, label) => {
                let tapped = person(id)?.wait_and_tap(label, self.pace.patience()).await;
                tapped.map_err(|late| SceneError::Late { step: number, wanted: label.clone(), late })?;
            }
            Step::WaitsFor(id, words) => {
                let phone = person(id)?;
                self.wait_for(number, &phone, words).await?;
            }
            Step::SeesPopUp(id, words) => {
                let phone = person(id)?;
                self.see_pop_up(number, &phone, words).await?;
            }
            Step::WaitsUntilGone(id, words) => {
                let gone = |screen: &[Shown]| !screen.iter().any(|shown| shown.text.contains(words.as_str()));
                let waited = person(id)?.wait_until(gone, self.pace.patience()).await;
                waited.map_err(|late| SceneError::Late { step: number, wanted: words.clone(), late })?;
            }
            Step::Pauses(time) => {
                if let Pace::Readable { .. } = self.pace {
                    sleep(*time).await;
                }
            }
            Step::Fault(rule) => self.shared.world().plan.add(rule.clone()),
            Step::NoMoreFaults => self.shared.world().plan.clear(),
            Step::Narrates(es, en) => self.shared.world().note(0, What::Narrated(es.clone(), en.clone())),
        }
        Ok(())
    }

    fn is_an_act(step: &Step) -> bool {
        use Step::{Fault, Narrates, NoMoreFaults, Pauses, SeesPopUp, WaitsFor, WaitsUntilGone};
        !matches!(
            step,
            Narrates(..) | Pauses(_) | WaitsFor(..) | SeesPopUp(..) | WaitsUntilGone(..) | Fault(_) | NoMoreFaults
        )
    }

    async fn take_time(&self) {
        if let Pace::Readable { between, .. } = self.pace {
            sleep(between).await;
        }
    }

    async fn wait_for(&mut self, step: usize, phone: &Phone, words: &str) -> Result<(), SceneError> {
        let key = |shown: &Shown| (phone.id(), words.to_owned(), shown.id, shown.changed);
        let look = || {
            let screen = phone.screen();
            let fits = |shown: &&Shown| {
                shown.who == Who::Bot && shown.text.contains(words) && !self.used.contains(&key(shown))
            };
            let found = screen.iter().rev().find(fits).map(key);
            found.ok_or_else(|| screen.into_iter().map(|shown| shown.text).collect())
        };
        let found = wait_on(self.shared, self.pace.patience(), look).await;
        self.used.push(found.map_err(|late| SceneError::Late { step, wanted: words.to_owned(), late })?);
        Ok(())
    }

    async fn see_pop_up(&mut self, step: usize, phone: &Phone, words: &str) -> Result<(), SceneError> {
        let look = || {
            let pop_ups = phone.transcript().into_iter().filter_map(|event| match event.what {
                What::PopUp(text) => Some((event.sequence, text)),
                _ => None,
            });
            let (fitting, others): (Vec<_>, Vec<_>) = pop_ups.partition(|(_, text)| text.contains(words));
            let keys = fitting.into_iter().map(|(sequence, _)| (phone.id(), words.to_owned(), 0, sequence));
            let found = keys.into_iter().find(|key| !self.used.contains(key));
            found.ok_or_else(|| others.into_iter().map(|(_, text)| text).collect())
        };
        let found = wait_on(self.shared, self.pace.patience(), look).await;
        self.used.push(found.map_err(|late| SceneError::Late { step, wanted: words.to_owned(), late })?);
        Ok(())
    }
}
