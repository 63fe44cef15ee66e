import assert from "node:assert/strict";
import { openStore } from "../../src/adapters/store/database.ts";
import type { Store } from "../../src/adapters/store/database.ts";
import { connect } from "../../src/connect.ts";
import { aConfig } from "../build/a-config.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

describe("connect", () => {
  const clock = new FakeClock();
  const outside = fakeOutside();
  let store: Store;

  beforeEach(async () => {
    store = await openStore({ url: ":memory:", encryptionKey, clock });
  });
  afterEach(() => store.close());

  const opened = () => ({ ...store, clock, log: new RecordingLog(), problems: outside.ports.problems, policy: outside.policy });

  it("returns every port of the bot but those that send in Teams", () => {
    const { ports } = connect(aConfig(), opened());
    const speaking = ["approvals", "cards", "notifier", "pressed", "signInPage"];
    const missing = Object.keys(outside.ports).filter((name) => !(name in ports));
    assert.deepEqual(missing.toSorted(), speaking);
  });

  it("has the configuration's terms, and the endpoints of its cloud", () => {
    const { ports, cloud } = connect(aConfig({ INVITE_AS: "app", CLOUD: "usgov" }), opened());
    assert.deepEqual([ports.terms.inviteAs, ports.terms.tenantId], ["app", "11111111-1111-4111-8111-111111111111"]);
    assert.equal(cloud.graphRoot, "https://graph.microsoft.us");
    assert.equal(ports.terms.teamsUrl, cloud.teamsUrl);
  });

  it("uses a given replacement for an adapter", () => {
    const { membership } = outside;
    assert.equal(connect(aConfig(), { ...opened(), membership }).ports.membership, membership);
  });
});
