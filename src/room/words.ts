import type { Locale } from "./wire.ts";

/** What the room itself says: refusals, and what Telegram's app tells by itself. */
const en = {
  entered: (name: string) => `${name} is in the group now`,
  left: (name: string) => `${name} is no longer in the group`,
  pinned: "A message was pinned",
  happened: "Something changed in the chat",
  unclear: (where: string) => `The room does not understand that: ${where}.`,
  notJson: "The room expects JSON, at most 64 kB of it.",
  elsewhere: "The room only listens to its own page.",
  full: "So many are looking in that there is no room for more.",
  unknownPerson: "There is nobody of that name here.",
  trouble: "Something in the room went wrong, and time stands still. You can go on, or begin anew.",
  nothingToCome: "Nothing will happen by itself. It is your turn.",
  noDeadline: "No step is open, so nothing closes.",
  noMeeting: "There is no meeting yet. Set the group up first, with /setup.",
  alreadyIn: "They are in the group already.",
  notIn: "They are not in the group.",
  alreadyBlocked: "They have blocked the bot already.",
  notBlocked: "They have not blocked the bot.",
  botIsIn: "The bot is in the group already.",
  botIsOut: "The bot is not in the group.",
  nobodyMay: "Nobody is left in the group who may do that.",
  nobodyNamed: "Say who.",
  noCard: "Nothing is pinned.",
  tooLate: "That moment is too far away for this meeting.",
};

type RoomWords = typeof en;

const ru: RoomWords = {
  entered: (name) => `${name} теперь в группе`,
  left: (name) => `${name} больше не в группе`,
  pinned: "Сообщение закреплено",
  happened: "В чате что-то изменилось",
  unclear: (where) => `Комната этого не понимает: ${where}.`,
  notJson: "Комната ждёт JSON, не больше 64 кБ.",
  elsewhere: "Комната слушает только свою страницу.",
  full: "В комнате уже столько зрителей, что места больше нет.",
  unknownPerson: "Такого человека здесь нет.",
  trouble: "В комнате что-то пошло не так, время остановилось. Можно продолжить или начать заново.",
  nothingToCome: "Само собой больше ничего не случится. Теперь ваш ход.",
  noDeadline: "Ни один шаг не идёт, поэтому и закрываться нечему.",
  noMeeting: "Встречи пока нет. Сначала настройте группу командой /setup.",
  alreadyIn: "Этот человек уже в группе.",
  notIn: "Этого человека нет в группе.",
  alreadyBlocked: "Бот уже заблокирован.",
  notBlocked: "Бот не заблокирован.",
  botIsIn: "Бот уже в группе.",
  botIsOut: "Бота нет в группе.",
  nobodyMay: "В группе не осталось никого, кто может это сделать.",
  nobodyNamed: "Укажите, кто.",
  noCard: "Ничего не закреплено.",
  tooLate: "Этот момент слишком далёк для одной встречи.",
};

export const roomWords: Readonly<Record<Locale, RoomWords>> = { en, ru };
