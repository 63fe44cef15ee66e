import { isGuestlistError } from "../../errors.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommonOptions } from "../shell.ts";

/**
 * Graph's 403 for a person of the Azure CLI: Microsoft chose its permissions, and nobody can add one, but our own app may have it. Undefined for
 * every other failure, and for everybody else.
 */
export function missingScopeFailure(error: unknown, how: CommonOptions["signIn"]): CommandFailure | undefined {
  if (how !== "azure-cli" || !isGuestlistError(error, "directory-refused") || error.status !== 403) return undefined;
  return new CommandFailure("refused-by-microsoft", "The Azure CLI doesn't have the permission for this, or you don't.", {
    fix: "Sign in by browser: run the command without --az.",
    cause: error,
  });
}
