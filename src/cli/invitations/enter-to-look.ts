import type { CommandLine } from "../../command-line.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
import type { ShellPerson } from "../../ports/identity.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";

/** Who looks at our invitations from this shell, and what with. */
export interface Looking {
  readonly commandLine: CommandLine;
  readonly flows: CommandLine["flows"];
  readonly looker: ShellViewer | "app";
  /** Whether the person is an administrator of the bot; "not-checked": a missing permission hides it. The app sees all. */
  readonly isAdmin: "yes" | "no" | "not-checked";
}

/** Signs in, opens the store, and finds out what the person sees. The app reads as itself. */
export async function enterToLook(shell: Shell): Promise<Looking> {
  const commandLine = await shell.commandLine();
  const { flows, actor } = commandLine;
  if (actor.kind === "app") return { commandLine, flows, looker: "app", isAdmin: "yes" };
  const { person } = actor.session;
  await admit(flows, person);
  const isAdmin = await flows.isBotAdmin(person.id, person.roles);
  return { commandLine, flows, looker: { id: person.id, seesAll: isAdmin === "yes" }, isAdmin };
}

/** The same people may use the command line as the bot. */
async function admit(flows: CommandLine["flows"], { id, tenantId }: ShellPerson): Promise<void> {
  const admission = await flows.admitPerson({ person: id, tenantId });
  if (admission !== "admitted") throw new CommandFailure("refused", notAdmitted[admission]);
}

const notAdmitted = {
  guest: "You are a guest of this organization, and guests don't use Guestlist.",
  stranger: "You are no member of this organization, so you can't use Guestlist.",
  "not-allowed": "You are in none of the groups that may use Guestlist. Ask an administrator to add you to one.",
} as const;
