//! The listening socket, which can be closed for a while as if the network had gone, and opened again on the same port.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::wire::{Cord, Wire};

/// Whether connections are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Network {
    There,
    Gone,
}

/// The socket that everybody connects to.
pub(super) struct Door {
    address: SocketAddr,
    listening: Listening,
    handle: Arc<DoorHandle>,
    wanted: watch::Receiver<Network>,
}

enum Listening {
    Open(TcpListener),
    Closed,
}

/// What opens and closes the door.
pub(super) struct DoorHandle {
    wanted: watch::Sender<Network>,
    is: watch::Sender<Network>,
    cords: Mutex<Vec<Cord>>,
}

impl DoorHandle {
    /// Opens or closes the door, and comes back when that is done. Closing it resets all connections.
    pub async fn set(&self, network: Network) {
        self.wanted.send_replace(network);
        // It can only fail when the server has stopped, and then nothing is open.
        self.is.subscribe().wait_for(|is| *is == network).await.ok();
        if network == Network::Gone {
            for cord in self.cords().drain(..) {
                cord.cut();
            }
        }
    }

    fn cords(&self) -> std::sync::MutexGuard<'_, Vec<Cord>> {
        self.cords.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Door {
    /// A door that is open.
    pub fn new(listener: TcpListener) -> io::Result<(Door, Arc<DoorHandle>)> {
        let address = listener.local_addr()?;
        let (wanted, is) = (watch::Sender::new(Network::There), watch::Sender::new(Network::There));
        let handle = Arc::new(DoorHandle { wanted, is, cords: Mutex::default() });
        let wanted = handle.wanted.subscribe();
        Ok((Door { address, listening: Listening::Open(listener), handle: handle.clone(), wanted }, handle))
    }

    /// Does what is wanted; then waits for a connection, or until something else is wanted.
    async fn next(&mut self) -> Option<TcpStream> {
        let wanted = *self.wanted.borrow_and_update();
        self.listening = match (wanted, std::mem::replace(&mut self.listening, Listening::Closed)) {
            (Network::Gone, _) => Listening::Closed,
            (Network::There, Listening::Open(listener)) => Listening::Open(listener),
            (Network::There, Listening::Closed) => match TcpListener::bind(self.address).await {
                Ok(listener) => Listening::Open(listener),
                Err(_) => Listening::Closed,
            },
        };
        let is = if let Listening::Open(_) = self.listening { Network::There } else { Network::Gone };
        self.handle.is.send_replace(is);
        match &self.listening {
            Listening::Closed if wanted == Network::There => tokio::task::yield_now().await,
            // The handle is ours too, so the wish cannot end before the door.
            Listening::Closed => drop(self.wanted.changed().await),
            Listening::Open(listener) => tokio::select! {
                // A client that went away before it was taken is no reason to stop listening.
                accepted = listener.accept() => return accepted.ok().map(|(stream, _)| stream),
                _ = self.wanted.changed() => {}
            },
        }
        None
    }
}

impl Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            if let Some(stream) = self.next().await {
                // Small answers should go out at once; a socket that refuses the option still works.
                stream.set_nodelay(true).ok();
                let (wire, cord) = Wire::new(stream);
                let mut cords = self.handle.cords();
                cords.retain(Cord::is_in_use);
                cords.push(cord);
                return (wire, self.address);
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

impl Connected<IncomingStream<'_, Door>> for Cord {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Cord {
        stream.io().cord()
    }
}
