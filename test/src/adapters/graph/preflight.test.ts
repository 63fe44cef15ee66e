import assert from "node:assert/strict";
import type { Preflight } from "../../../../src/domain/preflight.ts";
import { id } from "../../../build/ids.ts";
import type { FetchStep, ScriptedAnswer, SentRequest } from "../../../fakes/scripted-fetch.ts";
import { asAda, asApp, batchOf, domainList, graphUnderTest, itemsOf, problem } from "./graph-under-test.ts";

const organization = {
  body: {
    value: [
      {
        id: "t",
        displayName: "Contoso",
        verifiedDomains: [
          { name: "Contoso.onmicrosoft.com", isInitial: true, isDefault: false },
          { name: "contoso.com", isInitial: false, isDefault: true },
        ],
      },
    ],
  },
};
const tenant = {
  name: "Contoso",
  domains: ["contoso.onmicrosoft.com", "contoso.com"],
  initialDomain: "contoso.onmicrosoft.com",
  defaultDomain: "contoso.com",
};
const nobody = { body: { value: [] } };
const ada = { body: { id: "ada", userType: "Member", mail: "ada@contoso.com", department: "Retail" } };
const denied = problem(403, "Authorization_RequestDenied");
const guestInviter = "95e79109-95c0-4d8e-aee3-d01accf2d47b";
/** The answers to the six forms of an address. */
const parts = { 0: nobody, 1: nobody, 2: nobody, 3: nobody, 4: nobody, 5: nobody };
const plain = { owners: nobody, deleted: nobody, contacts: nobody, "sign-in-names": nobody, requester: ada, roles: nobody, organization };
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

/** The allow or deny list is read at the same time as the batch, so their order isn't defined. */
const isPolicy = ({ url }: SentRequest): boolean => url.includes("/b2bManagementPolicies");
/** A preflight of Ada's with these answers; here the batch is sent first, the list second. */
async function look(items: Readonly<Record<string, ScriptedAnswer>>, policy: FetchStep = denied) {
  const { directory, sent } = graphUnderTest(batchOf({ ...plain, ...items }), policy);
  return { found: await directory.preflight(asAda, about("sam@fabrikam.com")), sent };
}

const about = (email: string) => ({ email, requester: id("ada") });

describe("preflight", () => {
  for (const [date, at] of [
    ["Fri, 20 Nov 2026 10:00:05 GMT", "2026-11-20T10:00:05.000Z"],
    ["just now", undefined],
    [undefined, undefined],
  ] as const) {
    it(`takes Graph's own time from the answer about the address: ${date}`, async () => {
      const { found } = await look({ owners: { ...nobody, ...(date !== undefined && { headers: { date } }) } });
      assert.equal(found.at, at);
    });
  }

  it("checks everything in one round trip, with the list of domains beside it", async () => {
    const { found, sent } = await look({}, domainList({ AllowedDomains: ["Fabrikam.com"], BlockedDomains: [] }));
    assert.deepEqual(found, {
      tenant,
      existing: "none",
      deleted: "none",
      contact: "none",
      domainPolicy: { kind: "only", domains: ["fabrikam.com"] },
      requester: { userType: "Member", mail: "ada@contoso.com", department: "Retail", roles: [] },
    });
    const [batch, policy, ...more] = sent;
    assert.deepEqual(more, []);
    assert.equal(policy?.url, "https://graph.example/beta/policies/b2bManagementPolicies");
    assert.equal(policy.headers.get("authorization"), "Bearer token-of-app");
    const urls = new Map(itemsOf(batch).map(({ id: name, url }) => [name, decodeURIComponent(url)]));
    assert.deepEqual([...urls.keys()], ["owners", "deleted", "contacts", "sign-in-names", "requester", "roles", "organization"]);
    assert.match(urls.get("owners") ?? "", /^\/users\?\$select=id,displayName.*&\$filter=mail eq 'sam@fabrikam\.com' or /);
    const proxies = "proxyAddresses/any(x:x eq 'SMTP:sam@fabrikam.com') or proxyAddresses/any(x:x eq 'smtp:sam@fabrikam.com')";
    assert.ok(
      urls.get("deleted")?.startsWith("/directory/deletedItems/microsoft.graph.user?$select=id,displayName,userType,deletedDateTime"),
    );
    assert.ok(urls.get("deleted")?.endsWith(`mail eq 'sam@fabrikam.com' or otherMails/any(x:x eq 'sam@fabrikam.com') or ${proxies}`));
    assert.ok(urls.get("contacts")?.endsWith(`mail eq 'sam@fabrikam.com' or ${proxies}`));
    assert.equal(urls.get("requester"), "/me?$select=id,userType,mail,department,accountEnabled");
    assert.equal(urls.get("roles"), "/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,roleTemplateId");
  });

  it("finds a user who signs in with the address, though it is none of their mail addresses", async () => {
    const employee = { ...sam, userType: "Member", externalUserState: null };
    const { found } = await look({ "sign-in-names": { body: { value: [employee] } } });
    assert.ok(typeof found.existing === "object" && found.existing.id === "sam" && found.signInNames === undefined);
    const other = await look({ owners: { body: { value: [{ ...sam, id: "owner" }] } }, "sign-in-names": { body: { value: [employee] } } });
    assert.ok(typeof other.found.existing === "object" && other.found.existing.id === "owner");
  });

  it("says so when Graph can't be asked for sign-in names, and asks nothing else again", async () => {
    for (const refusal of [problem(400, "Request_UnsupportedQuery"), problem(500, "InternalServerError"), { body: { value: "?" } }]) {
      const { found, sent } = await look({ "sign-in-names": refusal });
      assert.deepEqual(
        [found.existing, found.signInNames, sent.filter((request) => !isPolicy(request)).length],
        ["none", "not-checked", 1],
      );
    }
  });

  it("doesn't ask for a sign-in name that is longer than Graph knows", async () => {
    const { "sign-in-names": _, ...others } = plain;
    const { directory, sent } = graphUnderTest(batchOf(others), denied);
    const found = await directory.preflight(asAda, about(`${"a".repeat(52)}@fabrikam.com`));
    assert.equal(found.signInNames, "not-checked");
    assert.ok(!itemsOf(sent.find((request) => !isPolicy(request))).some(({ id: name }) => name === "sign-in-names"));
  });

  it("costs one call once tenant and list are known: for an hour, and for five minutes", async () => {
    const { organization: _, ...known } = plain;
    const list = domainList({});
    const { directory, sent, clock } = graphUnderTest(batchOf(plain), list, batchOf(known), batchOf(known), list, batchOf(plain), list);
    const calls = async (): Promise<number> => {
      const before = sent.length;
      const found = await directory.preflight(asAda, about("a@fabrikam.com"));
      assert.deepEqual([found.tenant, found.domainPolicy], [tenant, { kind: "any" }]);
      return sent.length - before;
    };
    const counted = [await calls()];
    await clock.advance(299_999);
    counted.push(await calls());
    await clock.advance(1);
    counted.push(await calls());
    await clock.advance(3_300_000);
    counted.push(await calls());
    assert.deepEqual(counted, [2, 1, 2, 2]);
    const asked = sent.filter((request) => !isPolicy(request)).map((request) => itemsOf(request).length);
    assert.deepEqual(asked, [7, 6, 6, 7]);
  });

  it("gives the owner of the address in our words", async () => {
    const { found } = await look({ owners: { body: { value: [sam] } } });
    assert.deepEqual(found.existing, {
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

  it("asks for the requester by id when the app invites for them", async () => {
    const { directory, sent } = graphUnderTest((request) => (isPolicy(request) ? denied : batchOf(plain)));
    await directory.preflight(asApp, about("a@fabrikam.com"));
    const urls = itemsOf(sent.find((request) => !isPolicy(request))).map(({ url }) => url);
    assert.ok(urls.some((url) => url.startsWith("/users/ada?$select=id%2CuserType%2Cmail")));
    assert.ok(urls.some((url) => url.startsWith("/users/ada/transitiveMemberOf/microsoft.graph.directoryRole")));
  });

  const hidden: readonly (readonly [string, keyof Preflight, unknown])[] = [
    ["owners", "existing", "not-checked"],
    ["deleted", "deleted", "not-checked"],
    ["contacts", "contact", "not-checked"],
    ["organization", "tenant", "not-checked"],
    ["requester", "requester", "not-checked"],
    ["roles", "requester", { userType: "Member", mail: "ada@contoso.com", department: "Retail", roles: "not-checked" }],
  ];
  for (const [item, part, expected] of hidden) {
    it(`says that a missing permission hides ${item}, and nothing else`, async () => {
      const { found } = await look({ [item]: denied }, domainList({}));
      const { found: whole } = await look({}, domainList({}));
      assert.deepEqual(found, { ...whole, [part]: expected });
    });
  }

  for (const [what, answer, requesterAccount] of [
    ["deleted", problem(404, "Request_ResourceNotFound"), "deleted"],
    ["disabled", { body: { id: "ada", accountEnabled: false } }, "disabled"],
    ["enabled", { body: { id: "ada", accountEnabled: true } }, undefined],
    ["hidden", { body: { id: "ada", accountEnabled: null } }, undefined],
  ] as const) {
    it(`finds out in the same batch that the requester's account is ${what}`, async () => {
      const { found, sent } = await look({ requester: answer, ...(what === "deleted" && { roles: answer }) });
      assert.equal(found.requesterAccount, requesterAccount);
      assert.equal(found.requester === "not-checked", what === "deleted");
      assert.equal(sent.length, 2);
    });
  }

  it("asks for the tenant again when it was hidden", async () => {
    const { directory, sent } = graphUnderTest(batchOf({ ...plain, organization: denied }), denied, batchOf(plain));
    assert.equal((await directory.preflight(asAda, about("a@fabrikam.com"))).tenant, "not-checked");
    assert.deepEqual((await directory.preflight(asAda, about("a@fabrikam.com"))).tenant, tenant);
    assert.equal(sent.length, 3, "the list that may not be read isn't asked for again so soon");
  });

  for (const [what, answer] of [
    ["refused", problem(400, "Request_UnsupportedQuery")],
    ["odd", { body: { value: [{ id: 7 }], other: true } }],
    ["empty", { status: 200 }],
  ] as const) {
    it(`goes on without deleted users, contacts and roles when their answer is ${what}`, async () => {
      const odd = what === "odd" ? { contacts: { body: {} }, roles: { body: [] } } : { contacts: answer, roles: answer };
      const { found } = await look({ deleted: answer, ...odd });
      assert.deepEqual([found.deleted, found.contact], ["not-checked", "not-checked"]);
      assert.equal(found.requester !== "not-checked" && found.requester.roles, "not-checked");
    });
  }

  it("names the employee when a guest has the address too, also if Graph repeats itself", async () => {
    const lee = { id: "lee", userType: "Member", displayName: null, mail: "lee@contoso.com" };
    const { found } = await look({ owners: { body: { value: [sam, sam, lee] } } });
    assert.deepEqual(found.existing, {
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

  const refusal = problem(400, "Request_UnsupportedQuery");
  const refusals = [refusal, problem(500, "InternalServerError")];

  for (const owners of refusals) {
    const repeated = owners.status === 500 ? [batchOf({ owners }), batchOf({ owners }), batchOf({ owners })] : [];
    const first = [batchOf({ ...plain, owners }), denied, ...repeated];

    it(`asks for each form of the address alone when Graph answers ${owners.status} to all together`, async () => {
      const { directory, sent, finish } = graphUnderTest(...first, batchOf({ ...parts, 2: { body: { value: [sam] } }, 3: refusal }));
      const found = await finish(directory.preflight(asAda, about("sam@fabrikam.com")));
      assert.equal(typeof found.existing === "object" && found.existing.id, "sam");
      assert.deepEqual(
        itemsOf(sent.at(-1)).map(({ url }) => new URL(url, "https://graph.example").searchParams.get("$filter")?.slice(0, 30)),
        [
          "mail eq 'sam@fabrikam.com'",
          "userPrincipalName eq 'sam@fabr",
          "otherMails/any(x:x eq 'sam@fab",
          "proxyAddresses/any(x:x eq 'SMT",
          "proxyAddresses/any(x:x eq 'smt",
          "startsWith(userPrincipalName,'",
        ],
      );
    });

    it(`says that nobody has the address only when every form could be asked for, after ${owners.status}`, async () => {
      const whole = graphUnderTest(...first, batchOf(parts));
      assert.equal((await whole.finish(whole.directory.preflight(asAda, about("sam@fabrikam.com")))).existing, "none");
      const partly = graphUnderTest(...first, batchOf({ ...parts, 5: owners }));
      assert.equal((await partly.finish(partly.directory.preflight(asAda, about("sam@fabrikam.com")))).existing, "not-checked");
    });
  }

  it("finds the roles in another way when Graph refuses the question", async () => {
    const all = { body: { value: [{ "@odata.type": "#microsoft.graph.directoryRole", id: "r", roleTemplateId: guestInviter }] } };
    for (const roles of refusals) {
      const { directory } = graphUnderTest(batchOf({ ...plain, roles }), denied, all);
      const { requester } = await directory.preflight(asAda, about("sam@fabrikam.com"));
      assert.deepEqual(requester !== "not-checked" && requester.roles, ["guest-inviter"]);
    }
  });

  for (const [item, part] of [
    ["requester", "requester"],
    ["organization", "tenant"],
  ] as const) {
    it(`goes on when the question about the ${item} is refused`, async () => {
      const { found } = await look({ [item]: refusal });
      assert.equal(found[part], "not-checked");
    });
  }

  it("fails when an answer is refused in another way", async () => {
    await assert.rejects(look({ owners: problem(404, "UnknownError") }), {
      code: "directory-refused",
      status: 404,
      message: "users by address: Graph answered 404 (UnknownError)",
    });
  });

  it("says that Graph wants the person to prove again who they are", async () => {
    for (const [encoded, claims] of [
      ["eyJhY2Nlc3NfdG9rZW4iOnt9fQ==", '{"access_token":{}}'],
      ["bm8gSlNPTg==", undefined],
      ["", undefined],
    ] as const) {
      const headers = { "www-authenticate": `Bearer realm="", error="insufficient_claims", claims="${encoded}"` };
      const { directory } = graphUnderTest({ ...problem(401, "InvalidAuthenticationToken"), headers }, denied);
      await assert.rejects(directory.preflight(asAda, about("a@fabrikam.com")), { code: "sign-in-challenged", status: 401, claims });
    }
  });

  it("says where an answer is unexpected, and nothing of its content", async () => {
    await assert.rejects(look({ owners: { body: { value: [{ id: 7, mail: "secret@contoso.com" }] } } }), {
      code: "directory-answer-unexpected",
      remoteId: "request-1",
      message: "users by address: unexpected answer 200 (value.0.id: invalid_type)",
    });
  });

  it("fails when Graph keeps failing", async () => {
    const failing = batchOf({ ...plain, requester: { status: 500 } });
    const { directory, finish } = graphUnderTest(failing, denied, failing, failing, failing);
    await assert.rejects(finish(directory.preflight(asAda, about("a@fabrikam.com"))), {
      code: "directory-unavailable",
      message: "requester: Graph answered 500 (no code)",
    });
  });
});
