import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { viewpointOf } from "../../domain/shell-viewer.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
import type { PlacedPress } from "../../flows/who/if-seen.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { enterToLook } from "./enter-to-look.ts";
import type { Looking } from "./enter-to-look.ts";
import { shellPerson } from "./shell-person.ts";
import { signedIn } from "./signed-in.ts";
import { tellIfNoBot } from "./tell-if-no-bot.ts";

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
  tellIfNoBot(shell, commandLine);
  return { ...looking, looker, by: shellPerson(commandLine.actor.session.person) };
}

function asApp(cant: string): CommandFailure {
  return new CommandFailure("usage", `The app isn't a person, so it can't ${cant}.`, {
    fix: "Leave --as-app out, and sign in as yourself.",
  });
}

/** What flows take for a press of this person on an invitation. */
export function pressOn(invitation: Invitation, { by, looker }: Acting): PlacedPress & { readonly ssoToken: string } {
  return { id: invitation.id, by, conversation: viewpointOf(invitation, looker).conversation, ssoToken: signedIn };
}
