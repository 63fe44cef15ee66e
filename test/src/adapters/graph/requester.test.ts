import assert from "node:assert/strict";
import { requesterAnswer, requesterIn, requesterItems, rolesAnswer } from "../../../../src/adapters/graph/requester.ts";
import { id } from "../../../build/ids.ts";
import { asAda, asApp } from "./graph-under-test.ts";

const userAdministrator = "FE930BE7-5E62-47db-91af-98c3a49a38b1";
const roles = (...ids: (string | null)[]) => rolesAnswer.parse({ value: ids.map((roleTemplateId) => ({ id: "r", roleTemplateId })) });
const ada = requesterAnswer.parse({ id: "ada", userType: "Member", mail: "ada@contoso.com", department: "Retail" });

describe("requesterItems", () => {
  const pathsFor = (actor: typeof asAda) => requesterItems(actor, id("ada/1")).map(({ path }) => path.split("?", 1)[0]);

  it("ask for the signed-in person as `/me`, and for others by their id", () => {
    assert.deepEqual(
      requesterItems(asAda, id("ada")).map(({ path }) => path.split("?", 1)[0]),
      ["/me", "/me/transitiveMemberOf/microsoft.graph.directoryRole"],
    );
    for (const actor of [asAda, asApp])
      assert.deepEqual(pathsFor(actor), ["/users/ada%2F1", "/users/ada%2F1/transitiveMemberOf/microsoft.graph.directoryRole"]);
  });
});

describe("requesterIn", () => {
  it("knows the roles that matter, and none when one of them is hidden or none could be read", () => {
    const rolesOf = (answer: ReturnType<typeof roles> | undefined) => requesterIn(ada, answer).roles;
    assert.deepEqual(rolesOf(roles(userAdministrator, "b79fbf4d-3ef9-4689-8143-76b194e85509")), ["user-administrator"]);
    assert.equal(rolesOf(roles(userAdministrator, null)), "not-checked");
    assert.equal(rolesOf(undefined), "not-checked");
  });

  it("reads a requester without type, mailbox and department", () => {
    const bare = requesterIn(requesterAnswer.parse({ id: "ada" }), roles());
    assert.deepEqual(bare, { userType: null, mail: null, department: null, roles: [] });
  });
});
