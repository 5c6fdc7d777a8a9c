# Said in private to whoever sees to a group's chat, when something stands in the way there.

in-doubt =
    { $textIs ->
        [some] I am not sure whether this arrived in “{ $title }”: { $i }{ $text }{ $e }
       *[none] I am not sure whether a file arrived in “{ $title }”.
    }

    If it is not there, I can post it again.
letter-refused = “{ $title }” does not let me post files of this kind, so one is missing there. An administrator can allow it; then I can post it again.
button-post-again = Post it again
post-again-sent = All right, I am posting it again.
post-again-done = It is in the group already, or just on its way.
post-again-late = That is no longer needed: the meeting has moved on.
post-again-not-yours = This is decided by whoever leads the meeting now.

chat-muted = At the moment I may not write in “{ $title }”, so the meeting cannot be followed there. An administrator can let me write; what waits is then posted by itself.
chat-unpinnable = I may not pin messages in “{ $title }”, so the agenda does not stay at the top. The meeting goes on all the same; an administrator can give me this right at any time.
rights-lost =
    In “{ $title }” I may do less than before:
    { $lines }

    The meeting goes on all the same; an administrator can give me these rights back at any time.
