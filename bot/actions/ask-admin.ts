import { z } from "zod";
import { askAdminCard } from "../../src/cards/ask-admin.ts";
import { longestAddress } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { isFirstPress } from "../is-first-press.ts";

/** What the button asks for; without it, for consent. Buttons of older cards say nothing. */
const schema = z.union([
  z.looseObject({ for: z.literal("ask-for-domain"), domain: z.string().max(longestAddress) }),
  z.looseObject({ for: z.enum(["ask-for-channel", "ask-for-right"]) }),
]);

/** "Ask an admin": posts the text as a message of its own, so that the form stays. Once, even if Teams delivers the press again. */
export async function askAdmin({ press, flows, texts, reply }: ActionCall): Promise<Answer> {
  const asked = schema.safeParse(press.data);
  const ask = asked.success ? asked.data : ({ for: "ask-for-consent", grantUrl: flows.adminConsentUrl() } as const);
  if (await isFirstPress(press, flows)) {
    const card = askAdminCard({ name: press.turn.person.name, ask }, texts);
    await reply.card(card, texts.t("ask-admin.title"));
  }
  return { kind: "message", text: texts.t("ask-admin.opened") };
}
