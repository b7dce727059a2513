### What the team reads. All of it is protected against forwarding.
### The comment of each message begins with its mode (V) and says where one meets it.

## Words that come back

# V · the kind of event, on cards, lists and corrections
kind = { $kind ->
    [left_prison] left prison, condition not said
    [with_measures] left with restrictions
    [full_freedom] full freedom
    [house_arrest] house arrest
    [order_issued] release order issued
    [transfer] transfer
    [redetained] detained again
    [death] death
   *[retracted] retracted
}
# V · the tier of a source
tier = { $tier ->
    [verifier] verifies
    [official] official
    [media] press
   *[family] family
}
# V · why a match is not the same person
reject-reason = { $reason ->
    [id] different ID number
    [age] different age
    [place] different place
    [surnames] different surnames
   *[other] other reason
}
# V · why a notice is corrected
correction-reason = { $reason ->
    [wrong_person] it was another person
   *[withdrawn] the source withdrew it
}
# V · at the foot of a list that does not fit
and-more = and { $n } more
# V · where a datum is missing
unknown-datum = not on record

## Problems and help

# V · something went wrong on our side
trouble-volunteer = Something went wrong. Nothing was sent. Reference: <b>{ $ref }</b>
# V · /help in the chat of somebody from the team
help-volunteer =
    <b>What you can do here</b>

    /queue: review matches
    /import: load a list or a post
    /retract: correct a notice
    /hold: stop all sending
    /resume: restart sending (coordinators)
    /cancel: stop what is half done

    Three rules: copy and forward nothing. If in doubt, "Not enough data". If something goes wrong, /hold.
# V · something that only coordinators may do
coordinators-only = This is for coordinators. Please tell the group.

## Card

# V · first line of a card
card-head =
    <b>Match { $c }</b> · { $priority ->
        [urgent] urgent
        [high] high
       *[normal] normal
    } · waiting { $age }
    It is yours until { $until }.
# V · how many confirmations are missing, and why
card-needs = { $needed ->
    [one] One confirmation is enough
   *[other] { $needed } are needed, from different people
}: { $class ->
    [certain] ID number and name agree
    [grave] a mistake here would do great harm
   *[ordinary] not everything can be compared
}.
# V · the reader of the card brought the line in
card-own-import = You imported this line: your answer alone is not enough.
# V · answers differ and a coordinator decides
card-settles = { $settles ->
    [tie] The answers differ. Yours chooses.
   *[doubt] Two people could not tell. Yours chooses.
}
# V · the two names
card-name =
    <b>Name</b>
    published: { $published }
    sought: { $sought }
# V · the last three digits of each ID number
card-cedula = <b>ID number</b> published: { $published } · sought: { $sought }
# V · the published place
card-place = <b>Place</b> { $published }
# V · the published event
card-event = <b>Event</b> { $kind }, { $date }
# V · the sources
card-reports = <b>Reported by</b> { $reports }
# V · one source in the line above
card-report = { $source } ({ $tier }, { $date })
# V · other records that are similar
card-rivals = <b>Look-alikes</b> { $n ->
    [0] none in the records
    [one] 1 more record is similar
   *[other] { $n } more records are similar
}
# V · the fact about who is sought that would help most to decide
card-would-help = <b>It would help</b> to know of the person sought: { $fact ->
    [second_surname] the second surname
    [second_given_name] the second given name
    [cedula] the ID number
    [birth_year] the year of birth
   *[state] the state they lived in
}
# V · the sum of the lines
card-score = <b>Score</b> { $score } · raises: { $up } · lowers: { $down }
# V · in the score, if nothing raises or nothing lowers
card-score-nothing = nothing
# V · a family answered the notice
card-family = A family answered: { $answer ->
    [with_us] "They are with us"
    [not_person] "Not the person"
   *[still_inside] "Still inside"
}. Please look again with care.

## Lines of the comparison

# V · one line: what is sought, the mark, what is published, the phrase
ev-line = { $sought } { $mark } { $published }: { $phrase } ({ $weight ->
    [for_much] weighs a lot in favour
    [for] in favour
    [against] against
    [against_much] weighs a lot against
    [nothing] does not count
   *[little] weighs little
})
# V · a line about the whole name
ev-alone = { $phrase } ({ $weight ->
    [for_much] weighs a lot in favour
    [for] in favour
    [against] against
    [against_much] weighs a lot against
    [nothing] does not count
   *[little] weighs little
})
# V · in a line of the comparison
ev-surnames-equal = same surname
# V · in a line of the comparison
ev-given-equal = same given name
# V · in a line of the comparison
ev-given-initial = given name abbreviated
# V · in a line of the comparison
ev-given-missing = one given name missing on one side
# V · in a line of the comparison
ev-given-differs = different given names
# V · in a line of the comparison
ev-surnames-differ = different surnames
# V · in a line of the comparison
ev-second-missing = second surname missing on one side
# V · in a line of the comparison
ev-second-differs = different second surname
# V · in a line of the comparison
ev-order = surnames in another order
# V · in a line of the comparison
ev-married = married surname
# V · in a line of the comparison
ev-spelling = { $n ->
    [one] 1 letter differs or is out of place
   *[other] { $n } letters differ or are out of place
}
# V · in a line of the comparison
ev-sound = sounds the same, spelt differently
# V · in a line of the comparison
ev-nickname = nickname or short form
# V · in a line of the comparison
ev-joined = written together or apart
# V · in a line of the comparison
ev-cut-off = cut off at the end
# V · in a line of the comparison
ev-surname-initial = surname abbreviated
# V · in a line of the comparison
ev-date-fits = date fits
# V · in a line of the comparison
ev-date-differs = different date
# V · in a line of the comparison
ev-common = same given name, very common
# V · in a line of the comparison
ev-rare = same given name, uncommon
# V · in a line of the comparison
ev-common-surname = same surname, very common
# V · in a line of the comparison
ev-rare-surname = same surname, uncommon
# V · in a line of the comparison
ev-initial-differs = the initial does not fit
# V · in a line of the comparison
ev-first-surname-missing = first surname missing on one side
# V · in a line of the comparison
ev-given-absent = no given name on one side
# V · in a line of the comparison
ev-surnames-absent = no surname on one side
# V · in a line of the comparison
ev-surname-variant = another form of the same surname
# V · in a line of the comparison
ev-kin-surname = same surname, as relatives have
# V · in a line of the comparison
ev-namesake-given = same given name, as namesakes have
# V · in a line of the comparison
ev-id-equal = same ID number
# V · in a line of the comparison
ev-id-one-digit = ID number with one digit different
# V · in a line of the comparison
ev-id-differs = different ID number
# V · in a line of the comparison
ev-id-missing = cannot be compared
# V · in a line of the comparison
ev-place-fits = compatible
# V · in a line of the comparison
ev-place-differs = another place
# V · in a line of the comparison
ev-age-fits = age fits
# V · in a line of the comparison
ev-age-differs = different age
# V · in a line of the comparison
ev-sex-differs = different sex
# V · the same given names, in another order
ev-given-order = given names in another order
# V · the reading chosen is not the likeliest
ev-reading = fits only if some given name is read as a surname, or the other way round
# V · a nickname or another name of the person was compared
ev-other-name = compared by another name they are known by

## Source of a match

# V · [See source]
sources-header = <b>Where it comes from</b>
# V · one report, with the line as it stood
sources-row = { $source } ({ $tier }) · { $date } · line { $line }

## Outcome of a review

# V · /queue, when there is nothing
review-empty = The queue is clear. Thank you.
# V · [Confirm], with all confirmations
review-confirmed = You confirmed { $c } at { $time }. The notice goes out at { $sends }.
# V · [Confirm], if one more person is needed
review-confirmed-first = You confirmed { $c }. One more person is needed, who will not see your answer.
# V · [Not the same]
review-reject-ask = Why is it not the same?
# V · the reason, with all answers
review-rejected = You rejected { $c }: { $reason }. Nothing is sent.
# V · the reason, if one more person is needed
review-rejected-first = Noted: { $reason }. One more person is needed, who will not see your answer.
# V · [Not enough data]
review-unsure = { $c }: not enough data. Someone else will see it and, if the doubt remains, a coordinator.
# V · [Skip]
review-skipped = Someone else will see it. It won't come back to you.
# V · [Put back]
review-released = You put it back. It is still in the queue.
# V · two people answered differently
review-tie = The answers on { $c } differ. A coordinator decides.
# V · [Undo]
review-undone = Undone. Nothing was sent.
# V · [Undo], when the notice has gone out
review-undo-late = The notice of { $c } has gone out. To change it you need a correction.
# V · somebody else has the card
review-taken = Someone else is looking at it.
# V · the time for the card ran out
review-expired = Time ran out and { $c } went back to the queue. No harm done.
# V · it was decided in the meantime
review-decided = { $c } was decided while you were looking. Your answer was not counted.
# V · not for whoever asks; always the same text
review-not-for-you = This one is for someone else.
# V · [Keep as it is], if one more person is needed
review-upheld-first = Noted: it stands. One more person is needed to free what was stopped.
# V · [Keep as it is], with all answers
review-upheld = { $c } stands. What was stopped may go out now.

## Import

# V · /import
import-start = Paste or forward the post, or send a CSV, XLSX or JSON file. Images are not read: type or paste their text.
# V · after reading the text or file
import-source = Which source is it from? If a part of the post is missing, send it before you choose.
# V · if no source is noted
import-no-source = There are no sources yet. Ask the owner to add one.
# V · first lines of the dry run
import-report =
    <b>Dry run</b> · { $source } ({ $tier })
    Nothing has been recorded yet.
# V · what was read
import-post = I read { $n ->
    [one] 1 name
   *[other] { $n } names
}{ $m ->
    [0] {""}
    [one] {" "}in 1 centre
   *[other] {" "}in { $m } centres
}. Cut-off: { $cutoff }.
# V · what the import would do
import-counts = New: { $new } · Changed: { $changed } · Unchanged: { $same } · Repeats: { $repeats }
# V · if nearly all that is new was told before under another date
import-old = <b>It looks like old content:</b> { $n ->
    [one] 1 name already appears
   *[other] { $n } names already appear
} with a date of { $date }. Check the date.
# V · more new names than one import may bring
import-too-many = It brings { $n } new names and { $limit } fit at a time here. Divide it, or ask those in charge to import it.
# V · numbers that do not add up, for one centre
import-count-differs = For "{ $place }" the post says { $declared } and I read { $read }.
# V · numbers that do not add up, for the whole text
import-total-differs = In all the post says { $declared } and I read { $read }.
# V · names from running text
import-prose = The names come from running text. Tick those who did leave.
# V · people whom the text names, and what it says of them was not understood; also above import-named-entry
import-named = { $n ->
    [one] The text names 1 more person, and I did not understand what it says of them. Tick only if it says that they left.
   *[other] The text names { $n } more people, and I did not understand what it says of them. Tick only those it says left.
}
# V · somebody whom the text only names; the sentence follows
import-named-entry = { $i }. { $state ->
    [ticked] ☑{" "}
   *[offered] ☐{" "}
}{ $name }:
# V · one name that was read
import-entry = { $i }. { $state ->
    [offered] ☐{" "}
    [ticked] ☑{" "}
    [held] (held){" "}
   *[listed] {""}
}{ $name }{ $centre_known ->
    [yes] {" "}· { $centre }
   *[no] {""}
} · { $kind }
# V · which page of the dry run
import-page = { $page } of { $pages }
# V · before the lines that are not imported
import-problems = <b>With problems: { $n }</b> (not imported)
# V · one line that is not imported
import-problem = · line { $line }: { $problem }
# V · why a line is not imported
import-problem-why = { $problem ->
    [invisible_character] an invisible character in the name
    [shared_surname] several names share one surname
    [people_without_names] speaks of people without naming them
    [unknown_condition] unknown condition
    [still_detained] says the person is still inside
    [not_a_name] not a name
    [name_missing] name missing
    [initials_only] initials only, possible minor
    [mixed_scripts] letters of several alphabets
    [damaged_letters] damaged letters
    [no_such_date] the date does not exist
    [date_in_future] the date is in the future
    [date_not_read] the date cannot be read
    [cedula_digits] the ID number does not have 5 to 9 digits
    [legal_person] the ID number is that of a company or body
    [cedula_of_another] that ID number stands by another name in the file
    [formula] a formula computes a cell: paste the values
    [columns_missing] columns are missing
    [columns_too_many] too many columns
    [cell_too_long] a cell is too long
    [wrong_type] a list stands where a text belongs
    [death] possible death, held
    [repeat] repeated in the file
    [empty] empty
    [total_line] the sum at the end
    [retracts_nothing] it takes back what this source had not said
   *[not_understood] not understood
}
# V · before what is worth a look
import-warnings = <b>Worth a look</b>
# V · something worth a look before importing
import-warning = { $warning ->
    [count_differs] the numbers of the post do not fit what was read
    [cutoff_missing] it does not say until when it counts
    [cutoff_relative] the cut-off time has no date
    [cutoff_without_year] the cut-off date has no year
    [cutoff_without_time] the cut-off date has no time
    [weekday_differs] the weekday does not fit the date
    [death_held] there is a possible death, it is held
    [from_prose] the names come from running text
    [general_condition] it gives a condition of many without naming anyone
    [invisible_characters] there were invisible characters, they were dropped
    [partial_list] the list is not complete
    [pending_without_names] it speaks of pending exits without names
    [possible_repeat] a person may stand there twice
    [repeated_name] a name stands there twice
    [retraction] it corrects an earlier post
    [second_hand] the press repeats another source: it verifies no one
    [styled_letters] there were decorative letters, they were changed
    [total_without_names] it gives a total without names
    [unknown_centre] there is a centre that we do not know
    [two_digit_year] there is a year of two digits
    [spreadsheet_date] a date is written as a number
    [cedula_letter_assumed] the letter of an ID number is missing, V is assumed
    [cedula_not_read] an ID number could not be read
    [same_name_other_cedula] one name has two ID numbers
    [unknown_field] there is a column that we do not know
    [other_sheets] there are other sheets that were not read
   *[other] something in the text is odd
}
# V · at the end of the dry run; never how many would match
import-compared = It will be compared with { $n ->
    [one] 1 sought name
   *[other] { $n } sought names
}.
# V · last line of the dry run
import-sends-nothing = <b>No notice is sent without confirmation.</b>
# V · the source does not verify; dry run and result
import-unverified = { $source } does not verify ({ $tier }). It is saved as a report: it is compared with no name and produces no notice.
# V · the text or file cannot be read
import-refused = It cannot be read: { $reason ->
    [too_large] it is too large: up to 5 MB, 50,000 rows and 64 columns
    [not_text] it is no text, CSV, XLSX or JSON
    [damaged_letters] the letters are damaged
    [empty] it is empty
    [no_name_column] no column seems to be the name
    [active] it has links to other files, macros or entities: copy the values into a new workbook
    [several_sheets] several sheets hold lists: send each as a file of its own
    [old_or_locked] it is an old .xls or has a password: save it as .xlsx without a password
    [too_slow] it takes too long to read: split it
   *[broken] the file is broken, or a quotation mark is not closed
}{ $line_known ->
    [yes] {" "}(line { $line })
   *[no] {""}
}. Nothing was saved.
# V · the same has been imported before
import-same = It is the same as { $import }, { $who_known ->
    [yes] which { $who } imported on { $date }
   *[no] which was imported on the server on { $date }
}.
# V · there are no names, or none is ticked
import-nothing = There is no name to import. Nothing was saved.
# V · [See changes] in the dry run
import-changes = <b>What would change</b>
# V · one line that would change something
import-changed = line { $line } · { $name }
# V · what would change
import-change = · { $detail ->
    [name] name
    [number] ID number
    [date] date
    [place] centre
   *[measures] measures
}: { $before_known ->
    [yes] { $before } → { $after }
   *[no] { $after } (was missing)
}
# V · while importing; the same screen is updated
import-progress = Importing { $import }: { $done } of { $n }.
# V · [Stop]
import-stopped = { $import } stopped at { $done }. You can continue or undo.
# V · [Stop], more than a week later
import-stopped-old = { $import } stopped at { $done }. Its text is kept for a week and is gone: import it again or undo what was done.
# V · after importing
import-done = <b>{ $import } finished.</b> New { $new } · changed { $changed } · unchanged { $same } · with problems { $bad }.
# V · after importing from a source that verifies
import-done-queue = Whatever matches goes to the queue.
# V · [Download problems]; the file goes with it
import-problems-file = Lines of { $import } that are left out: { $n }. Correct them and send them as a new file.
# V · the columns of that file
import-problems-column = { $column ->
    [line] line
    [problem] problem
   *[text] text
}
# V · [Undo] under an import
import-undo-ask = Undoing { $import } withdraws { $withdrawn }, restores { $restored } to the earlier value and keeps { $kept }, already decided by someone.
# V · [See those kept]
import-kept = <b>{ $import } keeps</b>
# V · one line of import-kept
import-kept-row = { $s } · { $name }
# V · while undoing
import-undoing = Undoing { $import }.
# V · after undoing
import-undone = { $import } undone. Withdrawn { $withdrawn } · restored { $restored } · kept { $kept } · failed { $failed }.
# V · [Stop], [Continue] or [Undo] on somebody else's import
import-not-yours = { $import } is somebody else's. They stop, continue or undo it, or whoever coordinates.
# V · [Cancel] in the dry run
import-cancelled = Cancelled. Nothing was recorded.

## Template

# V · under the XLSX template
template-xlsx = <b>Template for Excel or LibreOffice.</b> Fill in the sheet "List", one person a row. Delete the two example rows, save it and send the file here.
# V · under the CSV template
template-csv = <b>The same template as CSV</b>, for any other program. Delete the two example rows before you send it.
# V · name of the template's file, without its ending
template-file = template
# V · sheet of the template
template-sheet = List
# V · sheet of the template
template-notes = Notes
# V · column of the template
template-name = Full name
# V · column of the template
template-cedula = ID number
# V · column of the template
template-centre = Centre
# V · column of the template
template-date = Date
# V · column of the template
template-kind = Condition
# V · column of the template
template-remarks = Remarks
# V · example in the template
template-example-kind = with court restrictions
# V · example in the template
template-example-remarks = presentación cada 30 días
# V · note sheet of the template
template-note-example = The two rows of the sheet "List" are an invented example: delete them. Fill in one row a person. Empty columns may be removed; the titles stay as they are.
# V · note sheet of the template
template-note-name = Full name: as the source published it. "Given names surnames" is fine, and so is "SURNAMES, Given names". Never initials only. It is the only column that must be filled in.
# V · note sheet of the template
template-note-cedula = ID number: letter and number, for example V-90.112.345. If it is not known, leave it empty.
# V · note sheet of the template
template-note-centre = Centre: where they left from. For a transfer, the earlier place; the new one goes into Remarks.
# V · note sheet of the template
template-note-date = Date: the day on which it happened, as 2026-01-25 or 25/01/2026. Type it; use no formulas.
# V · note sheet of the template
template-note-kind = Condition: leave it empty if the source does not say it. Otherwise: with court restrictions, full freedom, house arrest, release order, transferred, detained again. No other word is guessed: its row is set aside.
# V · note sheet of the template
template-note-remarks = Remarks: restrictions, age, profession or whatever else the source says. All of it is read.

## Correcting a notice

# V · /retract
retract-choose = Which one has to be corrected?
# V · one line of /retract
retract-row = { $s } · { $name } · { $kind }
# V · /retract, if nothing has been sent
retract-none = No notice has been sent that could be corrected.
# V · when one has been chosen
retract-start = You are about to correct { $s }. What has not gone out stops when you propose it. What happened?
# V · what was stopped
retract-stopped = Proposing it stops: { $n ->
    [0] nothing is left to go out
    [one] 1 notice that has not gone out
   *[other] { $n } notices that have not gone out
}.
# V · whom the correction would reach
retract-preview =
    { $s } reached { $n ->
        [one] 1 chat
       *[other] { $n } chats
    }. Read: { $read }. They will receive this:

    { $text }
# V · what the correction will say, in a few words
retract-text = { $reason ->
    [wrong_person] The notice was not correct: it was about another person. The mistake was ours. We are very sorry.
   *[withdrawn] The notice is no longer certain: the source has withdrawn what it had verified. We are very sorry.
}
# V · after proposing
retract-waiting = Correction { $x } is waiting for the approval of another coordinator, who has been told.
# V · to coordinators, for approval
retract-approve =
    { $who } proposes correction { $x }: { $reason }. It reached { $n ->
        [one] 1 chat
       *[other] { $n } chats
    }.

    { $text }
# V · whoever proposes cannot approve
retract-own = You proposed it. Another coordinator approves it.
# V · after approval
retract-sent = Correction { $x } is on its way to { $n ->
    [one] 1 chat
   *[other] { $n } chats
}.
# V · [Do not approve]
retract-declined = Correction { $x } was not approved. What was stopped goes out once two people uphold it.
# V · after [Approve and send] or [Do not approve], if something is still stopped
retract-uphold = { $n ->
    [one] Because of correction { $x }, 1 notice for another family is still stopped.
   *[other] Because of correction { $x }, { $n } notices for other families are still stopped.
} If what was verified stands, another person can free them.
# V · [Keep as it is]
retract-upheld = What was verified stands. What { $x } had stopped can go out now.

## Hold and resume

# V · /hold
hold-on = Sending is paused from now. You can keep reviewing. Nothing is lost.
# V · above every screen of the team while the pause lasts
hold-banner = Sending has been paused since { $time } on { $date } by { $who }.
# V · /hold again
hold-already = Sending was already paused since { $time } on { $date } by { $who }.
# V · /resume
resume-preview = On restart { $n ->
    [0] 0 notices
    [one] 1 notice
   *[other] { $n } notices
} will go out, { $fixes ->
    [0] no corrections
    [one] 1 correction first
   *[other] { $fixes } corrections first
}.
# V · [Restart]
resume-done = Sending restarted.
# V · /resume, when the system stopped sending
resume-needs-owner = The system stopped sending, for safety. The owner restarts it on the server.
# V · /resume without a pause
resume-nothing = Sending is not paused.

## Team

# V · an invitation link that was used or ran out
team-invite-dead = This link no longer works. Ask the person who invited you for another.
# V · on opening an invitation
team-join-name = Choose a pseudonym for the team. Do not use your own name.
# V · on entering the team
team-welcome =
    Welcome, { $who }. Three rules: copy and forward nothing; if in doubt, "Not enough data"; if something goes wrong, /hold.
    This chat is on your phone too: look after it.

## Possible death

# V · to the person in charge only
death-lead =
    { $import } mentions a death, according to { $source }. Nothing is compared or sent about that person.

    1. Speak with the organisation.
    2. Never in writing: person to person.
    3. See that the family is not alone.
    4. Record what was done, without details.

## Buttons

# V · on entering the team
btn-open-my-queue = Open my queue
# V · card
btn-confirm = Confirm
# V · card
btn-reject = Not the same
# V · card
btn-unsure = Not enough data
# V · card
btn-skip = Skip
# V · card
btn-see-source = See source
# V · card
btn-put-back = Put back
# V · after a card
btn-next = Next
# V · under review-reject-ask
btn-rj-id = Different ID number
# V · under review-reject-ask
btn-rj-age = Different age
# V · under review-reject-ask
btn-rj-place = Different place
# V · under review-reject-ask
btn-rj-surnames = Different surnames
# V · under review-reject-ask
btn-rj-other = Other reason
# V · under review-undone
btn-see-again = See it again
# V · card with a family's answer, and under review-undo-late
btn-correct = Correct notice
# V · card with a family's answer
btn-uphold = Keep as it is
# V · under review-taken and others
btn-next-other = Give me another
# V · under review-expired
btn-retake = Take it again
# V · under import-start
btn-template = Template
# V · under the dry run
btn-import = Import
# V · under import-same
btn-see-that = See that one
# V · under import-same
btn-review-again = Review again
# V · under the dry run
btn-see-changes = See changes
# V · under the dry run and import-done
btn-problems = Download problems
# V · under import-progress
btn-stop = Stop
# V · under import-undo-ask
btn-see-kept = See those kept
# V · under import-done
btn-open-the-queue = Open the queue
# V · under retract-start
btn-rt-person = Different person
# V · under retract-start
btn-rt-source = Source withdrew it
# V · under retract-preview
btn-propose = Propose
# V · under retract-preview
btn-change = Change
# V · under retract-approve
btn-approve = Approve and send
# V · under retract-approve
btn-decline = Do not approve
# V · under resume-preview
btn-resume = Restart

## Several sources on one event

# V · /queue, when two records may be the same event; before the two
same-event-head =
    <b>Is it the same event?</b> { $e }
    { $needed } answers are needed, from different people. Until then nobody gets a second notice.{ $settles ->
        [tie] {" "}The answers differ. Yours decides.
        [doubt] {" "}Two people could not tell. Yours decides.
       *[no] {""}
    }
# V · a record, in that question and on the page of an event
event-record =
    <b>{ $s }</b> { $name }
    { $kind }, { $date } · { $place } · ID { $cedula }
# V · a source of a record
event-source = – { $source } ({ $tier }), { $date }
# V · after answering
same-event-answered = { $what ->
    [first] Noted in { $e }. One more person is needed, who will not see your answer.
    [joined] { $e }: it is the same event. It is kept as one and nobody gets a second notice.
    [different] { $e }: these are different events. Each goes its own way.
    [unsure] { $e }: not enough data. Someone else will see it and, if the doubt remains, a coordinator.
    [tie] The answers on { $e } differ. A coordinator decides.
    [settled] { $e } was decided already. Your answer was not counted.
   *[not_for_you] This one is for someone else.
}
# V · button
btn-same-event = The same
# V · button
btn-two-events = Different ones
