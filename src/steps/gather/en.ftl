step-gather = Gather

gather-open =
    { $b }A new meeting begins{ $e }
    Theme: { $theme }

    If you would like to take part, press the button. You can bring a problem of your own, or only observe.

    { $i }We gather until { $until }.{ $e }
button-take-part = Take part

ask-take-part =
    A new meeting begins. Theme: { $theme }.
    Will you take part, or observe this time?

    { $i }Until { $until }. The group sees the names of those who take part.{ $e }
owed-take-part = your word: take part or observe
button-join = I take part
button-observe = I will observe
button-decline-candidacy = I will not lead this time
button-now = Where are we?

joined =
    You take part. We gather until { $until }; after that we elect who leads this meeting.

    When something is awaited from you, I will write to you here.
observing =
    You observe this meeting: you can read everything, and nothing is awaited from you.

    While we are gathering, you can still join.
waiting =
    All places are taken, so you are on the waiting list. If one becomes free while we are gathering, it is yours, and I will tell you at once.

    If not, you are first in line next time, and now you can read along.
place-free = A place has become free, and it is yours: you take part. If your plans have changed, you can observe instead.
gathered =
    { $b }We are together{ $e }
    Taking part: { $names }

    Everybody else is welcome to read along.

refusal-notMember = Only members of this group can join. Press the button in the group and accept the rules first.
refusal-alreadyIn = You already take part.
refusal-alreadyWaiting = You are already on the waiting list.
