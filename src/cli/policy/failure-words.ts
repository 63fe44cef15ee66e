import type { GuestlistError } from "../../errors.ts";

/** Why a question to the tenant or the configuration failed, for an administrator: the code and our own error's message. */
export function failureWords({ code, message, status }: GuestlistError): string {
  if (code === "config-invalid") return `The configuration is not valid:\n${message}`;
  const answer = status === undefined ? "" : ` (status ${status})`;
  return code === "directory-refused"
    ? `The tenant refused: the app lacks User.Read.All (application), or the consent to it${answer}.`
    : `The tenant could not be asked: ${message}${answer}, ${code}.`;
}
