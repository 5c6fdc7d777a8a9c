# Said in private to whoever sees to a group's chat, when something stands in the way there.

in-doubt =
    { $textIs ->
        [some] I am not sure whether this arrived in “{ $title }”: { $i }{ $text }{ $e }
       *[none] I am not sure whether a file arrived in “{ $title }”.
    }

    If it is not there, I can post it again.
letter-stuck =
    { $textIs ->
        [some] Telegram does not take this message in “{ $title }” just now: { $i }{ $text }{ $e }
       *[none] Telegram does not take a file in “{ $title }” just now.
    }

    I keep trying, and until it is there the meeting’s time stands still. An administrator can see whether the group lets me post it.
stuck-choice =
    { $textIs ->
        [some] This has not got through in “{ $title }” for a long time now: { $i }{ $text }{ $e }
       *[none] A file has not got through in “{ $title }” for a long time now.
    }

    What shall we do? If I hear nothing until { $until }, I end the meeting.
button-go-on-without = Go on without it
button-end-meeting = End the meeting
stuck-went-on = All right, the meeting goes on without it. The group hears of it as soon as I can write there.
stuck-ended = All right, the meeting ends here. I tell everybody in private.
meeting-unheard = I could not post in “{ $title }” for too long, so the meeting “{ $theme }” ends here. Nobody is to blame; thank you for taking part. We meet again at the usual time.
button-post-again = Post it again
post-again-sent = All right, I am posting it again.
post-again-done = It is in the group already, or just on its way.
post-again-late = That is no longer needed: the meeting has moved on.
post-again-not-yours = This is decided by whoever leads the meeting now.

chat-muted = At the moment I may not write in “{ $title }”, so the meeting cannot be followed there. An administrator can let me write; what waits is then posted by itself, and until then the meeting’s time stands still.
chat-unpinnable = I may not pin messages in “{ $title }”, so the agenda does not stay at the top. The meeting goes on all the same; an administrator can give me this right at any time.
rights-lost =
    In “{ $title }” I may do less than before:
    { $lines }

    The meeting goes on all the same; an administrator can give me these rights back at any time.
