# The agenda card, the sheet of solutions, the minutes.

card-title =
    { $b }{ $title }{ $e }
    Theme: { $theme }
card-step-done = ✓ { $step }
card-step-now = { $b }→ { $step }: now, until { $closes }{ $e }
card-step-later = • { $step }: until { $closes }
card-turn = Whose turn: { $b }{ $name }{ $e }
card-awaited = Still awaited: { $names }
card-nobody-awaited = Nobody is awaited right now
card-moderator = Moderator: { $name }
card-presenter = Presenter: { $name }
card-paused = The meeting is paused until { $until }
card-planned = Begins: { $when }
card-ended = The meeting is over

sheet-title =
    { $b }The sheet of solutions{ $e }
    Theme: { $theme }
    { $q }{ $problem }{ $e }
sheet-solution = { $number }. { $b }{ $name }{ $e }: { $text }
sheet-plus = + { $textIs ->
        [some] { $name }: { $text }
       *[none] { $name }
    }
sheet-minus = − { $textIs ->
        [some] { $name }: { $text }
       *[none] { $name }
    }
sheet-counts = { $pluses ->
        [one] { $pluses } plus
       *[other] { $pluses } pluses
    }, { $minuses ->
        [one] { $minuses } minus
       *[other] { $minuses } minuses
    }

minutes =
    { $b }Minutes of the meeting{ $e }
    Theme: { $theme }{ $presenterIs ->
        [some]
            {""}
            Presenter: { $presenter }
       *[none] {""}
    }{ $problemIs ->
        [some]
            {""}
            { $q }{ $problem }{ $e }
       *[none] {""}
    }{ $linesIs ->
        [some]
            {""}
            { $lines }
       *[none] {""}
    }
