import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Turn } from "./turn.ts";

/** What a person who may not use the bot is told; undefined for those who may. */
export async function refusalFor(turn: Turn, flows: Flows, texts: Texts): Promise<string | undefined> {
  const admission = await flows.admitPerson({ person: turn.personId, tenantId: turn.tenantId });
  switch (admission) {
    case "admitted":
      return undefined;
    case "guest":
      return texts.t("error.guests-not-allowed");
    case "stranger":
      return texts.t("error.strangers-not-allowed");
    case "not-allowed":
      return texts.t("error.person-not-allowed");
  }
}
