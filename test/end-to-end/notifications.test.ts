import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { freePort } from "../build/free-port.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("Graph's notifications", () => {
  let world: World;
  let adele: Chat;
  let publicUrl: string;
  let folder: string;

  before(async () => {
    const port = await freePort();
    publicUrl = `http://localhost:${port}`;
    // Nothing but notifications brings news within the time of a test.
    folder = await mkdtemp(join(tmpdir(), "guestlist-"));
    const database = `sqlite:${join(folder, "store.db")}`;
    world = await startWorld({
      PUBLIC_URL: publicUrl,
      PORT: String(port),
      DIRECTORY_POLL_SECONDS: "3600",
      DATABASE_URL: database,
      WELCOME_PAGE: "off",
    });
    adele = await world.as(PERSON_IDS.adele);
    await subscribed();
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => world.sandbox.control.patch({ notifications: "prompt" }));

  const live = () => [...world.sandbox.tenant.subscriptions.values()];
  const until = async (what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      if (await isTrue()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.fail(`${what} did not happen`);
  };
  const subscribed = () => until("the subscription", async () => (await world.app.ports.subscription.find())?.id !== undefined);

  async function invited(email: string): Promise<{ readonly redeemUrl: string; readonly guest: string }> {
    await adele.say("invite");
    const result = await adele.press(await adele.form(), "send-invitation", { email });
    assert.equal(result.kind, "card");
    const mail = (await adele.mails()).find(({ to }) => to === email);
    const guest = world.sandbox.tenant.users.list().find((user) => user.mail === email);
    assert.ok(mail && guest);
    return { redeemUrl: mail.redeemUrl, guest: guest.id };
  }
  const heardOf = (email: string) => adele.until(({ text }) => text.includes(email), "the notice");

  it("are ordered at the public address, with both endpoints answering Graph's handshake", () => {
    assert.deepEqual(
      live().map(({ resource, notificationUrl, lifecycleNotificationUrl }) => [resource, notificationUrl, lifecycleNotificationUrl]),
      [["users", `${publicUrl}/notifications`, `${publicUrl}/notifications/lifecycle`]],
    );
  });

  it("bring the acceptance at once, though each comes twice", async () => {
    const { redeemUrl } = await invited("kim@fabrikam.com");
    await adele.accept(redeemUrl);
    await heardOf("kim@fabrikam.com");
    assert.ok(world.logged.some((line) => /"path":"(notification|delta)"/.test(line)));
  });

  it("bring it when they are late, too", async () => {
    world.sandbox.control.patch({ notifications: "late" });
    const { redeemUrl } = await invited("lou@fabrikam.com");
    await adele.accept(redeemUrl);
    world.sandbox.tenant.clock.advance(61_000);
    await heardOf("lou@fabrikam.com");
  });

  it("aren't needed: without any, guests are read by id", async () => {
    world.sandbox.control.patch({ notifications: "never" });
    const { redeemUrl } = await invited("mo@fabrikam.com");
    await adele.accept(redeemUrl);
    const { jobs, clock } = world.app.ports;
    await jobs.enqueue({ task: { kind: "check-guests" }, due: clock.now(), key: "check-guests" });
    await heardOf("mo@fabrikam.com");
  });

  it("go on after a restart, with the same subscription", async () => {
    const [before] = live();
    const { redeemUrl } = await invited("nia@fabrikam.com");
    await world.restart();
    assert.deepEqual(
      live().map(({ id }) => id),
      [before?.id],
    );
    await adele.accept(redeemUrl);
    await heardOf("nia@fabrikam.com");
  });

  it("are ordered again when Graph has lost the subscription", async () => {
    world.sandbox.tenant.subscriptions.clear();
    world.advance(31 * 60_000);
    await until("another subscription", () => live().length === 1);
    await subscribed();
    assert.ok(world.logged.some((line) => line.includes("subscription-lost")));
  });

  it("are authorized again when Graph asks for it", async () => {
    world.advance(2 * 60_000); // a renewal of the last minute would count as the answer
    const { clock } = world.sandbox.tenant;
    clock.advance(46 * 60_000);
    await until("the renewal", () => live().some(({ authorizedUntil }) => authorizedUntil > clock.now().getTime() + 55 * 60_000));
  });

  it("cause a bounded number of calls to Graph, genuine and forged ones, by the hundred", async () => {
    const { guest } = await invited("pat@fabrikam.com");
    const clientState = live()[0]?.clientState ?? "";
    const { next } = world.sandbox.requests.since(0);
    const lines = () => world.logged.filter((line) => line.includes("notifications-forged")).length;
    const before = lines();
    const post = async (secret: string, user: string) => {
      const body = JSON.stringify({ value: [{ clientState: secret, changeType: "updated", resourceData: { id: user } }] });
      return (await fetch(`${publicUrl}/notifications`, { method: "POST", headers: { "content-type": "application/json" }, body })).status;
    };
    const statuses = new Set<number>();
    for (let n = 0; n < 100; n += 1) {
      statuses.add(await post("guess", guest));
      statuses.add(await post(clientState, guest));
      statuses.add(await post(clientState, PERSON_IDS.megan));
    }
    assert.deepEqual([...statuses], [202]);
    const asked = world.sandbox.requests
      .since(next)
      .requests.filter(({ path }) => /^\/v1\.0\/(users\/delta|\$batch|subscriptions)/.test(path));
    assert.ok(asked.length > 0 && asked.length <= 30, `300 notifications caused ${asked.length} requests`);
    assert.ok(lines() - before <= 1, "forged ones are counted, not said one by one");
  });
});
