import type { PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";

/** What somebody is told whose press came too late; nothing where the answer was their own. */
export function decisionNote({ state, approval, requester }: Invitation, by: PersonId, texts: Texts): string | undefined {
  const decision = approval?.decision;
  if (decision) return decision.by === by ? undefined : texts.t(`decision.first-${decision.kind}`, { name: escapeName(decision.name) });
  if (state.kind === "withdrawn") return texts.t("decision.withdrawn", { name: escapeName(requester.name) });
  return texts.t(state.kind === "lapsed" ? "decision.lapsed" : "decision.ended");
}
