import assert from "node:assert/strict";
import { createDirectoryRoles } from "../../../../src/adapters/graph/directory-roles.ts";
import { ask } from "../../../../src/adapters/graph/requests/ask.ts";
import type { PersonId } from "../../../../src/domain/ids.ts";
import type { Actor } from "../../../../src/ports/identity.ts";
import { id } from "../../../build/ids.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";
import { asAda, asApp, graphUnderTest, problem } from "./graph-under-test.ts";

const ada = id("ada") as PersonId;
const userAdministrator = "FE930BE7-5E62-47db-91af-98c3a49a38b1";
const role = (roleTemplateId: string | null) => ({ "@odata.type": "#microsoft.graph.directoryRole", id: "r", roleTemplateId });
const group = { "@odata.type": "#microsoft.graph.group", id: "g" };
const cast = "/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=id%2CroleTemplateId";
const plain = "/me/transitiveMemberOf?$select=id%2CroleTemplateId&$top=999";

/** Asks for Ada's roles, as the caller does. */
function rolesUnderTest(...steps: readonly FetchStep[]) {
  const { graph, clock, sent, finish } = graphUnderTest(...steps);
  const roles = createDirectoryRoles(graph, clock);
  async function rolesOf(actor: Actor = asAda) {
    return roles.read(actor, ada, await ask(graph, { actor, path: roles.item(actor, ada).path }));
  }
  const asked = () => sent.map(({ url }) => url.replace("https://graph.example/v1.0", ""));
  return { roles, clock, asked, rolesOf: async (actor?: Actor) => finish(rolesOf(actor)) };
}

describe("createDirectoryRoles", () => {
  it("asks for the signed-in person as `/me`, and for others by their id", () => {
    const { roles } = rolesUnderTest();
    assert.equal(roles.item(asAda, ada).path, cast);
    for (const actor of [asAda, asApp]) {
      assert.match(roles.item(actor, id("ada/1")).path, /^\/users\/ada%2F1\/transitiveMemberOf\/microsoft\.graph\.directoryRole\?/);
    }
  });

  for (const [what, members, expected] of [
    [
      "the roles that matter",
      [{ id: "r", roleTemplateId: userAdministrator }, role("b79fbf4d-3ef9-4689-8143-76b194e85509")],
      ["user-administrator"],
    ],
    ["none", [], []],
    ["nothing when one of them is hidden", [role(userAdministrator), role(null)], "not-checked"],
  ] as const) {
    it(`knows ${what}`, async () => {
      const { rolesOf, asked } = rolesUnderTest({ body: { value: members } });
      assert.deepEqual(await rolesOf(), expected);
      assert.deepEqual(asked(), [cast]);
    });
  }

  for (const status of [400, 403, 500, 501]) {
    it(`picks the roles out of all memberships after ${status}, and asks so from then on, for an hour`, async () => {
      const all = { body: { value: [group, role(userAdministrator), group] } };
      const refusal = problem(status, "Request_UnsupportedQuery");
      const repeated = status === 500 ? Array.from({ length: 4 }, () => refusal) : [refusal];
      const { rolesOf, asked, clock } = rolesUnderTest(...repeated, all);
      assert.deepEqual(await rolesOf(), ["user-administrator"]);
      assert.deepEqual(await rolesOf(), ["user-administrator"]);
      assert.deepEqual(asked().slice(repeated.length), [plain, plain]);
      await clock.advance(3_600_000);
      await rolesOf();
      assert.equal(asked().at(-1), cast);
    });
  }

  it("asks in the other way for everybody whose question was under way", async () => {
    const { roles, rolesOf } = rolesUnderTest(problem(400, "BadRequest"), { body: { value: [role(userAdministrator)] } });
    await rolesOf();
    const refused = { status: 400, body: undefined, header: () => undefined, requestId: undefined };
    assert.deepEqual(await roles.read(asAda, ada, refused), ["user-administrator"]);
  });

  it("reads all pages of the memberships", async () => {
    const next = "https://graph.example/v1.0/me/transitiveMemberOf?$skiptoken=2";
    const { rolesOf } = rolesUnderTest(
      problem(400, "BadRequest"),
      { body: { value: [group], "@odata.nextLink": next } },
      { body: { value: [role(userAdministrator)] } },
    );
    assert.deepEqual(await rolesOf(), ["user-administrator"]);
  });

  it("doesn't read memberships without end", async () => {
    const more = { body: { value: [group], "@odata.nextLink": "https://graph.example/v1.0/more" } };
    const { rolesOf, asked } = rolesUnderTest(problem(400, "BadRequest"), more);
    assert.equal(await rolesOf(), "not-checked");
    assert.equal(asked().length, 11);
  });

  it("says that they can't be checked when both ways are refused, and asks in one way only for an hour", async () => {
    const { roles, rolesOf, asked } = rolesUnderTest(problem(403, "Authorization_RequestDenied"));
    assert.deepEqual([await rolesOf(), await rolesOf()], ["not-checked", "not-checked"]);
    assert.equal(roles.item(asAda, ada).once, true, "a failure of the moment isn't repeated");
    assert.deepEqual(asked(), [cast, plain, cast]);
  });

  it("learns nothing about the app from a person's refusal", async () => {
    const { rolesOf, asked } = rolesUnderTest(problem(403, "Authorization_RequestDenied"));
    await rolesOf();
    await rolesOf(asApp);
    assert.deepEqual(
      asked().slice(2),
      [cast, plain].map((path) => path.replace("/me", "/users/ada")),
    );
  });

  it("says that Graph doesn't answer, and has learned nothing", async () => {
    const { rolesOf, asked } = rolesUnderTest({ status: 503 });
    await assert.rejects(rolesOf(), { code: "directory-unavailable" });
    await assert.rejects(rolesOf(), { code: "directory-unavailable" });
    assert.equal(asked().filter((path) => path === plain).length, 8);
  });

  it("passes on that there is no such person", async () => {
    await assert.rejects(rolesUnderTest(problem(404, "Request_ResourceNotFound")).rolesOf(), { code: "directory-refused" });
  });
});
