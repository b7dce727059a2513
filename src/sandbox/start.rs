//! Starting a sandbox, and the handle on it: people, faults, the ledger, and everything that happens as a stream.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::clock::Clock;
use super::door::{Door, DoorHandle, Network};
use super::faults::FaultRule;
use super::ledger::Ledger;
use super::message::Who;
use super::page::{self, Page};
use super::people::{GroupSpec, Membership, PersonSpec};
use super::phone::Phone;
use super::server;
use super::transcript::{Event, What};
use super::updates::{Again, Kind};
use super::waiting::{Late, wait_on};
use super::wire::Cord;
use super::world::Shared;

/// What a sandbox is started with.
#[derive(Clone, Debug)]
pub struct SandboxConfig {
    /// The port on 127.0.0.1; 0 lets the system choose a free one.
    pub port: u16,
    /// The same seed gives the same ids and the same chances.
    pub seed: u64,
    /// The token that the bot must use; what stands before its colon is the bot's id.
    pub token: String,
    /// Where dates come from.
    pub clock: Clock,
    /// What the page of phones shows; its people come into being at once.
    pub page: Page,
}

impl SandboxConfig {
    /// A sandbox on a free port, with seed 1 and an empty page.
    pub fn new(token: impl Into<String>, clock: Clock) -> SandboxConfig {
        SandboxConfig { port: 0, seed: 1, token: token.into(), clock, page: Page::default() }
    }
}

/// A running sandbox; clones are the same one. It stops when the last clone is dropped.
#[derive(Clone)]
pub struct Sandbox {
    pub(super) shared: Arc<Shared>,
    serving: Arc<Serving>,
}

struct Serving {
    address: SocketAddr,
    shared: Arc<Shared>,
    door: Arc<DoorHandle>,
    /// Dropping it tells the server to stop.
    _stop: oneshot::Sender<()>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let mut world = self.shared.world();
        world.closing = true;
        world.ring();
    }
}

impl Sandbox {
    /// Starts listening on loopback.
    ///
    /// # Errors
    /// If the port is taken.
    pub async fn start(config: SandboxConfig) -> io::Result<Sandbox> {
        let SandboxConfig { port, seed, token, clock, page } = config;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let (open, door) = Door::new(listener)?;
        let shared = Arc::new(Shared::new(token, seed, clock, page.clone()));
        for phone in page.phones {
            shared.world().add_person(phone.person);
        }
        let router = server::loopback_only(server::routes().merge(page::routes()).with_state(shared.clone()));
        let (stop, stopped) = oneshot::channel::<()>();
        let service = router.into_make_service_with_connect_info::<Cord>();
        let serve = axum::serve(open, service).with_graceful_shutdown(async {
            // Both an order and the end of whoever could give one mean the same.
            stopped.await.ok();
        });
        tokio::spawn(async move { serve.await });
        let serving = Arc::new(Serving { address, shared: shared.clone(), door, _stop: stop });
        Ok(Sandbox { shared, serving })
    }

    /// The address for `set_api_url`, and of the page: `http://127.0.0.1:<port>/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.serving.address)
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.serving.address.port()
    }

    /// A person's phone; the person comes into being with the first call.
    pub fn person(&self, spec: PersonSpec) -> Phone {
        self.shared.world().add_person(spec.clone());
        Phone::new(self.shared.clone(), spec)
    }

    /// A group that the bot is a member of, and that nobody has written in yet.
    pub fn group(&self, spec: GroupSpec) {
        self.shared.world().add_group(spec);
    }

    /// A member puts the bot out of a group; it is told.
    pub fn puts_the_bot_out(&self, group: i64) {
        let mut world = self.shared.world();
        let Some(found) = world.groups.get_mut(&group) else { return };
        found.bot = Membership::Kicked;
        let who = Who::Person(found.spec.members.first().copied().unwrap_or(0));
        let (chat, from, me) = (world.chat_json(group), world.user_json(who), world.bot.user());
        let update = json!({
            "chat": chat, "from": from, "date": world.clock.now(),
            "old_chat_member": {"status": "member", "user": me},
            "new_chat_member": {"status": "kicked", "user": me, "until_date": 0},
        });
        world.tell_bot(Kind::MyChatMember, update);
    }

    /// What took effect so far, and what was asked for.
    pub fn ledger(&self) -> Ledger {
        self.shared.world().ledger.clone()
    }

    /// Adds a rule to the plan of faults.
    pub fn fault(&self, rule: FaultRule) {
        self.shared.world().plan.add(rule);
    }

    /// From now on nothing goes wrong.
    pub fn no_more_faults(&self) {
        self.shared.world().plan.clear();
    }

    /// The network goes: open connections are reset, new ones are refused.
    pub async fn goes_offline(&self) {
        self.serving.door.set(Network::Gone).await;
    }

    /// The network is there again, on the same port.
    pub async fn comes_back(&self) {
        self.serving.door.set(Network::There).await;
    }

    /// Gives the updates of the last answer out once more.
    pub fn redeliver(&self, how: Again) {
        let mut world = self.shared.world();
        world.updates.repeat(how);
        world.ring();
    }

    /// Update ids go on from `next`, as they do after an idle week.
    pub fn restart_update_ids(&self, next: u32) {
        self.shared.world().updates.restart_ids(next);
    }

    /// Updates that the bot has not confirmed.
    pub fn pending_updates(&self) -> usize {
        self.shared.world().updates.pending()
    }

    /// Polls for updates that are waiting now.
    pub fn waiting_polls(&self) -> u32 {
        self.shared.world().updates.waiting_polls()
    }

    /// Everything that happens, from the beginning.
    pub fn events(&self) -> Events {
        Events { shared: self.shared.clone(), next: 0 }
    }

    /// Puts an explanation between the events, for whoever reads them.
    pub fn narrate(&self, es: &str, en: &str) {
        self.shared.world().note(0, What::Narrated(es.to_owned(), en.to_owned()));
    }

    /// Waits until the ledger satisfies `holds`, looking again at every change. `holds` looks at the ledger only: the
    /// sandbox is locked while it does.
    ///
    /// # Errors
    /// [`Late`], with the methods that were asked for, when `timeout` has passed.
    pub async fn wait_until(&self, holds: impl Fn(&Ledger) -> bool, timeout: Duration) -> Result<Ledger, Late> {
        let look = || {
            let world = self.shared.world();
            if holds(&world.ledger) {
                return Ok(world.ledger.clone());
            }
            Err(world.ledger.counts().iter().map(|(method, count)| format!("{method}: {count}")).collect())
        };
        wait_on(&self.shared, timeout, look).await
    }

    /// Waits until so many polls for updates are waiting.
    ///
    /// # Errors
    /// [`Late`], with how many there are, when `timeout` has passed.
    pub async fn wait_for_polls(&self, wanted: u32, timeout: Duration) -> Result<(), Late> {
        let look = || {
            let waiting = self.waiting_polls();
            if waiting == wanted { Ok(()) } else { Err(vec![format!("{waiting} polls")]) }
        };
        wait_on(&self.shared, timeout, look).await
    }
}

/// The events of a sandbox, one after the other.
pub struct Events {
    shared: Arc<Shared>,
    next: usize,
}

impl Events {
    /// The next event, as soon as it happens; nothing more once the sandbox has stopped.
    pub async fn next(&mut self) -> Option<Event> {
        let mut bell = self.shared.bell.subscribe();
        loop {
            bell.mark_unchanged();
            if let Some(event) = self.ready() {
                return Some(event);
            }
            if self.shared.world().closing || bell.changed().await.is_err() {
                return None;
            }
        }
    }

    /// The next event, if it has already happened.
    pub fn ready(&mut self) -> Option<Event> {
        let event = self.shared.world().events.get(self.next).cloned()?;
        self.next += 1;
        Some(event)
    }
}
