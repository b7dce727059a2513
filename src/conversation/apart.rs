//! Reading what came in, off the async threads and within a limit of time: nobody else waits for it.

use std::time::Duration;

use chrono::NaiveDate;

use crate::domain::{Moment, Refusal};
use crate::intake::{self, Refused};

/// No list takes so long; the readers are linear, and 5 MiB take them some tenths of a second.
const WITHIN: Duration = Duration::from_secs(10);

/// Reads a text or file with this reader.
pub(super) async fn read<T: Send + 'static>(
    bytes: Vec<u8>,
    now: Moment,
    reader: fn(&[u8], NaiveDate) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let day = intake::day_in_venezuela(now);
    let reading = tokio::task::spawn_blocking(move || reader(&bytes, day));
    match tokio::time::timeout(WITHIN, reading).await {
        Ok(Ok(reading)) => reading,
        // A reader that panics has not understood the file.
        Ok(Err(_)) => Err(Refusal::Broken.into()),
        Err(_) => Err(Refusal::TooSlow.into()),
    }
}
