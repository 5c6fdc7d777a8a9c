import type { Meeting } from "../core/meeting.ts";
import { type Group, openStore, type Store } from "../store/index.ts";

/** How things stand in the group, as the bot knows it. */
export interface Standing {
  readonly group?: Group;
  /** The meeting that goes on, else the last one, else the next one. */
  readonly meeting?: Meeting;
  /** The next one, once it is planned. */
  readonly planned?: Meeting;
}

/** The bot's memory, looked at from outside and never written to. */
export function createMemory() {
  let store: Store | undefined; // undefined = the bot's process is down
  let known: Standing = {};
  let isKnown = false; // nothing has been written since

  const open: typeof openStore = (...given) => {
    const real = openStore(...given);
    const commit: Store["commit"] = (writes) => {
      real.commit(writes);
      isKnown = false;
    };
    store = { ...real, commit };
    isKnown = false;
    return store;
  };

  /** While the bot is down, as it knew things last. */
  function standing(chat: number): Standing {
    if (isKnown || !store) return known;
    isKnown = true;
    known = read(store, chat, known.meeting);
    return known;
  }

  return {
    open,
    standing,
    /** Undefined while the bot is down. */
    store: () => store,
    /** The process is about to end. */
    leave: (chat: number): void => {
      standing(chat);
      store = undefined;
    },
  };
}

function read({ circles, meetings }: Store, chat: number, before: Meeting | undefined): Standing {
  const group = circles.groupByChat(chat);
  const live = group ? meetings.liveIn(group.id).map(meetings.find) : [];
  const current = live.find((one) => one?.status === "running" || one?.status === "paused");
  const last = before && before.status !== "planned" ? meetings.find(before.id) : undefined;
  const meeting = current ?? last ?? live[0];
  const planned = live.find((one) => one?.status === "planned");
  return { ...(group && { group }), ...(meeting && { meeting }), ...(planned && { planned }) };
}
