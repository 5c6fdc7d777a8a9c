step-share-learnings = Share learnings

ask-learning =
    What do you take away from this meeting for yourself? A sentence or two are enough.

    { $i }Until { $until }. The group sees everybody’s words together, with names, when the step closes.{ $e }
owed-learning = what you take away from this meeting
button-write-learning = Write what I take away
audience-learning = the whole group, under your name, together with the others’ when the step closes
confirm-learning = Share this

learning-sealed = Thank you. As long as the step is open, nobody sees it, and you can change it: just write it anew.
learnings-revealed =
    { $b }What we take away{ $e }
    Theme: { $theme }

    { $lines }

refusal-notForPresenter = Here the others tell what they take away. You have already given a lot: thank you.
learning-added =
    { $b }{ $name } takes away{ $e }
    { $text }
