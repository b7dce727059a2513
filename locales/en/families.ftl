### What a family reads, except notices.
### The comment of each message begins with its mode (N, D, O, P, V) and says where one meets it.

## Profile and first contact

# N · short line of the profile
profile-short = Checked notices for families. It costs nothing. We do not ask for your name or phone number.
# N · what one sees before tapping START
profile-description = This service lets you know when there is confirmed news about a person you are waiting for. It costs nothing. We only send what a team has checked. You can stop and erase everything whenever you like. Tap START to begin.
# N · /start, always the same, with a list or without
start-welcome =
    Hello. Thank you for writing.

    This service lets you know when there is confirmed news about a person you are waiting for.

    • It costs nothing. You can stop whenever you like.
    • We only send what our team has checked. That is why we can be slower than social media.
    • We do not ask for your name or phone number.

    What would you like to do?
# P · [Who we are]
start-who = { $contact_known ->
    [yes] { $org } runs this service. You can ask them whether it is theirs: { $contact }
   *[no] { $org } runs this service.
}
# N · [How we protect your data]
start-data =
    We keep the names you add and the details you choose to give. Also your settings and the internal number of this chat. Whatever identifies someone is stored encrypted.

    The team sees the name being looked for. It does not see who is looking.
    Telegram is a separate company: what you write here passes through its servers.

    If other people look at your phone, use discreet notices.
    To erase everything: /forget

## Adding a name

# N · the first time, before anything is kept
add-consent =
    To reach you we keep this chat's number, the name you write and the details you give. We do not keep your own name or phone number. You can erase it all with /forget.

    Do you agree?
# N · [Not now]
add-consent-no = All right. We keep nothing. You can come back whenever you like.
# N · /add
add-ask-name =
    Please write the person's full name, with both surnames if you know them.
    For example: José Gregorio Pérez Rodríguez

    I will delete your message after reading it.
# D · how the name was read
add-reading =
    I read it like this:

    Given names: <b>{ $given }</b>
    Surnames: <b>{ $surnames }</b>

    Is that right?
# D · the name can be read in two ways
add-two-readings =
    This name can be read in two ways. Which one is right?

    1. Given names: <b>{ $given1 }</b> · Surnames: <b>{ $surnames1 }</b>
    2. Given names: <b>{ $given2 }</b> · Surnames: <b>{ $surnames2 }</b>
# D · there is one surname only
add-one-surname = I see one surname: <b>{ $surnames }</b>. A second one helps us not to confuse this person with someone else. If you don't know it, that's fine.
# N · [Add the second one]
add-ask-second = Please write the second surname.
# N · what was written cannot be read as a name
add-unreadable = I couldn't read that name. Could you write it again, using letters only?
# N · what was written is not the name of one person
add-not-one = { $why ->
    [long] That text is too long for a name.
   *[several] There seem to be several names.
} Please write the name of one person only.
# N · after the name
add-cedula =
    If you know that person's ID number (cédula), you can give it now. <b>It is not required.</b>

    It helps us not to confuse them with someone of the same name. It is stored encrypted and I delete your message. No one from the team will ask you for it later.
# N · the ID number is noted
add-cedula-done = Thank you. I noted an ID number ending in <b>{ $last3 }</b> and deleted your message.
# N · what was written is not an ID number
add-cedula-unreadable = I didn't recognise that number. It usually has 6 to 8 digits, for example V-12.345.678. You can try again or go on without it.
# N · Telegram did not let us delete what was written
add-not-deleted = I could not delete your message. Please delete it yourself: press and hold it and choose "Delete".
# N · the first time, at the end
add-mode =
    How would you like to be told?

    <b>Discreet:</b> the notice shows no name and no reason. You tap a button to read it.
    <b>Full:</b> the notice shows the name and the news.

    You can change this whenever you like.
# N · the name is on the list; the same whether or not there is a record
add-done =
    Done. <b>{ $shown }</b> is on your list.

    For now there is nothing confirmed to give you. That is neither good nor bad: we have not been able to confirm anything yet.

    When there is something, we will write to you here. You don't need to keep asking.
# N · the list is full
add-limit = Your list already has { $n } names, which is the most it can hold. You can remove one{ $contact_known ->
    [yes] {" "}or talk to the team
   *[no] {""}
}.
# D · the same name again
dup-exact = That name has been on your list since { $date }. There is no need to add it again.

## The list

# N · /my_list without names
list-empty = Your list is empty.
# N · /my_list, if it fits on one screen
list-header = <b>Your list</b> · { $n ->
    [one] 1 name
   *[other] { $n } names
}
# N · /my_list, if it has several screens
list-header-page = <b>Your list</b> · { $page } of { $pages }
# N · one line of the list
list-row = { $i }. { $shown }
# N · one name of the list
entry-screen =
    <b>{ $shown }</b>
    ID number: { $cedula ->
        [given] ends in { $last3 }
       *[none] we don't have it
    }
    Notices: { $mode ->
        [full] full
       *[discreet] discreet
    }
    { $unread ->
        [0] Nothing waiting to be read
        [one] 1 unread update
       *[other] { $unread } unread updates
    }
# N · [Remove]
remove-done = I removed <b>{ $shown }</b> from your list. In 10 minutes it is erased for good, with the details you gave.
# N · [Undo], when it has been erased
remove-final = That name has now been erased for good.

## News

# N · /news with nothing to read
news-none = You have nothing waiting to be read.
# N · /news
news-header = You have { $n ->
    [one] 1 unread update
   *[other] { $n } unread updates
}:
# N · one line of /news
news-row = { $code } · { $date }
# N · /news, when not all of them fit
news-more = There are more. They will appear when you have read these.

## Settings

# N · /settings
settings-screen =
    <b>Settings</b>

    Language: { $language }
    Notices: { $mode ->
        [full] full
       *[discreet] discreet
    }
# N · before changing to full notices
settings-full-ask = Full notices show the name and the news, on the locked screen too. Choose them only if no one else looks at your phone.
# N · after changing the kind of notice
settings-mode-set = Done. The next notices will be { $mode ->
    [full] full
   *[discreet] discreet. I also hid the earlier ones in this chat
}.

## Erasing and protecting data

# N · /forget
forget-ask = This erases your list, your settings and all that we keep about this chat. It cannot be recovered and we will no longer be able to notify you.
# N · [Erase everything]
forget-done =
    Everything has been erased. Backup copies are erased by themselves in { $days ->
        [one] 1 day
       *[other] { $days } days
    }.

    To remove the conversation, open the chat menu and choose "Delete chat". Thank you for your trust.
# O · /privacy
privacy-text =
    <b>How we protect your data</b>

    <b>Who answers for it:</b> { $contact_known ->
        [yes] { $org }, { $contact }
       *[no] { $org }
    }.
    <b>What we keep:</b> the internal number of this chat and your settings. Also the names on your list, the details you gave and your answers.
    <b>What we do not keep:</b> your name, your phone number or the text of your messages.
    <b>What for:</b> only to notify you and to correct what we told you.
    <b>Who sees it:</b> the team sees the name being looked for and three digits of the ID number. It does not see who is looking.
    <b>How:</b> encrypted, with the key kept in another place.
    <b>Telegram:</b> it is a separate company. It can see what passes through this chat.
    <b>How long:</b> until you erase it. If you block this chat, { $blocked_days ->
        [one] 1 day
       *[other] { $blocked_days } days
    }. Backup copies last { $backup_days ->
        [one] 1 day
       *[other] { $backup_days } days
    }.
    <b>Your rights:</b> see and remove names (/my_list) and erase it all (/forget).{ $contact_known ->
        [yes] {" "}You can complain at { $contact }.
       *[no] {""}
    }

## Is this message from us?

# N · /verify without a code
verify-usage = Write the code that comes with the message. For example: /verify K7F3
# N · /verify with a code of this chat
verify-genuine = Yes, message <b>{ $code }</b> is ours. We sent it to you on { $date }, { $time } ({ $zone }). It has not changed.
# N · /verify with the code of a corrected notice
verify-corrected = Message <b>{ $code }</b> is ours, but we corrected it on { $date }. Look for the correction in this chat or in /news.
# N · /verify with a code that this chat did not receive
verify-unknown =
    We sent no message with that code to this chat. If it reached you another way, do not answer and do not pay anything.

    If a relative forwarded it, ask them to check it in their own chat.

## Help

# N · /help
help-main =
    <b>What you can do here</b>

    /add: add a name
    /my_list: see or remove names
    /news: read what is waiting
    /settings: language and kind of notice
    /forget: erase everything
    /privacy: how we protect your data
    /verify: find out whether a message is ours
    /cancel: stop what is half done

    You can also write a name. I will ask whether you want to add it.

## Buttons

# N · welcome and empty list
btn-add = Add a name
# N · welcome, settings and at the end of adding
btn-my-list = My list
# N · welcome
btn-data-care = How we protect your data
# N · welcome
btn-who = Who we are
# N · under start-data
btn-read-all = Read all of it
# N · under add-consent
btn-agree = Yes, I agree
# N · under add-consent
btn-read-more = Read more
# N · under add-consent
btn-not-now = Not now
# N · under add-reading
btn-right = Yes, that's right
# N · under add-reading
btn-surnames-first = Surnames come first
# N · under add-reading and add-two-readings
btn-rewrite = Write it again
# N · under add-two-readings
btn-first = The first
# N · under add-two-readings
btn-second = The second
# N · under add-one-surname
btn-add-second = Add the second one
# N · under add-one-surname and add-ask-second
btn-go-on = Go on like this
# N · under add-cedula
btn-dont-know = I don't know
# N · under add-cedula
btn-rather-not-give = I'd rather not
# N · under add-cedula-unreadable
btn-without-cedula = Go on without it
# N · under add-mode
btn-discreet = Discreet (recommended)
# N · under add-mode
btn-full = Full
# N · under add-done
btn-add-another = Add another name
# N · under dup-exact
btn-see-it = See it
# N · under the list
btn-settings = Settings
# N · under the list, with initials
btn-show-names = Show names
# N · under the list, with names
btn-hide-names = Hide names
# N · under /news, one a line
btn-view = Open { $code }
# N · under /settings
btn-kind = Kind of notice
# N · under settings-full-ask
btn-full-yes = Yes, full
# N · under settings-full-ask
btn-full-no = Stay discreet
# N · under forget-ask
btn-keep = No, keep it
# N · under forget-ask
btn-erase-all = Erase everything
