# What a meeting says whatever its step.

reminder =
    A small reminder. Still waiting from you: { $b }{ $what }{ $e }, until { $until }.

    { $silence }
silence-passes = Passing is fine too.
words-awaited = No hurry with what you are writing: I wait for it until { $until }.
extended = A little more time: the step “{ $step }” is open until { $until }.
paused = The meeting is paused until { $until }. Then it goes on by itself; nobody has to do anything.
resumed = The meeting goes on. The closing time of this step has moved by as long as the pause took.

ask-vote =
    There is a poll in the group. What is your vote?

    { $i }Until { $until }. The results appear when the poll closes; the group can see who voted for what.{ $e }
owed-vote = your vote in the group’s poll
button-option = { $text }
vote-taken = Your vote: { $names }. Until the poll closes, you can change it or take it back.
vote-taken-back = Your vote is taken back. Until the poll closes, you can vote anew.
button-take-back = Take my vote back
vote-not-counted = Thank you for your vote. In this meeting only participants’ votes count, so it is left out of the result. Next time you are welcome to take part.

line-numbered = { $number }. { $b }{ $name }{ $e }: { $text }
line-rule = { $number }. { $text }

now-observer = In this meeting you observe: you can read everything, and nothing is awaited from you. You are welcome to take part next time.
person-left = { $b }{ $name }{ $e } no longer takes part in this meeting. What has been said stays.
you-left = You no longer take part in this meeting. What you have said stays, and nothing more is awaited from you. You are welcome next time.

case-stopped =
    The presenter stops the case. That is all right, and no reasons are needed.

    What was told stays between us. The meeting goes on.
case-stopped-later =
    The presenter takes back the case of an earlier meeting. That is all right, and no reasons are needed.

    What was told stays between us.
case-stopped-away = I am not in the group’s chat now, so I cannot delete anything there. If I am added again while I remember the meeting, I will delete what Telegram still lets me.
case-stopped-you =
    The case is stopped. I am deleting your account, your answers and your choice from the chat and from my own memory. If Telegram keeps something, I will tell you.

    What people have already read cannot be unread, but the rules ask everybody not to discuss it.
case-not-erased =
    { $count ->
        [one] Telegram did not let me delete { $count } of your messages, probably because it is older than 48 hours. An administrator of the group can delete it.
       *[other] Telegram did not let me delete { $count } of your messages, probably because they are older than 48 hours. An administrator of the group can delete them.
    }

words-not-erased =
    { $count ->
        [one] Somebody in “{ $title }” asked to be forgotten, and Telegram did not let me take back { $count } message there that holds their words. An administrator of the group can delete it.
       *[other] Somebody in “{ $title }” asked to be forgotten, and Telegram did not let me take back { $count } messages there that hold their words. An administrator of the group can delete them.
    }

ended-held =
    { $b }The meeting is over{ $e }
    Theme: { $theme }

    Thank you, each of you. What was said here stays here.
ended-calledOff = This time there are too few of us, so the meeting “{ $theme }” does not take place. That happens; we will meet in a week.
ended-noProblem = Nobody has a problem to bring on “{ $theme }” this time, so the meeting ends here. That can be good news. Thank you for coming.
ended-noCase = No case is told this time, so the meeting “{ $theme }” ends here. That is all right. Thank you for coming; what was said here stays here.
ended-tooFew = There are fewer than three of us now, so the meeting “{ $theme }” ends here. Thank you; what was said here stays here.
ended-unheard = I could not post here for too long, so the meeting “{ $theme }” ended meanwhile. Nobody is to blame; what was said here stays here.
held-up = Something could not be posted here for a while, and nobody loses time by that: we go on until { $until }.
went-on-without = Something could not be posted here, and the meeting goes on without it.

votes-anew = Some of the votes did not reach me, so I ask once more. Please vote again in the poll below.
votes-differ = Once more the poll shows other votes than those that reached me, so { $b }{ $name }{ $e } decides as the moderator.
votes-as-shown = Not all votes reached me, so what the poll shows counts.
votes-decided = Not all votes reached me. { $b }{ $name }{ $e } has decided: { $text }
votes-set-aside = Not all votes reached me. { $b }{ $name }{ $e } has decided: nothing is changed.
ask-dispute =
    The poll shows other votes than those that reached me:

    { $lines }

    What counts? As the moderator, you decide. Without an answer, what the poll shows counts.

    { $i }Until { $until }. The group sees what you decide.{ $e }
owed-dispute = your decision about the vote
line-count = { $text }: in the poll { $shown }, reached me { $known }
line-count-none = None of these: in the poll { $shown }, reached me { $known }
button-as-shown = As the poll shows
button-none-adopted = Change nothing
