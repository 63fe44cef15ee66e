import type { CommandLine } from "../../command-line.ts";
import type { PersonId } from "../../domain/ids.ts";
import { personName } from "../../domain/person.ts";
import type { Person } from "../../domain/person.ts";
import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../quoted-argument.ts";
import type { Shell } from "../shell.ts";
import { refusalFailure, shellTimeZone } from "../words/refusal-words.ts";

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
    throw new CommandFailure("usage", "You are the sponsor of whom you invite: --sponsor is for --as-app.");
  }
  const door = await shell.commandLine();
  if (!door.isBotRunning && !shell.common.whatIf) shell.say("No bot runs on this database: cards and notices wait until one does.");
  return door.actor.kind === "app" ? asSponsor(door, sponsor ?? "") : asSelf(door, door.actor.session.person);
}

async function asSelf({ flows }: CommandLine, { id, tenantId, name }: Signed): Promise<Asking> {
  const admission = await flows.admitPerson({ person: id, tenantId });
  if (admission !== "admitted") throw notAdmitted(admission);
  return { by: shellPerson({ id, name }), flows, isSelf: true };
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

type Signed = Extract<CommandLine["actor"], { kind: "person" }>["session"]["person"];

function notAdmitted(why: "guest" | "stranger" | "not-allowed"): CommandFailure {
  if (why === "guest") return refusalFailure({ kind: "requester-is-guest" });
  if (why === "not-allowed") return new CommandFailure("refused", "Your organization's policy doesn't let you use Guestlist.");
  return new CommandFailure("sign-in-needed", "You aren't a member of the organization for which Guestlist is set up.", {
    fix: "Sign in with your account there.",
  });
}

/** A person at a shell, in this machine's language and time zone. Teams' id of theirs isn't known; it takes Entra's for a mention, too. */
function shellPerson({ id, name, language }: { readonly id: PersonId; readonly name: string; readonly language?: string }): Person {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return { id, teamsId: id, name: personName(name), locale: language ?? locale, timeZone: shellTimeZone() };
}
