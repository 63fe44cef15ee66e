import type { PersonId } from "../../../src/domain/ids.ts";
import { PassThrough } from "node:stream";
import { shellIdentity } from "../../../src/adapters/entra/shell-identity.ts";
import { runGuestlist } from "../../../src/cli/main.ts";
import { admit } from "../../../src/cli/sign-in/admit.ts";
import type { Person } from "../../../src/domain/person.ts";
import { bindCommandLineFlows } from "../../../src/flows/command-line-flows.ts";
import type { ShellActor } from "../../../src/ports/identity.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";
import { sink, textOf } from "./a-shell.ts";

export interface RanOnFakes {
  readonly code: number;
  /** The JSON lines of stdout; those of a terminal aren't read. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  /** The lines that are typed on a terminal, one for each question; absent: there is no terminal. */
  readonly typed?: readonly string[];
  readonly isBotRunning?: boolean;
  readonly stop?: AbortSignal;
  /** The guests that the directory itself has, as Graph answers; absent: there is no directory. */
  readonly guests?: readonly object[];
}

/** Runs `guestlist <args>` for a person, on a store and a tenant in memory. */
export async function runOnFakes(
  { ports }: Pick<FakeOutside, "ports">,
  person: Person,
  args: readonly string[],
  given: Given = {},
): Promise<RanOnFakes> {
  const { typed, isBotRunning = true, stop = new AbortController().signal, guests } = given;
  const isTTY = typed !== undefined;
  const [stdout, stderr] = [sink(false), keyboard(typed ?? [])];
  const code = await runGuestlist(args, {
    environment: async () => ({ MICROSOFT_APP_ID: "app", DATABASE_URL: "sqlite::memory:" }),
    ...{ stdin: Object.assign(stderr.keys, { isTTY }), stdout, stderr: Object.assign(stderr.screen, { isTTY }), stop },
    async commandLine({ signIn }) {
      const actor = signIn === "app" ? ({ kind: "app" } as const) : actorOf(person);
      const flowsFor = (sponsor?: PersonId) => bindCommandLineFlows({ ...ports, identity: shellIdentity(actor, sponsor) });
      return admit({ flows: flowsFor(), sponsoredBy: flowsFor, actor, isBotRunning, close: async () => undefined });
    },
    async directory() {
      if (!guests) throw new Error("There is no directory in this test");
      return { clock: ports.clock, graphActor: async () => ({ kind: "app" }), guests: { read: async () => ({ guests }) } } as never;
    },
  });
  const text = textOf(stdout);
  const records = text.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Record<string, unknown>] : []));
  return { code, records, stdout: text, stderr: stderr.shown() };
}

/** A screen with a person before it, who types the next of these lines at each question, and Ctrl+D when there are none left. */
function keyboard(lines: readonly string[]) {
  const [screen, keys] = [sink(), new PassThrough()];
  const left = [...lines];
  let shown = "";
  screen.on("data", (chunk: Buffer) => {
    const text = chunk.toString("utf8");
    shown += text;
    if (!/\[y\/N\] |decide later/.test(text)) return;
    const line = left.shift();
    if (line === undefined) keys.end();
    else keys.write(`${line}\n`);
  });
  return { screen, keys, shown: () => shown };
}

function actorOf({ id, name }: Person): ShellActor {
  const person = { id, name, tenantId: "tenant", userPrincipalName: `${id}@contoso.com` };
  return { kind: "person", session: { person, graphToken: async () => `graph:${id}` } };
}
