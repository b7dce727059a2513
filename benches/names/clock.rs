//! What something costs: the processor's time of this thread, so that other work on the machine does not count, the
//! time that passed, and memory.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// A running measurement.
pub struct Clock {
    processor: Duration,
    passed: Instant,
}

/// What was measured.
#[derive(Clone, Copy, Default)]
pub struct Spent {
    /// Of this thread alone.
    pub processor: Duration,
    pub passed: Duration,
}

impl Clock {
    pub fn start() -> Self {
        Self { processor: processor(), passed: Instant::now() }
    }

    pub fn spent(&self) -> Spent {
        Spent { processor: processor() - self.processor, passed: self.passed.elapsed() }
    }
}

/// What `work` costs.
pub fn time<T>(work: impl FnOnce() -> T) -> (T, Spent) {
    let clock = Clock::start();
    let done = work();
    (done, clock.spent())
}

/// The processor's time of all threads since the process began.
pub fn whole_process() -> Duration {
    spent_of(ClockId::ProcessCPUTime)
}

fn processor() -> Duration {
    spent_of(ClockId::ThreadCPUTime)
}

fn spent_of(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// Milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value below which so many of a hundred lie; `times` are sorted.
pub fn percentile(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() - 1) * percent / 100]
}

/// Resident memory of this process in bytes; 0 where the system does not tell.
pub fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|kb| kb.parse::<usize>().ok()).map_or(0, |kb| kb * 1024)
}
