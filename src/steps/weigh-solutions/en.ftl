step-weigh-solutions = Weigh solutions

ask-weigh =
    { $count ->
        [one] There is one solution on the sheet. What speaks for it, and what against?
       *[other] There are { $count } solutions on the sheet. What speaks for them, and what against?
    } Add pluses and minuses by the button, or reply in the group to a solution with + or −.

    { $i }Until { $until }. The group sees them on the sheet at once, under your name.{ $e }
owed-weigh = your pluses and minuses
button-weigh = Pluses and minuses
button-weigh-done = That is all from me
audience-weigh = the whole group, on the sheet, under your name, at once
confirm-weigh = Put it on the sheet
weigh-done = Thank you. Until the step closes, you can still add to the sheet: /now

query-ask =
    What do you want to ask the author of solution { $number }?

    { $i }The group sees the question at once, under your name.{ $e }
owed-query = your question about a solution
audience-query = the whole group, under your name, as soon as you confirm
confirm-query = Ask the author
query-asked =
    { $b }About solution { $number }, { $name } asks{ $e }
    { $text }

ask-query-answer =
    { $name } asks about your solution { $number }:
    { $q }{ $question }{ $e }
    What would you answer? If you would rather not, you can leave it open.

    { $i }Until { $until }. The group sees the answer, under your name, as soon as you confirm.{ $e }
owed-query-answer = your answer about a solution
button-write-query-answer = Answer
audience-query-answer = the whole group, under your name, as soon as you confirm
confirm-query-answer = Send this answer
query-answered =
    { $b }{ $name } answers{ $e }
    { $text }

refusal-alreadyWeighed = This is already on the sheet at solution { $number }. With words you can add more.
refusal-ownSolution = This solution is your own, so you know the answer.
refusal-notYourQuestion = This question is for the author of the solution.
