# Commands and what they answer.

command-start = Begin, or come into a group
command-now = Where are we, and what is awaited from me?
command-agenda = The agenda of the meeting
command-rules = The rules of the group
command-note = Keep a private note, or read yours
command-pass = Pass this time
command-help = What this is, in five minutes
command-language = Choose the language
command-setup = Set up the group (administrators)
command-moderator = The moderator’s panel
command-stop = Stop one’s own case
command-leave = Leave the meeting

help =
    { $b }What we do here{ $e }
    A group of equals helps one of its members with a real problem from work. There is no expert and no boss: the structure does the work. A meeting usually takes a week, a few minutes a day.

    { $b }How it goes{ $e }
    1. Who wants to take part presses the button; the group elects a moderator and agrees on the rules.
    2. Each states one problem, and the group chooses one of them.
    3. Its author tells the case; the others ask about facts.
    4. Everybody else writes solutions, voices them in turn, and together we weigh them.
    5. The author chooses what to try, and at the next meeting tells what came of it.

    { $b }What you can rely on{ $e }
    I ask for one thing at a time, and say until when and who will see it. Nothing is published before you confirm. You can always pass, and you can leave at any time. What is said here stays here.

    /now — where we are and what is yours
    /note — private notes
    /pass — pass this time
    /rules — the rules of the group
    /privacy — who sees what, and how long it is kept
    /language — English or Russian
    /leave — leave the meeting
help-group = I hold intervision here, step by step. The pinned message shows the agenda; everything else happens in the private chat with me. There you also find /help and /now

now-title =
    { $b }Where we are{ $e }
    { $lines }
now-meeting =
    { $b }{ $title }{ $e }
    Theme: { $theme }
    Step: { $step }, until { $until }{ $namesIs ->
        [some]
            {""}
            Moderator: { $names }
       *[none] {""}
    }
now-planned =
    { $b }{ $title }{ $e }
    Theme: { $theme }
    The next meeting begins: { $when }
now-nothing = You are in no meeting at the moment. When one begins, its button appears in your group.
now-owed = Still waiting from you: { $what }, until { $until }
now-nothing-owed = Nothing is awaited from you right now.
agenda = { $lines }
agenda-empty = No meeting is going on or planned here.
rules-of-group =
    { $b }{ $title }: the rules{ $e }
    { $q }{ $rules }{ $e }

pass-which = What do you pass?
passed = All right, passed. You can always do that.

leave-really =
    Do you want to leave this meeting? What you have said stays; nothing more is awaited from you. Nobody asks for reasons.{ $linesIs ->
        [some]
            {""}

            { $lines }
       *[none] {""}
    }
leave-which = Which meeting do you want to leave? What you have said stays; nothing more is awaited from you. Nobody asks for reasons.
button-leave = Leave the meeting
button-really-leave = Yes, leave: { $title }

note-kept = Noted. Only you can see it; to read all your notes, send /note alone
note-changed = The note is changed too.
note-empty = There are no notes yet. To keep one, write /note and your words. Only you will see it.
notes =
    { $b }Your private notes{ $e }
    { $lines }
line-notes-earlier = { $i }Earlier ones ({ $count }) are in the file that /export sends.{ $e }
note-full = I keep { $max } notes for a meeting, and these are all taken. To change one, edit the message that it was written in.
line-note = • { $text }

language-ask = Which language shall I speak with you?
button-language-en = English
button-language-ru = Русский
language-set = From now on I speak English with you.

unknown-command = I do not know this command. What I can do: /help
unknown-button = This button is out of date. Where we are: /now
update-lost = The last thing you wrote or tapped did not get through to me. Please do it once more.
