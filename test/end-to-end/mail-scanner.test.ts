import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { freePort } from "../build/free-port.ts";
import { id } from "../build/ids.ts";
import type { Chat } from "./chat.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const email = "dana@fabrikam.com";

describe("A mail scanner that opens every link of Microsoft's mail", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    const port = String(await freePort());
    world = await startWorld({ PUBLIC_URL: `http://localhost:${port}`, PORT: port, DIRECTORY_POLL_SECONDS: "3600" });
    world.sandbox.control.patch({ mailScanner: true, notifications: "never" });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  const opens = () => world.logged.filter((line) => line.includes("welcome-page-opened")).length;

  /** When the series of looks that the scanner has caused is over. */
  async function stateAfterLooks(): Promise<string | undefined> {
    const { invitations, jobRecords, clock } = world.app.ports;
    const invitation = await invitations.findOpen(id(email));
    world.advance(16_000);
    const looks = async () =>
      (await jobRecords.list(undefined, 1_000)).some(({ task }) => task?.kind === "look" && task.invitation === invitation?.id);
    while (await looks()) await clock.wait(20);
    return (await invitations.findOpen(id(email)))?.state.kind;
  }

  it("causes a look and nothing else, and the partner's own acceptance is heard of afterwards", async () => {
    const { message } = await submit(adele, email);
    await guestIsSeen(world, email);
    await adele.press(message, "resend"); // the scanner opens the second mail, too, when the first POST is surely answered
    await world.sandbox.settled();
    const requests = world.sandbox.requests.since(0).requests.filter(({ path }) => path.startsWith("/redeem"));
    assert.deepEqual(
      requests.map(({ method }) => method),
      ["HEAD", "GET", "HEAD", "GET"],
    );
    assert.equal(opens(), 1);
    assert.equal(await stateAfterLooks(), "invited");
    assert.ok(!(await adele.read()).some(({ text }) => text.startsWith("Accepted")));
    world.advance(30_000);
    const [mail] = await adele.mails();
    await adele.accept(mail?.redeemUrl ?? "");
    const notice = await adele.until(({ text }) => text.includes(email), "the notice");
    assert.match(notice.text, /^Accepted/);
  });
});
