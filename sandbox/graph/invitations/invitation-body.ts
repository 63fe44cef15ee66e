import { z } from "zod";
import { readBody } from "../request/read-body.ts";

const text = z.string().nullish();

const recipientSchema = z.strictObject({ emailAddress: z.strictObject({ name: text, address: text }).nullish() });

/** The writable properties of `invitation` (Microsoft: Invitation). */
const invitationSchema = z.strictObject({
  "@odata.type": text,
  invitedUserEmailAddress: text,
  inviteRedirectUrl: text,
  invitedUserDisplayName: text,
  invitedUserType: text,
  sendInvitationMessage: z.boolean().nullish(),
  resetRedemption: z.boolean().nullish(),
  invitedUser: z.looseObject({ id: text }).nullish(),
  invitedUserMessageInfo: z
    .strictObject({
      "@odata.type": text,
      ccRecipients: z.array(recipientSchema).nullish(),
      customizedMessageBody: text,
      messageLanguage: text,
    })
    .nullish(),
  "invitedUserSponsors@odata.bind": z.array(z.string()).nullish(),
});

export type InvitationBody = z.infer<typeof invitationSchema>;

/** @throws GraphRefusal 400 for a property that `invitation` doesn't have, or a value of another type. */
export function readInvitationBody(json: string): InvitationBody {
  return readBody(json, invitationSchema, typeAt);
}

// G27
function typeAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "invitation";
  if (path.length === 1) return "invitedUserMessageInfo";
  return path.at(-1) === "emailAddress" ? "emailAddress" : "recipient";
}
