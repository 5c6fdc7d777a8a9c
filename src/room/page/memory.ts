import type { Locale } from "../wire.ts";
import type { State, Theme } from "./state.ts";

/** What a browser remembers of the page; where it may not, everything begins anew each time. */
const kept = (storage: () => Storage) => ({
  read: (key: string): string | undefined => {
    try {
      return storage().getItem(`krug ${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (key: string, value: string): void => {
    try {
      const place = `krug ${key}`;
      if (storage().getItem(place) !== value) storage().setItem(place, value);
    } catch {
      // Private windows and full disks: the page does without.
    }
  },
});

/** Shared by all tabs. */
const browser = kept(() => localStorage);
/** Of this tab alone: another one may look through other eyes. */
const tab = kept(() => sessionStorage);

/** The language chosen before, or else the link's that led here, or the browser's own. */
export const rememberedLocale = (asked: Locale | undefined): Locale => {
  const known = browser.read("locale") ?? asked ?? navigator.language;
  return known.startsWith("ru") ? "ru" : "en";
};

/** Light or dark, if somebody has chosen; otherwise as the system has it. */
export const rememberedTheme = (): Theme => {
  const known = browser.read("theme");
  return known === "light" || known === "dark" ? known : "system";
};

/** Whether this browser has been in that room before. */
export const knowsLife = (life: string): boolean => browser.read("life") === life;

/** Whose eyes this tab looked through last; 0 = nobody's. */
export const rememberedMe = (): number => Number(tab.read("me") ?? 0);

/** Keeps what a reload should find again. */
export function remember({ locale, theme, me, room }: State): void {
  browser.write("locale", locale);
  browser.write("theme", theme);
  if (me !== 0) tab.write("me", String(me));
  if (room) browser.write("life", room.life);
}
