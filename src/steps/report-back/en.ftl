step-report-back = Report back

ask-report =
    Last time, this was your choice:
    { $q }{ $chosen }{ $e }
    What came of it? A few sentences are enough, and “I did not get to it” is an answer too.

    { $i }Until { $until }. The group sees it, under your name, when the meeting is open.{ $e }
owed-report = what came of your last choice
button-write-report = Tell what came of it
audience-report = the whole group, under your name, at the opening of the meeting
confirm-report = Tell the group

report-told =
    { $b }{ $name } tells what came of it{ $e }{ $chosenIs ->
        [some]
            {""}
            The choice was:
            { $q }{ $chosen }{ $e }
       *[none] {""}
    }
    { $text }

refusal-notReporter = This question is for last meeting’s presenter.
