import type { Caution } from "../../domain/caution.ts";
import type { CheckName, Findings, Invitation, MailLook } from "../../domain/invitation.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";

interface Circumstances {
  readonly preflight: Preflight;
  readonly actor: Actor;
  readonly cautions: readonly Caution[];
  /** The name that the partner sees when a person invites; absent: the requester's. */
  readonly inviter?: string;
}

/** The invitation as it will be sent: with the preflight's findings and time, and without a message that Graph would leave out. */
export function prepareInvitation(invitation: Invitation, circumstances: Circumstances): Invitation {
  const { preflight, actor, cautions, inviter = invitation.requester.name } = circumstances;
  const { message: _, ...withoutMessage } = invitation.options;
  const isDropped = cautions.some(({ kind }) => kind === "message-unused-app" || kind === "message-unused-no-mailbox");
  const options = isDropped ? withoutMessage : invitation.options;
  const { postedAfter: __, ...untimed } = invitation;
  const postedAfter = preflight.at !== undefined && { postedAfter: preflight.at };
  return { ...untimed, ...postedAfter, options, findings: findingsOf(preflight, invitation, actor, inviter) };
}

function findingsOf(preflight: Preflight, { options }: Pick<Invitation, "options">, actor: Actor, inviter: string): Findings {
  const mail = options.sendMail ? mailLook(preflight, actor, inviter) : undefined;
  const { guestsOfDomain } = preflight;
  return { notChecked: notChecked(preflight), ...(mail && { mail }), ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
}

const checks: readonly (readonly [CheckName, keyof Preflight])[] = [
  ["own-domains", "tenant"],
  ["existing", "existing"],
  ["sign-in-names", "signInNames"],
  ["deleted", "deleted"],
  ["contacts", "contact"],
  ["domain-policy", "domainPolicy"],
  ["requester", "requester"],
];

/** If the directory couldn't be asked for the partner at all, the single questions aren't listed. */
function notChecked(preflight: Preflight): readonly CheckName[] {
  const names = checks.filter(([, part]) => preflight[part] === "not-checked").map(([name]) => name);
  return names.includes("existing") ? names.filter((name) => name !== "sign-in-names") : names;
}

/** When the app invites, the mail names the organization instead of a person (Microsoft: Elements of the B2B invitation email). */
function mailLook({ tenant }: Preflight, actor: Actor, person: string): MailLook | undefined {
  if (tenant === "not-checked" || tenant.initialDomain === undefined || tenant.defaultDomain === undefined) return undefined;
  const inviter = actor.kind === "app" ? tenant.name : person;
  return { sender: `invites@${tenant.initialDomain}`, domain: tenant.defaultDomain, inviter };
}
