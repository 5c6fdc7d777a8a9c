# Who leads, and their panel (in private).

moderator-you =
    You lead this meeting. The timetable runs by itself; your panel shows who is awaited, and there you can give more time, set the order, or pause.

    If it does not suit you this time, pass it on with one tap.
moderator-replaced = From here on, the meeting is led by { $b }{ $name }{ $e }.
moderator-none = Nobody leads the meeting at the moment. I will keep the time and the order.
moderation-declined = All right, somebody else will lead this meeting.
button-decline-moderating = Let somebody else lead
button-panel = Moderator’s panel

panel =
    { $b }{ $title }{ $e }
    Step: { $step }
    Until { $until }
    { $namesIs ->
        [some] Still awaited: { $names }
       *[none] Nobody is awaited right now
    }
panel-paused =
    { $b }{ $title }{ $e }
    The meeting is paused.
button-panel-extend = Give more time
button-panel-close = Close the step now
button-panel-skip = Go on without somebody
button-panel-order = Who speaks first
button-panel-pause = Pause the meeting
button-panel-resume = Go on with the meeting
button-panel-handover = Pass on the lead
panel-skip = Whose part do we do without in this step? It counts as a pass.
panel-order = The order now: { $names }. Who speaks first? Whoever is speaking now finishes in peace.
panel-pause = How long is the pause? Then the meeting goes on by itself.
button-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
panel-done = Done.
button-person = { $name }
panel-no-meeting = You are not leading any meeting at the moment.

button-stop-case = Stop the case
stop-case-really = Shall I stop the case? I will delete what I can of what you told, and the group goes on without it. No reasons are needed.
button-really-stop = Yes, stop it

# Before a deed that decides for others.

sure-changed = Something has changed since I asked. Please look once more.
sure-close =
    Close the step “{ $step }” now, for everybody? Whoever is writing has a few minutes to confirm; what stays unconfirmed goes back to them.

    { $lines }
sure-skip =
    Go on without { $name } in this step? It counts as a pass.{ $linesIs ->
        [some]
            {""}

            { $lines }
       *[none] {""}
    }
sure-handover =
    Pass on the lead of this meeting?{ $linesIs ->
        [some]
            {""}

            { $lines }
       *[none] {""}
    }
sure-pause = Pause the meeting until { $until }? Nobody’s time runs meanwhile, everybody is told, and you can go on earlier.
sure-not-telling =
    Would you rather not tell it? Nobody asks for reasons, and what you have written here comes back to you.

    { $lines }
sure-presenter = Then the group takes the problem of { $name } instead, and asks for that case.
sure-ends = With that, the meeting ends for everybody.
sure-case-over = With that, the case is over: the group goes on without it.
sure-moderator = From then on, { $name } leads the meeting.
sure-no-moderator = Then nobody leads this meeting; I will look after time and order.
sure-writing = Writing right now: { $names }
sure-awaited = Still to come: { $names }
sure-nobody-awaited = Nobody owes anything in it any more.
button-really-close = Yes, close it
button-really-skip = Yes, without { $name }
button-really-handover = Yes, pass it on
button-really-pause = Yes, pause
button-not-tell = I would rather not tell it
button-really-not-tell = Yes, leave it to others
