import type { Home, Invitation, InvitationState } from "../../../src/domain/invitation.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { at, id } from "../ids.ts";
import { approvalStages } from "./approval-stages.ts";
import { failureReasons } from "./kinds.ts";
import { everyFinding, everyOption, fewOptions, nothingFound } from "./options.ts";
import { adele, amelie, amelieChat, groupChat, marketingThread } from "./places.ts";
import { stableId } from "./stable-id.ts";
import type { StoredInvitation } from "./store-content.ts";

type Life = Omit<Invitation, "id" | "email" | "emailKey" | "createdAt">;

const since = at("09:30");
const awaiting = { kind: "awaiting-approval", since } as const;
const redeemPage = "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3fticket%3d";

const approver = { requester: amelie, inviteAs: "approver" } as const;
const inChat: Pick<Invitation, "home"> = { home: { conversation: amelieChat, card: id("1700000000003") } };
const inGroup: Pick<Invitation, "home"> = { home: { conversation: groupChat, card: id("1700000000004") } };
const inThread: Home = { conversation: marketingThread, card: id("1700000000002") };

const plain: Life = {
  version: 1,
  state: { kind: "requested", since },
  requester: adele,
  home: inThread,
  options: fewOptions,
  findings: nothingFound,
  createdGuest: false,
  resends: 0,
};

/** `Required`, so that a forgotten property doesn't compile. */
const everything: Required<Life> = {
  version: 3,
  state: { kind: "accepted", since, guestId: stableId("guest-of-everything"), heardAt: at("09:45"), path: "delta" },
  requester: amelie,
  home: inThread,
  options: everyOption,
  findings: everyFinding,
  createdGuest: true,
  postedAfter: at("09:00"),
  forwarder: "https://guestlist.contoso.com",
  resends: 2,
  replaces: stableId("revoked-replaced"),
  inviteAs: "approver",
  approval: approvalStages.everything,
  allowedBy: "trusted-partners",
  override: { what: "deny", rule: "competitors", reason: "The board has agreed.\nAsk Megan.", by: amelie.id, at: since },
  team: {
    ...{ groupId: "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11", name: "Partners & Friends", stage: "added", since },
    by: { id: amelie.id, name: "Amélie" },
    ask: { conversation: id("channel"), card: id("owners-card") },
  },
  untold: ["requester", "approvers"],
  origin: "imported",
};

type State<Kind extends InvitationState["kind"]> = Extract<InvitationState, { kind: Kind }>;

function invited(guest: string, state: Partial<State<"invited">> = {}): Partial<Life> {
  return { version: 2, state: { kind: "invited", since, guestId: stableId(guest), ...state }, createdGuest: true };
}

function accepted(guest: string, state: Partial<State<"accepted">>): Partial<Life> {
  return { version: 3, state: { kind: "accepted", since, guestId: stableId(guest), heardAt: at("09:45"), path: "look", ...state } };
}

function revoked(guest: string, why: State<"revoked">["why"]): Partial<Life> {
  return { version: 3, state: { kind: "revoked", since, guestId: stableId(guest), why }, createdGuest: true };
}

function failed(reason: FailureReason): Partial<Life> {
  return { version: 2, state: { kind: "failed", since, reason, reference: `ref-${reason}` } };
}

const lives: Readonly<Record<string, Partial<Life>>> = {
  requested: {},
  "requested-as-app": { inviteAs: "app", options: everyOption, findings: { notChecked: [], guestsOfDomain: 0 } },
  "awaiting-approval": { state: awaiting, ...approver, approval: approvalStages.asked },
  "awaiting-approval-posted": { version: 2, state: awaiting, ...approver, ...inChat, approval: approvalStages.posted },
  "awaiting-approval-question": { version: 2, state: awaiting, ...approver, approval: approvalStages.question },
  "awaiting-approval-answered": { version: 3, state: awaiting, ...approver, approval: approvalStages.answered },
  "awaiting-approval-reminded": { version: 3, state: awaiting, ...approver, ...inGroup, approval: approvalStages.reminded },
  "awaiting-approval-escalated": { version: 3, state: awaiting, ...approver, approval: approvalStages.escalated },
  "awaiting-approval-reopened": { version: 3, state: awaiting, ...approver, approval: approvalStages.reopened },
  queued: { version: 2, state: { kind: "queued", since, goesOutAt: at("10:30"), confirmed: ["guest-pending"] }, inviteAs: "app" },
  "queued-stopped": { version: 3, state: { kind: "queued", since, confirmed: [] }, inviteAs: "app", approval: approvalStages.approved },
  rejected: { version: 3, state: { kind: "rejected", since }, ...approver, approval: approvalStages.rejected },
  withdrawn: { version: 3, state: { kind: "withdrawn", since }, ...approver, approval: approvalStages.posted },
  lapsed: { version: 3, state: { kind: "lapsed", since }, ...approver, approval: approvalStages.escalated },
  "sending-unanswered": { version: 3, state: { kind: "sending", since, unanswered: true } },
  sending: { version: 2, state: { kind: "sending", since }, allowedBy: "trusted-partners" },
  "sending-overridden": {
    ...{ version: 2, state: { kind: "sending", since } },
    override: { what: "approve", rule: "otherwise", reason: "Agreed by telephone", by: adele.id, at: since },
  },
  "sending-approved": { version: 3, state: { kind: "sending", since }, ...approver, approval: approvalStages.approved },
  invited: { ...invited("guest-of-invited"), ...inChat },
  "invited-without-link": { ...invited("guest-of-invited-without-link"), resends: 1 },
  "invited-changed": { ...invited("guest-of-invited-changed"), ...approver, version: 3, approval: approvalStages.changed },
  "invited-seen": { ...invited("guest-of-invited-seen", { seen: true }), postedAfter: at("09:00") },
  "invited-reset": invited("guest-of-invited-reset", { again: "reset" }),
  "invited-restored": { ...invited("guest-of-invited-restored", { again: "restored" }), ...inGroup },
  "invited-revoking": invited("guest-of-invited-revoking", { revocation: "asked" }),
  "invited-revoking-replaced": invited("guest-of-invited-revoking-replaced", { revocation: "replaced" }),
  "invited-needs-admin": invited("guest-of-invited-needs-admin", { revocation: "needs-admin" }),
  "invited-reset-revoking": invited("guest-of-invited-reset-revoking", { again: "reset", revocation: "asked" }),
  "invited-imported": { ...invited("guest-of-imported", { seen: true }), createdGuest: false, origin: "imported" },
  "accepted-delta": accepted("guest-of-accepted-delta", { path: "delta" }),
  "accepted-young": accepted("guest-of-accepted-young", { path: "young" }),
  "accepted-look": accepted("guest-of-accepted-look", { path: "look" }),
  "accepted-landing-page": accepted("guest-of-accepted-landing-page", { path: "landing-page" }),
  "accepted-notification": accepted("guest-of-accepted-notification", { path: "notification" }),
  "accepted-restored": accepted("guest-of-accepted-restored", { again: "restored" }),
  removed: { version: 3, state: { kind: "removed", since, guestId: stableId("guest-of-removed") } },
  "revoked-asked": revoked("guest-of-revoked-asked", "asked"),
  "revoked-replaced": revoked("guest-of-revoked-replaced", "replaced"),
  "failed-for-approver": { ...failed("unknown"), ...approver, version: 3, approval: approvalStages.approved },
  "failed-until": { version: 2, state: { kind: "failed", since, reason: "busy", reference: "ref-until", until: at("10:15") } },
  everything,
  ...Object.fromEntries(failureReasons.map((reason) => [`failed-${reason}`, failed(reason)])),
};

function stored(name: string, life: Partial<Life>, index: number): StoredInvitation {
  const email = `${name}@Fabrikam.com`;
  const createdAt = id(new Date(Date.parse(at("06:00")) + index * 60_000).toISOString());
  const invitation = { ...plain, ...life, id: stableId(name), email, emailKey: id(email.toLowerCase()), createdAt };
  const hasLink = invitation.state.kind === "invited" && name !== "invited-without-link";
  return { invitation, ...(hasLink && { redeemUrl: `${redeemPage}${stableId(`ticket-of-${name}`)}` }) };
}

/** An invitation for each possible state; its id and its address are derived from its name. */
export const invitations: readonly StoredInvitation[] = Object.entries(lives).map(([name, life], index) => stored(name, life, index));
