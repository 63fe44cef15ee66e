import type { CommandLine } from "../../command-line.ts";
import type { Person } from "../../domain/person.ts";
import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import type { Shell } from "../shell.ts";
import { refusalFailure } from "../words/refusal-words.ts";
import { shellPerson } from "./shell-person.ts";
import { tellIfNoBot } from "./tell-if-no-bot.ts";

/** The requester of an invitation from this shell, and the flows that act for them. */
export interface Asking {
  readonly by: Person;
  readonly flows: CommandLine["flows"];
  /** Whether the requester is the person at the shell: the app isn't its sponsor. */
  readonly isSelf: boolean;
}

/**
 * The person who signed in; or, as the app, its sponsor.
 * @throws CommandFailure `usage` when `--as-app` and `--sponsor` don't come together; else why the person may not ask.
 */
export async function whoAsks(shell: Shell, sponsor: string | undefined): Promise<Asking> {
  const asApp = shell.common.signIn === "app";
  if (asApp && sponsor === undefined) {
    throw new CommandFailure("usage", "The app isn't a person, so somebody must be responsible for the guest.", {
      fix: "Name a member of the organization with --sponsor.",
    });
  }
  if (!asApp && sponsor !== undefined) {
    throw new CommandFailure("usage", "You are the sponsor of the guests that you invite: --sponsor is for --as-app.");
  }
  const door = await shell.commandLine();
  tellIfNoBot(shell, door);
  const { actor, flows } = door;
  return actor.kind === "app" ? asSponsor(door, sponsor ?? "") : { by: shellPerson(actor.session.person), flows, isSelf: true };
}

async function asSponsor(door: CommandLine, typed: string): Promise<Asking> {
  const found = await door.flows.findSponsor(typed);
  switch (found.kind) {
    case "sponsor":
      return { by: shellPerson(found), flows: door.sponsoredBy(found.id), isSelf: false };
    case "stranger":
      throw new CommandFailure("not-found", `Nobody in your organization is ${quotedArgument(typed)}.`, {
        fix: "Check --sponsor for a typing error.",
      });
    case "guest":
      throw new CommandFailure("refused", `${quotedArgument(typed)} is a guest of your organization.`, {
        fix: "Only a member can be the sponsor.",
      });
    case "not-allowed":
      throw refusalFailure({ kind: "requester-not-admitted", unchecked: false });
  }
}
