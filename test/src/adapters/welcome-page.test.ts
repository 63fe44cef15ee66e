import assert from "node:assert/strict";
import * as fc from "fast-check";
import { z } from "zod";
import { createSealed } from "../../../src/adapters/entra/sealed-token.ts";
import { linkSeal } from "../../../src/adapters/store/link-seal.ts";
import { createWelcomePage } from "../../../src/adapters/welcome-page.ts";
import type { InvitationId } from "../../../src/domain/ids.ts";
import { encryptionKey, otherEncryptionKey } from "../../build/encryption-key.ts";
import { id } from "../../build/ids.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";

const origin = "https://guestlist.contoso.com";
const invitation: InvitationId = id("0197e1a2-4c5d-7e3f-8a9b-0c1d2e3f4a5b");
const page = createWelcomePage({ origin, encryptionKey });
const segmentOf = (address: string | undefined) => address?.split("/").at(-1) ?? assert.fail("no address");
const sealed = () => segmentOf(page.addressFor(invitation));
const keysOf = (setting: string) => createWelcomePage({ origin, encryptionKey: setting });

describe("createWelcomePage", () => {
  it("makes an address that leads back to its invitation, and says nothing of it", () => {
    const address = page.addressFor(invitation) ?? "";
    assert.match(address, /^https:\/\/guestlist\.contoso\.com\/welcome\/[\w-]{80,100}$/);
    assert.ok(!Buffer.from(segmentOf(address), "base64url").toString("latin1").includes("0197"));
    assert.equal(page.invitationIn(segmentOf(address)), invitation);
    assert.notEqual(address, page.addressFor(invitation));
  });

  it("makes no address without an origin, and goes on reading those of before", () => {
    const off = createWelcomePage({ origin: undefined, encryptionKey });
    assert.deepEqual([off.addressFor(invitation), off.invitationIn(sealed())], [undefined, invitation]);
  });

  it("seals with the newest key, reads what an older one has sealed, and nothing of a key that is gone", () => {
    const old = sealed();
    const rotated = keysOf(`${otherEncryptionKey},${encryptionKey}`);
    const fresh = segmentOf(rotated.addressFor(invitation));
    assert.deepEqual([rotated.invitationIn(old), rotated.invitationIn(fresh)], [invitation, invitation]);
    assert.deepEqual([page.invitationIn(fresh), keysOf(otherEncryptionKey).invitationIn(fresh)], [undefined, invitation]);
    assert.equal(keysOf(otherEncryptionKey).invitationIn(old), undefined);
  });

  it("reads nothing that was changed in any byte", () => {
    const bytes = Buffer.from(sealed(), "base64url");
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(page.invitationIn(changed.toString("base64url")), undefined, `byte ${index}`);
    }
  });

  it("reads nothing that isn't ours, however odd", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => page.invitationIn(text) === undefined));
    for (const odd of ["", "%", "../etc", "a".repeat(28), `${sealed()}=`, "A".repeat(10_000)]) {
      assert.equal(page.invitationIn(odd), undefined);
    }
  });

  describe("and what is sealed for other purposes", () => {
    const clock = new FakeClock();
    const purposes = ["sign-in ticket", "sign-in session"];
    const tokens = purposes.map((purpose) => createSealed({ encryptionKey, purpose, schema: z.any(), clock }));
    const links = linkSeal(encryptionKey);

    it("is no address", async () => {
      const others = [links.seal(invitation, invitation), ...(await Promise.all(tokens.map((each) => each.seal(invitation))))];
      for (const text of others) {
        const segments = [text, Buffer.from(text, "base64").toString("base64url"), ...text.split(".")];
        for (const segment of segments) assert.equal(page.invitationIn(segment), undefined);
      }
    });

    it("doesn't take an address for its own", async () => {
      const segment = sealed();
      for (const each of tokens) assert.equal(await each.open(segment), undefined);
      const bytes = Buffer.from(segment, "base64url");
      for (const text of [segment, bytes.toString("base64"), Buffer.concat([Buffer.of(1), bytes]).toString("base64")]) {
        assert.equal(links.open(invitation, text), undefined);
      }
    });
  });
});
