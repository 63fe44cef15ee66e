import assert from "node:assert/strict";
import { tokensForGraph } from "../../../../../src/adapters/entra/shell/tokens-for-graph.ts";
import { GuestlistError } from "../../../../../src/errors.ts";
import type { ShellSession } from "../../../../../src/ports/identity.ts";
import { id } from "../../../../build/ids.ts";

const person = { id: id("ada"), tenantId: "tenant", name: "Ada", userPrincipalName: "ada@contoso.com" };
const reading = { onlyReads: true };
const changing = { onlyReads: false };

describe("tokensForGraph", () => {
  function signedIn(graphToken: () => Promise<string> = async () => "second") {
    const asked: unknown[] = [];
    const counted = { tokens: 0 };
    const session: ShellSession = {
      person,
      renew: (claims) => void asked.push(claims),
      graphToken: async () => {
        counted.tokens += 1;
        return graphToken();
      },
    };
    return { asked, counted, tokens: tokensForGraph(session) };
  }

  it("sends the token with which a flow began until Graph challenges it", async () => {
    const { tokens, counted } = signedIn();
    assert.equal(await tokens.inPlaceOf("first", reading), "first");
    assert.equal(counted.tokens, 0);
  });

  it("asks the person to sign in again with the claims of the challenge, once for all requests with that token", async () => {
    const { tokens, asked } = signedIn();
    assert.deepEqual([tokens.isRenewed("first", "{}"), await tokens.inPlaceOf("first", reading)], [true, "second"]);
    assert.deepEqual([tokens.isRenewed("first", "{}"), asked], [true, ["{}"]]);
  });

  it("asks nobody while something is changed", async () => {
    const { tokens, counted } = signedIn();
    tokens.isRenewed("first", undefined);
    assert.deepEqual([await tokens.inPlaceOf("first", changing), counted.tokens], ["first", 0]);
    await tokens.inPlaceOf("first", reading);
    assert.deepEqual([await tokens.inPlaceOf("first", changing), counted.tokens], ["second", 1]);
  });

  it("asks a person who didn't sign in again only once", async () => {
    const { tokens, counted } = signedIn(async () => Promise.reject(new GuestlistError("sign-in-challenged", "no")));
    tokens.isRenewed("first", undefined);
    for (const _ of [1, 2]) await assert.rejects(tokens.inPlaceOf("first", reading), { code: "sign-in-challenged" });
    assert.equal(counted.tokens, 1);
  });

  it("tries again after a failure of the moment", async () => {
    const { tokens, counted } = signedIn(async () => Promise.reject(new GuestlistError("identity-unavailable", "no")));
    tokens.isRenewed("first", undefined);
    for (const _ of [1, 2]) await assert.rejects(tokens.inPlaceOf("first", reading), { code: "identity-unavailable" });
    assert.equal(counted.tokens, 2);
  });

  it("renews nothing where the person can't be asked", async () => {
    const tokens = tokensForGraph({ person, graphToken: async () => assert.fail("nobody asks") });
    assert.deepEqual([tokens.isRenewed("first", undefined), await tokens.inPlaceOf("first", reading)], [false, "first"]);
  });
});
