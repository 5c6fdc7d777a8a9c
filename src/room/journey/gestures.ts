import type { Message } from "@grammyjs/types";
import type { World, WorldEvent } from "../../emulator/index.ts";
import { buttonsOf } from "../../rehearsal/actors/person.ts";

/** Reads along, and says each thing that a person did as a line of a journey test. */
export function createGestures(world: World, groupId: number) {
  const standing = new Map<string, Message>();

  const keyOf = (chat: number, id: number) => `${chat}:${id}`;
  const personOf = (id: number) => `person(${JSON.stringify(world.people.get(id)?.user.first_name ?? "")})`;
  const chatOf = (chat: number, by: string) => (chat === groupId ? "chat()" : `${by}.id`);

  /** The link of the group that somebody followed; the code in it is another one every time. */
  function followed(payload: string): string {
    const links = [...standing.values()].filter((one) => one.chat.id === groupId).flatMap(buttonsOf);
    const link = links.findLast(({ url }) => url.endsWith(`start=${payload}`));
    return link ? `openLink(${exactly(link.label)})` : `write("/start")`;
  }

  function said(message: Message): string {
    const { text = "", caption, reply_to_message: answered, from, chat } = message;
    const by = personOf(from?.id ?? 0);
    const file = (["photo", "voice", "document"] as const).find((kind) => message[kind]);
    if (file) {
      const parcel = {
        [file]: true,
        ...(caption !== undefined && { caption }),
        ...(answered && { replyTo: answered.message_id }),
      };
      return settled(`people.send(${by}.id, ${chatOf(chat.id, by)}, ${JSON.stringify(parcel)})`);
    }
    const [, payload] = /^\/start (\S+)$/.exec(text) ?? [];
    if (payload !== undefined && chat.id !== groupId) return `await ${by}.${followed(payload)};`;
    const words = JSON.stringify(text);
    if (answered)
      return settled(`people.reply(${by}.id, ${chatOf(chat.id, by)}, ${answered.message_id}, ${words})`);
    return `await ${by}.${chat.id === groupId ? "say" : "write"}(${words});`;
  }

  function edited({ message_id, text, caption, from, chat }: Message): string {
    const by = personOf(from?.id ?? 0);
    const words = JSON.stringify(text ?? caption ?? "");
    return settled(`people.edit(${by}.id, ${chatOf(chat.id, by)}, ${message_id}, ${words})`);
  }

  function tapped({ chatId, messageId, by, data }: Extract<WorldEvent, { type: "tapped" }>): string {
    const who = personOf(by);
    const message = standing.get(keyOf(chatId, messageId));
    const button = message && buttonsOf(message).find(({ token }) => token === data);
    if (button && newestWith(button.label, chatId) === messageId && chatId !== groupId)
      return `await ${who}.tap(${exactly(button.label)});`;
    const place = `${who}.id, ${chatOf(chatId, who)}, ${messageId}`;
    return settled(`people.tapRaw(${place}, ${JSON.stringify(data)})`);
  }

  /** The message whose button of this name a journey's people would find. */
  const newestWith = (label: string, chatId: number): number =>
    Math.max(
      ...standing
        .values()
        .filter((one) => one.chat.id === chatId && buttonsOf(one).some((button) => button.label === label))
        .map(({ message_id }) => message_id),
    );

  function voted({ chatId, messageId, by, options }: Extract<WorldEvent, { type: "voted" }>): string {
    const place = `${personOf(by)}.id, ${chatOf(chatId, personOf(by))}, ${messageId}`;
    return settled(options.length > 0 ? `people.vote(${place}, [${options}])` : `people.takeBack(${place})`);
  }

  /** The line; undefined = no person did anything that needs one. */
  return (event: WorldEvent): string | undefined => {
    switch (event.type) {
      case "sent":
      case "edited": {
        const { message } = event;
        standing.set(keyOf(event.chatId, message.message_id), message);
        const isPersons = message.from?.is_bot === false && isSomethingSaid(message);
        if (!isPersons) return undefined;
        return event.type === "sent" ? said(message) : edited(message);
      }
      case "tapped":
        return tapped(event);
      case "voted":
        return voted(event);
      case "deleted":
        standing.delete(keyOf(event.chatId, event.messageId));
        return undefined;
      case "pinned":
      case "unpinned":
      case "reacted":
      case "pollClosed":
      case "tapAnswered":
      case "statusChanged":
        return undefined;
    }
  };
}

const isSomethingSaid = (message: Message): boolean =>
  [message.text, message.photo, message.voice, message.document].some((part) => part !== undefined);

const settled = (call: string): string => `${call};\n  await settle();`;

/** The words on a button and no others, as a pattern. */
const exactly = (label: string): string => `/^${label.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}$/`;
