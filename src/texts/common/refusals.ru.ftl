# У каждого отказа есть слова, и они помещаются в ответ на кнопку (200 знаков).

refusal-empty = Здесь пока ничего не написано.
refusal-tooLong = Немного длинно. Знаков: { $length }, помещается { $max }.
refusal-oneLine = Нужно уместить это в одну строку.
refusal-meetingOver = Эта встреча уже закончена.
refusal-meetingPaused = Встреча на паузе. Когда она продолжится, это снова заработает.
refusal-stepClosed = Этот шаг уже закрыт. Где мы находимся: /now
refusal-unknownChoice = Такого выбора уже нет. Где мы находимся: /now
refusal-pollClosed = Этот опрос уже закрыт.
refusal-notParticipant = На этой встрече это для участников. В следующий раз можно участвовать.
refusal-notInMeeting = Ты не на этой встрече.
    .vy = Вы не на этой встрече.
refusal-notPresenter = Это для рассказчика.
refusal-notModerator = Это для ведущего встречи.
refusal-notYourTurn = Сейчас очередь другого человека. Когда придёт твоя, я напишу.
    .vy = Сейчас очередь другого человека. Когда придёт Ваша, я напишу.
refusal-alreadyGiven = Это уже сделано, больше ничего не нужно.
refusal-proposalsClosed = Время предложений закончилось. В следующий раз для них снова будет место.
refusal-tooManyProposals = Предложений уже { $max }, больше в опрос не поместится.

refusal-alreadyModerator = Ты уже ведёшь эту встречу. Передать ведение можно на панели: /moderator
    .vy = Вы уже ведёте эту встречу. Передать ведение можно на панели: /moderator
refusal-alreadyExtended = Времени этому шагу уже добавлено, а сделать это можно только один раз.
refusal-notPaused = Встреча сейчас не на паузе.
refusal-nothingOwed = От этого человека уже ничего не ждём: { $name }.
refusal-cannotSkip = На этом шаге слово за одним человеком: { $name }. Можно добавить времени или закрыть шаг.
refusal-pauseLength = Пауза длится от 1 до { $max } дней.
refusal-nobodyToTakeOver = Сейчас передать ведение некому.
