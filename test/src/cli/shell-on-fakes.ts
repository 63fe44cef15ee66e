import { PassThrough } from "node:stream";
import { shellIdentity } from "../../../src/adapters/entra/shell-identity.ts";
import type { Printed, PrintedRecord } from "../../../src/cli/output/printed.ts";
import type { CommonOptions, Question, Shell } from "../../../src/cli/shell.ts";
import type { CommandLine } from "../../../src/command-line.ts";
import type { PersonId } from "../../../src/domain/ids.ts";
import type { Person } from "../../../src/domain/person.ts";
import { bindCommandLineFlows } from "../../../src/flows/command-line-flows.ts";
import type { ShellActor } from "../../../src/ports/identity.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";

interface Given {
  readonly outside?: FakeOutside;
  readonly common?: Partial<CommonOptions>;
  readonly isBotRunning?: boolean;
  /** The answer to every question; absent: there is no terminal. */
  readonly answer?: boolean;
}

/** The shell of a person, for the parts of commands, on a store and a tenant in memory; what is said, asked and printed is kept. */
export function shellOnFakes({ id, name }: Pick<Person, "id" | "name">, given: Given = {}) {
  const { outside = fakeOutside(), common, isBotRunning = true, answer } = given;
  const [said, asked, printed]: [string[], Question[], PrintedRecord[]] = [[], [], []];
  const stop = new AbortController();
  const stdin = Object.assign(new PassThrough(), { isTTY: answer !== undefined });
  const actor: ShellActor =
    common?.signIn === "app"
      ? { kind: "app" }
      : {
          kind: "person",
          session: { person: { id, name, tenantId: "tenant", userPrincipalName: `${id}@contoso.com` }, graphToken: async () => "token" },
        };
  const flowsFor = (sponsor?: PersonId) => bindCommandLineFlows({ ...outside.ports, identity: shellIdentity(actor, sponsor) });
  const door: CommandLine = { flows: flowsFor(), sponsoredBy: flowsFor, actor, isBotRunning, close: async () => undefined };
  const shell: Shell = {
    common: { quiet: false, verbose: false, yes: false, whatIf: false, signIn: "browser", ...common },
    environment: async () => ({}),
    stop: stop.signal,
    stdin,
    async print({ records }: Printed) {
      for await (const record of records) printed.push(record);
    },
    write: async (text) => void said.push(text),
    complain: (text) => void said.push(text),
    say: (text) => void said.push(text),
    progress: (text) => void said.push(text),
    async confirm(question) {
      asked.push(question);
      return answer ?? shell.common.yes;
    },
    commandLine: async () => door,
    directory: async () => Promise.reject(new Error("There is no directory in this test")),
  };
  return { shell, door, flows: door.flows, outside, said, asked, printed, stop, keys: stdin };
}
