import { z } from "zod";
import { badRequest } from "./errors.ts";
import { jsonText } from "./json-text.ts";

const text = z.string().nullish();

const recipientSchema = z.strictObject({ emailAddress: z.strictObject({ name: text, address: text }).nullish() });

/** The writable properties of `invitation` (graph.md §1.2). */
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

const UNREADABLE = "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.";

export type InvitationBody = z.infer<typeof invitationSchema>;

/** @throws GraphRefusal 400 for anything that `invitation` doesn't have, or that has another type. */
export function readInvitationBody(json: string): InvitationBody {
  const parsed = jsonText.pipe(invitationSchema).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "custom") throw badRequest(UNREADABLE);
  if (issue?.code === "unrecognized_keys") {
    throw badRequest(
      `The property '${issue.keys[0]}' does not exist on type 'microsoft.graph.${typeAt(issue.path)}'. Make sure to only use property names that are defined by the type.`,
    );
  }
  throw badRequest(`Cannot convert the value of '${issue?.path.join("/")}' to the type that its property has.`);
}

function typeAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "invitation";
  if (path.length === 1) return "invitedUserMessageInfo";
  return path.at(-1) === "emailAddress" ? "emailAddress" : "recipient";
}
