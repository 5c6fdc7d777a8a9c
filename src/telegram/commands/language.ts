import { type KrugContext, say } from "../context.ts";
import type { Command } from "./command.ts";

/** The language of one's own private chat; a group's is set in its set-up. */
export const language: Command = {
  name: "language",
  scopes: ["private"],
  run: (ctx, rest) => {
    if (rest === "en" || rest === "ru") return setLanguage(ctx, rest);
    const other = ctx.work.voiceOf(ctx.from?.id ?? 0, undefined).locale === "ru" ? "en" : "ru";
    const offered = other === "en" ? ["en", "ru"] : ["ru", "en"];
    const choices = offered.map((one) => ({ label: `button-language-${one}`, command: `language ${one}` }));
    say(ctx, "language-ask", {}, choices);
  },
};

function setLanguage(ctx: KrugContext, locale: "en" | "ru"): void {
  const { work, from } = ctx;
  if (!from) return;
  work.meet(from.id, { locale });
  say(ctx, "language-set");
}
