import assert from "node:assert/strict";
import { admit } from "../../../../src/cli/sign-in/admit.ts";
import type { CommandLine } from "../../../../src/command-line.ts";
import { bindCommandLineFlows } from "../../../../src/flows/command-line-flows.ts";
import type { ShellActor } from "../../../../src/ports/identity.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = id("11111111-1111-4111-8111-111111111111");

function person(tenantId = "tenant"): ShellActor {
  const claims = { id: adele, tenantId, name: "Adele Vance", userPrincipalName: "adele@contoso.com" };
  return { kind: "person", session: { person: claims, graphToken: async () => "token" } };
}

describe("admit", () => {
  function doorOf(actor: ShellActor, type: "Member" | "Guest" = "Member") {
    const { ports, directory, policy } = fakeOutside();
    directory.types.set(adele, type);
    const flows = bindCommandLineFlows(ports);
    let isClosed = false;
    const close = async () => void (isClosed = true);
    const door: CommandLine = { flows, sponsoredBy: () => flows, actor, isBotRunning: true, close };
    return { door, policy, isClosed: () => isClosed };
  }

  it("lets members and the app in", async () => {
    for (const actor of [person(), { kind: "app" } as const]) {
      const { door, isClosed } = doorOf(actor);
      assert.equal(await admit(door), door);
      assert.equal(isClosed(), false);
    }
  });

  it("says to a guest, to a stranger and to a person outside of the policy's groups why not, and closes the door", async () => {
    const inNoGroup = doorOf(person());
    inNoGroup.policy.change({ users: { guests: false, groups: ["legal"] } });
    for (const [{ door, isClosed }, message, fix] of [
      [doorOf(person(), "Guest"), /^Your account is a guest in this tenant/, "Sign in with a member's account."],
      [doorOf(person("another")), /^Guestlist doesn't find your account/, "Sign in with an account of the tenant."],
      [inNoGroup, /you are in none of them\.$/, "Ask an administrator of the bot."],
    ] as const) {
      await assert.rejects(admit(door), { exit: "refused", message, fix });
      assert.ok(isClosed());
    }
  });
});
