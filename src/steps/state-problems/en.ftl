step-state-problems = State problems

ask-problem =
    Theme: { $theme }.
    What is your problem on it? Write one clear sentence, without details or reasons.{ $parkedIs ->
        [some]
            {""}

            Last time you had this one:
            { $q }{ $parked }{ $e }
       *[none] {""}
    }

    { $i }Until { $until }. The group sees all problems together, with names, when the step closes.{ $e }
owed-problem = your problem in one sentence
button-write-problem = Write my problem
button-restate = The same as last time
audience-problem = the whole group, under your name, together with the others’ problems when the step closes
confirm-problem = That is my problem

problem-sealed =
    Kept under seal. Nobody sees it while the step is open:
    { $q }{ $text }{ $e }
    As long as the step is open, you can change it: just write it anew.
problems-revealed =
    { $b }Our problems{ $e }
    Theme: { $theme }

    { $lines }
presenter-only =
    There is one problem, so we take it without a vote.
    { $q }{ $text }{ $e }
    { $b }{ $name }{ $e } tells the case next.
