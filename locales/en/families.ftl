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

    If other people look at your phone, use discreet notices and /clean.
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
# D · the name is a frequent one
add-common-name = <b>{ $name }</b> is a name that many people have. One more detail helps to tell them apart.
# N · [Add a detail]
add-detail-ask = Which detail would you like to add?
# N · after choosing the detail
add-detail-write = { $detail ->
    [age] Please write the age in years, more or less. For example: 45.
    [state] Please write the state they lived in. For example: Lara.
    [centre] Please write the last place you know of, with the name that the lists use.
    [alias] Please write the nickname or the other name.
    [cedula] Please write the ID number. For example: V-12.345.678.
   *[name] Please write the full name, with both surnames if you know them.
} I will delete your message after reading it.
# N · what was written is not that detail
add-detail-unreadable = { $detail ->
    [age] I didn't recognise that age. Write one number only, such as 45. The year of birth will do as well.
    [state] I didn't recognise that state. Write one only, such as Lara or Zulia.
    [centre] I didn't recognise that place. Try the full name, as it stands in the lists.
    [alias] I couldn't read that name. Please write it again, using letters only.
    [cedula] I didn't recognise that number. It usually has 6 to 8 digits, such as V-12.345.678.
   *[name] I couldn't read that name. Write the name of one person, using letters only.
}
# N · the detail was noted
add-detail-done = Thank you. I added it and deleted your message.
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
# D · a name or an ID number of one's own list is like it
dup-near = { $why ->
    [cedula] That ID number is already on your list with another name:
   *[name] There is a similar name on your list:
}
    <b>{ $other }</b>

    Is it the same person?
# N · [Yes, the same]
dup-joined = Thank you. I joined them. It now reads <b>{ $shown }</b>.
# N · [No, someone else]
dup-other = Understood, they are two people. Is there anything that helps to tell them apart?
# N · [I don't know]
dup-unknown = That's all right. I will keep both names. If there is news, the team will look at it with extra care.

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
list-row = { $i }. { $shown }{ $paused ->
    [open] {" · "}paused
    [until] {" · "}paused until { $until }
   *[no] {""}
}
# N · under the list: when the last one was checked
list-checked = { $state ->
    [stale] We have had no new lists to check since { $since }.
   *[fresh] Last list checked: { $checked }
}
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
    }{ $paused ->
        [open] {" · "}paused
        [until] {" · "}paused until { $until }
       *[no] {""}
    }
    { $unread ->
        [0] Nothing waiting to be read
        [one] 1 unread update
       *[other] { $unread } unread updates
    }
# N · [Pause]
pause-ask =
    Sometimes a rest is needed. For how long?

    We will keep checking. If something arrives, we will hold it until you return.
# P · the pause began
pause-set = Paused. Anything that arrives is kept.
# N · the pause is over
pause-over = Notices about <b>{ $shown }</b> are on again. { $n ->
    [0] Nothing arrived during the pause
    [one] One update arrived during the pause
   *[other] { $n } updates arrived during the pause
}.
# N · [Change its details]
change-ask =
    <b>{ $shown }</b>
    What would you like to change? The dot • marks what we have.
# N · a detail that we have
change-known = { $detail ->
    [cedula] We have the ID number.
    [age] We have the age.
    [state] We have the state.
   *[centre] We have the last centre.
} Would you like to change it or remove it?
# N · the other names of a person
change-aliases = Other names of <b>{ $shown }</b>:
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
# N · /news with nothing to read, once there has been a list
list-last-checked = Last list checked: { $checked }
# N · at the end of /news, if some have been read
news-older = You can also read earlier ones again.
# N · [See earlier ones]
news-earlier =
    You have read these. You can read them again:
    { $rows }
# N · /news, when not all of them fit
news-more = There are more. They will appear when you have read these.

## Settings

# N · /settings
settings-screen =
    <b>Settings</b>

    { $lines }
# N · in settings-screen and data-settings
settings-lines =
    Language: { $language }
    Notices: { $mode ->
        [full] full
       *[discreet] discreet
    }
    Quiet hours: { $quiet ->
        [on] { $from } to { $to }
       *[off] no
    }
    Reminder: { $reminder ->
        [once] once, after 12 hours
        [daily] daily, for three days
       *[never] no
    }
    Regular note: { $heartbeat ->
        [weekly] every week
        [monthly] every month
       *[never] no
    }
    Local time: { $zone }
# N · before changing to full notices
settings-full-ask = Full notices show the name and the news, on the locked screen too. Choose them only if no one else looks at your phone.
# N · after changing the kind of notice
settings-mode-set = Done. The next notices will be { $mode ->
    [full] full
   *[discreet] discreet. I also hid the earlier ones in this chat
}.

# N · [Quiet hours]
settings-quiet-ask = At which hours should we not write to you? What arrives is delivered afterwards. Corrections always come through.
# N · [Other hours]
settings-quiet-write = Please write the two times. For example: 21:30 to 7:00
# N · what was written is not two times
settings-quiet-again = I did not understand the times. Please write two. For example: 21:30 to 7:00
# N · after choosing the hours
settings-quiet-set = Done. We will not write to you between { $from } and { $to }.
# N · [Reminder]
settings-reminder-ask = If you don't read a notice, shall we remind you?
# N · [Regular note]
settings-heartbeat-ask = Would you like a regular note, so that you know we keep checking even when nothing is new?
# N · [Local time]
settings-zone-ask = Which local time should dates use?
# N · [Another city]
settings-zone-write = Please write the city or the country where you are. For example: Madrid
# N · the place is not known
settings-zone-again = I did not recognise that place. Please try a large city, or the country. For example: Bogotá
# N · somebody without a list wants to change something
settings-need-list = Settings are kept together with your list, and it is still empty. You can change the language now.

## Cleaning

# N · /clean
clean-done =
    Done. I deleted what Telegram allows: the messages of the last 48 hours. Your list is still saved.

    To remove the rest, open the chat menu and choose "Clear history". This message deletes itself in a minute.
# N · under clean-done, if there are notices older than 48 hours
clean-partial = { $n ->
    [one] 1 message is left that Telegram does not let me delete. I took its text away.
   *[other] { $n } messages are left that Telegram does not let me delete. I took their text away.
}

## Erasing and protecting data

# N · /forget
forget-ask = This erases your list, your settings and all that we keep about this chat. It cannot be recovered and we will no longer be able to notify you.
# N · [Erase everything]
forget-done =
    Everything has been erased. If there are backup copies, they last { $days ->
        [one] 1 day
       *[other] { $days } days
    } at most.

    To remove the conversation, open the chat menu and choose "Delete chat". Thank you for your trust.
# O · /my_data
data-header = This is all that we keep about this chat:
# O · /my_data, one name
data-entry = { $i }. <b>{ $name }</b> · ID number: { $cedula ->
    [given] ends in { $last3 }
   *[none] no
} · other details: { $known ->
    [yes] { $details }
   *[no] no
} · since: { $since }
# O · /my_data, without names
data-no-names = No names.
# O · /my_data, after the names
data-settings =
    <b>Settings</b>
    { $settings }
    <b>Notices sent:</b> { $n }
    <b>Answers you gave:</b> { $answers }
# O · in data-settings
data-answer = { $code }: { $answer ->
    [with_us] they are with us
    [not_person] not the person
   *[still_inside] still inside
}
# O · in data-settings
data-no-answers = none
# O · at the end of /my_data
data-footer = We do not keep your name, your phone number or your messages. To change something: /my_list. To erase everything: /forget.
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
    }. The number of each message, 48 hours, so that the chat can be cleaned. If there are backup copies, they last { $backup_days ->
        [one] 1 day
       *[other] { $backup_days } days
    } at most.
    <b>Your rights:</b> see (/my_data), change (/my_list) and erase (/forget).{ $contact_known ->
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

# N · /verify, too many times
verify-wait = That was many tries. Please try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.

## What comes in time

# N · the regular note, if nothing is new
heartbeat-none =
    No verified news since { $since }.
    Last list checked: { $checked }, from { $n ->
        [one] 1 source
       *[other] { $n } sources
    }.

    We write only so that you know we keep checking. You can turn this note off in /settings.
# N · the regular note, if no list has come for days
heartbeat-stale = We are still here, but we have had no new lists since { $since }. We know nothing more for now.
# N · the regular note, if something is unread
heartbeat-unread = You have { $n ->
    [one] 1 unread update
   *[other] { $n } unread updates
}. You can see them in /news.
# N · once a year
yearly-ask =
    We have kept your list for more than a year. Would you like us to go on?

    If you do not answer, everything stays as it is.
# N · [Yes, keep going], under yearly-ask
yearly-kept = Thank you. Your list stays as it is and we keep watching.
# N · above the list, when the chat comes back and nothing is unread
returned-nothing = Hello again. Your list is as you left it and nothing is waiting to be read.
# N · above the list, when the chat comes back
returned-waiting = Hello again. Your list is as you left it. While we could not write to you, { $n ->
    [one] one update
   *[other] { $n } updates
} arrived.
# N · [Later]
later-noted = All right. You will find it in /news whenever you like.

## Help

# N · /help
help-main =
    <b>What you can do here</b>

    /add: add a name
    /my_list: see, pause or remove
    /news: read what is waiting
    /settings: language, notices and hours
    /clean: clean this chat
    /forget: erase everything
    /my_data: see what we keep
    /privacy: how we protect it
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
# N · under add-common-name and dup-other
btn-add-detail = Add a detail
# N · under add-detail-write
btn-skip-detail = Go on without it
# N · under change-ask
btn-detail-name = Name
# N · under add-detail-ask and change-ask
btn-detail-age = Approximate age
# N · under add-detail-ask and change-ask
btn-detail-state = State they lived in
# N · under add-detail-ask and change-ask
btn-detail-centre = Last known centre
# N · under add-detail-ask and change-ask
btn-detail-alias = Nickname, other name
# N · under add-detail-ask and change-ask
btn-detail-cedula = ID number
# N · under change-aliases
btn-another-alias = Add another
# N · under change-aliases
btn-remove-alias = Remove { $i }
# N · under dup-exact and entry-screen
btn-change-details = Change its details
# N · under dup-near
btn-same = Yes, the same
# N · under dup-near
btn-other-person = No, someone else
# N · under entry-screen
btn-pause = Pause
# N · under entry-screen, paused
btn-unpause = Turn notices on
# N · under pause-ask
btn-pause-day = 1 day
# N · under pause-ask
btn-pause-week = 1 week
# N · under pause-ask
btn-pause-open = Until I say
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
# N · under /news
btn-earlier = See earlier ones
# N · under /settings
btn-language = Language
# N · under /settings
btn-quiet-hours = Quiet hours
# N · under /settings
btn-reminder = Reminder
# N · under /settings
btn-heartbeat = Regular note
# N · under /settings
btn-zone = Local time
# N · under settings-quiet-ask
btn-quiet-off = Do not use
# N · under settings-quiet-ask
btn-quiet-night = 22:00 to 6:00
# N · under settings-quiet-ask
btn-quiet-other = Other hours
# N · under settings-reminder-ask
btn-remind-once = Once, after 12 hours
# N · under settings-reminder-ask
btn-remind-daily = Daily, for three days
# N · under settings-heartbeat-ask
btn-weekly = Every week
# N · under settings-heartbeat-ask
btn-monthly = Every month
# N · under settings-zone-ask, and in the settings
btn-zone-ve = Venezuela
# N · under settings-zone-ask
btn-zone-other = Another city
# N · under returned-waiting
btn-later = Later
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
