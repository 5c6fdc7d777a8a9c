# Coming into a group, in private.

rules-accept =
    { $b }{ $title }{ $e }
    The rules of this group:
    { $q }{ $rules }{ $e }
    Do you accept them? Taking part begins with that; you can leave at any time.
button-accept-rules = I accept
button-decline-rules = Not now
rules-declined = All right, nothing changes. If you think otherwise later, press the button in the group again.
welcome-member =
    Welcome. From now on I will write to you here when something is awaited from you.

    The next meeting: { $when }. Theme: { $theme }.
welcome-observer =
    Welcome. A meeting is already under way: whoever comes now reads along, and can take part from the next one on.

    Where we are: /now
welcome-no-meeting = Welcome. No meeting is planned yet; when one begins, its button appears in the group.
already-in =
    You take part in this meeting. Theme: { $theme }.

    We gather until { $until }. If your plans have changed, you can observe instead.
already-taking-part = You take part in this meeting. Where we are: /now
join-not-in-group = This link is for members of the group chat. Please join the chat first, then press the button there again.
start-lost =
    Press the button in your group once more, please: on the way here it got lost which group you come from.

    If you are looking round: I help colleagues in a group chat to hold intervision. To begin, add me to your group.
button-what-is-this = What is this?
join-unknown-link = This link does not work any more. Please press the button in the group again.
join-asked = Telegram does not tell me whether you are in the chat, so I have asked there: as soon as a member lets you in, or you write /now in the chat, we go on here.
guest-at-door = { $name } would like to come in, and Telegram does not tell me whether they are in this chat. Whoever knows them, let them in by the button; otherwise do nothing.
button-let-in = Let { $name } in
guest-let-in = They are let in.
let-in-late = Nobody waits at the door any more.
let-in-not-member = Only those who have come in themselves can let somebody in: press the button in the group first.
