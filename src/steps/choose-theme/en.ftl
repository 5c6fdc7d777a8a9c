step-choose-theme = Choose the next theme

ask-theme =
    What should the next meeting be about? One line, up to 100 characters.

    { $i }Until { $until }. The group sees the proposals in a poll, without names.{ $e }
owed-theme = your theme for the next meeting
button-write-theme = Propose a theme
audience-theme = the whole group, in a poll, without your name
confirm-theme = Propose this theme

theme-proposed = Taken. If there are several proposals, the group votes on them; until then you can change yours: just write it anew.
poll-theme = What is the theme of the next meeting? Vote until { $until }; the results appear when the poll closes.
