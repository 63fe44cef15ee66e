import assert from "node:assert/strict";
import * as fc from "fast-check";
import { linkSeal } from "../../../../src/adapters/store/link-seal.ts";
import { encryptionKey, otherEncryptionKey } from "../../../build/encryption-key.ts";
import { id } from "../../../build/ids.ts";

const link = "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com";
const mine = id("invitation-1");

describe("linkSeal", () => {
  const seal = linkSeal(encryptionKey);

  it("opens every text that it sealed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.uuid(), (text, of) => seal.open(id(of), seal.seal(id(of), text)) === text));
  });

  it("shows nothing of the link, and never seals alike", () => {
    const [one, two] = [seal.seal(mine, link), seal.seal(mine, link)];
    assert.notEqual(one, two);
    assert.doesNotMatch(Buffer.from(one, "base64").toString("latin1"), /login|redeem/);
  });

  it("begins with its version", () => {
    assert.equal(Buffer.from(seal.seal(mine, link), "base64")[0], 1);
  });

  it("does not open with another key, nor for another invitation", () => {
    const sealed = seal.seal(mine, link);
    assert.equal(linkSeal(otherEncryptionKey).open(mine, sealed), undefined);
    assert.equal(seal.open(id("invitation-2"), sealed), undefined);
  });

  it("seals with the newest of several keys, and opens what an older one has sealed", () => {
    const rotated = linkSeal(`${otherEncryptionKey},${encryptionKey}`);
    assert.equal(rotated.open(mine, seal.seal(mine, link)), link);
    const sealed = rotated.seal(mine, link);
    assert.deepEqual([linkSeal(otherEncryptionKey).open(mine, sealed), seal.open(mine, sealed)], [link, undefined]);
  });

  it("does not open what was changed in any byte", () => {
    const sealed = Buffer.from(seal.seal(mine, link), "base64");
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(seal.open(mine, changed.toString("base64")), undefined, `byte ${index}`);
    }
  });

  for (const [name, text] of [
    ["nothing", ""],
    ["something else", "not base64 at all!"],
    ["too little", Buffer.from([1, ...Array.from({ length: 27 }, () => 0)]).toString("base64")],
  ] as const) {
    it(`does not open ${name}`, () => assert.equal(seal.open(mine, text), undefined));
  }

  it("refuses a key of another size", () => {
    assert.throws(() => linkSeal(Buffer.alloc(31).toString("base64")), { code: "config-invalid", message: /31 bytes/ });
    assert.throws(() => linkSeal(""), { code: "config-invalid" });
  });
});
