import type { ApprovalReason } from "../../domain/approval-reason.ts";
import type { PersonId } from "../../domain/ids.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { Ask, JudgedRefusal, Unsure } from "../../domain/verdict.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import type { ApproverSet, Policy } from "../../domain/policy/policy.ts";
import type { RequestFacts } from "../../domain/request-facts.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Admission } from "../who/admit-person.ts";
import { listDeciders } from "../who/list-deciders.ts";
import type { Decider, Deciders } from "../who/list-deciders.ts";

type Needs = Pick<Ports, "directory" | "membership" | "teams">;

/** What would happen to the request after the requester has confirmed the cautions. */
export type Fate =
  | { readonly kind: "refused"; readonly why: "not-admitted" | "no-approvals-channel" | "already-invited" | JudgedRefusal["kind"] }
  | { readonly kind: "asks"; readonly why: ApprovalReason; readonly set: ApproverSet; readonly deciders: Deciders }
  /** `unsure`: the facts that a permission hides, so only Graph's answer will show them. */
  | { readonly kind: "goes-out"; readonly unsure: readonly Unsure[] };

interface Known {
  readonly policy: Policy;
  readonly facts: RequestFacts;
  readonly admission: Admission;
}

/**
 * Predicts what would happen to a hypothetical request: the judge's verdict on its facts. A person who may not use the bot can't make a
 * request at all.
 * @throws GuestlistError as {@link listDeciders}.
 */
export async function foreseeFate(ports: Needs, { policy, facts, admission }: Known): Promise<Fate> {
  if (admission !== "admitted") return { kind: "refused", why: "not-admitted" };
  const verdict = judgeRequest(facts, "explanation");
  switch (verdict.kind) {
    case "refuse":
      return { kind: "refused", why: verdict.refusal.kind };
    case "join":
      return { kind: "refused", why: "already-invited" };
    case "ask":
      return askedFate(ports, { policy, requester: facts.wanted.requester.id }, verdict);
    case "confirm":
    case "send":
      return { kind: "goes-out", unsure: verdict.unsure };
  }
}

type Asker = Pick<Known, "policy"> & { readonly requester: PersonId };

async function askedFate(ports: Needs, { policy, requester }: Asker, { why, approvers, channel }: Ask): Promise<Fate> {
  if (channel === undefined) return { kind: "refused", why: "no-approvals-channel" };
  const set = approverSet(policy, approvers ?? policy.approvals.approvers);
  return { kind: "asks", why, set, deciders: withoutRequester(await listDeciders(ports, set, channel), requester) };
}

/** Nobody decides their own request, and guests decide nothing. */
function withoutRequester(deciders: Deciders, requester: PersonId): Deciders {
  if (deciders.kind !== "people") return deciders;
  const mayDecide = ({ id, is }: Decider) => id !== requester && is === "member";
  return { ...deciders, people: deciders.people.filter(mayDecide) };
}
