import assert from "node:assert/strict";
import { requesterAnswer, requesterIn, requesterItem } from "../../../../src/adapters/graph/requester.ts";
import { id } from "../../../build/ids.ts";
import { asAda, asApp } from "./graph-under-test.ts";

const select = "?$select=id%2CuserType%2Cmail%2Cdepartment%2CaccountEnabled";

describe("requesterItem", () => {
  it("asks for the signed-in person as `/me`, and for others by their id", () => {
    assert.deepEqual(requesterItem(asAda, id("ada")), { id: "requester", path: `/me${select}` });
    for (const actor of [asAda, asApp]) assert.equal(requesterItem(actor, id("ada/1")).path, `/users/ada%2F1${select}`);
  });
});

describe("requesterIn", () => {
  it("reads the requester, with the roles that were found", () => {
    const ada = requesterAnswer.parse({ id: "ada", userType: "Member", mail: "ada@contoso.com", department: "Retail" });
    const expected = { userType: "Member", mail: "ada@contoso.com", department: "Retail", roles: ["guest-inviter"] };
    assert.deepEqual(requesterIn(ada, ["guest-inviter"]), expected);
  });

  it("reads a requester without type, mailbox and department", () => {
    const bare = requesterIn(requesterAnswer.parse({ id: "ada" }), []);
    assert.deepEqual(bare, { userType: null, mail: null, department: null, roles: [] });
  });
});
