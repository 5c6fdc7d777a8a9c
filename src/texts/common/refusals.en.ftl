# Every no has words, short enough for an answer to a button (200 characters).

refusal-empty = There is nothing written here yet.
refusal-tooLong = This is a little long: { $length } characters, and at most { $max } fit.
refusal-oneLine = Please write it on one line.
refusal-meetingOver = This meeting is over.
refusal-meetingPaused = The meeting is paused. When it goes on, this works again.
refusal-stepClosed = This step is closed. Where we are: /now
refusal-unknownChoice = This choice is no longer there. Where we are: /now
refusal-pollClosed = This poll is closed.
refusal-notParticipant = In this meeting, this is for participants. Next time you are welcome to take part.
refusal-notInMeeting = You are not in this meeting.
refusal-notPresenter = This is for the presenter.
refusal-notModerator = This is for the moderator of the meeting.
refusal-notYourTurn = Somebody else has the turn now. When it is yours, I will write to you.
refusal-builtOn = Others have gone on from these words, so they stay as they were. What is missing can be said in a new message.
refusal-alreadyGiven = This is done already, nothing more is needed.
refusal-proposalsClosed = The time for proposals is over. Next time there is room for them again.
refusal-tooManyProposals = There are { $max } proposals already, and no more fit into the poll.

refusal-alreadyModerator = You lead this meeting already. You can pass it on in your panel: /moderator
refusal-alreadyExtended = This step has already been given more time, and it can be given only once.
refusal-nothingToDecide = There is no vote to decide about now. Press /now to see where we are.
refusal-notInChat = I am not in the group’s chat now. Please add me there again first; then the meeting can go on.
refusal-notPaused = The meeting is not paused.
refusal-nothingOwed = Nothing is awaited from { $name } right now.
refusal-cannotSkip = This step cannot go on without { $name }. You can give it more time, or close it.
refusal-pauseLength = A pause lasts from 1 to { $max } days.
refusal-nobodyToTakeOver = There is nobody to take over at the moment.
refusal-keepsItsTime = This step keeps its time: closing it now would decide for somebody else. You can go on without a silent person instead.
