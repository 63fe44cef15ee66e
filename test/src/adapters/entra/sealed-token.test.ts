import assert from "node:assert/strict";
import { z } from "zod";
import { createSealed } from "../../../../src/adapters/entra/sealed-token.ts";
import { encryptionKey, otherEncryptionKey } from "../../../build/encryption-key.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const schema = z.object({ person: z.string() });
const clock = new FakeClock();
const sealedWith = (given: { readonly encryptionKey?: string; readonly purpose?: string } = {}) =>
  createSealed({ encryptionKey, purpose: "link", schema, clock, ...given });

describe("createSealed", () => {
  const content = { person: "ada" };

  it("returns what it sealed, which nobody can read on the way", async () => {
    const text = await sealedWith().seal(content);
    assert.ok(text.split(".").every((part) => !Buffer.from(part, "base64url").toString().includes("ada")));
    assert.deepEqual(await sealedWith().open(text), content);
  });

  it("seals with the newest of several keys, and opens what an older one has sealed", async () => {
    const rotated = sealedWith({ encryptionKey: `${otherEncryptionKey},${encryptionKey}` });
    assert.deepEqual(await rotated.open(await sealedWith().seal(content)), content);
    const text = await rotated.seal(content);
    const opened = [await sealedWith({ encryptionKey: otherEncryptionKey }).open(text), await sealedWith().open(text)];
    assert.deepEqual(opened, [content, undefined]);
  });

  it("never seals the same twice alike", async () => {
    assert.notEqual(await sealedWith().seal(content), await sealedWith().seal(content));
  });

  for (const [what, given] of Object.entries({
    "another purpose": { purpose: "session" },
    "another key": { encryptionKey: otherEncryptionKey },
  })) {
    it(`opens no token of ${what}`, async () => assert.equal(await sealedWith().open(await sealedWith(given).seal(content)), undefined));
  }

  it("opens nothing that was changed, isn't ours, or is too long", async () => {
    const text = await sealedWith().seal(content);
    // not the last character: base64url ignores four of its bits here
    const changed = `${text.slice(0, -2)}${text.at(-2) === "A" ? "B" : "A"}${text.slice(-1)}`;
    for (const odd of [changed, "", "a.b.c.d.e", "x".repeat(9_000)]) assert.equal(await sealedWith().open(odd), undefined);
  });

  it("opens nothing of another shape", async () => {
    const other = createSealed({ encryptionKey, purpose: "link", schema: z.object({ name: z.string() }), clock });
    assert.equal(await sealedWith().open(await other.seal({ name: "ada" })), undefined);
  });

  it("ends after ten minutes", async () => {
    const text = await sealedWith().seal(content);
    await clock.advance(10 * 60_000 - 1);
    assert.deepEqual(await sealedWith().open(text), content);
    await clock.advance(1);
    assert.equal(await sealedWith().open(text), undefined);
  });
});
