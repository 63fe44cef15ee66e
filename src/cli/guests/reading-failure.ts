import { isGuestlistError } from "../../errors.ts";
import type { GuestQuestion } from "../../ports/directory.ts";
import { CommandFailure } from "../command-failure.ts";
import { plain } from "../output.ts";

/** What a failure to read a page means to the admin; a failure that says nothing special stays as it is. */
export function readingFailure(cause: unknown, question: GuestQuestion): unknown {
  if (!isGuestlistError(cause, "directory-refused")) return cause;
  if (cause.status === 400 && question.kind === "next") {
    return new CommandFailure("failed", "Microsoft no longer knows this place in the list, so the rest is missing.", {
      fix: "Start again.",
      cause,
    });
  }
  if (cause.status === 400) return refusedQuestion(cause);
  if (cause.status === 403) {
    const fix = "Listing users needs the permission User.Read.All, and for a person a member's account.";
    return new CommandFailure("refused-by-microsoft", "Microsoft doesn't allow this account to list users.", { fix, cause });
  }
  return cause;
}

/** The admin wrote the question, so Graph's words about it are theirs to read. */
function refusedQuestion(error: Error): CommandFailure {
  const { cause } = error;
  const words = cause instanceof Error ? plain(cause.message).trim() : "";
  const code = cause instanceof Error && "code" in cause ? ` (${plain(String(cause.code))})` : "";
  return new CommandFailure("usage", `Microsoft doesn't accept this question${code}: ${words || "it gives no reason"}`, {
    fix: "\nIn a filter, texts stand in single quotes: --filter \"userState eq 'PendingAcceptance'\". What can be filtered: https://learn.microsoft.com/graph/aad-advanced-queries",
    cause: error,
  });
}
