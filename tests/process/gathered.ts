import { type Phone, phone, post } from "./phone.ts";

export interface Scene {
  readonly url: string;
  readonly chat: number;
  readonly people: readonly [Phone, Phone, Phone];
}

/** Three people in a group with the bot, set up for an hour that begins now. */
export async function gathered(
  url: string,
  names: readonly [string, string, string] = ["Anna", "Boris", "Vera"],
  title = "Sunflower",
): Promise<Scene> {
  let chat = 0;
  const [anna, boris, vera] = [
    await phone(url, names[0], () => chat),
    await phone(url, names[1], () => chat),
    await phone(url, names[2], () => chat),
  ];
  const group = { title, creator: anna.id, members: [boris.id, vera.id], type: "supergroup" };
  chat = (await post<{ id: number }>(url, "/groups", group)).id;
  await post(url, `/groups/${chat}/addBot`, {
    by: anna.id,
    rights: { can_pin_messages: true, can_delete_messages: true },
  });
  await anna.openLink(/Set up/);
  for (const button of [/English/, /Moscow/, /free theme/, /Within an hour/, /Now/]) await anna.tap(button);
  await anna.write("3–3"); // a full circle waits for nobody else
  await anna.tap(/Plan/);
  const people = [anna, boris, vera] as const;
  for (const one of people) {
    await one.openLink(/take part/i);
    await one.tap(/accept/i);
    await one.tap(/I take part/);
  }
  return { url, chat, people };
}
