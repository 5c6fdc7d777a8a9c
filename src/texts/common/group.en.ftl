# Said in the group chat, outside the steps.

greeting =
    I am { $b }Krug{ $e }. I help colleagues of equal standing to hold intervision here: one brings a problem from work, the others help with questions and solutions, a few minutes a day.

    An administrator sets me up in a private chat, by the button. It takes five minutes.
greeting-rights-missing =
    I can work like this, but some things will be missing:
    { $lines }

    An administrator can give me these rights at any time.
right-missing-pin = • Without the right to pin messages, the agenda will not stay at the top.
right-missing-polls = • Without the right to send polls, the group cannot vote.
right-missing-delete = • Without the right to delete messages, I cannot delete a case that is stopped.
right-missing-admin = • As I am not an administrator, I see only replies to my messages and commands, and cannot tell who is in the group.
button-set-up = Set up

group-planned =
    { $b }A meeting is planned{ $e }
    Theme: { $theme }
    Begins: { $when }

    To come in, press the button: I will show you the rules, and only who accepts them becomes a member.
button-join-group = Come in
link-replaced = There is a new button for coming in; the earlier ones do not work any more.
next-meeting =
    { $b }The next meeting{ $e }
    Theme: { $theme }
    Begins: { $when }

person-forgotten = One of us has asked me to forget them. What they said here is taken back.
retention-changed =
    An administrator has changed how long I keep what is said here: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after a meeting, then it is destroyed.

    More about what is kept: /privacy
came-back = I am here again. The rules and the settings are as they were; an administrator can plan the next meeting by the button.
came-back-planned = I am here again. The next meeting begins { $when }, on: { $theme }.
came-back-on = I am here again, and the meeting goes on where it stopped.
came-back-resting = I am here again. The meeting rests where it stopped; whoever leads it can let it go on. Otherwise it goes on by itself { $until }.
go-on = I am in the chat of “{ $title }” again. Shall the meeting go on? The step gets back the time it has lost. If you do nothing, it goes on by itself { $until }.
removed-from-group = I am no longer in the chat of “{ $title }”, so the meeting there rests, and nothing is lost. If somebody adds me again before { $until }, it can go on; after that it ends.
rest-over = Nobody has brought me back to the chat of “{ $title }”, so the meeting there has ended. What was said stays between its members.
unreachable = I cannot write in private to: { $names }. Please press the button and then “Start”.
button-open-private = Open the private chat

outage =
    { $hours ->
        [0] I was not available for a while.
        [one] I was not available for { $hours } hour.
       *[other] I was not available for { $hours } hours.
    } That is nobody’s fault: the step is now open until { $until }.
outage-long = I was not available for more than a day, and Telegram may not have kept everything that was written to me in that time. If something of yours is missing, please send it again.
restored = I had to be restored from a copy of { $when }. What happened here and what was written to me after that, I do not know any more. If something of yours is missing, please send it again. That is nobody’s fault.
anonymous-admin = You are writing as an anonymous administrator, so I cannot tell who you are. Please write to me in private, or turn anonymity off for a moment.
channel-voice = You are writing in the name of a channel, so I cannot tell who you are. Please choose your own name as the sender, or write to me in private.
vote-masked = Somebody has voted in the name of a chat. I cannot tell who that is, so this vote is left out of the result: please vote in your own name.

group-only = This works in the group chat.
private-only = This works in the private chat with me.
