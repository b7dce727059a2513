//! Invitations and members.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, day, family, matched, member, start, tx, verified, viewer};
use crate::both::on_both;

on_both!(
    an_invitation_works_once_and_in_its_time,
    an_invitation_gives_its_role,
    asking_about_an_invitation_does_not_use_it_up,
    no_two_invitations_are_equal_and_none_is_guessed,
    members_come_back_as_they_joined,
    somebody_who_left_can_be_invited_again_as_the_same_member,
    a_member_who_joins_again_takes_the_new_role,
    a_removed_member_has_no_rights_and_their_claims_return,
    a_removed_members_judgement_on_an_open_match_is_void,
    the_language_of_a_member_is_remembered,
);

async fn an_invitation_works_once_and_in_its_time(store: Store) {
    let mut t = tx(&store).await;
    let token = t.invite(Role::Volunteer, at(60), start()).await.unwrap();
    assert_eq!(token.len(), 22);
    assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
    let who = Private::new("Araguato");
    assert!(t.join(&token, ChatId(81), &who, Language::Es, at(60)).await.unwrap().is_none(), "too late");
    assert!(t.join(&token, ChatId(81), &who, Language::Es, at(59)).await.unwrap().is_some());
    assert!(t.join(&token, ChatId(82), &who, Language::Es, at(59)).await.unwrap().is_none(), "used");
    assert!(t.volunteer(ChatId(82)).await.unwrap().is_none());
    assert_eq!(t.invitation(&token, at(59)).await.unwrap(), None);
}

async fn an_invitation_gives_its_role(store: Store) {
    let mut t = tx(&store).await;
    for (chat, role) in [(83, Role::Volunteer), (84, Role::Coordinator)] {
        let token = t.invite(role, at(60), start()).await.unwrap();
        assert_eq!(t.invitation(&token, at(1)).await.unwrap(), Some(role));
        let joined =
            t.join(&token, ChatId(chat), &Private::new("Turpial"), Language::En, at(1)).await.unwrap().unwrap();
        assert_eq!(joined.role, role);
    }
}

async fn asking_about_an_invitation_does_not_use_it_up(store: Store) {
    let mut t = tx(&store).await;
    let token = t.invite(Role::Volunteer, at(60), start()).await.unwrap();
    for _ in 0..3 {
        assert_eq!(t.invitation(&token, at(1)).await.unwrap(), Some(Role::Volunteer));
    }
    assert_eq!(t.invitation(&token, at(60)).await.unwrap(), None);
    assert!(t.join(&token, ChatId(85), &Private::new("Turpial"), Language::Es, at(2)).await.unwrap().is_some());
}

async fn no_two_invitations_are_equal_and_none_is_guessed(store: Store) {
    let mut t = tx(&store).await;
    let mut tokens = std::collections::BTreeSet::new();
    for _ in 0..50 {
        assert!(tokens.insert(t.invite(Role::Coordinator, at(60), start()).await.unwrap()));
    }
    let known = tokens.first().unwrap();
    for guess in
        ["", "AAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --", &known[..21], &known.to_lowercase(), &format!("{known}A")]
    {
        if !tokens.contains(guess) {
            assert_eq!(t.invitation(guess, at(1)).await.unwrap(), None);
            assert!(t.join(guess, ChatId(86), &Private::new("x"), Language::Es, at(1)).await.unwrap().is_none());
        }
    }
}

async fn members_come_back_as_they_joined(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 87, Role::Volunteer, "Araguato", at(1)).await;
    let eva = member(&mut t, 88, Role::Coordinator, "Turpial", at(2)).await;
    let read = t.volunteer(ChatId(88)).await.unwrap().unwrap();
    assert_eq!((read.id, read.role, read.language), (eva.id, Role::Coordinator, Language::Es));
    assert!(read.chat == ChatId(88) && read.pseudonym.open() == "Turpial");
    assert!(t.volunteer(ChatId(89)).await.unwrap().is_none());
    let mut all: Vec<_> = t.volunteers().await.unwrap().iter().map(|v| (v.id, v.chat.0)).collect();
    all.sort();
    let mut expected = vec![(ana.id, 87), (eva.id, 88)];
    expected.sort();
    assert_eq!(all, expected);
    let members = t.members().await.unwrap();
    let of_ana = members.iter().find(|m| m.id == ana.id).unwrap();
    assert_eq!((of_ana.role, of_ana.standing, of_ana.created_at), (Role::Volunteer, Standing::Active, at(1)));
    assert_eq!(of_ana.pseudonym.open(), "Araguato");
}

async fn somebody_who_left_can_be_invited_again_as_the_same_member(store: Store) {
    let mut t = tx(&store).await;
    let first = member(&mut t, 90, Role::Coordinator, "Araguato", at(1)).await;
    assert!(t.remove_member(first.id, at(2)).await.unwrap());
    let second = member(&mut t, 90, Role::Volunteer, "Guacharo", at(3)).await;
    assert_eq!(first.id, second.id, "or one person would count as two");
    assert_eq!((second.role, second.pseudonym.open()), (Role::Volunteer, "Guacharo"));
    assert_eq!(t.members().await.unwrap().len(), 1);
}

async fn a_member_who_joins_again_takes_the_new_role(store: Store) {
    let mut t = tx(&store).await;
    let first = member(&mut t, 91, Role::Volunteer, "Araguato", at(1)).await;
    let second = member(&mut t, 91, Role::Coordinator, "Araguato", at(2)).await;
    assert_eq!((first.id, second.role), (second.id, Role::Coordinator));
    assert_eq!(t.volunteers().await.unwrap().len(), 1);
}

async fn a_removed_member_has_no_rights_and_their_claims_return(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 92, Role::Volunteer, "Araguato", at(1)).await;
    let eva = member(&mut t, 93, Role::Volunteer, "Turpial", at(1)).await;
    let (_, subscription) = family(&mut t, 94, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let card = matched(&mut t, subscription.id, release, at(1)).await;
    t.claim_match(card, ana.id, at(30), at(2)).await.unwrap();
    assert_eq!(t.next_match(viewer(&eva), at(3)).await.unwrap(), None);

    assert!(t.remove_member(ana.id, at(4)).await.unwrap());
    assert!(!t.remove_member(ana.id, at(5)).await.unwrap());
    assert!(!t.remove_member(MemberId(404), at(5)).await.unwrap());
    assert!(t.volunteer(ChatId(92)).await.unwrap().is_none());
    assert_eq!(t.volunteers().await.unwrap().len(), 1);
    let standing = t.members().await.unwrap().iter().find(|m| m.id == ana.id).map(|m| m.standing);
    assert_eq!(standing, Some(Standing::Removed));
    assert!(!t.holds_match(card, ana.id, at(5)).await.unwrap());
    assert_eq!(t.next_match(viewer(&eva), at(5)).await.unwrap(), Some(card));
}

async fn a_removed_members_judgement_on_an_open_match_is_void(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 95, Role::Volunteer, "Araguato", at(1)).await;
    let eva = member(&mut t, 96, Role::Volunteer, "Turpial", at(1)).await;
    let (_, subscription) = family(&mut t, 97, "Ramona Isabel Quintero Mújica", at(1)).await;
    let open_release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let decided_release = verified(&mut t, "Ramona Mújica", at(1)).await;
    let open = matched(&mut t, subscription.id, open_release, at(1)).await;
    let decided = matched(&mut t, subscription.id, decided_release, at(1)).await;
    for card in [open, decided] {
        for who in [&ana, &eva] {
            t.claim_match(card, who.id, at(30), at(2)).await.unwrap();
            t.judge(card, who.id, Judgement::Positive, Weight::One, None, at(2)).await.unwrap();
        }
    }
    t.set_match_state(decided, &[MatchState::Open], MatchState::Confirmed, at(3)).await.unwrap();
    t.remove_member(ana.id, day(1)).await.unwrap();
    let given: Vec<_> = t.judgements(open).await.unwrap().iter().map(|j| j.by).collect();
    assert_eq!(given, [eva.id]);
    assert_eq!(t.judgements(decided).await.unwrap().len(), 2, "what was decided stays decided");
}

async fn the_language_of_a_member_is_remembered(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 98, Role::Volunteer, "Araguato", at(1)).await;
    t.set_member_language(ana.id, Language::En).await.unwrap();
    assert_eq!(t.volunteer(ChatId(98)).await.unwrap().unwrap().language, Language::En);
}
