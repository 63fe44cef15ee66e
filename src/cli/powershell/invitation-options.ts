import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import type { BoundParameters } from "./bind-parameters.ts";
import { readJsonParameter, textMember, wrong } from "./json-parameter.ts";
import type { JsonShape } from "./json-parameter.ts";
import { messageInfoIn, readMessageInfo } from "./message-info.ts";
import type { MessageInfo } from "./message-info.ts";
import { readSponsor, sponsorIn } from "./sponsor-parameter.ts";

/** The address and the options of `invite`. */
export interface InvitationOptions extends MessageInfo {
  readonly email: string;
  readonly displayName?: string;
  readonly redirectUrl?: string;
  /** Whether Microsoft sends its mail; the cmdlets' default is no. */
  readonly mail: boolean;
  readonly member: boolean;
  readonly sponsor?: string;
}

const body: JsonShape = {
  parameter: "-BodyParameter",
  names: [
    ...["invitedUserEmailAddress", "invitedUserDisplayName", "inviteRedirectUrl", "sendInvitationMessage", "invitedUserMessageInfo"],
    ...["invitedUserType", "invitedUserSponsors", "resetRedemption"],
  ],
  example: '{"invitedUserEmailAddress":"dana@fabrikam.com","sendInvitationMessage":true}',
};

/** @throws CommandFailure `usage` */
export function invitationOptions(given: BoundParameters): InvitationOptions {
  const text = given.text("BodyParameter");
  if (text !== undefined) return optionsInBody(text, given);
  const info = given.text("InvitedUserMessageInfo");
  return options({
    email: given.text("InvitedUserEmailAddress"),
    displayName: given.text("InvitedUserDisplayName"),
    redirectUrl: given.text("InviteRedirectUrl"),
    mail: given.flag("SendInvitationMessage"),
    type: given.text("InvitedUserType"),
    sponsor: readSponsor(given.text("InvitedUserSponsors")),
    info: info === undefined ? {} : readMessageInfo(info),
  });
}

function optionsInBody(text: string, given: BoundParameters): InvitationOptions {
  const other = given.given.find((name) => !["BodyParameter", "WhatIf", "Confirm"].includes(name));
  if (other !== undefined)
    throw new CommandFailure("usage", `-BodyParameter and -${other} exclude each other.`, { fix: "Nothing was sent." });
  const members = readJsonParameter(text, body);
  const { sendInvitationMessage: mail, resetRedemption } = members;
  if (mail !== undefined && typeof mail !== "boolean") throw wrong(body, "needs true or false as sendInvitationMessage.");
  if (resetRedemption !== undefined && resetRedemption !== false) throw wrong(body, "has resetRedemption, which Guestlist doesn't do.");
  const read = (name: string) => textMember(members, name, body);
  return options({
    email: read("invitedUserEmailAddress"),
    displayName: read("invitedUserDisplayName"),
    redirectUrl: read("inviteRedirectUrl"),
    mail,
    type: read("invitedUserType"),
    sponsor: sponsorIn(members["invitedUserSponsors"]),
    info: messageInfoIn(members["invitedUserMessageInfo"]),
  });
}

interface Read {
  readonly email: string | undefined;
  readonly displayName: string | undefined;
  readonly redirectUrl: string | undefined;
  readonly mail: boolean | undefined;
  readonly type: string | undefined;
  readonly sponsor: string | undefined;
  readonly info: MessageInfo;
}

function options({ email, displayName, redirectUrl, mail = false, type, sponsor, info }: Read): InvitationOptions {
  if (email === undefined)
    throw new CommandFailure("usage", "The address is missing.", { fix: "Write -InvitedUserEmailAddress dana@fabrikam.com." });
  return {
    email,
    ...{ mail, member: isMember(type), ...info },
    ...(displayName !== undefined && { displayName }),
    ...(redirectUrl !== undefined && { redirectUrl }),
    ...(sponsor !== undefined && { sponsor }),
  };
}

function isMember(type = "Guest"): boolean {
  if (/^(?:guest|member)$/i.test(type)) return type.toLowerCase() === "member";
  throw new CommandFailure("usage", `-InvitedUserType is Guest or Member, not ${quotedArgument(type)}.`, { fix: "Nothing was sent." });
}
