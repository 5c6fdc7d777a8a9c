step-tell-case = Tell the case

ask-case =
    The group takes your problem:
    { $q }{ $problem }{ $e }
    Tell as much as you think matters. Several messages, photos, voice and documents are welcome; after each one choose “More to come” or “That is all”. Other people’s names are better left out.

    { $i }Until { $until }. The group sees nothing before you confirm.{ $e }
owed-case = your case
button-write-case = Tell the case
audience-case = the whole group, under your name, as soon as you confirm
confirm-case = Publish the case

case-told =
    { $b }{ $name }{ $e } tells the case
    { $q }{ $problem }{ $e }
    Please do not interrupt: questions come in the next step. You can keep private notes in the chat with me: /note
case-piece = { $text }
case-thanks =
    Your case is with the group. Thank you for your trust.

    Questions come next, one at a time. You can stop the case at any moment: /now
presenter-next =
    The case will not be told this time, and that is all right. We take problem { $number }.
    { $q }{ $text }{ $e }
    { $b }{ $name }{ $e } tells the case next.

refusal-tooManyPieces = This is more than fits: at most { $max } messages. Some of them can be put together.
