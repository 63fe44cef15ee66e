import assert from "node:assert/strict";
import { seedGuests } from "../../../../sandbox/tenant/seed.ts";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const EVENTUAL = { ConsistencyLevel: "eventual" };

describe("GET /users", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const mails = async (query: string, headers = {}) => (await adele("GET", `/users?$select=mail&${query}`, { headers })).body;

  it("G14: answers only the default properties", async () => {
    const { body } = await adele("GET", "/users?$top=1");
    assert.deepEqual(body, {
      "@odata.context": `${API_URL}/v1.0/$metadata#users`,
      "@odata.nextLink": body["@odata.nextLink"],
      value: [
        {
          businessPhones: [],
          displayName: "Adele Vance",
          givenName: "Adele",
          jobTitle: "Retail Manager",
          mail: "AdeleV@contoso.com",
          mobilePhone: null,
          officeLocation: null,
          preferredLanguage: "en-US",
          surname: "Vance",
          userPrincipalName: "AdeleV@contoso.com",
          id: PERSON_IDS.adele,
        },
      ],
    });
  });

  it("G14: answers only the selected properties", async () => {
    const filter = encodeURIComponent("mail eq 'sam.rivera@fabrikam.com'");
    const { body } = await adele("GET", `/users?$select=id, externalUserState,usageLocation&$filter=${filter}`);
    assert.deepEqual(body, {
      "@odata.context": `${API_URL}/v1.0/$metadata#users(id,externalUserState,usageLocation)`,
      value: [{ id: GUEST_IDS.sam, externalUserState: "Accepted", usageLocation: null }],
    });
  });

  it("G34: refuses to select properties that users don't have, and those that are stored elsewhere", async () => {
    assert.deepEqual(refusal(await adele("GET", "/users?$select=signInNames")), {
      ...{ status: 400, code: "BadRequest" },
      message: "Parsing OData Select and Expand failed: Could not find a property named 'signInNames' on type 'microsoft.graph.user'.",
    });
    assert.deepEqual(refusal(await adele("GET", "/users?$select=aboutMe")), {
      ...{ status: 501, code: "NotImplemented" },
      message: "This operation target is not yet supported.",
    });
    assert.equal((await adele("GET", "/users?$select=id,,mail")).status, 400);
  });

  it("G35: pages by $top, and its nextLinks lead to the end with the filter", async () => {
    const seen: string[] = [];
    let pages = 0;
    let link: string | undefined = `/users?$select=mail&$top=3&$filter=${encodeURIComponent("userType eq 'Member'")}`;
    for (; link !== undefined; pages += 1) {
      const { body } = await adele("GET", link);
      seen.push(...body.value.map(({ mail }: { mail: string }) => mail));
      link = body["@odata.nextLink"];
    }
    assert.equal(pages, 3);
    assert.deepEqual(
      seen,
      ["AdeleV", "MeganB", "AlexW", "GradyA", "HenriettaM", "admin", "LeeG"].map((alias) => `${alias}@contoso.com`),
    );
  });

  it("G36: has pages of 100 by default, and at most 999", async () => {
    seedGuests(world.tenant, 1000);
    assert.equal((await mails("")).value.length, 100);
    assert.equal((await mails("$top=999")).value.length, 999);
    for (const top of ["0", "1000", "x"]) {
      assert.match(
        refusal(await adele("GET", `/users?$top=${top}`)).message,
        /^Invalid page size specified: '.+'\. Must be between 1 and 999 inclusive\.$/,
      );
    }
  });

  it("G37: refuses a page token that it didn't issue", async () => {
    for (const token of ["nonsense", "e30"]) {
      assert.equal(refusal(await adele("GET", `/users?$skiptoken=${token}`)).code, "Directory_ExpiredPageToken");
    }
  });

  it("G15: counts in an advanced query, only on the first page, and otherwise ignores $count silently", async () => {
    assert.equal((await mails("$count=true"))["@odata.count"], undefined);
    const first = await mails("$count=true&$top=4", EVENTUAL);
    assert.deepEqual([first["@odata.count"], first.value.length], [9, 4]);
    const { body } = await adele("GET", first["@odata.nextLink"], { headers: EVENTUAL });
    assert.deepEqual([body["@odata.count"], body.value.length], [undefined, 4]);
    assert.equal((await adele("GET", "/users?$count=yes")).status, 400);
  });

  it("G15: a nextLink of an advanced query fails without the header", async () => {
    const filter = encodeURIComponent("endsWith(mail,'@contoso.com')");
    const first = await mails(`$count=true&$top=2&$filter=${filter}`, EVENTUAL);
    assert.equal(first["@odata.count"], 7);
    assert.equal(refusal(await adele("GET", first["@odata.nextLink"])).code, "Request_UnsupportedQuery");
    assert.equal((await adele("GET", first["@odata.nextLink"], { headers: EVENTUAL })).status, 200);
  });

  it("G15: /users/$count works with the header only", async () => {
    assert.deepEqual(refusal(await adele("GET", "/users/$count")), {
      ...{ status: 400, code: "Request_BadRequest" },
      message: "$count is not currently supported.",
    });
    const filter = encodeURIComponent("userType ne 'Member'");
    assert.equal((await adele("GET", `/users/$count?$filter=${filter}`, { headers: EVENTUAL })).body, "2");
  });

  it("G43: refuses unknown query options, options without $, repetitions, and sorting", async () => {
    const message = async (query: string) => refusal(await adele("GET", `/users?${query}`)).message;
    assert.equal(await message("$skip=1"), "'$skip' is not supported by the service.");
    assert.equal(await message("$apply=x"), "The query parameter '$apply' is not supported.");
    assert.equal(await message("select=id"), "Unknown query parameter 'select': system query options begin with '$'.");
    assert.equal(
      await message("$top=1&$top=2"),
      "Query option '$top' was specified more than once, but it must be specified at most once.",
    );
    assert.equal(await message("$orderby=mail"), "Sorting not supported for current query.");
  });

  it("G9: is refused without a permission, and to guests", async () => {
    const denied = { status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." };
    const callers = [
      await world.asPerson({ scopes: ["User.Invite.All"] }),
      await world.asPerson({ id: GUEST_IDS.sam }),
      await world.asApp({ roles: ["User.Invite.All"] }),
    ];
    for (const call of callers) assert.deepEqual(refusal(await call("GET", "/users")), denied);
  });

  it("G44: shows only basic properties to User.ReadBasic.All, and filters as if the others were empty", async () => {
    const basic = await world.asPerson({ scopes: ["User.ReadBasic.All"] });
    const select = "$select=displayName,externalUserState";
    const { body } = await basic("GET", `/users?${select}&$filter=${encodeURIComponent("mail eq 'sam.rivera@fabrikam.com'")}`);
    assert.deepEqual(body.value, [{ displayName: "Sam Rivera", externalUserState: null }]);
    const hidden = await basic(
      "GET",
      `/users?${select}&$filter=${encodeURIComponent("externalUserState eq 'Accepted' or otherMails/any(x:x eq 'sam.rivera@fabrikam.com')")}`,
    );
    assert.deepEqual(hidden.body.value, []);
  });

  it("G12, G13: a new guest appears in lists later than by id", async () => {
    world.tenant.control.patch({ visibleAfterMs: 60_000, listedAfterMs: 600_000 });
    const { body } = await adele("POST", "/invitations", { body: invitation() });
    const look = async () => {
      const byId = (await adele("GET", `/users/${body.invitedUser.id}`)).status;
      const { value } = await mails(`$filter=${encodeURIComponent("mail eq 'ada@tailspintoys.com'")}`);
      return [byId, value.length];
    };
    assert.deepEqual(await look(), [404, 0]);
    world.tenant.clock.advance(60_000);
    assert.deepEqual(await look(), [200, 0]);
    world.tenant.clock.advance(540_000);
    assert.deepEqual(await look(), [200, 1]);
  });

  describe("sorting, searching, expanding", () => {
    const names = (answer: { body: { value: readonly { displayName: string }[] } }) =>
      answer.body.value.map(({ displayName }) => displayName);

    it("G122: sorts by name in every query, with a filter only in an advanced query", async () => {
      const first = await adele("GET", "/users?$orderby=displayName desc&$top=5");
      const rest = await adele("GET", first.body["@odata.nextLink"]);
      const all = [...names(first), ...names(rest)];
      assert.deepEqual(
        all,
        all.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? 1 : -1)),
      );
      const filtered = `/users?$orderby=displayName&$filter=${encodeURIComponent("userType eq 'Guest'")}`;
      assert.equal(refusal(await adele("GET", filtered)).message, "Sorting not supported for current query.");
      assert.deepEqual(names(await adele("GET", `${filtered}&$count=true`, { headers: EVENTUAL })), ["Nora Berg", "Sam Rivera"]);
      assert.equal((await adele("GET", "/users?$orderby=createdDateTime")).status, 400);
      assert.equal((await adele("GET", "/users?$orderby=createdDateTime&$count=true", { headers: EVENTUAL })).status, 200);
      assert.equal((await adele("GET", "/users?$orderby=(")).status, 400);
    });

    it("G123: searches with only the header, by beginnings of words", async () => {
      const search = (text: string) => `/users?$search=${encodeURIComponent(text)}`;
      assert.match(refusal(await adele("GET", search('"displayName:van"'))).message, /^Request with \$search/);
      const found = async (text: string) => names(await adele("GET", search(text), { headers: EVENTUAL }));
      assert.deepEqual(await found('"displayName:van"'), ["Adele Vance"]);
      assert.deepEqual(await found('"displayName:ance"'), []);
      assert.deepEqual(await found('"displayName:gu" OR "proxyAddresses:nora"'), ["Lee Gu", "Nora Berg"]);
      assert.deepEqual(await found('"displayName:m" AND "mail:admin"'), ["MOD Administrator"]);
      assert.equal((await adele("GET", search("van"), { headers: EVENTUAL })).status, 400);
      assert.equal((await adele("GET", search('"jobTitle:x"'), { headers: EVENTUAL })).status, 400);
    });

    it("G114: expands, but not in an advanced query", async () => {
      const { body } = await adele("GET", "/users?$select=id&$expand=manager($select=displayName)");
      assert.equal(body.value[0].manager.displayName, "Megan Bowen");
      assert.equal((await adele("GET", "/users?$expand=manager&$count=true", { headers: EVENTUAL })).status, 400);
    });
  });

  it("G35: finds a user by the beginning of the principal name, in any case, also beyond the @", async () => {
    for (const beginning of ["adelev", "AdeleV@", "adelev@CONTOSO.C", "adelev@contoso.com"]) {
      const { value } = await mails(`$filter=startsWith(userPrincipalName,'${beginning}')`);
      assert.deepEqual(value, [{ mail: "AdeleV@contoso.com" }], beginning);
    }
    assert.deepEqual((await mails("$filter=startsWith(userPrincipalName,'adelev@fabrikam')")).value, []);
  });
});
