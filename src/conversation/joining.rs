//! Joining the team with a single-use link. Opening a link only asks; it gives no right.

use crate::domain::{MessageId, Private, Reply, Standing};
use crate::store::{Actor, StoreError};

use super::dialogue::State;
use super::turn::Turn;

/// Invitations have 22 characters; nothing shorter or longer is looked up.
const TOKEN_LENGTH: usize = 22;
const LONGEST_PSEUDONYM: usize = 24;

impl Turn<'_> {
    /// True if the payload of `/start` had the shape of an invitation, whether or not it works.
    pub async fn open_invitation(&mut self, payload: &str, message: MessageId) -> Result<bool, StoreError> {
        if payload.len() != TOKEN_LENGTH {
            return Ok(false);
        }
        self.delete(message);
        match self.tx.invitation(payload, self.now).await? {
            Some(_) => self.go_on(State::Joining { token: payload.to_owned() }, None).await?,
            None => self.say(Reply::InviteDead),
        }
        Ok(true)
    }

    /// The pseudonym was written: the invitation is used up.
    pub async fn pseudonym(&mut self, token: &str, text: &str, message: MessageId) -> Result<(), StoreError> {
        self.delete(message);
        let pseudonym = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = (1..=LONGEST_PSEUDONYM).contains(&pseudonym.chars().count())
            && pseudonym.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '-');
        let taken = self.tx.members().await?.iter().any(|member| {
            member.standing != Standing::Removed && member.pseudonym.open().to_lowercase() == pseudonym.to_lowercase()
        });
        if !fits || taken {
            return self.go_on(State::Joining { token: token.to_owned() }, None).await;
        }
        let who = Private::new(pseudonym);
        let joined = self.tx.join(token, self.chat, &who, self.language, self.now).await?;
        let Some(volunteer) = joined else {
            return self.close_dialogue(Reply::InviteDead, None).await;
        };
        self.tx.audit(Actor::Member(volunteer.id), "joined", volunteer.role.code(), self.now).await?;
        self.volunteer = Some(volunteer);
        self.set_menu();
        self.close_dialogue(Reply::Joined { who }, None).await
    }
}
