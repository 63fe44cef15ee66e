import { checkNames } from "../../../src/domain/invitation.ts";
import type { Findings } from "../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import type { FormValues } from "../../../src/domain/invite-form.ts";
import { adele, megan } from "./places.ts";

export const fewOptions: InviteOptions = { redirectUrl: "https://myapplications.microsoft.com/?tenantid=contoso", sendMail: true };

/** `Required`, so that a forgotten option doesn't compile. */
export const everyOption: Required<InviteOptions> = {
  displayName: "Zoë O'Brien (Fabrikam)",
  message: 'Welcome!\nSee "the plan" — مرحبا 🎉\\',
  messageLanguage: "fr-FR",
  cc: "lee@fabrikam.com",
  colleagues: [adele.id, megan.id],
  userType: "Member",
  redirectUrl: "https://teams.microsoft.com/l/channel/19%3Amarketing%40thread.tacv2/General",
  sendMail: false,
};

export const nothingFound: Findings = { notChecked: [] };

export const everyFinding: Required<Findings> = {
  notChecked: checkNames,
  mail: { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Adele Vance" },
  guestsOfDomain: 12,
};

export const everyField: Required<FormValues> = {
  email: "draft@fabrikam.com",
  addToTeam: "true",
  justification: "We build the spring campaign together.",
  displayName: "Zoë O'Brien",
  message: "Bonjour\n🎉",
  messageLanguage: "fr-FR",
  sendMail: "false",
  cc: "lee@fabrikam.com",
  colleagues: `${adele.id},${megan.id}`,
  redirectUrl: "https://contoso.com/welcome",
  toChannel: "true",
  userType: "Member",
};
