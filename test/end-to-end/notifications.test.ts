import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { isBusy } from "../../src/adapters/store/sqlite/sqlite-failure.ts";
import type { AcceptancePath } from "../../src/domain/invitation.ts";
import { freePort } from "../build/free-port.ts";
import { id } from "../build/ids.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("Graph's notifications", () => {
  let world: World;
  let adele: Chat;
  let publicUrl: string;
  let folder: string;
  let file: string;

  before(async () => {
    const port = await freePort();
    publicUrl = `http://localhost:${port}`;
    folder = await mkdtemp(join(tmpdir(), "guestlist-"));
    file = join(folder, "store.db");
    world = await startWorld({
      PUBLIC_URL: publicUrl,
      PORT: String(port),
      DIRECTORY_POLL_SECONDS: "3600",
      DATABASE_URL: `sqlite:${file}`,
      WELCOME_PAGE: "off",
    });
    adele = await world.as(PERSON_IDS.adele);
    await subscribed();
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    world.sandbox.control.patch({ notifications: "prompt", deltaTracksUserState: false });
    await holdReadingById(true);
  });

  /** Nothing but notifications then brings news, however long a test takes: another process seems to have the job that reads the young by id. */
  async function holdReadingById(isHeld: boolean): Promise<void> {
    const [lease, leasedUntil] = isHeld ? ["another-process", "9999-12-31T00:00:00.000Z"] : [null, null];
    const store = new DatabaseSync(file, { timeout: 0 }); // the bot is in this process: it can't end its transaction while this waits
    const hold = store.prepare("update jobs set lease = ?, leased_until = ? where key = 'check-guests'");
    await until(() => {
      try {
        return hold.run(lease, leasedUntil).changes === 1;
      } catch (error) {
        if (isBusy(error)) return false;
        throw error;
      }
    });
    store.close();
  }

  const live = () => [...world.sandbox.tenant.subscriptions.values()];
  const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isTrue())) await setTimeout(10);
  };
  const subscribed = () => until(async () => (await world.app.ports.subscription.find())?.id !== undefined);

  async function invited(email: string): Promise<{ readonly redeemUrl: string; readonly guest: string }> {
    await adele.say("invite");
    const result = await adele.press(await adele.form(), "send-invitation", { email });
    assert.equal(result.kind, "card");
    const mail = (await adele.mails()).find(({ to }) => to === email);
    const guest = world.sandbox.tenant.users.list().find((user) => user.mail === email);
    assert.ok(mail && guest);
    const { invitations, jobRecords } = world.app.ports;
    const [invitation] = await invitations.findByAddress(id(email));
    const firstLooks = async () =>
      (await jobRecords.list(undefined, 1_000)).filter(({ task }) => task?.kind === "check-guest" && task.invitation === invitation?.id);
    await until(async () => (await firstLooks()).length === 0);
    return { redeemUrl: mail.redeemUrl, guest: guest.id };
  }
  /** In which way. */
  async function heardOf(email: string): Promise<AcceptancePath | undefined> {
    await adele.until(({ text }) => text.includes(email), "the notice");
    const [invitation] = await world.app.ports.invitations.findByAddress(id(email));
    return invitation?.state.kind === "accepted" ? invitation.state.path : undefined;
  }

  it("are ordered at the public address, with both endpoints answering Graph's handshake", () => {
    assert.deepEqual(
      live().map(({ resource, notificationUrl, lifecycleNotificationUrl }) => [resource, notificationUrl, lifecycleNotificationUrl]),
      [["users", `${publicUrl}/notifications`, `${publicUrl}/notifications/lifecycle`]],
    );
  });

  it("bring the acceptance at once, though each comes twice", async () => {
    const { redeemUrl } = await invited("kim@fabrikam.com");
    await adele.accept(redeemUrl);
    assert.equal(await heardOf("kim@fabrikam.com"), "notification");
  });

  it("bring it when they are late, too", async () => {
    world.sandbox.control.patch({ notifications: "late" });
    const { redeemUrl } = await invited("lou@fabrikam.com");
    await adele.accept(redeemUrl);
    world.sandbox.tenant.clock.advance(61_000);
    assert.equal(await heardOf("lou@fabrikam.com"), "notification");
  });

  it("aren't needed: without any, guests are read by id", async () => {
    world.sandbox.control.patch({ notifications: "never" });
    const { redeemUrl } = await invited("mo@fabrikam.com");
    await adele.accept(redeemUrl);
    await holdReadingById(false);
    const { jobs, clock } = world.app.ports;
    await jobs.enqueue({ task: { kind: "check-guests" }, due: clock.now(), key: "check-guests" });
    assert.equal(await heardOf("mo@fabrikam.com"), "young");
  });

  it("go on after a restart, with the same subscription", async () => {
    const [before] = live();
    const { redeemUrl } = await invited("nia@fabrikam.com");
    await world.restart();
    assert.deepEqual(
      live().map((subscription) => subscription.id),
      [before?.id],
    );
    await adele.accept(redeemUrl);
    await heardOf("nia@fabrikam.com");
  });

  it("are ordered again when Graph has lost the subscription", async () => {
    world.sandbox.tenant.subscriptions.clear();
    world.advance(31 * 60_000);
    await until(() => live().length === 1);
    await subscribed();
    assert.ok(world.logged.some((line) => line.includes("subscription-lost")));
  });

  it("are authorized again when Graph asks for it", async () => {
    world.advance(2 * 60_000); // a renewal of the last minute would count as the answer
    const { clock } = world.sandbox.tenant;
    clock.advance(46 * 60_000);
    await until(() => live().some(({ authorizedUntil }) => authorizedUntil > clock.now().getTime() + 55 * 60_000));
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
