step-clarify = Ask clarifying questions

turn-question =
    Round { $round }. The next question is asked by { $b }{ $name }{ $e }, until { $until }.

    You can reply to this message, or write to me in private.

ask-question =
    It is your turn, round { $round }. Ask one question about a fact that you are missing. Please keep advice for later: it has a step of its own.

    { $i }Until { $until }. The group sees the question, under your name, as soon as you confirm.{ $e }
owed-question = your clarifying question
button-write-question = Ask a question
audience-question = the whole group, under your name, as soon as you confirm
confirm-question = Ask this question

question-asked =
    { $b }Question { $number }, { $name }{ $e }
    { $text }
question-answered =
    { $b }Answer to question { $number }, { $name }{ $e }
    { $text }

ask-answer =
    { $b }Question { $number }, { $name }{ $e }
    { $q }{ $question }{ $e }
    What is the answer? Facts are enough, as briefly as you like. You may also leave it open.

    { $i }Until { $until }. The group sees the answer as soon as you confirm.{ $e }
owed-answer = your answer to a question
button-write-answer = Answer
audience-answer = the whole group, under your name, as soon as you confirm
confirm-answer = Send this answer
