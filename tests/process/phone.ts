import type { SeenMessage } from "../../src/emulator/index.ts";
import { eventually } from "./programs.ts";

/** A person at the emulator's user's side, over HTTP, who waits until the bot has answered. */
export interface Phone {
  readonly id: number;
  readonly name: string;
  /** Waits for a private message with this button, newer than the last one used, and taps it. */
  readonly tap: (button: RegExp) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  readonly openLink: (button: RegExp) => Promise<void>;
  /** Waits for a poll that is open and votes in it. */
  readonly vote: (question: RegExp, option: RegExp) => Promise<void>;
  /** Waits for words in the group. */
  readonly reads: (words: RegExp) => Promise<string>;
}

export const post = async <T>(url: string, path: string, body: object): Promise<T> => {
  const response = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
};

const keysOf = ({ reply_markup: markup }: SeenMessage) =>
  markup && "inline_keyboard" in markup ? markup.inline_keyboard.flat() : [];

export async function phone(url: string, name: string, chat: () => number): Promise<Phone> {
  const { id } = await post<{ id: number }>(url, "/people", { firstName: name, languageCode: "en" });
  const look = async (where: number | "bot"): Promise<readonly SeenMessage[]> =>
    (await fetch(`${url}/people/${id}/chats/${where}/messages`)).json() as Promise<readonly SeenMessage[]>;
  const act = (verb: string, body: object) => post(url, `/people/${id}/${verb}`, body);
  let used = 0; // the sequence number of the last message whose button was tapped
  return {
    id,
    name,
    tap: async (button) => {
      const [message, text] = await eventually(async () => {
        const messages = (await look("bot")).filter(({ seq }) => seq > used);
        const found = messages.findLast((one) => keysOf(one).some((key) => button.test(key.text)));
        const key = found && keysOf(found).find((one) => button.test(one.text));
        return found && key ? ([found, key.text] as const) : undefined;
      }, `${name} to see ${button}`);
      used = message.seq;
      await act("tap", { messageId: message.message_id, button: text });
    },
    write: async (text) => {
      await act("say", { text });
    },
    openLink: async (button) => {
      const key = await eventually(async () => {
        const keys = (await look(chat())).toReversed().flatMap(keysOf);
        return keys.find((one) => "url" in one && button.test(one.text));
      }, `${name} to see the link ${button}`);
      await act("open", { url: "url" in key ? key.url : "" });
    },
    vote: async (question, option) => {
      const [message, index] = await eventually(async () => {
        const found = (await look(chat())).findLast(
          ({ poll }) => poll && !poll.is_closed && question.test(poll.question),
        );
        const at = found?.poll?.options.findIndex(({ text }) => option.test(text)) ?? -1;
        return found && at >= 0 ? ([found, at] as const) : undefined;
      }, `${name} to see the poll ${question}`);
      await act("vote", { chat: chat(), messageId: message.message_id, options: [index] });
    },
    reads: (words) =>
      eventually(async () => {
        const texts = (await look(chat())).map(({ text }) => text ?? "");
        return texts.find((text) => words.test(text));
      }, `${name} to read ${words}`),
  };
}
