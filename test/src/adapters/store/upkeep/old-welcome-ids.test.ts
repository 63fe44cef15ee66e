import assert from "node:assert/strict";
import type { Store } from "../../../../../src/adapters/store/database.ts";
import { createWelcomePage } from "../../../../../src/adapters/welcome-page.ts";
import { pageToForwardTo } from "../../../../../src/domain/landing-page.ts";
import { partnerForwarder } from "../../../../../src/flows/following/partner-forwarder.ts";
import { encryptionKey, otherEncryptionKey } from "../../../../build/encryption-key.ts";
import { fullStore } from "../../../../build/full-store/full-store.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../../fakes/fake-outside.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

const [invitation = assert.fail()] = fullStore.invitations
  .map((kept) => kept.invitation)
  .filter(({ options }) => pageToForwardTo(options) !== undefined);
const page = pageToForwardTo(invitation.options);

/** The end of the address that the mail of this invitation leads to, as it was made before anything happened to the store. */
const segment = createWelcomePage({ encryptionKey, origin: "https://guestlist.contoso.com" }).addressFor(invitation.id)?.split("/").at(-1);

/** The mail's Accept link leads to our page for years, whatever happens to the database meanwhile. */
describe("an old address of our page", () => {
  let places: TwoPlaces;
  let from: string;
  beforeEach(async () => {
    places = await twoPlaces();
    from = await places.fill("from.db");
  });
  afterEach(() => places.remove());

  /** Where a bot on this store leads the browser. */
  async function forwarded(name: string, key = encryptionKey): Promise<string> {
    const store: Store = await places.open(name, key);
    try {
      const welcomePage = createWelcomePage({ encryptionKey: key, origin: undefined });
      return await partnerForwarder({ ...fakeOutside().ports, ...store, welcomePage })(segment ?? assert.fail());
    } finally {
      await store.close();
    }
  }

  it("leads to the invitation's own page", async () => {
    assert.notEqual(page, defaultRedirectUrl);
    assert.equal(await forwarded("from.db"), page);
  });

  it("still does after the store was copied", async () => {
    await places.upkeep.copy(from, places.at("to.db"), quietly);
    assert.equal(await forwarded("to.db"), page);
  });

  it("still does after a backup was restored", async () => {
    await places.upkeep.backUp(from, places.at("backup.db"));
    assert.equal(await forwarded("backup.db"), page);
  });

  it("still does after a copy with a new key, while the old one is named behind it", async () => {
    await places.upkeep.copy(from, places.at("to.db"), quietly);
    assert.equal(await forwarded("to.db", `${otherEncryptionKey},${encryptionKey}`), page);
    assert.equal(await forwarded("to.db", otherEncryptionKey), defaultRedirectUrl);
  });
});
