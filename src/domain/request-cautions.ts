import type { Caution } from "./caution.ts";
import { domainOf } from "./email.ts";
import { guestName } from "./guest-name.ts";
import { isOwnRequest } from "./invite-identity.ts";
import { meantDomain } from "./meant-domain.ts";
import type { RequestFacts } from "./request-facts.ts";

export type MistypedDomain = Extract<Caution, { kind: "domain-mistyped" }>;

/** What a person should know before the invitation is sent: about the addresses, and about a message that Graph would leave out. */
export function cautionsOf(facts: Pick<RequestFacts, "preflight" | "wanted" | "inviter" | "knownDomains">): readonly Caution[] {
  return [...domainCautions(facts), ...copyCautions(facts), ...addressCautions(facts), ...nameCautions(facts), ...messageCautions(facts)];
}

/** A guest who has the address already proves that it is right. */
function domainCautions({
  wanted: { email },
  preflight: { existing },
  knownDomains,
}: Pick<RequestFacts, "preflight" | "wanted" | "knownDomains">): readonly Caution[] {
  const caution = typeof existing === "object" ? undefined : mistypedDomain(email, knownDomains);
  return caution ? [caution] : [];
}

/** Whether an address is probably mistyped. Only for addresses that `readEmail` accepted. */
export function mistypedDomain(email: string, known: readonly string[]): MistypedDomain | undefined {
  const domain = domainOf(email);
  const meant = meantDomain(domain, known);
  return meant === undefined ? undefined : { kind: "domain-mistyped", domain, meant, email: email.slice(0, -domain.length) + meant };
}

function copyCautions({ wanted: { options }, knownDomains }: Pick<RequestFacts, "wanted" | "knownDomains">): readonly Caution[] {
  const { cc, sendMail } = options;
  const domain = cc === undefined || !sendMail ? undefined : domainOf(cc);
  const meant = domain === undefined ? undefined : meantDomain(domain, knownDomains);
  return domain === undefined || meant === undefined ? [] : [{ kind: "copy-mistyped", domain, meant }];
}

function addressCautions({ wanted: { email }, preflight }: Pick<RequestFacts, "preflight" | "wanted">): readonly Caution[] {
  const { existing, deleted, contact } = preflight;
  if (typeof existing === "object")
    return [{ kind: "guest-pending", name: guestName(existing.displayName, email), since: existing.userStateSince }];
  const wasGuest = typeof deleted === "object" && deleted.userType !== "Member";
  return [
    ...(wasGuest ? [{ kind: "deleted-lately", name: guestName(deleted.name, email), since: deleted.deletedAt } as const] : []),
    ...(typeof contact === "object" ? [{ kind: "contact-exists", name: contact.name } as const] : []),
  ];
}

function nameCautions({ wanted: { email, options }, preflight }: Pick<RequestFacts, "preflight" | "wanted">): readonly Caution[] {
  const { displayName: name } = options;
  return name === undefined || preflight.isNameTaken !== true ? [] : [{ kind: "same-name", name, email }];
}

/** Graph silently leaves the personal message out of its mail. Whether an approver has a mailbox is unknown. */
function messageCautions({
  preflight: { requester },
  wanted,
  inviter,
}: Pick<RequestFacts, "preflight" | "wanted" | "inviter">): readonly Caution[] {
  const { sendMail, message, messageLanguage } = wanted.options;
  if (!sendMail || message === undefined) return [];
  if (inviter.kind === "app") return [{ kind: "message-unused-app" }];
  const hasNoMailbox = requester !== "not-checked" && requester.mail === null;
  if (hasNoMailbox && isOwnRequest(inviter, wanted.requester.id)) return [{ kind: "message-unused-no-mailbox" }];
  return messageLanguage === undefined ? [] : [{ kind: "language-unused" }];
}
