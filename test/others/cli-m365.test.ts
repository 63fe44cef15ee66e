import assert from "node:assert/strict";
import { z } from "zod";
import { seedGuests } from "../../sandbox/seed.ts";
import { GUEST_IDS } from "../../sandbox/well-known.ts";
import { othersWorld, type OthersWorld } from "./others-world.ts";

const CLI = "node_modules/@pnp/cli-microsoft365/dist/index.js";
const user = z.object({ id: z.string(), displayName: z.string(), mail: z.string().optional(), externalUserState: z.string().nullish() });

describe("the CLI for Microsoft 365, as it is", function () {
  this.timeout(60_000);
  let world: OthersWorld;

  before(async () => {
    world = await othersWorld({ proxyPort: 0 });
    await m365("cli", "config", "set", "--key", "disableTelemetry", "--value", "true");
    const { app, id } = world.sandbox.tenant;
    await m365("login", "--authType", "secret", "--appId", app.appId, "--tenant", id, "--secret", app.secret);
  });
  after(() => world.close());

  /** Runs a command; what it prints. */
  async function m365(...args: readonly string[]): Promise<string> {
    const { code, output, errors } = await world.run([CLI, ...args, "--output", "json"], { NO_COLOR: "1" });
    assert.equal(code, 0, `${args.slice(0, 4).join(" ")}: ${errors}${output}`);
    return output;
  }

  it("logs in with the app's secret, and knows who it is", async () => {
    const { connectedAs, authType, appId } = z
      .object({ connectedAs: z.string(), authType: z.string(), appId: z.string() })
      .parse(JSON.parse(await m365("status")));
    assert.deepEqual([authType, appId], ["secret", world.sandbox.tenant.app.appId]);
    assert.notEqual(connectedAs, "");
  });

  it("invites a guest: entra user guest add", async () => {
    const args = ["--emailAddress", "dana@fabrikam.com", "--displayName", "Dana", "--sendInvitationMessage", "true"];
    const answer = z
      .object({ status: z.string(), inviteRedeemUrl: z.string(), invitedUser: z.object({ id: z.string() }) })
      .parse(JSON.parse(await m365("entra", "user", "guest", "add", ...args)));
    assert.equal(answer.status, "PendingAcceptance");
    assert.match(answer.inviteRedeemUrl, /\/redeem\?rd=https%3a%2f%2finvitations\.microsoft\.com/);
    assert.equal(world.sandbox.tenant.users.get(answer.invitedUser.id)?.displayName, "Dana");
  });

  it("lists users: entra user list, page by page", async () => {
    seedGuests(world.sandbox.tenant, 150);
    const all = z.array(user).parse(JSON.parse(await m365("entra", "user", "list")));
    assert.ok(all.length > 150);
    assert.ok(all.some(({ displayName }) => displayName === "Adele Vance"));
    const listed = await m365("entra", "user", "list", "--type", "Guest", "--properties", "id,displayName,externalUserState");
    const guests = z.array(user).parse(JSON.parse(listed));
    assert.equal(guests.find(({ id }) => id === GUEST_IDS.sam)?.externalUserState, "Accepted");
    assert.equal(guests.find(({ id }) => id === GUEST_IDS.nora)?.externalUserState, "PendingAcceptance");
  });

  it("gets one user, and is told when there is none: entra user get", async () => {
    const found = user.parse(JSON.parse(await m365("entra", "user", "get", "--id", GUEST_IDS.sam, "--properties", "id,displayName")));
    assert.equal(found.displayName, "Sam Rivera");
    const { code, output, errors } = await world.run([CLI, "entra", "user", "get", "--id", "0b6f4a4c-5a0d-4b0c-8e57-c0de000000ff"]);
    assert.equal(code, 1);
    assert.match(output + errors, /does not exist or one of its queried reference-property objects are not present/);
  });

  it("removes a guest: entra user remove", async () => {
    await m365("entra", "user", "remove", "--id", GUEST_IDS.nora, "--force");
    const left = z.array(user).parse(JSON.parse(await m365("entra", "user", "list", "--type", "Guest")));
    assert.equal(
      left.some(({ id }) => id === GUEST_IDS.nora),
      false,
    );
  });
});
