# What is kept, for whom and for how long; the file of one's own, and being forgotten.

command-privacy = Who sees what, and how long it is kept
command-export = Everything that is kept about me, as a file
command-forget = Be forgotten

privacy =
    { $b }Who sees what{ $e }
    Drafts and notes: only you. What you confirm: your group. Nobody else gets anything from me.
    { $linesIs ->
        [some]
            {""}
            { $b }How long{ $e }
            { $lines }
       *[none] {""}
    }
    On my disk, words and names are sealed. The key is held by whoever runs this bot.
    Without the key, whoever gets hold of the disk still reads Telegram ids, who is in which group, who voted for what, who gave which solution a plus or a minus, who wrote to whom, when and how much; not the words, and no names.

    Telegram sees what is written here, as in every chat with a bot, and what stands in a chat stays until somebody deletes it there.
line-kept = “{ $title }”: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after a meeting, then it is destroyed
privacy-group =
    What I post here is for this group alone; drafts and notes are for their author alone. I keep it sealed, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after a meeting; then it is destroyed. If I am removed from here, the same time runs, and then nothing of this group is left with me.

    Sealed are words and names. Whoever gets hold of my disk can read, under Telegram ids, who voted for what, who gave a plus or a minus, who wrote to whom and when.

    Telegram sees what is written here, as in every chat with a bot, and what stands in this chat stays until somebody deletes it.

    In the private chat with me: /privacy, /export, /forget
button-export = My data as a file
button-forget = Forget me

export-caption = Everything I hold about you, as of { $when }: your name and settings, your groups, and for each meeting what you said, how you voted, your drafts and your notes. Nobody else’s words are in it. Keep it where only you can read it.
export-again = The file is on its way, or has just come. In a minute you can ask for a new one.

forget-really =
    { $b }Shall I forget you?{ $e }
    What goes for good: your name and settings, drafts and notes, your place in your groups, and your words, with me and, as far as Telegram lets me, in the group’s chat. A meeting that is going on goes on without you.

    What stays: what others have read or said, how many voted for what, messages that only name you, and rules and themes that the group has adopted.

    This cannot be undone. To take everything along first: /export
button-really-forget = Yes, forget me
button-keep-all = Keep everything
forget-not = All right, everything stays as it is.
forget-nothing = I hold nothing about you.
forgotten =
    Done: I have forgotten you, and your words are disappearing from the group’s chat.

    Files and polls that are too old, and messages that only name you, I cannot take back; an administrator of the group can delete them. This chat with me you can delete yourself.

    If you ever write again, we will meet anew. Take care.
forgotten-name = Colleague
forgotten-words = taken back at the author’s request
