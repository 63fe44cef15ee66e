import assert from "node:assert/strict";
import { asAda, asApp, batchOf, graphUnderTest, itemsOf, problem } from "./graph-under-test.ts";

const domains = { body: { value: [{ id: "t", verifiedDomains: [{ name: "Contoso.onmicrosoft.com" }, { name: "contoso.com" }] }] } };
const nobody = { body: { value: [] } };
const member = { body: { id: "ada", userType: "Member" } };
const sam = {
  id: "sam",
  displayName: "Sam",
  mail: "sam@fabrikam.com",
  userPrincipalName: "sam_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  userType: "Guest",
  externalUserState: "PendingAcceptance",
  externalUserStateChangeDateTime: "2026-11-19T08:00:00Z",
  createdDateTime: "2026-11-19T08:00:00.1234567Z",
};

describe("preflight", () => {
  it("checks everything in one round trip", async () => {
    const { directory, sent } = graphUnderTest(batchOf({ owners: nobody, me: member, organization: domains }));
    assert.deepEqual(await directory.preflight(asAda, "new@fabrikam.com"), {
      ownDomains: ["contoso.onmicrosoft.com", "contoso.com"],
      existing: "none",
      requesterType: "Member",
    });
    assert.equal(sent.length, 1);
    const requests = itemsOf(sent[0]);
    assert.deepEqual(
      requests.map(({ id }) => id),
      ["owners", "me", "organization"],
    );
    assert.match(requests[0]?.url ?? "", /^\/users\?\$select=id%2CdisplayName.*&\$filter=mail%20eq%20'new%40fabrikam\.com'%20or%20/);
  });

  it("gives the owner of the address in our words", async () => {
    const { directory } = graphUnderTest(batchOf({ owners: { body: { value: [sam] } }, me: member, organization: domains }));
    const { existing } = await directory.preflight(asAda, "sam@fabrikam.com");
    assert.deepEqual(existing, {
      id: "sam",
      displayName: "Sam",
      mail: "sam@fabrikam.com",
      userPrincipalName: "sam_fabrikam.com#EXT#@contoso.onmicrosoft.com",
      userType: "Guest",
      userState: "PendingAcceptance",
      userStateSince: "2026-11-19T08:00:00.000Z",
      createdAt: "2026-11-19T08:00:00.123Z",
    });
  });

  it("asks for the domains once an hour", async () => {
    const { directory, sent, clock } = graphUnderTest(
      batchOf({ owners: nobody, me: member, organization: domains }),
      batchOf({ owners: nobody, me: member }),
      batchOf({ owners: nobody, me: member, organization: { body: { value: [{ verifiedDomains: [{ name: "new.example" }] }] } } }),
    );
    await directory.preflight(asAda, "a@fabrikam.com");
    await clock.advance(3_599_999);
    const { ownDomains: kept } = await directory.preflight(asAda, "b@fabrikam.com");
    await clock.advance(1);
    const { ownDomains: asked } = await directory.preflight(asAda, "c@fabrikam.com");
    assert.deepEqual([kept, asked], [["contoso.onmicrosoft.com", "contoso.com"], ["new.example"]]);
    assert.deepEqual(
      sent.map((request) => itemsOf(request).length),
      [3, 2, 3],
    );
  });

  it("asks nothing about the app, which has no user of its own", async () => {
    const { directory, sent } = graphUnderTest(batchOf({ owners: nobody, organization: domains }));
    assert.equal((await directory.preflight(asApp, "a@fabrikam.com")).requesterType, "not-checked");
    assert.equal(itemsOf(sent[0]).length, 2);
  });

  it("names what a missing permission hides, and asks for it again next time", async () => {
    const denied = problem(403, "Authorization_RequestDenied");
    const { directory, sent } = graphUnderTest(batchOf({ owners: denied, me: denied, organization: denied }));
    const hidden = { ownDomains: "not-checked", existing: "not-checked", requesterType: "not-checked" };
    assert.deepEqual(await directory.preflight(asAda, "a@fabrikam.com"), hidden);
    assert.deepEqual(await directory.preflight(asAda, "a@fabrikam.com"), hidden);
    assert.equal(itemsOf(sent[1]).length, 3);
  });

  it("does not know the type of a requester whose account has none", async () => {
    const { directory } = graphUnderTest(batchOf({ owners: nobody, me: { body: { userType: null } }, organization: domains }));
    assert.equal((await directory.preflight(asAda, "a@fabrikam.com")).requesterType, "not-checked");
  });

  it("names the employee when a guest has the address too, also if Graph repeats itself", async () => {
    const lee = { id: "lee", userType: "Member", displayName: null, mail: "lee@contoso.com" };
    const owners = { body: { value: [sam, sam, lee] } };
    const { directory } = graphUnderTest(batchOf({ owners, me: member, organization: domains }));
    assert.deepEqual((await directory.preflight(asAda, "sam@fabrikam.com")).existing, {
      id: "lee",
      displayName: "lee@contoso.com",
      mail: "lee@contoso.com",
      userPrincipalName: "",
      userType: "Member",
      userState: null,
      userStateSince: null,
      createdAt: null,
    });
  });

  it("fails when an answer is refused for another reason than permission", async () => {
    const { directory } = graphUnderTest(batchOf({ owners: problem(400, "Request_UnsupportedQuery"), me: member, organization: domains }));
    await assert.rejects(directory.preflight(asAda, "a@fabrikam.com"), {
      code: "directory-refused",
      status: 400,
      message: "users by address: Graph answered 400 (Request_UnsupportedQuery)",
    });
  });

  it("says where an answer is odd, and nothing of what it held", async () => {
    const owners = { body: { value: [{ id: 7, mail: "secret@contoso.com" }] } };
    const { directory } = graphUnderTest(batchOf({ owners, me: member, organization: domains }));
    await assert.rejects(directory.preflight(asAda, "a@fabrikam.com"), {
      code: "directory-answer-unexpected",
      remoteId: "request-1",
      message: "users by address: unexpected answer 200 (value.0.id: invalid_type)",
    });
  });

  it("fails when Graph goes on failing", async () => {
    const { directory, finish } = graphUnderTest(batchOf({ owners: { status: 500 }, me: member, organization: domains }));
    await assert.rejects(finish(directory.preflight(asAda, "a@fabrikam.com")), {
      code: "directory-unavailable",
      message: "users by address: Graph answered 500 (no code)",
    });
  });
});
