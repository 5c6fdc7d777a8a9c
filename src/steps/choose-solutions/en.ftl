step-choose-solutions = Choose what to try

ask-commitment =
    The solutions with their pluses and minuses are on the sheet. Which of them will you try? Choosing none is fine too.

    { $i }Until { $until }. The group sees your choice and the reason when you confirm; at the next meeting I will ask what came of it.{ $e }
owed-commitment = your choice of what to try
button-choose-solutions = Choose what to try
audience-commitment = the whole group, under your name, as soon as you confirm
confirm-commitment = That is my choice

commitment-made =
    { $count ->
        [0] { $b }{ $name }{ $e } chooses none of the solutions for now.
       *[other] { $b }{ $name }{ $e } will try:
    }{ $linesIs ->
        [some]
            {""}
            { $q }{ $lines }{ $e }
       *[none] {""}
    }
    { $b }Why:{ $e } { $why }{ $planIs ->
        [some]
            {""}
            { $b }Plan:{ $e } { $plan }
       *[none] {""}
    }
line-solution = { $number }. { $text }
