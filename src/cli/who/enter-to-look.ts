import type { CommandLine } from "../../command-line.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
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
  const { id, roles } = actor.session.person;
  const isAdmin = await flows.isBotAdmin(id, roles);
  return { commandLine, flows, looker: { id, seesAll: isAdmin === "yes" }, isAdmin };
}
