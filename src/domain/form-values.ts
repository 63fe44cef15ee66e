import type { Invitation } from "./invitation.ts";
import type { FormValues } from "./invite-form.ts";

/** What to fill into a new form so that it asks for the same as an invitation did, but for the address. */
export function formValuesOf({ options, approval }: Pick<Invitation, "options" | "approval">): FormValues {
  const { displayName, message, messageLanguage, cc, colleagues = [], userType, redirectUrl, sendMail } = options;
  return {
    ...(displayName !== undefined && { displayName }),
    ...(message !== undefined && { message }),
    ...(messageLanguage !== undefined && { messageLanguage }),
    ...(cc !== undefined && { cc }),
    ...(colleagues.length > 0 && { colleagues: colleagues.join(",") }),
    ...(userType && { userType }),
    redirectUrl,
    sendMail: String(sendMail),
    ...(approval && { justification: approval.justification }),
  };
}
