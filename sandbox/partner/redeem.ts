import { isDomainAllowed } from "../switches/domain-policy.ts";
import type { Tenant } from "../tenant/tenant.ts";
import type { IdentityIssuer, Redemption } from "../tenant/redemption.ts";
import { mailPasscode } from "./system-mails.ts";
import type { StoredUser } from "../directory/tenant-user.ts";
import type { RedeemRequest } from "../page-api/api.ts";

export type RedeemOutcome =
  | { readonly kind: "ok"; readonly redemption: Redemption }
  | { readonly kind: "refused"; readonly code: RedeemRefusal; readonly message: string };

export type RedeemRefusal = "unknown-ticket" | "unknown-guest" | "wrong-account" | "domain-blocked" | "passcode-needed" | "wrong-passcode";

const ISSUERS = {
  entra: "ExternalAzureAD",
  microsoft: "MicrosoftAccount",
  google: "google.com",
  passcode: "mail",
} as const satisfies Record<NonNullable<RedeemRequest["by"]>, IdentityIssuer>;

/** The steps of a partner on the redeem page (Microsoft: Invitation e-mail). If the guest was deleted, every step answers "gone". */
export function redeem(tenant: Tenant, request: RedeemRequest): RedeemOutcome {
  const redemption = tenant.redemptions.find(request.ticket);
  if (!redemption) return refused("unknown-ticket", "This invitation is not known");
  const guest = tenant.redemptions.guestOf(request.ticket);
  if (!guest) return { kind: "ok", redemption };
  return ACTIONS[request.action ?? "accept"](tenant, { request, redemption, guest });
}

/** G138: A partner redeems by a link of the tenant, without the mail: this works only for the invited address (Microsoft: Redemption). */
export function redeemDirectly(tenant: Tenant, email: string): RedeemOutcome {
  const guest = tenant.users
    .owners(email)
    .find(({ mail, userType }) => userType === "Guest" && mail?.toLowerCase() === email.toLowerCase());
  const ticket = guest && tenant.redemptions.newestOf(guest.id);
  if (ticket === undefined) return refused("unknown-guest", `${tenant.displayName} has not invited this address`);
  const outcome = redeem(tenant, { ticket });
  const redirectUrl = `https://teams.microsoft.com/?tenantId=${tenant.id}`;
  return outcome.kind === "ok" ? { kind: "ok", redemption: { ...outcome.redemption, redirectUrl } } : outcome;
}

interface Step {
  readonly request: RedeemRequest;
  readonly redemption: Redemption;
  readonly guest: StoredUser;
}

type Action = (tenant: Tenant, step: Step) => RedeemOutcome;

const again: Action = ({ redemptions }, { request, redemption }) => ({
  kind: "ok",
  redemption: redemptions.find(request.ticket) ?? redemption,
});

const ACTIONS: Readonly<Record<NonNullable<RedeemRequest["action"]>, Action>> = {
  accept: (tenant, step) => refusalOf(tenant, step) ?? accepted(tenant, step),
  decline: again,
  block: (tenant, step) => {
    tenant.redemptions.block(step.redemption.email);
    return again(tenant, step);
  },
  unblock: (tenant, step) => {
    tenant.redemptions.unblock(step.redemption.email);
    return again(tenant, step);
  },
  "send-passcode": (tenant, step) => {
    mailPasscode(tenant, step.redemption.email, tenant.passcodes.issue(step.redemption.email));
    return again(tenant, step);
  },
};

function accepted(tenant: Tenant, step: Step): RedeemOutcome {
  const { ticket, by = "entra", homeName } = step.request;
  tenant.redemptions.accept(ticket, { issuer: ISSUERS[by], name: homeName });
  return again(tenant, step);
}

/** Allow and deny lists are checked again at redemption, but not for guests who have redeemed already. */
function refusalOf(tenant: Tenant, { request, redemption, guest }: Step): RedeemOutcome | undefined {
  const account = (request.account ?? redemption.email).toLowerCase();
  const addresses = [redemption.email, guest.mail, ...guest.otherMails].map((each) => each?.toLowerCase());
  // G133
  if (!addresses.includes(account)) return refused("wrong-account", `The invitation is for ${redemption.email}: sign in with that account`);
  // G135
  if (redemption.state === "PendingAcceptance" && !isDomainAllowed(tenant.control, redemption.email))
    return refused("domain-blocked", `${tenant.displayName} does not allow partners of this domain any more`);
  return request.by === "passcode" ? passcodeRefusal(tenant, redemption.email, request.passcode) : undefined;
}

function passcodeRefusal({ passcodes }: Tenant, email: string, passcode: string | undefined): RedeemOutcome | undefined {
  if (passcode === undefined) return refused("passcode-needed", "Enter the code that was mailed to you");
  if (passcodes.use(email, passcode)) return undefined;
  return refused("wrong-passcode", "This code is wrong, or more than 30 minutes old: ask for a new one");
}

const refused = (code: RedeemRefusal, message: string): RedeemOutcome => ({ kind: "refused", code, message });
