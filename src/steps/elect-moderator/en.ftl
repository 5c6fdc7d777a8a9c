step-elect-moderator = Elect a moderator

poll-moderator = Who leads this meeting? Vote until { $until }. The results appear when the poll closes; participants’ votes count.

moderator-elected =
    The moderator of this meeting: { $b }{ $name }{ $e }

    The moderator looks after the time and the rules. Everybody’s word weighs the same.
moderator-appointed =
    The moderator of this meeting: { $b }{ $name }{ $e }. No vote was needed.

    The moderator looks after the time and the rules. Everybody’s word weighs the same.
