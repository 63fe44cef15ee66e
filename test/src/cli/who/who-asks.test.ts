import assert from "node:assert/strict";
import type { CommandLine } from "../../../../src/command-line.ts";
import { whoAsks } from "../../../../src/cli/who/who-asks.ts";
import type { Shell } from "../../../../src/cli/shell.ts";
import { bindCommandLineFlows } from "../../../../src/flows/command-line-flows.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = id("11111111-1111-4111-8111-111111111111");
const session = {
  person: { id: adele, tenantId: "tenant", name: "  Adele\u202e Vance ", userPrincipalName: "adele@contoso.com" },
  graphToken: async () => "token",
};

function shellOf({ asApp = false, isBotRunning = true } = {}) {
  const { ports } = fakeOutside();
  const said: string[] = [];
  const flows = bindCommandLineFlows(ports);
  const door: CommandLine = {
    flows,
    sponsoredBy: () => flows,
    actor: asApp ? { kind: "app" } : { kind: "person", session },
    isBotRunning,
    close: async () => undefined,
  };
  const shell = {
    common: { signIn: asApp ? "app" : "browser", whatIf: false },
    say: (sentence: string) => said.push(sentence),
    commandLine: async () => door,
  } as unknown as Shell;
  return { shell, said };
}

describe("whoAsks", () => {
  it("is the person who signed in, with a clean name and Entra's id for mentions", async () => {
    const { shell, said } = shellOf();
    const { by, isSelf } = await whoAsks(shell, undefined);
    assert.deepEqual([by.id, by.teamsId, by.name, isSelf, said], [adele, adele, "Adele Vance", true, []]);
    assert.doesNotThrow(() => new Intl.DateTimeFormat(by.locale, { timeZone: by.timeZone }));
  });

  it("says that cards and notices wait while no bot runs", async () => {
    const { shell, said } = shellOf({ isBotRunning: false });
    await whoAsks(shell, undefined);
    assert.deepEqual(said, ["No bot runs on this database: cards, notices and jobs wait until one does."]);
  });

  it("needs a sponsor as the app, and none as a person; before anything is opened", async () => {
    const unopened = (asApp: boolean) => ({ common: { signIn: asApp ? "app" : "az" } }) as unknown as Shell;
    await assert.rejects(whoAsks(unopened(true), undefined), { exit: "usage", message: /somebody must be responsible/ });
    await assert.rejects(whoAsks(unopened(false), "megan@contoso.com"), { exit: "usage", message: /--sponsor is for --as-app/ });
  });
});
