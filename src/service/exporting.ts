import type { OutboxRow } from "../store/index.ts";
import type { CourierDeps } from "./courier.ts";
import type { Delivery } from "./deliveries.ts";
import { dossierOf } from "./dossier.ts";

/** The letter that carries everything about the person it goes to; only on its way does it say anything. */
export const DOSSIER = "dossier";

/** Writes the file as things stand now, and sends it. Its reader may keep it, so nothing protects it. */
export async function sendDossier(deps: CourierDeps, { chatId, payload }: OutboxRow): Promise<Delivery> {
  const { store, clock, call, enclose } = deps;
  const dossier = JSON.stringify(dossierOf(store, chatId, clock.now()), null, 2);
  const document = enclose(String(payload.name), dossier);
  await call("sendDocument", { chat_id: chatId, document, caption: payload.caption });
  return () => {};
}
