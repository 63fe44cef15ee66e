import type { CmdletTable, Parameter } from "./parameter.ts";

const email: Parameter = { name: "InvitedUserEmailAddress", kind: "text", ours: "the address: `invite <email>`" };
const messageInfo = "JSON: `--message`, `--message-language` and `--cc`";

const inAllModules: readonly Parameter[] = [
  email,
  { name: "InvitedUserDisplayName", kind: "text", ours: "`--display-name`" },
  { name: "InviteRedirectUrl", kind: "text", ours: "`--redirect-url`; the cmdlet required it, here the configured page is the default" },
  { name: "InvitedUserMessageInfo", kind: "text", ours: messageInfo },
  { name: "InvitedUserType", kind: "text", ours: "`Guest`, or `Member`: `--member`" },
  { name: "WhatIf", aliases: ["wi"], kind: "switch", ours: "`--what-if`" },
  { name: "Confirm", aliases: ["cf"], kind: "switch", ours: "`-Confirm:false`: `--yes`" },
];

const mail = "Microsoft's mail; the cmdlet's default is no mail: `--no-mail`";
const reset: Parameter = { name: "ResetRedemption", kind: "switch", ours: "Guestlist doesn't reset a redemption", effect: "refused" };
const invitedUser: Parameter = { name: "InvitedUser", kind: "text", ours: "it belongs to -ResetRedemption", effect: "refused" };

export const newAzureAdInvitation: CmdletTable = {
  name: "New-AzureADMSInvitation",
  ours: "invite",
  parameters: [...inAllModules, { name: "SendInvitationMessage", kind: "boolean", ours: mail }],
};

export const newEntraInvitation: CmdletTable = {
  name: "New-EntraInvitation",
  ours: "invite",
  parameters: [...inAllModules, { name: "SendInvitationMessage", kind: "boolean", ours: mail }, invitedUser, reset],
};

export const newMgInvitation: CmdletTable = {
  name: "New-MgInvitation",
  ours: "invite",
  parameters: [
    ...inAllModules,
    { name: "SendInvitationMessage", kind: "switch", ours: `${mail}; a switch: without a value it means yes` },
    { name: "InvitedUserSponsors", kind: "text", ours: "`--sponsor`: an id, or JSON with one" },
    { name: "BodyParameter", kind: "text", ours: "JSON: everything above, by Graph's names" },
    invitedUser,
    reset,
    { name: "AdditionalProperties", kind: "text", ours: "Graph has no others for an invitation", effect: "refused" },
    { name: "Headers", kind: "text", ours: "headers are Guestlist's own", effect: "refused" },
    { name: "ResponseHeadersVariable", aliases: ["RHV"], kind: "text", ours: "there are no variables here", effect: "ignored" },
  ],
};
