import { emailWords } from "../words/email-words.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { shortestId } from "../../flows/looking/find-ours.ts";
import type { FoundOurs } from "../../flows/looking/find-ours.ts";
import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import type { Shell } from "../shell.ts";
import type { Looking } from "../who/enter-to-look.ts";

const fix = "guestlist list shows the ones that you see.";
const mostIds = 5;

/**
 * The invitation that an argument names: an id, the beginning of one, or an address.
 * @throws CommandFailure `not-found` also for one that the person may not see; `usage` if the argument names none, or several.
 */
export async function findOne({ say }: Pick<Shell, "say">, { flows, looker }: Looking, typed: string): Promise<Invitation> {
  const found = await flows.findOurs(typed, looker);
  if (found.kind !== "found") throw notFound(found, quotedArgument(typed));
  const { invitation, others } = found;
  if (others > 0) {
    const which = others === 1 ? "another invitation" : `${others} other invitations`;
    say(`${invitation.email} has ${which}, too: this is ${invitation.id}, ${whichOne(invitation)}. Name another one by its id.`);
  }
  return invitation;
}

function whichOne({ state }: Invitation): string {
  const isOver = ["accepted", "failed", "removed", "revoked", "rejected", "withdrawn", "lapsed"].includes(state.kind);
  return isOver ? "the newest" : "the open one";
}

function notFound(found: Exclude<FoundOurs, { kind: "found" }>, typed: string): CommandFailure {
  switch (found.kind) {
    case "unknown-invitation":
      return new CommandFailure("not-found", `There is no invitation ${typed} that you may see.`, { fix });
    case "several": {
      const ids = found.ids.slice(0, mostIds).join(", ");
      const more = found.ids.length > mostIds ? " and more" : "";
      return new CommandFailure("usage", `Several invitations begin with ${typed}: ${ids}${more}.`, { fix: "Write more of the id." });
    }
    case "too-short":
      return new CommandFailure("usage", `${typed} is no id and no address.`, {
        fix: `Write at least the first ${shortestId} characters of the id, or the partner's address.`,
      });
    case "email-problem":
      return new CommandFailure("usage", `${typed} is not an address that can be invited: ${emailWords[found.problem]}.`);
  }
}
