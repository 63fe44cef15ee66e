import type { Caution } from "../domain/caution.ts";
import type { CheckName } from "../domain/check-name.ts";
import type { Findings, Invitation, MailLook } from "../domain/invitation.ts";
import type { Preflight } from "../ports/directory.ts";
import type { Actor } from "../ports/identity.ts";

/** The invitation as it will be sent: with what the preflight found, and without the message that Graph would leave out. */
export function prepareInvitation(invitation: Invitation, preflight: Preflight, actor: Actor, cautions: readonly Caution[]): Invitation {
  const { message: _, ...withoutMessage } = invitation.options;
  const isDropped = cautions.some(({ kind }) => kind === "message-unused-app" || kind === "message-unused-no-mailbox");
  const options = isDropped ? withoutMessage : invitation.options;
  return { ...invitation, options, findings: findingsOf(preflight, invitation, actor) };
}

function findingsOf(preflight: Preflight, invitation: Pick<Invitation, "options" | "requester">, actor: Actor): Findings {
  const mail = invitation.options.sendMail ? mailLook(preflight, invitation, actor) : undefined;
  return { notChecked: notChecked(preflight), ...(mail && { mail }) };
}

const checks: readonly (readonly [CheckName, keyof Preflight])[] = [
  ["own-domains", "tenant"],
  ["existing", "existing"],
  ["deleted", "deleted"],
  ["contacts", "contact"],
  ["domain-policy", "domainPolicy"],
  ["requester", "requester"],
];

function notChecked(preflight: Preflight): readonly CheckName[] {
  return checks.filter(([, part]) => preflight[part] === "not-checked").map(([name]) => name);
}

/** When the app invites, the mail names the organization in a person's place (Microsoft: Elements of the B2B invitation email). */
function mailLook({ tenant }: Preflight, { requester }: Pick<Invitation, "requester">, actor: Actor): MailLook | undefined {
  if (tenant === "not-checked" || tenant.initialDomain === undefined || tenant.defaultDomain === undefined) return undefined;
  const inviter = actor.kind === "app" ? tenant.name : requester.name;
  return { sender: `invites@${tenant.initialDomain}`, domain: tenant.defaultDomain, inviter };
}
