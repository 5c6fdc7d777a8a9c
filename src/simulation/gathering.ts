import type { Emulator } from "../emulator/index.ts";
import type { Canaries } from "./canaries.ts";
import { type Belonging, type Company, createPerson, type Person } from "./person.ts";
import { type Circle, type Plan, seasonLuck, steadyLuck } from "./plan.ts";

/** Nobody may read these in a log. */
export const names = ["Anna", "Boris", "Vera", "Gleb", "Dina", "Egor", "Faina", "Igor"];

export const TITLE = "Sunflower";

export interface Gathered {
  readonly people: readonly Person[];
  readonly companies: readonly Company[];
}

/** The people of a season and their groups; where there are two, one person is in both. */
export function gather(
  emulator: Emulator,
  { seed, season, circles, isSteady }: Plan,
  canaries: Canaries,
  companyOf: Belonging,
): Gathered {
  const everybody: Person[] = [];
  const newcomer = (circle: Circle): Person => {
    const index = everybody.length;
    const name = `${names[index % names.length]}${index}`;
    const { id } = emulator.people.person({
      firstName: name,
      languageCode: circle.locale,
      premium: index % 3 === 1,
    });
    const luck = isSteady ? steadyLuck : seasonLuck(seed, season, index + 1);
    const person = createPerson({ emulator, canaries, id, name, luck, companyOf, isSteady });
    everybody.push(person);
    return person;
  };
  const companies = circles.map((circle, index): Company => {
    const shared = everybody.slice(-1);
    const people = [
      ...Array.from({ length: circle.size - shared.length }, () => newcomer(circle)),
      ...shared,
    ];
    const company = {
      index,
      chat: found(emulator, circle, people),
      preset: circle.preset,
      people,
      isOver: false,
      isMuted: false,
      isRepeated: false,
    };
    for (const person of people) person.companies.push(company);
    return company;
  });
  return { people: everybody, companies };
}

function found({ people }: Emulator, { plain, pollsForbidden }: Circle, members: readonly Person[]): number {
  const [creator, ...others] = members.map(({ id }) => id);
  const type = plain ? "group" : "supergroup";
  const { id } = people.group({ title: TITLE, creator: creator ?? 0, members: others, type, pollsForbidden });
  const rights = { can_pin_messages: true, can_delete_messages: true };
  people.addBot(id, creator ?? 0, plain ? undefined : rights);
  return id;
}
