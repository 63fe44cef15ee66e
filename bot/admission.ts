import type { InvitationId } from "../src/domain/ids.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Turn } from "./turn.ts";

/** What a person who may not use the bot is told; undefined for those who may. `deciding`: the request that they press to decide about. */
export async function refusalFor(turn: Turn, flows: Flows, texts: Texts, deciding?: InvitationId): Promise<string | undefined> {
  const { personId: person, tenantId } = turn;
  const admission = await flows.admitPerson({ person, tenantId, ...(deciding && { deciding }) });
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
