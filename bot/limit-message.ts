import type { LimitVerdict } from "../src/domain/limits.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Reply } from "./reply.ts";
import type { Turn } from "./turn.ts";

interface Call {
  readonly turn: Turn;
  readonly flows: Pick<Flows, "limitPerson">;
  readonly texts: Texts;
  readonly reply: Pick<Reply, "text">;
}

/** Whether a message is within its person's limit. If not, they read once when I answer again, and then nothing. */
export async function limitMessage({ turn, flows, texts, reply }: Call): Promise<LimitVerdict["kind"]> {
  const verdict = await flows.limitPerson(limitedPerson(turn), "message");
  if (verdict.kind === "over") await reply.text(texts.t("limit.acts", { time: texts.formatMinute(verdict.until) }));
  return verdict.kind;
}

/** The person whose limits count. Anonymous people have no Entra id. */
export function limitedPerson({ personId, person }: Turn): string {
  return personId ?? person.teamsId;
}
