import type { ErrorCode, GuestlistError } from "../errors.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Exit } from "./exit.ts";

/**
 * Where trying again later may help, the command has failed; where signing in again helps, that is said; where Microsoft has refused, trying
 * again doesn't help.
 */
const exits: Readonly<Record<ErrorCode, Exclude<Exit, "done">>> = {
  "config-invalid": "failed",
  "directory-unavailable": "failed",
  "directory-refused": "refused-by-microsoft",
  "directory-answer-unexpected": "failed",
  "sign-in-challenged": "sign-in-needed",
  "identity-unavailable": "failed",
  "identity-misconfigured": "sign-in-needed",
  "teams-unavailable": "failed",
  "teams-refused": "refused-by-microsoft",
  "store-unavailable": "failed",
  "store-corrupt": "failed",
  "store-in-use": "failed",
  "store-copied": "failed",
  "outcome-unknown": "failed",
  throttled: "failed",
};

/** One of our own failures as the end of a command. */
export function guestlistFailure(error: GuestlistError): CommandFailure {
  const { what, fix } = words(error);
  const reference = error.remoteId === undefined ? "" : ` Microsoft's reference is ${error.remoteId}.`;
  return new CommandFailure(exits[error.code], what, { cause: error, ...(fix + reference !== "" && { fix: `${fix}${reference}`.trim() }) });
}

interface Words {
  readonly what: string;
  readonly fix: string;
}

function words({ code, message, status, retryAfter }: GuestlistError): Words {
  const answer = status === undefined ? "" : ` (status ${status})`;
  switch (code) {
    case "config-invalid":
      return { what: `The configuration is not valid:\n${message}`, fix: "" };
    case "directory-unavailable":
      return { what: `Microsoft Graph doesn't answer${answer}.`, fix: "Try again in a few minutes." };
    case "directory-refused":
      return { what: `Microsoft Graph refused${answer}: ${ended(message)}`, fix: "docs/permissions.md lists what is needed." };
    case "directory-answer-unexpected":
      return { what: `Microsoft Graph gave an answer that Guestlist doesn't understand${answer}.`, fix: "--verbose shows more." };
    case "sign-in-challenged":
      return { what: "Microsoft wants you to sign in again.", fix: "Run the command again and sign in by browser: without --az." };
    case "identity-unavailable":
      return { what: "Microsoft Entra doesn't answer, so nobody is signed in.", fix: "Try again in a few minutes." };
    case "identity-misconfigured":
      return {
        what: `The sign-in was refused: ${ended(message)}`,
        fix: "Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.",
      };
    case "teams-unavailable":
      return { what: `Microsoft Teams doesn't answer${answer}.`, fix: "Try again in a few minutes." };
    case "teams-refused":
      return { what: `Microsoft Teams refused${answer}: ${ended(message)}`, fix: "" };
    case "store-unavailable":
    case "store-corrupt":
    case "store-in-use":
    case "store-copied":
      return storeFailure(message);
    case "outcome-unknown":
      return {
        what: "Microsoft didn't answer in time, so it isn't known whether this was done.",
        fix: "Look at it with guestlist show or guestlist guests before you try again.",
      };
    case "throttled":
      return {
        what: "Microsoft asks to wait.",
        fix: retryAfter === undefined ? "Try again in a few minutes." : `Try again in ${retryAfter} seconds.`,
      };
  }
}

/** What a message of the store begins with when it names the database: an argument of `guestlist store` may have named another than the settings. */
const named = /^(?:The database .+ can't be used: |.+ can't be used as the database: |the file |the PostgreSQL database )/;

function storeFailure(message: string): Words {
  const said = ended(message.replace(" can't be used as the database:", ":"));
  return {
    what: said.startsWith("The database ") ? said : `The database can't be used: ${said}`,
    fix: named.test(message) || message.includes("DATABASE_URL") ? "" : "DATABASE_URL names it.",
  };
}

/** A message as the end of a sentence. */
function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
