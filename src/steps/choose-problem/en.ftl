step-choose-problem = Choose one problem

poll-problem = Which problem do we take? The full texts are in the message above. Vote until { $until }; the results appear when the poll closes.
poll-run-off = The votes are equal. Which of these problems do we take? Vote until { $until }; the results appear when the poll closes.
tied-again = The votes are equal again, so the moderator chooses: { $b }{ $name }{ $e }.

ask-tie =
    The votes are equal again, so the choice is yours. Which problem does the group take?

    { $lines }

    If you pass, we take the one that was stated first.

    { $i }Until { $until }. The group sees which problem is chosen.{ $e }
owed-tie = your choice between the problems with equal votes
button-problem = { $number }. { $text }

presenter-chosen =
    We take problem { $number }.
    { $q }{ $text }{ $e }
    { $b }{ $name }{ $e } tells the case next.
