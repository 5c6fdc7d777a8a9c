import type { GroupRoom, Post } from "./rooms.ts";
import type { World } from "./world.ts";

const PROMPTS_KEPT = 50;

/** Remembers that a message asks for a reply (`force_reply`), and from whom. */
export function askMembers(world: World, room: GroupRoom, { message, replyInterface }: Post): void {
  if (!replyInterface || !("force_reply" in replyInterface) || !replyInterface.force_reply) return;
  const { selective } = replyInterface;
  const to = selective ? new Set(addressees(world, message)) : ("everyone" as const);
  room.prompts.push({ messageId: message.message_id, to, answeredBy: new Set() });
  if (room.prompts.length > PROMPTS_KEPT) room.prompts.shift();
}

function addressees(world: World, message: Post["message"]): number[] {
  const text = message.text ?? "";
  const named = (message.entities ?? []).flatMap((entity) =>
    entity.type === "text_mention" ? [entity.user.id] : [],
  );
  const usernames = new Set(Array.from(text.matchAll(/@(\w+)/g), ([, name]) => name?.toLowerCase()));
  const mentioned = usernames.size > 0 ? [...world.people.values()] : [];
  const byUsername = mentioned.filter(({ user }) => usernames.has(user.username?.toLowerCase() ?? ""));
  const replied = message.reply_to_message?.from?.id;
  return [...named, ...byUsername.map(({ user }) => user.id), ...(replied === undefined ? [] : [replied])];
}

/** The newest question to this person that they have not replied to; their app shows it as a reply in progress. */
export function openPrompt(room: GroupRoom, personId: number): number | undefined {
  return room.prompts.findLast(
    ({ messageId, to, answeredBy }) =>
      room.posts.has(messageId) && !answeredBy.has(personId) && (to === "everyone" || to.has(personId)),
  )?.messageId;
}

/** Their reply closes the question for them. */
export function answerPrompt(room: GroupRoom, personId: number, messageId: number): void {
  room.prompts.find((prompt) => prompt.messageId === messageId)?.answeredBy.add(personId);
}
