step-agree-rules = Agree on the rules

rules-shown =
    { $b }The rules of our group{ $e }
    { $q }{ $rules }{ $e }
    Participants can keep them or propose a change, in the private chat with me.

ask-rules =
    { $b }The rules of our group{ $e }
    { $q }{ $rules }{ $e }
    Do they suit you? If not, propose a change: the group will vote on it.

    { $i }Until { $until }. The group sees what is proposed, without names.{ $e }
owed-rules = your word on the rules
button-keep-rules = Keep the rules
button-write-rule = Propose a rule
button-drop-rule = Propose to drop one

ask-rule =
    Which rule would you add? One line, up to 100 characters.

    { $i }Until { $until }. The group sees it in a poll, without your name.{ $e }
owed-rule = the rule you propose
audience-rule = the whole group, in a poll, without your name
confirm-rule = Propose this rule
owed-drop = the rule you propose to drop
audience-drop = the whole group, in a poll, without your name
confirm-drop = Propose to drop it
rule-proposed =
    Taken. The group will vote on this rule:
    { $q }{ $text }{ $e }

poll-rules = Which of these changes do we adopt? “+” adds a rule, “−” drops one; choose as many as you like. Adopted is what more than half of the participants choose. Vote until { $until }.
option-none = None of these

rules-changed =
    { $b }The vote is over, and our rules are now these{ $e }
    { $q }{ $rules }{ $e }
    Participants: please confirm them in the private chat with me.
rules-kept = The vote is over: the rules stay as they are.

ask-confirm-rules =
    { $b }Our rules for this meeting{ $e }
    { $q }{ $rules }{ $e }
    Do you accept them? If you pass, you go on as an observer.

    { $i }Until { $until }. The group sees only who takes part.{ $e }
owed-confirm-rules = your consent to the rules
button-confirm-rules = I accept the rules

refusal-alreadyProposed = Somebody has already proposed this. It goes to the vote.

set-apart = The rules of this meeting were not confirmed, so you go on as an observer: you can read everything, and nothing is awaited from you. You are welcome to take part next time.
