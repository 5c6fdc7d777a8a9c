step-agree-rules = Agree on the rules

rules-shown =
    { $b }The rules of our group{ $e }
    { $q }{ $rules }{ $e }
    Participants can keep them or propose a change, in the private chat with me.

ask-rules =
    { $b }The rules of our group{ $e }
    { $q }{ $rules }{ $e }
    Do they suit you? If not, propose a change: the group will vote on it. If you say nothing, they stay.

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
    { $b }The vote is over. Our rules change{ $e }
    { $q }{ $changes }{ $e }
    Whoever agrees need do nothing. Whoever objects can tell me in private until { $until }.
line-added = + { $text }
line-dropped = − { $text }
rules-kept = The vote is over: the rules stay as they are.

ask-confirm-rules =
    { $b }What changes in our rules{ $e }
    { $q }{ $changes }{ $e }
    If you agree, you need do nothing. If you object, you observe this meeting, and can still come in later.

    { $i }Object until { $until }. The group sees only who takes part.{ $e }
owed-confirm-rules = your word on the changed rules
button-confirm-rules = I accept the change
button-object-rules = I object
rules-let-be = Fine: the change holds for you, too, and you take part. You can still object until { $until }.

silence-keeps = If you say nothing, the rules stay as they are.
silence-agrees = If you say nothing, you agree to the change and go on taking part.

refusal-alreadyProposed = Somebody has already proposed this. It goes to the vote.

refusal-ruleStands = This rule is already among ours. You can propose another one.
refusal-rulesChanged = The rules have changed since. What changed stands in my newest message; you can object until { $until }.
refusal-nothingToObject = There is no change to object to right now. You can propose one: /now
refusal-alreadyObjected = I have your objection. To take part all the same, press “Accept now and take part”.
refusal-rulesSettled = The rules of this meeting are settled. If they do not suit you, you can leave at any time: /leave
refusal-rulesHold = You already take part, and our rules hold for you.
refusal-tooLateToTakePart = The solutions are on the table by now, so you go on observing. Next time there is a place for you.

set-apart =
    You are observing for now: from the next step on you can read everything, and need do nothing.

    If you change your mind, you can still come in while questions are asked and solutions are written.
button-accept-late = Accept now and take part
may-come-in = You are observing for now, because you objected to the changed rules.
let-in = Good that you are in: you take part from here on.
rules-newer = The rules have changed since I showed them to you. Here they are as they are now.
