import type { Invitation } from "../../domain/invitation.ts";
import type { Overrode } from "../../domain/policy-override.ts";
import { readRemark } from "../../domain/read-remark.ts";
import type { OverrideProblem, Refusal } from "../../domain/refusal.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { overrideAnnouncementJob } from "../steps/new-jobs.ts";
import { isBotAdmin } from "../who/is-bot-admin.ts";
import type { SignedIn } from "../who/sign-in.ts";
import type { KnownRequest, RequestPress, Submission } from "./request.ts";

export interface OverrideRefused {
  readonly kind: "refused";
  readonly refusal: Extract<Refusal, { kind: "override-refused" }>;
}

/** The reason as it is stored and told. Nothing if the policy isn't to be set aside. */
export function readOverride({ override }: Pick<Submission, "override">): Pick<RequestPress, "override"> | OverrideRefused {
  if (!override) return {};
  const read = readRemark(override.reason);
  return read.kind === "remark" ? { override: { reason: read.text } } : refused(`reason-${read.problem}`);
}

/**
 * The refusal for a person who may not set the policy aside. Only an administrator of the bot may, signed in as themselves: behind the app's
 * credentials stands no person.
 * @throws GuestlistError as {@link isBotAdmin}.
 */
export async function refuseOverride(
  ports: Pick<Ports, "policy" | "membership">,
  { requester }: Pick<Invitation, "requester">,
  { byApp, roles }: SignedIn,
): Promise<OverrideRefused | undefined> {
  if (byApp) return refused("as-app");
  const isAdmin = await isBotAdmin(ports, requester.id, roles);
  if (isAdmin === "yes") return undefined;
  return refused(isAdmin === "no" ? "not-admin" : isAdmin);
}

function refused(why: OverrideProblem): OverrideRefused {
  return { kind: "refused", refusal: { kind: "override-refused", why } };
}

/** What is stored with the invitation. Nothing where the policy allows it anyway. */
export function overrideIn(
  { clock }: Pick<Ports, "clock">,
  { requested, press }: Pick<KnownRequest, "requested" | "press">,
  overrode: Overrode | undefined,
): Pick<Invitation, "override"> {
  if (!press.override || !overrode) return {};
  return { override: { ...overrode, ...press.override, by: requested.requester.id, at: clock.now() } };
}

/** The same change with what an override adds to it: its event comes first, and the other administrators are told at once. */
export function withOverride({ clock }: Pick<Ports, "clock">, change: Change): Change {
  const [invitation] = change.invitations;
  if (!invitation?.override) return change;
  const { id, override } = invitation;
  const overridden = { at: override.at, invitation: id, what: "policy-overridden", by: override.by, detail: override.rule } as const;
  return { ...change, events: [overridden, ...change.events], jobs: [...change.jobs, overrideAnnouncementJob({ id }, clock)] };
}
