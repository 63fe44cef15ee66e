import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { longestRemark } from "../domain/approval.ts";
import { isShared } from "../domain/is-shared.ts";
import { mostResends } from "../domain/may-send-again.ts";
import type { TeamPlan } from "../domain/team-plan.ts";
import { escapeAddress, escapeName, escapePartnerName } from "./escape.ts";
import { mailFacts } from "./mail-facts.ts";
import { typedText } from "./typed-text.ts";

export interface Fact {
  readonly title: string;
  readonly value: string;
}

/** What the living card's *Details* show besides the history. */
export function invitationFacts(invitation: Invitation, texts: Texts): readonly Fact[] {
  const { state, options, requester, home, replaces, approval, allowedBy, override } = invitation;
  const fact = (name: FactName, value: string | undefined) =>
    value === undefined ? [] : [{ title: texts.t(`invitation.fact.${name}`), value }];
  return [
    ...fact("by", isShared(home.conversation) ? escapeName(requester.name) : undefined),
    ...fact("allowed-by", allowedBy === undefined ? undefined : texts.t("invitation.allowed-by", { rule: escapeName(allowedBy) })),
    ...fact("override", override && texts.t("invitation.override", { rule: escapeName(override.rule) })),
    ...fact("justification", approval && typedText(approval.justification, longestRemark, texts)),
    ...fact("name", options.displayName && escapePartnerName(options.displayName)),
    ...fact("type", options.userType && texts.t("invitation.member")),
    ...fact("mail", mailText(invitation, texts)),
    ...fact("resent", resentText(invitation, texts)),
    ...mailFacts(invitation, texts),
    ...fact("team", teamText(invitation.team, texts)),
    ...fact("replaces", replaces && texts.t("invitation.replaces")),
    ...fact("reference", state.kind === "failed" ? escapeName(state.reference) : undefined),
  ];
}

/** How often the mail was sent again; at the limit, the link is left. */
function resentText({ resends: count, state }: Invitation, texts: Texts): string | undefined {
  if (count === 0) return undefined;
  const isOver = count >= mostResends && state.kind === "invited";
  return isOver
    ? texts.t("invitation.resent-most", { count, button: texts.t("invitation.show-link") })
    : texts.t("invitation.resent", { count });
}

/** The person who changed the team; only the team is named where the app did it. */
function teamText(team: TeamPlan | undefined, texts: Texts): string | undefined {
  if (!team || team.stage === "wanted") return undefined;
  if (!team.by) return team.stage === "undone" ? undefined : escapeName(team.name);
  const values = { name: escapeName(team.by.name), team: escapeName(team.name) };
  return texts.t(team.stage === "undone" ? "invitation.team-undone" : "invitation.team-added", values);
}

type FactName = TextKey extends infer Key ? (Key extends `invitation.fact.${infer Name}` ? Name : never) : never;

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
