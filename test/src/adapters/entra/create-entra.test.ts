import assert from "node:assert/strict";
import { ada, entraUnderTest, ssoToken, tokenAnswer } from "./entra-under-test.ts";

describe("createEntra", () => {
  it("proves who a person is by the token alone", async () => {
    const { identity, posts } = entraUnderTest();
    assert.deepEqual([await identity.prove(await ssoToken(), ada), posts()], [{ kind: "proven" }, []]);
  });

  it("exchanges no token that proves nobody", async () => {
    const { identity, posts } = entraUnderTest();
    assert.deepEqual(await identity.signIn(await ssoToken({ oid: "somebody-else" }), ada), { kind: "refused", why: "other-person" });
    assert.deepEqual(posts(), []);
  });

  it("keeps the app's own token apart from people's", async () => {
    const { identity, appToken } = entraUnderTest({ tokens: [tokenAnswer("of-ada"), tokenAnswer("of-app")] });
    const signedIn = await identity.signIn(await ssoToken(), ada);
    assert.equal(signedIn.kind === "signed-in" && signedIn.actor.accessToken, "of-ada");
    assert.equal(await appToken("https://graph.microsoft.com/.default"), "of-app");
  });
});
