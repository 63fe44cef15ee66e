import assert from "node:assert/strict";
import { encryptionKeys } from "../../../src/adapters/encryption-keys.ts";
import { encryptionKey, otherEncryptionKey } from "../../build/encryption-key.ts";

const bytes = (key: string) => Buffer.from(key, "base64");

describe("encryptionKeys", () => {
  it("reads one key, or several in their order", () => {
    assert.deepEqual(encryptionKeys(encryptionKey), [bytes(encryptionKey)]);
    const both = encryptionKeys(`${otherEncryptionKey},${encryptionKey}`);
    assert.deepEqual(both, [bytes(otherEncryptionKey), bytes(encryptionKey)]);
  });

  for (const wrong of ["", "c2hvcnQ=", `${encryptionKey},c2hvcnQ=`, `${encryptionKey},`, `,${encryptionKey}`]) {
    it(`refuses ${wrong || "nothing"}`, () => {
      assert.throws(() => encryptionKeys(wrong), { code: "config-invalid", message: /takes 32 bytes as base64/ });
    });
  }
});
