import type { InvitationId } from "../src/domain/ids.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Turn } from "./turn.ts";

type Admission = { readonly kind: "admitted" } | { readonly kind: "refused"; readonly text: string };

/**
 * Whether the person of this turn may use the bot. If not, `text` tells them why. `deciding` is the request that an approver's button
 * is about.
 */
export async function admit(turn: Turn, flows: Flows, texts: Texts, deciding?: InvitationId): Promise<Admission> {
  const { personId: person, tenantId } = turn;
  const admission = await flows.admitPerson({ person, tenantId, ...(deciding && { deciding }) });
  switch (admission) {
    case "admitted":
      return { kind: "admitted" };
    case "guest":
      return { kind: "refused", text: texts.t("error.guests-not-allowed") };
    case "stranger":
      return { kind: "refused", text: texts.t("error.strangers-not-allowed") };
    case "not-allowed":
      return { kind: "refused", text: texts.t("error.person-not-allowed") };
  }
}
