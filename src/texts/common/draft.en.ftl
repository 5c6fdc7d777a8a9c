# Draft, preview, confirm: always in private.

draft-listening = I am listening: { $what }. Write it as one message.
draft-listening-pieces = I am listening. Send as many messages as you like: text, photos, voice, documents. When you are ready, press “That is all”.
draft-preview =
    This is how it will look:
    { $q }{ $text }{ $e }
    { $i }Will see it: { $audience }.{ $e }
draft-preview-pieces =
    { $count ->
        [one] { $count } message is
       *[other] { $count } messages are
    } ready.

    { $i }Will see it: the whole group, under your name, as soon as you confirm.{ $e }
draft-piece-added =
    Kept. { $count ->
        [one] { $count } message
       *[other] { $count } messages
    } so far. Is there more to come, or is that all?
draft-full = These { $max } messages are kept, and a case has no room for more, so what came after them was not added.
draft-which = This message could be for several things. Which one?
draft-which-full = These { $max } messages wait for you to say what they are for, so what came after them was not added. Which is it?
reply-over = What you replied to is over, so I have not taken this, and nobody sees it.
reply-over-words =
    What you replied to is over, so nobody sees this. Nothing is lost; here are the words:
    { $q }{ $text }{ $e }
reply-over-which = What you replied to is over. Could this be for something else?
draft-returned =
    The step closed before this was confirmed, so nobody sees it. Nothing is lost; here are the words:
    { $q }{ $text }{ $e }
draft-returned-pieces = The step closed before this was confirmed, so nobody sees it. Nothing is lost; here it is, whole:
draft-handed-back = This was not confirmed, so nobody sees it. Nothing is lost; here it is, whole:
draft-nothing-owed = Nothing is awaited from you right now. Where we are: /now
draft-confirmed = Taken, thank you.
draft-edited-late = This is already confirmed, so editing the message changes nothing. While the step is open, you can write it anew: /now
draft-edited = The draft is changed too.
edited-into-command = An edited message cannot become a command, so everything stays as it was. Send the command as a new message.
forwarded-words = Somebody else wrote this, so I keep it out of your draft. If it belongs there, say it in your own words.
file-with-command = A command cannot stand under a file, so this file was not kept. Send the file and the command each by itself.
draft-gone = This draft is closed. Where we are: /now
not-text = This needs words. Please write it as a text message.
file-left-out = I have kept the words; a file has no place here.
said-edited = It is changed in the group, too.
reply-in-words = I can only pass on words here. Reply once more with a text, or write to me in private.
reply-edited-in-album = This was said under several files, so an edit under one of them changes nothing here. What is missing can be said in a new message.
reply-edited-otherwise = A plus, a minus and a question do not turn into each other by an edit, so it stays as it was. Reply once more, with what you mean now.

hint-causes =
    A thought that only you see: this seems to speak of causes, or of somebody’s fault. Without them it is easier for the others to look in any direction.

    Change it or leave it: you decide.
hint-advice =
    A thought that only you see: this sounds a little like advice, and advice has a step of its own, after the questions. A question about facts would help more now.

    Change it or leave it: you decide.
hint-sentences =
    A thought that only you see: this is more than one sentence, and one is easier to choose among others.

    Change it or leave it: you decide.

button-edit = Edit
button-start-over = Start over
button-pass = Pass
button-more = More to come
button-that-is-all = That is all
button-later = Later
button-back = Back
button-for = { $what } · { $group }

by-button = This one is answered by a button. Here it is again.
