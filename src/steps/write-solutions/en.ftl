step-write-solutions = Write solutions

ask-solution =
    What would you do in this case? Begin with “If this happened to me…” and name concrete steps, not causes. Unusual ideas are welcome. Several solutions are fine, one message each.

    { $i }Until { $until }. Nobody sees it before your turn to voice it.{ $e }
owed-solution = your solution
button-write-solution = Write a solution
button-one-more = One more
button-solutions-done = That is all from me
audience-solution = the whole group, under your name, when it is your turn to voice it; nobody before
confirm-solution = Keep this solution

solution-sealed =
    Kept under seal. You have { $count ->
        [one] one solution
       *[other] { $count } solutions
    } now. One more, or is that all?
solutions-done = Thank you. Your solutions stay under seal until it is your turn to voice them.

look-back =
    Until { $until } the others are writing solutions. Nothing is awaited from you now; here is your problem once more:
    { $q }{ $problem }{ $e }{ $toldIs ->
        [some]
            {""}
            Your case:
            { $q }{ $told }{ $e }
       *[none] {""}
    }{ $linesIs ->
        [some]
            {""}
            Questions and answers:
            { $q }{ $lines }{ $e }
       *[none] {""}
    }
    Saying a problem aloud often shows a way out. If a thought comes, keep it for yourself: /note
line-question = { $number }. { $b }{ $name }{ $e }: { $text }
line-answer = Answer: { $text }

refusal-presenterDoesNotWrite = The others write the solutions to your problem. For your own thoughts there is /note.
