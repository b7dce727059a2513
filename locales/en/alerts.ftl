### Notices, readings, answers and corrections.
### The comment of each message begins with its mode (N, D, O, P, V) and says where one meets it.

## The discreet notice

# N · comes by itself; says neither the name nor the reason
alert-discreet = There is an update on your list (ref. { $code }). { $late ->
    [yes] We could not reach you earlier because the service was offline.
   *[no] You can read it when you have a quiet moment.
}
# N · in the same place, when it has been hidden again
alert-discreet-read = Update { $code }, read on { $date }.
# O · at the end of what was opened in discreet mode
alert-hides = This text hides by itself in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
# N · what is left of an older notice after /clean
alert-cleaned = ·
# N · [Remind me later]
reminder-ask = When shall I remind you?
# P · after choosing when
reminder-set = I will remind you { $when ->
    [hour] in an hour
    [tonight] tonight
   *[tomorrow] tomorrow
}.
# N · a notice that nobody has read yet
reminder-discreet = Update { $code } is still waiting to be read.

## One sentence for each event

# O · left prison with restrictions
alert-head-with-measures = <b>{ $name }</b> has left prison.
# O · left prison with restrictions
alert-condition-with-measures = Condition: with court restrictions. This is not full freedom yet.
# O · left prison with restrictions
alert-meaning-with-measures = This usually means reporting to the court and asking permission to travel. The proceedings are still open.
# O · full freedom
alert-head-full-freedom = { $from ->
    [inside] <b>{ $name }</b> has left prison.
    [outside] <b>{ $name }</b>, who was already out, now has full freedom.
   *[unknown] <b>{ $name }</b> has full freedom.
}
# O · full freedom
alert-condition-full-freedom = Condition: full freedom, according to { $org }.
# O · full freedom
alert-meaning-full-freedom = According to { $org }, no restrictions remain. If someone asks them to report again, please check with the defence lawyer.
# O · left prison, condition not known
alert-head-left-prison = <b>{ $name }</b> has left prison.
# O · left prison, condition not known
alert-condition-left-prison = Condition: not known yet.
# O · left prison, condition not known
alert-meaning-left-prison = There may be restrictions that we do not know of yet. It is best to ask before travelling.
# O · house arrest
alert-head-house-arrest = <b>{ $name }</b> is at home but still detained (house arrest).
# O · house arrest
alert-meaning-house-arrest = It is another form of detention: they cannot leave the house without the court's permission.
# O · release order issued
alert-head-order-issued = A court has ordered that <b>{ $name }</b> may leave, but <b>they are still inside</b>.
# O · release order issued
alert-meaning-order-issued = It can take hours or days to carry out the order. We will write when { $org } confirms that they are out.
# O · transfer
alert-head-transfer = <b>{ $name }</b> has been moved to another centre{ $known ->
    [yes] : { $place }
   *[no] {""}
}.
# O · transfer
alert-meaning-transfer = A transfer does not mean leaving prison. Please check visits with the centre before travelling.
# O · detained again
alert-head-redetained = We are sorry to tell you that <b>{ $name }</b> has been detained again.
# O · detained again
alert-meaning-redetained = The button "What can I do now" shows who gives guidance at no cost. If you can, do not carry this alone.

## Common parts of a notice

# O · first line
alert-title = <b>Verified news</b> · { $code }
# O · the date of the event
alert-date = Date: { $known ->
    [day] { $date }
   *[no] not known yet
}
# O · the place of the event
alert-place = Place: { $known ->
    [yes] { $place }
   *[no] not known yet
}
# O · under the condition, if restrictions are known
alert-measures = Known restrictions: { $measures }
# O · in alert-measures
measure = { $measure ->
    [report] reporting at set times
    [travel] not leaving the country
    [speech] not speaking in public
   *[other] others
}
# O · who confirmed it and when; obligatory
alert-verified = Verified by: { $org }, { $date }, { $time } ({ $zone })
# O · the news before this about the same person
alert-earlier = Before this: { $kind ->
    [full_freedom] full freedom
    [house_arrest] house arrest
    [order_issued] a court ordered that they may leave
    [transfer] moved to another centre
    [redetained] detained again
   *[left_prison] left prison
}{ $known ->
    [yes] , { $date }
   *[no] {""}
}.
# O · if other sources say the same
alert-also = { $n ->
    [one] Another source reports it too.
   *[other] { $n } other sources report it too.
}
# O · why we believe that it is this person
alert-why-name-and-id = We believe this is the person on your list because the name and the ID number agree.
# O · why we believe that it is this person, without an ID number
alert-why-name-only = The name agrees, but there is no ID number to compare. Please confirm it on your side before you travel or make plans.
# O · near the end
alert-doubt = If anything does not fit what you know, please tell us.
# O · if the notice went out late through our own fault
alert-late = We could not reach you earlier because the service was offline.
# O · near the end
alert-check = To find out whether this message is ours: /verify { $code }
# O · [What can I do now]
what-now =
    These organisations give guidance at no cost:
    { $list }
# O · [What can I do now], if no organisation is noted
what-now-none = We have not noted an organisation that gives guidance at no cost yet. Please ask the defence lawyer, if there is one.

## What the family answers

# O · [They are with us]
with-us-keep =
    Thank you for telling us.

    Would you like to keep getting notices about this name? Sometimes there are changes later.
# O · once only, after [Yes, keep going]
with-us-share = May we tell { $org } that the family confirmed it? We will not give your name or this chat.
# N · [No, close]
with-us-closed = Done. I removed that name from your list. In 10 minutes it is erased for good.
# O · [Not the person]
not-person-ask =
    Thank you for telling us. Your answer does not harm anyone.

    What does not fit?
# N · the reason, or none
not-person-done = Noted. The team will review it. We will not write to you again about that other person. We keep watching for the name on your list. We are sorry for the confusion.
# N · [I tapped by mistake]
not-person-undone = Understood, I undid it. The team will look at it all the same.
# O · [Still inside], where the notice said the same
still-inside-agrees = Thank you for telling us. We keep watching.
# N · an answer that contradicts the notice
answer-review = Thank you for telling us. We will review it now and write to you with what we find.
# N · comes by itself, when the team has finished its review
answer-arrived = The team has reviewed update { $code }. You can read the answer when you have a quiet moment.
# O · [Read now], under answer-arrived
answer-stands = We asked again. { $org } stands by what it verified on { $date }. If you do not see it that way, please talk to someone from the team.
# P · an answer that changes nothing
answer-thanks = Thank you. It helps us to know.

## Corrections

# N · comes by itself, in discreet mode
correction-discreet = Something has changed in update { $code }. Please read it before making plans.
# N · in place of the corrected notice, in discreet mode
correction-mark-discreet = Update { $code } changed on { $date }. Please read the new message.
# O · under the struck notice, in full mode
correction-mark = Corrected on { $date }. Please read the new message.
# O · first line of a correction
correction-title = <b>Important correction</b> · { $code }
# O · it was another person
correction-wrong-person = The notice we sent you on { $date } <b>was not correct</b>. It was about another person with a similar name. { $kind ->
    [exit] We have no confirmation that <b>{ $name }</b> has left prison.
   *[other] We have no confirmed news about <b>{ $name }</b>.
}
# O · the source withdrew what it had verified
correction-withdrawn = The notice we sent you on { $date } <b>is no longer certain</b>. { $org } has withdrawn what it had verified about <b>{ $name }</b>.
# O · the apology
correction-sorry = We are very sorry. We know what this means.{ $fault ->
    [ours] {" "}The mistake was ours.
   *[source] {""}
}
# O · last line of a correction
correction-still = The name is still on your list and we keep watching.

## Buttons

# N · under a discreet notice
btn-remind = Remind me later
# N · under reminder-ask
btn-in-an-hour = In an hour
# N · under reminder-ask
btn-tonight = Tonight
# N · under reminder-ask
btn-tomorrow = Tomorrow
# O · under with-us-share
btn-share-yes = Yes, you may
# O · under with-us-share
btn-share-no = I'd rather not
# N · under alert-discreet-read
btn-read-again = Read again
# N · under what was opened in discreet mode
btn-hide = Hide again
# O · under with-us-keep
btn-keep-following = Yes, keep going
# O · under with-us-keep
btn-stop-following = No, close
# O · under not-person-ask
btn-np-id = ID number or age
# O · under not-person-ask
btn-np-place = The place
# O · under not-person-ask
btn-np-name = Only the name agrees
# O · under not-person-ask
btn-np-unsaid = I'd rather not say
# O · under not-person-ask
btn-np-mistake = I tapped by mistake
# O · under an open notice
btn-with-us = They are with us
# O · under an open notice
btn-not-person = Not the person
# O · under an open notice
btn-still-inside = Still inside
# O · under an open notice
btn-what-now = What can I do now
# O · under a full notice
btn-read-it = I have read it
