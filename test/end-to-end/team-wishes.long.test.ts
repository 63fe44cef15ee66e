import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ControlView, MessageView } from "../../sandbox/page-api/api.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { GROUP_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startApprovals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const delegated = "TeamMember.ReadWriteNonOwnerRole.All";
const ownerName = "MOD Administrator";
const team = "Contoso Partners";

interface Tenant {
  /** Whether somebody has consented to the delegated permission; true if absent. */
  readonly delegated?: boolean;
  readonly application?: readonly string[];
  readonly switches?: Partial<ControlView>;
}

function preparing({ delegated: isDelegated = true, application = [], switches = {} }: Tenant) {
  return ({ tenant, control }: Sandbox): void => {
    tenant.app.granted.delegated[isDelegated ? "add" : "delete"](delegated);
    for (const permission of ["GroupMember.ReadWrite.All", "GroupSettings.Read.All"])
      tenant.app.granted.application[application.includes(permission) ? "add" : "delete"](permission);
    control.patch(switches);
  };
}

function lookAt(world: World) {
  const userOf = (email: string) => world.sandbox.tenant.users.list().find(({ mail }) => mail === email);
  const isIn = (email: string) => world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.has(userOf(email)?.id ?? "") === true;
  const accept = async (chat: Chat, email: string) =>
    chat.accept((await chat.mails()).find(({ to, redeemUrl }) => to === email && redeemUrl !== "")?.redeemUrl ?? "");
  return { userOf, isIn, accept };
}

const shows = (words: string) => (message: MessageView) => wordsOf(message.card).includes(words);

describe("A wish that the partner joins the team", () => {
  let world: World;
  let folder: string | undefined;
  afterEach(async () => {
    await world.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    folder = undefined;
  });

  async function start(tenant: Tenant, settings: Readonly<Record<string, string>> = {}) {
    world = await startWorld(settings, preparing(tenant));
    const [adele, owner] = await Promise.all([world.as(PERSON_IDS.adele), world.as(PERSON_IDS.admin)]);
    return { adele, owner, ...lookAt(world) };
  }

  async function invite(chat: Chat, email: string, typed: Readonly<Record<string, unknown>> = { addToTeam: "true" }) {
    await chat.post(`invite ${email}`);
    const form = await chat.form();
    const sent = await chat.press(form, "send-invitation", { email, ...typed });
    assert.ok(sent.kind === "card", JSON.stringify(sent));
    return { form, turned: (words: string) => chat.until((message) => message.id === form.id && shows(words)(message), words) };
  }

  const ownersCard = (chat: Chat, email: string) => chat.until(shows(`Add ${email} to ${team}`), `the owners' card for ${email}`);

  it("waits for the owners where nobody has consented, who do it in Teams", async () => {
    const { owner, isIn, accept } = await start({ delegated: false });
    const email = "pat@fabrikam.com";
    await invite(owner, email);
    await accept(owner, email);
    const answer = await owner.press(await ownersCard(owner, email), "add-to-team");
    assert.ok(answer.kind === "card", JSON.stringify(answer));
    for (const words of ["Action.OpenUrl", `groupId=${GROUP_IDS.team}`]) assert.ok(shows(words)(answer.message), words);
    assert.ok(!isIn(email));
    await owner.post("invite sky@fabrikam.com");
    assert.ok(!shows(`Add to ${team}`)(await owner.form()));
  });

  it("is carried out by the app as soon as they accept, where an owner wished it and only the app may add", async () => {
    const { owner, isIn, accept } = await start({ delegated: false, application: ["GroupMember.ReadWrite.All"] });
    const email = "kim@fabrikam.com";
    const { turned } = await invite(owner, email);
    assert.ok(!isIn(email));
    await accept(owner, email);
    const card = await turned("They have accepted and can see this channel.");
    assert.deepEqual([isIn(email), actionOf(card.card, "add-to-team")], [true, undefined]);
    await owner.until(({ text }) => text.includes(`In the team: ${email}`), "the notice");
    assert.ok(!(await owner.read()).some(shows(`Add ${email} to`)), "the owners were asked");
  });

  it("is carried out by the app at an owner's press, where somebody else wished it", async () => {
    const { adele, owner, isIn, accept } = await start({ delegated: false, application: ["GroupMember.ReadWrite.All"] });
    const email = "lou@fabrikam.com";
    await invite(adele, email);
    await accept(adele, email);
    const card = await ownersCard(owner, email);
    const refused = await adele.press(await ownersCard(adele, email), "add-to-team");
    assert.ok(refused.kind === "message" && refused.text.includes(ownerName), JSON.stringify(refused));
    assert.ok(!isIn(email));
    const added = await owner.press(card, "add-to-team");
    assert.ok(added.kind === "card" && shows(`✓ ${ownerName} added ${email} to ${team}`)(added.message), JSON.stringify(added));
    assert.ok(isIn(email));
  });

  for (const [teamGuests, application, isKnown] of [
    ["team", ["GroupSettings.Read.All"], true],
    ["label", ["GroupSettings.Read.All"], true],
    ["tenant", ["GroupSettings.Read.All"], true],
    ["team", [], false],
    ["access-off", ["GroupSettings.Read.All"], false],
  ] as const) {
    it(`says that the team takes no guests (${teamGuests}), ${isKnown ? "on the form" : "when it was tried"}`, async () => {
      const { owner, isIn, accept } = await start({ application, switches: { teamGuests } });
      const email = "mo@fabrikam.com";
      await owner.post(`invite ${email}`);
      const form = await owner.form();
      assert.deepEqual([shows(`Add to ${team}`)(form), shows(`${team} takes no guests`)(form)], [!isKnown, isKnown]);
      const { turned } = await invite(owner, email);
      if (!isKnown) await turned(teamGuests === "access-off" ? "sign in" : `${team} takes no guests`);
      await accept(owner, email);
      await turned("Accepted");
      assert.ok(!isIn(email));
    });
  }

  it("isn't offered in a private channel", async () => {
    const { adele } = await start({});
    assert.equal((await adele.page.send("POST", "channels", { title: "Deal room", membership: "private" })).status, 200);
    await adele.changeApp("Deal room", "installed");
    await adele.sayIn("Deal room", "invite noa@fabrikam.com");
    assert.ok(!shows(`Add to ${team}`)(await adele.form()));
    await adele.post("invite noa@fabrikam.com");
    assert.ok(shows(`Add to ${team}`)(await adele.form()));
  });

  it("begins later in a 1:1 chat, with a team that the person owns", async () => {
    const { owner, adele, isIn, accept } = await start({});
    const accepted = async (chat: Chat, email: string) => {
      await chat.say(`invite ${email}`);
      const form = await chat.form();
      await chat.press(form, "send-invitation", { email });
      await accept(chat, email);
      return chat.until((message) => message.id === form.id && actionOf(message.card, "choose-team") !== undefined, "the accepted card");
    };
    const list = await owner.press(await accepted(owner, "ria@fabrikam.com"), "choose-team");
    assert.ok(list.kind === "card" && shows(team)(list.message), JSON.stringify(list));
    const added = await owner.press(list.message, "add-to-team", { team: GROUP_IDS.team });
    assert.ok(added.kind === "card" && isIn("ria@fabrikam.com"), JSON.stringify(added));
    const none = await adele.press(await accepted(adele, "tom@fabrikam.com"), "choose-team");
    assert.ok(none.kind === "card" && shows("You own no team")(none.message), JSON.stringify(none));
    const forged = { id: null, verb: "add-to-team", data: { ...actionOf(none.message.card, "show-card")?.data, team: GROUP_IDS.team } };
    const { conversation, id } = none.message;
    const refused = (await adele.page.send("POST", "actions", { conversation, message: id, action: forged })).body;
    assert.ok(refused.kind === "message" && !isIn("tom@fabrikam.com"), JSON.stringify(refused));
  });

  it("ends with a revocation, which takes the partner out of the team", async () => {
    const { owner, isIn, userOf } = await start({});
    const email = "zoe@fabrikam.com";
    const { turned } = await invite(owner, email);
    const card = await turned("as soon as they sign in");
    const guest = userOf(email)?.id;
    assert.ok(isIn(email));
    const question = await owner.press(card, "revoke");
    assert.ok(question.kind === "card", JSON.stringify(question));
    await owner.press(question.message, "revoke-confirmed");
    await turned("Revoked");
    const group = world.sandbox.tenant.groups.get(GROUP_IDS.team);
    assert.deepEqual(
      [userOf(email), group?.members.has(guest ?? "") && world.sandbox.tenant.users.get(guest ?? "")],
      [undefined, undefined],
    );
  });

  it("survives restarts before the acceptance, and before the owners' press", async () => {
    folder = await mkdtemp(join(tmpdir(), "team-wishes-"));
    const { adele, owner, isIn, accept } = await start({}, { DATABASE_URL: `sqlite:${join(folder, "guestlist.sqlite")}` });
    const email = "ben@fabrikam.com";
    await invite(adele, email);
    await world.restart();
    await accept(adele, email);
    const card = await ownersCard(owner, email);
    await world.restart();
    await owner.press(card, "add-to-team");
    await adele.until(({ text }) => text.includes(`In the team: ${email}`), "the notice");
    assert.ok(isIn(email));
    assert.equal((await adele.read()).filter(({ text }) => text.includes(`In the team: ${email}`)).length, 1);
  });
});

describe("A wish that needs approval", () => {
  it("adds nobody before the approval, and asks the requester, who owns the team, afterwards", async () => {
    const approvals = await startApprovals({ prepare: preparing({ switches: { teamOwners: ["AdeleV@contoso.com"] } }) });
    try {
      const { adele, megan, world } = approvals;
      const { isIn, userOf, accept } = lookAt(world);
      const email = "nils@woodgrovebank.com";
      const living = await approvals.ask(email, { addToTeam: "true" });
      const request = await approvals.request(email);
      assert.ok(shows(team)(request), wordsOf(request.card));
      assert.deepEqual([userOf(email), isIn(email)], [undefined, false]);
      await approvals.press(megan, request, "approve");
      await approvals.turned(living, /Invited/);
      assert.ok(!isIn(email));
      await accept(adele, email);
      const asked = await adele.until(shows(`Add ${email} to ${team}`), "the owners' card");
      assert.ok(!isIn(email));
      await adele.press(asked, "add-to-team");
      await approvals.turned(living, /can see this channel/);
      assert.ok(isIn(email));
    } finally {
      await approvals.close();
    }
  });
});
