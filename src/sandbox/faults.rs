//! Which requests go wrong, and how. A plan of rules, drawn from in order; nothing happens that no rule says.

use std::time::Duration;

use super::chance::Chance;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429 with `retry_after` in seconds.
    TooMany(u32),
    /// 429 that does not say for how long.
    TooManyWithoutTime,
    /// 500 with a JSON body.
    ServerError,
    /// 502 with an HTML page.
    BadGateway,
    /// Refused with this code and this exact description, e.g. a 403.
    Refused(u16, String),
    /// 400 that names the chat's new id.
    Migrated(i64),
    /// The connection is reset before the request takes effect.
    Reset,
    /// It takes effect, then the connection is reset without an answer.
    AcceptThenDrop,
    /// It takes effect, then comes a 500.
    AcceptThenServerError,
    /// It takes effect; the body says `"ok":true` and breaks off.
    BrokenJson,
    /// It takes effect; the answer trickles, a few bytes in each such time.
    SlowBody(Duration),
    /// It takes effect, and no answer ever comes.
    AcceptThenSilence,
    /// For `getUpdates`: the updates of the last answer come once more, with the same ids.
    Redelivered,
}

impl Fault {
    /// Whether the request takes effect all the same.
    pub(super) fn takes_effect(&self) -> bool {
        use Fault::{AcceptThenDrop, AcceptThenServerError, AcceptThenSilence, BrokenJson, Redelivered, SlowBody};
        matches!(
            self,
            AcceptThenDrop | AcceptThenServerError | AcceptThenSilence | BrokenJson | Redelivered | SlowBody(_)
        )
    }
}

/// Which method a rule is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnMethod {
    /// Every method but `getUpdates`.
    AnySending,
    /// This one; case does not matter.
    Named(String),
}

/// Which chat a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnChat {
    /// Every chat, and requests that name none.
    Any,
    /// This one.
    Only(i64),
}

/// How often a rule strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// The next so many requests that fit.
    Next(u32),
    /// Every request that fits.
    Always,
    /// This share of the requests that fit, in percent, drawn from the sandbox's seed.
    Percent(u8),
}

/// One rule of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultRule {
    /// Which method.
    pub method: OnMethod,
    /// Which chat.
    pub chat: OnChat,
    /// How often.
    pub times: Times,
    /// What goes wrong.
    pub fault: Fault,
}

impl FaultRule {
    /// The fault strikes the next request of this method, in any chat.
    pub fn next(method: &str, fault: Fault) -> FaultRule {
        FaultRule { method: OnMethod::Named(method.to_owned()), chat: OnChat::Any, times: Times::Next(1), fault }
    }

    /// The same rule for one chat only.
    pub fn in_chat(self, chat: i64) -> FaultRule {
        FaultRule { chat: OnChat::Only(chat), ..self }
    }

    /// The same rule, so often.
    pub fn times(self, times: Times) -> FaultRule {
        FaultRule { times, ..self }
    }

    fn fits(&self, method: &str, chat: i64) -> bool {
        let method_fits = match &self.method {
            OnMethod::AnySending => method != "getupdates",
            OnMethod::Named(name) => name.eq_ignore_ascii_case(method),
        };
        method_fits && (self.chat == OnChat::Any || self.chat == OnChat::Only(chat))
    }
}

/// The rules that are left.
#[derive(Debug, Default)]
pub(super) struct Plan {
    rules: Vec<FaultRule>,
}

impl Plan {
    pub fn add(&mut self, rule: FaultRule) {
        self.rules.push(rule);
    }

    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// The fault for this request, if a rule strikes: the first that fits and is not used up.
    pub fn draw(&mut self, method: &str, chat: i64, chance: &mut Chance) -> Option<Fault> {
        for rule in self.rules.iter_mut().filter(|rule| rule.fits(method, chat)) {
            match &mut rule.times {
                Times::Always => return Some(rule.fault.clone()),
                Times::Next(0) => {}
                Times::Next(left) => {
                    *left -= 1;
                    return Some(rule.fault.clone());
                }
                Times::Percent(share) if chance.percent(*share) => return Some(rule.fault.clone()),
                Times::Percent(_) => {}
            }
        }
        None
    }
}
