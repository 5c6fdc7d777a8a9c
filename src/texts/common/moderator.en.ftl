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
