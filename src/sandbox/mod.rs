//! A Telegram Bot API server on loopback, with simulated people, faults and a ledger, and a page of phones.
//! The unchanged bot talks to it over HTTP. It imports nothing of Vigilia's other rooms, so that it cannot share
//! their mistakes, and it is never reachable from another machine.
//!
//! Everybody who lives here is invented. That is why the types of this room, unlike all others, show names and texts
//! in `Debug` and in errors: a failing test must say what was on the screen.

mod answer;
mod arguments;
mod chance;
mod clock;
mod detect;
mod door;
mod faults;
mod html;
mod ledger;
mod message;
mod methods;
mod page;
mod people;
mod phone;
mod scene;
mod screen;
mod server;
mod shown;
mod start;
mod tags;
mod transcript;
mod updates;
mod waiting;
mod wire;
mod world;

pub use clock::Clock;
pub use faults::{Fault, FaultRule, OnChat, OnMethod, Times};
pub use html::{Entity, Style};
pub use ledger::{Accepted, Act, Fate, Ledger, Request};
pub use message::{Action, Button, Content, Sound, Who};
pub use page::{Page, PagePhone, Paste, Sample};
pub use people::{Command, GroupSpec, PersonSpec, Profile};
pub use phone::{CannotDo, Phone};
pub use scene::{Pace, Scene, SceneError, Step, run_scene};
pub use screen::Preview;
pub use shown::{Piece, Shown};
pub use start::{Events, Sandbox, SandboxConfig};
pub use transcript::{Event, Marks, What};
pub use updates::Again;
pub use waiting::Late;
