import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { CommandFailure } from "../../src/cli/command-failure.ts";
import type { Talk } from "../../src/cli/create-shell.ts";
import { createDoors } from "../../src/cli/doors.ts";
import type { CommonOptions } from "../../src/cli/shell.ts";

interface Terminal {
  readonly isTerminal?: boolean;
  /** What the person chooses on Entra's pages. */
  readonly chosen?: Readonly<Record<string, string>>;
}

export const commonOptions = (signIn: CommonOptions["signIn"]): CommonOptions => ({
  ...{ quiet: false, verbose: false, yes: false, whatIf: false, signIn },
});

/** The doors of the command line at a shell whose person answers Entra's pages. */
export function signingIn(
  environment: Readonly<Record<string, string>>,
  { isTerminal = true, chosen = { person: PERSON_IDS.admin } }: Terminal = {},
) {
  const stop = new AbortController();
  const heard = { said: [] as string[], pages: [] as string[], opened: 0 };
  const talk: Talk = {
    ...{ environment: async () => environment, stop: stop.signal, isTerminal },
    say: (sentence) => void heard.said.push(sentence),
    insist: (sentence) => void heard.said.push(sentence),
  };
  const openBrowser = (url: string) => {
    heard.opened += 1;
    void answerPage(url, chosen).then((page) => heard.pages.push(page));
  };
  return { heard, talk, stop, doors: createDoors({ openBrowser }) };
}

/** Answers Entra's page as the person, and follows it back to this machine, as a browser does. Empty if it leads nowhere. */
async function answerPage(url: string, chosen: Readonly<Record<string, string>>): Promise<string> {
  const page = await fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(chosen) });
  const location = page.headers.get("location");
  return location === null ? "" : (await fetch(location)).text();
}

/** How the command ended because of this failure, and its sentences. */
export async function failureOf(running: Promise<unknown>) {
  const error = await running.then(
    () => assert.fail("it did not fail"),
    (reason: unknown) => reason as CommandFailure,
  );
  return { exit: error.exit, text: `${error.message} ${error.fix ?? ""}` };
}
