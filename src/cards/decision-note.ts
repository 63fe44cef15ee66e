import type { PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";

/** Tells a person that their press came too late. Undefined if they gave the earlier answer themselves. */
export function decisionNote({ state, approval, requester }: Invitation, by: PersonId, texts: Texts): string | undefined {
  const decision = approval?.decision;
  if (decision) return decision.by === by ? undefined : texts.t(`decision.first-${decision.kind}`, { name: escapeName(decision.name) });
  if (state.kind === "withdrawn") return texts.t("decision.withdrawn", { name: escapeName(requester.name) });
  return texts.t(state.kind === "lapsed" ? "decision.lapsed" : "decision.ended");
}
