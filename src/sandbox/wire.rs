//! A connection with a cord that a fault can pull: to cut it without an answer, or to let the answer trickle.
//! Without a fault the bytes pass as they are.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// So many bytes of a trickling answer go out at once.
const DROP: usize = 16;

/// One connection.
pub(super) struct Wire {
    stream: TcpStream,
    cord: Cord,
    pause: Option<Pin<Box<Sleep>>>,
}

/// What a handler holds of its connection.
#[derive(Clone, Default)]
pub(super) struct Cord(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    cut: bool,
    trickle: Option<Duration>,
    reader: Option<Waker>,
}

impl Wire {
    /// A connection that nothing has happened to yet, and its cord.
    pub fn new(stream: TcpStream) -> (Wire, Cord) {
        let cord = Cord::default();
        (Wire { stream, cord: cord.clone(), pause: None }, cord)
    }

    pub fn cord(&self) -> Cord {
        self.cord.clone()
    }
}

impl Cord {
    /// Resets the connection; the handler that called this gets no chance to answer.
    pub fn cut(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.cut = true;
        if let Some(reader) = state.reader.take() {
            reader.wake();
        }
    }

    /// From now on a few bytes go out in each `pause`.
    pub fn trickle(&self, pause: Duration) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).trickle = Some(pause);
    }

    /// Whether the connection still exists besides this handle.
    pub fn is_in_use(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    fn is_cut(&self, context: &Context<'_>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.reader = Some(context.waker().clone());
        state.cut
    }

    fn pause(&self) -> Option<Duration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).trickle
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        if wire.cord.is_cut(context) {
            // Closing with no time to linger sends RST instead of FIN.
            wire.stream.set_zero_linger().ok();
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut wire.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        let wire = self.get_mut();
        let Some(pause) = wire.cord.pause() else {
            return Pin::new(&mut wire.stream).poll_write(context, from);
        };
        let waiting = wire.pause.get_or_insert_with(|| Box::pin(sleep(pause)));
        if waiting.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        wire.pause = None;
        Pin::new(&mut wire.stream).poll_write(context, &from[..from.len().min(DROP)])
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
