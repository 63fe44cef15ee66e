import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { enterToLook } from "./enter-to-look.ts";
import type { Looking } from "./enter-to-look.ts";

/**
 * Signs an administrator of the bot in, or the app.
 * @throws CommandFailure `refused` for everybody else.
 */
export async function enterAsAdmin(shell: Shell): Promise<Looking> {
  const looking = await enterToLook(shell);
  demandAdmin(looking);
  return looking;
}

interface Words {
  /** What administrators can. */
  readonly can?: string;
  /** What everybody else can do instead. */
  readonly instead?: string;
}

/** @throws CommandFailure `refused` */
export function demandAdmin({ isAdmin }: Pick<Looking, "isAdmin">, words: Words = {}): void {
  const { can = "do this", instead = "The policy's “admins” says who they are." } = words;
  if (isAdmin === "yes") return;
  const fix =
    isAdmin === "no"
      ? instead
      : "Whether you are one can't be told: grant the app RoleManagement.Read.Directory and GroupMember.Read.All (application).";
  throw new CommandFailure("refused", `Only administrators of the bot can ${can}.`, { fix });
}
