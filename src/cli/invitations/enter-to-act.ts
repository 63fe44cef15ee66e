import type { Invitation } from "../../domain/invitation.ts";
import { personName } from "../../domain/person.ts";
import type { Person } from "../../domain/person.ts";
import { viewpointOf } from "../../domain/shell-viewer.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
import type { PlacedPress } from "../../flows/who/if-seen.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { shellTimeZone } from "../words/refusal-words.ts";
import { enterToLook } from "./enter-to-look.ts";
import type { Looking } from "./enter-to-look.ts";

/** A person who does something with our invitations from this shell. */
export interface Acting extends Looking {
  readonly looker: ShellViewer;
  readonly by: Person;
}

/**
 * Signs a person in. The app is none. `cant`: what the app can't do, e.g. "decide".
 * @throws CommandFailure `usage` as the app.
 */
export async function enterToAct(shell: Shell, cant: string): Promise<Acting> {
  if (shell.common.signIn === "app") throw asApp(cant);
  const looking = await enterToLook(shell);
  const { commandLine, looker } = looking;
  if (looker === "app" || commandLine.actor.kind === "app") throw asApp(cant);
  if (!commandLine.isBotRunning && !shell.common.whatIf) {
    shell.say("No bot is running on this store: cards and notices wait until one runs.");
  }
  const { id, name } = commandLine.actor.session.person;
  return { ...looking, looker, by: { id, teamsId: "", name: personName(name), locale: "en", timeZone: shellTimeZone() } };
}

function asApp(cant: string): CommandFailure {
  return new CommandFailure("usage", `The app isn't a person, so it can't ${cant}.`, {
    fix: "Leave --as-app out, and sign in as yourself.",
  });
}

/** The identity of the shell is known already, so no flow reads what this says. */
const signedIn = "signed-in-at-the-shell";

/** What flows take for a press of this person on an invitation. */
export function pressOn(invitation: Invitation, { by, looker }: Acting): PlacedPress & { readonly ssoToken: string } {
  return { id: invitation.id, by, conversation: viewpointOf(invitation, looker).conversation, ssoToken: signedIn };
}
