import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { longestRemark } from "../domain/approval.ts";
import { escapeAddress, escapeName, escapePartnerName, escapeText } from "./escape.ts";
import { mailFacts } from "./mail-facts.ts";

export interface Fact {
  readonly title: string;
  readonly value: string;
}

/** What the living card shows besides the state. */
export function invitationFacts(invitation: Invitation, texts: Texts): readonly Fact[] {
  const { state, options, requester, resends, replaces, approval, allowedBy, override } = invitation;
  const fact = (name: FactName, value: string | undefined) =>
    value === undefined ? [] : [{ title: texts.t(`invitation.fact.${name}`), value }];
  return [
    ...fact("by", escapeName(requester.name)),
    ...fact("approvers", approval && state.kind === "awaiting-approval" ? escapeName(approval.approversName) : undefined),
    ...fact("allowed-by", allowedBy === undefined ? undefined : texts.t("invitation.allowed-by", { rule: escapeName(allowedBy) })),
    ...fact("override", override && texts.t("invitation.override", { rule: escapeName(override.rule) })),
    ...fact("justification", approval && escapeText(approval.justification, longestRemark)),
    ...fact("name", options.displayName && escapePartnerName(options.displayName)),
    ...fact("type", options.userType && texts.t("invitation.member")),
    ...fact("mail", mailText(invitation, texts)),
    ...fact("resent", resends > 0 ? texts.t("invitation.resent", { count: resends }) : undefined),
    ...mailFacts(invitation, texts),
    ...fact("replaces", replaces && texts.t("invitation.replaces")),
    ...fact("not-checked", notChecked(invitation, texts)),
    ...fact("reference", state.kind === "failed" ? escapeName(state.reference) : undefined),
  ];
}

type FactName = TextKey extends infer Key ? (Key extends `invitation.fact.${infer Name}` ? Name : never) : never;

/** Checks that couldn't be made. Hidden once the partner has accepted: by then they don't matter. */
function notChecked({ state, findings }: Invitation, texts: Texts): string | undefined {
  const names = over.has(state.kind) ? [] : findings.notChecked;
  return names.length === 0 ? undefined : texts.list(names.map((name) => texts.t(`check.${name}`)));
}

const over: ReadonlySet<InvitationState["kind"]> = new Set(["accepted", "removed", "revoked", "rejected", "withdrawn", "lapsed"]);

const toSend: ReadonlySet<InvitationState["kind"]> = new Set(["requested", "awaiting-approval", "queued", "sending"]);
const undone: ReadonlySet<InvitationState["kind"]> = new Set(["rejected", "withdrawn", "lapsed"]);

/** Whether Microsoft sends, or has sent, its mail. */
export function mailText({ state, options }: Invitation, texts: Texts): string {
  return texts.t(`invitation.mail.${mailKey(state, options)}`, { cc: escapeAddress(options.cc ?? "") });
}

type MailKey = TextKey extends infer Key ? (Key extends `invitation.mail.${infer Name}` ? Name : never) : never;

function mailKey(state: InvitationState, options: Invitation["options"]): MailKey {
  if (!options.sendMail) return "link";
  if (toSend.has(state.kind)) return "to-send";
  if (undone.has(state.kind)) return "not-sent";
  if (state.kind === "failed") return state.reason === "not-confirmed" ? "unclear" : "not-sent";
  return options.cc === undefined ? "sent" : "sent-cc";
}
