import type { CommandLine } from "../command-line.ts";
import { readAppSettings, readConfig, readPersonSettings } from "../config.ts";
import { openDirectory } from "../directory-door.ts";
import type { DirectoryDoor } from "../directory-door.ts";
import type { DirectorySettings } from "../directory-settings.ts";
import type { ShellActor } from "../ports/identity.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Talk } from "./create-shell.ts";
import { demandSettings } from "./demand-settings.ts";
import type { CommonOptions } from "./shell.ts";
import { admit } from "./sign-in/admit.ts";
import { missingScopeFailure } from "./sign-in/missing-scope-failure.ts";
import { requestWords } from "./sign-in/request-words.ts";
import { signInFailure } from "./sign-in/sign-in-failure.ts";

/** The doors of one process: one sign-in opens both. */
export interface Doors {
  /** Signs in as the options say, and opens the store beside the bot. @throws CommandFailure */
  commandLine(common: CommonOptions, talk: Talk): Promise<CommandLine>;
  /** Signs in as the options say. It needs no store, and of the settings only those that name the app and the tenant. @throws CommandFailure */
  directory(common: CommonOptions, talk: Talk): Promise<DirectoryDoor>;
}

interface Options {
  /** Opens an address in the person's browser; by default the system's own. */
  readonly openBrowser?: (url: string) => void;
}

export function createDoors(options: Options = {}): Doors {
  let session: Promise<ShellActor> | undefined;
  const actorFor = (settings: DirectorySettings, common: CommonOptions, talk: Talk): Promise<ShellActor> =>
    (session ??= signIn(settings, common, talk, options));

  return {
    async commandLine(common, talk) {
      const config = readConfig(await environmentOf(talk));
      const actor = await actorFor(config, common, talk); // first, so that nobody waits for the request to sign in
      const { openCommandLine } = await import("../command-line.ts"); // the store and the policy, which the directory needs neither of
      const logTo = common.verbose ? logLines(talk) : undefined;
      return admit(await openCommandLine(config, actor, logTo));
    },
    async directory(common, talk) {
      const environment = await environmentOf(talk);
      if (common.signIn === "app") {
        const app = readAppSettings(environment);
        const { appTokenAtShell } = await import("../shell-app-token.ts");
        return openDirectory(app, { kind: "app" }, appTokenAtShell(app));
      }
      const settings = readPersonSettings(environment);
      const noApp = async (): Promise<string> => {
        throw new Error("A person's door has no token of the app");
      };
      return withScopeWords(openDirectory(settings, await actorFor(settings, common, talk), noApp), common);
    },
  };
}

async function environmentOf(talk: Talk): ReturnType<Talk["environment"]> {
  const environment = await talk.environment();
  demandSettings(environment);
  return environment;
}

/** What a reference stands for is in the log. */
function logLines({ insist }: Talk): { write(line: string): void } {
  return { write: (line) => insist(line.trimEnd()) };
}

async function signIn(settings: DirectorySettings, { signIn: how }: CommonOptions, talk: Talk, options: Options): Promise<ShellActor> {
  if (how === "app") return { kind: "app" };
  if (how === "browser" && !talk.isTerminal) throw noTerminal();
  const environment = await talk.environment();
  const { signInAtShell } = await import("../shell-session.ts");
  const outcome = await signInAtShell(settings, how, {
    ...options,
    ...{ environment, stop: talk.stop },
    ask: (request) => talk.insist(requestWords(request)),
  });
  if (outcome.kind === "signed-in") {
    if (talk.isTerminal) talk.say(`Signed in as ${outcome.session.person.name}.`); // the store takes a moment to open
    return { kind: "person", session: outcome.session };
  }
  throw signInFailure(outcome, { how, tenantId: settings.tenantId, cloud: settings.cloud });
}

function noTerminal(): CommandFailure {
  return new CommandFailure("sign-in-needed", "Nobody is signed in, and there is no terminal for it.", {
    fix: "Say --az to act as the person who is signed in to the Azure CLI, or --as-app for the app's own credentials; --device-code asks for a sign-in on another device.",
  });
}

/** A permission that the person's token lacks is said in words that name the way to get it. */
function withScopeWords(door: DirectoryDoor, { signIn: how }: CommonOptions): DirectoryDoor {
  const { guests } = door;
  const read: DirectoryDoor["guests"]["read"] = async (who, question, stop) => {
    try {
      return await guests.read(who, question, stop);
    } catch (error) {
      throw missingScopeFailure(error, how) ?? error;
    }
  };
  return { ...door, guests: { ...guests, read } };
}
