# Setting up a group: an administrator, in private.

setup-in-private = An administrator sets me up in the private chat, by the button.
setup-language = Which language shall I speak in the group?
setup-zone = Which time zone does the group live in? Choose one, or write a city: Europe/Berlin.
button-zone = { $zone }
setup-zone-unknown = I do not know this time zone. Please write it as area and city: Europe/Berlin.
setup-theme = What is the theme of the next meeting? Write one line, or take a free theme.
setup-theme-long = This is a little long for a theme. Please write one line, up to { $max } characters.
button-theme = { $theme }
button-theme-free = A free theme
theme-free = Whatever concerns us most at work now
setup-address = Everybody goes by first names. And if I speak Russian, which form of address?
button-address-ty = Informal (ты)
button-address-vy = Polite (Вы)
setup-preset = How long is a meeting? Over a week, everybody gives a few minutes a day; within an hour, all are here at the same time.
button-preset-week = Over a week
button-preset-hour = Within an hour
preset-week = over a week
preset-hour = within an hour
button-closings = Change closing times
setup-closings =
    The steps and when they close:
    { $lines }

    Which one do you want to change?
button-closings-done = Done
button-step = { $step }
closing-line = { $hourly ->
    [1] { $step }: { $minutes } min
   *[other] { $step }: { $day } { $time }
}
setup-closing-one =
    { $hourly ->
        [1] How many minutes does the step “{ $step }” take? Now: { $minutes }. Please write a number.
       *[other] When does the step “{ $step }” close? Now: { $day } { $time }. Please write a day and a time like this.
    }
closing-wrong =
    { $hourly ->
        [1] Please write a number from 1 to 180.
       *[other] Please write a day and a time, for example Tue 10:00. A step closes after the one before it.
    }
button-early-closing-on = Close as soon as all are done
button-early-closing-off = Always wait for closing time
setup-start = When does the next meeting begin? Choose, or write a day and a time: Mon 09:00.
button-start-default = { $when }
button-start-now = Now
setup-start-wrong = Please write a day and a time, for example Mon 09:00.
setup-people = How many participants? Write the fewest and the most, from 3 to 12: 5–6.
button-people = { $fewest }–{ $most } people
setup-people-wrong = Please write two numbers from 3 to 12, the smaller one first: 5–6.
button-retention = How long it is kept
setup-retention = For how many days after a meeting do I keep what was said? Then it is destroyed for good. Choose, or write a number from 1 to { $max }.
setup-retention-wrong = Please write a number of days, from 1 to { $max }.
setup-preview =
    { $b }{ $title }{ $e }
    Language: { $language }
    Time zone: { $zone }
    Theme: { $theme }
    Length: { $preset }
    Begins: { $when }
    Participants: { $fewest }–{ $most }
    What was said is kept for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after a meeting

    If you confirm, the group sees the invitation at once.
button-plan = Plan the meeting
button-replace-link = New sign-up link
setup-link-replaced = The links of before lead nowhere any more; the new button stands in the group.
setup-done =
    The meeting is planned. Theme: { $theme }. Begins: { $when }.

    In the meeting itself, an administrator has no extra say: all are equal.
setup-not-admin = Only an administrator of the group can set it up.
setup-unknown = Telegram does not tell me whether you are an administrator: please make me an administrator of the chat, then press the button there again.
setup-no-group = First add me to a group where you are an administrator, then press the button there.
group-upgraded = The chat of “{ $title }” has become a supergroup, and everything in it is as it was; to change its settings, write /setup.
setup-which-group = Which group do you want to set up?
button-group = { $title }
setup-busy = A meeting is going on. What you change now applies from the next one.

# Days of the week, as short as in a calendar.
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
