### Words for every place: commands, dates, language, problems and shared buttons.
### The comment of each message begins with its mode (N, D, O, P, V) and says where one meets it.

## Command menu

# N · families' menu, /add
cmd-add = Add a name
# N · families' menu, /my_list
cmd-list = See or remove names
# N · families' menu, /news
cmd-news = Read what is waiting for you
# N · families' menu, /settings
cmd-settings = Language, notices and hours
# N · families' menu, /clean
cmd-clean = Clean this chat
# N · families' menu, /forget
cmd-forget = Erase everything
# N · families' menu, /my_data
cmd-data = See what we keep
# N · families' menu, /privacy
cmd-privacy = How we protect your data
# N · families' menu, /verify
cmd-verify = Is this message from us?
# N · both menus, /help
cmd-help = Help
# N · families' menu, /cancel
cmd-cancel = Stop what is half done
# N · families' menu, /start
cmd-start = Start
# V · the team's menu, /queue
cmd-queue = Review matches
# V · the team's menu, /import
cmd-import = Load a list or a post
# V · the team's menu, /stats
cmd-stats = Figures
# V · the team's menu, /retract
cmd-retract = Correct a notice
# V · the team's menu, /hold
cmd-hold = Stop all sending
# V · the team's menu, /resume
cmd-resume = Restart sending

## Dates and times

# N · shape of a date: 24 January 2026
date-pattern = %-d %B %Y
# V · short shape of a date, on the team's screens: 24 January
date-short-pattern = %-d %B
# N · shape of a time: 13:05
time-pattern = %H:%M
# N · behind a time, in brackets
zone-venezuela = Venezuela time
# N · the same, if the family chose another city
zone-city = { $city } time
# V · how long a match has waited, up to an hour
age-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
# V · how long a match has waited, up to two days
age-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
# V · how long a match has waited, from two days on
age-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}

## Language

# N · the language of these screens, in the settings
language-name = English
# N · /settings, [Language]
language-ask = Which language do you prefer?
# N · after choosing the language
language-set = Done. We continue in English.

## Problems

# N · something went wrong on our side
trouble-generic =
    Something went wrong and we are looking into it. Your list is still saved.

    If you talk to the team, give this reference: <b>{ $ref }</b>
# N · too many messages in a minute; said only once
trouble-slow-down = Many messages came at once. Please wait { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}.
# N · a photo, a voice message, a file or a contact arrived
not-text = I can only read text here. I did not keep what was sent.
# N · a command that does not exist
unknown-input = I do not know that command. These work: { $commands }
# D · somebody wrote what looks like a name, with nothing begun
free-text-offer =
    Would you like to add this name to your list?
    <b>{ $name }</b>
# N · they said no to that
free-text-declined = All right. I kept nothing and deleted your message.
# N · a command in the middle of something else
dialog-interrupted = I set aside what we were doing. Shall we go on with it?
# N · a day went by with something half done
dialog-expired = A day went by and I closed what was half done. It was not saved. You can start again with { $command }.
# N · /cancel
cancel-done = { $open ->
    [yes] Done, we leave it there. Nothing was saved.
   *[no] Nothing was half done.
}
# N · [Talk to someone]
contact-info =
    You can talk to someone from the team: { $contact }{ $hours_known ->
        [yes] {""}
            Hours: { $hours }
       *[no] {""}
    }

    We never ask for money or passwords.
# N · [Talk to someone] on an old message, if there is no contact any more
contact-none =
    For now there is no one here to talk to.

    We never ask for money or passwords.
# N · at the end of every notice and of every answer of /verify
never-asks = We never ask for money, ID numbers or passwords for a notice.

## Short answers to a button

# P · the button was on an old screen
popup-stale = That screen was old. I have updated it.
# P · something was done at once
popup-done = Done.
# P · [Undo]
popup-undone = Undone.
# P · [Undo], too late
popup-undo-late = The time to undo it has passed.

## Shared buttons

# N · wherever the organisation has a contact
btn-talk = Talk to someone
# N · under free-text-offer
btn-add-it = Yes, add it
# N · under free-text-offer
btn-no = No
# N · under dialog-interrupted
btn-continue = Continue
# N · under dialog-interrupted
btn-leave-it = Leave it
# N · to the screen before
btn-back = ‹ Back
# N · in everything that can be left half done
btn-cancel = Cancel
# N · where something can be undone
btn-undo = Undo
# N · under a name of the list
btn-remove = Remove
# N · under a discreet notice
btn-read-now = Read now
# N · under a correction
btn-received = Received
# N · the name of the other language, on any screen
btn-spanish = Español
# N · the name of this language, on any screen
btn-english = English
