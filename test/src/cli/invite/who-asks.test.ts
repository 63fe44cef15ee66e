import assert from "node:assert/strict";
import type { CommandLine } from "../../../../src/command-line.ts";
import { whoAsks } from "../../../../src/cli/invite/who-asks.ts";
import type { Shell } from "../../../../src/cli/shell.ts";
import { bindCommandLineFlows } from "../../../../src/flows/command-line-flows.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = id("11111111-1111-4111-8111-111111111111");
const session = {
  person: { id: adele, tenantId: "tenant", name: "  Adele\u202e Vance ", userPrincipalName: "adele@contoso.com" },
  graphToken: async () => "token",
};

function shellOf({ asApp = false, isBotRunning = true, type = "Member", tenantId = "tenant" } = {}) {
  const { ports, directory, policy } = fakeOutside();
  directory.types.set(adele, type as "Member");
  const said: string[] = [];
  const flows = bindCommandLineFlows(ports);
  const door: CommandLine = {
    flows,
    sponsoredBy: () => flows,
    actor: asApp ? { kind: "app" } : { kind: "person", session: { ...session, person: { ...session.person, tenantId } } },
    isBotRunning,
    close: async () => undefined,
  };
  const shell = {
    common: { signIn: asApp ? "app" : "browser", whatIf: false },
    say: (sentence: string) => said.push(sentence),
    commandLine: async () => door,
  } as unknown as Shell;
  return { shell, said, policy };
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
    assert.deepEqual(said, ["No bot runs on this database: cards and notices wait until one does."]);
  });

  it("is nobody who may not use the bot", async () => {
    await assert.rejects(whoAsks(shellOf({ type: "Guest" }).shell, undefined), { exit: "refused", message: /Guests can't invite guests/ });
    await assert.rejects(whoAsks(shellOf({ tenantId: "another" }).shell, undefined), { exit: "sign-in-needed" });
    const { shell, policy } = shellOf();
    policy.change({ users: { guests: false, groups: ["legal"] } });
    await assert.rejects(whoAsks(shell, undefined), { exit: "refused", message: /policy doesn't let you use Guestlist/ });
  });

  it("needs a sponsor as the app, and none as a person; before anything is opened", async () => {
    const unopened = (asApp: boolean) => ({ common: { signIn: asApp ? "app" : "az" } }) as unknown as Shell;
    await assert.rejects(whoAsks(unopened(true), undefined), { exit: "usage", message: /somebody must be responsible/ });
    await assert.rejects(whoAsks(unopened(false), "megan@contoso.com"), { exit: "usage", message: /--sponsor is for --as-app/ });
  });
});
