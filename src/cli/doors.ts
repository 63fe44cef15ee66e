import { openCommandLine } from "../command-line.ts";
import type { CommandLine } from "../command-line.ts";
import { readConfig } from "../config.ts";
import type { DirectoryDoor } from "../directory-door.ts";
import type { ShellActor } from "../ports/identity.ts";
import { signInAtShell } from "../shell-session.ts";
import { CommandFailure } from "./command-failure.ts";
import type { CommonOptions, Shell } from "./shell.ts";

type Talk = Pick<Shell, "environment" | "say" | "stop">;

/** Signs in as the options say, and opens the store beside the bot. */
export async function commandLine(common: CommonOptions, talk: Talk): Promise<CommandLine> {
  const config = readConfig(await talk.environment());
  const actor: ShellActor =
    common.signIn === "app"
      ? { kind: "app" }
      : { kind: "person", session: await signInAtShell(config, common.signIn, { ...talk, openBrowser: async () => false }) };
  return openCommandLine(config, actor);
}

/** Signs in as the options say. */
export async function directory(common: CommonOptions, _talk: Talk): Promise<DirectoryDoor> {
  throw new CommandFailure("sign-in-needed", `Not signed in: ${common.signIn}.`);
}
