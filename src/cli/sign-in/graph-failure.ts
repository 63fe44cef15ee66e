import { isGuestlistError } from "../../errors.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommonOptions } from "../shell.ts";

type How = CommonOptions["signIn"];

/**
 * What Graph's refusal of a person's token means: they must sign in again, or the way they signed in hasn't the permission. Undefined for every
 * other failure.
 */
export function graphFailure(error: unknown, how: How): CommandFailure | undefined {
  if (isGuestlistError(error, "sign-in-challenged")) {
    const fix =
      how === "browser" ? "Run the command again to sign in." : "Sign in by browser: run the command without --az or --device-code.";
    return new CommandFailure("sign-in-needed", "Microsoft wants you to sign in again.", { fix, cause: error });
  }
  const isForbidden = isGuestlistError(error, "directory-refused") && error.status === 403;
  return isForbidden ? missingScopeFailure(how, error) : undefined;
}

/** Graph refuses what the token has no permission for. The Azure CLI's permissions are Microsoft's choice: nobody can add one. */
export function missingScopeFailure(how: How, cause: unknown): CommandFailure | undefined {
  if (how !== "azure-cli") return undefined;
  return new CommandFailure("refused-by-microsoft", "The Azure CLI's sign-in doesn't have the permission for this, or you don't.", {
    fix: "Sign in by browser: run the command without --az.",
    cause,
  });
}
