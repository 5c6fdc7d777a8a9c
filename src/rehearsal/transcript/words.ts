/** What the transcript says in its own name, around what people and the bot have said. */
export interface StageWords {
  readonly title: (group: string) => string;
  readonly intro: string;
  readonly adds: (bot: string) => string;
  readonly pins: string;
  readonly comes: string;
  readonly agenda: string;
  readonly poll: string;
  readonly result: string;
  readonly nobody: string;
  readonly notice: (text: string) => string;
  readonly repliesTo: (text: string) => string;
  readonly each: string;
  readonly more: (count: number) => string;
  readonly outro: readonly string[];
}

const command = "npm run rehearse --";

export const stageWords: Readonly<Record<"en" | "ru", StageWords>> = {
  en: {
    title: (group) => `A rehearsal: ${group}`,
    intro:
      "The bot is real; Telegram, the clock and the colleagues are played. The group’s chat stands at the left; private chats with the bot are indented, and nobody else sees them. [ … ] is a button, → is somebody pressing it. What has been shown before is shortened: …",
    adds: (bot) => `adds ${bot} to the group`,
    pins: "pins the agenda; from now on this message is edited in place",
    comes: "opens the private chat by the button in the group",
    agenda: "agenda",
    poll: "poll",
    result: "The poll is closed",
    nobody: "Nobody has voted",
    notice: (text) => `sees a notice: ${text}`,
    repliesTo: (text) => `in reply to “${text}…”`,
    each: "each in private",
    more: (count) => `and ${count} more`,
    outro: [
      "That was a whole meeting. To hold one with your own group, get a token from @BotFather, start the bot with “BOT_TOKEN=… npm start”, and add it to the group.",
      `Other rehearsals: “${command} --preset hour”, “--story psychologists”, “--people 4”, “--seed 7”, “--locale ru”; “--quiet” shows the group’s chat alone, “--help” everything.`,
    ],
  },
  ru: {
    title: (group) => `Репетиция: ${group}`,
    intro:
      "Бот настоящий; Telegram, часы и коллеги сыграны. Чат группы — слева; личные чаты с ботом — с отступом, их больше никто не видит. [ … ] — кнопка, → — её нажимают. То, что уже было показано, сокращено: …",
    adds: (bot) => `добавляет ${bot} в группу`,
    pins: "закрепляет повестку; дальше это сообщение меняется на месте",
    comes: "открывает личный чат по кнопке в группе",
    agenda: "повестка",
    poll: "опрос",
    result: "Опрос закрыт",
    nobody: "Никто не голосовал",
    notice: (text) => `видит уведомление: ${text}`,
    repliesTo: (text) => `в ответ на «${text}…»`,
    each: "каждому лично",
    more: (count) => `и ещё ${count}`,
    outro: [
      "Так проходит целая встреча. Чтобы провести её со своей группой, получите токен у @BotFather, запустите бота командой «BOT_TOKEN=… npm start» и добавьте его в группу.",
      `Другие репетиции: «${command} --locale ru --preset hour», «--story psychologists», «--people 4», «--seed 7»; «--quiet» показывает только чат группы, «--help» — всё остальное.`,
    ],
  },
};
