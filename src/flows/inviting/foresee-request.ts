import type { Caution } from "../../domain/caution.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import { cautionsOf } from "../../domain/request-cautions.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Unsure, Verdict } from "../../domain/verdict.ts";
import { gatherSignedIn } from "../checking/gather-signed-in.ts";
import type { GatheredFacts } from "../checking/gather-facts.ts";
import { foreseePost } from "../pacing/ask-to-post.ts";
import type { NotNow } from "../pacing/ask-to-post.ts";
import { refusalOf } from "../pacing/take-pass.ts";
import { orBusy } from "../steps/busy-refusal.ts";
import { findApprovers } from "../who/find-approvers.ts";
import { signIn } from "../who/sign-in.ts";
import type { RequestOutcome, Submission } from "./request.ts";
import { readOverride, refuseOverride } from "./override-policy.ts";
import { readSubmission } from "./read-submission.ts";
import { requestFrom } from "./request-invitation.ts";
import type { SendOrAskNeeds } from "./send-or-ask.ts";

/** What would become of a request that is not made. */
export type Foreseen =
  | Extract<RequestOutcome, { kind: "problems" | "sign-in-needed" }>
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** An open invitation has the address: the requester would follow it. */
  | { readonly kind: "joins"; readonly open: Invitation }
  /** `approvers`: the name that people see. */
  | { readonly kind: "asks"; readonly cautions: readonly Caution[]; readonly approvers: string }
  /** `unsure`: what only Graph's answer will show. */
  | { readonly kind: "sends"; readonly invitation: Invitation; readonly cautions: readonly Caution[]; readonly unsure: readonly Unsure[] }
  /** It would wait for its time; without one, until Microsoft lets the tenant invite again. */
  | { readonly kind: "waits"; readonly until?: Extract<NotNow, { kind: "later" }>["at"] };

/** Judges a request as if it were made now, by the same facts, judge and ledger. Stores and sends nothing. */
export async function foreseeRequest(ports: SendOrAskNeeds, submission: Submission): Promise<Foreseen> {
  const form = await readSubmission(ports, submission);
  if (form.kind === "problems") return form;
  const { by, ssoToken = "" } = submission;
  const wanted = requestFrom(ports, submission, form, undefined);
  return orBusy(ports, async () => {
    const acting = await signIn(ports, by, ssoToken);
    if (acting.kind !== "signed-in") return acting;
    const override = readOverride(submission);
    if ("kind" in override) return override;
    const notSetAside = override.override && (await refuseOverride(ports, wanted, acting));
    if (notSetAside) return notSetAside;
    const policySetAside = override.override !== undefined;
    const asked = { policySetAside, use: "request", wanted, approvedBy: [], confirmed: submission.confirmed } as const;
    const facts = await gatherSignedIn(ports, { ...asked, by, acting });
    if ("kind" in facts) return { kind: "refused", refusal: facts.refusal };
    return outcomeOf(ports, { wanted, facts, verdict: judgeRequest(facts, "request"), mayWait: acting.actor.kind === "app" });
  });
}

interface Judged {
  readonly wanted: Invitation;
  readonly facts: GatheredFacts;
  readonly verdict: Verdict;
  readonly mayWait: boolean;
}

async function outcomeOf(ports: SendOrAskNeeds, { wanted, facts, verdict, mayWait }: Judged): Promise<Foreseen> {
  switch (verdict.kind) {
    case "refuse":
      return { kind: "refused", refusal: verdict.refusal };
    case "join":
      return { kind: "joins", open: verdict.open };
    case "ask": {
      const approvers = await findApprovers(ports, verdict.approvers);
      if (!approvers) return { kind: "refused", refusal: { kind: "no-approvals-channel", why: verdict.why, byAdmin: false } };
      return { kind: "asks", cautions: cautionsOf(facts), approvers: approvers.name };
    }
    case "confirm":
    case "send": {
      const now = await foreseePost(ports, { invitation: wanted, use: "invite", mayWait });
      if (mayWait && now.kind === "later") return { kind: "waits", until: now.at };
      if (mayWait && now.kind === "stopped") return { kind: "waits" };
      if (now.kind !== "go") return { kind: "refused", refusal: refusalOf(now, ports) };
      return { kind: "sends", invitation: wanted, cautions: verdict.cautions, unsure: verdict.unsure };
    }
  }
}
