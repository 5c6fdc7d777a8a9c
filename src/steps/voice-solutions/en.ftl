step-voice-solutions = Voice solutions

turn-solution = Solutions are voiced by { $b }{ $name }{ $e }, until { $until }.

ask-voice =
    It is your turn. This is what the group will read:
    { $q }{ $text }{ $e }
    Publish it as it is, edit it first, or hold it back?

    { $i }Until { $until }. Then it is published as it is; the group sees it under your name.{ $e }
owed-voice = your solution, ready to be voiced
button-voice = Publish as it is
button-write-voice = Edit first
button-hold-back = Hold it back
audience-voice = the whole group, under your name, as soon as you confirm
confirm-voice = Publish this

solution-voiced =
    { $b }Solution { $number }, { $name }{ $e }
    { $text }
