import type { Invitation } from "../../domain/invitation.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { interrupted } from "../interrupted.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { sendingFailure } from "../words/refusal-words.ts";
import type { Asking } from "../who/who-asks.ts";

/** How often the store is read. The bot notices an acceptance within seconds to minutes. */
const lookEveryMs = 1_000;

/**
 * Waits until the partner has accepted. The bot follows the directory, this command only its store.
 * @throws CommandFailure when the invitation ends in another way; `failed` when the time is over; `interrupted` after Ctrl+C.
 */
export async function waitForAcceptance(shell: Shell, { flows }: Asking, { id, email }: Invitation, longestMs: number): Promise<Exit> {
  for (let waited = 0; ; waited += lookEveryMs) {
    const now = await flows.findAsked(id);
    if (!now) throw new CommandFailure("failed", `The invitation of ${plain(email)} isn't there any more.`);
    if (now.state.kind === "accepted") {
      shell.say(`${plain(email)} has accepted.`);
      return "done";
    }
    endUnlessOpen(now);
    if (waited >= longestMs) throw notYet(now);
    shell.progress(`Waiting for ${email} to accept (${String(Math.round(waited / 1_000))} s)`);
    await Promise.allSettled([flows.wait(Math.min(lookEveryMs, longestMs), shell.stop)]); // an abort means: look at once
    if (shell.stop.aborted) throw interrupted();
  }
}

function endUnlessOpen({ state, email }: Invitation): void {
  switch (state.kind) {
    case "failed":
      throw sendingFailure(state);
    case "rejected":
    case "withdrawn":
    case "lapsed":
      throw new CommandFailure("refused", `The request for ${plain(email)} was ${ended[state.kind]}, so nothing was sent.`);
    case "removed":
    case "revoked":
      throw new CommandFailure("failed", `${plain(email)} was ${ended[state.kind]} before they accepted.`);
    default:
  }
}

const ended = {
  rejected: "rejected",
  withdrawn: "withdrawn",
  lapsed: "not decided in time",
  removed: "removed from the directory",
  revoked: "taken back",
} as const;

function notYet({ email }: Invitation): CommandFailure {
  return new CommandFailure("failed", `${plain(email)} hasn't accepted yet.`, { fix: "The bot goes on following the invitation." });
}
