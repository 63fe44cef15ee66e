import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, refusal, type GraphWorld } from "../graph-world.ts";

const EVENTUAL = { ConsistencyLevel: "eventual" };
const MEMBERS = 7;
const GUESTS = 2;
const ALL = MEMBERS + GUESTS;

describe("$filter on users", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  afterEach(() => world.tenant.reset());

  const ask = async (filter: string, isAdvanced: boolean) => {
    const call = await world.asApp();
    const count = isAdvanced ? "&$count=true" : "";
    return call("GET", `/users?$select=id,mail&$filter=${encodeURIComponent(filter)}${count}`, { headers: isAdvanced ? EVENTUAL : {} });
  };
  const found = async (filter: string, isAdvanced = false): Promise<number> => {
    const { status, body } = await ask(filter, isAdvanced);
    assert.equal(status, 200, JSON.stringify(body));
    return body.value.length;
  };
  const message = async (filter: string, isAdvanced = false) => {
    const { status, code, message: text } = refusal(await ask(filter, isAdvanced));
    assert.equal(status, 400);
    return `${code}: ${text}`;
  };

  describe("G38: plain", () => {
    const cases: readonly (readonly [string, number])[] = [
      ["mail eq 'ADELEV@contoso.com'", 1],
      ["mail eq 'adelev@contoso.com' or mail eq 'meganb@contoso.com'", 2],
      ["mail in ('adelev@contoso.com', 'meganb@contoso.com', 'x')", 2],
      ["startswith(mail,'A')", 3],
      ["startsWith(userPrincipalName,'sam.rivera_')", 1],
      ["userPrincipalName eq 'nora.berg_woodgrovebank.com#EXT#@contoso.onmicrosoft.com'", 1],
      ["otherMails/any(x:x eq 'sam.rivera@fabrikam.com')", 1],
      ["otherMails/any(x:startsWith(x,'sam.'))", 1],
      ["proxyAddresses/any(p:p eq 'smtp:lee.gu@tailspintoys.com')", 1],
      ["proxyAddresses/any(p:p eq 'SMTP:lee.gu@tailspintoys.com')", 0],
      ["proxyAddresses/any(p:startsWith(p,'smtp:a'))", 3],
      ["externalUserState eq 'PendingAcceptance'", 1],
      ["externalUserState in ('PendingAcceptance','Accepted')", 2],
      ["userType eq 'Guest' and externalUserState eq 'PendingAcceptance'", 1],
      ["userType eq 'Guest' and (mail eq 'x' or creationType eq 'Invitation')", GUESTS],
      ["mail eq 'adelev@contoso.com' and userType eq 'Guest'", 0],
      [`id eq '${PERSON_IDS.megan.toUpperCase()}'`, 1],
      [`id in ('${PERSON_IDS.megan}','${GUEST_IDS.sam}','nobody')`, 2],
      ["accountEnabled eq true", ALL],
      ["accountEnabled eq false", 0],
      ["createdDateTime ge 2025-01-01T00:00:00Z", GUESTS],
      ["createdDateTime le 2024-01-15T08:00:00Z", MEMBERS],
      ["externalUserStateChangeDateTime eq 2025-03-04T07:30:00Z", 1],
      ["displayName ge 'n'", 2],
      ["mail le 'b'", 3],
      ["identities/any(c:c/issuerAssignedId eq 'x' and c/issuer eq 'google.com')", 0],
      ["identities/any(c:c/issuer eq 'mail')", 0],
      ["mail eq 'o''brien@x.com'", 0],
    ];
    for (const [filter, count] of cases) it(`${filter} → ${count}`, async () => assert.equal(await found(filter), count));
  });

  it("G39: finds identities with an id from their provider, but no user principal names", async () => {
    const google = { signInType: "federated", issuer: "google.com", issuerAssignedId: "117" };
    world.tenant.users.update(GUEST_IDS.sam, { identities: [...(world.tenant.users.get(GUEST_IDS.sam)?.identities ?? []), google] });
    assert.equal(await found("identities/any(c:c/issuer eq 'google.com' and c/issuerAssignedId eq '117')"), 1);
    assert.equal(await found("identities/any(c:c/issuer eq 'google.com' and c/issuerAssignedId eq '118')"), 0);
    assert.equal(await found("identities/any(c:c/issuer eq 'google.com')"), 1);
    const upn = "identities/any(c:c/issuer eq 'contoso.onmicrosoft.com' and c/issuerAssignedId eq 'AdeleV@contoso.com')";
    assert.equal(await found(upn), 0);
    const name = { signInType: "emailAddress", issuer: "contoso.onmicrosoft.com", issuerAssignedId: "sam@private.example" };
    world.tenant.users.update(GUEST_IDS.sam, { identities: [...(world.tenant.users.get(GUEST_IDS.sam)?.identities ?? []), name] });
    assert.equal(await found("identities/any(c:c/issuer eq 'mail' and c/issuerAssignedId eq 'sam@private.example')"), 1);
  });

  it("G40: finds an address with a quote in it", async () => {
    world.tenant.users.update(GUEST_IDS.sam, { mail: "o'brien@fabrikam.com" });
    assert.equal(await found("mail eq 'o''brien@fabrikam.com'"), 1);
  });

  describe("G15: only as an advanced query", () => {
    const cases: readonly (readonly [string, string, number])[] = [
      ["endsWith(mail,'@contoso.com')", "endsWith", MEMBERS],
      ["userType ne 'Guest'", "ne", MEMBERS],
      ["not userType eq 'Guest'", "not", MEMBERS],
      ["not(userType eq 'Guest' or mail eq 'x')", "not", MEMBERS],
      ["not otherMails/any(x:x eq 'sam.rivera@fabrikam.com')", "not", ALL - 1],
      ["mail eq null", "eq", 0],
      ["mail ne null", "ne", ALL],
      ["mail in (null, 'adelev@contoso.com')", "in", 1],
      ["companyName eq 'Fabrikam'", "eq", 0],
      ["otherMails/$count eq 0", "$count", MEMBERS],
      ["otherMails/$count ge 1", "$count", GUESTS],
      ["otherMails/any(x:endsWith(x,'@fabrikam.com'))", "endsWith", 1],
    ];
    for (const [filter, operator, count] of cases) {
      it(`G15: ${filter}`, async () => {
        assert.match(
          await message(filter),
          new RegExp(`^Request_UnsupportedQuery: Operator '.?${operator.replace("$", "")}' is not supported because`),
        );
        assert.equal(await found(filter, true), count);
      });
    }
  });

  describe("G41: refused in any case", () => {
    const unsupported = (name: string) =>
      `Request_UnsupportedQuery: Unsupported or invalid query filter clause specified for property '${name}' of resource 'User'.`;
    const unknown = (name: string, type = "user") =>
      `BadRequest: Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`;
    const types = (wanted: string, given: string) =>
      `BadRequest: Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${wanted}' and 'Edm.${given}' for operator kind 'Equal'.`;
    const cases: readonly (readonly [string, string])[] = [
      ["externalUserState eq null", unsupported("externalUserState")],
      ["creationType ne null", unsupported("creationType")],
      ["startsWith(externalUserState,'P')", unsupported("externalUserState")],
      ["contains(mail,'a')", unsupported("mail")],
      ["startsWith(accountEnabled,'t')", unsupported("accountEnabled")],
      ["externalUserState in ('Accepted', null)", unsupported("externalUserState")],
      ["mail gt 'a'", unsupported("mail")],
      ["mail lt 'a'", unsupported("mail")],
      ["usageLocation eq 'FR'", unsupported("usageLocation")],
      ["otherMails eq 'a'", unsupported("otherMails")],
      ["mail/any(x:x eq 'a')", unsupported("mail")],
      ["mail/address eq 'a'", unsupported("mail")],
      ["mail/any eq 'a'", unsupported("mail")],
      ["otherMails/all(x:x eq 'a')", unsupported("otherMails")],
      ["otherMails/any(x:x eq 'a' or x eq 'b')", unsupported("otherMails")],
      ["identities/any(c:c/issuerAssignedId eq 'a')", unsupported("identities")],
      ["identities/any(c:c/issuer eq 'ExternalAzureAD')", unsupported("identities")],
      ["identities/any(c:c/issuer ne 'mail')", unsupported("identities")],
      ["signInNames/any(x:x eq 'a')", unknown("signInNames")],
      ["signInNames eq 'a'", unknown("signInNames")],
      ["not nick eq 'a'", unknown("nick")],
      ["otherMails/any(x:y eq 'a')", unknown("y")],
      ["identities/any(c:c/name eq 'a')", unknown("name", "objectIdentity")],
      ["mail eq true", types("String", "Boolean")],
      ["mail eq 5", types("String", "Int32")],
      ["accountEnabled eq 'true'", types("Boolean", "String")],
      ["createdDateTime ge '2025-01-01T00:00:00Z'", types("DateTimeOffset", "String")],
    ];
    for (const [filter, expected] of cases) it(filter, async () => assert.equal(await message(filter, true), expected));

    it("G41: more than 15 alternatives", async () => {
      const alternatives = (count: number) => Array.from({ length: count }, (_, number) => `mail eq 'a${number}@x.com'`).join(" or ");
      const values = Array.from({ length: 16 }, (_, number) => `'a${number}'`).join(",");
      const tooMany =
        "Request_UnsupportedQuery: Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15.";
      assert.equal(await found(alternatives(15)), 0);
      assert.equal(await message(alternatives(16)), tooMany);
      assert.equal(await message(`not(mail in (${values})) and userType eq 'Guest'`), tooMany);
    });
  });

  describe("G42: what can't be read", () => {
    const cases: readonly (readonly [string, number])[] = [
      ["", 0],
      ["mail", 4],
      ["mail eq", 7],
      ["mail eq 'a' mail", 12],
      ["mail eq 'a' or", 14],
      ["(mail eq 'a'", 12],
      ["mail is 'a'", 5],
      ["mail in 'a'", 8],
      ["mail eq other", 8],
      ["mail eq ; 'a'", 8],
      ["otherMails/some(x:x eq 'a')", 16],
      ["otherMails/any(x eq 'a')", 17],
      ["startsWith(mail 'a')", 16],
      ["startsWith(mail,null)", 16],
    ];
    for (const [filter, at] of cases) {
      it(`G42: "${filter}": names position ${at}`, async () => {
        assert.equal(await message(filter), `BadRequest: Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
      });
    }

    it("G42: names an unterminated string, and an unknown function", async () => {
      assert.match(await message("mail eq 'o'brien'"), /unterminated string literal at position 17/);
      assert.match(await message("tolower(mail) eq 'a'"), /An unknown function with name 'tolower' was found/);
    });
  });
});
